//! Scrolls sideways what is wider than its place.

use eframe::egui::{Rangef, Rect, Sense, Ui, pos2, vec2};

use crate::ui::theme::Theme;

/// How far something is scrolled to the right.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sideways {
    offset: f32,
}

/// How high the bar is, with what keeps it apart.
pub const BAR: f32 = 10.0;

impl Sideways {
    /// How many points of it are out of sight at the left.
    pub fn offset(self) -> f32 {
        self.offset
    }

    /// Scrolls what is `width` wide as the wheel was turned over `area`, and not beyond its ends.
    pub fn turn(&mut self, ui: &Ui, area: Rect, width: f32) {
        if ui.rect_contains_pointer(area) {
            self.offset -= ui.input(|input| input.smooth_scroll_delta().x);
        }
        self.offset = self.offset.clamp(0.0, (width - area.width()).max(0.0));
    }

    /// Brings a part of it into sight, of which so much can be seen.
    pub fn reveal(&mut self, part: Rangef, room: f32) {
        self.offset = self.offset.max(part.max - room).min(part.min);
    }

    /// Draws the bar at the bottom of `area`. It can be dragged, and a click on its rail goes there.
    pub fn bar(&mut self, ui: &Ui, area: Rect, width: f32, theme: &Theme) {
        let farthest = width - area.width();
        if farthest <= 0.0 {
            return;
        }
        let min = pos2(area.left() + 2.0, area.bottom() - 8.0);
        let rail = Rect::from_min_max(min, pos2(area.right() - 10.0, area.bottom()));
        let id = ui.scope_id().with("sideways bar");
        let response = ui.interact(rail, id, Sense::DRAG | Sense::CLICK);
        let length = (rail.width() * area.width() / width).max(24.0);
        let travel = rail.width() - length;
        if let (Some(at), true) = (response.interact_pointer_pos(), travel > 0.0) {
            let share = ((at.x - rail.left() - length / 2.0) / travel).clamp(0.0, 1.0);
            self.offset = share * farthest;
        }
        let is_lit = response.hovered() || response.dragged();
        let height = if is_lit { 6.0 } else { 4.0 };
        let left = rail.left() + travel * self.offset / farthest;
        let min = pos2(left, rail.bottom() - 1.0 - height);
        let handle = Rect::from_min_size(min, vec2(length, height));
        let color = if is_lit { theme.color.icon } else { theme.color.control_edge };
        ui.painter().rect_filled(handle, height / 2.0, *color);
    }
}
