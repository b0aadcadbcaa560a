//! A row of the table, the head of a group, and the sums below.

use eframe::egui::{CursorIcon, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use super::Table;
use super::cell::{self, Place};
use super::columns::{Columns, letters};
use crate::report::table::Column;
use crate::report::{self, Standing};
use crate::say;
use crate::session::folder::{Badge, Cursor, FolderRow};
use crate::session::{Action, FolderAction};
use crate::ui::command::Surface;
use crate::ui::panels;
use crate::ui::text::Elide;
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::rows::Ground;
use crate::ui::wish::{Pane, Wish};
use crate::ui::{icon, text, widgets};

/// Draws a row; notes which of its columns was clicked.
pub(super) fn draw(
    ui: &mut Ui,
    rect: Rect,
    (table, columns): (&Table<'_>, &Columns),
    row: &FolderRow,
    clicked: &mut Option<Column>,
    wishes: &mut Vec<Wish>,
) {
    let theme = table.scene.theme;
    let folder = table.folder;
    let id = ui.scope_id().with(("row", row.id));
    let response = ui.interact(rect.with_max_x(rect.right() - 8.0), id, Sense::CLICK);
    let is_selected = folder.is_selected(row.id);
    let is_current = folder.cursor() == Some(&Cursor::Row(row.id));
    let has_focus = table.scene.pane == Pane::Folder;
    let name = cell::words(table, row, Column::File);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::Row, true, is_selected, &name);
        info.current_text_value = Some(spoken(table, columns, row));
        info
    });
    let ground = Ground { is_selected, has_focus, is_hovered: response.hovered() };
    ground.paint(ui.painter(), rect, theme);
    let color = &theme.color;
    widgets::hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - 1.0, color.faint);
    if is_current && has_focus && !is_selected {
        widgets::focus_ring_inside(ui.painter(), rect.with_max_x(rect.right() - 8.0), 0.0, theme);
    }
    if row.badge.is_some() {
        let dot = pos2(rect.left() + 9.0, rect.center().y);
        text::paint_icon(ui.painter(), dot, icon::DOT, 8.0, color.accent);
    }
    let mut tip = None;
    for (column, left, width) in columns.iter() {
        let place = Place { left, width, middle: rect.center().y };
        let painter = ui.painter().clone();
        let (at, cut) = cell::paint(&painter, place, table, row, (column, is_selected));
        let is_over = response.hover_pos().is_some_and(|pointer| at.contains(pointer));
        if is_over {
            tip = cut.filter(|_| column != Column::File);
        }
        if column == Column::File {
            link(ui, at, table, row, &name, wishes);
        }
    }
    if response.clicked() || response.secondary_clicked() {
        let pointer = response.interact_pointer_pos();
        *clicked = pointer.and_then(|pointer| columns.at(pointer.x));
        let modifiers = ui.input(|input| input.modifiers);
        panels::enter_by_pointer(ui, Pane::Folder, wishes);
        let is_menu = response.secondary_clicked();
        let action = if modifiers.shift {
            Some(FolderAction::Extend(row.id))
        } else if modifiers.command {
            Some(FolderAction::Toggle(row.id))
        } else {
            // A menu of several rows is about all of them.
            (!is_menu || !is_selected).then_some(FolderAction::Select(row.id))
        };
        wishes.extend(action.map(|action| Wish::Session(Action::Folder(action))));
    }
    if response.double_clicked() {
        wishes.push(Wish::Session(Action::Folder(FolderAction::Open(row.id))));
    }
    panels::offer_menu(&response, Surface::Row, wishes);
    if is_current {
        panels::note_selected(ui, Pane::Folder, rect);
    }
    if let Some(whole) = tip {
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &whole, ""));
    }
}

/// The file's name, which opens the payload.
fn link(ui: &Ui, at: Rect, table: &Table<'_>, row: &FolderRow, name: &str, wishes: &mut Vec<Wish>) {
    let theme = table.scene.theme;
    let language = table.scene.language;
    let response = ui.interact(at, ui.scope_id().with(("open", row.id)), Sense::CLICK);
    let words = say!(language, "folder-open", file = name);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &words));
    if response.hovered() {
        let y = at.center().y + 8.0;
        widgets::hline(ui.painter(), at.left(), at.right(), y, theme.color.accent);
    }
    if response.clicked() {
        wishes.push(Wish::Session(Action::Folder(FolderAction::Open(row.id))));
    }
    let badge = row.badge.map(|badge| match badge {
        Badge::New => say!(language, "folder-new"),
        Badge::Changed => say!(language, "folder-changed"),
    });
    let reason = row.facts.reason.as_ref().map(|reason| reason.pick(language).to_owned());
    let told: Vec<String> = badge.into_iter().chain(reason).collect();
    let file = Column::File.text(&row.facts, table.speech);
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui(|ui| widgets::pane::tip_ui(ui, &file, &told.join(" · ")));
}

/// What the row says but for its file.
fn spoken(table: &Table<'_>, columns: &Columns, row: &FolderRow) -> String {
    let cells =
        columns.iter().filter(|(column, ..)| *column != Column::File).map(|(column, ..)| {
            let words = cell::words(table, row, column);
            let name = column.words(table.scene.language);
            (!words.is_empty()).then(|| format!("{name}: {words}"))
        });
    cells.flatten().collect::<Vec<_>>().join(", ")
}

/// The head of a group: what its rows have in common, and how many there are.
pub(super) fn group(
    ui: &mut Ui,
    rect: Rect,
    table: &Table<'_>,
    group: usize,
    wishes: &mut Vec<Wish>,
) {
    let theme = table.scene.theme;
    let color = &theme.color;
    let Some(column) = table.folder.look().group else { return };
    let Some(count) = table.listing.groups().get(group) else { return };
    let words = column.key_words(&count.key, table.speech);
    let id = ui.scope_id().with(("group", &count.key));
    let response = ui.interact(rect.with_max_x(rect.right() - 8.0), id, Sense::CLICK);
    let is_unfolded = table.folder.look().unfolded.contains(&count.key);
    let is_current = table.folder.cursor() == Some(&Cursor::Group(count.key.clone()));
    let n_rows = say!(table.scene.language, "folder-n-payloads", count = count.n_rows);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::Row, true, is_unfolded, &words);
        info.current_text_value = Some(n_rows.clone());
        info
    });
    let has_focus = table.scene.pane == Pane::Folder;
    let ground = Ground { is_selected: is_current, has_focus, is_hovered: response.hovered() };
    ground.paint(ui.painter(), rect, theme);
    widgets::hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - 1.0, color.faint);
    let middle = rect.center().y;
    let caret = if is_unfolded { icon::EXPANDED } else { icon::FOLDED };
    text::paint_icon(ui.painter(), pos2(rect.left() + 22.0, middle), caret, 12.0, color.text_2);
    let mut x = rect.left() + 34.0;
    if column == Column::State
        && let Some(standing) = Standing::find(&count.key)
    {
        let mark = panels::mark_of_standing(standing);
        mark.paint(ui.painter(), pos2(x + 7.0, middle), 14.0, theme);
        x += 20.0;
    }
    let room = rect.right() - x - 120.0;
    let how = letters(column, theme).1;
    let galley = text::fitted(ui.painter(), &words, theme.text.row_bold, color.text_1, room, how);
    let end = text::paint(ui.painter(), x, middle, &galley).right();
    let galley = text::line(ui.painter(), &n_rows, theme.text.row, color.text_2);
    text::paint(ui.painter(), end + 10.0, middle, &galley);
    if response.clicked() {
        panels::enter_by_pointer(ui, Pane::Folder, wishes);
        wishes.push(Wish::Session(Action::Folder(FolderAction::Fold(count.key.clone()))));
    }
}

/// Sums over what is listed, and how many rows are selected.
pub(super) fn sums(ui: &mut Ui, rect: Rect, table: &Table<'_>) {
    let theme = table.scene.theme;
    let color = &theme.color;
    let language = table.scene.language;
    let totals = table.listing.totals();
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 0.0, *color.panel);
    widgets::hline(&painter, rect.left(), rect.right(), rect.top(), color.hairline);
    let middle = rect.center().y;
    let mut told = vec![say!(language, "folder-n-payloads", count = table.listing.listed().len())];
    if table.folder.n_selected() > 1 {
        told.push(say!(language, "folder-n-selected", count = table.folder.n_selected()));
    }
    for (column, sum) in [
        (Column::Queued, totals.queued),
        (Column::Processed, totals.processed),
        (Column::Took, totals.took),
    ] {
        let time = report::duration(sum, language).filter(|_| !sum.is_zero());
        told.extend(time.map(|time| format!("{} {time}", column.words(language))));
    }
    let counts = [Mark::Error, Mark::Warning, Mark::Info].into_iter().zip(totals.findings);
    let counts: Vec<(Mark, usize)> = counts.collect();
    let right = rect.right() - 14.0;
    let end = mark::counts(&painter, right, middle, theme, &counts);
    let told = told.join("  ·  ");
    let room = end - rect.left() - 2.0 * theme.size.edge;
    let galley = text::fitted(&painter, &told, theme.text.row, color.text_2, room, Elide::End);
    text::paint(&painter, rect.left() + theme.size.edge, middle, &galley);
    let response = ui.interact(rect, ui.scope_id().with("sums"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
}
