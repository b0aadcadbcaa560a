//! Pins are found in a payload by their paths.

use super::{Pin, Pinned};
use crate::analysis::Analysis;
use crate::session::open::with_a_row;
use crate::session::rows::Target;

/// Where pins are in a payload, in the order of the document; those that it has no row for come last.
pub(super) fn pinned(analysis: &Analysis, pins: &[Pin]) -> Vec<Pinned> {
    let found =
        pins.iter().map(|pin| Pinned { target: target(analysis, &pin.path), pin: pin.clone() });
    let mut found: Vec<Pinned> = found.collect();
    found.sort_by_key(Pinned::order);
    found
}

/// The row of a path: that one and no other.
pub(super) fn target(analysis: &Analysis, path: &str) -> Option<Target> {
    let document = analysis.document();
    if let Some(&node) = document.find(path).first() {
        let target = with_a_row(analysis, Target::Node(node));
        return is_same(&target.path(analysis), path).then_some(target);
    }
    let (above, name) = path.rsplit_once('.')?;
    let &parent = document.find(above).first()?;
    let missing = analysis.missing_below(parent).find(|entry| entry.name == name)?;
    let target = Target::Missing { parent, place: missing.place };
    is_same(&target.path(analysis), path).then_some(target)
}

/// Whether paths are the same, but for the number of what is the first or the only one, and for the envelope that is
/// written where the kind of the payload is known.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.replace("[0]", ""), other.replace("[0]", ""));
    let without_first = |path: &str| path.split_once('.').map(|(_, rest)| rest.to_owned());
    one == other
        || without_first(&one).is_some_and(|one| one == other)
        || without_first(&other).is_some_and(|other| one == other)
}
