//! Makes rows and columns of nodes, in one walk through what is in them.

use super::columns::{Columns, DEEPEST};
use super::{Cell, Held, Records};
use crate::document::{Document, Kind, Node, NodeId};
use crate::progress::Progress;

impl Records {
    /// A table of these nodes of a document, which come in its order; nothing if nobody waits for it any more.
    ///
    /// Children of a child that stands alone have dotted columns, eight deep at most. JSON and XML that say the same
    /// give the same table: an array is what its items are.
    pub fn new(document: &Document, rows: Vec<NodeId>, progress: &Progress) -> Option<Self> {
        let mut builder = Builder::default();
        let mut records = Self::default();
        for &row in &rows {
            if progress.is_over() {
                return None;
            }
            builder.row(document.node(row));
            records.cells.append(&mut builder.cells);
            records.ends.push(records.cells.len());
        }
        let own = rows.first().and_then(|row| document.node(*row).label()).unwrap_or("$");
        let (columns, places) = builder.columns.finish(document, own);
        let mut from = 0;
        for &end in &records.ends {
            let cells = records.cells.get_mut(from..end).unwrap_or_default();
            for held in &mut *cells {
                held.column = places.get(usize::from(held.column)).copied().unwrap_or_default();
            }
            cells.sort_unstable_by_key(|held| held.column);
            from = end;
        }
        records.columns = columns;
        records.n_left_out = builder.columns.n_left_out();
        records.rows = rows;
        Some(records)
    }
}

/// The row that is being read, and the columns of all before it.
#[derive(Debug, Default)]
struct Builder {
    columns: Columns,
    /// The column of the rows' own values, if one has one.
    own: Option<u16>,
    cells: Vec<Held>,
    /// For each column, which row it was last met in, and its cell there.
    last_met: Vec<(usize, usize)>,
    n_rows: usize,
}

impl Builder {
    fn row(&mut self, row: Node<'_>) {
        self.n_rows += 1;
        if row.children().next().is_none() || !holds_nodes(row) && !row.text_content().is_empty() {
            self.own = self.columns.of(None, None, None);
            self.put(self.own, row, 1);
        }
        let mut waiting = vec![(row, None)];
        while let Some((node, column)) = waiting.pop() {
            let from = self.cells.len();
            self.children(node, column);
            let depth = column.map_or(0, |column| self.columns.depth(column) + 1);
            let mut at = from;
            while let Some(held) = self.cells.get_mut(at) {
                let inner = row.document().node(held.cell.node);
                at += 1;
                if held.cell.several.is_some() || !inner.has_children() {
                    continue;
                }
                if depth >= DEEPEST {
                    held.cell.several = Some(count(inner.documentable_children()));
                    continue;
                }
                waiting.push((inner, Some(held.column)));
                if holds_nodes(inner) {
                    at -= 1;
                    self.drop(at);
                }
            }
        }
        for held in &self.cells {
            self.columns.note(held.column, held.cell.node);
        }
    }

    /// A cell for each name among the children of what stands in a column.
    fn children(&mut self, node: Node<'_>, column: Option<u16>) {
        let mut before = if column.is_none() { self.own } else { None };
        for child in node.children() {
            if !(child.kind().is_documentable() || child.kind() == Kind::Attribute) {
                continue;
            }
            let met = self.columns.of(Some(child), column, before);
            before = met.or(before);
            let first = child.items().next().unwrap_or(child);
            let n_nodes = if child.kind() == Kind::Array { count(child.items()) } else { 1 };
            self.put(met, first, n_nodes);
        }
    }

    /// Adds nodes to the row's cell under a column.
    fn put(&mut self, column: Option<u16>, node: Node<'_>, n_nodes: u32) {
        let Some(column) = column else { return };
        self.last_met.resize(self.columns.len(), (0, 0));
        let Some(last) = self.last_met.get_mut(usize::from(column)) else { return };
        let known = self.cells.get_mut(last.1).filter(|_| last.0 == self.n_rows);
        if let Some(held) = known {
            held.cell.several = Some(held.cell.several.unwrap_or(1).saturating_add(n_nodes));
            return;
        }
        *last = (self.n_rows, self.cells.len());
        let several = (n_nodes > 1).then_some(n_nodes);
        self.cells.push(Held { column, cell: Cell { node: node.id(), several } });
    }

    /// Takes back a cell whose nodes have columns of their own.
    fn drop(&mut self, at: usize) {
        let dropped = self.cells.swap_remove(at);
        let moved = self.cells.get(at).map(|held| held.column);
        if let Some(last) = moved.and_then(|moved| self.last_met.get_mut(usize::from(moved))) {
            last.1 = at;
        }
        if let Some(last) = self.last_met.get_mut(usize::from(dropped.column)) {
            *last = (0, 0);
        }
    }
}

/// Whether it holds nodes that have columns of their own, rather than a value.
fn holds_nodes(node: Node<'_>) -> bool {
    node.documentable_children().next().is_some()
}

fn count<'d>(nodes: impl Iterator<Item = Node<'d>>) -> u32 {
    u32::try_from(nodes.count()).unwrap_or(u32::MAX)
}
