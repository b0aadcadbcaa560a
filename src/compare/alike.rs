//! Which of several nodes of one name is which of several others.

use std::collections::VecDeque;

use hashbrown::HashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::side::{Side, Terms, hash};
use super::signs;

use crate::catalog::PlaceId;
use crate::document::NodeId;

/// Children of one name, below parents that are paired.
#[derive(Clone, Copy)]
pub(super) struct Group<'g, 'a> {
    pub(super) terms: &'g Terms<'a>,
    pub(super) left: &'g Side<'a>,
    pub(super) right: &'g Side<'a>,
    pub(super) lefts: &'g [NodeId],
    pub(super) rights: &'g [NodeId],
}

/// Two nodes that are one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) left: NodeId,
    pub(super) right: NodeId,
    /// Whether it stands among the others as it does in the other payload.
    pub(super) is_in_order: bool,
}

/// The pairs that a group makes, in the order of the left payload.
pub(super) fn pairs(group: &Group<'_, '_>) -> Vec<Pair> {
    let names = group.names();
    let matches = match (group.lefts, group.rights) {
        ([], _) | (_, []) => return Vec::new(),
        ([left], [right]) if names.is_empty() => {
            return vec![Pair { left: *left, right: *right, is_in_order: true }];
        }
        _ if names.is_empty() => group.by_content(),
        _ => group.by_names(names),
    };
    let in_order = matches.longest_rise();
    let lefts = group.lefts.iter().zip(&matches.partners).zip(&in_order);
    lefts
        .filter_map(|((&left, &right), &is_in_order)| {
            let right = *group.rights.get(right?)?;
            Some(Pair { left, right, is_in_order })
        })
        .collect()
}

impl<'a> Group<'_, 'a> {
    /// The children whose values name such a node.
    fn names(&self) -> &'a [PlaceId] {
        let documented = |side, nodes: &[NodeId]| self.terms.documented(side, *nodes.first()?);
        let entry = documented(self.left, self.lefts)
            .or_else(|| documented(self.right, self.rights))
            .filter(|_| !self.terms.ignored.values);
        entry.map_or(&[], |entry| &entry.named_by)
    }

    /// Pairs those that are named alike; nodes without a name by what they say.
    fn by_names(&self, names: &[PlaceId]) -> Matches {
        let mut matches = Matches::new(self.lefts.len(), self.rights.len());
        let mut nameless_lefts: Vec<usize> = (0..self.lefts.len()).collect();
        let mut nameless_rights: Vec<usize> = (0..self.rights.len()).collect();
        for &name in names {
            let lefts = self.called(self.left, self.lefts, name);
            let rights = self.called(self.right, self.rights, name);
            matches.pair_equal(&lefts, &rights);
            nameless_lefts.retain(|left| lefts.get(*left) == Some(&None));
            nameless_rights.retain(|right| rights.get(*right) == Some(&None));
        }
        let nodes = |indices: &[usize], nodes: &[NodeId]| -> Vec<NodeId> {
            indices.iter().filter_map(|&index| nodes.get(index).copied()).collect()
        };
        let lefts = nodes(&nameless_lefts, self.lefts);
        let rights = nodes(&nameless_rights, self.rights);
        let nameless = Group { lefts: &lefts, rights: &rights, ..*self }.by_content();
        for (left, right) in nameless_lefts.into_iter().zip(nameless.partners) {
            if let Some(&right) = right.and_then(|right| nameless_rights.get(right)) {
                matches.pair(left, right);
            }
        }
        matches
    }

    /// By node, the value of the child that names it, unless there is none.
    fn called(&self, side: &Side<'_>, nodes: &[NodeId], name: PlaceId) -> Vec<Option<u64>> {
        let called = |node: &NodeId| {
            let node = side.document.node(*node);
            let child =
                node.documentable_children().find(|child| side.place(child.id()) == name)?;
            let (value, _) = self.terms.value(side, child);
            (!value.is_empty()).then(|| hash(value.as_ref()))
        };
        nodes.iter().map(called).collect()
    }

    /// Pairs nodes that say the same, then those that do but for numbers, then those that say much alike, then those
    /// between the same neighbours.
    fn by_content(&self) -> Matches {
        let contents = |side: &Side<'_>, nodes: &[NodeId]| -> Vec<Option<u64>> {
            nodes.iter().map(|&node| Some(side.content(node))).collect()
        };
        let lefts = contents(self.left, self.lefts);
        let rights = contents(self.right, self.rights);
        let mut matches = Matches::new(lefts.len(), rights.len());
        matches.pair_in_order(&lefts, &rights);
        matches.pair_equal(&lefts, &rights);
        if matches.partners.contains(&None) {
            let lefts = signs::without_numbers(self, self.left, self.lefts);
            let rights = signs::without_numbers(self, self.right, self.rights);
            matches.pair_in_order(&lefts, &rights);
            matches.pair_equal(&lefts, &rights);
            signs::pair(self, &mut matches);
            matches.pair_between(self.terms.ignored.values);
        }
        matches
    }
}

/// Which left node is which right one, by their numbers in a group.
pub(super) struct Matches {
    partners: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Matches {
    fn new(n_lefts: usize, n_rights: usize) -> Self {
        Self { partners: vec![None; n_lefts], is_taken: vec![false; n_rights] }
    }

    /// The left nodes without a partner.
    pub(super) fn free_lefts(&self) -> impl Iterator<Item = usize> {
        let partners = self.partners.iter().enumerate();
        partners.filter(|(_, partner)| partner.is_none()).map(|(left, _)| left)
    }

    /// The right nodes without a partner.
    pub(super) fn free_rights(&self) -> impl Iterator<Item = usize> {
        let taken = self.is_taken.iter().enumerate();
        taken.filter(|(_, is_taken)| !**is_taken).map(|(right, _)| right)
    }

    /// Makes two nodes partners, unless one of them has one.
    pub(super) fn pair(&mut self, left: usize, right: usize) {
        if let (Some(partner @ None), Some(is_taken @ false)) =
            (self.partners.get_mut(left), self.is_taken.get_mut(right))
        {
            *partner = Some(right);
            *is_taken = true;
        }
    }

    /// Pairs what says the same, in the order of both payloads: as much as can be, in short lists.
    fn pair_in_order(&mut self, lefts: &[Option<u64>], rights: &[Option<u64>]) {
        /// In longer middles it would take more time than in proportion.
        const LONGEST: usize = 256;
        let same = |(left, right): &(&Option<u64>, &Option<u64>)| left == right;
        let n_before = lefts.iter().zip(rights).take_while(same).count();
        let (lefts, rights) =
            (lefts.get(n_before..).unwrap_or_default(), rights.get(n_before..).unwrap_or_default());
        let n_behind = lefts.iter().rev().zip(rights.iter().rev()).take_while(same).count();
        (0..n_before).for_each(|at| self.pair(at, at));
        for at in 1..=n_behind {
            self.pair(n_before + lefts.len() - at, n_before + rights.len() - at);
        }
        let lefts = lefts.get(..lefts.len() - n_behind).unwrap_or_default();
        let rights = rights.get(..rights.len() - n_behind).unwrap_or_default();
        if lefts.len() + rights.len() > LONGEST {
            return;
        }
        for operation in capture_diff_slices(Algorithm::Myers, lefts, rights) {
            if let DiffOp::Equal { old_index, new_index, len } = operation {
                let start = (n_before + old_index, n_before + new_index);
                (0..len).for_each(|at| self.pair(start.0 + at, start.1 + at));
            }
        }
    }

    /// Pairs what is called the same, wherever it stands: of several alike, the first with the first.
    fn pair_equal(&mut self, lefts: &[Option<u64>], rights: &[Option<u64>]) {
        let mut called: HashMap<u64, VecDeque<usize>> = HashMap::new();
        for right in self.free_rights() {
            if let Some(name) = rights.get(right).copied().flatten() {
                called.entry(name).or_default().push_back(right);
            }
        }
        let free: Vec<usize> = self.free_lefts().collect();
        for left in free {
            let called = lefts.get(left).copied().flatten().and_then(|name| called.get_mut(&name));
            if let Some(right) = called.and_then(VecDeque::pop_front) {
                self.pair(left, right);
            }
        }
    }

    /// Pairs what stands between the same neighbours: if there is as much of it in both payloads, or `even_if_not`.
    fn pair_between(&mut self, even_if_not: bool) {
        let in_order = self.longest_rise();
        let fixed = self.partners.iter().zip(in_order).enumerate();
        let fixed = fixed.filter(|(_, (_, is_in_order))| *is_in_order);
        let mut edges: Vec<(usize, usize)> =
            fixed.filter_map(|(left, (right, _))| Some((left, (*right)?))).collect();
        edges.push((self.partners.len(), self.is_taken.len()));
        let (mut left_start, mut right_start) = (0, 0);
        for (left_end, right_end) in edges {
            let lefts = left_start..left_end;
            let lefts: Vec<_> = lefts.filter(|at| self.partners.get(*at) == Some(&None)).collect();
            let rights = right_start..right_end;
            let rights: Vec<_> =
                rights.filter(|at| self.is_taken.get(*at) == Some(&false)).collect();
            if lefts.len() == rights.len() || even_if_not {
                lefts.into_iter().zip(rights).for_each(|(left, right)| self.pair(left, right));
            }
            (left_start, right_start) = (left_end + 1, right_end + 1);
        }
    }

    /// By left node, whether it is one of those that stand in the same order in both payloads: as many as can be.
    fn longest_rise(&self) -> Vec<bool> {
        // By length, less one: the left node with which the rise of that length ends that ends lowest.
        let mut ends: Vec<usize> = Vec::new();
        // By left node: the one before it in its rise.
        let mut before: Vec<Option<usize>> = vec![None; self.partners.len()];
        let right_of = |left: &usize| self.partners.get(*left).copied().flatten();
        for (left, right) in self.partners.iter().enumerate() {
            if right.is_none() {
                continue;
            }
            let length = ends.partition_point(|end| right_of(end) < *right);
            if let Some(before) = before.get_mut(left) {
                *before = length.checked_sub(1).and_then(|length| ends.get(length)).copied();
            }
            match ends.get_mut(length) {
                Some(end) => *end = left,
                None => ends.push(left),
            }
        }
        let mut is_in_order = vec![false; self.partners.len()];
        let mut at = ends.last().copied();
        while let Some(left) = at {
            if let Some(is_in_order) = is_in_order.get_mut(left) {
                *is_in_order = true;
            }
            at = before.get(left).copied().flatten();
        }
        is_in_order
    }
}
