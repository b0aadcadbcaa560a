//! What comes in by keys.

use eframe::egui::{Context, Event, Key, Modifiers, Popup};

use super::Window;
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::panels;
use crate::ui::wish::{Pane, Wish};

impl Window {
    pub(super) fn take_keys(&mut self, ctx: &Context, wishes: &mut Vec<Wish>) {
        if ctx.text_edit_focused() {
            Self::take_search_keys(ctx, wishes);
        } else {
            self.take_clipboard(ctx, wishes);
            self.take_walking_keys(ctx, wishes);
        }
        // The most modified first: Ctrl+Shift+E must not be taken for Ctrl+E.
        let mut commands: Vec<_> = Command::ALL
            .iter()
            .flat_map(|&command| command.shortcuts().iter().map(move |keys| (command, keys)))
            .collect();
        commands.sort_by_key(|(_, shortcut)| {
            std::cmp::Reverse(
                u8::from(shortcut.modifiers.shift) + u8::from(shortcut.modifiers.any()),
            )
        });
        for (command, shortcut) in commands {
            // In a text field they are about the text.
            let is_taken = matches!(command, Command::Paste | Command::CopyValue)
                || command == Command::SelectRows && ctx.text_edit_focused()
                || command == Command::StopReading && !self.is_stopped_by_keys(ctx);
            if !is_taken && ctx.input_mut(|input| input.consume_shortcut(shortcut)) {
                if command != Command::OpenMenus {
                    Popup::close_all(ctx);
                }
                wishes.push(Wish::Run(command));
            }
        }
        if self.catalog.is_some()
            && self.palette.is_none()
            && self.path_field.is_none()
            && !self.shows_keys
            && !self.shows_settings
            && self.about.is_none()
            && !Popup::is_any_open(ctx)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            wishes.push(Wish::ToggleCatalog);
        }
        if self.shows_settings
            && !Popup::is_any_open(ctx)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            wishes.push(Wish::ToggleSettings);
        }
        if self.about.is_some()
            && !Popup::is_any_open(ctx)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            wishes.push(Wish::ToggleAbout);
        }
        if self.shows_keys && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            wishes.push(Wish::ToggleKeys);
        }
    }

    /// Whether Escape is about what is being read: overlays, menus and fields come first.
    fn is_stopped_by_keys(&self, ctx: &Context) -> bool {
        let is_elsewhere = ctx.text_edit_focused() || self.is_covered(ctx);
        !is_elsewhere && Command::StopReading.is_enabled(self)
    }

    /// Outside a text field, pasted text is a payload.
    fn take_clipboard(&mut self, ctx: &Context, wishes: &mut Vec<Wish>) {
        for event in ctx.input(|input| input.events.clone()) {
            if let Event::Paste(text) = &event {
                self.open_pasted(text.clone());
            }
            if matches!(event, Event::Copy) {
                let copies =
                    [(Pane::Source, Command::CopySource), (Pane::Folder, Command::CopyRows)];
                let copy = copies.into_iter().find(|(pane, _)| *pane == self.pane);
                wishes.push(Wish::Run(copy.map_or(Command::CopyValue, |(_, copy)| copy)));
            }
        }
    }

    fn take_search_keys(ctx: &Context, wishes: &mut Vec<Wish>) {
        let is_search = ctx.memory(|memory| memory.has_focus(panels::top_bar::search_id()));
        if !is_search {
            return;
        }
        let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::SHIFT, Key::Enter) {
            wishes.push(Wish::Session(Action::NextHit { forward: false }));
        } else if pressed(Modifiers::NONE, Key::Enter) {
            wishes.push(Wish::Session(Action::NextHit { forward: true }));
        }
    }
}
