//! The bar at the top: menus, search, language, theme.

use eframe::egui::{Id, Rect, Ui, pos2, vec2};

use super::Scene;
use crate::say;
use crate::ui::command::Command;
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::choice;
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::{self};
use crate::ui::window::{Window, next_theme};
use crate::ui::wish::{self, Wish};
use crate::ui::{icon, text};
use crate::words::Language;

/// The search field's id.
pub fn search_id() -> Id {
    Id::unique("search field")
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    window: &mut Window,
    wishes: &mut Vec<Wish>,
) {
    let color = &scene.theme.color;
    ui.painter().rect_filled(rect, 0.0, *color.panel);
    widgets::hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - 1.0, color.hairline);
    let middle = rect.center().y;
    let mut menus = std::mem::take(window.menus_mut());
    let x = menus.bar_ui(ui, pos2(rect.left() + 6.0, middle), scene, window, wishes);
    *window.menus_mut() = menus;
    let theme_center = pos2(rect.right() - 27.0, middle);
    let is_dark = ui.visuals().dark_mode;
    let name = say!(scene.language, "switch-theme");
    if IconButton::new(icon::THEME, &name).put(ui, theme_center).clicked() {
        wishes.push(Wish::Theme(next_theme(is_dark)));
    }
    let languages = ["EN", "中文"];
    let switch_width = choice::segmented_width(ui, &languages);
    let switch_left = theme_center.x - 21.0 - switch_width;
    let current = usize::from(scene.language == Language::Zh);
    let name = say!(scene.language, "switch-language");
    let chosen = choice::segmented(ui, pos2(switch_left, middle), &languages, current, &name);
    if let Some(language) = chosen.and_then(|index| Language::ALL.get(index)) {
        wishes.push(Wish::Speak(*language));
    }
    if window.session().current().is_some() {
        let width = (switch_left - 12.0 - x - 12.0).clamp(0.0, 300.0);
        if width >= 120.0 {
            let min = pos2(switch_left - 12.0 - width, middle - 14.0);
            let field = Rect::from_min_size(min, vec2(width, 28.0));
            search_ui(ui, field, scene, window, wishes);
        }
    }
}

fn search_ui(ui: &mut Ui, rect: Rect, scene: &Scene, window: &mut Window, wishes: &mut Vec<Wish>) {
    let language = scene.language;
    let hint = say!(language, "search-hint");
    let keys = Command::Find.keys_text(ui);
    let field = Field { hint: &hint, icon: Some(field::SEARCH), keys: &keys, is_wrong: false };
    let has_words = !window.query().words.is_empty();
    let found = window.session().current().map(|open| {
        let at = open.selected().and_then(|target| open.hits().index_of(target));
        (at.map_or(0, |at| at + 1), open.hits().len())
    });
    let mut typed = rect;
    if has_words {
        typed.max.x -= 128.0;
    }
    field::paint(
        ui.painter(),
        rect,
        scene.theme,
        widgets::Look {
            has_focus: ui.memory(|memory| memory.has_focus(search_id())),
            ..widgets::Look::default()
        },
        has_words && found.is_some_and(|(_, n_hits)| n_hits == 0),
    );
    let response = field.put_bare(ui, typed, search_id(), &mut window.query_mut().words);
    if response.changed() {
        wishes.push(Wish::Find(wish::Find::Look));
    }
    let (Some((at, n_hits)), true) = (found, has_words) else { return };
    let middle = rect.center().y;
    let count = format!("{at}/{n_hits}");
    let galley =
        text::line(ui.painter(), &count, scene.theme.text.caption, scene.theme.color.text_3);
    text::paint_right(ui.painter(), rect.right() - 82.0, middle, &galley);
    let is_on = window.shows_only_hits();
    for (from_right, icon, command, is_on) in [
        (65.0, icon::PREVIOUS, Command::PreviousHit, false),
        (41.0, icon::EXPANDED, Command::NextHit, false),
        (17.0, icon::FILTER, Command::ShowOnlyHits, is_on),
    ] {
        let name = command.words(language);
        let center = pos2(rect.right() - from_right, middle);
        if IconButton::new(icon, &name).on(is_on).put(ui, center).clicked() {
            wishes.push(Wish::Run(command));
        }
    }
}
