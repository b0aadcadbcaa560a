//! As the vendor would send it.
//!
//! The rules are those that the vendor's documented pairs of XML and JSON show; where callbacks differ,
//! the catalog says how for each of them, and [`VendorOptions`] can say otherwise.

mod place;
mod rules;
mod survey;
mod to_json;
mod to_xml;

pub(super) use self::place::{json_form, xml_form};

use self::rules::Rules;
use super::json_text::Text;
use super::not_kept::{Losses, NotKept, Reason};
use super::output::Output;
use super::{ConvertError, Options, Part, VendorOptions, reformat};
use crate::catalog::ENVELOPE_NAME;
use crate::document::{Format, Kind, Node};

/// Writes a part; gives what isn't kept.
pub(super) fn write(
    part: Part<'_>,
    options: Options,
    vendor: VendorOptions,
    out: &mut Output<'_>,
) -> Result<Vec<NotKept>, ConvertError> {
    let rules = Rules::new(part.analysis, vendor);
    let mut losses = Losses::default();
    if part.is_whole && part.document().prolog().doctype.is_some() {
        losses.note(Reason::Doctype, part.node);
    }
    match (part.document().format(), options.to) {
        (Format::Xml, Format::Json) => {
            to_json::write(part, &rules, options.indent, &mut losses, out);
        }
        (Format::Json, Format::Xml) => {
            to_xml::write(part, &rules, options.indent, &mut losses, out)?;
        }
        (Format::Xml, Format::Xml) if part.is_whole => {
            reformat::write_document(part.document(), options.indent, out);
        }
        (Format::Xml, Format::Xml) => reformat::write_part(part.node, options.indent, out),
        (Format::Json, Format::Json) => json_again(part, &rules, options, out),
    }
    Ok(losses.finish())
}

/// JSON as it is, but for what the options ask for by hand.
fn json_again(part: Part<'_>, rules: &Rules<'_>, options: Options, out: &mut Output<'_>) {
    let (root, name) = match (part.is_whole, envelope(part.node)) {
        (false, _) => (part.node, part.node.label()),
        (true, Some(inner)) if rules.asks_for_no_envelope() => (inner, None),
        (true, None) if rules.asks_for_envelope() => (part.node, Some(ENVELOPE_NAME)),
        (true, Some(_) | None) => (part.node, None),
    };
    let own_name = Text::of_name(root).filter(|_| name.is_some());
    let name = own_name.or(name.map(Text::from));
    reformat::write_json(root, name.as_ref(), |node| rules.shape(node), options.indent, out);
}

/// What stands in the envelope of a JSON payload: the object that is the only member of its root.
fn envelope(root: Node<'_>) -> Option<Node<'_>> {
    let mut members = root.children();
    let only = members.next().filter(|_| root.kind() == Kind::Object)?;
    let is_envelope = only.name() == Some(ENVELOPE_NAME) && only.kind() == Kind::Object;
    (is_envelope && members.next().is_none()).then_some(only)
}
