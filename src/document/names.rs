//! The names of a document, each of them once.

use std::sync::{Arc, Mutex, PoisonError};

use super::arena::MAX_NAMES;
use super::interned::{Interned, Spelling};
use super::namespaces::{self, Judged};

/// Number of a name in its document. Names of the [`NameTable`] that it was read with come first, in
/// that table's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NameId(u32);

impl NameId {
    /// The number, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    pub(super) fn raw(self) -> u32 {
        self.0
    }

    pub(super) fn from_raw(raw: u32) -> Self {
        Self(raw)
    }
}

/// Names that are known before a document is read.
#[derive(Debug)]
pub struct NameTable {
    names: Interned,
    /// What is likely to come after each name: see [`Names::next`].
    next: Vec<u32>,
    /// The same as documents had it that were read: one for each that was read at the same time.
    learned: Mutex<Vec<Vec<u32>>>,
}

impl Default for NameTable {
    fn default() -> Self {
        Self::new([])
    }
}

impl NameTable {
    /// A table of these names, numbered in order. A name that stands twice keeps its first number.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut table = Interned::default();
        for name in names {
            table.intern(name);
        }
        let next = vec![0; table.len() + 1];
        Self { names: table, next, learned: Mutex::default() }
    }

    /// The same for documents in which the names are likely to come in this order, each given by its number: what
    /// comes as expected need not be looked for.
    #[must_use]
    pub fn expecting(mut self, order: impl IntoIterator<Item = usize>) -> Self {
        let mut last = 0;
        for number in order {
            let next = self.next.get_mut(last).filter(|next| **next == 0);
            if let (Some(next), Ok(place)) = (next, u32::try_from(number + 1)) {
                *next = place;
            }
            last = number + 1;
        }
        self
    }

    /// What is likely to come after each name: as it was in a document that was read before, if there is one.
    fn take_next(&self) -> Vec<u32> {
        let learned = self.learned.lock().unwrap_or_else(PoisonError::into_inner).pop();
        learned.unwrap_or_else(|| self.next.clone())
    }

    /// Keeps for the next document what came after each name in this one.
    fn keep_next(&self, mut next: Vec<u32>) {
        if next.len() > self.next.len() {
            // Names that only this one has mean others in the next.
            next.truncate(self.next.len());
            next.shrink_to_fit();
            for place in next.iter_mut().filter(|place| **place as usize >= self.next.len()) {
                *place = 0;
            }
        }
        self.learned.lock().unwrap_or_else(PoisonError::into_inner).push(next);
    }
}

/// The names of one document: a shared table that is known beforehand, and its own.
#[derive(Debug)]
pub(super) struct Names {
    shared: Arc<NameTable>,
    own: Interned,
    /// One more than the number of the name that came after each name the last time, or is expected to; 0 for none.
    /// Payloads repeat themselves, and to compare with a guess is cheaper than to hash. In front of the first name's
    /// stands what is at the start.
    next: Vec<u32>,
    /// One more than the number of the last name that was read; 0 at the start.
    last: usize,
    /// By number: whether the document has the name, or the shared table alone.
    is_used: Vec<bool>,
}

impl Names {
    pub(super) fn new(shared: Arc<NameTable>) -> Self {
        let next = shared.take_next();
        let is_used = vec![false; shared.names.len()];
        Self { shared, own: Interned::default(), next, last: 0, is_used }
    }

    #[inline]
    fn known(&self) -> &Interned {
        &self.shared.names
    }

    /// Tells them that all is read.
    pub(super) fn rest(&mut self) {
        self.shared.keep_next(std::mem::take(&mut self.next));
    }

    /// What the grammar of XML makes of a name.
    #[inline]
    pub(super) fn judged(&self, id: NameId) -> Judged {
        match self.spelling(id) {
            Some(spelling) => spelling.judged,
            None => namespaces::judge(self.get(id)),
        }
    }

    pub(super) fn get(&self, id: NameId) -> &str {
        match id.index().checked_sub(self.known().len()) {
            None => self.known().get(id.index()),
            Some(own) => self.own.get(own),
        }
    }

    /// How many bytes a name has.
    #[inline]
    pub(super) fn length(&self, id: NameId) -> usize {
        match id.index().checked_sub(self.known().len()) {
            None => self.known().length(id.index()),
            Some(own) => self.own.length(own),
        }
    }

    #[inline]
    fn spelling(&self, id: NameId) -> Option<&Spelling> {
        match id.index().checked_sub(self.known().len()) {
            None => self.known().spelling(id.index()),
            Some(own) => self.own.spelling(own),
        }
    }

    /// The id of `name`, if the document has it.
    pub(super) fn find(&self, name: &str) -> Option<NameId> {
        self.number(name).filter(|id| self.is_used.get(id.index()) == Some(&true))
    }

    fn number(&self, name: &str) -> Option<NameId> {
        let own = || self.own.find(name).map(|own| self.own_id(own));
        self.known().find(name).map(NameId).or_else(own)
    }

    /// The id of `name`, if it is known beforehand or was read already.
    pub(super) fn met(&mut self, name: &str) -> Option<NameId> {
        let id = self.number(name)?;
        self.expect(id);
        self.note(id);
        Some(id)
    }

    /// The id of `name`, made if need be; none where a document has too many names.
    pub(super) fn intern(&mut self, name: &str) -> Option<NameId> {
        let is_right = |&id: &NameId| self.length(id) == name.len() && self.get(id) == name;
        let id = match self.likely().filter(is_right) {
            Some(right) => right,
            None => self.learn(name)?,
        };
        self.note(id);
        Some(id)
    }

    /// The name that is likely to come after the last one, if `text` begins with it and `end` comes behind it; and its
    /// length in bytes.
    #[inline]
    pub(super) fn guess(&mut self, text: &[u8], end: u8) -> Option<(NameId, usize)> {
        let id = self.likely()?;
        let length = self.spelling(id)?.length_in(text, end, || self.get(id))?;
        self.note(id);
        Some((id, length))
    }

    #[inline]
    fn likely(&self) -> Option<NameId> {
        self.next.get(self.last)?.checked_sub(1).map(NameId)
    }

    /// Notes that a name was read.
    #[inline]
    fn note(&mut self, id: NameId) {
        self.last = id.index() + 1;
        if let Some(is_used) = self.is_used.get_mut(id.index()) {
            *is_used = true;
        }
    }

    #[cold]
    fn learn(&mut self, name: &str) -> Option<NameId> {
        let id = match self.number(name) {
            Some(known) => known,
            None if self.known().len() + self.own.len() < MAX_NAMES => {
                self.next.push(0);
                self.is_used.push(false);
                let own = self.own.add(name)?;
                self.own_id(own)
            }
            None => return None,
        };
        self.expect(id);
        Some(id)
    }

    /// Has a name be likely to come after the last one.
    fn expect(&mut self, id: NameId) {
        if let Some(next) = self.next.get_mut(self.last) {
            *next = id.0 + 1;
        }
    }

    fn own_id(&self, own: u32) -> NameId {
        // There are no more names in all than `MAX_NAMES`.
        NameId(own + u32::try_from(self.known().len()).unwrap_or_default())
    }
}
