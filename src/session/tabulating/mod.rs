//! What repeats in a payload, looked at as a table.

mod act;
mod make;

use std::sync::Arc;

pub(super) use self::make::Made;
use super::work::free;
use super::{Open, Target};
use crate::analysis::Analysis;
use crate::document::{Node, NodeId};
use crate::progress::Progress;
use crate::records::{Records, Repeat, Sort};

/// Something that a user asks of the table of the shown payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TabulateAction {
    /// Show what repeats around the selected node; where nothing does, what has most rows in the payload.
    Selected,
    /// Show this node with all like it.
    Of(NodeId),
    /// Sort by this column: the smallest first, then the largest, then as in the payload.
    Sort(usize),
    /// List only rows with a value that has these words in it, letter case not counting.
    Filter(String),
    /// Select what stands in this row, counted as in the payload, under this column.
    Select {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
    /// Move by so many listed rows, down, and columns, to the right; no further than to the ends.
    Move {
        /// Down, if positive.
        rows: isize,
        /// To the right, if positive.
        columns: isize,
    },
    /// Show no table any more.
    End,
}

/// A table of what repeats in a payload, and how it is looked at.
#[derive(Debug)]
pub struct Tabulating {
    sort: Option<Sort>,
    filter: String,
    made: Option<Made>,
    /// Of the table that is being made, or listed anew.
    making: Option<Arc<Progress>>,
    /// The row and the column that keys act on, while that is selected which they led to.
    cursor: (usize, usize),
    followed: Option<Target>,
    /// Counts how often another table was made.
    edition: u64,
}

impl Tabulating {
    /// One that is looked at as none was before. What was there is shown until it is made.
    fn after(mut before: Option<Self>) -> Self {
        Self {
            sort: None,
            filter: String::new(),
            edition: before.as_ref().map_or(0, |before| before.edition),
            made: before.as_mut().and_then(|before| before.made.take()),
            making: None,
            cursor: (0, 0),
            followed: None,
        }
    }

    /// By which column rows are sorted.
    pub fn sort(&self) -> Option<Sort> {
        self.sort
    }

    /// Which words all listed rows have.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Whether it is being made, or listed anew.
    pub fn is_going_on(&self) -> bool {
        self.making.is_some()
    }

    /// The table, once it is made, and the payload that it is of.
    pub fn made(&self) -> Option<(&Arc<Analysis>, &Arc<Records>)> {
        self.made.as_ref().map(|made| (&made.analysis, &made.records))
    }

    /// All that repeats in the payload.
    pub fn repeats(&self) -> &[Repeat] {
        self.made.as_ref().map_or(&[], |made| &made.repeats)
    }

    /// The rows that are listed, in their order.
    pub fn listed(&self) -> &[u32] {
        self.made.as_ref().map_or(&[], |made| &made.listed)
    }

    /// The place of a row among those that are listed.
    pub fn line_of(&self, row: usize) -> Option<usize> {
        let line = *self.made.as_ref()?.lines.get(row)?;
        (line != u32::MAX).then_some(line as usize)
    }

    /// Changes whenever it is another table.
    pub fn edition(&self) -> u64 {
        self.edition
    }
}

impl Open {
    /// What of it is shown as a table, if anything is.
    pub fn tabulating(&self) -> Option<&Tabulating> {
        self.view.tabulating.as_ref()
    }

    /// The row and the column of its table that are selected: those that the selected node stands in.
    pub fn selected_cell(&self) -> Option<(usize, usize)> {
        let table = self.tabulating()?;
        let (analysis, records) = table.made()?;
        if !Arc::ptr_eq(analysis, self.analysis()?) {
            return None;
        }
        let selected = self.selected()?;
        if table.followed == Some(selected) {
            return Some(table.cursor);
        }
        let node = analysis.document().node(selected.node());
        let row = records.row_of(node)?;
        Some((row, records.column_of(row, node).unwrap_or_default()))
    }

    /// The innermost node around the selected one, or itself, of which there are several beside each other or may be.
    fn repeated(&self) -> Option<NodeId> {
        /// Deeper payloads are made to be deep.
        const MOST_STEPS: usize = 64;
        let selected = self.analysis()?.document().node(self.selected()?.node());
        let line = std::iter::once(selected).chain(selected.ancestors()).take(MOST_STEPS);
        let mut line = line.filter(|node| node.kind().is_documentable()).map(Node::id);
        line.find(|id| {
            let row = self.view.rows.row_of(Target::Node(*id));
            row.is_some_and(|row| row.number.is_some())
        })
    }
}

impl Drop for Tabulating {
    fn drop(&mut self) {
        if let Some(making) = &self.making {
            making.call_off();
        }
        if let Some(made) = self.made.take() {
            free(made);
        }
    }
}
