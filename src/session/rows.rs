//! The tree as a list of visible rows.
//!
//! Rows are made anew when folding changes, in one walk that jumps over what is folded; drawing asks for
//! the few that are in sight. The items of an array stand in place of the array, as same-named elements
//! do in XML, so that both notations of a payload look the same; documented nodes that are missing stand
//! as ghosts where they should be.

use hashbrown::HashSet;

use crate::analysis::{Analysis, is_hoisted};
use crate::catalog::PlaceId;
use crate::document::{Node, NodeId};

/// A visible line of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub target: Target,
    /// How deep it is indented; the root is at 0.
    pub depth: u32,
}

/// What a row shows, and so what can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A node of the document.
    Node(NodeId),
    /// A documented node that is missing below `parent`.
    Missing {
        /// Where it should be.
        parent: NodeId,
        /// What should be there.
        place: PlaceId,
    },
}

impl Target {
    /// The node itself; for a missing one, its parent.
    pub fn node(self) -> NodeId {
        match self {
            Self::Node(node) | Self::Missing { parent: node, .. } => node,
        }
    }
}

/// The visible rows of one payload, in order.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    rows: Vec<Row>,
}

impl Rows {
    /// The rows that are visible when `folded` are folded; with a filter, only what it keeps.
    pub fn new(analysis: &Analysis, folded: &HashSet<NodeId>, kept: Option<&Kept>) -> Self {
        let ghosts = Ghosts::new(analysis);
        let mut walk =
            Walk { rows: Vec::new(), open: Vec::new(), ghosts: &ghosts.list, next_ghost: 0 };
        let document = analysis.document();
        let mut at = 0;
        while let Some(node) =
            NodeId::new(at).filter(|_| at < document.n_nodes()).map(|id| document.node(id))
        {
            walk.close_until(at);
            let end = node.subtree().end;
            if kept.is_some_and(|kept| !kept.contains(node.id())) {
                walk.skip(node.id(), end);
                at = end;
                continue;
            }
            let is_shown = !is_hoisted(node);
            if is_shown {
                walk.push(Target::Node(node.id()));
            }
            if is_shown && folded.contains(&node.id()) && kept.is_none() {
                walk.skip(node.id(), end);
                at = end;
            } else {
                walk.open.push(Open {
                    id: node.id(),
                    end,
                    depth: walk.depth() + u32::from(is_shown),
                });
                at += 1;
            }
        }
        walk.close_until(usize::MAX);
        Self { rows: walk.rows }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at `index`, from 0.
    pub fn get(&self, index: usize) -> Option<Row> {
        self.rows.get(index).copied()
    }

    /// Where a target's row is, if it is visible.
    pub fn index_of(&self, target: Target) -> Option<usize> {
        // Rows stand in document order; ghosts stand between them, out of that order.
        match target {
            Target::Node(node) => {
                let mut from = 0;
                let mut to = self.rows.len();
                while from < to {
                    let middle = from + (to - from) / 2;
                    let (index, found) = self.node_at_or_before(middle)?;
                    match found.cmp(&node) {
                        std::cmp::Ordering::Equal => return Some(index),
                        std::cmp::Ordering::Less => from = middle + 1,
                        std::cmp::Ordering::Greater => to = index,
                    }
                }
                None
            }
            Target::Missing { .. } => self.rows.iter().position(|row| row.target == target),
        }
    }

    /// The row of the nearest visible ancestor: of a row, the one that it hangs below.
    pub fn parent_of(&self, index: usize) -> Option<usize> {
        let depth = self.get(index)?.depth;
        (0..index).rev().find(|&above| self.get(above).is_some_and(|row| row.depth < depth))
    }

    fn node_at_or_before(&self, index: usize) -> Option<(usize, NodeId)> {
        (0..=index).rev().find_map(|index| match self.get(index)?.target {
            Target::Node(node) => Some((index, node)),
            Target::Missing { .. } => None,
        })
    }
}

/// Whether a row of this node can be unfolded.
pub fn is_foldable(analysis: &Analysis, node: Node<'_>) -> bool {
    node.has_children() || analysis.missing_below(node.id()).next().is_some()
}

/// The nodes that a filter keeps: hits and their ancestors.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    nodes: HashSet<NodeId>,
}

impl Kept {
    /// The hits with all that they stand in.
    pub fn new(analysis: &Analysis, hits: &[NodeId]) -> Self {
        let mut nodes = HashSet::new();
        for &hit in hits {
            let node = analysis.document().node(hit);
            nodes.insert(hit);
            for ancestor in node.ancestors() {
                if !nodes.insert(ancestor.id()) {
                    break;
                }
            }
        }
        Self { nodes }
    }

    fn contains(&self, node: NodeId) -> bool {
        self.nodes.contains(&node)
    }
}

/// Documented nodes that are missing, with where their rows go.
struct Ghosts {
    list: Vec<Ghost>,
}

#[derive(Clone, Copy)]
struct Ghost {
    parent: NodeId,
    place: PlaceId,
    /// The row goes before this node: a sibling, or what follows its parent.
    before: usize,
}

impl Ghosts {
    fn new(analysis: &Analysis) -> Self {
        let mut list = Vec::new();
        let mut last_parent = None;
        for finding in analysis.findings() {
            let Some(parent) = finding.node().filter(|_| finding.missing().is_some()) else {
                continue;
            };
            if last_parent != Some(parent) {
                last_parent = Some(parent);
                let ghosts = analysis.ghosts_below(analysis.document().node(parent));
                list.extend(ghosts.iter().map(|ghost| Ghost {
                    parent,
                    place: ghost.entry.place,
                    before: ghost.before,
                }));
            }
        }
        list.sort_by_key(|ghost: &Ghost| (ghost.before, std::cmp::Reverse(ghost.parent)));
        Self { list }
    }
}

struct Walk<'g> {
    rows: Vec<Row>,
    open: Vec<Open>,
    ghosts: &'g [Ghost],
    next_ghost: usize,
}

#[derive(Clone, Copy)]
struct Open {
    id: NodeId,
    end: usize,
    /// Depth of its children's rows.
    depth: u32,
}

impl Walk<'_> {
    fn depth(&self) -> u32 {
        self.open.last().map_or(0, |open| open.depth)
    }

    fn push(&mut self, target: Target) {
        self.rows.push(Row { target, depth: self.depth() });
    }

    /// Leaves what ends before node `at`, and places the ghosts that stand before it.
    fn close_until(&mut self, at: usize) {
        while let Some(&open) = self.open.last() {
            self.place_ghosts(open, at);
            if open.end > at {
                break;
            }
            self.open.pop();
        }
    }

    fn place_ghosts(&mut self, open: Open, at: usize) {
        while let Some(ghost) = self.ghosts.get(self.next_ghost) {
            if ghost.before > at || ghost.parent != open.id {
                break;
            }
            self.rows.push(Row {
                target: Target::Missing { parent: ghost.parent, place: ghost.place },
                depth: open.depth,
            });
            self.next_ghost += 1;
        }
    }

    /// Jumps over a folded subtree and the ghosts in it.
    fn skip(&mut self, node: NodeId, end: usize) {
        while let Some(ghost) = self.ghosts.get(self.next_ghost) {
            if ghost.before > end || ghost.parent < node {
                break;
            }
            self.next_ghost += 1;
        }
    }
}
