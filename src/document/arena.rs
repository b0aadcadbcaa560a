//! Storage that grows in chunks, and the ids that point into it.

use super::{Kind, NameId};

/// Values in fixed-size chunks: it grows without moving (and for a moment doubling) what it holds.
#[derive(Debug)]
pub struct Chunks<T> {
    /// Chunks that are full.
    full: Vec<Vec<T>>,
    /// The one that grows.
    last: Vec<T>,
}

/// So large a chunk is one that every allocator asks the system for and gives back to it: glibc holds on to smaller
/// ones. What is not filled of the last one takes no memory, as it is never touched.
const CHUNK_BYTES: usize = 32 << 20;

/// So many values have room from the first on: as many as a small payload has.
const MIN_LEN: usize = 64;

impl<T> Default for Chunks<T> {
    fn default() -> Self {
        Self { full: Vec::new(), last: Vec::new() }
    }
}

impl<T> Chunks<T> {
    const BITS: u32 = (CHUNK_BYTES / size_of::<T>()).next_power_of_two().ilog2();
    /// How many values a chunk holds.
    const CHUNK_LEN: usize = 1 << Self::BITS;

    /// How many values there are.
    #[inline]
    pub fn len(&self) -> usize {
        (self.full.len() << Self::BITS) + self.last.len()
    }

    /// How many bytes of memory they take.
    pub fn memory(&self) -> usize {
        self.len() * size_of::<T>()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends a value.
    #[inline]
    pub fn push(&mut self, value: T) {
        if self.last.len() == self.last.capacity() {
            self.make_room();
        }
        self.last.push(value);
    }

    #[cold]
    fn make_room(&mut self) {
        if self.last.len() < Self::CHUNK_LEN {
            // The first chunk begins small.
            let n_more = self.last.len().max(MIN_LEN).min(Self::CHUNK_LEN - self.last.len());
            self.last.reserve_exact(n_more);
        } else {
            let full = std::mem::replace(&mut self.last, Vec::with_capacity(Self::CHUNK_LEN));
            self.full.push(full);
        }
    }

    fn chunk(&self, index: usize) -> Option<&Vec<T>> {
        let number = index >> Self::BITS;
        if number == self.full.len() { Some(&self.last) } else { self.full.get(number) }
    }

    /// The value at `index`, if there is one.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&T> {
        self.chunk(index)?.get(index & (Self::CHUNK_LEN - 1))
    }

    /// The value at `index` for change, if there is one.
    #[inline]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        let number = index >> Self::BITS;
        let chunk = if number == self.full.len() {
            Some(&mut self.last)
        } else {
            self.full.get_mut(number)
        };
        chunk?.get_mut(index & (Self::CHUNK_LEN - 1))
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.iter_from(0)
    }

    /// The values from `index` on.
    pub fn iter_from(&self, index: usize) -> impl Iterator<Item = &T> {
        let chunks = self.full.iter().chain([&self.last]).skip(index >> Self::BITS);
        chunks.flatten().skip(index & (Self::CHUNK_LEN - 1))
    }

    /// Forgets all values and keeps the first chunk's memory.
    pub fn clear(&mut self) {
        self.full.truncate(1);
        if let Some(first) = self.full.pop() {
            self.last = first;
        }
        self.last.clear();
    }
}

/// Index of a node in its document, in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// That of the first node, which a document has if it has any.
    pub(crate) const FIRST: Self = Self(0);

    /// That of the last node that a document can have.
    pub(super) const LAST: Self = Self(NO_NODE - 1);

    /// The id for an index; none for an index that no document can have.
    #[inline]
    pub fn new(index: usize) -> Option<Self> {
        u32::try_from(index).ok().filter(|&index| index < NO_NODE).map(Self)
    }

    /// The index, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The index behind it.
    pub(super) fn next(self) -> u32 {
        self.0 + 1
    }
}

/// Stands in a parent field for "none".
const NO_NODE: u32 = u32::MAX;

/// How many nodes a document can have.
pub(super) const MAX_NODES: usize = NO_NODE as usize;

const NAME_BITS: u32 = 26;
const NO_NAME: u32 = (1 << NAME_BITS) - 1;
const LITERAL: u32 = 1 << NAME_BITS;
const OPENED: u32 = LITERAL << 1;
const KIND_SHIFT: u32 = NAME_BITS + 2;

/// A node in 16 bytes: kind, name and two more facts share a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeData {
    kind_and_name: u32,
    parent: u32,
    /// First byte.
    pub(super) start: u32,
    /// One past its last byte; of one that was opened, the number of its [`Ends`].
    end: u32,
}

/// Where a node ends that was opened: most hold nothing and were not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// One past the last node of its subtree.
    pub(super) subtree: u32,
    /// One past its last byte.
    pub(super) text: u32,
}

/// How a node's end is kept, and how its value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It holds no nodes.
    Leaf,
    /// The same, and it is written in the plainest way, where the value stands as it is meant: an element as
    /// `<name>value</name>`, a string as `"name":"value"` with at most one space behind the colon.
    Literal,
    /// It is opened, and may hold nodes.
    Opened,
}

impl NodeData {
    pub(super) fn new(
        shape: Shape,
        kind: Kind,
        name: Option<NameId>,
        parent: Option<NodeId>,
        (start, end): (u32, u32),
    ) -> Self {
        let name = name.map_or(NO_NAME, NameId::raw);
        let shape = match shape {
            Shape::Leaf => 0,
            Shape::Literal => LITERAL,
            Shape::Opened => OPENED,
        };
        Self {
            kind_and_name: (kind as u32) << KIND_SHIFT | shape | name,
            parent: parent.map_or(NO_NODE, |parent| parent.0),
            start,
            end,
        }
    }

    /// The number of its [`Ends`], if it was opened; else one past its last byte.
    pub(super) fn ends(self) -> Result<usize, u32> {
        if self.kind_and_name & OPENED == 0 { Err(self.end) } else { Ok(self.end as usize) }
    }

    /// Its first byte and one past its last, if it is of that shape.
    #[inline]
    pub(super) fn literal_span(self) -> Option<(u32, u32)> {
        (self.kind_and_name & LITERAL != 0).then_some((self.start, self.end))
    }

    pub(super) fn kind(self) -> Kind {
        Kind::ALL.get((self.kind_and_name >> KIND_SHIFT) as usize).copied().unwrap_or(Kind::Null)
    }

    pub(super) fn name(self) -> Option<NameId> {
        let name = self.kind_and_name & NO_NAME;
        (name != NO_NAME).then(|| NameId::from_raw(name))
    }

    pub(super) fn parent(self) -> Option<NodeId> {
        (self.parent != NO_NODE).then_some(NodeId(self.parent))
    }
}

/// How many distinct names a document can have.
pub(super) const MAX_NAMES: usize = NO_NAME as usize;
