//! The palette: every command, found by typing some letters of what it is called.

use eframe::egui::{
    Area, Id, Key, Modifiers, Order, Pos2, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::Scene;
use crate::say;
use crate::ui::command::{Command, matching};
use crate::ui::icon;
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::window::Window;
use crate::ui::wish::Wish;

/// What is typed, and which of the commands found is chosen.
#[derive(Debug, Default)]
pub struct Palette {
    typed: String,
    chosen: usize,
    scroll: Scroll,
}

const ROW: f32 = 28.0;
const FIELD: f32 = 36.0;
const EDGE: f32 = 8.0;
const MENU_COLUMN: f32 = 150.0;

fn field_id() -> Id {
    Id::unique("palette field")
}

impl Palette {
    /// Draws it over the window; commands that can't be used now come last.
    pub(in crate::ui) fn draw(
        &mut self,
        ui: &mut Ui,
        whole: Rect,
        scene: &Scene,
        window: &Window,
        wishes: &mut Vec<Wish>,
    ) {
        let mut found = matching(&self.typed);
        found.sort_by_key(|command| !command.is_enabled(window));
        let card = card(whole, found.len());
        let list = Rect::from_min_max(
            card.min + vec2(0.0, FIELD + 2.0 * EDGE),
            card.max - vec2(0.0, EDGE),
        );
        let rows = RowArea { rect: list, row_height: ROW, n_rows: found.len() };
        self.take_keys(ui, &found, &rows, window, wishes);
        let area = Area::new(Id::unique("palette")).order(Order::Foreground).fixed_pos(card.min);
        area.show(ui.ctx(), |ui| {
            let response = ui.allocate_rect(card, Sense::HOVER);
            let title = say!(scene.language, "palette-title");
            response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, &title));
            widgets::overlay(ui, card, scene.theme);
            self.field_ui(ui, card, scene);
            if found.is_empty() {
                let words = say!(scene.language, "palette-none");
                let theme = scene.theme;
                let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
                text::paint(ui.painter(), list.left() + 20.0, list.top() + ROW / 2.0, &galley);
            }
            let mut scroll = self.scroll;
            rows.show(ui, &mut scroll, scene.theme, |ui, index, place| {
                if let Some(&command) = found.get(index) {
                    self.row_ui(ui, place, (index, command), scene, window, wishes);
                }
            });
            self.scroll = scroll;
        });
        let is_elsewhere = |at: Pos2| !card.contains(at);
        let pressed =
            ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()));
        if pressed.flatten().is_some_and(is_elsewhere) {
            wishes.push(Wish::TogglePalette);
        }
    }

    fn take_keys(
        &mut self,
        ui: &Ui,
        found: &[Command],
        rows: &RowArea,
        window: &Window,
        wishes: &mut Vec<Wish>,
    ) {
        let last = found.len().saturating_sub(1);
        let page = rows.n_fitting();
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let before = self.chosen;
        for (key, chosen) in [
            (Key::ArrowDown, if self.chosen == last { 0 } else { self.chosen + 1 }),
            (Key::ArrowUp, self.chosen.checked_sub(1).unwrap_or(last)),
            (Key::PageDown, (self.chosen + page).min(last)),
            (Key::PageUp, self.chosen.saturating_sub(page)),
        ] {
            if pressed(key) {
                self.chosen = chosen;
            }
        }
        if self.chosen != before {
            self.scroll.reveal(self.chosen, 0, page);
        }
        if pressed(Key::Enter)
            && let Some(&command) = found.get(self.chosen)
            && command.is_enabled(window)
        {
            wishes.push(Wish::TogglePalette);
            wishes.push(Wish::Run(command));
        } else if pressed(Key::Escape) || pressed(Key::Tab) {
            wishes.push(Wish::TogglePalette);
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, card: Rect, scene: &Scene) {
        let rect = Rect::from_min_size(
            card.min + vec2(EDGE, EDGE),
            vec2(card.width() - 2.0 * EDGE, FIELD),
        );
        let hint = say!(scene.language, "palette-hint");
        let field = Field { hint: &hint, icon: Some(field::SEARCH), keys: "", is_wrong: false };
        let response = field.put(ui, rect, field_id(), &mut self.typed);
        response.request_focus();
        if response.changed() {
            self.chosen = 0;
            self.scroll = Scroll::default();
        }
    }

    fn row_ui(
        &mut self,
        ui: &Ui,
        place: Rect,
        (index, command): (usize, Command),
        scene: &Scene,
        window: &Window,
        wishes: &mut Vec<Wish>,
    ) {
        let theme = scene.theme;
        let color = &theme.color;
        let place = place.shrink2(vec2(EDGE, 0.0));
        let is_enabled = command.is_enabled(window);
        let words = command.words(scene.language);
        let keys = command.keys_text(ui);
        let id = ui.scope_id().with(("palette row", command));
        let response = ui.interact(place, id, Sense::CLICK);
        response.widget_info(|| {
            let is_chosen = index == self.chosen;
            let mut info = WidgetInfo::selected(Role::ListBoxOption, is_enabled, is_chosen, &words);
            info.current_text_value = Some(keys.clone());
            info
        });
        let fill = match (index == self.chosen, response.hovered()) {
            (true, _) => Some(color.selected),
            (false, true) => Some(color.hover),
            (false, false) => None,
        };
        let painter = ui.painter();
        if let Some(fill) = fill {
            painter.rect_filled(place, theme.size.radius_inner, *fill);
        }
        let middle = place.center().y;
        if command.is_on(window) == Some(true) {
            let center = pos2(place.left() + 14.0, middle);
            text::paint_icon(painter, center, icon::CHECK, 14.0, color.accent);
        }
        let ink = if is_enabled { color.text_1 } else { color.icon };
        let right = place.right() - 10.0;
        let quiet = if index == self.chosen { color.text_2 } else { color.text_3 };
        let galley = text::line(painter, &keys, theme.text.caption, quiet);
        text::paint_right(painter, right, middle, &galley);
        let column = right - MENU_COLUMN;
        if let Some(menu) = command.menu() {
            let galley =
                text::line(painter, &menu.words(scene.language), theme.text.caption, quiet);
            text::paint(painter, column, middle, &galley);
        }
        let left = place.left() + 28.0;
        let room = column - 12.0 - left;
        let galley = text::fitted(painter, &words, theme.text.prose, ink, room, Elide::End);
        text::paint(painter, left, middle, &galley);
        if response.clicked() && is_enabled {
            wishes.push(Wish::TogglePalette);
            wishes.push(Wish::Run(command));
        }
    }
}

/// Below the top bar, as high as what was found, but within the window.
fn card(whole: Rect, n_found: usize) -> Rect {
    const MOST_ROWS: usize = 14;
    let rows = n_found.clamp(1, MOST_ROWS) as f32 * ROW;
    let top = whole.top() + 48.0_f32.min(whole.height() * 0.08);
    let height = (FIELD + 3.0 * EDGE + rows).min(whole.bottom() - 16.0 - top);
    let width = 560.0_f32.min(whole.width() - 32.0);
    let left = (whole.center().x - width / 2.0).round();
    Rect::from_min_size(pos2(left, top.round()), vec2(width, height))
}
