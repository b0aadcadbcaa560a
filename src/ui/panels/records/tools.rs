//! What stands above the table: which of the payload's repeated nodes it shows, and what is done with it.

use eframe::egui::{Id, Popup, Rect, ScrollArea, Ui, pos2, vec2};

use crate::document::NodeId;
use crate::say;
use crate::session::{Session, TabulateAction, Tabulating};
use crate::ui::command::Command;
use crate::ui::icon::{self, Icon};
use crate::ui::panels::{Scene, command_button};
use crate::ui::text::{self, Elide};
use crate::ui::widgets::choice::{self, Item};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::pill::Pill;
use crate::ui::wish::{Wish, tabulate};
use crate::words::{Language, visible};

/// How wide the filter is, and how narrow it may become.
const FILTER: f32 = 150.0;
const LEAST_FILTER: f32 = 80.0;

/// What a pill takes beside its words, and how much of those is of use.
const ICON: f32 = 34.0;
const LEAST_WORDS: f32 = 40.0;

/// A longer name is cut.
const LONGEST_NAME: usize = 60;

/// More kinds of nodes aren't listed in the menu.
const MOST_LISTED: usize = 200;

/// Draws from `right` leftwards, and no further than `left`.
pub(in crate::ui::panels) fn tools_ui(
    ui: &mut Ui,
    (left, right, middle): (f32, f32, f32),
    scene: &Scene,
    session: &Session,
    wishes: &mut Vec<Wish>,
) {
    let table = session.current().and_then(|open| open.tabulating());
    let Some(table) = table else { return };
    let language = scene.language;
    let mut x = right - 10.0;
    let mut button = |ui: &mut Ui, command: Command, icon: Icon| {
        x = command_button(ui, pos2(x, middle), (command, icon), language, wishes);
    };
    button(ui, Command::EndTable, icon::CLOSE);
    if table.made().is_none_or(|(_, records)| records.rows().is_empty()) {
        return;
    }
    button(ui, Command::ExportCsv, icon::SAVE);
    let mut x = x + 8.0;
    let shown = words(table, language);
    let wanted = text::width(ui, &shown, scene.theme.text.caption) + ICON;
    let width = (x - left - wanted).clamp(LEAST_FILTER, FILTER);
    // In what is left beside it there must be room for the chooser.
    if x - width - 6.0 - ICON > left {
        filter_ui(ui, (x, middle, width), scene, table, wishes);
        x -= width + 6.0;
    }
    chooser_ui(ui, (left, x, middle), scene, (table, &shown), wishes);
}

fn filter_ui(
    ui: &mut Ui,
    (right, middle, width): (f32, f32, f32),
    scene: &Scene,
    table: &Tabulating,
    wishes: &mut Vec<Wish>,
) {
    let rect = Rect::from_min_size(pos2(right - width, middle - 13.0), vec2(width, 26.0));
    let hint = say!(scene.language, "records-filter");
    let field = Field { hint: &hint, icon: Some(icon::FILTER), keys: "", is_wrong: false };
    let mut words = table.filter().to_owned();
    if field.put(ui, rect, Id::unique("records filter"), &mut words).changed() {
        wishes.push(tabulate(TabulateAction::Filter(words)));
    }
}

/// Which nodes are shown, and how many of them.
fn words(table: &Tabulating, language: Language) -> String {
    let Some((analysis, records)) = table.made() else { return String::new() };
    let name = records.rows().first().and_then(|first| analysis.document().node(*first).label());
    let name: String = visible(name.unwrap_or("$")).chars().take(LONGEST_NAME).collect();
    let (n_rows, n_listed) = (records.rows().len(), table.listed().len());
    let count = if n_listed == n_rows {
        say!(language, "records-n-rows", count = n_rows)
    } else {
        say!(language, "records-listed", listed = n_listed, count = n_rows)
    };
    format!("{name} · {count}")
}

/// They are chosen among all that repeat.
fn chooser_ui(
    ui: &mut Ui,
    (left, right, middle): (f32, f32, f32),
    scene: &Scene,
    (table, words): (&Tabulating, &str),
    wishes: &mut Vec<Wish>,
) {
    let Some((analysis, records)) = table.made() else { return };
    let Some(&shown) = records.rows().first() else { return };
    let theme = scene.theme;
    let choose = say!(scene.language, "records-choose");
    let font = theme.text.caption.font();
    let room = (right - left - ICON).max(0.0);
    let words = text::elided(ui.painter(), words, &font, room, Elide::Middle);
    let mut pill = Pill {
        icon: (icon::EXPANDED, theme.color.text_2),
        words: &words,
        letters: theme.text.caption,
        name: &choose,
        is_on: None,
    };
    if room < LEAST_WORDS {
        pill.words = "";
    }
    let response = pill.put(ui, right, middle);
    Popup::menu(&response).gap(4.0).width(1.0).show(|ui| {
        let paths = analysis.paths();
        let items: Vec<(NodeId, String, String)> = table
            .repeats()
            .iter()
            .take(MOST_LISTED)
            .map(|repeat| {
                let path = paths.unnumbered(repeat.first);
                (repeat.first, visible(&path).into_owned(), repeat.count.to_string())
            })
            .collect();
        let texts = items.iter().map(|(_, path, count)| (path.as_str(), count.as_str()));
        ui.set_width(choice::menu_width(ui, texts));
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (first, path, count) in &items {
                let item = Item { is_on: Some(*first == shown), is_enabled: true };
                if choice::menu_item(ui, path, count, item).clicked() {
                    wishes.push(tabulate(TabulateAction::Of(*first)));
                    ui.close();
                }
            }
        });
    });
}
