//! What a user does in a table.

use super::lister::Ask;
use super::{Cursor, Folder, Line, Look, RowId};
use crate::report::Clock;
use crate::report::table::Column;
use crate::session::begins_with;
use crate::words::Language;

/// Something that a user asks of the shown folder's table.
#[derive(Clone, Debug, PartialEq)]
pub enum FolderAction {
    /// Look at it like this.
    Look(Look),
    /// Select this row alone.
    Select(RowId),
    /// Select this row too, or no longer.
    Toggle(RowId),
    /// Select all rows up to this one, from the one that was selected first.
    Extend(RowId),
    /// Select all rows that are listed.
    SelectAll,
    /// Show the rows of a group, or hide them.
    Fold(String),
    /// Fold or unfold the group that keys act on.
    FoldCurrent,
    /// Move by so many lines.
    Move {
        /// Down, if positive; no further than to the first or last line.
        by: isize,
        /// Select what is on the way, too.
        extends: bool,
    },
    /// Go to the next row whose file begins like this, from the end on to the start.
    SelectNamed {
        /// The beginning of the file's name, in upper or lower case.
        name: String,
        /// Whether the current row is passed over.
        is_further: bool,
    },
    /// Open this payload.
    Open(RowId),
    /// Open the selected payloads; the first is shown.
    OpenSelected,
    /// Open the two selected payloads and compare them.
    CompareSelected,
}

impl Folder {
    pub(super) fn apply(&mut self, action: FolderAction, language: Language, clock: Clock) {
        match action {
            FolderAction::Look(look) => {
                self.look = look;
                self.list_anew(language, clock);
                self.reveals += 1;
            }
            FolderAction::Select(row) => self.select(row),
            FolderAction::Toggle(row) => {
                if !self.selected.remove(&row) {
                    self.selected.insert(row);
                }
                (self.cursor, self.anchor) = (Some(Cursor::Row(row)), Some(row));
            }
            FolderAction::Extend(row) => {
                self.cursor = Some(Cursor::Row(row));
                self.extend();
            }
            FolderAction::SelectAll => {
                self.selected = self.listing.listed().iter().copied().collect();
            }
            FolderAction::Fold(key) => self.fold(key, language, clock),
            FolderAction::FoldCurrent => {
                if let Some(Cursor::Group(key)) = self.cursor.clone() {
                    self.fold(key, language, clock);
                }
            }
            FolderAction::Move { by, extends } => self.step(by, extends),
            FolderAction::SelectNamed { name, is_further } => self.select_named(&name, is_further),
            FolderAction::Open(_) | FolderAction::OpenSelected | FolderAction::CompareSelected => {}
        }
    }

    /// Has the table listed as it is looked at now.
    pub(super) fn list_anew(&self, language: Language, clock: Clock) {
        self.tell(Ask::Look(Box::new(self.look.clone()), language, clock));
    }

    pub(super) fn tell(&self, ask: Ask) {
        if let Some(lister) = &self.lister {
            // A lister that could not go on lists no more.
            lister.send(ask).unwrap_or_default();
        }
    }

    fn select(&mut self, row: RowId) {
        self.selected.clear();
        self.selected.insert(row);
        (self.cursor, self.anchor) = (Some(Cursor::Row(row)), Some(row));
    }

    /// Selects from the anchor to the cursor.
    fn extend(&mut self) {
        let Some(to) = self.cursor_line() else { return };
        let from = self.anchor.and_then(|row| self.listing.line_of(row)).unwrap_or(to);
        let range = from.min(to)..=from.max(to);
        let lines = self.listing.lines().get(range).unwrap_or_default();
        self.selected = lines
            .iter()
            .filter_map(|line| match line {
                Line::Row(row) => Some(*row),
                Line::Group(_) => None,
            })
            .collect();
    }

    fn fold(&mut self, key: String, language: Language, clock: Clock) {
        if !self.look.unfolded.remove(&key) {
            self.look.unfolded.insert(key.clone());
        }
        self.cursor = Some(Cursor::Group(key));
        self.list_anew(language, clock);
    }

    fn step(&mut self, by: isize, extends: bool) {
        let last = self.listing.lines().len().saturating_sub(1);
        let to = match self.cursor_line() {
            Some(line) => line.saturating_add_signed(by).min(last),
            None if by == isize::MAX => last,
            None => 0,
        };
        self.go_to(to, extends);
    }

    fn go_to(&mut self, line: usize, extends: bool) {
        match self.listing.lines().get(line) {
            Some(Line::Row(row)) if extends => {
                self.cursor = Some(Cursor::Row(*row));
                self.extend();
            }
            Some(Line::Row(row)) => self.select(*row),
            Some(Line::Group(group)) => {
                let key = self.listing.groups().get(*group).map(|group| group.key.clone());
                self.cursor = key.map(Cursor::Group);
                if extends {
                    self.extend();
                } else {
                    self.selected.clear();
                }
            }
            None => return,
        }
        self.reveals += 1;
    }

    fn select_named(&mut self, name: &str, is_further: bool) {
        const MOST_LOOKED_AT: usize = 100_000;
        let lines = self.listing.lines();
        let from = self.cursor_line().map_or(0, |line| line + usize::from(is_further));
        let is_named = |line: &usize| {
            let Some(Line::Row(row)) = lines.get(*line) else { return false };
            let Some(row) = self.listing.row(*row) else { return false };
            let file = Column::File.spelt(&row.facts).unwrap_or_default();
            let file = file.rsplit(['/', '\\', '!']).next().unwrap_or_default();
            begins_with(file, name)
        };
        let found =
            (from..lines.len()).chain(0..from.min(lines.len())).take(MOST_LOOKED_AT).find(is_named);
        if let Some(line) = found {
            self.go_to(line, false);
        }
    }
}
