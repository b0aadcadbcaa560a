//! Sentences in which our words and a payload's have letters of their own, and how values are shortened.

use eframe::egui::Color32;

use super::text::{Elide, Part, part};
use super::theme::{Letters, Theme};
use crate::analysis::Analysis;
use crate::catalog::{Elision, ErrorCode};
use crate::document::NodeId;
use crate::words::{Language, Piece, Sentence};

/// The parts of a sentence: ours in `words`, the payload's in `names`.
pub(super) fn parts(
    sentence: &Sentence,
    words: Letters,
    names: Letters,
    color: impl Into<Color32>,
) -> Vec<Part<'_>> {
    let color = color.into();
    sentence
        .pieces()
        .map(|piece| match piece {
            Piece::Ours(text) => part(text, words, color),
            Piece::Payload(text) => part(text, names, color),
        })
        .collect()
}

/// The parts of a description: what stands between back-quotes is a name.
pub(super) fn marked(
    text: &str,
    words: Letters,
    names: Letters,
    color: impl Into<Color32>,
) -> Vec<Part<'_>> {
    let color = color.into();
    text.split('`')
        .enumerate()
        .map(|(index, text)| part(text, if index % 2 == 1 { names } else { words }, color))
        .filter(|part| !part.text.is_empty())
        .collect()
}

/// What a code means; whose move it is, in the words `next`, and what to check.
pub(super) fn of_code<'a>(
    code: &'a ErrorCode,
    next: &'a str,
    language: Language,
    theme: &Theme,
) -> [Vec<Part<'a>>; 2] {
    let (letters, color) = (&theme.text, &theme.color);
    let meaning = language.pick(&code.meaning.en, &code.meaning.zh);
    let advice = language.pick(&code.advice.en, &code.advice.zh);
    let strong = |text| part(text, letters.prose_strong, color.text_1);
    let mut second = vec![strong(next), strong("  ")];
    second.extend(marked(advice, letters.prose, letters.mono, color.text_2));
    [marked(meaning, letters.prose, letters.mono, color.text_1), second]
}

/// How a node's value is shortened.
pub(super) fn elision(analysis: &Analysis, node: NodeId) -> Elide {
    match analysis.documented(node).map(|entry| entry.value_type.elision()) {
        Some(Elision::Key) => Elide::ObjectKey,
        Some(Elision::Middle) => Elide::Middle,
        Some(Elision::End | Elision::Never) | None => Elide::End,
    }
}

/// A reason that stands alone rather than behind a file's name: `no such file` → `No such file`.
pub(super) fn capitalized(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
