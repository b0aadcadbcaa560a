//! A page that is written from top to bottom and scrolls: details, the manual, what a code means.

use std::sync::Arc;

use eframe::egui::{
    AsIdSalt, Galley, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::Scene;
use crate::report::Here;
use crate::ui::here;
use crate::ui::icon::Icon;
use crate::ui::text::{self, Part, part};
use crate::ui::theme::{Color, Theme};
use crate::ui::widgets;
use crate::ui::wish::Wish;
use crate::words::Language;

/// What is written, and how far down the page it has come.
pub(super) struct Page<'a, 'u, 'w> {
    pub(super) scene: &'a Scene,
    pub(super) here: Here,
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) y: f32,
    pub(super) n_labels: usize,
    pub(super) ui: &'u mut Ui,
    pub(super) wishes: &'w mut Vec<Wish>,
}

/// Where the values of pairs begin.
const PAIR_VALUES: f32 = 76.0;

/// Draws into `rect` what `write` writes; how far it is scrolled is remembered for each `salt`.
pub(super) fn page_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    salt: impl AsIdSalt,
    wishes: &mut Vec<Wish>,
    write: impl FnOnce(&mut Page<'_, '_, '_>),
) {
    let edge = scene.theme.size.edge;
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ScrollArea::vertical().auto_shrink([false, false]).id_salt(salt).show(ui, |ui| {
            let top = ui.cursor().top();
            let mut page = Page {
                scene,
                here: here::of(ui),
                left: rect.left() + edge,
                width: rect.width() - 2.0 * edge,
                y: top + 10.0,
                n_labels: 0,
                ui,
                wishes,
            };
            write(&mut page);
            let height = page.y + 12.0 - top;
            ui.allocate_space(vec2(rect.width() - 8.0, height));
        });
    });
}

impl Page<'_, '_, '_> {
    pub(super) fn language(&self) -> Language {
        self.scene.language
    }

    pub(super) fn theme(&self) -> &'static Theme {
        self.scene.theme
    }

    /// The head of a section.
    pub(super) fn section(&mut self, words: &str) {
        let theme = self.theme();
        let height =
            widgets::pane::section(self.ui.painter(), pos2(self.left, self.y), words, theme);
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, 20.0));
        self.label(rect, Role::Heading, words);
        self.y += height;
    }

    /// A word of ours with what it is for this node.
    pub(super) fn pair(&mut self, label: &str, value: &str, is_payload: bool) {
        const MOST_ROWS: usize = 4;
        let theme = self.theme();
        let painter = self.ui.painter();
        let name = text::line(painter, label, theme.text.row, theme.color.text_3);
        let wide = name.size().x + 12.0;
        text::paint(painter, self.left, self.y + 9.0, &name);
        let indent = PAIR_VALUES.max(wide);
        let letters = if is_payload { theme.text.mono } else { theme.text.row };
        let parts = [part(value, letters, theme.color.text_1)];
        let galley = text::paragraph(painter, &parts, self.width - indent, MOST_ROWS);
        let place = pos2(self.left + indent, self.y);
        let rect = Rect::from_min_size(place, galley.size());
        painter.galley(place, Arc::clone(&galley), *theme.color.text_1);
        let response = self.label(rect, Role::Label, &format!("{label}: {value}"));
        tip_if_cut(response, &galley, value);
        self.y += galley.size().y.max(18.0) + 4.0;
    }

    /// Sentences across the page.
    pub(super) fn prose(&mut self, parts: &[Part<'_>]) {
        let galley = text::paragraph(self.ui.painter(), parts, self.width, 200);
        let rect = Rect::from_min_size(pos2(self.left, self.y), galley.size());
        self.ui.painter().galley(rect.min, galley, *self.theme().color.text_1);
        let spoken: String = parts.iter().map(|part| part.text).collect();
        self.label(rect, Role::Label, &spoken);
        self.y = rect.bottom() + 2.0;
    }

    /// Draws what `write` writes further to the right, behind an icon.
    pub(super) fn indented(&mut self, icon: Option<(Icon, Color)>, write: impl FnOnce(&mut Self)) {
        const INDENT: f32 = 22.0;
        if let Some((icon, color)) = icon {
            let center = pos2(self.left + 7.0, self.y + 10.0);
            text::paint_icon(self.ui.painter(), center, icon, 14.0, color);
        }
        self.left += INDENT;
        self.width -= INDENT;
        write(self);
        self.left -= INDENT;
        self.width += INDENT;
    }

    /// Says to those who can't see it what stands in `rect`.
    pub(super) fn label(&mut self, rect: Rect, role: Role, words: &str) -> Response {
        self.n_labels += 1;
        let id = self.ui.scope_id().with(("label", self.n_labels));
        let response = self.ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role, true, text::visible_lines(words)));
        response
    }
}

/// Shows the whole of a text in a tooltip if its picture is not the whole.
pub(super) fn tip_if_cut(response: Response, galley: &Galley, whole: &str) {
    if galley.elided || galley.text() != whole {
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, whole, ""));
    }
}
