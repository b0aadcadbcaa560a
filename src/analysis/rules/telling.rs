//! What the words of several rules need: values cut to a readable length, code spans, short paths.

use crate::analysis::Analysis;
use crate::catalog::PlaceId;
use crate::document::NodeId;
use crate::words::{Language, payload_words};

/// How many characters of a value stand in a sentence.
const MAX_CHARACTERS: usize = 80;

/// A payload's value for a sentence: cut where it is long.
pub(super) fn value_words(value: &str) -> String {
    match value.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => {
            payload_words(&format!("{}…", value.get(..end).unwrap_or_default().trim_end()))
        }
        None => payload_words(value),
    }
}

/// The value of a node for a sentence.
pub(super) fn value_of(analysis: &Analysis, node: NodeId) -> String {
    value_words(analysis.document().node(node).value().unwrap_or_default().trim())
}

/// The name of a node as a reader would call it; of the array, for its items.
pub(super) fn name_of(analysis: &Analysis, node: NodeId) -> String {
    payload_words(analysis.document().node(node).label().unwrap_or("$"))
}

/// The last part of a place's path.
pub(super) fn place_name(analysis: &Analysis, place: PlaceId) -> String {
    payload_words(analysis.catalog().place_name(place))
}

/// The path of a place as the entry documents it.
pub(super) fn place_path(analysis: &Analysis, place: PlaceId) -> String {
    match analysis.entry().and_then(|entry| entry.node(place)) {
        Some(node) => payload_words(&node.path),
        None => place_name(analysis, place),
    }
}

/// The end of a place's path: its parent and itself, `Tasks.State`.
pub(super) fn short_place(analysis: &Analysis, place: PlaceId) -> String {
    let catalog = analysis.catalog();
    let name = catalog.place_name(place);
    match catalog.place_parent(place).map(|parent| catalog.place_name(parent)) {
        Some(parent) => payload_words(&format!("{parent}.{name}")),
        None => payload_words(name),
    }
}

/// The end of a node's path: its parent and itself, `Tasks[1].State`.
pub(super) fn short_path(analysis: &Analysis, node: NodeId) -> String {
    let path = analysis.path(node);
    let from = path.rmatch_indices('.').nth(1).map_or(0, |(at, _)| at + 1);
    payload_words(path.get(from..).unwrap_or_default())
}

/// The documented description of a place, as a part of a sentence: its first one without the period,
/// code spans set apart.
pub(super) fn meaning_of(analysis: &Analysis, place: PlaceId, language: Language) -> String {
    let Some(node) = analysis.entry().and_then(|entry| entry.node(place)) else {
        return String::new();
    };
    let meaning = language.pick(&node.meaning.en, &node.meaning.zh);
    let end = [". ", "。"].iter().filter_map(|stop| meaning.find(stop)).min();
    let meaning = meaning.get(..end.unwrap_or(meaning.len())).unwrap_or_default();
    let meaning = meaning.trim_end_matches('.');
    let mut pieces = meaning.split('`');
    let mut words = pieces.next().unwrap_or_default().to_owned();
    for (number, piece) in pieces.enumerate() {
        let is_code = number % 2 == 0;
        words.push_str(&if is_code { payload_words(piece) } else { piece.to_owned() });
    }
    words
}

/// Values as a list in a sentence.
pub(super) fn list<'a>(values: impl IntoIterator<Item = &'a str>, language: Language) -> String {
    let values: Vec<String> = values.into_iter().map(value_words).collect();
    values.join(language.pick(", ", "、"))
}
