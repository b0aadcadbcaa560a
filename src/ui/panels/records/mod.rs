//! What repeats in a payload, as a table.

mod cell;
mod columns;
mod head;
mod tools;

use std::sync::Arc;

use eframe::egui::{Rangef, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role};

use self::columns::{Columns, Widths};
pub(super) use self::tools::tools_ui;
use super::{Scene, pane_ui};
use crate::analysis::Analysis;
use crate::records::Records;
use crate::say;
use crate::session::{Action, Open, Tabulating, Target};
use crate::ui::command::Surface;
use crate::ui::text;
use crate::ui::widgets::rows::{Ground, RowArea, Scroll};
use crate::ui::widgets::sideways::{self, Sideways};
use crate::ui::wish::{Pane, Wish};

/// Where the table is scrolled to, and how wide its columns are.
#[derive(Debug, Default)]
pub struct RecordsView {
    pub(in crate::ui) scroll: Scroll,
    sideways: Sideways,
    widths: Widths,
    /// The line and the column that were selected when it was last drawn.
    last: Option<(usize, usize)>,
}

/// What all parts of the table need to know.
#[derive(Clone, Copy)]
struct Table<'a> {
    scene: &'a Scene,
    state: &'a Tabulating,
    analysis: &'a Arc<Analysis>,
    records: &'a Records,
    selected: Option<(usize, usize)>,
}

/// Draws the table of the shown payload into `rect`.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    (open, view): (&Open, &mut RecordsView),
    wishes: &mut Vec<Wish>,
) {
    let Some(state) = open.tabulating() else { return };
    let theme = scene.theme;
    pane_ui(ui, Pane::Records, rect, scene, wishes, |ui, wishes| {
        let made = state.made().filter(|(_, records)| !records.rows().is_empty());
        let Some((analysis, records)) = made else {
            let words = if state.is_going_on() {
                say!(scene.language, "records-coming")
            } else {
                say!(scene.language, "records-none")
            };
            return told(ui, rect, &words, scene);
        };
        let selected = open.selected_cell();
        let table = Table { scene, state, analysis, records, selected };
        let is_other = view.widths.turn_to(ui, open.id(), &table);
        if is_other {
            (view.scroll, view.sideways, view.last) = Default::default();
        }
        let numbers = rect.with_max_x(rect.left() + columns::numbers_width(ui, &table));
        let mut shown = rect.with_min_x(numbers.right()).with_max_x(rect.right() - 8.0);
        let mut columns = view.widths.columns(shown);
        view.sideways.turn(ui, rect, columns.width);
        let head = rect.with_max_y(rect.top() + theme.size.column_head);
        let mut body = rect.with_min_y(head.bottom());
        if columns.width > shown.width() {
            body.max.y -= sideways::BAR;
        }
        let n_rows = state.listed().len();
        let area = RowArea { rect: body, row_height: theme.size.tree_row, n_rows };
        let line = selected.and_then(|(row, column)| Some((state.line_of(row)?, column)));
        if view.last != line
            && let Some((line, column)) = line
        {
            view.scroll.reveal(line, 0, area.n_fitting());
            let (left, width) = columns.place(column);
            view.sideways.reveal(Rangef::new(left, left + width), shown.width());
        }
        view.last = line;
        columns.scroll_to(shown.left() - view.sideways.offset());
        shown.max.x = rect.right();
        let dragged = head::draw(ui, (head, shown), &table, &columns, wishes);
        if n_rows == 0 {
            told(ui, body, &say!(scene.language, "records-all-hidden"), scene);
        }
        area.show(ui, &mut view.scroll, theme, |ui, line, place| {
            if let Some(&row) = state.listed().get(line) {
                row_ui(ui, (place, numbers.right()), &table, &columns, row as usize, wishes);
            }
        });
        view.sideways.bar(ui, rect.with_min_x(shown.left()), columns.width, theme);
        if let Some((column, width)) = dragged {
            view.widths.drag(column, width);
        }
    });
}

/// What stands in place of rows.
fn told(ui: &Ui, rect: Rect, words: &str, scene: &Scene) {
    let theme = scene.theme;
    let galley = text::line(ui.painter(), words, theme.text.row, theme.color.text_3);
    text::paint(ui.painter(), rect.left() + theme.size.edge, rect.top() + 22.0, &galley);
}

fn row_ui(
    ui: &mut Ui,
    (place, left): (Rect, f32),
    table: &Table<'_>,
    columns: &Columns<'_>,
    row: usize,
    wishes: &mut Vec<Wish>,
) {
    let scene = table.scene;
    let theme = scene.theme;
    let is_selected = table.selected.is_some_and(|(selected, _)| selected == row);
    let has_focus = scene.pane == Pane::Records;
    let is_hovered = ui.rect_contains_pointer(place);
    Ground { is_selected, has_focus, is_hovered }.paint(ui.painter(), place, theme);
    let number = place.with_max_x(left);
    let ink = if is_selected { theme.color.text_2 } else { theme.color.text_3 };
    let galley = text::line(ui.painter(), &row.to_string(), theme.text.mono_small, ink);
    text::paint_right(ui.painter(), left - 8.0, place.center().y, &galley);
    let response = ui.interact(number, ui.scope_id().with(("row", row)), Sense::CLICK);
    response.widget_info(|| {
        let words = say!(scene.language, "records-row", row = row);
        WidgetInfo::selected(Role::RowHeader, true, is_selected, words)
    });
    if response.clicked() || response.secondary_clicked() {
        super::enter_by_pointer(ui, Pane::Records, wishes);
        let target = table.records.rows().get(row).copied().map(Target::Node);
        let select = |target| Wish::Session(Action::Select { target, reveal: true });
        wishes.extend(target.map(select));
    }
    super::offer_menu(&response, Surface::Node, wishes);
    let cells = place.with_min_x(left);
    ui.scope_builder(UiBuilder::new().max_rect(cells), |ui| {
        ui.set_clip_rect(cells.intersect(ui.clip_rect()));
        for (column, at, width) in columns.within(cells) {
            let rect = Rect::from_x_y_ranges(at..=at + width, cells.y_range());
            cell::draw(ui, rect, table, (row, column), columns.look(column), wishes);
        }
    });
}
