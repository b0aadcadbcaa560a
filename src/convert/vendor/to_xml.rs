//! JSON → XML as the vendor sends it.
//!
//! Members become elements, the items of an array repeat its element, all values become text.

use super::super::json_text::Text;
use super::super::not_kept::Losses;
use super::super::output::Output;
use super::super::xml_writer::XmlWriter;
use super::super::{ConvertError, ConvertErrorKind, Indent, Part};
use super::rules::Rules;
use super::survey::survey;
use crate::catalog::ENVELOPE_NAME;
use crate::document::{Kind, Node, NodeId};

/// Writes a part, unless XML cannot hold it: then nothing is written.
pub(super) fn write(
    part: Part<'_>,
    rules: &Rules<'_>,
    indent: Indent,
    losses: &mut Losses,
    out: &mut Output<'_>,
) -> Result<(), ConvertError> {
    let (root, wrapper) = wrapped_root(part, rules)?;
    survey(part, root, rules, losses)?;
    let mut xml = XmlWriter::new(out, indent);
    if let Some(wrapper) = wrapper {
        xml.begin(wrapper);
    }
    write_nodes(root, part.is_whole, &mut xml);
    if let Some(wrapper) = wrapper {
        xml.end(wrapper);
    }
    xml.finish();
    Ok(())
}

/// What to write, and the element around it, where it needs one.
///
/// That is the envelope for a whole payload, or for a part that is an array, which has several
/// elements or none.
fn wrapped_root<'a>(
    part: Part<'a>,
    rules: &Rules<'_>,
) -> Result<(Node<'a>, Option<&'a str>), ConvertError> {
    let root = part.node;
    if !part.is_whole {
        let has_many = root.kind() == Kind::Array && root.children().count() != 1;
        return Ok((root, has_many.then_some(ENVELOPE_NAME)));
    }
    if root.kind() == Kind::Array {
        return Err(ConvertError::at(part.analysis, root, ConvertErrorKind::NamelessItems));
    }
    let only = only_member(root);
    let has_envelope = only.is_some_and(|only| only.name() == Some(ENVELOPE_NAME));
    if !rules.asks_for_no_envelope() {
        return Ok((root, (!has_envelope).then_some(ENVELOPE_NAME)));
    }
    let inner = if has_envelope { only } else { Some(root) };
    match inner.filter(|inner| only_member(*inner).is_some()) {
        Some(inner) => Ok((inner, None)),
        None => Err(ConvertError::at(part.analysis, root, ConvertErrorKind::NoSingleRoot)),
    }
}

/// Writes `root` and all below it; only what stands in it where it is a whole payload, which is no element itself.
fn write_nodes<'a>(root: Node<'a>, is_payload: bool, xml: &mut XmlWriter<'_, '_>) {
    let document = root.document();
    // Open elements: where they end, and their names.
    let mut open: Vec<(usize, &'a str)> = Vec::new();
    for id in root.subtree().filter_map(NodeId::new) {
        while let Some((_, name)) = open.pop_if(|(end, _)| *end == id.index()) {
            xml.end(name);
        }
        let node = document.node(id);
        // An array has no element of its own: its items have its name.
        let name = node.label().filter(|_| node.kind() != Kind::Array);
        match name.filter(|_| !(is_payload && node == root)) {
            Some(name) if node.kind() == Kind::Object => {
                xml.begin(name);
                open.push((node.subtree().end, name));
            }
            Some(name) => xml.leaf(name, Text::of_value(node).plain().unwrap_or_default()),
            None => xml.text(Text::of_value(node).plain().unwrap_or_default()),
        }
        if xml.has_failed() {
            return;
        }
    }
    while let Some((_, name)) = open.pop() {
        xml.end(name);
    }
}

/// The only member of an object, if it makes one element.
fn only_member(root: Node<'_>) -> Option<Node<'_>> {
    let mut members = root.children();
    let only =
        members.next().filter(|_| root.kind() == Kind::Object && members.next().is_none())?;
    (only.kind() != Kind::Array || only.children().count() == 1).then_some(only)
}
