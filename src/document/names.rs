//! Interned names: each spelling stands once.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::arena::MAX_NAMES;
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

/// Names in one string, found by hash.
#[derive(Debug, Default, Clone)]
pub struct NameTable {
    text: String,
    /// Where each name stands in `text`.
    spans: Vec<(u32, u32)>,
    /// Of the first names: of a document with very many, hardly one comes again.
    spellings: Vec<Spelling>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// What is likely to come after each name: see [`Names::next`].
    next: Vec<u32>,
    /// What the grammar of XML makes of the first names: of those that the table was made of.
    roles: Vec<Judged>,
}

/// So many names of a table are ready to be held against a text.
const MOST_SPELLINGS: usize = 1 << 14;

impl NameTable {
    /// A table of these names, numbered in order. A name that stands twice keeps its first number.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut table = Self::default();
        for name in names {
            table.intern(name);
        }
        table.next = vec![0; table.len() + 1];
        let names = (0..table.len()).map(|index| table.get(index));
        table.roles = names.map(|name| Some(namespaces::judge(name))).collect();
        table
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
struct Spelling {
    /// How many bytes it has; 0 where what is written may differ from what is meant, or isn't plain ASCII, so that it
    /// has to be looked at.
    length: usize,
    /// Its first eight bytes, and which bits of them count: a shorter name has zeros behind it.
    first: u64,
    mask: u64,
    /// Its last eight bytes, where it has as many.
    last: u64,
}

impl Spelling {
    fn new(name: &str) -> Self {
        let bytes = name.as_bytes();
        let is_as_written =
            |&byte: &u8| (b' '..0x7f).contains(&byte) && byte != b'"' && byte != b'\\';
        let (mut first, mut mask) = ([0; 8], [0; 8]);
        for ((byte, mask), &is) in first.iter_mut().zip(&mut mask).zip(bytes) {
            (*byte, *mask) = (is, u8::MAX);
        }
        Self {
            length: if bytes.iter().all(is_as_written) { bytes.len() } else { 0 },
            first: u64::from_le_bytes(first),
            mask: u64::from_le_bytes(mask),
            last: u64::from_le_bytes(bytes.last_chunk().copied().unwrap_or_default()),
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

/// The names of one document: a shared table that is known beforehand, and its own.
#[derive(Debug)]
pub(super) struct Names {
    shared: Arc<NameTable>,
    own: NameTable,
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
        // A table by default has not even a start.
        let next = if shared.next.is_empty() { vec![0] } else { shared.next.clone() };
        let is_used = vec![false; shared.len()];
        Self { shared, own: NameTable::default(), next, last: 0, is_used }
    }

    /// What the grammar of XML makes of those that are known beforehand.
    pub(super) fn known_roles(&self) -> &[Judged] {
        &self.shared.roles
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

    #[inline]
    fn spelling(&self, id: NameId) -> Option<&Spelling> {
        match id.index().checked_sub(self.shared.len()) {
            None => self.shared.spellings.get(id.index()),
            Some(own) => self.own.spellings.get(own),
        }
    }

    /// The id of `name`, if the document has it.
    pub(super) fn find(&self, name: &str) -> Option<NameId> {
        self.number(name).filter(|id| self.is_used.get(id.index()) == Some(&true))
    }

    fn number(&self, name: &str) -> Option<NameId> {
        let own = || self.own.find(name).map(|own| self.own_id(own));
        self.shared.find(name).map(NameId).or_else(own)
    }

    /// The id of `name`, made if need be; none where a document has too many names.
    pub(super) fn intern(&mut self, name: &str) -> Option<NameId> {
        let id = match self.likely().filter(|&likely| self.get(likely) == name) {
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
        let spelling = self.spelling(id)?;
        let length = spelling.length;
        let is_right = length > 0
            && spelling.seems_to_begin(text)
            && text.get(length) == Some(&end)
            && (length <= 16 || text.starts_with(self.get(id).as_bytes()));
        is_right.then(|| {
            self.note(id);
            (id, length)
        })
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
            None if self.shared.len() + self.own.len() < MAX_NAMES => {
                self.next.push(0);
                self.is_used.push(false);
                let own = self.own.add(name)?;
                self.own_id(own)
            }
            None => return None,
        };
        if let Some(next) = self.next.get_mut(self.last) {
            *next = id.0 + 1;
        }
        Some(id)
    }

    fn own_id(&self, own: u32) -> NameId {
        // There are no more names in all than `MAX_NAMES`.
        NameId(own + u32::try_from(self.shared.len()).unwrap_or_default())
    }
}
