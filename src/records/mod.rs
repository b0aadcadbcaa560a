//! Nodes of one name as a table: a row for each, a column for each of their children.
//!
//! One table holds all nodes at one path, numbers left out: the tasks of a run, the checksums of all of a job's
//! outputs. It holds ids alone; what a cell says stands in the document. What is absent on purpose: how a table is
//! drawn or written; any language.

mod build;
mod columns;
mod order;
mod repeats;

use std::borrow::Cow;

pub use self::columns::MOST_COLUMNS;
pub use self::order::Sort;
pub use self::repeats::{Repeat, alike, repeats};

use crate::document::{Document, Node, NodeId};

/// Nodes of one name as rows, their children as columns.
#[derive(Debug, Default)]
pub struct Records {
    /// In document order.
    rows: Vec<NodeId>,
    columns: Vec<Column>,
    cells: Vec<Held>,
    /// Where each row's cells end.
    ends: Vec<usize>,
    n_left_out: usize,
}

/// What the children of one name are in all rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, dotted where it stands in a child: `Input.Object`.
    pub name: String,
    /// The first node that stands in it.
    pub first: NodeId,
}

/// What stands in a row under a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The node; of several the first.
    pub node: NodeId,
    /// How many nodes there are, where it is not a single value.
    pub several: Option<u32>,
}

/// A cell as it is kept: in the order of columns, within its row.
#[derive(Clone, Copy, Debug)]
struct Held {
    column: u16,
    cell: Cell,
}

impl Records {
    /// The nodes that are rows, in document order.
    pub fn rows(&self) -> &[NodeId] {
        &self.rows
    }

    /// The columns, in the order in which the rows have them. None is empty in all rows.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many names of children have no column, because there are too many.
    pub fn n_left_out(&self) -> usize {
        self.n_left_out
    }

    /// What stands there; nothing where the row has no such child.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        let cells = self.cells_of(row);
        let at = cells.binary_search_by_key(&column, |held| usize::from(held.column)).ok()?;
        cells.get(at).map(|held| held.cell)
    }

    /// The row that a node is, or stands in.
    pub fn row_of(&self, node: Node<'_>) -> Option<usize> {
        let at = self.rows.partition_point(|row| *row <= node.id()).checked_sub(1)?;
        let row = node.document().node(*self.rows.get(at)?);
        row.subtree().contains(&node.id().index()).then_some(at)
    }

    /// The column that a node of a row stands in.
    pub fn column_of(&self, row: usize, node: Node<'_>) -> Option<usize> {
        let first = |held: &&Held| node.document().node(held.cell.node);
        let cells = self.cells_of(row);
        let holds = |held: &&Held| first(held).subtree().contains(&node.id().index());
        let is_among =
            |held: &&Held| held.cell.several.is_some() && stands_beside(node, first(held));
        let held = cells.iter().find(holds).or_else(|| cells.iter().find(is_among))?;
        Some(usize::from(held.column))
    }

    fn cells_of(&self, row: usize) -> &[Held] {
        let from = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let to = self.ends.get(row).copied().unwrap_or_default();
        self.cells.get(from.unwrap_or_default()..to).unwrap_or_default()
    }
}

/// Whether a node is one of those of which there are several, or stands in one.
fn stands_beside(node: Node<'_>, first: Node<'_>) -> bool {
    /// What is deeper was made to be deep.
    const MOST_STEPS: usize = 64;
    let mut line = std::iter::once(node).chain(node.ancestors()).take(MOST_STEPS);
    line.any(|step| step.name_id() == first.name_id() && step.parent() == first.parent())
}

impl Cell {
    /// Its value as meant; nothing where it stands for several nodes.
    pub fn value(self, document: &Document) -> Option<Cow<'_, str>> {
        self.several.is_none().then(|| document.node(self.node).text_content())
    }
}
