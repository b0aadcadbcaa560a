//! What a filter keeps.

use std::sync::Arc;

use super::bits::Bits;
use super::{Outline, Target};
use crate::analysis::Analysis;

/// The rows that a filter keeps: hits and what they stand in. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    places: Arc<[u32]>,
}

impl Kept {
    /// The hits with all that they stand in. Takes its time where there are many.
    pub fn new(
        analysis: &Analysis,
        outline: &Outline,
        hits: impl IntoIterator<Item = Target>,
    ) -> Self {
        let mut kept = Bits::default();
        for hit in hits {
            let node = analysis.document().node(hit.node());
            if let (Target::Missing { .. }, Some(place)) = (hit, outline.place_of(hit)) {
                kept.insert(place);
            }
            for above in std::iter::once(node).chain(node.ancestors()) {
                // An array whose items stand for it has no row, but what it stands in has.
                let place = outline.place_of(Target::Node(above.id()));
                if place.is_some_and(|place| !kept.insert(place)) {
                    break;
                }
            }
        }
        Self { places: kept.iter().filter_map(|place| u32::try_from(place).ok()).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<usize> {
        self.places.get(index).map(|&place| place as usize)
    }

    pub(super) fn index_of(&self, place: usize) -> Option<usize> {
        self.places.binary_search(&u32::try_from(place).ok()?).ok()
    }
}
