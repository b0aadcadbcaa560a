//! The same notation, written anew.

use std::ops::Range;

use hashbrown::HashSet;

use super::Indent;
use super::json_text::Text;
use super::json_writer::JsonWriter;
use super::output::Output;
use super::xml_writer::XmlWriter;
use crate::document::{Document, Format, Kind, Node, NodeId};

/// Writes a whole document as it is.
pub(super) fn write_document(document: &Document, indent: Indent, out: &mut Output<'_>) {
    match (document.format(), document.root()) {
        (Format::Xml, _) => write_xml(document, 0..document.n_nodes(), &[], indent, out),
        (Format::Json, Some(root)) => write_json(root, None, |_| Shape::AsIs, indent, out),
        (Format::Json, None) => {}
    }
}

/// Writes a part of a document as it is. An element takes along what is declared for it further up, as
/// in Canonical XML; a member alone is an object with that member.
pub(super) fn write_part(node: Node<'_>, indent: Indent, out: &mut Output<'_>) {
    match node.document().format() {
        Format::Xml => write_xml(node.document(), node.subtree(), &inherited(node), indent, out),
        Format::Json => {
            let name = Text::of_name(node);
            write_json(node, name.as_ref(), |_| Shape::AsIs, indent, out);
        }
    }
}

/// The namespaces, `xml:space` and `xml:lang` that hold in an element and are declared further up.
fn inherited(element: Node<'_>) -> Vec<Node<'_>> {
    let mut known: HashSet<_> = attributes(element).map(Node::name_id).collect();
    let mut inherited = Vec::new();
    for attribute in element.ancestors().flat_map(attributes) {
        let name = attribute.name().unwrap_or_default();
        let is_handed_down =
            name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xml:");
        if is_handed_down && known.insert(attribute.name_id()) {
            inherited.push(attribute);
        }
    }
    inherited
}

fn attributes(element: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    element.children().take_while(|child| child.kind() == Kind::Attribute)
}

/// Writes XML nodes that stand beside each other, with all that is in them. The first of them gets
/// `inherited` as further attributes.
fn write_xml(
    document: &Document,
    nodes: Range<usize>,
    inherited: &[Node<'_>],
    indent: Indent,
    out: &mut Output<'_>,
) {
    let mut xml = XmlWriter::new(out, indent);
    let mut open: Vec<(usize, &str, bool)> = Vec::new();
    let mut further = inherited;
    for id in nodes.filter_map(NodeId::new) {
        while let Some((_, name, _)) = open.pop_if(|(end, ..)| *end == id.index()) {
            xml.end(name);
        }
        let node = document.node(id);
        let value = || node.value().unwrap_or_default();
        let name = node.name().unwrap_or_default();
        match node.kind() {
            Kind::Element => {
                begin_element(node, std::mem::take(&mut further), &mut xml);
                open.push((node.subtree().end, name, has_words(node)));
            }
            Kind::Text if open.last().is_some_and(|(.., has_words)| *has_words) => {
                xml.text(&value());
            }
            Kind::Text => xml.text_that_counts(&value()),
            Kind::Cdata => xml.cdata(&value()),
            Kind::Comment => xml.comment(&value()),
            Kind::Instruction => xml.instruction(name, &value()),
            // Attributes are written with their element.
            Kind::Attribute
            | Kind::Object
            | Kind::Array
            | Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null => {}
        }
        if xml.has_failed() {
            return;
        }
    }
    while let Some((_, name, _)) = open.pop() {
        xml.end(name);
    }
    xml.finish();
}

/// Whether some text in an element makes white space beside it count.
fn has_words(element: Node<'_>) -> bool {
    element.children().any(|child| {
        let is_words = || !child.value().unwrap_or_default().trim_ascii().is_empty();
        child.kind() == Kind::Cdata || child.kind() == Kind::Text && is_words()
    })
}

/// The start tag with attributes, and the text of an element that has nothing else.
fn begin_element(element: Node<'_>, further: &[Node<'_>], xml: &mut XmlWriter<'_, '_>) {
    xml.begin(element.name().unwrap_or_default());
    for attribute in attributes(element).chain(further.iter().copied()) {
        xml.attribute(attribute.name().unwrap_or_default(), &attribute.value().unwrap_or_default());
    }
    if element.children().any(|child| matches!(child.kind(), Kind::Text | Kind::Cdata)) {
        xml.keep_space();
    }
    xml.text(&element.value().unwrap_or_default());
}

/// How a JSON value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    AsIs,
    /// With an array around it.
    InArray,
    /// An array without its brackets, which has one item.
    Bare,
    /// A string without its quotes.
    Number,
    /// A number in quotes.
    Text,
}

/// Writes a value, as the only member of an object if it is given a name.
pub(super) fn write_json<'d>(
    root: Node<'d>,
    name: Option<&Text<'_>>,
    shape: impl Fn(Node<'d>) -> Shape,
    indent: Indent,
    out: &mut Output<'_>,
) {
    let document = root.document();
    let mut json = JsonWriter::new(out, indent);
    if let Some(name) = name {
        json.begin_object();
        json.key(name);
    }
    let mut open: Vec<(usize, Kind, Shape)> = Vec::new();
    for id in root.subtree().filter_map(NodeId::new) {
        while let Some((_, kind, shape)) = open.pop_if(|(end, ..)| *end == id.index()) {
            end(kind, shape, &mut json);
        }
        let node = document.node(id);
        if let Some(name) = Text::of_name(node).filter(|_| id != root.id()) {
            json.key(&name);
        }
        let shape = shape(node);
        begin(node, shape, &mut json);
        if matches!(node.kind(), Kind::Object | Kind::Array) {
            open.push((node.subtree().end, node.kind(), shape));
        }
        if json.has_failed() {
            return;
        }
    }
    while let Some((_, kind, shape)) = open.pop() {
        end(kind, shape, &mut json);
    }
    if name.is_some() {
        json.end_object();
    }
    json.finish();
}

fn begin(node: Node<'_>, shape: Shape, json: &mut JsonWriter<'_, '_>) {
    if shape == Shape::InArray {
        json.begin_array();
    }
    match node.kind() {
        Kind::Object => json.begin_object(),
        Kind::Array if shape == Shape::Bare => {}
        Kind::Array => json.begin_array(),
        Kind::String if shape == Shape::Number => json.literal(&node.value().unwrap_or_default()),
        Kind::String => json.string(&Text::of_value(node)),
        _ if shape == Shape::Text => json.string(&Text::of_value(node)),
        Kind::Number | Kind::Bool | Kind::Null => {
            json.literal(node.raw_value().unwrap_or_default());
        }
        Kind::Element
        | Kind::Attribute
        | Kind::Text
        | Kind::Cdata
        | Kind::Comment
        | Kind::Instruction => {}
    }
}

fn end(kind: Kind, shape: Shape, json: &mut JsonWriter<'_, '_>) {
    if kind == Kind::Object {
        json.end_object();
    } else if shape != Shape::Bare {
        json.end_array();
    }
    if shape == Shape::InArray {
        json.end_array();
    }
}
