//! What is handed on, how it is written, and what is hidden in it.

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::{Desk, ShareForm, ShareView};
use crate::say;
use crate::ui::panels::Scene;
use crate::ui::panels::hiding::hiding_ui;
use crate::ui::text;
use crate::ui::widgets::choice;
use crate::ui::wish::Wish;
use crate::words::Language;

/// The room for labels.
const LABELS: f32 = 84.0;
/// The step from one option to the next.
const STEP: f32 = 32.0;

/// Draws the options in `place`, from its top on; gives the height they take.
pub(super) fn options_ui(
    ui: &mut Ui,
    place: Rect,
    scene: &Scene,
    (view, desk): (&mut ShareView, Desk<'_>),
    wishes: &mut Vec<Wish>,
) -> f32 {
    let (language, theme) = (scene.language, scene.theme);
    let field = place.left() + LABELS;
    let at = |y: f32| {
        Rect::from_min_size(pos2(field, y - 13.0), vec2(place.right() - field - 16.0, 26.0))
    };
    let label = |ui: &Ui, words: &str, y: f32| {
        let galley = text::line(ui.painter(), words, theme.text.row, theme.color.text_2);
        text::paint(ui.painter(), place.left(), y, &galley);
    };
    let mut y = place.top() + 22.0;
    let name = say!(language, "share-form");
    label(ui, &name, y);
    let words = ShareForm::ALL.map(|form| form.words(language));
    let words = words.each_ref().map(String::as_str);
    let current = ShareForm::ALL.iter().position(|form| *form == view.form).unwrap_or(0);
    let chosen = choice::drop_down(ui, at(y), &words, current, &name);
    if let Some(form) = chosen.and_then(|index| ShareForm::ALL.get(index)) {
        view.form = *form;
    }
    y += STEP;
    let name = say!(language, "share-language");
    label(ui, &name, y);
    let current = view.language.unwrap_or(language);
    let index = usize::from(current == Language::Zh);
    if let Some(index) = choice::segmented(ui, pos2(field, y), &["EN", "中文"], index, &name) {
        view.language = Some(if index == 1 { Language::Zh } else { Language::En });
    }
    y += STEP;
    let n_open = desk.session.opened().iter().filter(|open| open.analysis().is_some()).count();
    if n_open > 1 && !view.form.is_of_one() {
        label(ui, &say!(language, "share-payloads"), y);
        if choice::radio(ui, pos2(field, y), &say!(language, "share-this"), !view.takes_all) {
            view.takes_all = false;
        }
        y += 22.0;
        let words = say!(language, "share-all", count = n_open);
        if choice::radio(ui, pos2(field, y), &words, view.takes_all) {
            view.takes_all = true;
        }
        y += STEP - 2.0;
    }
    let n_notes: usize = view.opened(desk).map(|open| open.pins().len()).sum();
    if n_notes > 0 && view.form.takes_notes() {
        let words = say!(language, "share-notes", count = n_notes);
        if choice::checkbox(ui, pos2(field, y), &words, view.takes_notes) {
            view.takes_notes = !view.takes_notes;
        }
        y += STEP - 2.0;
    }
    label(ui, &say!(language, "hide"), y);
    let mut hidden = desk.settings.hidden;
    y += hiding_ui(ui, at(y), scene, &mut hidden, view.tally());
    if hidden != desk.settings.hidden {
        wishes.push(Wish::Hide(hidden));
    }
    y - place.top()
}
