//! In which encoding the shown payload's file is read, and in which else it may be.

use eframe::egui::{Rect, Ui};

use super::Scene;
use super::chooser::below_title;
use super::picker::{Card, Line, Picked, Picker};
use crate::intake::{Decoding, Encoding, Writing};
use crate::say;
use crate::session::{Open, Session};
use crate::ui::text::{self, part};
use crate::ui::wish::Wish;
use crate::words::Language;

/// What is typed, and which of the encodings found is chosen.
#[derive(Debug, Default)]
pub struct EncodingChooser {
    picker: Picker,
}

/// What can be chosen: an encoding, or with none the one that the bytes tell.
type Choice = Option<(Encoding, Option<Writing>)>;

impl EncodingChooser {
    /// Draws it over the window, below the header's title.
    pub(in crate::ui) fn draw(
        &mut self,
        ui: &Ui,
        whole: Rect,
        scene: &Scene,
        session: &Session,
        wishes: &mut Vec<Wish>,
    ) {
        let Some(open) = session.current().filter(|open| open.place().is_some()) else {
            wishes.push(Wish::ToggleEncodings);
            return;
        };
        let language = scene.language;
        let width = 500.0_f32.min(whole.width() - 32.0);
        let choices = choices(self.picker.typed(), language);
        let decoding = open.analysis().map(|analysis| analysis.decoding());
        let now = now(decoding, language);
        let (letters, ink) = (scene.theme.text.row, scene.theme.color.text_2);
        let head =
            text::paragraph(ui.painter(), &[part(&now, letters, ink)], Card::head_width(width), 4);
        let card = Card {
            name: "encodings",
            title: &say!(language, "encodings-title"),
            hint: &say!(language, "encodings-hint"),
            none: &say!(language, "encodings-none"),
            left_top: below_title(ui, whole, width),
            width,
            bottom: whole.bottom() - 16.0,
            head: Some(head),
            column: 280.0,
        };
        let line = |index: usize| Some(line(*choices.get(index)?, open, decoding, language));
        match self.picker.draw(ui, &card, scene, choices.len(), line) {
            Some(Picked::Line(index)) => {
                let chosen = choices.get(index).copied().flatten();
                wishes.push(Wish::ToggleEncodings);
                wishes.push(Wish::ReadIn(chosen.map(|(encoding, _)| encoding)));
            }
            Some(Picked::Nothing) => wishes.push(Wish::ToggleEncodings),
            None => {}
        }
    }
}

/// How the payload is read, in a sentence; of one that isn't, nothing.
fn now(decoding: Option<&Decoding>, language: Language) -> String {
    match decoding {
        Some(decoding) if decoding.is_chosen => {
            say!(language, "encodings-chosen", encoding = decoding.encoding)
        }
        Some(decoding) => say!(language, "encodings-now", encoding = decoding.encoding),
        None => say!(language, "encodings-title"),
    }
}

/// Those that are called like what is typed, and one that isn't offered if it is what is typed.
fn choices(typed: &str, language: Language) -> Vec<Choice> {
    let typed = typed.trim().to_lowercase();
    let is_called = |(encoding, writing): &(Encoding, Writing)| {
        let words = [encoding.name().to_owned(), writing.words(language)];
        words.into_iter().any(|words| words.to_lowercase().contains(&typed))
    };
    let found =
        Encoding::offered().filter(is_called).map(|(encoding, writing)| (encoding, Some(writing)));
    let told: Option<Choice> = typed.is_empty().then_some(None);
    let mut choices: Vec<Choice> = told.into_iter().chain(found.map(Some)).collect();
    let exact = Encoding::called(&typed).map(|encoding| (encoding, None));
    let is_listed = |exact: (Encoding, Option<Writing>)| {
        choices.iter().flatten().any(|(encoding, _)| *encoding == exact.0)
    };
    if let Some(exact) = exact.filter(|exact| !is_listed(*exact)) {
        choices.push(Some(exact));
    }
    choices
}

fn line(choice: Choice, open: &Open, decoding: Option<&Decoding>, language: Language) -> Line {
    let encoding = choice.map(|(encoding, _)| encoding);
    let fits = decoding.and_then(|decoding| decoding.fits);
    let is_fit = encoding.is_some_and(|encoding| fits == Some(encoding.name()));
    let words = encoding
        .map_or_else(|| say!(language, "encodings-told"), |encoding| encoding.name().to_owned());
    let writing = choice.and_then(|(_, writing)| writing);
    Line {
        words,
        remark: writing.map(|writing| writing.words(language)).unwrap_or_default(),
        keys: if is_fit { say!(language, "encodings-fits") } else { String::new() },
        is_on: open.encoding() == encoding,
        is_enabled: true,
    }
}
