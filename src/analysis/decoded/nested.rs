//! A document inside a value.

use super::Reading;
use crate::document::{Document, Format};

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
