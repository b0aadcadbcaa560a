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
#[derive(Debug)]
pub(super) struct Names {
    shared: Arc<NameTable>,
    own: NameTable,
    /// By number, where in `met` the name stands; 0 for those that the document has not.
    places: Vec<u32>,
    /// The names that the document has, in the order in which they were met first. In front of them stands none.
    met: Vec<Met>,
    /// Where in `met` the last name stands that was read.
    last: usize,
}

/// A name that was met, ready to be held against a text: most have sixteen bytes or fewer, which takes two steps.
#[derive(Clone, Copy, Debug)]
struct Met {
    name: NameId,
    /// Where in `met` the name stands that came after it the last time: payloads repeat themselves, and to compare with
    /// a guess is cheaper than to hash.
    next: u32,
    /// How many bytes it has; 0 where what is written may differ from what is meant.
    length: usize,
    /// Its first eight bytes, and which bits of them count: a shorter name has zeros behind it.
    first: u64,
    mask: u64,
    /// Its last eight bytes, where it has as many.
    last: u64,
}

impl Met {
    const NONE: Self = Self { name: NameId(0), next: 0, length: 0, first: 0, mask: 0, last: 0 };

    fn new(id: NameId, name: &str) -> Self {
        let bytes = name.as_bytes();
        let is_as_written = |&byte: &u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        let (mut first, mut mask) = ([0; 8], [0; 8]);
        for ((byte, mask), &is) in first.iter_mut().zip(&mut mask).zip(bytes) {
            (*byte, *mask) = (is, u8::MAX);
        }
        Self {
            name: id,
            length: if bytes.iter().all(is_as_written) { bytes.len() } else { 0 },
            first: u64::from_le_bytes(first),
            mask: u64::from_le_bytes(mask),
            last: u64::from_le_bytes(bytes.last_chunk().copied().unwrap_or_default()),
            ..Self::NONE
        }
    }

    /// Whether `text` begins with it, as far as its first and last eight bytes tell.
    #[inline]
    fn seems_to_begin(&self, text: &[u8]) -> bool {
        let Some(&first) = text.first_chunk() else { return false };
        if (u64::from_le_bytes(first) ^ self.first) & self.mask != 0 {
            return false;
        }
        let last = || text.get(..self.length).and_then(<[u8]>::last_chunk);
        self.length <= 8 || last().is_some_and(|&last| u64::from_le_bytes(last) == self.last)
    }
}

impl Names {
    pub(super) fn new(shared: Arc<NameTable>) -> Self {
        let places = vec![0; shared.len()];
        Self { shared, own: NameTable::default(), places, met: vec![Met::NONE], last: 0 }
    }

    pub(super) fn get(&self, id: NameId) -> &str {
        match id.index().checked_sub(self.shared.len()) {
            None => self.shared.get(id.index()),
            Some(own) => self.own.get(own),
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
        self.number(name).filter(|&id| self.place(id) > 0)
    }

    fn place(&self, id: NameId) -> u32 {
        self.places.get(id.index()).copied().unwrap_or_default()
    }

    fn number(&self, name: &str) -> Option<NameId> {
        self.shared.find(name).or_else(|| Some(self.own.find(name)? + self.n_shared())).map(NameId)
    }

    /// The id of `name`, made if need be; none where a document has too many names.
    pub(super) fn intern(&mut self, name: &str) -> Option<NameId> {
        let place = self.likely();
        match self.met.get(place) {
            Some(&Met { name: id, .. }) if place > 0 && self.get(id) == name => {
                self.last = place;
                Some(id)
            }
            _ => self.learn(name),
        }
    }

    /// The name that came after the last one the last time, if `text` begins with it and `end` comes behind it; and its
    /// length in bytes.
    #[inline]
    pub(super) fn guess(&mut self, text: &[u8], end: u8) -> Option<(NameId, usize)> {
        let place = self.likely();
        let guess = self.met.get(place)?;
        let (name, length) = (guess.name, guess.length);
        let is_right = length > 0
            && guess.seems_to_begin(text)
            && text.get(length) == Some(&end)
            && (length <= 16 || text.starts_with(self.get(name).as_bytes()));
        is_right.then(|| {
            self.last = place;
            (name, length)
        })
    }

    /// Where in `met` the name stands that is likely to come next; 0 where none is.
    #[inline]
    fn likely(&self) -> usize {
        self.met.get(self.last).map_or(0, |last| last.next as usize)
    }

    #[cold]
    fn learn(&mut self, name: &str) -> Option<NameId> {
        let id = match self.number(name) {
            Some(known) => known,
            None if self.shared.len() + self.own.len() < MAX_NAMES => {
                self.places.push(0);
                NameId(self.own.add(name)? + self.n_shared())
            }
            None => return None,
        };
        let place = match self.place(id) {
            0 => self.meet(id, name),
            place => place,
        };
        if let Some(last) = self.met.get_mut(self.last) {
            last.next = place;
        }
        self.last = place as usize;
        Some(id)
    }

    /// Adds a name to those that the document has; gives where it stands among them.
    fn meet(&mut self, id: NameId, name: &str) -> u32 {
        // There are no more of them than names.
        let place = u32::try_from(self.met.len()).unwrap_or_default();
        self.met.push(Met::new(id, name));
        if let Some(cell) = self.places.get_mut(id.index()) {
            *cell = place;
        }
        place
    }

    fn n_shared(&self) -> u32 {
        // A table that was built holds at most `u32::MAX` names: `add` gives a `u32`.
        u32::try_from(self.shared.len()).unwrap_or(u32::MAX)
    }
}
