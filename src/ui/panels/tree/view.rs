//! Where the tree is scrolled to.

use hashbrown::HashMap;

use crate::document::NodeId;
use crate::session::{Open, OpenId, Slice, Target};
use crate::ui::widgets::rows::Scroll;

/// Where the tree is scrolled to, and what it remembers of the payload that it shows.
#[derive(Debug, Default)]
pub struct TreeView {
    payload: Option<OpenId>,
    pub(in crate::ui) scroll: Scroll,
    pub(super) seen_reveals: u64,
    /// The ancestors that were last pinned to the top.
    pub(super) pins: Vec<NodeId>,
    /// What stands beside the scroll bar, and of how many changes it knows.
    overview: Vec<Slice>,
    overview_of: Option<(u64, usize)>,
    changes: u64,
    /// Where other payloads were scrolled to.
    left_at: HashMap<OpenId, (Scroll, u64, u64)>,
    /// How often another reading had moved the rows when they were last drawn.
    edition: u64,
}

impl TreeView {
    /// How much has changed in the session: until it is more, what was found out of the rows still holds.
    pub(in crate::ui) fn note_changes(&mut self, changes: u64) {
        self.changes = changes;
    }

    /// The rows in so many slices.
    pub(super) fn overview(&mut self, open: &Open, n_slices: usize) -> &[Slice] {
        let wanted = Some((self.changes, n_slices));
        if self.overview_of != wanted {
            self.overview_of = wanted;
            self.overview = open.overview(n_slices);
        }
        &self.overview
    }

    /// What the topmost row in sight shows.
    pub(in crate::ui) fn top(&self, open: &Open) -> Option<Target> {
        let is_drawn = self.payload == Some(open.id());
        is_drawn.then(|| open.rows().get(self.scroll.top()))?.map(|row| row.target)
    }

    pub(super) fn turn_to(&mut self, open: &Open) {
        self.turn_to_payload(open);
        let (edition, top) = open.moved();
        if self.edition != edition {
            self.edition = edition;
            self.pins.clear();
            self.seen_reveals = open.reveals();
            self.scroll = Scroll::to(top.unwrap_or_default());
        }
    }

    fn turn_to_payload(&mut self, open: &Open) {
        if self.payload == Some(open.id()) {
            return;
        }
        if let Some(last) = self.payload {
            self.left_at.insert(last, (self.scroll, self.seen_reveals, self.edition));
        }
        let (scroll, seen_reveals, edition) =
            self.left_at.get(&open.id()).copied().unwrap_or_default();
        *self = Self {
            payload: Some(open.id()),
            scroll,
            seen_reveals,
            edition,
            changes: self.changes,
            left_at: std::mem::take(&mut self.left_at),
            ..Self::default()
        };
    }
}
