//! A document inside a value.

use super::text::base64;
use super::{LONGEST_LOOKED_INTO, Reading};
use crate::document::{Document, Format};

/// The text of the document that a value is, or has behind Base64; nothing where it has none.
pub fn document_in(value: &str) -> Option<String> {
    let value = value.trim();
    let is_document = |text: &String| document(text).is_some();
    let is_short = value.len() <= LONGEST_LOOKED_INTO;
    let value = is_short.then(|| value.to_owned())?;
    let behind = base64(&value).filter(is_document);
    behind.or_else(|| Some(value).filter(is_document))
}

/// The document that a value is, if it is one from its first character to its last.
pub(super) fn document(value: &str) -> Option<Reading> {
    let format = match value.as_bytes() {
        [b'{', .., b'}'] | [b'[', .., b']'] => Format::Json,
        [b'<', .., b'>'] => Format::Xml,
        _ => return None,
    };
    let document = Document::from_text(value.to_owned(), format);
    document
        .is_well_formed()
        .then(|| Reading::Document { format, n_nodes: document.n_counted_nodes() })
}
