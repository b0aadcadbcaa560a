//! What a list of rows shows of a payload, wherever one is drawn or printed: which nodes have a row, and
//! where those stand that are missing.

use super::{Analysis, Finding};
use crate::catalog::{NodeEntry, PlaceId};
use crate::document::{Kind, Node};

/// Whether a node has no row of its own, because its items stand for it: a filled array.
///
/// So XML and JSON of one payload give the same rows. An empty array, and an array within an array, keep
/// their rows.
pub fn is_hoisted(node: Node<'_>) -> bool {
    node.kind() == Kind::Array
        && node.has_children()
        && node.name_id().is_some()
        && node.children().next().is_some_and(|first| first.kind() != Kind::Array)
}

/// A documented node that is missing, with the place of its row.
#[derive(Clone, Copy, Debug)]
pub struct Ghost<'a> {
    /// What is documented of it.
    pub entry: &'a NodeEntry,
    /// What tells that it is missing.
    pub finding: &'a Finding,
    /// The index of the node that its row goes before: a sibling, or what follows its parent.
    pub before: usize,
}

impl Analysis {
    /// The missing children of a node, in the documented order. Each goes behind the last sibling that
    /// the documentation lists before it.
    pub fn ghosts_below<'a>(&'a self, parent: Node<'a>) -> Vec<Ghost<'a>> {
        let Some(entry) = self.entry() else { return Vec::new() };
        let mut missing = self
            .findings_at(parent.id())
            .filter_map(|finding| Some((entry.node(finding.missing()?)?, finding)))
            .peekable();
        if missing.peek().is_none() {
            return Vec::new();
        }
        let documented: Vec<PlaceId> =
            entry.children(self.place(parent.id())).map(|child| child.place).collect();
        let order_of = |place: PlaceId| documented.iter().position(|&other| other == place);
        let present: Vec<_> = parent
            .children()
            .map(|child| (order_of(self.place(child.id())), child.subtree()))
            .collect();
        let first_child = parent
            .documentable_children()
            .next()
            .map_or(parent.subtree().end, |first| first.id().index());
        missing
            .map(|(entry, finding)| {
                let order = order_of(entry.place);
                let is_behind = |other: &Option<usize>| other.is_some() && *other < order;
                let behind = present.iter().rev().find(|(other, _)| is_behind(other));
                let before = behind.map_or(first_child, |(_, subtree)| subtree.end);
                Ghost { entry, finding, before }
            })
            .collect()
    }
}
