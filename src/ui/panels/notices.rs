//! Notices in the lower right corner, over the window. They come and go without motion.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Area, Galley, Id, Order, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Scene;
use crate::say;
use crate::ui::notices::{Notices, Toast};
use crate::ui::widgets::button::{self, IconButton};
use crate::ui::wish::Wish;
use crate::ui::{icon, text, widgets};

const WIDTH: f32 = 336.0;
const GAP: f32 = 8.0;

pub(in crate::ui) fn draw(
    ui: &Ui,
    area: Rect,
    scene: &Scene,
    notices: &mut Notices,
    wishes: &mut Vec<Wish>,
) {
    let now = ui.ctx().time();
    let (toasts, next) = notices.shown(now);
    let Some(next) = next else { return };
    ui.ctx().request_repaint_after(Duration::from_secs_f64(next.max(0.0)));
    let mut bottom = area.bottom() - 12.0;
    let mut held = Vec::new();
    for toast in toasts.iter().rev() {
        let words = [text::part(&toast.text.words, scene.theme.text.row, scene.theme.color.text_1)];
        let width = WIDTH.min(area.width() - 24.0);
        let galley = text::paragraph(ui.painter(), &words, width - 38.0 - 36.0, 4);
        let offer = if toast.text.offer.is_some() { 26.0 } else { 0.0 };
        let height = galley.size().y.max(18.0) + 22.0 + offer;
        let min = pos2(area.right() - 12.0 - width, bottom - height);
        let card = Rect::from_min_size(min, vec2(width, height));
        bottom = card.top() - GAP;
        let id = Id::unique(("notice", toast.id));
        let is_held = Area::new(id)
            .order(Order::Foreground)
            .fixed_pos(card.min)
            .constrain(false)
            .show(ui.ctx(), |ui| card_ui(ui, card, scene, toast, &galley, wishes))
            .inner;
        held.extend(is_held.then_some(toast.id));
    }
    for id in held {
        notices.hold(now, id);
    }
}

/// One notice; tells whether somebody looks at it.
fn card_ui(
    ui: &mut Ui,
    card: Rect,
    scene: &Scene,
    toast: &Toast,
    words: &Arc<Galley>,
    wishes: &mut Vec<Wish>,
) -> bool {
    let theme = scene.theme;
    let color = &theme.color;
    let response = ui.allocate_rect(card, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &toast.text.words));
    let live = if toast.text.is_trouble { Live::Assertive } else { Live::Polite };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(live));
    let painter = ui.painter().clone();
    painter.add(ui.visuals().popup_shadow.as_shape(card, theme.size.radius_overlay));
    widgets::boxed(&painter, card, theme.size.radius_overlay, color.raised, color.control_edge);
    let (glyph, ink) = if toast.text.is_trouble {
        (icon::WARNING, color.warning.ink)
    } else {
        (icon::INFO, color.info.ink)
    };
    text::paint_icon(&painter, card.min + vec2(21.0, 20.0), glyph, 16.0, ink);
    let top = card.top() + 11.0;
    painter.galley(pos2(card.left() + 38.0, top), Arc::clone(words), *color.text_1);
    let close = say!(scene.language, "toast-close");
    let corner = pos2(card.right() - 20.0, card.top() + 20.0);
    let close = IconButton::new(icon::CLOSE, &close).put(ui, corner);
    if close.clicked() {
        wishes.push(Wish::CloseNotice(toast.id));
    }
    let mut has_focus = close.has_focus();
    if let Some((words, wish)) = &toast.text.offer {
        let place = pos2(card.left() + 38.0, card.bottom() - 19.0);
        let offer = button::link(ui, place, words, None);
        has_focus |= offer.has_focus();
        if offer.clicked() {
            wishes.extend([wish.clone(), Wish::CloseNotice(toast.id)]);
        }
    }
    ui.rect_contains_pointer(card) || has_focus
}
