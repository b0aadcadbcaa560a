//! Tables that find what an entry says of a place.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::{Nodes, PlaceId};

/// Where an entry's nodes stand in its list, by place.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Lookup {
    /// By place: one more than the index among the nodes, 0 where the entry has no node. Filled when it is first asked.
    #[serde(skip)]
    by_place: OnceLock<Arc<[u16]>>,
    /// By node: one past its last descendant.
    pub(super) ends: Vec<u16>,
}

impl Lookup {
    pub(super) fn new(ends: Vec<u16>) -> Self {
        Self { ends, ..Self::default() }
    }

    /// The index of the node at `place` among these.
    pub(super) fn index(&self, place: PlaceId, nodes: &Nodes) -> Option<usize> {
        let number = self.by_place(nodes).get(place.index()).copied()?;
        usize::from(number).checked_sub(1)
    }

    pub(super) fn by_place(&self, nodes: &Nodes) -> &Arc<[u16]> {
        self.by_place.get_or_init(|| by_place(nodes).into())
    }
}

fn by_place(nodes: &Nodes) -> Vec<u16> {
    let last = nodes.iter().map(|node| node.place.index()).max();
    let mut by_place = vec![0; last.map_or(0, |last| last + 1)];
    for (number, node) in (1..).zip(nodes) {
        if let Some(cell) = by_place.get_mut(node.place.index()) {
            *cell = number;
        }
    }
    by_place
}
