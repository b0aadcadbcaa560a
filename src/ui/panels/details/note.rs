//! What the user writes about the node. It is kept as it is typed.

use eframe::egui::{Frame, Id, Rect, RichText, Shape, TextEdit, UiBuilder, WidgetInfo, pos2, vec2};

use super::Subject;
use crate::say;
use crate::session::{LONGEST_NOTE, NoteAction, Target};
use crate::ui::icon;
use crate::ui::panels::page::Page;
use crate::ui::text::{self, part};
use crate::ui::widgets::{Look, field, on_pixels};
use crate::ui::wish::note;

impl Page<'_, '_, '_> {
    /// The note on a row that is pinned, as a field that grows with it; brings the keyboard to it if that is asked for.
    pub(super) fn note(&mut self, subject: Subject<'_>, is_asked_for: &mut bool) {
        let Subject { open, analysis, target } = subject;
        let Some(pin) = open.pin_at(target) else { return };
        let (theme, language) = (self.theme(), self.language());
        let is_whole = matches!(target, Target::Node(node) if analysis.document().node(node).parent().is_none());
        let hint =
            if is_whole { say!(language, "note-hint-whole") } else { say!(language, "note-hint") };
        let mut words = pin.note.clone();
        let id = Id::unique(("note", open.id(), target));
        let (letters, color) = (theme.text.prose, &theme.color);
        let edit = TextEdit::multiline(&mut words)
            .id(id)
            .frame(Frame::NONE)
            .margin(vec2(0.0, 0.0))
            .font(letters.font())
            .text_color(*color.text_1)
            .hint_text(RichText::new(&hint).color(*color.text_3).font(letters.font()))
            .desired_rows(1)
            .desired_width(self.width - LEFT - RIGHT)
            .char_limit(LONGEST_NOTE);
        let ground = self.ui.painter().add(Shape::Noop);
        let place = pos2(self.left + LEFT, self.y + 6.0);
        let room = Rect::from_min_size(place, vec2(self.width - LEFT - RIGHT, f32::INFINITY));
        let scope = UiBuilder::new().max_rect(room);
        let response = self.ui.scope_builder(scope, |ui| ui.add(edit)).inner;
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &pin.note, &pin.note, &hint);
            info.label = Some(hint.clone());
            info
        });
        if std::mem::take(is_asked_for) {
            response.request_focus();
        }
        let height = response.rect.height().max(20.0) + 12.0;
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, height));
        let painter = self.ui.painter();
        let look = Look { has_focus: response.has_focus(), ..Look::default() };
        painter.set(ground, field::shape(on_pixels(painter, rect), theme, look, false));
        let center = pos2(self.left + 14.0, self.y + 16.0);
        text::paint_icon(painter, center, icon::NOTE, 14.0, color.text_2);
        self.y += height + 12.0;
        if response.changed() {
            self.wishes.push(note(NoteAction::Write(target, words)));
        }
        if pin.note.chars().count() >= LONGEST_NOTE {
            let told = say!(language, "note-too-long", most = LONGEST_NOTE);
            self.prose(&[part(&told, theme.text.prose, color.warning.ink)]);
            self.y += 8.0;
        }
    }
}

/// How far in from the edges of its field a note is written.
const LEFT: f32 = 28.0;
const RIGHT: f32 = 10.0;
