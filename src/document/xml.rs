//! XML text → nodes, from quick-xml's events.
//!
//! Leaf text lives in its element: text is pending until other content shows that it stands beside
//! something. White space between children is no node, except beside other text of the same parent
//! or under `xml:space="preserve"`. Since white space may come before the text that makes it count,
//! such parents are noted, and if there are any the text is read once more keeping it.

use std::iter::Peekable;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesStart, Event};

use super::namespaces::{self, Qualified, Role, Scopes};
use super::parse::{Builder, Stop};
use super::wellformed::{self, Fault, Reference};
use super::{Expected, Kind, Listener, NameId, NodeId, ProblemKind};

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
    /// Where the last markup ended: text that is pending starts here.
    text_start: usize,
    /// Whether the pending text is more than white space.
    is_pending: bool,
    unwanted: Unwanted,
    /// What is known of each name, by its number.
    names: Vec<Name>,
    scopes: Scopes<'t>,
    /// Attributes of the tag that is read whose names concern namespaces.
    qualified: Vec<Qualified<'t>>,
    /// Starts of elements whose white space counts, as the first reading found out.
    keep: Peekable<std::vec::IntoIter<usize>>,
    /// Starts of elements whose white space was dropped and counts.
    mixed: Vec<usize>,
}

/// What is known of a name.
#[derive(Clone, Copy, Default)]
struct Name {
    /// What the grammar makes of it; nothing before it was judged, `Err` where it is no name.
    role: Option<Result<Role, ()>>,
    /// The last element that has an attribute of that name.
    bearer: Option<NodeId>,
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
            text_start: 0,
            is_pending: false,
            unwanted: Unwanted::new(text),
            names: Vec::new(),
            scopes: Scopes::default(),
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

    fn start_tag(&mut self, tag: &BytesStart<'_>, start: usize, end: usize) -> Result<(), Stop> {
        let name = tag.name();
        let name = name.as_ref();
        self.content_begins(start)?;
        if self.open.is_empty() && self.has_root {
            return self.stop(ProblemKind::SecondRoot { found: name.into() }, start..end);
        }
        self.has_root = true;
        let name_id = self.builder.name(name, start + 1)?;
        let id = self.builder.open(Kind::Element, Some(name_id), start)?;
        let inherited = match self.open.last() {
            Some(Open { blanks: Blanks::Preserved, .. }) => Blanks::Preserved,
            _ => Blanks::None,
        };
        let is_kept = self.keep.next_if_eq(&start).is_some() && inherited == Blanks::None;
        let blanks = if is_kept { Blanks::Kept } else { inherited };
        self.open.push(Open { start, has_nodes: false, has_text: false, blanks });
        let Ok(role) = self.role(name_id, name) else {
            return self.fault(wellformed::tag_name(name), start + 1);
        };
        if tag.len() > name.len() {
            self.attributes(start + 1, tag.len(), name.len(), id)?;
        }
        if role != Role::Plain || !self.qualified.is_empty() {
            self.enter_scope(start + 1, name.len());
        }
        Ok(())
    }

    /// Judges names by namespaces: of an element that starts at `start`, and its attributes.
    fn enter_scope(&mut self, start: usize, length: usize) {
        let name = self.text.get(start..start + length).unwrap_or_default();
        let fallacies = self.scopes.enter(self.open.len(), (name, start), &self.qualified);
        self.qualified.clear();
        for (at, length, kind) in fallacies {
            self.builder.problem(kind, at..at + length);
        }
    }

    /// Reads the attributes of the tag whose `length` bytes between `<` and `>` start at `start`.
    fn attributes(
        &mut self,
        start: usize,
        length: usize,
        name_end: usize,
        element: NodeId,
    ) -> Result<(), Stop> {
        let tag = self.text.get(start..start + length).unwrap_or_default();
        let mut from = name_end;
        loop {
            let attribute = match wellformed::attribute(tag, from, length) {
                Ok(Some(attribute)) => attribute,
                Ok(None) => return Ok(()),
                Err(fault) => return self.fault(fault, start),
            };
            from = attribute.span().end;
            let name = tag.get(attribute.name.clone()).unwrap_or_default();
            let value = tag.get(attribute.value.clone()).unwrap_or_default();
            let span = start + attribute.span().start..start + from;
            let name_id = self.builder.name(name, span.start)?;
            if self.known(name_id).bearer.replace(element) == Some(element) {
                let kind = ProblemKind::RepeatedAttribute { name: name.into() };
                self.builder.problem(kind, span.clone());
            } else if self.role(name_id, name) != Ok(Role::Plain) {
                self.qualified.push(Qualified { name, value, start: span.start });
            }
            self.builder.leaf(Kind::Attribute, Some(name_id), span)?;
            self.attribute_value(value, start + attribute.value.start);
            if let (Some(open), "xml:space") = (self.open.last_mut(), name) {
                open.blanks = if value == "preserve" { Blanks::Preserved } else { Blanks::None };
            }
        }
    }

    fn role(&mut self, id: NameId, name: &str) -> Result<Role, ()> {
        *self.known(id).role.get_or_insert_with(|| {
            if wellformed::is_name(name) { Ok(namespaces::role(name)) } else { Err(()) }
        })
    }

    fn known(&mut self, name: NameId) -> &mut Name {
        let at = name.index();
        if self.names.len() <= at {
            self.names.resize(at + 1, Name::default());
        }
        #[expect(clippy::indexing_slicing, reason = "resized just now")]
        &mut self.names[at]
    }

    fn attribute_value(&mut self, value: &str, start: usize) {
        for at in memchr::memchr2_iter(b'<', b'&', value.as_bytes()) {
            let rest = value.get(at + 1..).unwrap_or_default();
            if value.as_bytes().get(at) == Some(&b'<') {
                self.unexpected(Expected::Character, start + at..start + at + 1);
            } else {
                let name = rest.split_once(';').map(|(name, _)| name);
                self.judge_reference(name, start + at);
            }
        }
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
        self.judge_reference(Some(name), start);
        Ok(())
    }

    /// Judges the reference whose `&` stands at `start`; `name` is what its `;` ends.
    fn judge_reference(&mut self, name: Option<&str>, start: usize) {
        match name.map(wellformed::reference) {
            Some(Reference::Character) => {}
            Some(Reference::Entity(name)) => {
                if self.builder.prolog.doctype.is_none() {
                    let span = start..start + name.len() + 2;
                    self.builder.problem(ProblemKind::UndeclaredEntity { name: name.into() }, span);
                }
            }
            Some(Reference::Malformed) | None => {
                self.unexpected(Expected::Reference, start..start + 1);
            }
        }
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

    fn end_of_text(&mut self) -> Result<(), Stop> {
        let end = self.text.len();
        if self.open.is_empty() {
            if self.has_root {
                return Ok(());
            }
            return self.stop(ProblemKind::Expected(Expected::Root), end..end);
        }
        self.truncated(end)
    }

    /// The text ends inside something, and its incomplete markup, if any, starts at `at`.
    fn truncated(&mut self, at: usize) -> Result<(), Stop> {
        if self.open.last().is_some_and(|open| open.has_nodes) {
            self.flush(at)?;
        }
        let end = self.text.len();
        self.builder.problem(ProblemKind::Truncated { open: self.open.len() }, end..end);
        Err(Stop { at })
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what quick-xml finds else is broken markup"
    )]
    fn error(&mut self, error: Error, span: Range<usize>) -> Result<(), Stop> {
        let markup = self.text.get(span.start..).unwrap_or_default();
        match error {
            Error::Syntax(_) => match wellformed::unfinished(markup) {
                Ok(()) => self.truncated(span.start),
                Err(fault) => self.fault(fault, span.start),
            },
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                if self.open.last().is_some_and(|open| open.has_nodes) {
                    self.flush(span.start)?;
                }
                self.stop(ProblemKind::MismatchedEndTag { expected, found }, span)
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                self.stop(ProblemKind::UnexpectedEndTag { found }, span)
            }
            Error::IllFormed(IllFormedError::MissingDoctypeName) => {
                self.stop(ProblemKind::Expected(Expected::Name), span)
            }
            _ => self.stop(ProblemKind::Expected(Expected::Markup), span),
        }
    }

    fn report_unwanted(&mut self, end: usize, is_text: bool) {
        while self.unwanted.next < end {
            let at = self.unwanted.next;
            let rest = self.text.get(at..).unwrap_or_default();
            if is_text || !rest.starts_with(CDATA_END) {
                let length = rest.chars().next().map_or(0, char::len_utf8);
                self.unexpected(Expected::Character, at..at + length);
            }
            self.unwanted.advance(self.text);
        }
    }

    fn judge(&mut self, judged: Result<(), Fault>, start: usize) {
        if let Err(Fault { expected, at }) = judged {
            self.unexpected(expected, start + at..start + at);
        }
    }

    fn unexpected(&mut self, expected: Expected, span: Range<usize>) {
        self.builder.problem(ProblemKind::Expected(expected), span);
    }

    fn fault(&mut self, fault: Fault, start: usize) -> Result<(), Stop> {
        let at = start + fault.at;
        let rest = self.text.get(at..).unwrap_or_default();
        let length = rest.chars().next().map_or(0, char::len_utf8);
        self.stop(ProblemKind::Expected(fault.expected), at..at + length)
    }

    fn stop(&mut self, kind: ProblemKind, span: Range<usize>) -> Result<(), Stop> {
        let at = span.start;
        self.builder.problem(kind, span);
        Err(Stop { at })
    }

    /// Where a piece of the text stands in it.
    fn offset(&self, piece: &str) -> usize {
        piece.as_ptr().addr() - self.text.as_ptr().addr()
    }
}

const CDATA_END: &str = "]]>";

/// Finds what must not stand in the text of an XML document: characters that XML doesn't allow, and
/// `]]>` outside a CDATA section.
struct Unwanted {
    /// Where the next of them stands; behind the end if there is none.
    next: usize,
    next_char: usize,
    next_cdata_end: usize,
}

impl Unwanted {
    fn new(text: &str) -> Self {
        let mut unwanted = Self { next: 0, next_char: 0, next_cdata_end: 0 };
        unwanted.find_char(text, 0);
        unwanted.find_cdata_end(text, 0);
        unwanted
    }

    fn advance(&mut self, text: &str) {
        if self.next_char < self.next_cdata_end {
            self.find_char(text, self.next_char + 1);
        } else {
            self.find_cdata_end(text, self.next_cdata_end + 1);
        }
    }

    fn find_char(&mut self, text: &str, from: usize) {
        self.next_char = wellformed::next_forbidden(text.as_bytes(), from).unwrap_or(usize::MAX);
        self.next = self.next_char.min(self.next_cdata_end);
    }

    fn find_cdata_end(&mut self, text: &str, from: usize) {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        let found = memchr::memmem::find(rest, CDATA_END.as_bytes());
        self.next_cdata_end = found.map_or(usize::MAX, |at| from + at);
        self.next = self.next_char.min(self.next_cdata_end);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "positions in a text that is in memory")]
fn position(offset: u64) -> usize {
    offset as usize
}
