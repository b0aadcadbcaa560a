//! What a value means among those beside it.

use jiff::Timestamp;

use super::{Reading, readings};
use crate::analysis::{Analysis, read_moment};
use crate::catalog::ValueType;
use crate::document::Node;

/// So many siblings are looked at.
const MOST_BESIDE: usize = 64;

/// The readings of a node's value, those that take its siblings to tell among them: how long after other moments
/// a moment is.
///
/// `value` may be the beginning of what the node says, if that is very long.
pub fn readings_of(analysis: &Analysis, node: Node<'_>, value: &str) -> Vec<Reading> {
    let entry = analysis.documented(node.id());
    let mut all =
        readings(entry.map(|entry| entry.value_type), entry.and_then(|entry| entry.unit), value);
    if let Some(at) = moment_of(analysis, node) {
        let beside = node.parent().into_iter().flat_map(Node::children).take(MOST_BESIDE);
        let mut earlier: Vec<(Timestamp, Node<'_>)> = beside
            .filter_map(|other| Some((moment_of(analysis, other)?, other)))
            .filter(|(other, _)| *other < at)
            .collect();
        earlier.sort_by_key(|(other, _)| *other);
        all.extend(earlier.into_iter().map(|(other, node)| Reading::After {
            name: node.name().unwrap_or_default().to_owned(),
            span: at.duration_since(other),
        }));
    }
    all
}

fn moment_of(analysis: &Analysis, node: Node<'_>) -> Option<Timestamp> {
    let entry = analysis.documented(node.id())?;
    let value = node.leaf_text().filter(|_| entry.value_type == ValueType::Timestamp)?;
    Some(read_moment(&value)?.0)
}
