//! The controls of the window. Each is painted by hand and has one named, focusable rectangle over it.

pub mod button;
pub mod chip;
pub mod choice;
pub mod column_head;
pub mod field;
pub mod mark;
pub mod pane;
pub mod pill;
pub mod rows;
pub mod sideways;
pub mod splitter;
pub mod tabs;
pub mod toggle;

use eframe::egui::{
    CornerRadius, Painter, Rect, Response, Shape, Stroke, StrokeKind, Ui,
    epaint::{RoundedRect, tessellator::path::rounded_rectangle},
    pos2,
    style::ScrollAnimation,
    vec2,
};

use self::button::IconButton;
use super::theme::{Color, Theme};
use super::{icon, text};

/// How a control looks at the moment. Taken from egui's response, or given by hand on the component sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "these five are independent of one another")]
pub struct Look {
    /// The pointer is over it.
    pub is_hovered: bool,
    /// The button is down on it.
    pub is_pressed: bool,
    /// The keyboard acts on it.
    pub has_focus: bool,
    /// It can't be used now.
    pub is_disabled: bool,
    /// It is chosen, on, or the current one.
    pub is_on: bool,
}

impl Look {
    /// The look that `response` asks for.
    pub fn of(response: &Response) -> Self {
        Self {
            is_hovered: response.hovered(),
            is_pressed: response.is_pointer_button_down_on(),
            has_focus: response.has_focus(),
            is_disabled: !response.enabled(),
            is_on: false,
        }
    }

    /// The same, for a control that is `on`.
    #[must_use]
    pub fn on(self, on: bool) -> Self {
        Self { is_on: on, ..self }
    }
}

/// Scrolls to a control that the keyboard has come to.
pub fn keep_in_sight(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me_animation(None, ScrollAnimation::none());
    }
}

/// A filled box with a 1 px edge inside it.
pub fn boxed(painter: &Painter, rect: Rect, radius: f32, fill: Color, edge: Color) {
    let rect = on_pixels(painter, rect);
    painter.rect(
        rect,
        CornerRadius::from(radius),
        *fill,
        Stroke::new(1.0, *edge),
        StrokeKind::Inside,
    );
}

/// The card of what floats over the window.
pub fn overlay(ui: &Ui, card: Rect, theme: &Theme) {
    let radius = theme.size.radius_overlay;
    ui.painter().add(ui.visuals().window_shadow.as_shape(card, radius));
    boxed(ui.painter(), card, radius, theme.color.raised, theme.color.hairline);
}

/// The same with a title, and a button that closes it; tells whether that was clicked.
pub fn dialog(ui: &mut Ui, card: Rect, title: &str, close: &str, theme: &Theme) -> bool {
    overlay(ui, card, theme);
    let middle = card.top() + 26.0;
    let galley = text::line(ui.painter(), title, theme.text.title, theme.color.text_1);
    text::paint(ui.painter(), card.left() + 20.0, middle, &galley);
    IconButton::new(icon::CLOSE, close).put(ui, pos2(card.right() - 24.0, middle)).clicked()
}

/// The ring around the control that the keyboard acts on.
pub fn focus_ring(painter: &Painter, rect: Rect, radius: f32, theme: &Theme) {
    let rect = on_pixels(painter, rect.expand(3.0));
    let stroke = Stroke::new(2.0, *theme.color.accent);
    painter.rect_stroke(rect, CornerRadius::from(radius + 3.0), stroke, StrokeKind::Inside);
}

/// A focus ring that stays within `rect`: for rows and tabs, which touch their neighbors.
pub fn focus_ring_inside(painter: &Painter, rect: Rect, radius: f32, theme: &Theme) {
    let stroke = Stroke::new(2.0, *theme.color.accent);
    painter.rect_stroke(
        on_pixels(painter, rect),
        CornerRadius::from(radius),
        stroke,
        StrokeKind::Inside,
    );
}

/// A horizontal line, one pixel high, whose top is `y`.
pub fn hline(painter: &Painter, from: f32, to: f32, y: f32, color: Color) {
    let rect =
        Rect::from_min_max([from, y].into(), [to, y + 1.0 / painter.pixels_per_point()].into());
    painter.rect_filled(on_pixels(painter, rect), CornerRadius::ZERO, *color);
}

/// A vertical line, one pixel wide, whose left is `x`.
pub fn vline(painter: &Painter, x: f32, from: f32, to: f32, color: Color) {
    let rect =
        Rect::from_min_max([x, from].into(), [x + 1.0 / painter.pixels_per_point(), to].into());
    painter.rect_filled(on_pixels(painter, rect), CornerRadius::ZERO, *color);
}

/// A line of short dashes around a box, for what isn't there.
pub fn dashed(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke, dash: f32) {
    let rect = on_pixels(painter, rect).shrink(stroke.width / 2.0);
    let mut points = Vec::new();
    rounded_rectangle(&mut points, RoundedRect::new(rect, CornerRadius::from(radius)));
    points.extend(points.first().copied());
    painter.extend(Shape::dashed_line(&points, stroke, dash, dash));
}

/// `rect` with its edges on whole pixels, so that fills and lines stay sharp.
pub fn on_pixels(painter: &Painter, rect: Rect) -> Rect {
    let scale = painter.pixels_per_point();
    let snap = |value: f32| (value * scale).round() / scale;
    let min = [snap(rect.min.x), snap(rect.min.y)].into();
    let size = vec2(snap(rect.max.x) - snap(rect.min.x), snap(rect.max.y) - snap(rect.min.y));
    Rect::from_min_size(min, size.max(vec2(1.0 / scale, 1.0 / scale)))
}
