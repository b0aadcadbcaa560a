//! Pieces of panels: strips, facts, boxed values, section heads.

use eframe::egui::{
    Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use super::boxed;
use crate::ui::{
    text::{self, Elide},
    theme::{self, Color, Letters, Theme, Tone},
};

/// A tinted strip across a panel, for trouble and for what deserves a sentence.
pub fn strip(painter: &Painter, rect: Rect, tone: Tone, theme: &Theme) {
    boxed(painter, rect, theme.size.radius_box, tone.tint, tone.edge);
}

/// A small label over a value.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    /// What it is.
    pub label: &'a str,
    /// How it is.
    pub value: &'a str,
    /// In which letters.
    pub letters: Letters,
    /// How to shorten it.
    pub elide: Elide,
}

impl Fact<'_> {
    /// The width that neither label nor value is cut at.
    pub fn width(&self, ui: &Ui) -> f32 {
        let theme = theme::of(ui);
        text::width(ui, self.label, theme.text.label)
            .max(text::width(ui, self.value, self.letters))
            .ceil()
    }

    /// The fact in `width` points from `left_top` on. A click is the caller's to use: to copy the value.
    pub fn put(&self, ui: &mut Ui, left_top: Pos2, width: f32, tip: &str) -> Response {
        let theme = theme::of(ui);
        let rect = Rect::from_min_size(left_top, vec2(width, 36.0));
        let response = ui.interact(rect, ui.scope_id().with(("fact", self.label)), Sense::click());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("{}: {}", self.label, self.value))
        });
        let painter = ui.painter();
        let label = text::line(painter, self.label, theme.text.label, theme.color.text_3);
        text::paint(painter, rect.left(), rect.top() + 9.0, &label);
        let ink = if response.hovered() { theme.color.accent } else { theme.color.text_1 };
        let value = text::fitted(painter, self.value, self.letters, ink, width, self.elide);
        text::paint(painter, rect.left(), rect.top() + 26.0, &value);
        if response.has_focus() {
            super::focus_ring(painter, rect, theme.size.radius_inner, theme);
        }
        response.on_hover_ui(|ui| tip_ui(ui, self.value, tip))
    }
}

/// A tooltip: the whole value in mono, and what can be done with it.
pub fn tip_ui(ui: &mut Ui, value: &str, hint: &str) {
    let theme = theme::of(ui);
    let width = 340.0;
    let shown: String = value.chars().take(2000).collect();
    let parts = [text::part(&shown, theme.text.mono, theme.color.text_1)];
    let galley = text::paragraph(ui.painter(), &parts, width, 12);
    let hint = (!hint.is_empty()).then(|| {
        let part = text::part(hint, theme.text.label, theme.color.text_3);
        text::paragraph(ui.painter(), &[part], f32::INFINITY, 4)
    });
    let height = galley.size().y + hint.as_ref().map_or(0.0, |hint| hint.size().y + 2.0);
    let wide = galley.size().x.max(hint.as_ref().map_or(0.0, |hint| hint.size().x));
    let (_, rect) = ui.allocate_space(vec2(wide, height));
    ui.painter().galley(rect.min, galley, *theme.color.text_1);
    if let Some(hint) = hint {
        text::paint(ui.painter(), rect.left(), rect.bottom() - hint.size().y / 2.0, &hint);
    }
}

/// The head of a section in a panel; gives the height it takes.
pub fn section(painter: &Painter, left_top: Pos2, words: &str, theme: &Theme) -> f32 {
    let galley = text::line(painter, words, theme.text.section, theme.color.text_2);
    text::paint(painter, left_top.x, left_top.y + 10.0, &galley);
    24.0
}

/// The wave under a misspelt name.
pub fn wave(painter: &Painter, from: f32, to: f32, y: f32, color: Color) {
    let mut points = Vec::new();
    let mut x = from;
    let mut is_up = false;
    while x <= to {
        points.push(pos2(x, if is_up { y - 1.0 } else { y + 1.0 }));
        is_up = !is_up;
        x += 2.0;
    }
    painter.add(Shape::line(points, Stroke::new(1.0, *color)));
}
