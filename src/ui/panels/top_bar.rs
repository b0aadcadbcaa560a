//! The bar at the top: menus, search, language, theme.

use eframe::egui::{Id, Rect, Ui, pos2, vec2};

use super::Scene;
use crate::say;
use crate::ui::icon;
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::choice;
use crate::ui::widgets::{self};
use crate::ui::window::{Window, next_theme};
use crate::ui::wish::Wish;
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
            super::find::draw(ui, field, x + 12.0, scene, window, wishes);
        }
    }
}
