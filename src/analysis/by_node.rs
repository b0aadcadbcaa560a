//! Which findings are at a node.

use super::Finding;
use crate::document::NodeId;

/// Where the findings of each [`BLOCK`] nodes begin, so that those at a node are found among few.
#[derive(Debug, Default)]
pub(super) struct ByNode {
    firsts: Vec<usize>,
}

/// How many nodes are looked up as one.
const BLOCK: usize = 64;

impl ByNode {
    /// `findings` are in the order of their nodes.
    pub(super) fn new(findings: &[Finding]) -> Self {
        let mut firsts = Vec::new();
        for (index, finding) in findings.iter().enumerate() {
            if let Some(node) = finding.node() {
                while firsts.len() <= node.index() / BLOCK {
                    firsts.push(index);
                }
            }
        }
        Self { firsts }
    }

    pub(super) fn first(&self, findings: &[Finding], node: NodeId) -> usize {
        let block = node.index() / BLOCK;
        let edge = |block: usize| self.firsts.get(block).copied().unwrap_or(findings.len());
        let near = findings.get(edge(block)..edge(block + 1)).unwrap_or_default();
        edge(block) + near.partition_point(|finding| finding.node() < Some(node))
    }
}
