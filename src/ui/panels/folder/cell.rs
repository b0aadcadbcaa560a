//! A cell of the table.

use eframe::egui::{Painter, Rect, pos2};

use super::Table;
use super::columns::letters;
use crate::report::table::Column;
use crate::session::folder::FolderRow;
use crate::ui::panels::mark_of_standing;
use crate::ui::text::{self};
use crate::ui::widgets::mark::{self, Mark};
use crate::words::visible;

/// Where a cell stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) middle: f32,
}

/// What a cell says.
pub(super) fn words(table: &Table<'_>, row: &FolderRow, column: Column) -> String {
    let text = column.text(&row.facts, table.speech);
    if column == Column::File {
        let whole = visible(&row.facts.file);
        let short = visible(table.listing.file_of(&row.facts));
        return text.replacen(&*whole, &short, 1);
    }
    let zone = table.zone().filter(|_| column == Column::Created);
    match zone.and_then(|zone| text.strip_suffix(&zone).map(str::trim_end).map(str::to_owned)) {
        Some(time) => time,
        None => text.into_owned(),
    }
}

/// Paints a cell; gives where its text stands, and the whole of it if it was cut.
pub(super) fn paint(
    painter: &Painter,
    place: Place,
    table: &Table<'_>,
    row: &FolderRow,
    (column, is_selected): (Column, bool),
) -> (Rect, Option<String>) {
    let Place { left, width, middle } = place;
    let theme = table.scene.theme;
    let color = &theme.color;
    let quiet = if is_selected { color.text_2 } else { color.text_3 };
    if column == Column::Findings {
        let marks = [Mark::Error, Mark::Warning, Mark::Info];
        let counts = marks.into_iter().zip(row.facts.findings);
        let counts: Vec<(Mark, usize)> = counts.map(|(mark, n)| (mark, n as usize)).collect();
        let from = mark::counts(painter, left + width, middle, theme, &counts);
        let min = pos2(from, middle - 9.0);
        return (Rect::from_min_max(min, pos2(left + width, middle + 9.0)), None);
    }
    let words = words(table, row, column);
    let (letters, how) = letters(column, theme);
    let is_weighty = matches!(
        column,
        Column::File | Column::Callback | Column::State | Column::Code | Column::Created
    );
    let (shown, ink) = match (words.is_empty(), is_weighty) {
        (true, _) => ("—", quiet),
        (false, true) => (words.as_str(), color.text_1),
        (false, false) => (words.as_str(), color.text_2),
    };
    let mut x = left;
    if column == Column::State {
        let mark = mark_of_standing(row.facts.standing);
        mark.paint(painter, pos2(left + 7.0, middle), 14.0, theme);
        x += 20.0;
    }
    let letters = if words.is_empty() { theme.text.row } else { letters };
    let room = left + width - x;
    let galley = text::fitted(painter, shown, letters, ink, room, how);
    let at = if column.is_right() {
        text::paint_right(painter, left + width, middle, &galley)
    } else {
        text::paint(painter, x, middle, &galley)
    };
    let is_cut = galley.elided || galley.text() != shown;
    (at, is_cut.then(|| words.clone()))
}
