//! Buttons: with words, with an icon alone, and links.

use eframe::egui::{
    self, Painter, Rect, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2,
};

use super::{Look, boxed, focus_ring};
use crate::ui::{icon::Icon, text, theme, theme::Theme};

/// A button with words, and perhaps an icon before them.
#[derive(Clone, Copy, Debug)]
pub struct Button<'a> {
    words: &'a str,
    icon: Option<Icon>,
    is_primary: bool,
    is_enabled: bool,
}

impl<'a> Button<'a> {
    /// A plain button.
    pub fn new(words: &'a str) -> Self {
        Self { words, icon: None, is_primary: false, is_enabled: true }
    }

    /// With `icon` before the words.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The one thing that most people want to do here.
    #[must_use]
    pub fn primary(self) -> Self {
        Self { is_primary: true, ..self }
    }

    /// Greyed where `enabled` is false.
    #[must_use]
    pub fn enabled(self, enabled: bool) -> Self {
        Self { is_enabled: enabled, ..self }
    }

    /// The size that the words and the icon take.
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let theme = theme::of(ui);
        let icon = if self.icon.is_some() { ICON + 6.0 } else { 0.0 };
        let words = text::width(ui, self.words, theme.text.row_strong);
        Vec2::new((words + icon + 2.0 * SIDE).ceil(), theme.size.button)
    }

    /// The button in `rect`.
    pub fn put(self, ui: &mut Ui, rect: Rect) -> Response {
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(("button", self.words)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.is_enabled, self.words));
        let look = Look { is_disabled: !self.is_enabled, ..Look::of(&response) };
        self.paint(ui.painter(), rect, theme::of(ui), look);
        response
    }

    /// The picture alone, as `look` says.
    pub fn paint(&self, painter: &Painter, rect: Rect, theme: &Theme, look: Look) {
        let color = &theme.color;
        let fill = match look {
            Look { is_disabled: true, .. } => color.panel,
            _ if self.is_primary => color.primary,
            Look { is_pressed: true, .. } => color.pressed,
            Look { is_hovered: true, .. } => color.hover,
            _ => color.raised,
        };
        let edge = match look {
            Look { is_disabled: true, .. } => color.hairline,
            _ if self.is_primary => color.primary,
            _ => color.control_edge,
        };
        boxed(painter, rect, theme.size.radius_box, fill, edge);
        if self.is_primary && (look.is_hovered || look.is_pressed) {
            let strength = if look.is_pressed { 0.16 } else { 0.08 };
            painter.rect_filled(
                rect,
                theme.size.radius_box,
                egui::Color32::BLACK.gamma_multiply(strength),
            );
        }
        let ink = match look {
            Look { is_disabled: true, .. } => color.icon,
            _ if self.is_primary => color.primary_text,
            _ => color.text_1,
        };
        let words = text::line(painter, self.words, theme.text.row_strong, ink);
        let icon_width = if self.icon.is_some() { ICON + 6.0 } else { 0.0 };
        let whole = words.size().x + icon_width;
        let mut x = rect.center().x - whole / 2.0;
        if let Some(icon) = self.icon {
            let tint = if self.is_primary || look.is_disabled { ink } else { color.text_2 };
            text::paint_icon(painter, pos2(x + ICON / 2.0, rect.center().y), icon, ICON, tint);
            x += icon_width;
        }
        text::paint(painter, x.round(), rect.center().y, &words);
        if look.has_focus {
            focus_ring(painter, rect, theme.size.radius_box, theme);
        }
    }
}

impl egui::Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let size = self.size(ui);
        let (_, rect) = ui.allocate_space(size);
        self.put(ui, rect)
    }
}

/// A button that shows an icon and says `name` to those who can't see it, and in its tooltip.
#[derive(Clone, Copy, Debug)]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    is_on: bool,
    is_enabled: bool,
}

impl<'a> IconButton<'a> {
    /// A plain icon button.
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, is_on: false, is_enabled: true }
    }

    /// Shown as switched on where `on` is true.
    #[must_use]
    pub fn on(self, on: bool) -> Self {
        Self { is_on: on, ..self }
    }

    /// Greyed where `enabled` is false.
    #[must_use]
    pub fn enabled(self, enabled: bool) -> Self {
        Self { is_enabled: enabled, ..self }
    }

    /// The button, 24 points square, centered on `center`.
    pub fn put(self, ui: &mut Ui, center: egui::Pos2) -> Response {
        let rect = Rect::from_center_size(center, Vec2::splat(24.0));
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let id = ui.scope_id().with(("icon button", self.name, self.icon.glyph()));
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, self.is_enabled, self.name);
            info.selected = self.is_on.then_some(true);
            info
        });
        let theme = theme::of(ui);
        let color = &theme.color;
        let fill = match Look::of(&response) {
            Look { is_pressed: true, .. } => Some(color.pressed),
            Look { is_hovered: true, .. } if self.is_enabled => Some(color.hover),
            _ if self.is_on => Some(color.idle),
            _ => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, theme.size.radius_inner, *fill);
        }
        let ink = match self {
            Self { is_enabled: false, .. } => color.control_edge,
            Self { is_on: true, .. } => color.accent,
            Self { .. } => color.text_2,
        };
        text::paint_icon(ui.painter(), center, self.icon, 16.0, ink);
        if response.has_focus() {
            focus_ring(ui.painter(), rect.shrink(2.0), theme.size.radius_inner, theme);
        }
        response.on_hover_text(self.name)
    }
}

/// Words in the accent color that lead somewhere, with an arrow after them if `has_arrow`.
pub fn link(ui: &mut Ui, left: egui::Pos2, words: &str, arrow: Option<Icon>) -> Response {
    let theme = theme::of(ui);
    let galley = text::line(ui.painter(), words, theme.text.row_strong, theme.color.accent);
    let tail = if arrow.is_some() { 20.0 } else { 0.0 };
    let size = Vec2::new(galley.size().x + tail, 20.0);
    let rect = Rect::from_min_size(pos2(left.x, left.y - 10.0), size);
    let response = ui.interact(rect, ui.scope_id().with(("link", words)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    let text_rect = text::paint(ui.painter(), left.x, left.y, &galley);
    if let Some(icon) = arrow {
        let center = pos2(rect.right() - 7.0, left.y + 0.5);
        text::paint_icon(ui.painter(), center, icon, 14.0, theme.color.accent);
    }
    if response.hovered() {
        super::hline(
            ui.painter(),
            text_rect.left(),
            text_rect.right(),
            left.y + 8.0,
            theme.color.accent,
        );
    }
    if response.has_focus() {
        focus_ring(ui.painter(), rect, theme.size.radius_inner, theme);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// How wide [`link`] is.
pub fn link_width(ui: &Ui, words: &str, has_arrow: bool) -> f32 {
    text::width(ui, words, theme::of(ui).text.row_strong) + if has_arrow { 20.0 } else { 0.0 }
}

const ICON: f32 = 14.0;
const SIDE: f32 = 10.0;
