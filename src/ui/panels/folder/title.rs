//! What stands above the table: its name, how much of it is listed, how far reading has come, what can be done.

use eframe::egui::{Popup, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use super::Table;
use crate::report::table::Column;
use crate::say;
use crate::session::folder::Progress;
use crate::ui::command::Command;
use crate::ui::text::{self, Elide};
use crate::ui::widgets::button::{self, Button};
use crate::ui::widgets::choice::{self, Item};
use crate::ui::wish::Wish;
use crate::ui::{icon, widgets};
use crate::words::{grouped, visible};

/// Draws it at the top of `rect`; gives where it ends.
pub(super) fn draw(
    ui: &mut Ui,
    rect: Rect,
    table: &Table<'_>,
    (path, name): (&str, &str),
    wishes: &mut Vec<Wish>,
) -> f32 {
    let theme = table.scene.theme;
    let color = &theme.color;
    let language = table.scene.language;
    let middle = rect.top() + 24.0;
    let mut right = rect.right() - theme.size.edge;
    right = export_ui(ui, right, middle, table, wishes) - 8.0;
    right = columns_ui(ui, right, middle, table, wishes) - 8.0;
    right = group_ui(ui, right, middle, table, wishes) - 16.0;
    let left = rect.left() + theme.size.edge;
    let told = told(table);
    let painter = ui.painter().clone();
    let told = text::line(&painter, &told, theme.text.prose, color.text_2);
    let name = visible(name);
    let room = (right - left - told.size().x - 12.0).max(60.0);
    let galley = text::fitted(&painter, &name, theme.text.title, color.text_1, room, Elide::Middle);
    let at = text::paint(&painter, left, middle, &galley);
    let title = ui.interact(at, ui.scope_id().with("title"), Sense::hover());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &*name));
    title.on_hover_ui(|ui| widgets::pane::tip_ui(ui, path, ""));
    let mut x = at.right() + 12.0;
    if x + told.size().x <= right {
        let at = text::paint(&painter, x, middle, &told);
        let response = ui.interact(at, ui.scope_id().with("told"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, told.text()));
        x = at.right() + 12.0;
    }
    let stop = Command::StopReading.words(language);
    if table.folder.is_reading()
        && x + button::link_width(ui, &stop, false) <= right
        && button::link(ui, pos2(x, middle), &stop, None).clicked()
    {
        wishes.push(Wish::Run(Command::StopReading));
    }
    let mut bottom = rect.top() + 48.0;
    if let Some(bucket) = table.listing.bucket() {
        let label = format!("{}  ", Column::Bucket.words(language));
        let bucket = visible(bucket);
        let parts = [
            text::part(&label, theme.text.label, color.text_3),
            text::part(&bucket, theme.text.mono, color.text_2),
        ];
        let galley = text::parts(&painter, &parts, rect.width() - 2.0 * theme.size.edge);
        text::paint(&painter, left, bottom + 2.0, &galley);
        bottom += 16.0;
    }
    bottom
}

/// How much is listed; while files are read, how far that has come.
fn told(table: &Table<'_>) -> String {
    let language = table.scene.language;
    let reading = table.listing.reading();
    if table.folder.is_reading() {
        return progress(reading, |done, all| {
            say!(language, "folder-reading", done = done, all = all)
        });
    }
    if let Some(searching) = table.listing.searching().filter(|search| search.took.is_none()) {
        return progress(searching, |done, all| {
            say!(language, "folder-searching", done = done, all = all)
        });
    }
    let all = table.listing.rows().len();
    match table.listing.listed().len() {
        listed if listed == all => say!(language, "folder-n-payloads", count = all),
        listed => say!(language, "folder-listed", listed = grouped(listed), all = grouped(all)),
    }
}

fn progress(progress: Progress, words: impl Fn(String, String) -> String) -> String {
    let all = progress.n_files.map_or_else(|| "…".to_owned(), grouped);
    words(grouped(progress.n_done), all)
}

/// Why no row is listed.
pub(super) fn nothing(table: &Table<'_>) -> String {
    let language = table.scene.language;
    if table.folder.is_reading() {
        say!(language, "payload-reading")
    } else if table.listing.rows().is_empty() {
        say!(language, "folder-empty")
    } else {
        say!(language, "folder-all-hidden", count = table.listing.rows().len())
    }
}

fn button_ui(ui: &mut Ui, right: f32, middle: f32, button: Button<'_>) -> Response {
    let size = button.size(ui);
    let rect = Rect::from_min_size(pos2(right - size.x, middle - size.y / 2.0), size);
    button.put(ui, rect)
}

fn export_ui(
    ui: &mut Ui,
    right: f32,
    middle: f32,
    table: &Table<'_>,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let language = table.scene.language;
    let words = say!(language, "folder-export");
    let response = button_ui(ui, right, middle, Button::new(&words).icon(icon::EXPORT));
    let forms = [Command::ExportCsv, Command::ExportLines];
    let items = forms.map(|command| command.words(language));
    let width = choice::menu_width(ui, items.iter().map(|words| (words.as_str(), "")));
    Popup::menu(&response).width(width).gap(4.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (command, words) in forms.into_iter().zip(&items) {
            if choice::menu_item(ui, words, "", Item { is_on: None, is_enabled: true }).clicked() {
                wishes.push(Wish::Run(command));
                ui.close();
            }
        }
    });
    response.rect.left()
}

fn columns_ui(
    ui: &mut Ui,
    right: f32,
    middle: f32,
    table: &Table<'_>,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let words = say!(table.scene.language, "folder-columns");
    let response = button_ui(ui, right, middle, Button::new(&words).icon(icon::TABLE));
    let is_on = |column: Column| table.folder.look().columns.contains(&column);
    if let Some(column) = column_menu(ui, &response, table, None, is_on) {
        table.look_at(wishes, |look| look.toggle_column(column));
    }
    response.rect.left()
}

fn group_ui(
    ui: &mut Ui,
    right: f32,
    middle: f32,
    table: &Table<'_>,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let language = table.scene.language;
    let group = table.folder.look().group;
    let words = match group {
        Some(column) => say!(language, "folder-grouped", column = column.words(language)),
        None => say!(language, "folder-group-by"),
    };
    let response = button_ui(ui, right, middle, Button::new(&words));
    let none = say!(language, "folder-no-groups");
    let chosen = column_menu(ui, &response, table, Some(&none), |column| group == Some(column));
    if let Some(column) = chosen {
        table.look_at(wishes, |look| {
            look.group = Some(column).filter(|column| group != Some(*column));
        });
    }
    response.rect.left()
}

/// A menu of all columns behind a button; gives the one that was chosen just now. `none` takes the marked one away.
fn column_menu(
    ui: &Ui,
    response: &Response,
    table: &Table<'_>,
    none: Option<&str>,
    is_on: impl Fn(Column) -> bool,
) -> Option<Column> {
    let language = table.scene.language;
    let words = Column::ALL.map(|column| column.words(language));
    let items = words.iter().map(String::as_str).chain(none).map(|words| (words, ""));
    let width = choice::menu_width(ui, items);
    let mut chosen = None;
    Popup::menu(response).width(width).gap(4.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let marked = Column::ALL.into_iter().find(|column| is_on(*column));
        if let Some(none) = none
            && choice::menu_item(
                ui,
                none,
                "",
                Item { is_on: Some(marked.is_none()), is_enabled: true },
            )
            .clicked()
        {
            chosen = marked;
            ui.close();
        }
        for (column, words) in Column::ALL.into_iter().zip(&words) {
            let item = Item { is_on: Some(is_on(column)), is_enabled: true };
            if choice::menu_item(ui, words, "", item).clicked() {
                chosen = Some(column);
                if none.is_some() {
                    ui.close();
                }
            }
        }
    });
    chosen
}
