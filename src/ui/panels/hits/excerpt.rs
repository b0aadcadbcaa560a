//! What a line of the list says of a hit.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::document::Position;
use crate::search::Place;
use crate::session::{Hit, Open, Target};
use crate::ui::panels::details::short_value;
use crate::ui::panels::row;
use crate::words::Language;

/// What is said of a hit: made once and kept while the line is in sight.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub(super) path: String,
    /// Where in the path it stands.
    pub(super) in_path: Option<Range<usize>>,
    /// The text that it stands in, or of what is found by its name the value.
    pub(super) text: String,
    pub(super) in_text: Option<Range<usize>>,
    pub(super) position: Position,
}

/// How many characters stand before a hit that is far inside a text, and how many behind it.
const N_BEFORE: usize = 24;
const N_BEHIND: usize = 300;

impl Excerpt {
    pub(super) fn new(open: &Open, analysis: &Analysis, hit: Hit, language: Language) -> Self {
        let path = hit.path(analysis);
        let node = analysis.document().node(hit.target().node());
        let position = analysis.document().position(node.span().start);
        let text = hit.text(analysis, language);
        let bare = || match hit.target() {
            Target::Node(_) => short_value(node).unwrap_or_default(),
            Target::Missing { .. } => "".into(),
        };
        let (in_path, (text, in_text)) = match hit.place() {
            Place::Value | Place::Description => {
                let (text, span) = around(&text, hit.span());
                (None, (text, Some(span)))
            }
            Place::Name => {
                let name = path.rfind(&*text).map(|at| at + hit.span().start..at + hit.span().end);
                (name, plain(&bare()))
            }
            Place::Path => (Some(hit.span()), plain(&bare())),
        };
        let in_text = in_text.or_else(|| open.spans(Place::Value, &text).next());
        Self { path, in_path, text, in_text, position }
    }
}

fn plain(value: &str) -> (String, Option<Range<usize>>) {
    let end = value.char_indices().nth(N_BEHIND).map_or(value.len(), |(end, _)| end);
    (row::visible(value.get(..end).unwrap_or_default()), None)
}

/// A text around a hit, on one line, and where the hit stands in that.
fn around(text: &str, span: Range<usize>) -> (String, Range<usize>) {
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.char_indices().rev().nth(N_BEFORE).map_or(0, |(at, _)| at);
    let rest = text.get(span.start..).unwrap_or_default();
    let n_found = span.len().min(rest.len());
    let end = rest.char_indices().nth(N_BEHIND).map_or(rest.len(), |(at, _)| at);
    let mut excerpt = String::new();
    if start > 0 {
        excerpt.push('…');
    }
    excerpt.push_str(&row::visible(before.get(start..).unwrap_or_default()));
    let from = excerpt.len();
    excerpt.push_str(&row::visible(rest.get(..n_found.min(end)).unwrap_or_default()));
    let to = excerpt.len();
    excerpt.push_str(&row::visible(rest.get(n_found.min(end)..end).unwrap_or_default()));
    (excerpt, from..to)
}
