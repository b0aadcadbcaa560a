//! XML text → nodes. Tags and text are read here, as callbacks are made of nothing else; comments, CDATA sections,
//! processing instructions and declarations are events of quick-xml.
//!
//! Leaf text lives in its element: text is pending until other content shows that it stands beside
//! something. White space between children is no node, except beside other text of the same parent
//! or under `xml:space="preserve"`. Since white space may come before the text that makes it count,
//! such parents are noted, and if there are any the text is read once more keeping it.

mod breaks;
mod event;
mod tag;
mod unwanted;

use std::iter::Peekable;
use std::ops::Range;

use super::entities::Entities;
use super::namespaces::{Qualified, Scopes};
use super::parse::{Builder, Stop, USUAL_DEPTH};
use super::wellformed::{self, Reference};
use super::{Expected, Kind, Listener, NodeId, Plain, ProblemKind, eight};

use self::unwanted::Unwanted;

/// Reads `text` into `builder` up to its end or to where it stops being XML.
pub(super) fn read<L: Listener>(text: &str, builder: &mut Builder<'_, L>) {
    let mut mixed = Reading::new(text, builder, Vec::new()).run();
    if !mixed.is_empty() {
        mixed.sort_unstable();
        builder.restart();
        Reading::new(text, builder, mixed).run();
    }
}

struct Reading<'t, 'b, 'l, L: Listener> {
    text: &'t str,
    builder: &'b mut Builder<'l, L>,
    open: Vec<Open>,
    has_root: bool,
    is_standalone: bool,
    /// What a document type declaration declares.
    entities: Option<Entities>,
    /// Where the last markup ended: text that is pending starts here.
    text_start: usize,
    /// Whether the pending text is more than white space.
    is_pending: bool,
    unwanted: Unwanted,
    /// Where the first character stands that is written as its number.
    first_number: Option<usize>,
    /// By name: the last element that has such an attribute.
    bearers: Vec<Option<NodeId>>,
    scopes: Scopes<'t>,
    /// Attributes of the tag that is read whose names concern namespaces.
    qualified: Vec<Qualified>,
    /// Starts of elements whose white space counts, as the first reading found out.
    keep: Peekable<std::vec::IntoIter<usize>>,
    /// Starts of elements whose white space was dropped and counts.
    mixed: Vec<usize>,
}

/// What is known of the content of an open element. There may be a million, so it is no larger than it need be.
struct Open {
    start: u32,
    /// How long its name is, which stands behind the `<`.
    name_length: u32,
    /// Whether it has other content than one run of text.
    has_nodes: bool,
    has_text: bool,
    blanks: Blanks,
}

impl Open {
    /// Where its name stands.
    fn name(&self) -> Range<usize> {
        let start = self.start as usize + 1;
        start..start + self.name_length as usize
    }
}

/// What becomes of white space between children.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blanks {
    /// None was met.
    None,
    Dropped,
    Kept,
    /// Kept here and below, as `xml:space` asks for.
    Preserved,
}

impl<'t, 'b, 'l, L: Listener> Reading<'t, 'b, 'l, L> {
    fn new(text: &'t str, builder: &'b mut Builder<'l, L>, keep: Vec<usize>) -> Self {
        Self {
            text,
            open: Vec::with_capacity(USUAL_DEPTH),
            has_root: false,
            is_standalone: false,
            entities: None,
            text_start: 0,
            is_pending: false,
            unwanted: Unwanted::default(),
            first_number: None,
            bearers: Vec::new(),
            scopes: Scopes::new(text),
            qualified: Vec::new(),
            keep: keep.into_iter().peekable(),
            mixed: Vec::new(),
            builder,
        }
    }

    /// Reads all; gives the starts of elements whose white space was dropped and counts.
    fn run(mut self) -> Vec<usize> {
        let end = match self.document() {
            Ok(()) => self.text.len(),
            Err(Stop { at }) => at,
        };
        self.builder.close_all(end);
        let unnumbered_up_to = self.first_number.unwrap_or(end);
        self.builder.plain = Plain { ascii_up_to: self.unwanted.ascii_up_to(), unnumbered_up_to };
        self.mixed
    }

    fn document(&mut self) -> Result<(), Stop> {
        if self.text.trim_start_matches(wellformed::is_space).is_empty() {
            return self.stop(ProblemKind::Empty, 0..self.text.len());
        }
        // A mark that is left here is a second one: it is told, and what follows is read all the same.
        let unmarked = self.text.trim_start_matches('\u{feff}');
        let base = self.text.len() - unmarked.len();
        if base > 0 {
            self.builder.problem(ProblemKind::TextOutsideRoot, 0..base);
        }
        let bytes = self.text.as_bytes();
        let mut at = base;
        while let Some(markup) = self.content(at)? {
            at = match bytes.get(markup + 1) {
                Some(b'/') => self.end_tag(markup)?,
                Some(b'!' | b'?') => self.event(markup)?,
                Some(_) | None => self.start_tag(markup)?,
            };
        }
        self.end_of_text()
    }

    /// Passes over the text and the references from byte `start` on; gives where the next markup begins, or nothing
    /// at the end.
    fn content(&mut self, start: usize) -> Result<Option<usize>, Stop> {
        self.text_start = start;
        self.is_pending = false;
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            at = eight::space_end(bytes, at);
            match bytes.get(at) {
                None => return Ok(None),
                Some(b'<') => return Ok(Some(at)),
                Some(b'&') => at = self.reference(at)?,
                Some(_) => {
                    let end = end_of_run(bytes, at);
                    self.text(at..end)?;
                    at = end;
                }
            }
        }
    }

    /// Text other than white space stands there.
    fn text(&mut self, span: Range<usize>) -> Result<(), Stop> {
        self.report_unwanted(span.end, true);
        if self.open.is_empty() {
            return self.stop(ProblemKind::TextOutsideRoot, span);
        }
        self.is_pending = true;
        Ok(())
    }

    /// Reads what begins with the `&` at `start`; gives where it ends.
    fn reference(&mut self, start: usize) -> Result<usize, Stop> {
        let bytes = self.text.as_bytes();
        let behind = bytes.get(start + 1..).unwrap_or_default();
        let length = memchr::memchr3(b';', b'&', b'<', behind).unwrap_or(behind.len());
        let name = self.text.get(start + 1..start + 1 + length).unwrap_or_default();
        if behind.get(length) == Some(&b';') {
            let end = start + length + 2;
            self.report_unwanted(end, false);
            if self.open.is_empty() {
                return self.stop(ProblemKind::TextOutsideRoot, start..end).map(|()| end);
            }
            self.is_pending = true;
            self.judge_reference(Some(name), start, false);
            return Ok(end);
        }
        let end = start + 1 + length;
        self.text(start..end)?;
        if end < bytes.len() || !wellformed::may_become_reference(name) {
            self.unexpected(Expected::Reference, start..start + 1);
        }
        Ok(end)
    }

    fn close(&mut self, end: usize) {
        self.scopes.leave(self.open.len());
        self.open.pop();
        self.builder.close(end);
    }

    /// Judges the reference whose `&` stands at `start`; `name` is what its `;` ends.
    fn judge_reference(&mut self, name: Option<&str>, start: usize, is_attribute: bool) {
        if name.is_some_and(|name| name.starts_with('#')) {
            self.first_number.get_or_insert(start);
        }
        let name = match name.map(wellformed::reference) {
            Some(Reference::Character) => return,
            Some(Reference::Entity(name)) => name,
            Some(Reference::Malformed) | None => {
                return self.unexpected(Expected::Reference, start..start + 1);
            }
        };
        let span = start..start + name.len() + 2;
        match self.entities.as_ref().map(|entities| entities.allows(name, is_attribute)) {
            Some(Some(true)) => {}
            Some(Some(false)) => self.unexpected(Expected::Reference, span),
            Some(None) if !self.is_standalone && self.is_partial() => {}
            Some(None) | None => {
                self.builder.problem(ProblemKind::UndeclaredEntity { name: name.into() }, span);
            }
        }
    }

    /// Whether there may be entities that we don't know.
    fn is_partial(&self) -> bool {
        self.entities.as_ref().is_some_and(|entities| entities.is_partial)
    }

    /// Content other than text begins at `start`: text that is pending stands beside it.
    fn content_begins(&mut self, start: usize) -> Result<(), Stop> {
        match self.open.last_mut() {
            Some(open) => open.has_nodes = true,
            None => return Ok(()),
        }
        self.flush(start)
    }

    /// Makes a node of the text that ends at `end`, if it is one.
    fn flush(&mut self, end: usize) -> Result<(), Stop> {
        if self.text_start >= end {
            return Ok(());
        }
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        if !self.is_pending {
            let is_kept = open.has_text || matches!(open.blanks, Blanks::Kept | Blanks::Preserved);
            if !is_kept {
                open.blanks = Blanks::Dropped;
                return Ok(());
            }
        }
        if self.is_pending {
            self.text_counts();
        }
        self.builder.leaf(Kind::Text, None, self.text_start..end)
    }

    /// The innermost element has text: white space in it counts too.
    fn text_counts(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        open.has_text = true;
        if open.blanks == Blanks::Dropped {
            self.mixed.push(open.start as usize);
            open.blanks = Blanks::None;
        }
    }
}

/// Where the text that goes on at byte `at` ends: at markup, a reference, or the end.
fn end_of_run(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    memchr::memchr2(b'<', b'&', rest).map_or(bytes.len(), |length| at + length)
}
