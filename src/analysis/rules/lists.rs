//! Where the nodes stand that relations and conditions speak of, and what they say.
//!
//! The walk fills the lists while a value is at hand, so that no rule reads it again.

use std::borrow::Cow;
use std::cell::Cell;
use std::hash::BuildHasher as _;
use std::ops::Range;

use hashbrown::DefaultHashBuilder;

use super::questions::Questions;
use super::value::Read;
use crate::catalog::{PlaceId, ValueType};
use crate::document::{Node, NodeId};

/// Names one of the [`Lists`].
#[derive(Clone, Copy, Debug)]
pub(super) struct ListNumber(usize);

impl ListNumber {
    /// Of the last of these lists.
    pub(super) fn last(lists: &[(PlaceId, Kept)]) -> Self {
        Self(lists.len().saturating_sub(1))
    }

    pub(super) fn index(self) -> usize {
        self.0
    }
}

/// What a list keeps of its nodes beside where they stand: as little as is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kept {
    /// Which of them say nothing.
    pub(super) empty: bool,
    /// What moments they say.
    pub(super) moments: bool,
    /// Of their values, a hash of each; and which say nothing.
    pub(super) hashes: bool,
}

impl Kept {
    /// All that either keeps.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            empty: self.empty || other.empty || self.hashes || other.hashes,
            moments: self.moments || other.moments,
            hashes: self.hashes || other.hashes,
        }
    }
}

/// The nodes at some places, in document order. An array stands for its items.
#[derive(Debug)]
pub(super) struct Lists<'q> {
    questions: &'q Questions,
    filled: Vec<List>,
    hasher: DefaultHashBuilder,
}

#[derive(Debug, Default)]
struct List {
    kept: Kept,
    nodes: Vec<NodeId>,
    /// Those of them that say nothing.
    empty: Vec<NodeId>,
    /// Of timestamps, the seconds since 1970 that each node says; [`NO_MOMENT`] where it says none.
    moments: Vec<i64>,
    /// Of other values, a hash of each.
    hashes: Vec<u32>,
    /// Where the last look-up ended. Most ask in document order, so that the next one ends near it.
    last: Cell<usize>,
}

/// How many nodes are looked at one by one: most often a task has one of each.
const NEAR: usize = 2;

/// Earlier than anything that can be written.
const NO_MOMENT: i64 = i64::MIN;

impl<'q> Lists<'q> {
    /// Empty lists for the places that the questions speak of; `n_at` tells how many nodes there are at one.
    pub(super) fn new(questions: &'q Questions, n_at: impl Fn(PlaceId) -> usize) -> Self {
        let empty = |&(place, kept): &(PlaceId, Kept)| {
            // Growing would copy them, and take more than they need.
            let n_nodes = n_at(place);
            List {
                kept,
                nodes: Vec::with_capacity(n_nodes),
                moments: Vec::with_capacity(if kept.moments { n_nodes } else { 0 }),
                hashes: Vec::with_capacity(if kept.hashes { n_nodes } else { 0 }),
                ..List::default()
            }
        };
        let filled = questions.lists().iter().map(empty).collect();
        Self { questions, filled, hasher: DefaultHashBuilder::default() }
    }

    /// All nodes at `place`.
    pub(super) fn all(&self, place: PlaceId) -> &[NodeId] {
        self.list(place).map_or(&[], |list| &list.nodes)
    }

    /// Those of them in a subtree.
    pub(super) fn within(&self, place: PlaceId, subtree: &Range<usize>) -> &[NodeId] {
        self.list(place).map_or(&[], |list| list.within(subtree))
    }

    /// Those of them in a subtree that say something.
    pub(super) fn filled(&self, place: PlaceId, subtree: &Range<usize>) -> Cow<'_, [NodeId]> {
        let Some(list) = self.list(place) else { return Cow::default() };
        let nodes = list.within(subtree);
        // Few say nothing: most often, all do not.
        if nodes.iter().any(|node| list.is_empty(*node)) {
            nodes.iter().copied().filter(|&node| !list.is_empty(node)).collect()
        } else {
            nodes.into()
        }
    }

    /// The only one of them in a subtree that says something.
    pub(super) fn only_filled(&self, place: PlaceId, subtree: &Range<usize>) -> Option<NodeId> {
        let list = self.list(place)?;
        let mut filled = list.within(subtree).iter().filter(|node| !list.is_empty(**node));
        let only = filled.next().copied();
        if filled.next().is_none() { only } else { None }
    }

    /// All of them that say something, each with the hash of its value. Nothing, if the place is one of timestamps.
    pub(super) fn hashes_within(
        &self,
        place: PlaceId,
        subtree: &Range<usize>,
    ) -> impl Iterator<Item = (NodeId, u32)> {
        let within = self.list(place).and_then(|list| {
            let positions = list.positions(subtree);
            Some((list, list.nodes.get(positions.clone())?, list.hashes.get(positions)?))
        });
        within.into_iter().flat_map(|(list, nodes, hashes)| {
            let nodes = nodes.iter().copied().zip(hashes.iter().copied());
            nodes.filter(|&(node, _)| !list.is_empty(node))
        })
    }

    /// Whether one of them in a subtree may say just that; nothing, if their values were not noted.
    pub(super) fn may_say(
        &self,
        place: PlaceId,
        value: &str,
        subtree: &Range<usize>,
    ) -> Option<bool> {
        let list = self.list(place).filter(|list| list.kept.hashes)?;
        let wanted = self.hash(value);
        Some(list.hashes.get(list.positions(subtree))?.contains(&wanted))
    }

    /// For those that say a moment, its place in the list of all, the node, and the seconds since 1970.
    pub(super) fn moments_within(
        &self,
        place: PlaceId,
        subtree: &Range<usize>,
    ) -> impl Iterator<Item = (usize, NodeId, i64)> {
        let within = self.list(place).and_then(|list| {
            let positions = list.positions(subtree);
            let moments = list.moments.get(positions.clone())?;
            Some((positions.start, list.nodes.get(positions)?, moments))
        });
        within.into_iter().flat_map(|(start, nodes, moments)| {
            let nodes = (start..).zip(nodes.iter().zip(moments));
            let said = nodes.filter(|&(_, (_, &moment))| moment != NO_MOMENT);
            said.map(|(at, (&node, &moment))| (at, node, moment))
        })
    }

    /// Gives back the memory of all moments: nobody asks for them any more.
    pub(super) fn forget_moments(&mut self) {
        for list in &mut self.filled {
            list.moments = Vec::new();
        }
    }

    /// The hash that a value has here.
    pub(super) fn hash(&self, value: &str) -> u32 {
        short(self.hasher.hash_one(value.trim_ascii()))
    }

    fn list(&self, place: PlaceId) -> Option<&List> {
        self.filled.get(self.questions.at(place)?.list?.0)
    }

    /// Adds the next node of a list, which has nothing but a value: what it says, without white space around it, and the
    /// seconds since 1970 if that is a moment.
    pub(super) fn add_value(
        &mut self,
        list: ListNumber,
        node: NodeId,
        value_type: ValueType,
        (value, moment): (&str, Option<i64>),
    ) {
        let Some(list) = self.filled.get_mut(list.0) else { return };
        list.push(node, moment);
        if moment.is_some() || !list.kept.empty {
            return;
        }
        if value.is_empty() {
            list.empty.push(node);
        }
        list.push_hash(value, value_type, &self.hasher);
    }

    /// Adds the next node of a list; `read` is what is known of its value already.
    pub(super) fn add(
        &mut self,
        list: ListNumber,
        node: Node<'_>,
        value_type: ValueType,
        read: Read<'_>,
    ) {
        let Some(list) = self.filled.get_mut(list.0) else { return };
        list.push(node.id(), read.moment);
        if read.moment.is_some() || !list.kept.empty {
            return;
        }
        let holds_nodes = || node.documentable_children().next().is_some();
        if value_type == ValueType::Container && holds_nodes() {
            return;
        }
        let text = read.text.unwrap_or_else(|| node.text_content());
        let value = text.trim_ascii();
        if value.is_empty() && !holds_nodes() {
            list.empty.push(node.id());
        }
        list.push_hash(value, value_type, &self.hasher);
    }
}

impl List {
    fn push(&mut self, node: NodeId, moment: Option<i64>) {
        self.nodes.push(node);
        if self.kept.moments {
            self.moments.push(moment.unwrap_or(NO_MOMENT));
        }
    }

    fn push_hash(&mut self, value: &str, value_type: ValueType, hasher: &DefaultHashBuilder) {
        let is_asked = !matches!(value_type, ValueType::Container | ValueType::Timestamp);
        if is_asked && self.kept.hashes {
            self.hashes.push(short(hasher.hash_one(value)));
        }
    }

    fn within(&self, subtree: &Range<usize>) -> &[NodeId] {
        self.nodes.get(self.positions(subtree)).unwrap_or_default()
    }

    fn is_empty(&self, node: NodeId) -> bool {
        !self.empty.is_empty() && self.empty.binary_search(&node).is_ok()
    }

    /// Where those in a subtree stand in the list.
    fn positions(&self, subtree: &Range<usize>) -> Range<usize> {
        let start = self.first_from(subtree.start, self.last.get());
        let end = self.first_from(subtree.end, start);
        self.last.set(end);
        start..end
    }

    /// Where in the list the first node with this or a larger index stands, found at once if that is at `guess`
    /// or right behind it, and soon if it is little behind it.
    fn first_from(&self, index: usize, guess: usize) -> usize {
        let is_before = |node: &NodeId| node.index() < index;
        let (before, rest) = self.nodes.split_at_checked(guess).unwrap_or((&self.nodes, &[]));
        if !before.last().is_none_or(is_before) {
            return before.partition_point(is_before);
        }
        let near = rest.iter().take(NEAR).take_while(|node| is_before(node)).count();
        if near < NEAR {
            return before.len() + near;
        }
        let (mut start, mut step) = (NEAR, NEAR);
        while rest.get(start + step - 1).is_some_and(is_before) {
            start += step;
            step *= 2;
        }
        let near = rest.get(start..rest.len().min(start + step)).unwrap_or_default();
        before.len() + start + near.partition_point(is_before)
    }
}

/// Half of a hash: whoever finds two alike compares the values.
fn short(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}
