//! A small switch with a word or a few signs on it.

use eframe::egui::{Id, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Look, boxed, focus_ring_inside};
use crate::ui::text;
use crate::ui::theme::{self, Letters};

/// A switch that is as wide as what stands on it.
#[derive(Clone, Copy, Debug)]
pub struct Toggle<'a> {
    /// What stands on it.
    pub words: &'a str,
    /// In which letters.
    pub letters: Letters,
    /// What it does, for those who can't see it.
    pub name: &'a str,
    /// What its tooltip says.
    pub tip: &'a str,
    /// Whether it is on.
    pub is_on: bool,
}

impl Toggle<'_> {
    /// How wide it is.
    pub fn width(&self, ui: &Ui) -> f32 {
        (text::width(ui, self.words, self.letters) + 14.0).ceil().max(26.0)
    }

    /// The switch with its left edge at `left`, centered on `middle`, under `id`.
    pub fn put(self, ui: &Ui, left: f32, middle: f32, id: Id) -> Response {
        let theme = theme::of(ui);
        let color = &theme.color;
        let size = vec2(self.width(ui), 24.0);
        let rect = Rect::from_min_size(pos2(left, middle - 12.0), size);
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, self.is_on, self.name));
        let look = Look::of(&response);
        let (fill, edge, ink) = match (self.is_on, look.is_hovered) {
            (true, _) => (color.selected, color.accent, color.accent),
            (false, true) => (color.hover, color.hover, color.text_1),
            (false, false) => (color.raised, color.raised, color.text_2),
        };
        boxed(ui.painter(), rect, theme.size.radius_inner, fill, edge);
        let words = text::line(ui.painter(), self.words, self.letters, ink);
        let x = (rect.center().x - words.size().x / 2.0).round();
        text::paint(ui.painter(), x, middle, &words);
        if look.has_focus {
            focus_ring_inside(ui.painter(), rect.expand(1.0), theme.size.radius_inner + 1.0, theme);
        }
        response.on_hover_text(self.tip)
    }
}
