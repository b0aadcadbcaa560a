//! Small switches in a row: an icon, and a word or a number behind it.

use eframe::egui::{Rect, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2};

use super::{Look, boxed, focus_ring};
use crate::ui::icon::Icon;
use crate::ui::text;
use crate::ui::theme::{self, Color, Letters};

/// A switch as high as a chip.
#[derive(Clone, Copy, Debug)]
pub struct Pill<'a> {
    /// What it shows first, in its color.
    pub icon: (Icon, Color),
    /// What stands behind the icon.
    pub words: &'a str,
    /// In which letters.
    pub letters: Letters,
    /// What it does, for those who can't see it, and in its tooltip.
    pub name: &'a str,
    /// Whether it is on; nothing for one that opens a menu.
    pub is_on: Option<bool>,
}

impl Pill<'_> {
    /// How wide it is.
    pub fn width(&self, ui: &Ui) -> f32 {
        let words = if self.words.is_empty() {
            0.0
        } else {
            text::width(ui, self.words, self.letters) + 5.0
        };
        (words + ICON + 2.0 * SIDE).ceil()
    }

    /// The switch with its right edge at `right`, centered on `middle`.
    pub fn put(self, ui: &mut Ui, right: f32, middle: f32) -> Response {
        let theme = theme::of(ui);
        let color = &theme.color;
        let size = Vec2::new(self.width(ui), 22.0);
        let rect = Rect::from_min_size(pos2(right - size.x, middle - 11.0), size);
        let id = ui.scope_id().with(("pill", self.icon.0.glyph()));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| match self.is_on {
            Some(is_on) => WidgetInfo::selected(Role::CheckBox, true, is_on, self.name),
            None => WidgetInfo::labeled(Role::Button, true, self.name),
        });
        let look = Look::of(&response);
        let is_off = self.is_on == Some(false);
        let fill = match look {
            Look { is_pressed: true, .. } => color.pressed,
            Look { is_hovered: true, .. } => color.hover,
            _ if is_off => color.panel,
            _ => color.raised,
        };
        let edge = if is_off { fill } else { color.hairline };
        boxed(ui.painter(), rect, theme.size.radius_chip, fill, edge);
        let tint = if is_off { color.control_edge } else { self.icon.1 };
        let center = pos2(rect.left() + SIDE + ICON / 2.0, middle);
        text::paint_icon(ui.painter(), center, self.icon.0, ICON, tint);
        let ink = if is_off { color.text_3 } else { color.text_2 };
        let words = text::line(ui.painter(), self.words, self.letters, ink);
        text::paint(ui.painter(), rect.left() + SIDE + ICON + 5.0, middle, &words);
        if look.has_focus {
            focus_ring(ui.painter(), rect.shrink(2.0), theme.size.radius_inner, theme);
        }
        response.on_hover_text(self.name)
    }
}

const ICON: f32 = 12.0;
const SIDE: f32 = 7.0;
