//! Tables that find what an entry says of a place.

use serde::{Deserialize, Serialize};

use super::entry::Entry;

/// Where an entry's nodes stand in its list, by place.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Lookup {
    /// By place: one more than the index in `Entry::nodes`, 0 where the entry has no node.
    #[serde(skip)]
    pub(super) by_place: Vec<u16>,
    /// By node: one past its last descendant.
    pub(super) ends: Vec<u16>,
}

/// Fills the table by place, once all places are known.
pub(super) fn index(entry: &mut Entry, n_places: usize) {
    let by_place = &mut entry.lookup.by_place;
    *by_place = vec![0; n_places];
    for (number, node) in (1..).zip(&entry.nodes) {
        if let Some(cell) = by_place.get_mut(node.place.index()) {
            *cell = number;
        }
    }
}
