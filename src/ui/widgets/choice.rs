//! Choosing: segmented switch, radio button, checkbox, drop-down.

use eframe::egui::{
    CornerRadius, Id, Key, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit::Role, containers::Popup, pos2, vec2,
};

use super::{Look, boxed, focus_ring};
use crate::ui::{icon, text, theme, theme::Theme};

/// A switch of a few short words, one of which is on. Gives the index that was chosen just now.
pub fn segmented(
    ui: &mut Ui,
    left_middle: Pos2,
    words: &[&str],
    current: usize,
    name: &str,
) -> Option<usize> {
    let theme = theme::of(ui);
    let widths: Vec<f32> = words.iter().map(|word| segment_width(ui, word)).collect();
    let whole = Rect::from_min_size(
        pos2(left_middle.x, left_middle.y - 13.0),
        vec2(widths.iter().sum::<f32>() + 4.0, 26.0),
    );
    boxed(ui.painter(), whole, theme.size.radius_box, theme.color.sunken, theme.color.hairline);
    let mut chosen = None;
    let mut x = whole.left() + 2.0;
    for (index, (word, width)) in words.iter().zip(widths).enumerate() {
        let rect = Rect::from_min_size(pos2(x, whole.top() + 2.0), vec2(width, 22.0));
        x += width;
        let response = ui.interact(rect, ui.scope_id().with((name, index)), Sense::click());
        let is_on = index == current;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, word));
        super::keep_in_sight(&response);
        if is_on {
            boxed(
                ui.painter(),
                rect,
                theme.size.radius_inner,
                theme.color.raised,
                theme.color.control_edge,
            );
        } else if response.hovered() {
            ui.painter().rect_filled(rect, theme.size.radius_inner, *theme.color.pressed);
        }
        let ink = if is_on { theme.color.text_1 } else { theme.color.text_2 };
        let galley = text::line(ui.painter(), word, theme.text.row_strong, ink);
        text::paint(
            ui.painter(),
            (rect.center().x - galley.size().x / 2.0).round(),
            rect.center().y,
            &galley,
        );
        if response.has_focus() {
            focus_ring(ui.painter(), rect.shrink(1.0), theme.size.radius_inner, theme);
        }
        if response.clicked() && !is_on {
            chosen = Some(index);
        }
    }
    chosen
}

/// How wide [`segmented`] is.
pub fn segmented_width(ui: &Ui, words: &[&str]) -> f32 {
    words.iter().map(|word| segment_width(ui, word)).sum::<f32>() + 4.0
}

fn segment_width(ui: &Ui, word: &str) -> f32 {
    (text::width(ui, word, theme::of(ui).text.row_strong) + 18.0).ceil()
}

/// A radio button with its words; true when it was chosen just now.
pub fn radio(ui: &mut Ui, left_middle: Pos2, words: &str, is_on: bool) -> bool {
    let response = labelled(ui, left_middle, words, Role::RadioButton, is_on);
    let theme = theme::of(ui);
    paint_radio(
        ui.painter(),
        pos2(left_middle.x + 7.0, left_middle.y),
        theme,
        Look::of(&response).on(is_on),
    );
    response.clicked() && !is_on
}

/// A checkbox with its words; true when it was switched just now.
pub fn checkbox(ui: &mut Ui, left_middle: Pos2, words: &str, is_on: bool) -> bool {
    let response = labelled(ui, left_middle, words, Role::CheckBox, is_on);
    let theme = theme::of(ui);
    paint_checkbox(
        ui.painter(),
        pos2(left_middle.x + 7.0, left_middle.y),
        theme,
        Look::of(&response).on(is_on),
    );
    response.clicked()
}

/// The picture of a radio button.
pub fn paint_radio(painter: &Painter, center: Pos2, theme: &Theme, look: Look) {
    let color = &theme.color;
    if look.is_on {
        painter.circle_filled(center, 7.0, *color.primary);
        painter.circle_filled(center, 2.5, *color.primary_text);
    } else {
        let fill = if look.is_hovered { color.hover } else { color.raised };
        let rect = Rect::from_center_size(center, Vec2::splat(14.0));
        let stroke = Stroke::new(1.0, *color.field_edge);
        // A circle's line would lie outside of it.
        painter.rect(rect, 7.0, *fill, stroke, StrokeKind::Inside);
    }
}

/// The picture of a checkbox.
pub fn paint_checkbox(painter: &Painter, center: Pos2, theme: &Theme, look: Look) {
    let color = &theme.color;
    let rect = Rect::from_center_size(center, Vec2::splat(14.0));
    if look.is_on {
        painter.rect_filled(super::on_pixels(painter, rect), 3.5, *color.primary);
        text::paint_icon(painter, center, icon::CHECK, 11.0, color.primary_text);
    } else {
        let fill = if look.is_hovered { color.hover } else { color.raised };
        let stroke = Stroke::new(1.0, *color.field_edge);
        painter.rect(super::on_pixels(painter, rect), 3.5, *fill, stroke, StrokeKind::Inside);
    }
}

fn labelled(ui: &mut Ui, left_middle: Pos2, words: &str, role: Role, is_on: bool) -> Response {
    let theme = theme::of(ui);
    let galley = text::line(ui.painter(), words, theme.text.row, theme.color.text_1);
    let rect = Rect::from_min_size(
        pos2(left_middle.x, left_middle.y - 11.0),
        vec2(22.0 + galley.size().x, 22.0),
    );
    let response = ui.interact(rect, ui.scope_id().with(("choice", words)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, true, is_on, words));
    super::keep_in_sight(&response);
    text::paint(ui.painter(), left_middle.x + 22.0, left_middle.y, &galley);
    if response.has_focus() {
        focus_ring(ui.painter(), rect.shrink2(vec2(0.0, 2.0)), theme.size.radius_inner, theme);
    }
    response
}

/// A drop-down of `words`; gives the index that was chosen just now.
pub fn drop_down(
    ui: &mut Ui,
    rect: Rect,
    words: &[&str],
    current: usize,
    name: &str,
) -> Option<usize> {
    let theme = theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("drop-down", name)), Sense::click());
    let shown = words.get(current).copied().unwrap_or_default();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    super::keep_in_sight(&response);
    let look = Look::of(&response);
    let fill = if look.is_hovered { theme.color.hover } else { theme.color.raised };
    boxed(ui.painter(), rect, theme.size.radius_box, fill, theme.color.field_edge);
    let galley = text::fitted(
        ui.painter(),
        shown,
        theme.text.row,
        theme.color.text_1,
        rect.width() - 36.0,
        text::Elide::End,
    );
    text::paint(ui.painter(), rect.left() + 9.0, rect.center().y, &galley);
    let caret = pos2(rect.right() - 14.0, rect.center().y);
    text::paint_icon(ui.painter(), caret, icon::EXPANDED, 12.0, theme.color.text_2);
    if look.has_focus {
        focus_ring(ui.painter(), rect, theme.size.radius_box, theme);
    }
    let mut chosen = None;
    Popup::menu(&response).width(rect.width()).gap(4.0).show(|ui| {
        for (index, word) in words.iter().enumerate() {
            if menu_item(ui, word, "", Item { is_on: Some(index == current), is_enabled: true })
                .clicked()
            {
                chosen = Some(index);
                ui.close();
            }
        }
    });
    chosen
}

/// Whether a menu item can be chosen, and whether it carries a check mark.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// None where the item is no switch.
    pub is_on: Option<bool>,
    /// Greyed otherwise.
    pub is_enabled: bool,
}

/// How wide a menu of these words and keys is.
pub fn menu_width<'a>(ui: &Ui, items: impl IntoIterator<Item = (&'a str, &'a str)>) -> f32 {
    let theme = theme::of(ui);
    let widths = items.into_iter().map(|(words, keys)| {
        let keys =
            if keys.is_empty() { 0.0 } else { text::width(ui, keys, theme.text.caption) + 24.0 };
        MENU_LEFT + text::width(ui, words, theme.text.prose) + keys + 14.0
    });
    widths.fold(160.0, f32::max).ceil()
}

const MENU_LEFT: f32 = 28.0;

/// A line of a menu, as wide as the menu: its words, and its keys at the right.
pub fn menu_item(ui: &mut Ui, words: &str, keys: &str, item: Item) -> Response {
    let theme = theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 26.0));
    let sense = if item.is_enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("item", words)), sense);
    let role = if item.is_on.is_some() { Role::MenuItemCheckBox } else { Role::MenuItem };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(role, item.is_enabled, words);
        info.selected = item.is_on;
        info
    });
    let is_lit = item.is_enabled && (response.hovered() || response.has_focus());
    if is_lit {
        ui.painter().rect_filled(rect, CornerRadius::same(4), *theme.color.hover);
    }
    let ink = if item.is_enabled { theme.color.text_1 } else { theme.color.icon };
    if item.is_on == Some(true) {
        text::paint_icon(
            ui.painter(),
            pos2(rect.left() + 14.0, rect.center().y),
            icon::CHECK,
            14.0,
            ink,
        );
    }
    let galley = text::line(ui.painter(), words, theme.text.prose, ink);
    text::paint(ui.painter(), rect.left() + MENU_LEFT, rect.center().y, &galley);
    if !keys.is_empty() {
        let galley = text::line(ui.painter(), keys, theme.text.caption, theme.color.text_3);
        text::paint_right(ui.painter(), rect.right() - 10.0, rect.center().y, &galley);
    }
    if response.has_focus() {
        super::focus_ring_inside(ui.painter(), rect, 4.0, theme);
    }
    response
}

/// Whether Enter or Space acted on the widget `id` in this frame.
pub fn is_activated(ui: &Ui, id: Id) -> bool {
    ui.memory(|memory| memory.has_focus(id))
        && ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space))
}
