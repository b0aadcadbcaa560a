//! The list of keys, over the window.

use eframe::egui::{Area, Id, Order, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Scene;
use crate::say;
use crate::ui::command::Command;
use crate::ui::widgets::button::IconButton;
use crate::ui::wish::Wish;
use crate::ui::{icon, text, widgets};

pub(in crate::ui) fn draw(ui: &mut Ui, whole: Rect, scene: &Scene, wishes: &mut Vec<Wish>) {
    let theme = scene.theme;
    let color = &theme.color;
    let rows: Vec<(String, String)> = Command::ALL
        .iter()
        .map(|command| (command.words(scene.language), command.keys_text(ui)))
        .filter(|(_, keys)| !keys.is_empty())
        .collect();
    let n_lines = rows.len().div_ceil(2);
    let size = vec2(620.0_f32.min(whole.width() - 40.0), 62.0 + 26.0 * n_lines as f32);
    let card = Rect::from_center_size(whole.center(), size);
    Area::new(Id::unique("keys")).order(Order::Foreground).fixed_pos(card.min).show(
        ui.ctx(),
        |ui| {
            let response = ui.allocate_rect(card, Sense::click());
            let title = say!(scene.language, "keys-title");
            response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, &title));
            let painter = ui.painter().clone();
            painter.add(ui.visuals().popup_shadow.as_shape(card, theme.size.radius_overlay));
            widgets::boxed(&painter, card, theme.size.radius_overlay, color.raised, color.hairline);
            let head = text::line(&painter, &title, theme.text.title, color.text_1);
            text::paint(&painter, card.left() + 20.0, card.top() + 26.0, &head);
            let close = say!(scene.language, "keys-close");
            let corner = pos2(card.right() - 24.0, card.top() + 26.0);
            if IconButton::new(icon::CLOSE, &close).put(ui, corner).clicked() {
                wishes.push(Wish::ToggleKeys);
            }
            let column = (card.width() - 40.0) / 2.0;
            for (index, (words, keys)) in rows.iter().enumerate() {
                let left = card.left() + 20.0 + column * (index / n_lines) as f32;
                let y = card.top() + 62.0 + 26.0 * (index % n_lines) as f32;
                let galley = text::line(&painter, words, theme.text.row, color.text_1);
                text::paint(&painter, left, y, &galley);
                let galley = text::line(&painter, keys, theme.text.mono, color.text_3);
                text::paint_right(&painter, left + column - 20.0, y, &galley);
            }
        },
    );
}
