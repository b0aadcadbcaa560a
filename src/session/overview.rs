//! A payload's rows at a glance: in which parts of them something was found, or is wrong.

use super::{Open, Target};
use crate::analysis::{Finding, Severity, Told};
use crate::document::NodeId;

/// What stands in a part of the rows, also in what is folded there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// Whether something that is looked for was found there.
    pub has_hit: bool,
    /// The gravest error or warning there.
    pub severity: Option<Severity>,
}

/// How many findings of a slice are looked at.
const MOST_WEIGHED: usize = 64;

impl Open {
    /// The visible rows in so many slices, or in as many as there are rows.
    ///
    /// Takes as long as there are slices, however many rows there are. Of many findings in one slice only
    /// the first few dozen count.
    pub fn overview(&self, n_slices: usize) -> Vec<Slice> {
        let n_rows = self.rows().len();
        let n_slices = n_slices.min(n_rows);
        let starts = (0..n_slices).map(|slice| self.first_node_from(slice * n_rows / n_slices));
        let mut starts: Vec<Option<NodeId>> = starts.collect();
        starts.push(None);
        let pairs = starts.windows(2).map(|pair| (pair.first().copied(), pair.last().copied()));
        pairs.map(|(start, end)| self.slice(start.flatten(), end.flatten())).collect()
    }

    /// The node of the first row from there on that isn't a missing one's.
    fn first_node_from(&self, row: usize) -> Option<NodeId> {
        (row..self.rows().len()).find_map(|row| match self.rows().get(row)?.target {
            Target::Node(node) => Some(node),
            Target::Missing { .. } => None,
        })
    }

    fn slice(&self, start: Option<NodeId>, end: Option<NodeId>) -> Slice {
        let Some(start) = start else { return Slice::default() };
        let is_before_end = |node: NodeId| end.is_none_or(|end| node < end);
        let hits = self.hits();
        let hit = hits.get(hits.n_before(Target::Node(start)));
        let has_hit = hit.is_some_and(|hit| is_before_end(hit.target().node()));
        Slice { has_hit, severity: self.told().and_then(|told| self.gravest(told, start, end)) }
    }

    fn gravest(&self, told: &Told, start: NodeId, end: Option<NodeId>) -> Option<Severity> {
        let findings = self.analysis()?.findings();
        let from = self.analysis()?.first_finding(start);
        let here = (from..findings.len()).take(MOST_WEIGHED).take_while(|index| {
            let node = findings.get(*index).and_then(Finding::node);
            node.is_none_or(|node| end.is_none_or(|end| node < end))
        });
        let told = here.filter_map(|index| told.severity(index));
        told.max().filter(|severity| *severity > Severity::Info)
    }
}
