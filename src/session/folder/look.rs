//! How a folder's table is looked at: sorted, filtered, grouped, with which columns.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::FACETS;
use crate::report::Clock;
use crate::report::table::{Column, TableRow};

/// How a table is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// The column that rows are sorted by; of equals, the file's place decides.
    pub sort: Column,
    /// The largest first. What isn't told stands last all the same.
    pub is_descending: bool,
    /// The column that rows are grouped by.
    pub group: Option<Column>,
    /// The groups whose rows are seen, by what they have in common.
    pub unfolded: BTreeSet<String>,
    /// Of these columns only rows with one of these [keys](Column::key).
    pub only: BTreeMap<Column, BTreeSet<String>>,
    /// Only rows created then or later, as their time is shown: `2024-05`, `2024-05-31 12:30`.
    pub from: String,
    /// Only rows created then or earlier.
    pub to: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            sort: Column::Created,
            is_descending: true,
            group: None,
            unfolded: BTreeSet::new(),
            only: BTreeMap::new(),
            from: String::new(),
            to: String::new(),
            columns: Column::USUAL.into(),
        }
    }
}

impl Look {
    /// Sorts by a column; by the one that it is sorted by, the other way round.
    pub fn sort_by(&mut self, column: Column) {
        self.is_descending = self.sort == column && !self.is_descending;
        self.sort = column;
    }

    /// Whether only rows with such a key are listed.
    pub fn is_only(&self, column: Column, key: &str) -> bool {
        self.only.get(&column).is_some_and(|keys| keys.contains(key))
    }

    /// Lists rows with such a key too, or no longer; with no key left, all of them.
    pub fn toggle_only(&mut self, column: Column, key: &str) {
        let keys = self.only.entry(column).or_default();
        if !keys.remove(key) {
            keys.insert(key.to_owned());
        }
        if keys.is_empty() {
            self.only.remove(&column);
        }
    }

    /// Whether some rows are left out.
    pub fn is_filtered(&self) -> bool {
        !self.only.is_empty() || !self.from.trim().is_empty() || !self.to.trim().is_empty()
    }

    /// Lists all rows.
    pub fn clear(&mut self) {
        self.only.clear();
        self.from.clear();
        self.to.clear();
    }

    /// The same without what payloads spell, but for their codes.
    #[must_use]
    pub(in crate::session) fn without_contents(mut self) -> Self {
        self.only.retain(|column, _| FACETS.contains(column));
        if self.group.is_some_and(|column| !FACETS.contains(&column)) {
            self.unfolded.clear();
        }
        self
    }

    /// Shows a column behind the others, or no longer; the last one stays.
    pub fn toggle_column(&mut self, column: Column) {
        if !self.columns.contains(&column) {
            self.columns.push(column);
        } else if self.columns.len() > 1 {
            self.columns.retain(|shown| *shown != column);
        }
    }

    /// Moves a column to the left, or to the right.
    pub fn move_column(&mut self, column: Column, to_right: bool) {
        let Some(at) = self.columns.iter().position(|shown| *shown == column) else { return };
        let to = if to_right { at + 1 } else { at.wrapping_sub(1) };
        if to < self.columns.len() {
            self.columns.swap(at, to);
        }
    }

    /// Whether a row was created in the time that is asked for.
    pub(super) fn is_in_time(&self, row: &TableRow, clock: Clock) -> bool {
        // What is no time, or not yet, leaves nothing out.
        let typed =
            |typed: &'_ str| if is_moment(typed) { typed.trim().to_owned() } else { String::new() };
        let (from, to) = (typed(&self.from), typed(&self.to));
        if from.is_empty() && to.is_empty() {
            return true;
        }
        let Some((at, offset)) = row.created else { return false };
        let shown = clock.show(at, offset);
        let end = shown.get(..to.len()).unwrap_or(&shown);
        shown >= from && (to.is_empty() || end <= to.as_str())
    }
}

/// Whether what somebody types is the beginning of a moment as the table shows it.
pub fn is_moment(typed: &str) -> bool {
    let shape = "0000-00-00 00:00:00";
    let typed = typed.trim();
    typed.len() <= shape.len()
        && typed.chars().zip(shape.chars()).all(|(typed, shape)| match shape {
            '0' => typed.is_ascii_digit(),
            other => typed == other,
        })
}
