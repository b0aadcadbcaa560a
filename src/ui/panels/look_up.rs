//! The field on the empty window that says what an error code or a rule means, without any payload.

use eframe::egui::{
    CornerRadius, Id, Key, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::page::{Page, page_ui};
use super::{Scene, mark_of};
use crate::analysis::{LookUp, Meaning, Rule, look_up};
use crate::catalog::Catalog;
use crate::report::codes::{heading, plain};
use crate::report::tree::severity_word;
use crate::say;
use crate::ui::icon;
use crate::ui::text::{self, Elide, part};
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::{self, Look};
use crate::ui::wish::Wish;

/// What was typed into the field.
#[derive(Debug, Default)]
pub struct LookUpField {
    typed: String,
    /// Whether Enter was pressed in it just now.
    is_entered: bool,
}

/// The field's id.
pub(in crate::ui) fn look_up_id() -> Id {
    Id::unique("look up")
}

/// The height of the field.
pub(super) const FIELD: f32 = 32.0;

const ROW: f32 = 26.0;
const MARGIN: f32 = 16.0;

impl LookUpField {
    /// Whether there is something to answer.
    pub(super) fn is_used(&self) -> bool {
        !self.typed.trim().is_empty()
    }

    /// Draws the field; Escape and its button empty it.
    pub(super) fn field_ui(&mut self, ui: &mut Ui, rect: Rect, scene: &Scene, keys: &str) {
        let hint = say!(scene.language, "look-up-hint");
        let shown = Field { hint: &hint, icon: Some(field::SEARCH), keys, is_wrong: false };
        let id = look_up_id();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let look = Look { has_focus, ..Look::default() };
        field::paint(ui.painter(), rect, scene.theme, look, false);
        let mut room = rect;
        if !self.typed.is_empty() {
            room.max.x -= 30.0;
            let clear = say!(scene.language, "look-up-clear");
            let center = pos2(rect.right() - 17.0, rect.center().y);
            if IconButton::new(icon::CLOSE, &clear).put(ui, center).clicked() {
                self.typed.clear();
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        let response = shown.put_bare(ui, room, id, &mut self.typed);
        let is_left_by = |key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
        self.is_entered = is_left_by(Key::Enter);
        if is_left_by(Key::Escape) {
            self.typed.clear();
        }
    }

    /// Draws what the typed word means, or what looks like it.
    pub(super) fn answer_ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        catalog: &Catalog,
        wishes: &mut Vec<Wish>,
    ) {
        let found = look_up(catalog, &self.typed);
        let mut chosen = None;
        page_ui(ui, rect, scene, ("look up", &self.typed), wishes, |page| match &found {
            LookUp::Exact(Meaning::Code(code)) => {
                let letters = scene.theme.text.node_name;
                page.prose(&[part(&heading(code), letters, scene.theme.color.text_1)]);
                page.y += 4.0;
                page.error_code(code, catalog.codes());
            }
            LookUp::Exact(Meaning::Rule(rule)) => page.rule(rule),
            LookUp::Similar(similar) => {
                let first = similar.first().filter(|_| self.is_entered);
                chosen = page.similar(&self.typed, similar).or(first.copied());
            }
        });
        let line = scene.theme.color.hairline;
        widgets::hline(ui.painter(), rect.left(), rect.right(), rect.top(), line);
        if let Some(chosen) = chosen {
            chosen.name().clone_into(&mut self.typed);
            ui.memory_mut(|memory| memory.request_focus(look_up_id()));
        }
    }
}

impl Page<'_, '_, '_> {
    fn rule(&mut self, rule: &Rule) {
        let (theme, language) = (self.scene.theme, self.scene.language);
        let documentation = (rule.documentation)(language);
        let severity = severity_word(rule.severity, language);
        let id = format!("  {}", rule.id);
        let ink = mark_of(rule.severity).color(theme);
        self.prose(&[
            part(&severity, theme.text.prose_strong, ink),
            part(&id, theme.text.mono, theme.color.text_2),
        ]);
        self.y += 4.0;
        for (index, paragraph) in documentation.split("\n\n").enumerate() {
            let (letters, ink) = if index == 0 {
                (theme.text.prose_strong, theme.color.text_1)
            } else {
                (theme.text.prose, theme.color.text_2)
            };
            self.prose(&[part(paragraph.trim(), letters, ink)]);
            self.y += 4.0;
        }
    }

    /// Rows of what looks like the typed word; gives the one that was chosen.
    fn similar<'c>(&mut self, typed: &str, similar: &[Meaning<'c>]) -> Option<Meaning<'c>> {
        let (theme, language) = (self.scene.theme, self.scene.language);
        if similar.is_empty() {
            let typed = typed.trim();
            let words = say!(language, "look-up-nothing");
            let words = [
                part(typed, theme.text.mono, theme.color.text_1),
                part("  ", theme.text.prose, theme.color.text_2),
                part(&words, theme.text.prose, theme.color.text_2),
            ];
            self.prose(&words);
            return None;
        }
        let mut chosen = None;
        let names: Vec<String> = similar.iter().map(shown_name).collect();
        let wide = |name: &String| text::width(self.ui, name, theme.text.mono);
        let column = names.iter().map(wide).fold(0.0, f32::max).min(self.width * 0.5);
        for (meaning, name) in similar.iter().zip(&names) {
            let words = match meaning {
                Meaning::Code(code) => plain(&code.meaning, language),
                Meaning::Rule(rule) => rule.title(language),
            };
            if self.row(name, &words, column) {
                chosen = Some(*meaning);
            }
        }
        chosen
    }

    fn row(&mut self, name: &str, words: &str, column: f32) -> bool {
        let theme = self.scene.theme;
        let color = &theme.color;
        let left = pos2(self.left - MARGIN, self.y);
        let rect = Rect::from_min_size(left, vec2(self.width + 2.0 * MARGIN, ROW));
        let id = self.ui.scope_id().with(("similar", name));
        let response = self.ui.interact(rect, id, Sense::click());
        let spoken = format!("{name}: {words}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        let painter = self.ui.painter();
        if response.hovered() || response.has_focus() {
            painter.rect_filled(rect, CornerRadius::same(4), *color.hover);
        }
        let (letters, middle) = (theme.text.mono, rect.center().y);
        let galley = text::fitted(painter, name, letters, color.text_1, column, Elide::Middle);
        text::paint(painter, self.left, middle, &galley);
        let from = self.left + column + MARGIN;
        let room = self.left + self.width - from;
        let galley = text::fitted(painter, words, theme.text.prose, color.text_2, room, Elide::End);
        text::paint(painter, from, middle, &galley);
        if response.has_focus() {
            widgets::focus_ring_inside(painter, rect, 4.0, theme);
            widgets::keep_in_sight(&response);
        }
        self.y += ROW;
        response.clicked()
    }
}

fn shown_name(meaning: &Meaning<'_>) -> String {
    match meaning {
        Meaning::Code(code) => heading(code),
        Meaning::Rule(rule) => rule.id.to_owned(),
    }
}
