//! Where the nodes stand that relations and conditions speak of, and what they say.
//!
//! The walk fills the lists while a value is at hand, so that no rule reads it again.

use std::hash::BuildHasher as _;
use std::ops::Range;

use hashbrown::DefaultHashBuilder;

use crate::catalog::{PlaceId, ValueType};
use crate::document::{Node, NodeId};

/// Names one of the [`Lists`].
#[derive(Clone, Copy, Debug)]
pub(super) struct ListNumber(usize);

/// The nodes at some places, in document order. An array stands for its items.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By place: one more than the index in `filled`; 0 for places that nobody speaks of.
    by_place: Vec<usize>,
    filled: Vec<List>,
    hasher: DefaultHashBuilder,
}

#[derive(Debug, Default)]
struct List {
    nodes: Vec<NodeId>,
    /// Of timestamps, the seconds since 1970 that each node says.
    moments: Vec<Option<i64>>,
    /// Of other values, a hash of each; none for an empty one.
    hashes: Vec<Option<u64>>,
}

impl Lists {
    /// Empty lists for these places.
    pub(super) fn new(n_places: usize, places: impl IntoIterator<Item = PlaceId>) -> Self {
        let by_place = vec![0; n_places];
        let mut lists = Self { by_place, ..Self::default() };
        for place in places {
            if let Some(cell @ 0) = lists.by_place.get_mut(place.index()) {
                lists.filled.push(List::default());
                *cell = lists.filled.len();
            }
        }
        lists
    }

    /// The list of a place, if it has one.
    pub(super) fn number(&self, place: PlaceId) -> Option<ListNumber> {
        let number = self.by_place.get(place.index()).copied()?;
        number.checked_sub(1).map(ListNumber)
    }

    /// All nodes at `place`.
    pub(super) fn all(&self, place: PlaceId) -> &[NodeId] {
        self.list(place).map_or(&[], |list| &list.nodes)
    }

    fn list(&self, place: PlaceId) -> Option<&List> {
        self.filled.get(self.number(place)?.0)
    }

    /// Those of them in a subtree.
    pub(super) fn within(&self, place: PlaceId, subtree: &Range<usize>) -> &[NodeId] {
        self.all(place).get(self.positions(place, subtree)).unwrap_or_default()
    }

    /// Those of them in a subtree, each with the hash of its value; none for an empty one. Nothing, if
    /// the place is one of timestamps.
    pub(super) fn hashes_within(
        &self,
        place: PlaceId,
        subtree: &Range<usize>,
    ) -> impl Iterator<Item = (NodeId, Option<u64>)> {
        let positions = self.positions(place, subtree);
        let hashes = self.list(place).and_then(|list| list.hashes.get(positions));
        let nodes = self.within(place, subtree).iter();
        nodes.copied().zip(hashes.unwrap_or_default().iter().copied())
    }

    /// The hash that a value has here.
    pub(super) fn hash(&self, value: &str) -> Option<u64> {
        let value = value.trim_ascii();
        (!value.is_empty()).then(|| self.hasher.hash_one(value))
    }

    fn positions(&self, place: PlaceId, subtree: &Range<usize>) -> Range<usize> {
        let all = self.all(place);
        let end_before = |index: usize| all.partition_point(|node| node.index() < index);
        end_before(subtree.start)..end_before(subtree.end)
    }

    /// For each of them the seconds since 1970 that it says, if the place is one of timestamps.
    pub(super) fn moments(&self, place: PlaceId) -> &[Option<i64>] {
        self.list(place).map_or(&[], |list| &list.moments)
    }

    /// Adds the next node of a list; `moment` is what a timestamp says.
    pub(super) fn add(
        &mut self,
        list: ListNumber,
        node: Node<'_>,
        value_type: ValueType,
        moment: Option<i64>,
    ) {
        let is_container = value_type == ValueType::Container;
        let is_moment = value_type == ValueType::Timestamp;
        let is_hashed = !is_container && !is_moment;
        let hash = is_hashed.then(|| self.hash(&node.text_content())).flatten();
        let Some(list) = self.filled.get_mut(list.0) else { return };
        list.nodes.push(node.id());
        if is_moment {
            list.moments.push(moment);
        } else if is_hashed {
            list.hashes.push(hash);
        }
    }
}
