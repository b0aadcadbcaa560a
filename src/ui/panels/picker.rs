//! A card with a field to type in and a list of what fits, of which one is picked.

use std::sync::Arc;

use eframe::egui::{
    Area, Galley, Id, Key, Modifiers, Order, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use super::Scene;
use crate::ui::icon;
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::rows::{RowArea, Scroll};

/// What is typed, and which of the lines is chosen.
#[derive(Debug, Default)]
pub(super) struct Picker {
    typed: String,
    chosen: usize,
    scroll: Scroll,
}

/// What a picker is for.
pub(super) struct Card<'a> {
    /// Tells pickers apart.
    pub(super) name: &'static str,
    /// Its name for those who can't see it.
    pub(super) title: &'a str,
    /// What the field says when empty.
    pub(super) hint: &'a str,
    /// What stands in place of the list where nothing fits.
    pub(super) none: &'a str,
    /// Where the card's field begins: its left and top.
    pub(super) left_top: [f32; 2],
    /// How wide it is.
    pub(super) width: f32,
    /// Where it must end at the latest.
    pub(super) bottom: f32,
    /// What stands above the field.
    pub(super) head: Option<Arc<Galley>>,
    /// How far the second column is from the right edge.
    pub(super) column: f32,
}

/// A line of the list.
pub(super) struct Line {
    pub(super) words: String,
    /// In the second column.
    pub(super) remark: String,
    /// At the right edge.
    pub(super) keys: String,
    pub(super) is_on: bool,
    pub(super) is_enabled: bool,
}

/// What the user did.
pub(super) enum Picked {
    /// Picked this line.
    Line(usize),
    /// Went elsewhere.
    Nothing,
}

const ROW: f32 = 28.0;
const FIELD: f32 = 36.0;
const EDGE: f32 = 8.0;
/// Above and below the head.
const MARGIN: f32 = 14.0;

impl Picker {
    /// What is typed.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// Draws it over the window; `line` says what stands in a line.
    pub(super) fn draw(
        &mut self,
        ui: &Ui,
        card: &Card<'_>,
        scene: &Scene,
        n_lines: usize,
        line: impl Fn(usize) -> Option<Line>,
    ) -> Option<Picked> {
        let whole = card.rect(n_lines);
        let top = whole.top() + card.head_height() + EDGE;
        let field = Rect::from_min_max(
            pos2(whole.left() + EDGE, top),
            pos2(whole.right() - EDGE, top + FIELD),
        );
        let list = Rect::from_min_max(
            pos2(whole.left(), field.bottom() + EDGE),
            pos2(whole.right(), whole.bottom() - EDGE),
        );
        let rows = RowArea { rect: list, row_height: ROW, n_rows: n_lines };
        let mut picked = self.take_keys(ui, &rows);
        let id = Id::unique(card.name);
        let area = Area::new(id).order(Order::Foreground).fixed_pos(whole.min);
        area.show(ui.ctx(), |ui| {
            let response = ui.allocate_rect(whole, Sense::HOVER);
            response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, card.title));
            widgets::overlay(ui, whole, scene.theme);
            if let Some(head) = &card.head {
                let at = whole.left_top() + vec2(EDGE + 10.0, MARGIN);
                ui.painter().galley(at, Arc::clone(head), *scene.theme.color.text_2);
            }
            self.field_ui(ui, field, id.with("field"), card.hint);
            if n_lines == 0 {
                let theme = scene.theme;
                let galley =
                    text::line(ui.painter(), card.none, theme.text.row, theme.color.text_3);
                text::paint(ui.painter(), list.left() + 20.0, list.top() + ROW / 2.0, &galley);
            }
            let chosen = self.chosen;
            rows.show(ui, &mut self.scroll, scene.theme, |ui, index, place| {
                if let Some(line) = line(index)
                    && line_ui(ui, place, (card, scene), (index, index == chosen), &line)
                {
                    picked = Some(Picked::Line(index));
                }
            });
        });
        let pressed =
            ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()));
        if pressed.flatten().is_some_and(|at| !whole.contains(at)) {
            picked = Some(Picked::Nothing);
        }
        picked
    }

    fn take_keys(&mut self, ui: &Ui, rows: &RowArea) -> Option<Picked> {
        let last = rows.n_rows.saturating_sub(1);
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
        if pressed(Key::Enter) && rows.n_rows > 0 {
            Some(Picked::Line(self.chosen))
        } else if pressed(Key::Escape) || pressed(Key::Tab) {
            Some(Picked::Nothing)
        } else {
            None
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, rect: Rect, id: Id, hint: &str) {
        let field = Field { hint, icon: Some(field::SEARCH), keys: "", is_wrong: false };
        let response = field.put(ui, rect, id, &mut self.typed);
        response.request_focus();
        if response.changed() {
            self.chosen = 0;
            self.scroll = Scroll::default();
        }
    }
}

impl Card<'_> {
    /// How much room a head has above the field in a card of this width.
    pub(super) fn head_width(width: f32) -> f32 {
        width - 40.0
    }

    fn head_height(&self) -> f32 {
        self.head.as_ref().map_or(0.0, |head| head.size().y + MARGIN)
    }

    /// As high as what was found, but within the window.
    fn rect(&self, n_lines: usize) -> Rect {
        const MOST_ROWS: usize = 14;
        let rows = n_lines.clamp(1, MOST_ROWS) as f32 * ROW;
        let [left, top] = self.left_top;
        let height = (self.head_height() + FIELD + 3.0 * EDGE + rows).min(self.bottom - top);
        Rect::from_min_size(pos2(left.round(), top.round()), vec2(self.width, height))
    }
}

/// Draws a line; tells whether it was picked.
fn line_ui(
    ui: &Ui,
    place: Rect,
    (card, scene): (&Card<'_>, &Scene),
    (index, is_chosen): (usize, bool),
    line: &Line,
) -> bool {
    let theme = scene.theme;
    let color = &theme.color;
    let place = place.shrink2(vec2(EDGE, 0.0));
    let id = ui.scope_id().with((card.name, index, &line.words));
    let response = ui.interact(place, id, Sense::CLICK);
    response.widget_info(|| {
        let mut info =
            WidgetInfo::selected(Role::ListBoxOption, line.is_enabled, is_chosen, &line.words);
        info.current_text_value = Some(line.keys.clone());
        info
    });
    let fill = match (is_chosen, response.hovered()) {
        (true, _) => Some(color.selected),
        (false, true) => Some(color.hover),
        (false, false) => None,
    };
    let painter = ui.painter();
    if let Some(fill) = fill {
        painter.rect_filled(place, theme.size.radius_inner, *fill);
    }
    let middle = place.center().y;
    if line.is_on {
        let center = pos2(place.left() + 14.0, middle);
        text::paint_icon(painter, center, icon::CHECK, 14.0, color.accent);
    }
    let ink = if line.is_enabled { color.text_1 } else { color.icon };
    let right = place.right() - 10.0;
    let quiet = if is_chosen { color.text_2 } else { color.text_3 };
    let galley = text::line(painter, &line.keys, theme.text.caption, quiet);
    let keys = text::paint_right(painter, right, middle, &galley);
    let column = right - card.column;
    let end = if line.remark.is_empty() { keys.left() } else { column };
    let galley = text::line(painter, &line.remark, theme.text.caption, quiet);
    text::paint(painter, column, middle, &galley);
    let left = place.left() + 28.0;
    let room = end - 12.0 - left;
    let galley = text::fitted(painter, &line.words, theme.text.prose, ink, room, Elide::End);
    text::paint(painter, left, middle, &galley);
    response.clicked() && line.is_enabled
}
