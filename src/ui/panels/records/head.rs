//! The names of the columns: a click sorts, an edge is dragged, a stay tells what is documented.

use eframe::egui::{CursorIcon, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::Table;
use super::columns::Columns;
use crate::report;
use crate::session::TabulateAction;
use crate::ui::panels::enter_by_pointer;
use crate::ui::panels::row::visible;
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::ui::widgets::column_head::{ColumnHead, SIDE};
use crate::ui::wish::{Pane, Wish, tabulate};
use crate::ui::{prose, theme};

/// Draws the heads into `rect`, from where columns are shown on; gives which one is dragged, and how wide, or that it
/// should be as wide as at first.
pub(super) fn draw(
    ui: &mut Ui,
    (rect, shown): (Rect, Rect),
    table: &Table<'_>,
    columns: &Columns<'_>,
    wishes: &mut Vec<Wish>,
) -> Option<(usize, Option<f32>)> {
    let theme = table.scene.theme;
    let color = &theme.color;
    ui.painter().rect_filled(rect, 0.0, *color.panel);
    widgets::hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - 1.0, color.hairline);
    let place = rect.with_min_x(shown.left());
    let mut dragged = None;
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.set_clip_rect(place.intersect(ui.clip_rect()));
        let mut end = place.left();
        for (column, left, width) in columns.within(place) {
            let right = left + width;
            let head =
                Rect::from_min_max(pos2(left, place.top()), pos2(right, place.bottom() - 1.0));
            head_ui(ui, head, table, (column, columns.look(column).is_right), wishes);
            dragged = edge_ui(ui, head, column, table).or(dragged);
            end = right;
        }
        let left_out = report::records::left_out(table.records, table.scene.language);
        if let Some(words) = left_out.filter(|_| end < place.right()) {
            let galley = text::line(ui.painter(), &words, theme.text.caption, color.text_3);
            text::paint(ui.painter(), end + 12.0, place.center().y, &galley);
        }
    });
    dragged
}

fn head_ui(
    ui: &Ui,
    rect: Rect,
    table: &Table<'_>,
    (index, is_right): (usize, bool),
    wishes: &mut Vec<Wish>,
) {
    let Some(column) = table.records.columns().get(index) else { return };
    let theme = table.scene.theme;
    let color = &theme.color;
    let language = table.scene.language;
    let sort = table.state.sort().filter(|sort| sort.column == index);
    let ink = if sort.is_some() { color.text_1 } else { color.text_2 };
    let inner = rect.shrink2([super::columns::SIDE - SIDE, 0.0].into());
    let arrow = if sort.is_some() { 16.0 } else { 0.0 };
    let room = inner.width() - 2.0 * SIDE - arrow;
    let name = visible(&column.name);
    let head = ColumnHead {
        name: &name,
        shown: text::fitted(ui.painter(), &name, theme.text.chip, ink, room, Elide::Middle),
        is_descending: sort.map(|sort| sort.is_descending),
        is_right,
        language,
    };
    let response = head.put(ui, inner, ui.scope_id().with(("head", index)));
    if response.clicked() {
        // Whoever sorts with the keyboard stays where it is.
        if !widgets::choice::is_activated(ui, response.id) {
            enter_by_pointer(ui, Pane::Records, wishes);
        }
        wishes.push(tabulate(TabulateAction::Sort(index)));
    }
    let entry = table.analysis.documented(column.first);
    let meaning = entry.map_or("", |entry| language.pick(&entry.meaning.en, &entry.meaning.zh));
    response.on_hover_ui(|ui| tip_ui(ui, &name, meaning));
}

/// A tooltip: the name, and what the documentation says of the nodes.
fn tip_ui(ui: &mut Ui, name: &str, meaning: &str) {
    const WIDTH: f32 = 340.0;
    let theme = theme::of(ui);
    let (letters, color) = (&theme.text, &theme.color);
    let name = [text::part(name, letters.mono_strong, color.text_1)];
    let name = text::broken_anywhere(ui.painter(), &name, WIDTH, 4);
    let meaning = prose::marked(meaning, letters.prose, letters.mono, color.text_2);
    let meaning = text::paragraph(ui.painter(), &meaning, WIDTH, 12);
    let size = vec2(name.size().x.max(meaning.size().x), name.size().y + meaning.size().y + 4.0);
    let (_, rect) = ui.allocate_space(size);
    let below = rect.min + vec2(0.0, name.size().y + 4.0);
    ui.painter().galley(rect.min, name, *color.text_1);
    ui.painter().galley(below, meaning, *color.text_2);
}

/// The right edge of a head, which is dragged.
fn edge_ui(ui: &Ui, head: Rect, column: usize, table: &Table<'_>) -> Option<(usize, Option<f32>)> {
    let color = &table.scene.theme.color;
    let edge = head.with_min_x(head.right() - 3.0).with_max_x(head.right() + 3.0);
    let id = ui.scope_id().with(("edge", column));
    let response = ui.interact(edge, id, Sense::DRAG | Sense::CLICK);
    let is_lit = response.hovered() || response.dragged();
    let (line, ink) = if is_lit { (0.0, color.accent) } else { (6.0, color.hairline) };
    let (top, bottom) = (head.top() + line, head.bottom() - line);
    widgets::vline(ui.painter(), head.right() - 1.0, top, bottom, ink);
    let asked = if response.double_clicked() {
        Some((column, None))
    } else {
        let pointer = response.interact_pointer_pos().filter(|_| response.dragged());
        pointer.map(|pointer| (column, Some(pointer.x - head.left())))
    };
    response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    asked
}
