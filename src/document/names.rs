//! Interned names: each spelling stands once.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::arena::MAX_NAMES;

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

/// Names in one string, found by hash.
#[derive(Debug, Default, Clone)]
pub struct NameTable {
    text: String,
    /// Where each name stands in `text`.
    spans: Vec<(u32, u32)>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl NameTable {
    /// A table of these names, numbered in order. A name that stands twice keeps its first number.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut table = Self::default();
        for name in names {
            table.intern(name);
        }
        table
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The number of `name`, which is added if need be; none where there are too many.
    pub(super) fn intern(&mut self, name: &str) -> Option<u32> {
        self.find(name).or_else(|| self.add(name))
    }

    fn get(&self, index: usize) -> &str {
        name_at(&self.text, self.spans.get(index).copied())
    }

    fn bytes(&self, index: usize) -> &[u8] {
        let (start, end) = self.spans.get(index).copied().unwrap_or_default();
        self.text.as_bytes().get(start as usize..end as usize).unwrap_or_default()
    }

    /// How many bytes a name has.
    fn length(&self, index: usize) -> usize {
        self.spans.get(index).map_or(0, |&(start, end)| (end - start) as usize)
    }

    pub(super) fn find(&self, name: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(name);
        self.index.find(hash, |&at| self.get(at as usize) == name).copied()
    }

    fn add(&mut self, name: &str) -> Option<u32> {
        let added = u32::try_from(self.len()).ok()?;
        let start = u32::try_from(self.text.len()).ok()?;
        let end = u32::try_from(self.text.len() + name.len()).ok()?;
        self.text.push_str(name);
        self.spans.push((start, end));
        let Self { text, spans, index, hasher } = self;
        let hash_at = |&at: &u32| hasher.hash_one(name_at(text, spans.get(at as usize).copied()));
        index.insert_unique(hasher.hash_one(name), added, hash_at);
        Some(added)
    }
}

fn name_at(text: &str, span: Option<(u32, u32)>) -> &str {
    span.and_then(|(start, end)| text.get(start as usize..end as usize)).unwrap_or_default()
}

/// The names of one document: a shared table that is known beforehand, and its own.
#[derive(Debug, Default)]
pub(super) struct Names {
    shared: Arc<NameTable>,
    own: NameTable,
    /// By number, the name that came after each name the last time: payloads repeat themselves, and
    /// to compare with a guess is cheaper than to hash.
    guesses: Vec<Option<NameId>>,
    last: usize,
    /// By number: whether the document has the name, or the shared table alone.
    is_used: Vec<bool>,
}

impl Names {
    pub(super) fn new(shared: Arc<NameTable>) -> Self {
        Self { shared, ..Self::default() }
    }

    pub(super) fn get(&self, id: NameId) -> &str {
        match id.index().checked_sub(self.shared.len()) {
            None => self.shared.get(id.index()),
            Some(own) => self.own.get(own),
        }
    }

    fn bytes(&self, id: NameId) -> &[u8] {
        match id.index().checked_sub(self.shared.len()) {
            None => self.shared.bytes(id.index()),
            Some(own) => self.own.bytes(own),
        }
    }

    /// How many bytes a name has.
    #[inline]
    pub(super) fn length(&self, id: NameId) -> usize {
        match id.index().checked_sub(self.shared.len()) {
            None => self.shared.length(id.index()),
            Some(own) => self.own.length(own),
        }
    }

    /// The id of `name`, if the document has it.
    pub(super) fn find(&self, name: &str) -> Option<NameId> {
        self.number(name).filter(|id| self.is_used.get(id.index()) == Some(&true))
    }

    fn number(&self, name: &str) -> Option<NameId> {
        self.shared.find(name).or_else(|| Some(self.own.find(name)? + self.n_shared())).map(NameId)
    }

    /// The id of `name`, made if need be; none where a document has too many names.
    pub(super) fn intern(&mut self, name: &str) -> Option<NameId> {
        let guess = self.guesses.get(self.last).copied().flatten();
        let found = match guess.filter(|&guess| self.get(guess) == name) {
            Some(right) => right,
            None => self.learn(name)?,
        };
        self.last = found.index();
        Some(found)
    }

    /// The name that came after the last one the last time, if `text` begins with it and `end` comes behind it; and its
    /// length in bytes.
    pub(super) fn guess(&mut self, text: &[u8], end: u8) -> Option<(NameId, usize)> {
        let guess = self.guesses.get(self.last).copied().flatten()?;
        let name = self.bytes(guess);
        let is_right = text.strip_prefix(name)?.first() == Some(&end);
        let length = name.len();
        is_right.then(|| {
            self.last = guess.index();
            (guess, length)
        })
    }

    fn learn(&mut self, name: &str) -> Option<NameId> {
        let id = match self.number(name) {
            Some(known) => known,
            None if self.shared.len() + self.own.len() < MAX_NAMES => {
                NameId(self.own.add(name)? + self.n_shared())
            }
            None => return None,
        };
        if self.is_used.len() <= id.index() {
            self.is_used.resize(id.index() + 1, false);
        }
        if let Some(is_used) = self.is_used.get_mut(id.index()) {
            *is_used = true;
        }
        // What is written otherwise than it is meant can't be told from its beginning.
        if !name.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
            return Some(id);
        }
        if self.guesses.len() <= self.last {
            self.guesses.resize(self.last + 1, None);
        }
        if let Some(guess) = self.guesses.get_mut(self.last) {
            *guess = Some(id);
        }
        Some(id)
    }

    fn n_shared(&self) -> u32 {
        // A table that was built holds at most `u32::MAX` names: `add` gives a `u32`.
        u32::try_from(self.shared.len()).unwrap_or(u32::MAX)
    }
}
