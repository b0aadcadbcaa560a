//! What of a JSON payload XML has no room for, seen before anything is written.

use super::super::json_text::{Text, Unit, units};
use super::super::not_kept::{Losses, Reason};
use super::super::{ConvertError, ConvertErrorKind, Part};
use super::rules::Rules;
use crate::document::{Kind, NameId, Node, NodeId, is_blank, is_xml_char, is_xml_name};

/// Notes what of `root` and below isn't kept; an error for the first that XML cannot hold at all.
pub(super) fn survey(
    part: Part<'_>,
    root: Node<'_>,
    rules: &Rules<'_>,
    losses: &mut Losses,
) -> Result<(), ConvertError> {
    let text = part.document().text().as_bytes();
    let is_plain = memchr::memchr2(b'\\', NONCHARACTER, text).is_none();
    let mut survey = Survey { part, rules, losses, names: Names::default(), is_plain };
    for id in root.subtree().filter_map(NodeId::new) {
        let node = part.document().node(id);
        // The whole payload is no element itself.
        if node.kind() != Kind::Array && !(part.is_whole && node == root) {
            survey.name(node)?;
        }
        match node.kind() {
            Kind::Object => survey.object(node),
            Kind::Array => survey.array(node)?,
            Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null
            | Kind::Element
            | Kind::Attribute
            | Kind::Text
            | Kind::Cdata
            | Kind::Comment
            | Kind::Instruction => survey.value(node)?,
        }
    }
    Ok(())
}

struct Survey<'a, 's> {
    part: Part<'a>,
    rules: &'s Rules<'a>,
    losses: &'s mut Losses,
    names: Names,
    /// Nothing in the text has escapes, or could be what XML forbids.
    is_plain: bool,
}

/// The first byte of U+FFFE and U+FFFF, which JSON may hold as they are, and XML may not.
const NONCHARACTER: u8 = 0xef;

impl Survey<'_, '_> {
    /// An array has no element of its own: its items have its name.
    fn array(&mut self, node: Node<'_>) -> Result<(), ConvertError> {
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

    fn object(&mut self, node: Node<'_>) {
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

    fn value(&mut self, node: Node<'_>) -> Result<(), ConvertError> {
        if self.is_plain && node.kind() == Kind::String && ends_visibly(node.source()) {
            return Ok(());
        }
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
        Ok(())
    }

    /// An element needs a name: that of its node, or of the array whose item it is.
    fn name(&mut self, node: Node<'_>) -> Result<(), ConvertError> {
        if node.label_id().is_some_and(|name| self.names.is_good(node, name)) {
            return Ok(());
        }
        let named = node.parent().filter(|_| node.name_id().is_none()).unwrap_or(node);
        let name = node.label().unwrap_or_default().to_owned();
        Err(self.error(named, ConvertErrorKind::NoXmlName { name }))
    }

    fn error(&self, node: Node<'_>, kind: ConvertErrorKind) -> ConvertError {
        ConvertError::at(self.part.analysis, node, kind)
    }
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
    /// Whether XML takes a name; `node` is any of its document.
    fn is_good(&mut self, node: Node<'_>, name: NameId) -> bool {
        let judge = || {
            let name = node.document().name(name);
            // A prefix would have to be declared.
            is_xml_name(name) && !name.contains(':')
        };
        self.of(name).is_some_and(|name| *name.is_good.get_or_insert_with(judge))
    }

    /// Whether a name has been seen in an object before.
    fn is_repeated(&mut self, member: Node<'_>, object: Node<'_>) -> bool {
        let object = Some(object.id());
        member
            .name_id()
            .and_then(|name| self.of(name))
            .is_some_and(|name| std::mem::replace(&mut name.seen_in, object) == object)
    }

    fn of(&mut self, name: NameId) -> Option<&mut Name> {
        let index = name.index();
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

/// Whether a string without escapes has something to see, by a look at its last byte: that of one that is empty is a quote.
fn ends_visibly(source: &str) -> bool {
    matches!(source.as_bytes(), [.., last, b'"'] if *last > b' ' && *last != b'"')
}
