//! Two payloads in one tree: what is the same in both, what only one of them has, what changed or moved.
//!
//! Payloads are compared by what they say, not by how that is written. So XML stands beside JSON: a lone element is an
//! array of one, a number is its digits, the `Response` that the vendor's JSON leaves out is not missed. Comments,
//! processing instructions and the order of nodes with different names say nothing; neither do attributes and text beside
//! elements where one of both is JSON, which has no room for them.
//!
//! Nodes that repeat are matched by what names them, as the catalog tells ([`crate::catalog::NodeEntry::named_by`]), others
//! by their content; by position only where what stands on both sides of them is matched. Values are held against each
//! other as they are meant: a moment in whatever zone, a number with or without zeros behind its point.
//!
//! Time and memory are in proportion to both payloads. *Absent on purpose:* recursion on depth; any language.

mod alike;
mod merge;
mod pairing;
mod side;
mod signs;
mod text;
mod value;

pub use self::merge::{Change, Compared, Comparison, Summary};
pub use self::text::{Piece, pieces};

use self::pairing::Pairing;
use self::side::Terms;
use crate::analysis::Analysis;
use crate::progress::Progress;

/// What doesn't count as a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch by itself")]
pub struct Ignored {
    /// Which job and which run it is. Where such an id is part of another value, it doesn't count there either.
    pub ids: bool,
    /// Moments: when something was created, started, ended.
    pub times: bool,
    /// What a node's value is, and how often a node stands where one does: only which nodes there are counts.
    pub values: bool,
    /// That one has an empty node and the other has none, as the vendor's JSON leaves them out.
    pub empty: bool,
}

/// Compares two payloads that were held against one catalog; nothing where that was called off.
///
/// Of a broken payload counts what stands before its break.
pub fn compare(
    left: &Analysis,
    right: &Analysis,
    ignored: Ignored,
    progress: &Progress,
) -> Option<Comparison> {
    let terms = Terms::of_both(left, right, ignored);
    let (left, right) = (terms.side(left, progress)?, terms.side(right, progress)?);
    let pairing = Pairing::new(&terms, &left, &right, progress)?;
    merge::merge(&terms, &left, &right, &pairing, progress)
}

/// What a payload says, as a number: the same for payloads that say the same, in whatever notation and order and with or
/// without empty nodes; nothing for one that says nothing.
pub fn content(analysis: &Analysis) -> Option<u64> {
    let side = Terms::of_one(analysis).side(analysis, &Progress::default())?;
    let content = side.content(side.envelope().or(analysis.document().root())?.id());
    (content != 0).then_some(content)
}
