//! Tags: names, attributes, namespaces; and elements that hold nothing but text, from tag to tag.

use std::ops::Range;

use super::{Blanks, Open, Reading};
use crate::document::namespaces::{Qualified, Role};
use crate::document::parse::{Stop, narrow};
use crate::document::{Expected, Kind, Listener, NameId, NodeId, ProblemKind, eight, wellformed};

impl<L: Listener> Reading<'_, '_, '_, L> {
    /// Reads the start tag at `start`, and what follows of its element if that is no more than text; gives where
    /// that ends.
    pub(super) fn start_tag(&mut self, start: usize) -> Result<usize, Stop> {
        let Some((name_id, name)) = self.plain_tag(start)? else {
            return self.any_start_tag(start);
        };
        self.content_begins(start)?;
        if let Some(end) = self.end_of_literal(&name) {
            self.builder.literal(name_id, start..end)?;
            return Ok(end);
        }
        self.open(name_id, start, name.len())?;
        Ok(name.end + 1)
    }

    /// The name in the start tag at `start`, if the tag holds nothing else and the name means nothing for namespaces.
    fn plain_tag(&mut self, start: usize) -> Result<Option<(NameId, Range<usize>)>, Stop> {
        // There are things to see to with a root.
        if self.open.is_empty() {
            return Ok(None);
        }
        let start = start + 1;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let (name_id, length) = match self.builder.guess_name(rest, b'>') {
            Some(guessed) => guessed,
            None => match self.unlikely_name(start)? {
                Some(found) => found,
                None => return Ok(None),
            },
        };
        let is_plain = self.builder.judged(name_id) == Ok(Role::Plain);
        Ok(is_plain.then_some((name_id, start..start + length)))
    }

    /// The same of a name that is not the one that was likely; and its length.
    fn unlikely_name(&mut self, start: usize) -> Result<Option<(NameId, usize)>, Stop> {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let near = rest.get(..rest.len().min(LONGEST_PLAIN)).unwrap_or_default();
        let length = eight::position(near, |eight| eight.equal_to(b'>'));
        let name = self.text.get(start..start + length).unwrap_or_default();
        if length == near.len() {
            return Ok(None);
        }
        let name_id = match self.builder.met_name(name) {
            Some(name_id) => name_id,
            None if name.bytes().all(is_plain) => self.builder.name(name, start)?,
            None => return Ok(None),
        };
        Ok(Some((name_id, length)))
    }

    /// Where the element ends whose start tag holds that name and nothing else, if it has nothing but text, and that as it
    /// is meant.
    fn end_of_literal(&mut self, name: &Range<usize>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(name.end + 1..)?;
        let text_end = name.end + 1 + memchr::memchr3(b'<', b'&', b'\r', rest)?;
        let end = end_of_end_tag(bytes, text_end, name)?;
        self.unwanted.are_behind(self.text, text_end).then_some(end)
    }

    /// Reads a start tag with whatever it holds.
    fn any_start_tag(&mut self, start: usize) -> Result<usize, Stop> {
        let markup = self.text.get(start..).unwrap_or_default();
        let Some(length) = wellformed::tag_end(markup.as_bytes()) else {
            return self.unfinished(start).map(|()| start);
        };
        let end = start + length;
        self.report_unwanted(end, false);
        let content = markup.get(1..length - 1).unwrap_or_default();
        let (content, is_empty) = match content.strip_suffix('/') {
            Some(content) => (content, true),
            None => (content, false),
        };
        let name = content.split(wellformed::is_space).next().unwrap_or_default();
        self.content_begins(start)?;
        if self.open.is_empty() && self.has_root {
            let found = name.into();
            return self.stop(ProblemKind::SecondRoot { found }, start..end).map(|()| end);
        }
        self.has_root = true;
        let name_id = self.builder.name(name, start + 1)?;
        let id = self.open(name_id, start, name.len())?;
        let Ok(role) = self.builder.judged(name_id) else {
            return self.fault(wellformed::tag_name(name), start + 1).map(|()| end);
        };
        if content.len() > name.len() {
            self.attributes(start + 1, content.len(), name.len(), id)?;
        }
        if role != Role::Plain || !self.qualified.is_empty() {
            self.enter_scope(start + 1, name.len());
        }
        if is_empty {
            self.close(end);
        }
        Ok(end)
    }

    /// Opens the element that starts at `start`.
    fn open(&mut self, name: NameId, start: usize, name_length: usize) -> Result<NodeId, Stop> {
        let id = self.builder.open(Kind::Element, Some(name), start)?;
        let inherited = match self.open.last() {
            Some(Open { blanks: Blanks::Preserved, .. }) => Blanks::Preserved,
            _ => Blanks::None,
        };
        let is_mixed = self.keep.next_if_eq(&start).is_some();
        let blanks = if is_mixed { Blanks::Kept } else { inherited };
        self.open.push(Open {
            start: narrow(start),
            name_length: narrow(name_length),
            has_nodes: false,
            has_text: false,
            blanks,
        });
        Ok(id)
    }

    /// Reads the end tag at `start`; gives where it ends.
    pub(super) fn end_tag(&mut self, start: usize) -> Result<usize, Stop> {
        let bytes = self.text.as_bytes();
        let open = self.open.last();
        let as_expected = open.and_then(|open| end_of_end_tag(bytes, start, &open.name()));
        let end = match as_expected {
            Some(end) => end,
            None => self.any_end_tag(start)?,
        };
        if self.open.last().is_some_and(|open| open.has_nodes) {
            self.flush(start)?;
        }
        self.close(end);
        Ok(end)
    }

    /// Reads an end tag that may have white space in it, or another name.
    fn any_end_tag(&mut self, start: usize) -> Result<usize, Stop> {
        let markup = self.text.get(start..).unwrap_or_default();
        let Some(length) = wellformed::tag_end(markup.as_bytes()) else {
            return self.unfinished(start).map(|()| start);
        };
        let end = start + length;
        let content = markup.get(2..length - 1).unwrap_or_default();
        let name = content.trim_end_matches(wellformed::is_space);
        // White space alone is taken for a name.
        let name = if name.is_empty() { content } else { name };
        let expected = self.open.last().and_then(|open| self.text.get(open.name()));
        if expected != Some(name) {
            return self.mismatched(name, start..end).map(|()| end);
        }
        Ok(end)
    }

    /// Judges names by namespaces: of an element that starts at `start`, and its attributes.
    fn enter_scope(&mut self, start: usize, length: usize) {
        let name = self.text.get(start..start + length).unwrap_or_default();
        let builder = &mut *self.builder;
        self.scopes.enter(self.open.len(), (name, start), &self.qualified, &mut |span, kind| {
            builder.problem(kind, span);
        });
        self.qualified.clear();
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
            if by_name(&mut self.bearers, name_id).replace(element) == Some(element) {
                let kind = ProblemKind::RepeatedAttribute { name: name.into() };
                self.builder.problem(kind, span.clone());
            } else if self.builder.judged(name_id) != Ok(Role::Plain) {
                let value = start + attribute.value.start..start + attribute.value.end;
                self.qualified.push(Qualified::new(span.start..span.start + name.len(), value));
            }
            self.builder.leaf(Kind::Attribute, Some(name_id), span)?;
            self.attribute_value(value, start + attribute.value.start);
            if let (Some(open), "xml:space") = (self.open.last_mut(), name) {
                if value == "preserve" {
                    open.blanks = Blanks::Preserved;
                } else if open.blanks == Blanks::Preserved {
                    // No longer as further up.
                    open.blanks = Blanks::None;
                }
            }
        }
    }

    fn attribute_value(&mut self, value: &str, start: usize) {
        for at in memchr::memchr2_iter(b'<', b'&', value.as_bytes()) {
            let rest = value.get(at + 1..).unwrap_or_default();
            if value.as_bytes().get(at) == Some(&b'<') {
                self.unexpected(Expected::Character, start + at..start + at + 1);
            } else {
                // Not further than the next one: many without an end must not cost more than the value.
                let end = memchr::memchr3(b';', b'&', b'<', rest.as_bytes());
                let name = end.filter(|&end| rest.as_bytes().get(end) == Some(&b';'));
                self.judge_reference(name.and_then(|end| rest.get(..end)), start + at, true);
            }
        }
    }
}

/// Where a start tag is longer, there is more than a name in it, or a name that no callback has.
const LONGEST_PLAIN: usize = 64;

/// Whether nothing needs to be asked of a name of such bytes but what its role is.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// Where the end tag of the element with that name ends, if it stands at `start` and is written without white space.
fn end_of_end_tag(bytes: &[u8], start: usize, name: &Range<usize>) -> Option<usize> {
    let rest = bytes.get(start..)?.strip_prefix(b"</")?.strip_prefix(bytes.get(name.clone())?)?;
    (rest.first() == Some(&b'>')).then_some(start + name.len() + 3)
}

/// The cell of a name in a table that grows as far as need be.
fn by_name<T: Clone>(table: &mut Vec<Option<T>>, name: NameId) -> &mut Option<T> {
    let at = name.index();
    if table.len() <= at {
        table.resize(at + 1, None);
    }
    #[expect(clippy::indexing_slicing, reason = "resized just now")]
    &mut table[at]
}
