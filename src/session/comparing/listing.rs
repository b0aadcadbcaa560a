//! The merged tree as a list of rows that fold.

use std::ops::Range;

use crate::compare::{Change, Comparison};
use crate::session::rows::{Bits, Branches, Folding};

/// All nodes of a merged tree, or some of them with all that they stand in, without what folding hides.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The numbers of the nodes, if they are not all.
    nodes: Option<Vec<u32>>,
    branches: Ends,
    folding: Folding,
}

/// Of each listed node, the first row that doesn't hang below it.
#[derive(Debug, Default)]
struct Ends {
    ends: Vec<u32>,
    foldable: Bits,
}

impl Listing {
    /// The whole tree.
    pub(super) fn all(comparison: &Comparison) -> Self {
        let ends = comparison.nodes().map(|node| node.end);
        Self { nodes: None, branches: Ends::new(ends), folding: Folding::default() }
    }

    /// The nodes that differ, with what they stand in and what is in them.
    pub(super) fn differing(comparison: &Comparison) -> Self {
        let differs = comparison.nodes().zip(0..);
        let differs =
            differs.filter(|(node, _)| node.n_differences > 0 || node.change != Change::Same);
        let nodes: Vec<u32> = differs.map(|(_, number)| number).collect();
        let ends = nodes.iter().map(|&number| {
            let end = comparison.node(number as usize).map_or(0, |node| node.end);
            nodes.partition_point(|&number| (number as usize) < end)
        });
        let branches = Ends::new(ends);
        Self { nodes: Some(nodes), branches, folding: Folding::default() }
    }

    /// How many rows there are.
    pub(super) fn n_rows(&self) -> usize {
        self.branches.len() - self.folding.n_hidden()
    }

    /// The number of the node in a row.
    pub(super) fn node(&self, row: usize) -> Option<usize> {
        self.node_at(self.folding.place_of(row))
    }

    /// The row of a node, or the one that hides it or that it would stand behind.
    pub(super) fn row_of(&self, number: usize) -> usize {
        let place = self.place_of(number).unwrap_or_else(|behind| behind);
        let place = self.folding.hidden_by(place).unwrap_or(place);
        self.folding.index_of(place).unwrap_or_default()
    }

    /// Whether rows hang below that of a node; and if so, whether they are hidden.
    pub(super) fn is_folded(&self, number: usize) -> Option<bool> {
        let place = self.place_of(number).ok()?;
        self.branches.foldable.contains(place).then(|| self.folding.is_folded(place))
    }

    /// Hides what is below a node, or shows it again.
    pub(super) fn toggle(&mut self, number: usize) {
        let Ok(place) = self.place_of(number) else { return };
        if !self.folding.unfold(&self.branches, place) {
            self.folding.fold(&self.branches, place);
        }
    }

    /// The node itself or, if it is hidden, the one that hides it.
    pub(super) fn visible(&self, number: usize) -> usize {
        let place = self.place_of(number).ok();
        let folded = place.and_then(|place| self.folding.hidden_by(place));
        folded.and_then(|place| self.node_at(place)).unwrap_or(number)
    }

    /// Shows a node, whatever hides it.
    pub(super) fn uncover(&mut self, number: usize) {
        let Ok(place) = self.place_of(number) else { return };
        while let Some(folded) = self.folding.hidden_by(place) {
            if !self.folding.unfold(&self.branches, folded) {
                break;
            }
        }
    }

    fn node_at(&self, place: usize) -> Option<usize> {
        match &self.nodes {
            Some(nodes) => nodes.get(place).map(|&number| number as usize),
            None => (place < self.branches.len()).then_some(place),
        }
    }

    /// Where a node is listed, folded or not; where it would stand, if it is not.
    fn place_of(&self, number: usize) -> Result<usize, usize> {
        match &self.nodes {
            Some(nodes) => nodes.binary_search_by_key(&number, |&listed| listed as usize),
            None => Ok(number),
        }
    }
}

impl Ends {
    fn new(ends: impl Iterator<Item = usize>) -> Self {
        let mut all = Self::default();
        for (place, end) in ends.enumerate() {
            if end > place + 1 {
                all.foldable.insert(place);
            }
            all.ends.push(u32::try_from(end).unwrap_or(u32::MAX));
        }
        all
    }
}

impl Branches for Ends {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn below(&self, place: usize) -> Range<usize> {
        let end = self.ends.get(place).map_or(place + 1, |&end| end as usize);
        place + 1..end
    }

    fn foldable(&self) -> &Bits {
        &self.foldable
    }

    fn root(&self) -> Option<usize> {
        (!self.ends.is_empty()).then_some(0)
    }
}
