//! Paths, as the vendor's tables write them.

use super::Analysis;
use crate::document::{NodeId, Paths};

/// Writes paths of one payload's nodes, with `[n]` where the catalog says that a node repeats.
#[derive(Debug)]
pub struct PathWriter<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) paths: Paths<'a>,
}

impl PathWriter<'_> {
    /// The payload whose paths it writes.
    pub fn analysis(&self) -> &Analysis {
        self.analysis
    }

    /// The path of `node`.
    pub fn path(&mut self, node: NodeId) -> String {
        let analysis = self.analysis;
        self.paths.path(node, |id| analysis.documented(id).is_some_and(|entry| entry.repeats))
    }

    /// The path of `node` and all like it: without numbers.
    pub fn unnumbered(&self, node: NodeId) -> String {
        self.paths.unnumbered(node)
    }

    /// What stands before every path.
    pub fn prefix(&self) -> &str {
        self.paths.prefix()
    }

    /// Writes a node's own step behind the path of its parent, which stands `depth` nodes deep.
    pub fn push(&mut self, path: &mut String, depth: usize, node: NodeId) {
        let analysis = self.analysis;
        let repeats = |id| analysis.documented(id).is_some_and(|entry| entry.repeats);
        self.paths.push(path, depth, node, repeats);
    }
}
