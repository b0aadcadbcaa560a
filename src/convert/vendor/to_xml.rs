//! JSON → XML as the vendor sends it.
//!
//! Members become elements, the items of an array repeat its element, all values become text.

use super::super::json_text::{Text, Unit, units};
use super::super::not_kept::{Losses, Reason};
use super::super::output::Output;
use super::super::xml_writer::XmlWriter;
use super::super::{ConvertError, ConvertErrorKind, Indent, Part};
use super::rules::Rules;
use crate::catalog::ENVELOPE_NAME;
use crate::document::{Kind, NameId, Node, NodeId, is_blank, is_xml_char, is_xml_name};

pub(super) fn write(
    part: Part<'_>,
    rules: &Rules<'_>,
    indent: Indent,
    losses: &mut Losses,
    out: &mut Output<'_>,
) -> Result<(), ConvertError> {
    let mut walk = Walk {
        part,
        rules,
        xml: XmlWriter::new(out, indent),
        losses,
        names: Names::default(),
        open: Vec::new(),
    };
    let (root, wrapper) = walk.root()?;
    if let Some(wrapper) = wrapper {
        walk.xml.begin(wrapper);
    }
    walk.run(root)?;
    if let Some(wrapper) = wrapper {
        walk.xml.end(wrapper);
    }
    walk.xml.finish();
    Ok(())
}

struct Walk<'a, 'w, 'o> {
    part: Part<'a>,
    rules: &'a Rules<'a>,
    xml: XmlWriter<'w, 'o>,
    losses: &'w mut Losses,
    names: Names,
    /// Open elements: where they end, and their names.
    open: Vec<(usize, &'a str)>,
}

impl<'a> Walk<'a, '_, '_> {
    /// What to write, and the element around it, where it needs one.
    ///
    /// That is the envelope for a whole payload, or for a part that is an array, which has several
    /// elements or none.
    fn root(&self) -> Result<(Node<'a>, Option<&'a str>), ConvertError> {
        let root = self.part.node;
        if !self.part.is_whole {
            let has_many = root.kind() == Kind::Array && root.children().count() != 1;
            return Ok((root, has_many.then_some(ENVELOPE_NAME)));
        }
        if root.kind() == Kind::Array {
            return Err(self.error(root, ConvertErrorKind::NamelessItems));
        }
        let only = only_member(root);
        let has_envelope = only.is_some_and(|only| only.name() == Some(ENVELOPE_NAME));
        if !self.rules.asks_for_no_envelope() {
            return Ok((root, (!has_envelope).then_some(ENVELOPE_NAME)));
        }
        let inner = if has_envelope { only } else { Some(root) };
        match inner.filter(|inner| only_member(*inner).is_some()) {
            Some(inner) => Ok((inner, None)),
            None => Err(self.error(root, ConvertErrorKind::NoSingleRoot)),
        }
    }

    fn run(&mut self, root: Node<'a>) -> Result<(), ConvertError> {
        let document = self.part.document();
        for id in root.subtree().filter_map(NodeId::new) {
            while let Some((_, name)) = self.open.pop_if(|(end, _)| *end == id.index()) {
                self.xml.end(name);
            }
            let node = document.node(id);
            if node == root && self.part.is_whole {
                // The whole payload is no element itself.
                if root.kind() == Kind::Object { self.object(root) } else { self.value(root)? }
            } else {
                self.node(node)?;
            }
            if self.xml.has_failed() {
                return Ok(());
            }
        }
        while let Some((_, name)) = self.open.pop() {
            self.xml.end(name);
        }
        Ok(())
    }

    fn node(&mut self, node: Node<'a>) -> Result<(), ConvertError> {
        if node.kind() == Kind::Array {
            return self.array(node);
        }
        let name = self.element_name(node)?;
        self.xml.begin(name);
        self.open.push((node.subtree().end, name));
        if node.kind() == Kind::Object {
            self.object(node);
            Ok(())
        } else {
            self.value(node)
        }
    }

    /// An array has no element of its own: its items have its name.
    fn array(&mut self, node: Node<'a>) -> Result<(), ConvertError> {
        let mut items = node.children();
        match (items.next(), items.next()) {
            (None, _) => self.losses.note(Reason::EmptyArray, node),
            (Some(_), None) if !self.rules.is_array(node) => {
                self.losses.note(Reason::ArrayOfOne, node);
            }
            _ => {}
        }
        if let Some(inner) = node.children().find(|item| item.kind() == Kind::Array) {
            return Err(self.error(inner, ConvertErrorKind::NamelessItems));
        }
        Ok(())
    }

    fn object(&mut self, node: Node<'a>) {
        let is_root = self.part.is_whole && node == self.part.node;
        if !node.has_children() && !is_root {
            self.losses.note(Reason::EmptyObject, node);
        }
        for member in node.children() {
            if self.names.is_repeated(member, node) {
                self.losses.note(Reason::DuplicateKey, member);
            }
        }
    }

    fn value(&mut self, node: Node<'a>) -> Result<(), ConvertError> {
        let text = Text::of_value(node);
        if let Some(code) = forbidden(&text) {
            return Err(self.error(node, ConvertErrorKind::NoXmlCharacter { code }));
        }
        let text = text.plain().unwrap_or_default();
        match node.kind() {
            Kind::Number if self.rules.is_number(node, text) => {}
            Kind::Number => self.losses.note(Reason::Number, node),
            Kind::Bool => self.losses.note(Reason::Bool, node),
            Kind::Null => self.losses.note(Reason::Null, node),
            Kind::String if self.rules.drops_empty() && is_blank(text) => {
                self.losses.note(Reason::EmptyText, node);
            }
            Kind::String
            | Kind::Object
            | Kind::Array
            | Kind::Element
            | Kind::Attribute
            | Kind::Text
            | Kind::Cdata
            | Kind::Comment
            | Kind::Instruction => {}
        }
        self.xml.text(text);
        Ok(())
    }

    /// The name of a node's element: an item has that of its array.
    fn element_name(&mut self, node: Node<'a>) -> Result<&'a str, ConvertError> {
        let named = match node.parent() {
            Some(array) if node.name_id().is_none() => array,
            Some(_) | None => node,
        };
        let name = named.name().or(node.label()).unwrap_or_default();
        if self.names.is_good(named, name) {
            Ok(name)
        } else {
            let name = name.to_owned();
            Err(self.error(named, ConvertErrorKind::NoXmlName { name }))
        }
    }

    fn error(&self, node: Node<'_>, kind: ConvertErrorKind) -> ConvertError {
        ConvertError::at(self.part.analysis, node, kind)
    }
}

/// The only member of an object, if it makes one element.
fn only_member(root: Node<'_>) -> Option<Node<'_>> {
    let mut members = root.children();
    let only =
        members.next().filter(|_| root.kind() == Kind::Object && members.next().is_none())?;
    (only.kind() != Kind::Array || only.children().count() == 1).then_some(only)
}

/// What is known of names, so that each is judged once.
#[derive(Default)]
struct Names {
    /// By name.
    known: Vec<Name>,
}

#[derive(Clone, Default)]
struct Name {
    is_good: Option<bool>,
    /// The object in which it stood last.
    seen_in: Option<NodeId>,
}

impl Names {
    fn is_good(&mut self, node: Node<'_>, name: &str) -> bool {
        // A prefix would have to be declared.
        let judge = || is_xml_name(name) && !name.contains(':');
        match self.of(node) {
            Some(known) => *known.is_good.get_or_insert_with(judge),
            None => judge(),
        }
    }

    /// Whether a name has been seen in an object before.
    fn is_repeated(&mut self, member: Node<'_>, object: Node<'_>) -> bool {
        let object = Some(object.id());
        self.of(member).is_some_and(|name| std::mem::replace(&mut name.seen_in, object) == object)
    }

    fn of(&mut self, node: Node<'_>) -> Option<&mut Name> {
        let index = node.name_id().map(NameId::index)?;
        if self.known.len() <= index {
            self.known.resize(index + 1, Name::default());
        }
        self.known.get_mut(index)
    }
}

/// The first thing in a text that XML cannot hold.
fn forbidden(text: &Text<'_>) -> Option<u32> {
    match text {
        Text::Plain(text) => text.chars().find(|&c| !is_xml_char(c)).map(u32::from),
        Text::Written(written) => units(written).find_map(|unit| match unit {
            Unit::Char(c) => (!is_xml_char(c)).then(|| c.into()),
            Unit::Half(half) => Some(half.into()),
        }),
    }
}
