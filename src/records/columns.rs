//! Which columns there are, while rows come one after another.

use hashbrown::{HashMap, HashSet};

use super::Column;
use crate::document::{Document, Kind, NameId, Node, NodeId};

/// How many columns a table has at most: a payload may name each of a million children otherwise.
pub const MOST_COLUMNS: usize = 250;

/// What stands deeper in a row has no column of its own.
pub(super) const DEEPEST: usize = 8;

/// Of longer names a column shows the beginning.
const LONGEST_NAME: usize = 100;

/// The columns met so far, as a tree: one stands in the column of what holds its nodes.
#[derive(Debug, Default)]
pub(super) struct Columns {
    drafts: Vec<Draft>,
    by_name: HashMap<Key, u16>,
    /// Those that stand in no other, from left to right.
    outermost: Vec<u16>,
    left_out: HashSet<Key>,
}

/// What tells a column: the one that it stands in, its name, and whether attributes stand in it. The row's own value
/// has no name.
type Key = (Option<u16>, Option<NameId>, bool);

#[derive(Debug)]
struct Draft {
    key: Key,
    depth: usize,
    /// Those that stand in it, from left to right.
    inner: Vec<u16>,
    /// The first node in it.
    first: Option<NodeId>,
}

impl Columns {
    /// The column of a child of what stands in `outer`, or of the row itself where it is none; of a new name it comes
    /// behind the column `before`. Nothing where there are too many.
    pub(super) fn of(
        &mut self,
        child: Option<Node<'_>>,
        outer: Option<u16>,
        before: Option<u16>,
    ) -> Option<u16> {
        let is_attribute = child.is_some_and(|child| child.kind() == Kind::Attribute);
        let key = (outer, child.and_then(Node::name_id), is_attribute);
        if let Some(&known) = self.by_name.get(&key) {
            return Some(known);
        }
        if self.drafts.len() >= MOST_COLUMNS {
            self.left_out.insert(key);
            return None;
        }
        let new = u16::try_from(self.drafts.len()).ok()?;
        let depth = outer.map_or(0, |outer| self.depth(outer) + 1);
        self.drafts.push(Draft { key, depth, inner: Vec::new(), first: None });
        self.by_name.insert(key, new);
        let siblings = match outer {
            Some(outer) => &mut self.drafts.get_mut(usize::from(outer))?.inner,
            None => &mut self.outermost,
        };
        let at = siblings.iter().position(|column| Some(*column) == before);
        siblings.insert(at.map_or(0, |at| at + 1), new);
        Some(new)
    }

    /// How many columns a column stands in.
    pub(super) fn depth(&self, column: u16) -> usize {
        self.drafts.get(usize::from(column)).map_or(0, |draft| draft.depth)
    }

    /// Notes that a node stands in a column.
    pub(super) fn note(&mut self, column: u16, node: NodeId) {
        if let Some(draft) = self.drafts.get_mut(usize::from(column)) {
            draft.first.get_or_insert(node);
        }
    }

    /// How many have been met.
    pub(super) fn len(&self) -> usize {
        self.drafts.len()
    }

    /// How many names have no column.
    pub(super) fn n_left_out(&self) -> usize {
        self.left_out.len()
    }

    /// Those that hold something, from left to right, and at which place each column is now.
    pub(super) fn finish(&self, document: &Document, own: &str) -> (Vec<Column>, Vec<u16>) {
        let mut columns = Vec::new();
        let mut places = vec![0; self.drafts.len()];
        let mut waiting: Vec<u16> = self.outermost.iter().rev().copied().collect();
        while let Some(column) = waiting.pop() {
            let Some(draft) = self.drafts.get(usize::from(column)) else { continue };
            waiting.extend(draft.inner.iter().rev());
            let (Some(first), Some(place)) = (draft.first, places.get_mut(usize::from(column)))
            else {
                continue;
            };
            *place = u16::try_from(columns.len()).unwrap_or(u16::MAX);
            columns.push(Column { name: self.name(column, document, own), first });
        }
        (columns, places)
    }

    fn name(&self, column: u16, document: &Document, own: &str) -> String {
        let draft = |column: u16| self.drafts.get(usize::from(column));
        let line = std::iter::successors(draft(column), |inner| draft(inner.key.0?));
        let mut steps: Vec<String> = line
            .map(|draft| {
                let (_, name, is_attribute) = draft.key;
                let name = name.map_or(own, |name| document.name(name));
                let mark = if is_attribute { "@" } else { "" };
                match name.char_indices().nth(LONGEST_NAME) {
                    Some((end, _)) => format!("{mark}{}…", name.get(..end).unwrap_or_default()),
                    None => format!("{mark}{name}"),
                }
            })
            .collect();
        steps.reverse();
        steps.join(".")
    }
}
