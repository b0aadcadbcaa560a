//! JSON text, one piece after the other.

use super::Indent;
use super::json_text::{Text, Unit, units};
use super::output::Output;
use crate::document::eight::{self, Eight};

/// Writes JSON. Commas, colons and white space come by themselves; that what is begun is ended, and
/// that members have keys, is up to the caller.
pub(super) struct JsonWriter<'o, 'w> {
    out: &'o mut Output<'w>,
    indent: Indent,
    depth: usize,
    /// Nothing stands in the innermost object or array yet.
    is_first: bool,
    /// A key was written, so that its value comes next.
    is_value_due: bool,
}

impl<'o, 'w> JsonWriter<'o, 'w> {
    pub(super) fn new(out: &'o mut Output<'w>, indent: Indent) -> Self {
        Self { out, indent, depth: 0, is_first: true, is_value_due: false }
    }

    pub(super) fn begin_object(&mut self) {
        self.begin('{');
    }

    pub(super) fn end_object(&mut self) {
        self.end('}');
    }

    pub(super) fn begin_array(&mut self) {
        self.begin('[');
    }

    pub(super) fn end_array(&mut self) {
        self.end(']');
    }

    /// The key of the value that follows.
    pub(super) fn key(&mut self, key: &Text<'_>) {
        self.separate();
        self.out.push('"');
        self.push_text(key);
        self.out.push_str(if self.indent == Indent::Compact { "\":" } else { "\": " });
        self.is_value_due = true;
    }

    pub(super) fn string(&mut self, text: &Text<'_>) {
        self.separate();
        self.push_string(text);
    }

    /// A number, boolean or null, as spelt.
    pub(super) fn literal(&mut self, spelling: &str) {
        self.separate();
        self.out.push_str(spelling);
    }

    /// A member that is a string.
    pub(super) fn member(&mut self, key: &str, text: &Text<'_>) {
        self.key(&key.into());
        self.string(text);
    }

    /// Whether what is written from now on is lost.
    pub(super) fn has_failed(&self) -> bool {
        self.out.has_failed()
    }

    /// The end of the text.
    pub(super) fn finish(self) {
        if self.indent != Indent::Compact {
            self.out.push('\n');
        }
    }

    fn begin(&mut self, bracket: char) {
        self.separate();
        self.out.push(bracket);
        self.depth += 1;
        self.is_first = true;
    }

    fn end(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if !self.is_first {
            self.begin_line(false);
        }
        self.out.push(bracket);
        self.is_first = false;
    }

    fn separate(&mut self) {
        if std::mem::take(&mut self.is_value_due) {
            return;
        }
        if self.depth > 0 {
            self.begin_line(!self.is_first);
        }
        self.is_first = false;
    }

    /// Ends the line, after a comma or none, and begins the next one; compact text has no lines.
    fn begin_line(&mut self, has_comma: bool) {
        match self.indent {
            Indent::Spaces(n) => {
                let n_spaces = usize::from(n) * self.depth.min(Indent::MAX_LEVELS);
                self.out.begin_line(has_comma, n_spaces);
            }
            Indent::Compact if has_comma => self.out.push(','),
            Indent::Compact => {}
        }
    }

    fn push_string(&mut self, text: &Text<'_>) {
        self.out.push('"');
        self.push_text(text);
        self.out.push('"');
    }

    fn push_text(&mut self, text: &Text<'_>) {
        match text {
            Text::Plain(text) => self.push_escaped(text),
            Text::Written(written) => {
                for unit in units(written) {
                    match unit {
                        Unit::Char(c) => self.push_escaped(c.encode_utf8(&mut [0; 4])),
                        Unit::Half(half) => self.out.push_str(&format!("\\u{half:04x}")),
                    }
                }
            }
        }
    }

    /// Only what JSON doesn't allow in a string is escaped.
    fn push_escaped(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let n_plain = eight::position(rest.as_bytes(), Eight::ends_of_plain_json);
            if n_plain == rest.len() {
                return self.out.push_str(rest);
            }
            let (before, from) = rest.split_at(n_plain);
            self.out.push_str(before);
            let mut chars = from.chars();
            match chars.next() {
                Some('\u{8}') => self.out.push_str("\\b"),
                Some('\u{c}') => self.out.push_str("\\f"),
                Some('\n') => self.out.push_str("\\n"),
                Some('\r') => self.out.push_str("\\r"),
                Some('\t') => self.out.push_str("\\t"),
                Some(c @ ('"' | '\\')) => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                Some(c) => self.out.push_str(&format!("\\u{:04x}", u32::from(c))),
                None => return,
            }
            rest = chars.as_str();
        }
    }
}
