//! The first rows of a large payload, to be seen while the rest is still read.

use super::rows::{Outline, Target};
use crate::analysis::{Analysis, Analyzer};
use crate::intake::Payload;

/// A row of the tree as it looks before the payload is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlyRow {
    /// How deep it is indented; the root is at 0.
    pub depth: u32,
    /// The node's name, numbered where several have it.
    pub name: String,
    /// The node's value; nothing for a container.
    pub value: String,
}

/// A payload of fewer bytes is there as soon as its first rows would be.
const LEAST_BYTES: usize = 4 << 20;

/// How many bytes give rows enough for a screen.
const HEAD_BYTES: usize = 64 << 10;

/// Most rows that are shown early.
const MOST_ROWS: usize = 200;

/// The first rows of a payload that takes long to read; none of another.
pub(super) fn rows(analyzer: &Analyzer, payload: &Payload) -> Vec<EarlyRow> {
    if payload.text.len() < LEAST_BYTES {
        return Vec::new();
    }
    let end = payload.text.floor_char_boundary(HEAD_BYTES);
    let text = payload.text.get(..end).unwrap_or_default().to_owned();
    let (origin, decoding) = (payload.origin.clone(), payload.decoding.clone());
    let head =
        Payload { text, origin, decoding, format: payload.format, n_bytes: end, exceeded: None };
    // What the cut makes of it, a fault of the text, is shown to nobody.
    let analysis = analyzer.analyze(head);
    let outline = Outline::new(&analysis);
    (0..outline.len()).filter_map(|place| row(&analysis, &outline, place)).take(MOST_ROWS).collect()
}

/// A row of what is there; what is missing may come in the rest.
fn row(analysis: &Analysis, outline: &Outline, place: usize) -> Option<EarlyRow> {
    let row = outline.get(place)?;
    let Target::Node(id) = row.target else { return None };
    let node = analysis.document().node(id);
    let number = row.number.map(|number| format!("[{number}]")).unwrap_or_default();
    let name = format!("{}{number}", node.label().unwrap_or_default());
    let value = node.value().map(|value| value.chars().take(MOST_CHARACTERS).collect());
    Some(EarlyRow { depth: row.depth, name, value: value.unwrap_or_default() })
}

/// More characters than a cell shows.
const MOST_CHARACTERS: usize = 400;
