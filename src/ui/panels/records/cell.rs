//! A cell of the table.

use std::borrow::Cow;

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role};

use super::Table;
use super::columns::{Look, SIDE};
use crate::records::Cell;
use crate::report::records::MISSING;
use crate::say;
use crate::session::TabulateAction;
use crate::ui::command::Surface;
use crate::ui::panels::details::short_value;
use crate::ui::panels::row::{moment_by, visible};
use crate::ui::panels::{enter_by_pointer, note_selected, offer_menu};
use crate::ui::text;
use crate::ui::widgets;
use crate::ui::widgets::chip::Chip;
use crate::ui::wish::{Pane, Wish, tabulate};
use crate::words::Language;

/// What a cell says.
pub(super) enum Words<'a> {
    /// A value, which isn't empty.
    Text(Cow<'a, str>),
    /// How a job stands.
    State(Cow<'a, str>),
    /// So many nodes.
    Several(u32),
    Empty,
}

/// What stands in a cell, as far as anybody reads it there.
pub(super) fn words<'a>(table: &Table<'a>, cell: Cell) -> Words<'a> {
    let node = table.analysis.document().node(cell.node);
    if let Some(count) = cell.several {
        return Words::Several(count);
    }
    let value = short_value(node).unwrap_or_else(|| node.text_content());
    if value.is_empty() {
        return Words::Empty;
    }
    if node.name() == Some("State") {
        return Words::State(value);
    }
    let entry = table.analysis.documented(cell.node);
    match moment_by(table.scene.clock, &value, entry) {
        Some(shown) => Words::Text(Cow::Owned(shown)),
        None => Words::Text(value),
    }
}

impl Words<'_> {
    pub(super) fn text(&self, language: Language) -> String {
        match self {
            Self::Text(value) | Self::State(value) => visible(value),
            Self::Several(count) => say!(language, "n-nodes", count = (*count)),
            Self::Empty => say!(language, "tree-empty"),
        }
    }

    /// How long it is, roughly: without making its text.
    pub(super) fn n_bytes(&self) -> usize {
        match self {
            Self::Text(value) | Self::State(value) => value.len(),
            Self::Several(_) | Self::Empty => 8,
        }
    }

    /// Whether it is a number; nothing where it says nothing.
    pub(super) fn is_number(&self) -> Option<bool> {
        match self {
            Self::Text(value) => Some(value.trim().parse::<f64>().is_ok_and(f64::is_finite)),
            Self::State(_) => Some(false),
            Self::Several(_) => Some(true),
            Self::Empty => None,
        }
    }

    pub(super) fn is_state(&self) -> bool {
        matches!(self, Self::State(_))
    }
}

/// Draws a cell, and tells of it to those who can't see it.
pub(super) fn draw(
    ui: &mut Ui,
    rect: Rect,
    table: &Table<'_>,
    (row, column): (usize, usize),
    look: Look,
    wishes: &mut Vec<Wish>,
) {
    let scene = table.scene;
    let theme = scene.theme;
    let color = &theme.color;
    let is_selected = table.selected == Some((row, column));
    let cell = table.records.cell(row, column).map(|cell| words(table, cell));
    let told = cell.as_ref().map(|words| words.text(scene.language));
    let name = table.records.columns().get(column).map_or("", |column| column.name.as_str());
    let response = ui.interact(rect, ui.scope_id().with(("cell", row, column)), Sense::CLICK);
    response.widget_info(|| {
        let label = say!(scene.language, "records-cell", column = visible(name), row = row);
        let mut info = WidgetInfo::selected(Role::Cell, true, is_selected, label);
        let missing = || say!(scene.language, "chip-missing");
        info.current_text_value = Some(told.clone().unwrap_or_else(missing));
        info
    });
    let in_row = table.selected.is_some_and(|(selected, _)| selected == row);
    let quiet = if in_row { color.text_2 } else { color.text_3 };
    let shown = told.as_deref().unwrap_or(MISSING);
    let (left, room, middle) = (rect.left() + SIDE, rect.width() - 2.0 * SIDE, rect.center().y);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let mut cut = None;
    if let Some(Words::State(state)) = &cell {
        Chip::state(&visible(state)).paint(&painter, left, middle, theme);
    } else {
        let (letters, ink) = match &cell {
            Some(Words::Text(_) | Words::State(_)) => (theme.text.mono, color.text_1),
            Some(Words::Several(_)) => (theme.text.row, color.text_2),
            Some(Words::Empty) | None => (theme.text.row, quiet),
        };
        let galley = text::fitted(&painter, shown, letters, ink, room, look.elide);
        if look.is_right {
            text::paint_right(&painter, left + room, middle, &galley);
        } else {
            text::paint(&painter, left, middle, &galley);
        }
        cut = (galley.elided || galley.text() != shown).then(|| shown.to_owned());
    }
    if is_selected {
        if scene.pane == Pane::Records {
            widgets::focus_ring_inside(&painter, rect, theme.size.radius_inner, theme);
        }
        note_selected(ui, Pane::Records, rect);
    }
    if response.clicked() || response.secondary_clicked() {
        enter_by_pointer(ui, Pane::Records, wishes);
        wishes.push(tabulate(TabulateAction::Select { row, column }));
    }
    offer_menu(&response, Surface::Node, wishes);
    if let Some(whole) = cut {
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &whole, &visible(name)));
    }
}
