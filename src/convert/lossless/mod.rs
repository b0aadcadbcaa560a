//! Without loss: everything that an XML payload says as JSON, and everything that JSON says as XML.
//!
//! Each notation has an encoding in the other. A payload that *is* such an encoding is decoded, any other
//! is encoded; so converting twice gives the tree one started with, whatever it was.

mod json_in_xml;
mod xml_in_json;

use super::equal::is_equal_tree;
use super::output::{self, Output};
use super::{Indent, reformat};
use crate::document::{Document, Format};

/// Writes a document, which has to be well-formed and without a DOCTYPE.
pub(super) fn write(document: &Document, to: Format, indent: Indent, out: &mut Output<'_>) {
    if document.format() == to {
        return reformat::write_document(document, indent, out);
    }
    match decode_if_encoding(document) {
        Some(decoded) => reformat::write_document(&decoded, indent, out),
        None => encode(document, indent, out),
    }
}

/// What a document encodes, if it is one of our encodings.
///
/// What it encodes may look like an encoding again: at the end stands a payload that doesn't. An odd
/// number of steps away from it stand the encodings that we would write, an even number away stand
/// payloads that look like one by chance, or because somebody encoded an encoding.
///
/// Each step reads everything once more. They are few: what an encoding adds doubles with every second one.
fn decode_if_encoding(document: &Document) -> Option<Document> {
    let first = decode_exactly(document)?;
    let mut n_steps = 1;
    let mut next = decode_exactly(&first);
    while let Some(decoded) = next {
        n_steps += 1;
        next = decode_exactly(&decoded);
    }
    (n_steps % 2 == 1).then_some(first)
}

/// What a document encodes, if it is exactly what [`encode`] makes of that.
fn decode_exactly(document: &Document) -> Option<Document> {
    let decoded = match document.format() {
        Format::Xml => json_in_xml::decode(document)?,
        Format::Json => xml_in_json::decode(document)?,
    };
    let decoded = Document::from_text(decoded, super::other_format(document.format()));
    if !decoded.is_well_formed() || decoded.prolog().doctype.is_some() {
        return None;
    }
    let again = output::text(|out| encode(&decoded, Indent::Compact, out));
    let again = Document::from_text(again, document.format());
    is_equal_tree(document, &again).then_some(decoded)
}

fn encode(document: &Document, indent: Indent, out: &mut Output<'_>) {
    match document.format() {
        Format::Xml => xml_in_json::encode(document, indent, out),
        Format::Json => json_in_xml::encode(document, indent, out),
    }
}
