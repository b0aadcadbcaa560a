//! What the table leaves out, at its left: by state, callback, code and findings, each with its counts, and by time.

use eframe::egui::{
    CornerRadius, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use super::{FolderView, Table};
use crate::report::Standing;
use crate::report::table::Column;
use crate::say;
use crate::session::folder::{Count, FACETS, is_moment};
use crate::session::{Folder, Session};
use crate::ui::panels::{Scene, mark_of_standing};
use crate::ui::text::{self, Elide};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::{self, Look, button, choice};
use crate::ui::wish::{Pane, TableWish, Wish};
use crate::words::grouped;

/// The height of a key.
const ROW: f32 = 22.0;

/// As many keys of a column are seen at first.
const FEW: usize = 5;

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    (session, folder, view): (&Session, &Folder, &mut FolderView),
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let color = &theme.color;
    ui.painter().rect_filled(rect, 0.0, *color.panel);
    widgets::vline(ui.painter(), rect.right() - 1.0, rect.top(), rect.bottom(), color.hairline);
    widgets::hline(ui.painter(), rect.left(), rect.right(), rect.top(), color.hairline);
    let table = Table::new(scene, session, folder);
    super::super::pane_ui(ui, Pane::Filters, rect, scene, wishes, |ui, wishes| {
        let inner = rect.with_max_x(rect.right() - 1.0);
        head_ui(ui, inner, &table, wishes);
        let body = inner.with_min_y(inner.top() + 40.0);
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let extra = folder.look().only.keys().copied();
                let extra: Vec<Column> = extra.filter(|column| !FACETS.contains(column)).collect();
                for column in FACETS.into_iter().chain(extra) {
                    facet_ui(ui, &table, column, view, wishes);
                }
                time_ui(ui, &table, wishes);
            });
        });
    });
}

fn head_ui(ui: &mut Ui, rect: Rect, table: &Table<'_>, wishes: &mut Vec<Wish>) {
    let theme = table.scene.theme;
    let language = table.scene.language;
    let middle = rect.top() + 20.0;
    let title = say!(language, "panel-filters");
    let galley = text::line(ui.painter(), &title, theme.text.row_bold, theme.color.text_1);
    text::paint(ui.painter(), rect.left() + theme.size.edge, middle, &galley);
    if table.folder.look().is_filtered() {
        let words = say!(language, "folder-clear");
        let left = rect.right() - theme.size.edge - button::link_width(ui, &words, false);
        if button::link(ui, pos2(left, middle), &words, None).clicked() {
            wishes.push(Wish::Table(TableWish::ClearFilters));
        }
    }
}

fn section_ui(ui: &mut Ui, table: &Table<'_>, words: &str) {
    let theme = table.scene.theme;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let galley = text::line(ui.painter(), words, theme.text.chip, theme.color.text_2);
    text::paint(ui.painter(), rect.left() + theme.size.edge, rect.center().y, &galley);
}

/// The keys of a column, each with a box to tick: with none ticked, all are listed.
fn facet_ui(
    ui: &mut Ui,
    table: &Table<'_>,
    column: Column,
    view: &mut FolderView,
    wishes: &mut Vec<Wish>,
) {
    let counts = table.listing.counts(column);
    let told: Vec<&Count> =
        counts.iter().filter(|count| column != Column::Code || !count.key.is_empty()).collect();
    if told.is_empty() {
        return;
    }
    section_ui(ui, table, &column.words(table.scene.language));
    let is_unfolded = view.unfolded.contains(&column);
    // One more than fits is told rather than counted.
    let n_seen = if is_unfolded || told.len() <= FEW + 1 { told.len() } else { FEW };
    for (at, count) in told.iter().enumerate() {
        if at < n_seen || table.folder.look().is_only(column, &count.key) {
            key_ui(ui, table, column, count, wishes);
        }
    }
    if told.len() > FEW + 1 {
        let language = table.scene.language;
        let words = if is_unfolded {
            say!(language, "folder-fewer")
        } else {
            say!(language, "folder-more", count = (told.len() - n_seen))
        };
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let left = pos2(rect.left() + table.scene.theme.size.edge + 22.0, rect.center().y);
        let is_clicked =
            ui.push_id(column, |ui| button::link(ui, left, &words, None).clicked()).inner;
        if is_clicked {
            if is_unfolded {
                view.unfolded.retain(|unfolded| *unfolded != column);
            } else {
                view.unfolded.push(column);
            }
        }
    }
    ui.add_space(8.0);
}

fn key_ui(ui: &mut Ui, table: &Table<'_>, column: Column, count: &Count, wishes: &mut Vec<Wish>) {
    let theme = table.scene.theme;
    let color = &theme.color;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let words = column.key_words(&count.key, table.speech);
    let is_on = table.folder.look().is_only(column, &count.key);
    let id = ui.scope_id().with((column, &count.key));
    let response = ui.interact(rect, id, Sense::click());
    let name = format!("{}: {words}", column.words(table.scene.language));
    let number = grouped(count.n_rows);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::CheckBox, true, is_on, &name);
        info.current_text_value = Some(number.clone());
        info
    });
    widgets::keep_in_sight(&response);
    if response.hovered() {
        let box_rect = rect.shrink2(vec2(8.0, 0.0));
        ui.painter().rect_filled(box_rect, CornerRadius::same(4), *color.hover);
    }
    let painter = ui.painter().clone();
    let middle = rect.center().y;
    let mut x = rect.left() + theme.size.edge;
    choice::paint_checkbox(&painter, pos2(x + 7.0, middle), theme, Look::of(&response).on(is_on));
    x += 22.0;
    if let Some(mark) = mark_of(column, &count.key) {
        mark.paint(&painter, pos2(x + 7.0, middle), 14.0, theme);
        x += 20.0;
    }
    let galley = text::line(&painter, &number, theme.text.row, color.text_3);
    let right = rect.right() - theme.size.edge;
    let end = text::paint_right(&painter, right, middle, &galley).left();
    let room = end - x - 8.0;
    let galley = text::fitted(&painter, &words, theme.text.row, color.text_1, room, Elide::End);
    text::paint(&painter, x, middle, &galley);
    if response.has_focus() {
        let ring = rect.shrink2(vec2(8.0, 0.0));
        widgets::focus_ring_inside(&painter, ring, theme.size.radius_inner, theme);
    }
    if response.clicked() {
        table.look_at(wishes, |look| look.toggle_only(column, &count.key));
    }
    if galley.elided {
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &words, ""));
    }
}

fn mark_of(column: Column, key: &str) -> Option<Mark> {
    match (column, key) {
        (Column::State, key) => Standing::find(key).map(mark_of_standing),
        (Column::Findings, "error") => Some(Mark::Error),
        (Column::Findings, "warning") => Some(Mark::Warning),
        (Column::Findings, "info") => Some(Mark::Info),
        _ => None,
    }
}

/// From when to when, in the words that the table shows times in.
fn time_ui(ui: &mut Ui, table: &Table<'_>, wishes: &mut Vec<Wish>) {
    let language = table.scene.language;
    let theme = table.scene.theme;
    section_ui(ui, table, &Column::Created.words(language));
    let look = table.folder.look();
    let from = (say!(language, "folder-from"), &look.from, true);
    let to = (say!(language, "folder-to"), &look.to, false);
    for (hint, known, is_from) in [from, to] {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), 34.0));
        let rect = Rect::from_min_max(
            pos2(row.left() + theme.size.edge, row.top() + 1.0),
            pos2(row.right() - theme.size.edge, row.bottom() - 5.0),
        );
        let mut typed = known.clone();
        let field = Field { hint: &hint, icon: None, keys: "", is_wrong: !is_moment(known) };
        let response = field.put(ui, rect, Id::unique(("folder time", is_from)), &mut typed);
        if response.changed() {
            table.look_at(wishes, |look| {
                *(if is_from { &mut look.from } else { &mut look.to }) = typed;
            });
        }
    }
    ui.add_space(12.0);
}
