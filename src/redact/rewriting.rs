//! A text, written anew with some of its parts replaced.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Kind, Node};

/// A text that is being written anew, from its beginning to an end.
pub(super) struct Rewriting<'t> {
    text: &'t str,
    end: usize,
    written: String,
    /// Up to there it is written.
    until: usize,
    n_replaced: usize,
}

impl<'t> Rewriting<'t> {
    pub(super) fn new(text: &'t str, end: usize) -> Self {
        Self { text, end, written: String::with_capacity(end), until: 0, n_replaced: 0 }
    }

    /// Writes `instead` for a part behind those before; of a part that the end is in, for all of it up to there.
    pub(super) fn replace(&mut self, part: Range<usize>, instead: &str) {
        if part.start < self.until || part.start >= self.end {
            return;
        }
        self.copy_to(part.start);
        self.written.push_str(instead);
        self.until = part.end.min(self.end);
        self.n_replaced += 1;
    }

    /// All that was written, and how many parts were replaced.
    pub(super) fn finish(mut self) -> (String, usize) {
        self.copy_to(self.end);
        (self.written, self.n_replaced)
    }

    fn copy_to(&mut self, at: usize) {
        self.written.push_str(self.text.get(self.until..at).unwrap_or_default());
        self.until = at;
    }
}

/// The parts of a document type declaration that stand between quotes, without these.
pub(super) fn quoted(text: &str, doctype: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = doctype.start;
    while let Some((start, quote)) = next_quote(text, at..doctype.end) {
        let rest = text.get(start + 1..doctype.end).unwrap_or_default();
        let length = rest.find(quote).unwrap_or(rest.len());
        found.push(start + 1..start + 1 + length);
        at = start + length + 2;
    }
    found
}

fn next_quote(text: &str, within: Range<usize>) -> Option<(usize, char)> {
    let start = within.start;
    let found = text.get(within)?.char_indices().find(|(_, c)| matches!(c, '"' | '\''));
    found.map(|(at, quote)| (start + at, quote))
}

/// How a value is written where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Between tags or quotes of XML.
    Markup,
    /// In JSON, with the quotes of a string.
    JsonString,
    /// As it is.
    Plain,
}

impl Slot {
    pub(super) fn of(node: Node<'_>) -> Self {
        match node.kind() {
            Kind::Element | Kind::Attribute | Kind::Text => Self::Markup,
            Kind::String => Self::JsonString,
            Kind::Cdata
            | Kind::Comment
            | Kind::Instruction
            | Kind::Object
            | Kind::Array
            | Kind::Number
            | Kind::Bool
            | Kind::Null => Self::Plain,
        }
    }

    pub(super) fn written(self, value: &str) -> Cow<'_, str> {
        match self {
            Self::Markup => quick_xml::escape::escape(value),
            Self::JsonString => serde_json::Value::from(value).to_string().into(),
            Self::Plain => value.into(),
        }
    }
}
