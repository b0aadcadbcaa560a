//! Whether a relation of the catalog holds, wherever it applies in a payload.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::lists::Lists;
use super::relation::{Lookout, common, fits, holds};
use crate::analysis::Analysis;
use crate::analysis::decoded::percent_decoded;
use crate::catalog::{Amount, Condition, PlaceId, Relation, RelationKind};
use crate::document::NodeId;

/// Evaluates relations over one payload, in time linear in what they speak of.
pub(super) struct Evaluation<'a> {
    analysis: &'a Analysis,
    lists: &'a Lists<'a>,
    /// In these, something may stand behind the cut: nothing is asked.
    open_at_cut: Vec<NodeId>,
}

/// A single node that is longer, in bytes, is not held against many: each time it would be read anew.
const LONGEST_ALONE: usize = 4096;

impl<'a> Evaluation<'a> {
    pub(super) fn new(analysis: &'a Analysis, lists: &'a Lists<'a>) -> Self {
        Self { analysis, lists, open_at_cut: analysis.document.open_at_stop() }
    }

    /// Calls `violated` with the node that is wrong, the one that it is held against, and for counts how
    /// many there are and should be.
    pub(super) fn run(
        &self,
        relation: &Relation,
        scope: PlaceId,
        mut violated: impl FnMut(NodeId, NodeId, (usize, usize)),
    ) {
        let (analysis, lists) = (self.analysis, self.lists);
        let mut lookout = Lookout::default();
        let mut is_asked = |node: NodeId| {
            relation
                .when
                .as_ref()
                .is_none_or(|when| holds(analysis, lists, when, node, &mut lookout) == Some(true))
        };
        if let RelationKind::Order(places) = &relation.kind {
            self.order(places, |later, earlier| {
                if is_asked(later) {
                    violated(later, earlier, (0, 0));
                }
            });
            return;
        }
        for scope in self.scopes(scope).filter(|&scope| is_asked(scope)) {
            self.ask(&relation.kind, scope, &mut violated);
        }
    }

    fn ask(
        &self,
        kind: &RelationKind,
        scope: NodeId,
        violated: &mut impl FnMut(NodeId, NodeId, (usize, usize)),
    ) {
        match kind {
            RelationKind::Order(_) => {}
            RelationKind::Equal { of, is } => {
                self.compare(&[*of], is, scope, |left, right| left == right, violated);
            }
            RelationKind::Pattern { of, is } => {
                let fits = |value: &str, pattern: &str| fits_pattern(value, pattern);
                self.compare(of, &[*is], scope, fits, violated);
            }
            RelationKind::Prefix { of, is } => {
                let starts = |value: &str, start: &str| value.starts_with(start);
                self.compare(&[*of], &[*is], scope, starts, violated);
            }
            RelationKind::Together(one, other) => {
                let there = [one, other].map(|&place| self.filled(place, scope).first().copied());
                if let [Some(node), None] | [None, Some(node)] = there {
                    violated(node, scope, (0, 0));
                }
            }
            RelationKind::Count { of, is } => {
                let counted = || of.iter().map(|&place| self.filled(place, scope));
                let n_counted: usize = counted().map(|nodes| nodes.len()).sum();
                let (Amount::Value(place) | Amount::Nodes(place)) = *is;
                let wanted = self.filled(place, scope);
                let first = counted().find_map(|nodes| nodes.first().copied());
                let (Some(first), Some(&other)) = (first, wanted.first()) else { return };
                let (node, other, n_wanted) = match is {
                    Amount::Nodes(_) => (first, other, Some(wanted.len())),
                    Amount::Value(_) => (other, first, self.value(other).parse().ok()),
                };
                if let Some(n_wanted) = n_wanted.filter(|&wanted| wanted != n_counted) {
                    violated(node, other, (n_counted, n_wanted));
                }
            }
            RelationKind::Unique(place) => {
                self.unique(*place, scope, violated);
            }
            RelationKind::Iff(first, second) => {
                let (first, second) = (self.answer(first, scope), self.answer(second, scope));
                if let (Some((one, is_one)), Some((other, is_other))) = (first, second)
                    && is_one != is_other
                {
                    violated(one, other, (0, 0));
                }
            }
        }
    }

    /// Holds values of `left`, concatenated, against those of `right`: the n-th of each place where it
    /// repeats, its only one otherwise.
    fn compare(
        &self,
        left: &[PlaceId],
        right: &[PlaceId],
        scope: NodeId,
        fits: impl Fn(&str, &str) -> bool,
        violated: &mut impl FnMut(NodeId, NodeId, (usize, usize)),
    ) {
        // Some send a key as it is, and some percent-encoded.
        let fits = |one: &str, other: &str| {
            let decoded = |value| percent_decoded(value).map_or(Cow::Borrowed(value), Cow::Owned);
            fits(one, other) || fits(&decoded(one), &decoded(other))
        };
        let range = self.range(scope);
        if let (Some(node), Some(other)) = (self.only(left, &range), self.only(right, &range)) {
            if !fits(&self.value(node), &self.value(other)) {
                violated(node, other, (0, 0));
            }
            return;
        }
        // What the last place says is what matters; what stands before it may be absent.
        let is_filled = |places: &[PlaceId]| {
            places.last().is_some_and(|&place| !self.filled(place, scope).is_empty())
        };
        if !is_filled(left) || !is_filled(right) {
            return;
        }
        let side = |places: &[PlaceId]| -> Vec<Cow<'a, [NodeId]>> {
            places.iter().map(|&place| self.filled(place, scope)).collect()
        };
        let (left, right) = (side(left), side(right));
        let lengths = || left.iter().chain(&right).map(|nodes| nodes.len());
        let n = lengths().max().unwrap_or_default();
        if lengths().any(|length| length > 1 && length != n) {
            return;
        }
        let is_long = |nodes: &[NodeId]| {
            let alone = if let [alone] = nodes { Some(alone) } else { None };
            alone.is_some_and(|&id| self.analysis.document.node(id).span().len() > LONGEST_ALONE)
        };
        if n > 1 && left.iter().chain(&right).any(|nodes| is_long(nodes)) {
            return;
        }
        let nth =
            |nodes: &[NodeId], at: usize| nodes.get(if nodes.len() == 1 { 0 } else { at }).copied();
        let text = |side: &[Cow<'a, [NodeId]>], at: usize| -> Cow<'a, str> {
            let values = side.iter().filter_map(|nodes| Some(self.value(nth(nodes, at)?)));
            values.fold(Cow::default(), |so_far, value| so_far + value)
        };
        for at in 0..n {
            if !fits(&text(&left, at), &text(&right, at)) {
                let node = left.last().and_then(|nodes| nth(nodes, at));
                let other = right.last().and_then(|nodes| nth(nodes, at));
                if let (Some(node), Some(other)) = (node, other) {
                    violated(node, other, (0, 0));
                }
            }
        }
    }

    /// Holds every value against those before it.
    fn unique(
        &self,
        place: PlaceId,
        scope: NodeId,
        violated: &mut impl FnMut(NodeId, NodeId, (usize, usize)),
    ) {
        let range = self.range(scope);
        let n_nodes = self.lists.within(place, &range).len();
        if n_nodes < 2 {
            return;
        }
        let mut seen: HashTable<(NodeId, u32)> = HashTable::with_capacity(n_nodes);
        // A table takes some of the upper bits as well.
        let spread = |hash: u32| u64::from(hash) << 32 | u64::from(hash);
        for (node, hash) in self.lists.hashes_within(place, &range) {
            let is_same = |&(other, other_hash): &(NodeId, u32)| {
                other_hash == hash && self.value(other) == self.value(node)
            };
            match seen.entry(spread(hash), is_same, |&(_, hash)| spread(hash)) {
                Entry::Occupied(first) => violated(node, first.get().0, (0, 0)),
                Entry::Vacant(place) => {
                    place.insert((node, hash));
                }
            }
        }
    }

    /// The node that decides whether a condition holds, and whether it does.
    fn answer(&self, condition: &Condition, scope: NodeId) -> Option<(NodeId, bool)> {
        let wanted: Vec<_> = condition.is.iter().map(|value| self.lists.hash(value)).collect();
        let mut first = None;
        for (node, hash) in self.lists.hashes_within(condition.place, &self.range(scope)) {
            // The value is read only where it may fit.
            let may_fit = wanted.is_empty() || wanted.contains(&hash);
            let answer = if may_fit { fits(self.analysis, condition, node) } else { Some(false) };
            match answer {
                Some(true) => return Some((node, true)),
                Some(false) => first = first.or(Some((node, false))),
                None => {}
            }
        }
        first
    }

    /// Holds each moment against the nearest one that should not be later, in the deepest node that
    /// holds both.
    fn order(&self, places: &[PlaceId], mut violated: impl FnMut(NodeId, NodeId)) {
        let catalog = self.analysis.catalog();
        let mut is_done = Vec::new();
        for (n_before, &later) in places.iter().enumerate() {
            let n_later = self.lists.all(later).len();
            if n_later == 0 {
                continue;
            }
            is_done.clear();
            is_done.resize(n_later, false);
            let is_there = |place: &&PlaceId| !self.lists.all(**place).is_empty();
            let nearest_first = places.iter().take(n_before).rev().filter(is_there);
            let asked = nearest_first.flat_map(|&earlier| {
                let scopes = self.scopes(common(catalog, earlier, later));
                scopes.map(move |scope| (earlier, self.range(scope)))
            });
            for (earlier, subtree) in asked {
                let moments = self.lists.moments_within(earlier, &subtree);
                let latest = moments.max_by_key(|&(_, _, moment)| moment);
                let Some((_, latest, latest_moment)) = latest else { continue };
                let mut is_new =
                    |at| is_done.get_mut(at).is_some_and(|cell| !std::mem::replace(cell, true));
                let judged = self.lists.moments_within(later, &subtree);
                judged
                    .filter(|&(at, _, moment)| is_new(at) && moment < latest_moment)
                    .for_each(|(_, node, _)| violated(node, latest));
            }
        }
    }

    /// The nodes at `place`, without those in which something may stand behind the cut.
    fn scopes(&self, place: PlaceId) -> impl Iterator<Item = NodeId> {
        let is_cut = |node: &NodeId| self.open_at_cut.binary_search(node).is_ok();
        self.lists.all(place).iter().copied().filter(move |node| !is_cut(node))
    }

    fn filled(&self, place: PlaceId, scope: NodeId) -> Cow<'a, [NodeId]> {
        self.lists.filled(place, &self.range(scope))
    }

    /// The only node in a subtree of an only place, if it says something.
    fn only(&self, places: &[PlaceId], subtree: &Range<usize>) -> Option<NodeId> {
        if let [place] = places { self.lists.only_filled(*place, subtree) } else { None }
    }

    fn value(&self, node: NodeId) -> Cow<'a, str> {
        match self.analysis.document().node(node).text_content() {
            Cow::Borrowed(text) => text.trim_ascii().into(),
            Cow::Owned(text) => text.trim_ascii().to_owned().into(),
        }
    }

    fn range(&self, scope: NodeId) -> Range<usize> {
        self.analysis.document().node(scope).subtree()
    }
}

/// Whether a name fits a pattern in which `${…}` stands for any characters; a leading `/` of either
/// doesn't count.
fn fits_pattern(name: &str, pattern: &str) -> bool {
    let mut name = name.strip_prefix('/').unwrap_or(name);
    let mut pattern = pattern.strip_prefix('/').unwrap_or(pattern);
    let mut is_first = true;
    loop {
        let placeholder = pattern.find("${").and_then(|start| {
            let end = start + pattern.get(start..)?.find('}')? + 1;
            Some((pattern.get(..start)?, pattern.get(end..)?))
        });
        let Some((fixed, rest)) = placeholder else {
            return if is_first { name == pattern } else { name.ends_with(pattern) };
        };
        let found = if is_first { name.starts_with(fixed).then_some(0) } else { name.find(fixed) };
        let Some(after) = found.and_then(|at| name.get(at + fixed.len()..)) else { return false };
        (name, pattern, is_first) = (after, rest, false);
    }
}
