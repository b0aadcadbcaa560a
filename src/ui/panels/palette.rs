//! The palette: every command, found by typing some letters of what it is called.

use eframe::egui::{Rect, Ui};

use super::Scene;
use super::picker::{Card, Line, Picked, Picker};
use crate::say;
use crate::ui::command::matching;
use crate::ui::window::Window;
use crate::ui::wish::Wish;

/// What is typed, and which of the commands found is chosen.
#[derive(Debug, Default)]
pub struct Palette {
    picker: Picker,
}

impl Palette {
    /// Draws it over the window; commands that can't be used now come last.
    pub(in crate::ui) fn draw(
        &mut self,
        ui: &Ui,
        whole: Rect,
        scene: &Scene,
        window: &Window,
        wishes: &mut Vec<Wish>,
    ) {
        let language = scene.language;
        let mut found = matching(self.picker.typed());
        found.sort_by_key(|command| !command.is_enabled(window));
        let width = 560.0_f32.min(whole.width() - 32.0);
        let card = Card {
            name: "palette",
            title: &say!(language, "palette-title"),
            hint: &say!(language, "palette-hint"),
            none: &say!(language, "palette-none"),
            left_top: [
                whole.center().x - width / 2.0,
                whole.top() + 48.0_f32.min(whole.height() * 0.08),
            ],
            width,
            bottom: whole.bottom() - 16.0,
            head: None,
            column: 150.0,
        };
        let line = |index: usize| {
            let command = *found.get(index)?;
            Some(Line {
                words: command.words(language),
                remark: command.menu().map(|menu| menu.words(language)).unwrap_or_default(),
                keys: command.keys_text(ui),
                is_on: command.is_on(window) == Some(true),
                is_enabled: command.is_enabled(window),
            })
        };
        match self.picker.draw(ui, &card, scene, found.len(), line) {
            Some(Picked::Line(index)) => {
                let command = found.get(index).filter(|command| command.is_enabled(window));
                if let Some(&command) = command {
                    wishes.push(Wish::TogglePalette);
                    wishes.push(Wish::Run(command));
                }
            }
            Some(Picked::Nothing) => wishes.push(Wish::TogglePalette),
            None => {}
        }
    }
}
