//! Where the tree is scrolled to.

use hashbrown::HashMap;

use super::numbers::Numbers;
use crate::session::{Open, OpenId};
/// Where the tree is scrolled to, and what it remembers of the payload that it shows.
#[derive(Debug, Default)]
pub struct TreeView {
    payload: Option<OpenId>,
    pub(super) top: u64,
    /// The part of the top row that is out of sight, from 0 to 1.
    pub(super) rest: f64,
    pub(super) seen_reveals: u64,
    pub(super) n_visible: usize,
    pub(super) numbers: Numbers,
    /// Where other payloads were scrolled to.
    left_at: HashMap<OpenId, (u64, f64, u64)>,
}

impl TreeView {
    /// How many rows are in sight.
    pub(in crate::ui) fn n_visible_rows(&self) -> usize {
        self.n_visible
    }

    pub(super) fn turn_to(&mut self, open: &Open) {
        if self.payload == Some(open.id()) {
            return;
        }
        if let Some(last) = self.payload {
            self.left_at.insert(last, (self.top, self.rest, self.seen_reveals));
        }
        let (top, rest, seen) = self.left_at.get(&open.id()).copied().unwrap_or_default();
        *self = Self {
            payload: Some(open.id()),
            top,
            rest,
            seen_reveals: seen,
            left_at: std::mem::take(&mut self.left_at),
            ..Self::default()
        };
    }

    /// Scrolls by `points`, and not beyond the ends.
    pub(super) fn scroll(&mut self, points: f64, row: f64, n_rows: usize, height: f64) {
        let mut place = self.rest + points / row;
        let whole = place.floor();
        place -= whole;
        #[expect(clippy::cast_possible_truncation, reason = "a wheel turns by few rows")]
        let moved = self.top.checked_add_signed(whole as i64);
        (self.top, self.rest) = moved.map_or((0, 0.0), |top| (top, place));
        let (last, rest) = last_top(n_rows, height / row);
        if (self.top, self.rest) > (last, rest) {
            (self.top, self.rest) = (last, rest);
        }
    }

    /// Brings row `index` into sight, below `n_pinned` rows that stay at the top.
    pub(super) fn reveal(&mut self, index: u64, n_pinned: u64, n_fitting: u64) {
        if index < self.top + n_pinned + u64::from(self.rest > 0.0) {
            self.top = index.saturating_sub(n_pinned + 1);
            self.rest = 0.0;
        } else if index > self.top + n_fitting {
            // Far away: what surrounds it is worth seeing too.
            self.top = index.saturating_sub(n_fitting / 3);
            self.rest = 0.0;
        } else if index + 1 >= self.top + n_fitting {
            self.top = (index + 2).saturating_sub(n_fitting);
            self.rest = 0.0;
        }
    }
}

/// The farthest that a list of `n_rows` scrolls when `n_fitting` rows fit.
pub(super) fn last_top(n_rows: usize, n_fitting: f64) -> (u64, f64) {
    let hidden = (n_rows as f64 - n_fitting).max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    let top = hidden.floor() as u64;
    (top, hidden - hidden.floor())
}
