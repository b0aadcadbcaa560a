//! What a recipient answered, with the values that its stand-ins stand for.

use std::sync::Arc;

use eframe::egui::{
    FontSelection, Frame, Id, Rect, RichText, ScrollArea, TextEdit, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::say;
use crate::ui::icon;
use crate::ui::panels::Scene;
use crate::ui::panels::lines::{LinesView, Marked};
use crate::ui::redaction::Redaction;
use crate::ui::text;
use crate::ui::widgets::button::{Button, IconButton};
use crate::ui::widgets::{Look, field};
use crate::ui::wish::{Pane, ShareWish, Wish};

/// A reply that somebody pastes.
#[derive(Debug, Default)]
pub(super) struct Reply {
    text: String,
    restored: Arc<String>,
    lines: LinesView,
}

/// The field that it is pasted into.
pub(in crate::ui) fn field_id() -> Id {
    Id::unique("reply")
}

const EDGE: f32 = 16.0;
const HEAD: f32 = 44.0;

impl Reply {
    pub(super) fn restored(&self) -> &str {
        &self.restored
    }

    /// Draws the reply above, and what it says below; tells whether it is to be closed.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        redaction: &Redaction,
        wishes: &mut Vec<Wish>,
    ) -> bool {
        let (language, theme) = (scene.language, scene.theme);
        let head = rect.top() + HEAD / 2.0;
        let title = say!(language, "share-reply-title");
        let close = say!(language, "share-reply-close");
        let closes = IconButton::new(icon::CLOSE, &close)
            .put(ui, pos2(rect.right() - EDGE - 9.0, head))
            .clicked();
        let copy = say!(language, "export-copy");
        let button = Button::new(&copy).icon(icon::COPY).enabled(!self.restored.is_empty());
        let size = button.size(ui);
        let place = pos2(rect.right() - EDGE - 28.0 - size.x, head - size.y / 2.0);
        if button.put(ui, Rect::from_min_size(place, size)).clicked() {
            wishes.push(Wish::Share(ShareWish::CopyReply));
        }
        let room = place.x - rect.left() - EDGE - 12.0;
        let (letters, ink) = (theme.text.row_strong, theme.color.text_1);
        let galley = text::fitted(ui.painter(), &title, letters, ink, room, text::Elide::End);
        text::paint(ui.painter(), rect.left() + EDGE, head, &galley);
        let body = rect.with_min_y(rect.top() + HEAD);
        let middle = body.top() + (body.height() * 0.45).max(40.0);
        let written = Rect::from_min_max(
            pos2(body.left() + EDGE, body.top()),
            pos2(body.right() - EDGE, middle),
        );
        if self.field_ui(ui, written, scene) {
            self.restored = Arc::new(redaction.restore(&self.text));
            self.lines.clear();
        }
        let below = body.with_min_y(middle + 8.0);
        self.lines.ui(ui, below, scene, (Pane::Share, &self.restored, Marked::StandIns));
        closes
    }

    /// The field; true when what is in it changed.
    fn field_ui(&mut self, ui: &mut Ui, rect: Rect, scene: &Scene) -> bool {
        let (language, theme) = (scene.language, scene.theme);
        let hint = say!(language, "share-reply-hint");
        let has_focus = ui.memory(|memory| memory.has_focus(field_id()));
        field::paint(ui.painter(), rect, theme, Look { has_focus, ..Look::default() }, false);
        let inner = rect.shrink2(vec2(9.0, 6.0));
        let builder = UiBuilder::new().max_rect(inner);
        let written = ui.scope_builder(builder, |ui| {
            ui.set_clip_rect(inner.intersect(ui.clip_rect()));
            ScrollArea::vertical().id_salt("reply").auto_shrink([false, false]).show(ui, |ui| {
                let field = TextEdit::multiline(&mut self.text)
                    .id(field_id())
                    .frame(Frame::NONE)
                    .hint_text(RichText::new(&hint).color(*theme.color.text_3))
                    .font(FontSelection::FontId(theme.text.mono.font()))
                    .desired_width(inner.width() - 12.0);
                ui.add_sized(vec2(inner.width() - 12.0, inner.height()), field)
            })
        });
        let response = written.inner.inner;
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &self.text, &self.text, &hint);
            info.label = Some(hint.clone());
            info
        });
        response.changed()
    }
}
