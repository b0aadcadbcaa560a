//! Many payloads opened at once: a table of a row for each, instead of a list entry for each.
//!
//! No analysis is kept. A row remembers where it can be read again; opened from the table, it becomes a payload of
//! the list like any other.

mod act;
mod lister;
mod listing;
mod look;
mod order;
mod read;
mod tables;

use std::sync::Arc;
use std::sync::mpsc::Sender;

use hashbrown::HashSet;

pub use self::act::FolderAction;
pub use self::listing::{Badge, Count, FACETS, FolderRow, Line, Listing, Progress, RowId, Totals};
pub use self::look::{Look, is_moment};
pub use self::tables::{MOST_LISTED, MOST_OPENED};

use self::lister::Ask;
use super::search::{Running, SearchId};
use super::work::free;

/// Many payloads opened at once, as a table.
#[derive(Debug, Default)]
pub struct Folder {
    look: Look,
    listing: Arc<Listing>,
    selected: HashSet<RowId>,
    cursor: Option<Cursor>,
    /// Where a range begins.
    anchor: Option<RowId>,
    /// Counts how often something asked to see the cursor.
    reveals: u64,
    lister: Option<Sender<Ask>>,
    reading: Option<Running>,
    /// What is looked for in all payloads, and the work that looks.
    search: Option<(SearchId, Running)>,
}

/// The line that keys act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// A row.
    Row(RowId),
    /// The head of the group with this key.
    Group(String),
}

impl Folder {
    /// How it is looked at.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// What it shows; what was changed last is there a moment later.
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// Whether files are still being read.
    pub fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// Whether a row is selected.
    pub fn is_selected(&self, row: RowId) -> bool {
        self.selected.contains(&row)
    }

    /// How many rows are selected.
    pub fn n_selected(&self) -> usize {
        self.selected.len()
    }

    /// The selected rows, in the order of the table.
    pub fn selected(&self) -> impl Iterator<Item = &Arc<FolderRow>> {
        self.listed().filter(|row| self.is_selected(row.id))
    }

    /// The rows that are listed, in the order of the table, also those in groups that are folded.
    pub fn listed(&self) -> impl Iterator<Item = &Arc<FolderRow>> {
        self.listing.listed().iter().filter_map(|row| self.listing.row(*row))
    }

    /// The line that keys act on.
    pub fn cursor(&self) -> Option<&Cursor> {
        self.cursor.as_ref()
    }

    /// The row that keys act on.
    pub fn current(&self) -> Option<&Arc<FolderRow>> {
        match self.cursor.as_ref()? {
            Cursor::Row(row) => self.listing.row(*row),
            Cursor::Group(_) => None,
        }
    }

    /// Which line of the table the cursor is on.
    pub fn cursor_line(&self) -> Option<usize> {
        match self.cursor.as_ref()? {
            Cursor::Row(row) => self.listing.line_of(*row),
            Cursor::Group(key) => self.listing.lines().iter().position(|line| match line {
                Line::Group(group) => {
                    self.listing.groups().get(*group).is_some_and(|group| group.key == *key)
                }
                Line::Row(_) => false,
            }),
        }
    }

    /// Grows whenever the cursor should come in sight.
    pub fn reveals(&self) -> u64 {
        self.reveals
    }

    /// Reads no more files.
    pub(super) fn stop(&mut self) {
        self.reading = None;
    }

    /// Takes a new listing; tells whether all files are read now that were not before. What it no longer shows is
    /// no longer selected.
    pub(super) fn take(&mut self, listing: Listing) -> bool {
        let is_read = listing.reading.took.is_some() && self.reading.take().is_some();
        let old = std::mem::replace(&mut self.listing, Arc::new(listing));
        let listing = &self.listing;
        self.selected.retain(|row| listing.line_of(*row).is_some());
        free(old);
        is_read
    }
}
