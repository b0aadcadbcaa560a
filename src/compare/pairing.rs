//! Which node of one payload is which of the other.

use hashbrown::HashMap;

use super::alike::{self, Group};
use super::side::{Side, Terms};
use crate::document::NodeId;
use crate::progress::Progress;

/// What a node is in the other payload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Partner {
    /// Nothing is.
    #[default]
    Missing,
    /// Nothing needs to be.
    Needless,
    /// This node, in its place.
    Is(NodeId),
    /// This node, among its siblings in another order.
    Reordered(NodeId),
    /// This node, below another.
    Moved(NodeId),
}

/// Which node is which.
#[derive(Debug)]
pub(super) struct Pairing {
    lefts: Vec<Partner>,
    rights: Vec<Partner>,
    /// What holds all the rest, on both sides.
    pub(super) envelope: Option<(NodeId, NodeId)>,
}

/// A child with the name by which it is grouped, and its number among its siblings.
type Child = (u64, u32, NodeId);

impl Pairing {
    /// Nothing where that was called off.
    pub(super) fn new(
        terms: &Terms<'_>,
        left: &Side<'_>,
        right: &Side<'_>,
        progress: &Progress,
    ) -> Option<Self> {
        let envelopes = left.envelope().zip(right.envelope());
        let mut pairer = Pairer {
            terms,
            left,
            right,
            pairing: Self {
                lefts: vec![Partner::Missing; left.document.n_nodes()],
                rights: vec![Partner::Missing; right.document.n_nodes()],
                envelope: envelopes.map(|(left, right)| (left.id(), right.id())),
            },
            open: Vec::new(),
            removed: Vec::new(),
            added: Vec::new(),
        };
        match pairer.pairing.envelope {
            Some((left, right)) => pairer.pair(left, right, Partner::Is),
            None => pairer.pair_children(&top(terms, left), &top(terms, right)),
        }
        pairer.run(progress)?;
        pairer.find_moved();
        pairer.run(progress)?;
        Some(pairer.pairing)
    }

    pub(super) fn of_left(&self, node: NodeId) -> Partner {
        self.lefts.get(node.index()).copied().unwrap_or_default()
    }

    pub(super) fn of_right(&self, node: NodeId) -> Partner {
        self.rights.get(node.index()).copied().unwrap_or_default()
    }

    fn set(&mut self, left: NodeId, right: NodeId, how: fn(NodeId) -> Partner) {
        if let Some(partner) = self.lefts.get_mut(left.index()) {
            *partner = how(right);
        }
        if let Some(partner) = self.rights.get_mut(right.index()) {
            *partner = how(left);
        }
    }
}

/// What stands at the top of a payload, where not both have an envelope.
pub(super) fn top(terms: &Terms<'_>, side: &Side<'_>) -> Vec<NodeId> {
    let mut top = Vec::new();
    match side.document.root() {
        Some(root) if root.name_id().is_none() => terms.push_children(root, &mut top),
        Some(root) => top.push(root.id()),
        None => {}
    }
    top
}

struct Pairer<'p, 'a> {
    terms: &'p Terms<'a>,
    left: &'p Side<'a>,
    right: &'p Side<'a>,
    pairing: Pairing,
    /// Pairs whose children were not looked at yet.
    open: Vec<(NodeId, NodeId)>,
    /// What has no partner, though its parent has one.
    removed: Vec<NodeId>,
    added: Vec<NodeId>,
}

impl Pairer<'_, '_> {
    fn run(&mut self, progress: &Progress) -> Option<()> {
        let (mut lefts, mut rights) = (Vec::new(), Vec::new());
        while let Some((left, right)) = self.open.pop() {
            if progress.is_over() {
                return None;
            }
            lefts.clear();
            rights.clear();
            self.terms.push_children(self.left.document.node(left), &mut lefts);
            self.terms.push_children(self.right.document.node(right), &mut rights);
            self.pair_children(&lefts, &rights);
        }
        Some(())
    }

    fn pair(&mut self, left: NodeId, right: NodeId, how: fn(NodeId) -> Partner) {
        self.pairing.set(left, right, how);
        let has_children = |side: &Side<'_>, node| side.document.node(node).has_children();
        if has_children(self.left, left) || has_children(self.right, right) {
            self.open.push((left, right));
        }
    }

    /// Finds partners among children of one name.
    fn pair_children(&mut self, lefts: &[NodeId], rights: &[NodeId]) {
        let lefts = by_name(self.left, lefts);
        let rights = by_name(self.right, rights);
        let name = |child: Option<&Child>| child.map(|(name, ..)| *name);
        let (mut lefts, mut rights) = (lefts.as_slice(), rights.as_slice());
        while let Some(next) =
            [name(lefts.first()), name(rights.first())].into_iter().flatten().min()
        {
            let end = |children: &[Child]| children.partition_point(|(name, ..)| *name <= next);
            let (group, rest) = lefts.split_at(end(lefts));
            let (other, other_rest) = rights.split_at(end(rights));
            (lefts, rights) = (rest, other_rest);
            self.pair_group(group, other);
        }
    }

    fn pair_group(&mut self, lefts: &[Child], rights: &[Child]) {
        let nodes =
            |children: &[Child]| children.iter().map(|(.., node)| *node).collect::<Vec<_>>();
        let (lefts, rights) = (nodes(lefts), nodes(rights));
        let group = Group {
            terms: self.terms,
            left: self.left,
            right: self.right,
            lefts: &lefts,
            rights: &rights,
        };
        let pairs = alike::pairs(&group);
        let is_there = !pairs.is_empty();
        for pair in &pairs {
            let how = if pair.is_in_order { Partner::Is } else { Partner::Reordered };
            self.pair(pair.left, pair.right, how);
        }
        if pairs.len() == lefts.len() && pairs.len() == rights.len() {
            return;
        }
        let ignored = self.terms.ignored;
        let is_needless =
            |content: u64| ignored.empty && content == 0 || ignored.values && is_there;
        let Pairing { lefts: of_left, rights: of_right, .. } = &mut self.pairing;
        let sides = [
            (lefts, of_left, self.left, &mut self.removed),
            (rights, of_right, self.right, &mut self.added),
        ];
        for (nodes, partners, side, alone) in sides {
            for node in nodes {
                match partners.get_mut(node.index()) {
                    Some(partner @ Partner::Missing) if is_needless(side.content(node)) => {
                        *partner = Partner::Needless;
                    }
                    Some(Partner::Missing) => alone.push(node),
                    Some(_) | None => {}
                }
            }
        }
    }

    /// Takes what was removed in one place and added in another for moved: of one name, saying the same, and the only
    /// such on either side.
    fn find_moved(&mut self) {
        let only = |side: &Side<'_>, nodes: &[NodeId]| {
            let mut only = HashMap::new();
            for &node in nodes.iter().filter(|node| side.content(**node) != 0) {
                let seen = only.entry((side.name(node), side.content(node)));
                seen.and_modify(|only| *only = None).or_insert(Some(node));
            }
            only
        };
        let removed = std::mem::take(&mut self.removed);
        let removed_only = only(self.left, &removed);
        let added = only(self.right, &std::mem::take(&mut self.added));
        // In the order of the payload, so that it comes out alike each time.
        for left in removed {
            let says = (self.left.name(left), self.left.content(left));
            let is_only = removed_only.get(&says) == Some(&Some(left));
            if let Some(right) = added.get(&says).copied().flatten().filter(|_| is_only) {
                self.pair(left, right, Partner::Moved);
            }
        }
    }
}

fn by_name(side: &Side<'_>, nodes: &[NodeId]) -> Vec<Child> {
    let mut children: Vec<Child> =
        nodes.iter().zip(0..).map(|(&node, number)| (side.name(node), number, node)).collect();
    children.sort_unstable();
    children
}
