//! Which nodes of a payload repeat.

use hashbrown::HashMap;

use crate::analysis::Analysis;
use crate::document::{Kind, NameId, Node, NodeId};

/// Nodes of one path, numbers left out, of which several stand beside each other or may do so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The first of them.
    pub first: NodeId,
    /// How many there are.
    pub count: usize,
}

/// What repeats in a payload, in document order: what stands there more than once below one parent, and what the
/// catalog says may.
pub fn repeats(analysis: &Analysis) -> Vec<Repeat> {
    let mut kinds: Vec<Seen> = Vec::new();
    let mut by_name: HashMap<(usize, Option<NameId>), usize> = HashMap::new();
    let mut open: Vec<Open> = Vec::new();
    for node in analysis.document().nodes().filter(|node| node.kind().is_documentable()) {
        while open.pop_if(|open| open.end <= node.id().index()).is_some() {}
        let around = open.last().copied();
        // An array is what its items are: they are of its kind, and stand where it stands.
        let array = around.filter(|around| around.is_array && node.name_id().is_none());
        let kind = array.map_or_else(
            || {
                let outer = around.map_or(usize::MAX, |around| around.kind);
                let new = by_name.len();
                *by_name.entry((outer, node.name_id())).or_insert(new)
            },
            |array| array.kind,
        );
        if kind == kinds.len() {
            kinds.push(Seen::default());
        }
        let is_array = node.kind() == Kind::Array;
        let owner = around.and_then(|around| around.owner);
        if let Some(seen) = kinds.get_mut(kind).filter(|_| !is_array) {
            seen.note(node.id(), owner);
        }
        if node.has_children() {
            let owner = if is_array { owner } else { Some(node.id()) };
            open.push(Open { end: node.subtree().end, kind, owner, is_array });
        }
    }
    let mut repeats = Vec::new();
    for Seen { first, count, is_repeated, .. } in kinds {
        let Some(first) = first else { continue };
        if is_repeated || analysis.documented(first).is_some_and(|entry| entry.repeats) {
            repeats.push(Repeat { first, count });
        }
    }
    repeats.sort_unstable_by_key(|repeat| repeat.first);
    repeats
}

/// All nodes at the path of `node`, numbers left out, in document order.
pub fn alike(node: Node<'_>) -> Vec<NodeId> {
    let line = std::iter::once(node).chain(node.ancestors());
    let mut names: Vec<Option<NameId>> =
        line.filter(|node| node.kind() != Kind::Array).map(Node::label_id).collect();
    names.pop();
    let mut found: Vec<Node<'_>> =
        node.document().root().into_iter().flat_map(Node::items).collect();
    while let Some(name) = names.pop() {
        let Some(name) = name else { return vec![node.id()] };
        found = found.into_iter().flat_map(|node| node.steps_of(name)).collect();
    }
    found.into_iter().map(Node::id).collect()
}

/// Nodes of one path, as far as they were met.
#[derive(Debug, Default)]
struct Seen {
    first: Option<NodeId>,
    count: usize,
    /// What the last one stands in.
    owner: Option<NodeId>,
    is_repeated: bool,
}

impl Seen {
    fn note(&mut self, node: NodeId, owner: Option<NodeId>) {
        self.is_repeated |= self.first.is_some() && self.owner == owner;
        self.first.get_or_insert(node);
        self.owner = owner;
        self.count += 1;
    }
}

/// A node that the walk is in.
#[derive(Clone, Copy, Debug)]
struct Open {
    end: usize,
    kind: usize,
    /// Itself; of an array, what it stands in.
    owner: Option<NodeId>,
    is_array: bool,
}
