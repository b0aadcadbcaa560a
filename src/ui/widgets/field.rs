//! A field for one line of text.

use eframe::egui::epaint::RectShape;
use eframe::egui::{
    self, Frame, Id, Painter, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use super::{Look, on_pixels};
use crate::ui::{
    icon::{self, Icon},
    text, theme,
    theme::Theme,
};

/// A text field: what it says when empty, an icon before and keys after it.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its name for assistive technology, and what it says when empty.
    pub hint: &'a str,
    /// Before the text.
    pub icon: Option<Icon>,
    /// The keys that lead here, shown while it is empty.
    pub keys: &'a str,
    /// What was typed can't be used.
    pub is_wrong: bool,
}

impl Field<'_> {
    /// The field in `rect`, under `id`, editing `value`.
    pub fn put(&self, ui: &mut Ui, rect: Rect, id: Id, value: &mut String) -> Response {
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let look = Look { has_focus, ..Look::default() };
        paint(ui.painter(), rect, theme::of(ui), look, self.is_wrong);
        self.put_bare(ui, rect, id, value)
    }

    /// The same without its box, for a field that shares one with buttons.
    pub fn put_bare(&self, ui: &mut Ui, rect: Rect, id: Id, value: &mut String) -> Response {
        let theme = theme::of(ui);
        let mut inner = rect.shrink2(vec2(10.0, 2.0));
        if let Some(icon) = self.icon {
            let center = pos2(rect.left() + 15.0, rect.center().y);
            text::paint_icon(ui.painter(), center, icon, 16.0, theme.color.text_2);
            inner.min.x += 19.0;
        }
        if !self.keys.is_empty() && value.is_empty() {
            inner.max.x -= keys_hint(ui.painter(), rect, self.keys, theme);
        }
        let edit = TextEdit::singleline(value)
            .id(id)
            .frame(Frame::NONE)
            .margin(vec2(0.0, 0.0))
            .font(theme.text.prose.font())
            .text_color(*theme.color.text_1)
            .align(egui::Align2::LEFT_CENTER)
            .hint_text(
                egui::RichText::new(self.hint)
                    .color(*theme.color.text_3)
                    .font(theme.text.prose.font()),
            )
            .desired_width(inner.width());
        let response = ui.put(inner, edit);
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, value.as_str(), value.as_str(), self.hint);
            info.label = Some(self.hint.to_owned());
            info
        });
        response
    }
}

/// The search field's icon.
pub const SEARCH: Icon = icon::SEARCH;

/// The picture of an empty field.
pub fn paint(painter: &Painter, rect: Rect, theme: &Theme, look: Look, is_wrong: bool) {
    painter.add(shape(on_pixels(painter, rect), theme, look, is_wrong));
}

/// The same, to be painted later.
pub fn shape(rect: Rect, theme: &Theme, look: Look, is_wrong: bool) -> RectShape {
    let color = &theme.color;
    let stroke = match look {
        _ if is_wrong => Stroke::new(1.0, *color.error.ink),
        Look { has_focus: true, .. } => Stroke::new(2.0, *color.accent),
        _ => Stroke::new(1.0, *color.field_edge),
    };
    RectShape::new(rect, theme.size.radius_box, *color.raised, stroke, StrokeKind::Inside)
}

fn keys_hint(painter: &Painter, field: Rect, keys: &str, theme: &Theme) -> f32 {
    let galley = text::line(painter, keys, theme.text.label, theme.color.text_3);
    let size = vec2(galley.size().x + 10.0, 18.0);
    let min = pos2(field.right() - size.x - 6.0, field.center().y - 9.0);
    let rect = Rect::from_min_size(min, size);
    super::boxed(painter, rect, theme.size.radius_inner, theme.color.panel, theme.color.hairline);
    text::paint(painter, rect.left() + 5.0, rect.center().y, &galley);
    size.x + 2.0
}
