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
pub(super) struct ListNumber(u16);

impl ListNumber {
    /// Of the last of these lists.
    pub(super) fn last(lists: &[(PlaceId, Kept)]) -> Self {
        // Each is of one place, and these have numbers of as many bits.
        Self(u16::try_from(lists.len().saturating_sub(1)).unwrap_or(u16::MAX))
    }

    pub(super) fn index(self) -> usize {
        self.0.into()
    }
}

/// What a list keeps of its nodes beside where they stand: as little as is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kept {
    /// Which of them say nothing.
    pub(super) empty: bool,
    /// What moments they say.
    pub(super) moments: bool,
    /// Of their values, a hash of each; and which say nothing. Of moments and of nodes there is none.
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
    /// Those of all lists, one list behind the other: so that few payloads ask for memory often.
    nodes: Vec<NodeId>,
    /// Likewise of lists that keep them, the seconds since 1970 that each node says; [`NO_MOMENT`] where it says none.
    moments: Vec<i64>,
    /// Likewise a hash of each value.
    hashes: Vec<u32>,
    /// The nodes of all lists that say nothing.
    empty: Vec<NodeId>,
    hasher: DefaultHashBuilder,
}

/// One of the lists: where its own begin.
#[derive(Debug)]
struct List {
    kept: Kept,
    first_node: usize,
    first_moment: usize,
    first_hash: usize,
    n_nodes: usize,
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
        let (mut n_nodes, mut n_moments, mut n_hashes) = (0, 0, 0);
        let list = |&(place, kept): &(PlaceId, Kept)| {
            let list = List {
                kept,
                first_node: n_nodes,
                first_moment: n_moments,
                first_hash: n_hashes,
                n_nodes: 0,
                last: Cell::default(),
            };
            let n_at = n_at(place);
            n_nodes += n_at;
            n_moments += if kept.moments { n_at } else { 0 };
            n_hashes += if kept.hashes { n_at } else { 0 };
            list
        };
        let filled = questions.lists().iter().map(list).collect();
        Self {
            questions,
            filled,
            nodes: vec![NodeId::FIRST; n_nodes],
            moments: vec![NO_MOMENT; n_moments],
            hashes: vec![0; n_hashes],
            empty: Vec::new(),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// All nodes at `place`.
    pub(super) fn all(&self, place: PlaceId) -> &[NodeId] {
        self.list(place).map_or(&[], |list| self.nodes(list))
    }

    /// Those of them in a subtree.
    pub(super) fn within(&self, place: PlaceId, subtree: &Range<usize>) -> &[NodeId] {
        self.found(place, subtree).map_or(&[], |(_, _, nodes)| nodes)
    }

    /// Those of them in a subtree that say something.
    pub(super) fn filled(&self, place: PlaceId, subtree: &Range<usize>) -> Cow<'_, [NodeId]> {
        let nodes = self.within(place, subtree);
        // Few say nothing: most often, all do not.
        if nodes.iter().any(|node| self.is_empty(*node)) {
            nodes.iter().copied().filter(|&node| !self.is_empty(node)).collect()
        } else {
            nodes.into()
        }
    }

    /// The only one of them in a subtree that says something.
    pub(super) fn only_filled(&self, place: PlaceId, subtree: &Range<usize>) -> Option<NodeId> {
        let nodes = self.within(place, subtree);
        let mut filled = nodes.iter().filter(|node| !self.is_empty(**node));
        let only = filled.next().copied();
        if filled.next().is_none() { only } else { None }
    }

    /// All of them that say something, each with the hash of its value. Nothing, if their values were not noted.
    pub(super) fn hashes_within(
        &self,
        place: PlaceId,
        subtree: &Range<usize>,
    ) -> impl Iterator<Item = (NodeId, u32)> {
        let found = self.found(place, subtree);
        let within = found.and_then(|found| Some((found.2, self.hashes_of(&found)?)));
        within.into_iter().flat_map(|(nodes, hashes)| {
            let nodes = nodes.iter().copied().zip(hashes.iter().copied());
            nodes.filter(|&(node, _)| !self.is_empty(node))
        })
    }

    /// Whether one of them in a subtree may say just that; nothing, if their values were not noted.
    pub(super) fn may_say(
        &self,
        place: PlaceId,
        value: &str,
        subtree: &Range<usize>,
    ) -> Option<bool> {
        let found = self.found(place, subtree)?;
        Some(self.hashes_of(&found)?.contains(&self.hash(value)))
    }

    /// For those that say a moment, its place in the list of all, the node, and the seconds since 1970.
    pub(super) fn moments_within(
        &self,
        place: PlaceId,
        subtree: &Range<usize>,
    ) -> impl Iterator<Item = (usize, NodeId, i64)> {
        let found = self.found(place, subtree);
        let within = found.and_then(|found| {
            let moments = self.moments_of(&found)?;
            let (_, positions, nodes) = found;
            Some((positions.start, nodes, moments))
        });
        within.into_iter().flat_map(|(start, nodes, moments)| {
            let nodes = (start..).zip(nodes.iter().zip(moments));
            let said = nodes.filter(|&(_, (_, &moment))| moment != NO_MOMENT);
            said.map(|(at, (&node, &moment))| (at, node, moment))
        })
    }

    /// Gives back the memory of all moments: nobody asks for them any more.
    pub(super) fn forget_moments(&mut self) {
        self.moments = Vec::new();
    }

    /// The hash that a value has here.
    pub(super) fn hash(&self, value: &str) -> u32 {
        short(self.hasher.hash_one(value.trim_ascii()))
    }

    fn list(&self, place: PlaceId) -> Option<&List> {
        self.filled.get(self.questions.at(place)?.list?.index())
    }

    fn nodes(&self, list: &List) -> &[NodeId] {
        let nodes = self.nodes.get(list.first_node..).unwrap_or_default();
        nodes.get(..list.n_nodes).unwrap_or_default()
    }

    /// The list of a place, where those in a subtree stand in it, and these.
    fn found(&self, place: PlaceId, subtree: &Range<usize>) -> Option<Found<'_>> {
        let list = self.list(place)?;
        let nodes = self.nodes(list);
        let positions = list.positions(nodes, subtree);
        let within = nodes.get(positions.clone())?;
        Some((list, positions, within))
    }

    /// Nothing, if the list keeps none: what stands there is another's.
    fn hashes_of(&self, (list, positions, _): &Found<'_>) -> Option<&[u32]> {
        let hashes = self.hashes.get(list.first_hash..).filter(|_| list.kept.hashes)?;
        hashes.get(positions.clone())
    }

    /// The same of moments.
    fn moments_of(&self, (list, positions, _): &Found<'_>) -> Option<&[i64]> {
        let moments = self.moments.get(list.first_moment..).filter(|_| list.kept.moments)?;
        moments.get(positions.clone())
    }

    fn is_empty(&self, node: NodeId) -> bool {
        !self.empty.is_empty() && self.empty.binary_search(&node).is_ok()
    }

    /// Adds the next node of a list, which has nothing but a value: what it says, without white space around it, and the
    /// seconds since 1970 if that is a moment.
    pub(super) fn add_value(
        &mut self,
        list: ListNumber,
        node: NodeId,
        (value, moment): (&str, Option<i64>),
    ) {
        if !self.push(list, node, moment) {
            return;
        }
        if value.is_empty() {
            self.empty.push(node);
        }
        self.keep_hash(list, value);
    }

    /// Adds the next node of a list; `read` is what is known of its value already.
    pub(super) fn add(
        &mut self,
        list: ListNumber,
        node: Node<'_>,
        value_type: ValueType,
        read: Read<'_>,
    ) {
        if !self.push(list, node.id(), read.moment) {
            return;
        }
        let holds_nodes = || node.documentable_children().next().is_some();
        if value_type == ValueType::Container && holds_nodes() {
            return;
        }
        let text = read.text.unwrap_or_else(|| node.text_content());
        let value = text.trim_ascii();
        if value.is_empty() && !holds_nodes() {
            self.empty.push(node.id());
        }
        self.keep_hash(list, value);
    }

    /// Adds the next node of a list, with its moment; tells whether more is to be known of it.
    fn push(&mut self, number: ListNumber, node: NodeId, moment: Option<i64>) -> bool {
        let Some(list) = self.filled.get_mut(number.index()) else { return false };
        if let Some(cell) = self.nodes.get_mut(list.first_node + list.n_nodes) {
            *cell = node;
        }
        if list.kept.moments
            && let Some(cell) = self.moments.get_mut(list.first_moment + list.n_nodes)
        {
            *cell = moment.unwrap_or(NO_MOMENT);
        }
        list.n_nodes += 1;
        list.kept.empty && moment.is_none()
    }

    /// Keeps the hash of what the last node of a list says, if the list keeps any.
    fn keep_hash(&mut self, number: ListNumber, value: &str) {
        if let Some(list) = self.filled.get(number.index()).filter(|list| list.kept.hashes)
            && let Some(cell) = self.hashes.get_mut(list.first_hash + list.n_nodes - 1)
        {
            *cell = short(self.hasher.hash_one(value));
        }
    }
}

/// A list, where those of its nodes stand in it that were asked for, and these.
type Found<'a> = (&'a List, Range<usize>, &'a [NodeId]);

impl List {
    /// Where those of its `nodes` stand that are in a subtree.
    fn positions(&self, nodes: &[NodeId], subtree: &Range<usize>) -> Range<usize> {
        let start = first_from(nodes, subtree.start, self.last.get());
        let end = first_from(nodes, subtree.end, start);
        self.last.set(end);
        start..end
    }
}

/// Where the first node with this or a larger index stands among these, found at once if that is at `guess`
/// or right behind it, and soon if it is little behind it.
fn first_from(nodes: &[NodeId], index: usize, guess: usize) -> usize {
    let is_before = |node: &NodeId| node.index() < index;
    let (before, rest) = nodes.split_at_checked(guess).unwrap_or((nodes, &[]));
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

/// Half of a hash: whoever finds two alike compares the values.
fn short(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}
