//! Where a node's value stands in the text, and what it means with references and escapes replaced.

use std::borrow::Cow;
use std::ops::Range;

use super::Node;

/// The bytes of the value as written; none for a container.
pub(super) fn span(_node: Node<'_>) -> Option<Range<usize>> {
    None
}

/// The value as meant; none for a container.
pub(super) fn unescaped(_node: Node<'_>) -> Option<Cow<'_, str>> {
    None
}
