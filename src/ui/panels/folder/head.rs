//! The names of the columns: a click sorts, a secondary click offers what else can be done with one.

use eframe::egui::{Popup, Rect, Ui, pos2};

use super::Table;
use super::columns::Columns;
use crate::report::table::Column;
use crate::say;
use crate::session::folder::Look;
use crate::ui::widgets::choice::{self, Item};
use crate::ui::widgets::column_head::ColumnHead;
use crate::ui::wish::Wish;
use crate::ui::{text, widgets};

pub(super) fn draw(
    ui: &mut Ui,
    rect: Rect,
    table: &Table<'_>,
    columns: &Columns,
    wishes: &mut Vec<Wish>,
) {
    let color = &table.scene.theme.color;
    for (column, left, width) in columns.iter() {
        let place = Rect::from_min_max(
            pos2(left - 5.0, rect.top()),
            pos2(left + width + 5.0, rect.bottom() - 1.0),
        );
        column_ui(ui, place, table, column, wishes);
    }
    widgets::hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - 1.0, color.hairline);
}

fn column_ui(ui: &mut Ui, rect: Rect, table: &Table<'_>, column: Column, wishes: &mut Vec<Wish>) {
    let theme = table.scene.theme;
    let color = &theme.color;
    let language = table.scene.language;
    let look = table.folder.look();
    let words = column.words(language);
    let is_sorted = look.sort == column;
    let ink = if is_sorted { color.text_1 } else { color.text_2 };
    let head = ColumnHead {
        name: &words,
        shown: text::line(ui.painter(), &table.name(column), theme.text.chip, ink),
        is_descending: is_sorted.then_some(look.is_descending),
        is_right: column.is_right(),
        language,
    };
    let response = head.put(ui, rect, ui.scope_id().with(("column", column)));
    if response.clicked() {
        table.look_at(wishes, |look| look.sort_by(column));
    }
    let items: [(String, Change); 5] = [
        (say!(language, "folder-sort"), |look, column| look.sort_by(column)),
        (say!(language, "folder-group"), |look, column| look.group = Some(column)),
        (say!(language, "folder-hide-column"), |look, column| look.toggle_column(column)),
        (say!(language, "folder-move-left"), |look, column| look.move_column(column, false)),
        (say!(language, "folder-move-right"), |look, column| look.move_column(column, true)),
    ];
    let width = choice::menu_width(ui, items.iter().map(|(words, _)| (words.as_str(), "")));
    Popup::context_menu(&response).width(width).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (words, change) in &items {
            if choice::menu_item(ui, words, "", Item { is_on: None, is_enabled: true }).clicked() {
                table.look_at(wishes, |look| change(look, column));
                ui.close();
            }
        }
    });
}

/// Something that can be done with a column.
type Change = fn(&mut Look, Column);
