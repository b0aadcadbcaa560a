//! Which callback the shown payload is taken for, on what evidence, and which else it may be taken for.

use eframe::egui::{Context, Rect, Ui};

use super::picker::{Card, Line, Picked, Picker};
use super::{Scene, selected_place};
use crate::analysis::Analysis;
use crate::catalog::EntryId;
use crate::report;
use crate::say;
use crate::session::{Action, Session};
use crate::ui::prose;
use crate::ui::text::{self, Part, part};
use crate::ui::wish::{Pane, Wish};
use crate::words::{Language, Sentence};

/// What is typed, and which of the callbacks found is chosen.
#[derive(Debug, Default)]
pub struct Chooser {
    picker: Picker,
}

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// What the payload is recognized as.
    Recognized,
    /// This one.
    Entry(EntryId),
}

impl Chooser {
    /// Draws it over the window, below the header's title.
    pub(in crate::ui) fn draw(
        &mut self,
        ui: &Ui,
        whole: Rect,
        scene: &Scene,
        session: &Session,
        wishes: &mut Vec<Wish>,
    ) {
        let Some(analysis) = session.current().and_then(|open| open.analysis()) else {
            wishes.push(Wish::ToggleChooser);
            return;
        };
        let language = scene.language;
        let choices = choices(analysis, self.picker.typed());
        let width = 560.0_f32.min(whole.width() - 32.0);
        let Evidence { sentences, words } = Evidence::of(analysis, language);
        let parts = head_parts(&words, &sentences, scene);
        let head = text::paragraph(ui.painter(), &parts, Card::head_width(width), 4);
        let card = Card {
            name: "chooser",
            title: &say!(language, "chooser-title"),
            hint: &say!(language, "chooser-hint"),
            none: &say!(language, "chooser-none"),
            left_top: below_title(ui, whole, width),
            width,
            bottom: whole.bottom() - 16.0,
            head: Some(head),
            column: 250.0,
        };
        let line = |index: usize| Some(line(analysis, *choices.get(index)?, language));
        match self.picker.draw(ui, &card, scene, choices.len(), line) {
            Some(Picked::Line(index)) => {
                let chosen = match choices.get(index) {
                    Some(Choice::Entry(entry)) => Some(*entry),
                    Some(Choice::Recognized) | None => None,
                };
                wishes.push(Wish::ToggleChooser);
                wishes.push(Wish::Session(Action::ReadAs(chosen)));
            }
            Some(Picked::Nothing) => wishes.push(Wish::ToggleChooser),
            None => {}
        }
    }
}

/// Below the header's title, where that is in sight.
pub(super) fn below_title(ctx: &Context, whole: Rect, width: f32) -> [f32; 2] {
    let title = selected_place(ctx, Pane::Header).unwrap_or(whole.with_max_y(whole.top() + 84.0));
    let left = title.left().min(whole.right() - 16.0 - width).max(whole.left() + 16.0);
    [left, title.bottom() + 4.0]
}

/// What can be chosen: what is recognized, then what is as likely, then all else. Of what is typed, whatever is
/// called so.
fn choices(analysis: &Analysis, typed: &str) -> Vec<Choice> {
    let recognition = analysis.recognition();
    let mut entries: Vec<EntryId> = analysis.catalog().called(typed).collect();
    let best = recognition.best().map(|best| best.entry);
    let likely: Vec<EntryId> = recognition.alternatives().collect();
    entries.sort_by_key(|entry| (best != Some(*entry), !likely.contains(entry)));
    let has_recognized = best.is_none_or(|best| entries.contains(&best));
    let recognized = has_recognized.then_some(Choice::Recognized);
    let others = entries.into_iter().filter(|entry| best != Some(*entry)).map(Choice::Entry);
    recognized.into_iter().filter(|_| best.is_some() || typed.is_empty()).chain(others).collect()
}

fn line(analysis: &Analysis, choice: Choice, language: Language) -> Line {
    let recognition = analysis.recognition();
    let (words, entry) = match choice {
        Choice::Recognized => {
            (report::recognized(analysis, language), recognition.best().map(|best| best.entry))
        }
        Choice::Entry(entry) => {
            let title = &analysis.catalog().entry(entry).title;
            (language.pick(&title.en, &title.zh).to_owned(), Some(entry))
        }
    };
    let is_likely = |entry| recognition.alternatives().any(|other| other == entry);
    let is_alternative = choice != Choice::Recognized && entry.is_some_and(is_likely);
    Line {
        words,
        remark: if is_alternative { say!(language, "chooser-as-likely") } else { String::new() },
        keys: entry.map(|entry| analysis.catalog().entry(entry).id.clone()).unwrap_or_default(),
        is_on: match choice {
            Choice::Recognized => recognition.chosen().is_none(),
            Choice::Entry(entry) => recognition.chosen() == Some(entry),
        },
        is_enabled: true,
    }
}

/// Why the payload is taken for what it is taken for.
pub(super) struct Evidence {
    /// What speaks for what it is recognized as.
    sentences: Vec<Sentence>,
    /// What stands before that.
    words: String,
}

impl Evidence {
    pub(super) fn of(analysis: &Analysis, language: Language) -> Self {
        let recognition = analysis.recognition();
        let best = recognition.best().map(|best| best.entry);
        let sentences = match (best, recognition.chosen()) {
            (Some(best), None) => report::evidence(analysis, best, language),
            _ => Vec::new(),
        };
        let words = match recognition.chosen() {
            Some(_) => say!(language, "chooser-chosen"),
            None if sentences.is_empty() => say!(language, "chooser-no-evidence"),
            None => say!(language, "chooser-evidence"),
        };
        Self { sentences, words }
    }

    /// On one line.
    pub(super) fn spoken(&self, language: Language) -> String {
        let sentences: Vec<String> = self.sentences.iter().map(Sentence::to_string).collect();
        let spoken = sentences.join(&say!(language, "list-separator"));
        format!("{} {spoken}", self.words).trim_end().to_owned()
    }
}

fn head_parts<'a>(words: &'a str, sentences: &'a [Sentence], scene: &Scene) -> Vec<Part<'a>> {
    let theme = scene.theme;
    let (letters, names, ink) = (theme.text.row, theme.text.mono, theme.color.text_2);
    let mut parts = vec![part(words, letters, ink)];
    for (index, sentence) in sentences.iter().enumerate() {
        parts.push(part(if index == 0 { " " } else { " · " }, letters, ink));
        parts.extend(prose::parts(sentence, letters, names, ink));
    }
    parts
}
