//! Tables that find what an entry says of a place.

use serde::{Deserialize, Serialize};

use super::PlaceId;
use super::entry::{Entry, Presence};

/// Where an entry's nodes stand in its list, by place.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Lookup {
    /// By place: one more than the index in `Entry::nodes`, 0 where the entry has no node.
    #[serde(skip)]
    pub(super) by_place: Vec<u16>,
    /// By node: one past its last descendant.
    pub(super) ends: Vec<u16>,
    /// By place: where its always-present children stand in `required`.
    #[serde(skip)]
    pub(super) required_of: Vec<(u16, u16)>,
    #[serde(skip)]
    pub(super) required: Vec<PlaceId>,
}

/// Fills the tables by place, once all places are known.
pub(super) fn index(entry: &mut Entry, n_places: usize) {
    let mut lookup = Lookup {
        by_place: vec![0; n_places],
        required_of: vec![(0, 0); n_places],
        ends: std::mem::take(&mut entry.lookup.ends),
        required: Vec::new(),
    };
    for (number, node) in (1..).zip(&entry.nodes) {
        if let Some(cell) = lookup.by_place.get_mut(node.place.index()) {
            *cell = number;
        }
    }
    entry.lookup = lookup;
    let mut required: Vec<PlaceId> = Vec::new();
    let mut required_of = std::mem::take(&mut entry.lookup.required_of);
    let parents = entry.nodes.iter().map(|node| node.place);
    for parent in parents.chain((!entry.envelope).then_some(PlaceId::ENVELOPE)) {
        let start = required.len();
        let children = entry.children(parent);
        let always = children.filter(|child| child.presence == Presence::Always);
        required.extend(always.map(|child| child.place));
        let range = (u16::try_from(start), u16::try_from(required.len()));
        if let (Some(cell), (Ok(start), Ok(end))) = (required_of.get_mut(parent.index()), range) {
            *cell = (start, end);
        }
    }
    entry.lookup.required_of = required_of;
    entry.lookup.required = required;
}
