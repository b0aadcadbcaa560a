//! Start tags: names, attributes, namespaces.

use quick_xml::events::BytesStart;

use super::{Blanks, Open, Reading};
use crate::document::namespaces::{self, Qualified, Role};
use crate::document::parse::Stop;
use crate::document::{Expected, Kind, Listener, NameId, NodeId, ProblemKind, wellformed};

/// What the grammar makes of a name: nothing before it was judged, `Err` where it is none.
pub(super) type Judged = Option<Result<Role, ()>>;

impl<L: Listener> Reading<'_, '_, '_, L> {
    pub(super) fn start_tag(
        &mut self,
        tag: &BytesStart<'_>,
        start: usize,
        end: usize,
    ) -> Result<(), Stop> {
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
        let is_mixed = self.keep.next_if_eq(&start).is_some();
        let blanks = if is_mixed { Blanks::Kept } else { inherited };
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
            } else if self.role(name_id, name) != Ok(Role::Plain) {
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

    fn role(&mut self, id: NameId, name: &str) -> Result<Role, ()> {
        *by_name(&mut self.roles, id).get_or_insert_with(|| {
            if namespaces::is_simple(name) {
                Ok(Role::Plain)
            } else if wellformed::is_name(name) {
                Ok(namespaces::role(name))
            } else {
                Err(())
            }
        })
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

/// The cell of a name in a table that grows as far as need be.
fn by_name<T: Clone>(table: &mut Vec<Option<T>>, name: NameId) -> &mut Option<T> {
    let at = name.index();
    if table.len() <= at {
        table.resize(at + 1, None);
    }
    #[expect(clippy::indexing_slicing, reason = "resized just now")]
    &mut table[at]
}
