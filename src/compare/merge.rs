//! Both payloads as one tree.

use super::pairing::{Pairing, Partner, top};
use super::side::{Side, Terms, is_leaf};
use crate::document::NodeId;
use crate::progress::Progress;

/// What became of a node on the way from the left payload to the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Nothing. What is below it may differ.
    Same,
    /// Only the right payload has it, with all that is below it.
    Added,
    /// Only the left payload has it, with all that is below it.
    Removed,
    /// Its value is another.
    Changed,
    /// It stands below another node.
    Moved,
    /// It stands elsewhere among the siblings of its name.
    Reordered,
}

impl Change {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Same, Self::Added, Self::Removed, Self::Changed, Self::Moved, Self::Reordered];

    /// Names it in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Reordered => "reordered",
        }
    }

    /// Whether what is below such a node is part of the same difference.
    fn is_whole(self) -> bool {
        matches!(self, Self::Added | Self::Removed | Self::Changed)
    }
}

/// How many differences there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Nodes that only the right payload has; what is below them isn't counted.
    pub added: usize,
    /// Nodes that only the left payload has; what is below them isn't counted.
    pub removed: usize,
    /// Values that are others.
    pub changed: usize,
    /// Nodes that stand below others.
    pub moved: usize,
    /// Nodes that stand elsewhere among their siblings.
    pub reordered: usize,
    /// Values that differ where that doesn't count.
    pub ignored: usize,
}

impl Summary {
    /// How many there are of all kinds, but for what doesn't count.
    pub fn n_differences(self) -> usize {
        self.added + self.removed + self.changed + self.moved + self.reordered
    }

    /// How many there are of one kind.
    pub fn n_of(self, change: Change) -> usize {
        let mut summary = self;
        summary.of_mut(change).map_or(0, |count| *count)
    }

    fn of_mut(&mut self, change: Change) -> Option<&mut usize> {
        match change {
            Change::Same => None,
            Change::Added => Some(&mut self.added),
            Change::Removed => Some(&mut self.removed),
            Change::Changed => Some(&mut self.changed),
            Change::Moved => Some(&mut self.moved),
            Change::Reordered => Some(&mut self.reordered),
        }
    }
}

/// Two payloads in one flat tree, parents before what is below them.
#[derive(Debug, Default)]
pub struct Comparison {
    nodes: Vec<Merged>,
    differences: Vec<u32>,
    summary: Summary,
}

/// A node of the merged tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its number, from 0.
    pub index: usize,
    /// The number of the node that it stands below.
    pub parent: Option<usize>,
    /// One behind the last number below it.
    pub end: usize,
    /// What it is in the left payload.
    pub left: Option<NodeId>,
    /// What it is in the right payload.
    pub right: Option<NodeId>,
    /// What became of it.
    pub change: Change,
    /// How many differences there are in it and below it.
    pub n_differences: usize,
}

/// The same, as it is kept: there may be millions.
#[derive(Clone, Copy, Debug)]
struct Merged {
    left: u32,
    right: u32,
    parent: u32,
    end: u32,
    n_differences: u32,
    change: Change,
}

const NONE: u32 = u32::MAX;

impl Comparison {
    /// How many nodes the merged tree has.
    pub fn n_nodes(&self) -> usize {
        self.nodes.len()
    }

    /// The node of that number, if there is one.
    pub fn node(&self, index: usize) -> Option<Compared> {
        let merged = self.nodes.get(index)?;
        let number = |number: u32| (number != NONE).then_some(number as usize);
        Some(Compared {
            index,
            parent: number(merged.parent),
            end: merged.end as usize,
            left: number(merged.left).and_then(NodeId::new),
            right: number(merged.right).and_then(NodeId::new),
            change: merged.change,
            n_differences: merged.n_differences as usize,
        })
    }

    /// All nodes in order.
    pub fn nodes(&self) -> impl Iterator<Item = Compared> {
        (0..self.nodes.len()).filter_map(|index| self.node(index))
    }

    /// The numbers of the nodes that differ, in order; what is part of another difference is none of its own.
    pub fn differences(&self) -> &[u32] {
        &self.differences
    }

    /// How many differences there are.
    pub fn summary(&self) -> Summary {
        self.summary
    }
}

impl Partner {
    /// What became of a node without a partner.
    fn alone(self, otherwise: Change) -> Change {
        if self == Self::Needless { Change::Same } else { otherwise }
    }
}

/// Lays both payloads out as one tree; nothing where that was called off.
pub(super) fn merge(
    terms: &Terms<'_>,
    left: &Side<'_>,
    right: &Side<'_>,
    pairing: &Pairing,
    progress: &Progress,
) -> Option<Comparison> {
    let mut merger =
        Merger { terms, left, right, pairing, merged: Comparison::default(), open: Vec::new() };
    match pairing.envelope {
        Some((left, right)) => merger.push_pair(left, right, Change::Same, None),
        None => merger.open.push(Open {
            index: None,
            lefts: top(terms, left),
            rights: top(terms, right),
            whole: None,
            next_left: 0,
            next_right: 0,
        }),
    }
    while !merger.open.is_empty() {
        if progress.is_over() {
            return None;
        }
        merger.step();
    }
    merger.merged.count();
    Some(merger.merged)
}

/// A node whose children are being laid out.
struct Open {
    index: Option<u32>,
    lefts: Vec<NodeId>,
    rights: Vec<NodeId>,
    /// What all below it is.
    whole: Option<Change>,
    next_left: usize,
    next_right: usize,
}

struct Merger<'m, 'a> {
    terms: &'m Terms<'a>,
    left: &'m Side<'a>,
    right: &'m Side<'a>,
    pairing: &'m Pairing,
    merged: Comparison,
    open: Vec<Open>,
}

impl Merger<'_, '_> {
    /// Lays out the next child of the innermost open node, or closes that.
    fn step(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        let (parent, whole) = (open.index, open.whole);
        let next = |nodes: &[NodeId], at: usize| nodes.get(at).copied();
        let left = next(&open.lefts, open.next_left);
        let right = next(&open.rights, open.next_right);
        let left = left.map(|left| (left, self.pairing.of_left(left)));
        let right = right.map(|right| (right, self.pairing.of_right(right)));
        match (left, right) {
            (Some((left, partner @ (Partner::Missing | Partner::Needless))), _) => {
                open.next_left += 1;
                let alone = partner.alone(Change::Removed);
                self.push(Some(left), None, whole.unwrap_or(alone), parent);
            }
            // It comes where the right payload has it.
            (Some((_, Partner::Reordered(_) | Partner::Moved(_))), _) => open.next_left += 1,
            (_, Some((right, partner @ (Partner::Missing | Partner::Needless)))) => {
                open.next_right += 1;
                let alone = partner.alone(Change::Added);
                self.push(None, Some(right), whole.unwrap_or(alone), parent);
            }
            (_, Some((right, Partner::Reordered(left)))) => {
                open.next_right += 1;
                self.push_pair(left, right, Change::Reordered, parent);
            }
            (_, Some((right, Partner::Moved(left)))) => {
                open.next_right += 1;
                self.push_pair(left, right, Change::Moved, parent);
            }
            // It came with its left one.
            (Some((left, _)), Some((_, Partner::Is(other)))) if other < left => {
                open.next_right += 1;
            }
            (None, Some((_, Partner::Is(_)))) => open.next_right += 1,
            (Some((left, Partner::Is(right))), _) => {
                open.next_left += 1;
                self.push_pair(left, right, Change::Same, parent);
            }
            (None, None) => self.close(),
        }
    }

    fn close(&mut self) {
        let end = number(self.merged.nodes.len());
        let closed = self.open.pop().and_then(|open| open.index);
        if let Some(node) = closed.and_then(|index| self.merged.nodes.get_mut(index as usize)) {
            node.end = end;
        }
    }

    /// A node of both payloads: its value may be another all the same.
    fn push_pair(&mut self, left: NodeId, right: NodeId, how: Change, parent: Option<u32>) {
        let (left_node, right_node) =
            (self.left.document.node(left), self.right.document.node(right));
        let is_changed = match (is_leaf(left_node), is_leaf(right_node)) {
            (false, false) if !self.terms.is_xml => false,
            (one, other) if one == other => {
                let (value, is_ignored) = self.terms.value(self.left, left_node);
                let (other, _) = self.terms.value(self.right, right_node);
                let is_other = || left_node.text_content() != right_node.text_content();
                if is_ignored && value == other && is_other() {
                    self.merged.summary.ignored += 1;
                }
                value != other
            }
            // A value here and nodes there: an empty one has just nothing in it yet.
            (true, _) => !self.terms.value(self.left, left_node).0.is_empty(),
            (false, _) => !self.terms.value(self.right, right_node).0.is_empty(),
        };
        let change = if is_changed && how == Change::Same { Change::Changed } else { how };
        self.push(Some(left), Some(right), change, parent);
    }

    fn push(
        &mut self,
        left: Option<NodeId>,
        right: Option<NodeId>,
        change: Change,
        parent: Option<u32>,
    ) {
        let index = number(self.merged.nodes.len());
        let id = |node: Option<NodeId>| node.map_or(NONE, |node| number(node.index()));
        self.merged.nodes.push(Merged {
            left: id(left),
            right: id(right),
            parent: parent.unwrap_or(NONE),
            end: index.saturating_add(1),
            n_differences: 0,
            change,
        });
        let children = |side: &Side<'_>, node: Option<NodeId>| {
            let mut children = Vec::new();
            if let Some(node) = node {
                self.terms.push_children(side.document.node(node), &mut children);
            }
            children
        };
        let (lefts, rights) = (children(self.left, left), children(self.right, right));
        if !lefts.is_empty() || !rights.is_empty() {
            let is_pair = left.is_some() && right.is_some();
            let whole = (!is_pair).then_some(change);
            let index = Some(index);
            self.open.push(Open { index, lefts, rights, whole, next_left: 0, next_right: 0 });
        }
    }
}

impl Comparison {
    /// Counts the differences, from the innermost outward.
    fn count(&mut self) {
        for index in (0..self.nodes.len()).rev() {
            let Some(&Merged { change, parent, n_differences, .. }) = self.nodes.get(index) else {
                continue;
            };
            let above = self.nodes.get_mut(parent as usize);
            let is_part = above.as_ref().is_some_and(|above| above.change.is_whole());
            let is_own = change != Change::Same && !is_part;
            let n_differences = n_differences + u32::from(is_own);
            if let Some(above) = above {
                above.n_differences = above.n_differences.saturating_add(n_differences);
            }
            if let Some(node) = self.nodes.get_mut(index) {
                node.n_differences = n_differences;
            }
            if is_own {
                if let Some(count) = self.summary.of_mut(change) {
                    *count += 1;
                }
                self.differences.push(number(index));
            }
        }
        self.differences.reverse();
    }
}

/// Documents have fewer nodes than that, and so has what is merged of two, or else it is cut off.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NONE)
}
