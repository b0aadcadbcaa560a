//! A set of small numbers: a bit for each.

/// Numbers from 0 on, in order.
#[derive(Clone, Debug, Default)]
pub(in crate::session) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    pub(in crate::session) fn contains(&self, number: usize) -> bool {
        self.words.get(number / 64).is_some_and(|word| word & mask(number) != 0)
    }

    /// Adds a number; tells whether it is new.
    pub(in crate::session) fn insert(&mut self, number: usize) -> bool {
        if self.words.len() <= number / 64 {
            self.words.resize(number / 64 + 1, 0);
        }
        let Some(word) = self.words.get_mut(number / 64) else { return false };
        let is_new = *word & mask(number) == 0;
        *word |= mask(number);
        is_new
    }

    /// Takes a number out; tells whether it was there.
    pub(in crate::session) fn remove(&mut self, number: usize) -> bool {
        let Some(word) = self.words.get_mut(number / 64) else { return false };
        let was_there = *word & mask(number) != 0;
        *word &= !mask(number);
        was_there
    }

    /// The smallest number from `from` on.
    pub(in crate::session) fn next(&self, from: usize) -> Option<usize> {
        let first = self.words.get(from / 64)? & (u64::MAX << (from % 64));
        let rest = self.words.iter().copied().enumerate().skip(from / 64 + 1);
        let (index, word) =
            std::iter::once((from / 64, first)).chain(rest).find(|(_, word)| *word != 0)?;
        Some(index * 64 + word.trailing_zeros() as usize)
    }

    pub(in crate::session) fn iter(&self) -> impl Iterator<Item = usize> {
        std::iter::successors(self.next(0), |last| self.next(last + 1))
    }
}

fn mask(number: usize) -> u64 {
    1 << (number % 64)
}
