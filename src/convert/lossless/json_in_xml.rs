//! JSON in XML, as the W3C's `json-to-xml` writes it (`XPath` and `XQuery` Functions 3.1).
//!
//! ```text
//! <map xmlns="http://www.w3.org/2005/xpath-functions">
//!     <array key="…"> <string>…</string> <number>1e9</number> <boolean>true</boolean> <null/> </array>
//! </map>
//! ```
//!
//! Keys that stand twice stay, in order. What XML cannot hold (control characters, halves of surrogate
//! pairs) is written as JSON escapes, with the backslash doubled; `escaped` and `escaped-key` say so.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::super::Indent;
use super::super::json_text::{Text, Unit, units};
use super::super::json_writer::JsonWriter;
use super::super::output::{self, Output};
use super::super::xml_writer::XmlWriter;
use crate::document::{Document, Kind, Node, NodeId, is_xml_char};

const NAMESPACE: &str = "http://www.w3.org/2005/xpath-functions";
const KEY: &str = "key";
const ESCAPED_KEY: &str = "escaped-key";
const ESCAPED: &str = "escaped";

/// Writes a JSON document as XML.
pub(super) fn encode(document: &Document, indent: Indent, out: &mut Output<'_>) {
    let mut xml = XmlWriter::new(out, indent);
    let mut open: Vec<(usize, &str)> = Vec::new();
    for node in document.nodes() {
        while let Some((_, name)) = open.pop_if(|(end, _)| *end == node.id().index()) {
            xml.end(name);
        }
        let name = element_name(node.kind());
        xml.begin(name);
        if node.parent().is_none() {
            xml.attribute("xmlns", NAMESPACE);
        }
        if let Some(key) = Text::of_name(node) {
            let (key, is_escaped) = escape(&key);
            xml.attribute(KEY, &key);
            if is_escaped {
                xml.attribute(ESCAPED_KEY, "true");
            }
        }
        if node.kind() == Kind::String {
            let value = Text::of_value(node);
            let (value, is_escaped) = escape(&value);
            if is_escaped {
                xml.attribute(ESCAPED, "true");
            }
            xml.text(&value);
        } else if node.kind() != Kind::Null {
            xml.text(node.raw_value().unwrap_or_default());
        }
        open.push((node.subtree().end, name));
        if xml.has_failed() {
            return;
        }
    }
    while let Some((_, name)) = open.pop() {
        xml.end(name);
    }
    xml.finish();
}

fn element_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "map",
        Kind::Array => "array",
        Kind::Number => "number",
        Kind::Bool => "boolean",
        Kind::Null => "null",
        Kind::String
        | Kind::Element
        | Kind::Attribute
        | Kind::Text
        | Kind::Cdata
        | Kind::Comment
        | Kind::Instruction => "string",
    }
}

/// A text as XML can hold it, and whether escapes were needed for that.
fn escape<'t>(text: &'t Text<'_>) -> (Cow<'t, str>, bool) {
    let mut written = String::new();
    match text {
        Text::Plain(plain) if plain.chars().all(is_xml_char) => {
            return (plain.as_ref().into(), false);
        }
        Text::Plain(plain) => {
            plain.chars().for_each(|c| push(&mut written, Unit::Char(c)));
        }
        Text::Written(source) => units(source).for_each(|unit| push(&mut written, unit)),
    }
    (written.into(), true)
}

fn push(written: &mut String, unit: Unit) {
    match unit {
        Unit::Char('\\') => written.push_str("\\\\"),
        Unit::Char('\u{8}') => written.push_str("\\b"),
        Unit::Char('\u{c}') => written.push_str("\\f"),
        Unit::Char(c) if is_xml_char(c) => written.push(c),
        Unit::Char(c) => push_number(written, c.into()),
        Unit::Half(half) => push_number(written, half.into()),
    }
}

#[expect(clippy::let_underscore_must_use, reason = "writing into a string cannot fail")]
fn push_number(written: &mut String, code: u32) {
    let _ = write!(written, "\\u{code:04X}");
}

/// The JSON that an XML document encodes, if it has the form of an encoding. Whether it is one exactly
/// shows when the result is encoded again.
pub(super) fn decode(document: &Document) -> Option<String> {
    let root = document.root()?;
    if attribute(root, "xmlns").as_deref() != Some(NAMESPACE) {
        return None;
    }
    let mut is_encoding = true;
    let text = output::text(|out| {
        is_encoding = decode_element(root, JsonWriter::new(out, Indent::Compact)).is_some();
    });
    is_encoding.then_some(text)
}

fn decode_element(root: Node<'_>, mut json: JsonWriter<'_, '_>) -> Option<()> {
    let mut open: Vec<(usize, Kind)> = Vec::new();
    for id in root.subtree().filter_map(NodeId::new) {
        while let Some((_, kind)) = open.pop_if(|(end, _)| *end == id.index()) {
            end(kind, &mut json);
        }
        let node = root.document().node(id);
        if node.kind() != Kind::Element {
            continue;
        }
        let is_member = open.last().is_some_and(|&(_, kind)| kind == Kind::Object);
        let key = attribute(node, KEY);
        if is_member != key.is_some() {
            return None;
        }
        if let Some(key) = &key {
            json.key(&unescape(key, is_true(node, ESCAPED_KEY)));
        }
        let value = node.value();
        match node.name()? {
            "map" => {
                json.begin_object();
                open.push((node.subtree().end, Kind::Object));
            }
            "array" => {
                json.begin_array();
                open.push((node.subtree().end, Kind::Array));
            }
            "string" => json.string(&unescape(&value?, is_true(node, ESCAPED))),
            // What is no such literal shows when the result is read.
            "number" | "boolean" => json.literal(&value?),
            "null" => json.literal("null"),
            _ => return None,
        }
    }
    while let Some((_, kind)) = open.pop() {
        end(kind, &mut json);
    }
    Some(())
}

fn end(kind: Kind, json: &mut JsonWriter<'_, '_>) {
    if kind == Kind::Object { json.end_object() } else { json.end_array() }
}

fn unescape(text: &str, is_escaped: bool) -> Text<'_> {
    if is_escaped { Text::Written(text) } else { text.into() }
}

fn is_true(element: Node<'_>, name: &str) -> bool {
    attribute(element, name).as_deref() == Some("true")
}

fn attribute<'d>(element: Node<'d>, name: &str) -> Option<Cow<'d, str>> {
    let mut attributes = element.children().take_while(|child| child.kind() == Kind::Attribute);
    attributes.find(|attribute| attribute.name() == Some(name))?.value()
}
