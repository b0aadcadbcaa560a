//! The field on the empty window that says what an error code or a rule means, without any payload.

use eframe::egui::{
    CornerRadius, Id, Key, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role,
    pos2, vec2,
};

use super::{Scene, mark_of};
use crate::analysis::{LookUp, Meaning, Rule, look_up};
use crate::catalog::{Catalog, ErrorCode};
use crate::report::codes::{heading, next_move, plain};
use crate::report::tree::severity_word;
use crate::say;
use crate::ui::text::{self, Elide, Part, part};
use crate::ui::widgets::button::{self, IconButton};
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::{self, Look};
use crate::ui::wish::Wish;
use crate::ui::{icon, prose};

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
        let theme = scene.theme;
        let found = look_up(catalog, &self.typed);
        let salt = ("look up", &self.typed);
        let mut chosen = None;
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).id_salt(salt).show(ui, |ui| {
                let top = ui.cursor().top();
                let mut page = Page {
                    scene,
                    left: rect.left() + MARGIN,
                    width: rect.width() - 2.0 * MARGIN,
                    y: top + 12.0,
                    n_labels: 0,
                    ui,
                };
                match &found {
                    LookUp::Exact(Meaning::Code(code)) => page.code(code, catalog, wishes),
                    LookUp::Exact(Meaning::Rule(rule)) => page.rule(rule),
                    LookUp::Similar(similar) => {
                        let first = similar.first().filter(|_| self.is_entered);
                        chosen = page.similar(&self.typed, similar).or(first.copied());
                    }
                }
                let height = page.y + 12.0 - top;
                ui.allocate_space(vec2(rect.width() - 8.0, height));
            });
        });
        widgets::hline(ui.painter(), rect.left(), rect.right(), rect.top(), theme.color.hairline);
        if let Some(chosen) = chosen {
            chosen.name().clone_into(&mut self.typed);
            ui.memory_mut(|memory| memory.request_focus(look_up_id()));
        }
    }
}

/// An answer, and how far down it has been written.
struct Page<'a, 'u> {
    scene: &'a Scene,
    left: f32,
    width: f32,
    y: f32,
    n_labels: usize,
    ui: &'u mut Ui,
}

impl Page<'_, '_> {
    fn code(&mut self, code: &ErrorCode, catalog: &Catalog, wishes: &mut Vec<Wish>) {
        let (theme, language) = (self.scene.theme, self.scene.language);
        self.prose(&[part(&heading(code), theme.text.node_name, theme.color.text_1)]);
        let next = next_move(code.next, language);
        for paragraph in prose::of_code(code, &next, language, theme) {
            self.prose(&paragraph);
        }
        let list = catalog.codes().list(code);
        let title = language.pick(&list.title.en, &list.title.zh);
        let page = crate::report::catalog::address(&list.source, language);
        let left = pos2(self.left, self.y + 12.0);
        let link = button::link(self.ui, left, title, None);
        if let Some(page) = page
            && link.on_hover_text(page).clicked()
        {
            wishes.push(Wish::Browse(page.to_owned()));
        }
        self.y += 24.0;
    }

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
        for (index, paragraph) in documentation.split("\n\n").enumerate() {
            let (letters, ink) = if index == 0 {
                (theme.text.prose_strong, theme.color.text_1)
            } else {
                (theme.text.prose, theme.color.text_2)
            };
            self.prose(&[part(paragraph.trim(), letters, ink)]);
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

    fn prose(&mut self, parts: &[Part<'_>]) {
        let galley = text::paragraph(self.ui.painter(), parts, self.width, 40);
        let rect = Rect::from_min_size(pos2(self.left, self.y), galley.size());
        self.ui.painter().galley(rect.min, galley, *self.scene.theme.color.text_1);
        let spoken: String = parts.iter().map(|part| part.text).collect();
        self.n_labels += 1;
        let id = self.ui.scope_id().with(("label", self.n_labels));
        let response = self.ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        self.y = rect.bottom() + 6.0;
    }
}

fn shown_name(meaning: &Meaning<'_>) -> String {
    match meaning {
        Meaning::Code(code) => heading(code),
        Meaning::Rule(rule) => rule.id.to_owned(),
    }
}
