//! XML text, one piece after the other.

use super::Indent;
use super::output::Output;
use crate::document::eight::{self, Eight, Marks};

/// Writes XML. Escapes and white space come by themselves; that names are names, that values hold
/// nothing that XML can't, and that what is begun is ended, is up to the caller.
pub(super) struct XmlWriter<'o, 'w> {
    out: &'o mut Output<'w>,
    indent: Indent,
    depth: usize,
    /// The innermost element's start tag still waits for attributes.
    is_tag_open: bool,
    /// An element, comment or instruction was written last, not text.
    is_after_node: bool,
    /// The depth of the outermost open element in which white space counts.
    spacing: Option<usize>,
    is_at_start: bool,
}

impl<'o, 'w> XmlWriter<'o, 'w> {
    pub(super) fn new(out: &'o mut Output<'w>, indent: Indent) -> Self {
        Self {
            out,
            indent,
            depth: 0,
            is_tag_open: false,
            is_after_node: false,
            spacing: None,
            is_at_start: true,
        }
    }

    pub(super) fn begin(&mut self, name: &str) {
        self.begin_node();
        self.out.push('<');
        self.out.push_str(name);
        self.depth += 1;
        self.is_tag_open = true;
        self.is_after_node = false;
    }

    /// An attribute of the element that has just begun.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.push_escaped(value, |eight| {
            of_text(eight) | eight.equal_to(b'"') | eight.equal_to(b'\t') | eight.equal_to(b'\n')
        });
        self.out.push('"');
        if name == "xml:space" && value == "preserve" {
            self.keep_space();
        }
    }

    /// Whether an attribute may come next.
    pub(super) fn takes_attributes(&self) -> bool {
        self.is_tag_open
    }

    /// White space counts in the innermost element: nothing is set in there.
    pub(super) fn keep_space(&mut self) {
        self.spacing.get_or_insert(self.depth);
    }

    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.end_tag_of_start();
        self.push_escaped(text, of_text);
        self.is_after_node = false;
    }

    /// Text among nodes of which nothing makes white space count: it does so itself.
    pub(super) fn text_that_counts(&mut self, text: &str) {
        let mut chars = text.chars();
        match chars.next() {
            Some(first) if text.bytes().all(|byte| byte.is_ascii_whitespace()) => {
                self.end_tag_of_start();
                self.out.push_str(&format!("&#{};", u32::from(first)));
                self.text(chars.as_str());
                self.is_after_node = false;
            }
            Some(_) | None => self.text(text),
        }
    }

    pub(super) fn cdata(&mut self, text: &str) {
        self.end_tag_of_start();
        self.markup(["<![CDATA[", text, "]]>"]);
        self.is_after_node = false;
    }

    pub(super) fn comment(&mut self, words: &str) {
        self.begin_node();
        self.markup(["<!--", words, "-->"]);
        self.is_after_node = true;
    }

    /// A processing instruction, with its target.
    pub(super) fn instruction(&mut self, target: &str, data: &str) {
        self.begin_node();
        let between = if data.is_empty() { "" } else { " " };
        self.markup(["<?", target, between]);
        self.markup([data, "?>", ""]);
        self.is_after_node = true;
    }

    /// Ends the innermost element, whose name this is.
    pub(super) fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        if self.is_tag_open {
            self.out.push_str("/>");
        } else {
            if self.is_after_node && self.spacing.is_none() {
                self.begin_line();
            }
            self.markup(["</", name, ">"]);
        }
        if self.spacing.is_some_and(|depth| depth > self.depth) {
            self.spacing = None;
        }
        self.is_tag_open = false;
        self.is_after_node = true;
    }

    /// An element with nothing but text.
    pub(super) fn leaf(&mut self, name: &str, text: &str) {
        self.begin_node();
        self.out.push('<');
        self.out.push_str(name);
        if text.is_empty() {
            self.out.push_str("/>");
        } else {
            self.out.push('>');
            self.push_escaped(text, of_text);
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self.is_after_node = true;
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

    fn begin_node(&mut self) {
        self.end_tag_of_start();
        if !std::mem::take(&mut self.is_at_start) && self.spacing.is_none() {
            self.begin_line();
        }
    }

    fn end_tag_of_start(&mut self) {
        if std::mem::take(&mut self.is_tag_open) {
            self.out.push('>');
        }
    }

    fn begin_line(&mut self) {
        if let Indent::Spaces(n) = self.indent {
            self.out.begin_line(false, usize::from(n) * self.depth.min(Indent::MAX_LEVELS));
        }
    }

    #[inline]
    fn markup(&mut self, pieces: [&str; 3]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }

    fn push_escaped(&mut self, text: &str, marks: impl Fn(Eight) -> Marks) {
        let mut rest = text;
        loop {
            let (before, from) = rest.split_at(eight::position(rest.as_bytes(), &marks));
            self.out.push_str(before);
            let mut chars = from.chars();
            self.out.push_str(match chars.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\t') => "&#9;",
                Some('\n') => "&#10;",
                Some(_) => "&#13;",
                None => return,
            });
            rest = chars.as_str();
        }
    }
}

/// What has to be escaped in text.
#[inline]
fn of_text(eight: Eight) -> Marks {
    eight.equal_to(b'&') | eight.equal_to(b'<') | eight.equal_to(b'>') | eight.equal_to(b'\r')
}
