//! XML text → nodes, from quick-xml's events.
//!
//! Leaf text lives in its element: text is pending until other content shows that it stands beside
//! something. White space between children is no node, except beside other text of the same parent
//! or under `xml:space="preserve"`. Since white space may come before the text that makes it count,
//! such parents are noted, and if there are any the text is read once more keeping it.

mod breaks;
mod tag;
mod unwanted;

use std::iter::Peekable;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::entities::Entities;
use super::namespaces::{Qualified, Scopes};
use super::parse::{Builder, Stop};
use super::wellformed::{self, Reference};
use super::{Expected, Kind, Listener, NameId, NodeId, ProblemKind, doctype};

use self::tag::Judged;
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
    /// By name: what the grammar makes of it.
    roles: Vec<Judged>,
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

/// What is known of the content of an open element.
struct Open {
    start: usize,
    /// Whether it has other content than one run of text.
    has_nodes: bool,
    has_text: bool,
    blanks: Blanks,
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
            builder,
            open: Vec::new(),
            has_root: false,
            is_standalone: false,
            entities: None,
            text_start: 0,
            is_pending: false,
            unwanted: Unwanted::new(text),
            roles: Vec::new(),
            bearers: Vec::new(),
            scopes: Scopes::new(text),
            qualified: Vec::new(),
            keep: keep.into_iter().peekable(),
            mixed: Vec::new(),
        }
    }

    /// Reads all; gives the starts of elements whose white space was dropped and counts.
    fn run(mut self) -> Vec<usize> {
        let end = match self.document() {
            Ok(()) => self.text.len(),
            Err(Stop { at }) => at,
        };
        self.builder.close_all(end);
        self.mixed
    }

    fn document(&mut self) -> Result<(), Stop> {
        if self.text.trim_start_matches(wellformed::is_space).is_empty() {
            return self.stop(ProblemKind::Empty, 0..self.text.len());
        }
        // A mark that is left here is a second one: quick-xml would drop it without counting it.
        let unmarked = self.text.trim_start_matches('\u{feff}');
        let base = self.text.len() - unmarked.len();
        if base > 0 {
            self.builder.problem(ProblemKind::TextOutsideRoot, 0..base);
        }
        let mut reader = Reader::from_str(unmarked);
        reader.config_mut().trim_text_start = true;
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let read = reader.read_event();
            let end = base + position(reader.buffer_position());
            match read {
                Ok(Event::Eof) => return self.end_of_text(),
                Ok(event) => self.event(&event, end)?,
                Err(error) => {
                    return self.error(error, base + position(reader.error_position())..end);
                }
            }
        }
    }

    fn event(&mut self, event: &Event<'_>, end: usize) -> Result<(), Stop> {
        if self.unwanted.next < end {
            self.report_unwanted(end, matches!(event, Event::Text(_)));
        }
        let content = self.offset(event);
        match event {
            Event::Text(text) => return self.text(text, content),
            Event::GeneralRef(name) => return self.reference(name, content - 1),
            Event::Start(tag) => self.start_tag(tag, content - 1, end)?,
            Event::Empty(tag) => {
                self.start_tag(tag, content - 1, end)?;
                self.close(end);
            }
            Event::End(_) => self.end_tag(content - 2, end)?,
            Event::CData(_) if self.open.is_empty() => {
                return self.stop(ProblemKind::TextOutsideRoot, content - 9..end);
            }
            Event::CData(_) => self.cdata(content - 9..end)?,
            Event::Comment(words) => {
                self.judge(wellformed::comment(words), content);
                self.node(Kind::Comment, None, content - 4..end)?;
            }
            Event::PI(instruction) => {
                self.judge(wellformed::instruction(instruction), content);
                let target = self.builder.name(instruction.target(), content)?;
                self.node(Kind::Instruction, Some(target), content - 2..end)?;
            }
            Event::Decl(declaration) => self.declaration(declaration, content - 2..end),
            Event::DocType(_) => self.doctype(content, end),
            Event::Eof => {}
        }
        self.text_start = end;
        self.is_pending = false;
        Ok(())
    }

    fn end_tag(&mut self, start: usize, end: usize) -> Result<(), Stop> {
        if let Some(open) = self.open.last()
            && open.has_nodes
        {
            self.flush(start)?;
        }
        self.close(end);
        Ok(())
    }

    fn close(&mut self, end: usize) {
        self.scopes.leave(self.open.len());
        self.open.pop();
        self.builder.close(end);
    }

    fn text(&mut self, text: &str, start: usize) -> Result<(), Stop> {
        let end = start + text.len();
        if self.open.is_empty() {
            return self.stop(ProblemKind::TextOutsideRoot, start..end);
        }
        self.is_pending = true;
        // quick-xml hands an ampersand that begins no reference on as text.
        if let Some(name) = text.strip_prefix('&')
            && !(end == self.text.len() && wellformed::may_become_reference(name))
        {
            self.unexpected(Expected::Reference, start..start + 1);
        }
        Ok(())
    }

    fn reference(&mut self, name: &str, start: usize) -> Result<(), Stop> {
        if self.open.is_empty() {
            return self.stop(ProblemKind::TextOutsideRoot, start..start + name.len() + 2);
        }
        self.is_pending = true;
        self.judge_reference(Some(name), start, false);
        Ok(())
    }

    /// Judges the reference whose `&` stands at `start`; `name` is what its `;` ends.
    fn judge_reference(&mut self, name: Option<&str>, start: usize, is_attribute: bool) {
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

    fn cdata(&mut self, span: Range<usize>) -> Result<(), Stop> {
        self.node(Kind::Cdata, None, span)?;
        self.text_counts();
        Ok(())
    }

    fn node(&mut self, kind: Kind, name: Option<NameId>, span: Range<usize>) -> Result<(), Stop> {
        self.content_begins(span.start)?;
        self.builder.leaf(kind, name, span)
    }

    fn declaration(&mut self, content: &str, span: Range<usize>) {
        if span.start > 0 {
            return self.unexpected(Expected::Markup, span);
        }
        let judged = wellformed::declaration(content.get(3..).unwrap_or_default());
        self.is_standalone = judged == Ok(true);
        self.judge(judged.map(|_| ()), span.start + 5);
        self.builder.prolog.declaration = Some(span);
    }

    fn doctype(&mut self, content: usize, end: usize) {
        let start =
            self.text.get(..content).and_then(|before| before.rfind('<')).unwrap_or(content);
        let markup = self.text.get(start..end).unwrap_or_default();
        let is_well_placed = !self.has_root && self.builder.prolog.doctype.is_none();
        if !is_well_placed || !markup.starts_with("<!DOCTYPE") {
            return self.unexpected(Expected::Markup, start..end);
        }
        match doctype::read(markup) {
            Ok(entities) => self.entities = Some(entities),
            Err(fault) => {
                self.entities = Some(Entities::unknown());
                self.judge(Err(fault), start);
            }
        }
        self.builder.prolog.doctype = Some(start..end);
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
            self.mixed.push(open.start);
            open.blanks = Blanks::None;
        }
    }

    /// Where a piece of the text stands in it.
    fn offset(&self, piece: &str) -> usize {
        piece.as_ptr().addr() - self.text.as_ptr().addr()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "positions in a text that is in memory")]
fn position(offset: u64) -> usize {
    offset as usize
}
