//! Where the node stands, what it is called, what kind of node it is and what it means.

use eframe::egui::{Popup, Rect, accesskit::Role, pos2, vec2};

use super::crumbs;
use super::words::{presence_words, provenance_words, type_words};
use crate::catalog::NodeEntry;
use crate::say;
use crate::ui::command::Surface;
use crate::ui::panels::menu;
use crate::ui::panels::page::{Page, tip_if_cut};
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::chip::Chip;
use crate::ui::window::Window;
use crate::ui::{icon, prose};
use crate::words::visible;

impl Page<'_, '_, '_> {
    /// A menu of what can be copied, at the right of the path.
    pub(super) fn copy_menu(&mut self, window: &Window) {
        let copy = say!(self.language(), "details-copy");
        let center = pos2(self.left + self.width - 10.0, self.y + 10.0);
        let button = IconButton::new(icon::COPY, &copy).put(self.ui, center);
        let (scene, wishes) = (self.scene, &mut *self.wishes);
        Popup::menu(&button).gap(4.0).show(|ui| {
            menu::commands_ui(ui, &Surface::Details.groups(), scene, window, wishes);
        });
    }

    /// The path as crumbs.
    pub(super) fn path(&mut self, path: &str) {
        let middle = self.y + 10.0;
        let room = self.width - 30.0;
        crumbs::paint(self.ui.painter(), path, pos2(self.left, middle), room, self.theme());
        let rect = Rect::from_min_size(pos2(self.left, middle - 8.0), vec2(room, 16.0));
        let spoken: String = path.chars().take(500).collect();
        let response = self.label(rect, Role::Label, &spoken);
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, path, ""));
        self.y += 26.0;
    }

    pub(super) fn name(&mut self, name: &str) {
        let name = &*visible(name);
        let theme = self.theme();
        let galley = text::fitted(
            self.ui.painter(),
            name,
            theme.text.node_name,
            theme.color.text_1,
            self.width,
            Elide::Middle,
        );
        let rect = text::paint(self.ui.painter(), self.left, self.y + 11.0, &galley);
        let spoken: String = name.chars().take(500).collect();
        let response = self.label(rect, Role::Heading, &spoken);
        tip_if_cut(response, &galley, name);
        self.y += 28.0;
    }

    pub(super) fn chips(&mut self, entry: Option<&NodeEntry>, is_missing: bool) {
        let theme = self.theme();
        let language = self.language();
        let mut chips = Vec::new();
        if is_missing {
            chips.push((say!(language, "chip-missing"), true));
        }
        if let Some(entry) = entry {
            chips.push((type_words(entry, language), false));
            if let Some(unit) = entry.unit {
                chips.push((language.pick(unit.en(), unit.zh()).to_owned(), false));
            }
            chips.push((presence_words(&entry.presence, language), false));
            if entry.repeats {
                chips.push((say!(language, "details-repeats"), false));
            }
            chips.push((provenance_words(entry.provenance, language), false));
        } else {
            chips.push((say!(language, "details-unknown"), true));
        }
        let mut x = self.left;
        for (words, is_doubtful) in &chips {
            let chip = if *is_doubtful { Chip::missing(words) } else { Chip::plain(words) };
            let painter = self.ui.painter();
            if x + chip.width(painter, theme) > self.left + self.width && x > self.left {
                x = self.left;
                self.y += 22.0;
            }
            let rect = chip.paint(painter, x, self.y + 9.0, theme);
            self.label(rect, Role::Label, words);
            x = rect.right() + 6.0;
        }
        self.y += 28.0;
    }

    pub(super) fn meaning(&mut self, entry: Option<&NodeEntry>) {
        let theme = self.theme();
        let unknown;
        let (words, ink) = if let Some(entry) = entry {
            (self.language().pick(&entry.meaning.en, &entry.meaning.zh), theme.color.text_1)
        } else {
            unknown = say!(self.language(), "details-not-described");
            (unknown.as_str(), theme.color.text_2)
        };
        self.prose(&prose::marked(words, theme.text.prose, theme.text.mono, ink));
        self.y += 8.0;
    }
}
