//! What the user pins and writes, and what is told of that.

use eframe::egui::{Context, Key};

use super::Window;
use super::keys::list_keys;
use crate::say;
use crate::session::{Action, MOST_PINS, NoteAction, Open};
use crate::ui::panels;
use crate::ui::wish::{Pane, Wish};

impl Window {
    /// Whether anything is pinned or noted in the shown payload.
    pub fn has_notes(&self) -> bool {
        self.session.current().is_some_and(|open| !open.pins().is_empty())
    }

    pub(super) fn note_keys(&self) -> Vec<(Key, Wish)> {
        let step = |by| panels::notes::step(self.session.current()?, by);
        let select = |target| Action::Select { target, reveal: true };
        let mut steps = list_keys(self.notes.scroll, |by| {
            Wish::Session(step(by).map_or(Action::Move(0), select))
        });
        steps.push((Key::Enter, Wish::Visit(Pane::Tree)));
        steps
    }

    /// Does something about notes; says what became of a note that was unpinned, and why a row isn't pinned.
    pub(super) fn note(&mut self, ctx: &Context, action: NoteAction) {
        let asks_for_pin = action == NoteAction::Toggle;
        let selected = self.selected_pin();
        self.session.apply(Action::Note(action));
        let now = self.selected_pin();
        let language = self.settings.language;
        match (selected, now) {
            (None, None) if asks_for_pin => {
                self.tell(ctx, say!(language, "notice-not-pinned", most = MOST_PINS));
            }
            (Some(note), None) if !note.is_empty() => {
                self.tell(ctx, say!(language, "notice-note-removed"));
            }
            (Some(_) | None, _) => {}
        }
    }

    /// Brings the keyboard to the note on the selected row, which is pinned by that.
    pub(super) fn write_note(&mut self, ctx: &Context) {
        if self.selected_pin().is_none() {
            self.note(ctx, NoteAction::Toggle);
        }
        if self.selected_pin().is_some() {
            self.visit(ctx, Pane::Details);
            self.details.write_note();
        }
    }

    /// The note on the selected row, if that is pinned.
    fn selected_pin(&self) -> Option<String> {
        let open: &Open = self.session.current()?;
        open.pin_at(open.selected()?).map(|pin| pin.note.clone())
    }
}
