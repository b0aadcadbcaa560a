//! When two documents say the same.

use super::json_text::Text;
use crate::document::{Document, Node};

/// Whether both trees have the same kinds, names, unescaped values and order.
///
/// Declarations, quotes, references, `<a/>` against `<a></a>` and white space that is no node don't
/// count; neither does how JSON escapes its strings.
pub(super) fn is_equal_tree(this: &Document, other: &Document) -> bool {
    this.n_nodes() == other.n_nodes()
        && this.nodes().zip(other.nodes()).all(|(this, other)| is_equal_node(this, other))
}

/// In the same place of both arenas, equal ends of subtrees mean equal shape.
fn is_equal_node(this: Node<'_>, other: Node<'_>) -> bool {
    this.kind() == other.kind()
        && this.subtree().end == other.subtree().end
        && Text::of_name(this) == Text::of_name(other)
        && this.is_container() == other.is_container()
        && Text::of_value(this) == Text::of_value(other)
}
