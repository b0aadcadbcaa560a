//! What covers the window while files are dragged over it.

use eframe::egui::{Context, Id, LayerId, Order, Rect, Shadow, Stroke, StrokeKind, pos2, vec2};

use super::{Scene, file_name};
use crate::say;
use crate::ui::text::{self, Elide};
use crate::ui::{gather, icon, widgets};

pub(in crate::ui) fn draw(ctx: &Context, whole: Rect, scene: &Scene, n_open: usize) {
    let hovered = ctx.input(|input| input.raw.hovered_files.clone());
    if hovered.is_empty() {
        return;
    }
    let theme = scene.theme;
    let color = &theme.color;
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
    painter.rect_filled(whole, 0.0, *color.veil);
    let frame = whole.shrink(5.0);
    painter.rect_stroke(
        frame,
        theme.size.radius_overlay,
        Stroke::new(2.0, *color.accent),
        StrokeKind::Inside,
    );
    let names: Vec<String> = hovered
        .iter()
        .filter_map(|file| file.path.as_ref())
        .map(|path| file_name(&gather::shown(path)).to_owned())
        .collect();
    let shown = names.len().min(6);
    let size = vec2(420.0_f32.min(whole.width() - 40.0), 164.0 + 20.0 * shown as f32);
    let card = Rect::from_center_size(whole.center(), size);
    let shadow = Shadow { offset: [0, 4], blur: 12, spread: 0, color: *color.shadow };
    painter.add(shadow.as_shape(card, theme.size.radius_overlay));
    widgets::boxed(&painter, card, theme.size.radius_overlay, color.raised, color.hairline);
    let x = card.center().x;
    let mut y = card.top() + 45.0;
    text::paint_icon(&painter, pos2(x, y), icon::DROP, 32.0, color.accent);
    let line = |words: &str, letters, ink, y: f32| {
        let galley =
            text::fitted(&painter, words, letters, ink, card.width() - 40.0, Elide::Middle);
        text::paint(&painter, (x - galley.size().x / 2.0).round(), y, &galley);
    };
    y += 41.0;
    line(
        &say!(scene.language, "drop-title", count = hovered.len()),
        theme.text.title,
        color.text_1,
        y,
    );
    y += 30.0;
    for name in names.iter().take(shown) {
        line(name, theme.text.mono, color.text_2, y);
        y += 20.0;
    }
    let added = say!(scene.language, "drop-added", count = n_open);
    line(&added, theme.text.row, color.text_3, card.bottom() - 22.0);
}
