//! Interned names: each spelling stands once.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::namespaces::{self, Judged};

/// Names in one string, found by hash.
#[derive(Debug, Default)]
pub(super) struct Interned {
    text: String,
    /// Where each name stands in `text`.
    spans: Vec<(u32, u32)>,
    /// Of the first names: of a document with very many, hardly one comes again.
    spellings: Vec<Spelling>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

/// So many names of a table are ready to be held against a text.
const MOST_SPELLINGS: usize = 1 << 14;

impl Interned {
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The number of `name`, which is added if need be; none where there are too many.
    pub(super) fn intern(&mut self, name: &str) -> Option<u32> {
        self.find(name).or_else(|| self.add(name))
    }

    pub(super) fn get(&self, index: usize) -> &str {
        name_at(&self.text, self.spans.get(index).copied())
    }

    /// How many bytes a name has.
    pub(super) fn length(&self, index: usize) -> usize {
        self.spans.get(index).map_or(0, |&(start, end)| (end - start) as usize)
    }

    #[inline]
    pub(super) fn spelling(&self, index: usize) -> Option<&Spelling> {
        self.spellings.get(index)
    }

    pub(super) fn find(&self, name: &str) -> Option<u32> {
        let is_it =
            |&at: &u32| self.length(at as usize) == name.len() && self.get(at as usize) == name;
        self.index.find(self.hasher.hash_one(name), is_it).copied()
    }

    /// Adds a name that it doesn't have; gives its number, or none where there are too many.
    pub(super) fn add(&mut self, name: &str) -> Option<u32> {
        let added = u32::try_from(self.len()).ok()?;
        let start = u32::try_from(self.text.len()).ok()?;
        let end = u32::try_from(self.text.len() + name.len()).ok()?;
        self.text.push_str(name);
        self.spans.push((start, end));
        if self.spellings.len() < MOST_SPELLINGS {
            self.spellings.push(Spelling::new(name));
        }
        let Self { text, spans, index, hasher, .. } = self;
        let hash_at = |&at: &u32| hasher.hash_one(name_at(text, spans.get(at as usize).copied()));
        index.insert_unique(hasher.hash_one(name), added, hash_at);
        Some(added)
    }
}

fn name_at(text: &str, span: Option<(u32, u32)>) -> &str {
    span.and_then(|(start, end)| text.get(start as usize..end as usize)).unwrap_or_default()
}

/// A name, ready to be held against a text: most have sixteen bytes or fewer, which takes two steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    /// How many bytes it has; 0 where what is written may differ from what is meant, or isn't plain ASCII, so that it
    /// has to be looked at.
    length: u32,
    /// Its first eight bytes, and which bits of them count: a shorter name has zeros behind it.
    first: u64,
    mask: u64,
    /// Its last eight bytes, where it has as many.
    last: u64,
    /// What the grammar of XML makes of it.
    pub(super) judged: Judged,
}

impl Spelling {
    fn new(name: &str) -> Self {
        let bytes = name.as_bytes();
        let is_as_written =
            bytes.iter().all(|&byte| (b' '..0x7f).contains(&byte) && byte != b'"' && byte != b'\\');
        let (mut first, mut mask) = ([0; 8], [0; 8]);
        for ((byte, mask), &is) in first.iter_mut().zip(&mut mask).zip(bytes) {
            (*byte, *mask) = (is, u8::MAX);
        }
        Self {
            length: u32::try_from(bytes.len()).ok().filter(|_| is_as_written).unwrap_or_default(),
            first: u64::from_le_bytes(first),
            mask: u64::from_le_bytes(mask),
            last: u64::from_le_bytes(bytes.last_chunk().copied().unwrap_or_default()),
            judged: namespaces::judge(name),
        }
    }

    /// How many bytes it has, if `text` begins with it and `end` comes behind it; `name` is the whole.
    #[inline]
    pub(super) fn length_in<'n>(
        &self,
        text: &[u8],
        end: u8,
        name: impl FnOnce() -> &'n str,
    ) -> Option<usize> {
        let length = self.length as usize;
        let is_there = length > 0
            && self.seems_to_begin(text)
            && text.get(length) == Some(&end)
            && (length <= 16 || text.starts_with(name().as_bytes()));
        is_there.then_some(length)
    }

    /// Whether `text` begins with it, as far as its first and last eight bytes tell.
    #[inline]
    fn seems_to_begin(&self, text: &[u8]) -> bool {
        let Some(&first) = text.first_chunk() else { return false };
        if (u64::from_le_bytes(first) ^ self.first) & self.mask != 0 {
            return false;
        }
        let last = || text.get(..self.length as usize).and_then(<[u8]>::last_chunk);
        self.length <= 8 || last().is_some_and(|&last| u64::from_le_bytes(last) == self.last)
    }
}
