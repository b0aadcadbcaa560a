//! A comparison is made in the background.

use std::sync::Arc;

use crate::analysis::{Analysis, Analyzer};
use crate::compare::{Change, Comparison, Ignored, compare};
use crate::isolation::isolated;
use crate::progress::Progress;
use crate::samples;
use crate::session::work::{Report, Work};

/// A comparison that was made.
#[derive(Debug)]
pub(in crate::session) struct Made {
    pub(super) analyses: [Arc<Analysis>; 2],
    pub(super) comparison: Comparison,
    /// The numbers of the nodes that differ, with what they stand in and what is in them.
    pub(super) differing: Vec<u32>,
}

/// What is to be compared: a documented sample where there is none.
pub(super) struct Asked {
    pub(super) analyses: [Option<Arc<Analysis>>; 2],
    pub(super) ignored: Ignored,
    pub(super) progress: Arc<Progress>,
}

impl Work {
    /// Compares in the background.
    pub(super) fn compare(&self, analyzer: Arc<Analyzer>, asked: Asked) {
        let reporter = self.reporter();
        std::thread::spawn(move || {
            let made = isolated(|| asked.make(&analyzer)).ok().flatten();
            if !asked.progress.is_over() {
                reporter.send(Report::Compared { of: asked.progress, made: made.map(Box::new) });
            }
        });
    }
}

impl Asked {
    fn make(&self, analyzer: &Analyzer) -> Option<Made> {
        let [left, right] = self.analyses.each_ref().map(Option::as_ref);
        let sample = |other: &Arc<Analysis>| samples::nearest(analyzer, other).map(Arc::new);
        let analyses = match (left, right) {
            (Some(left), Some(right)) => [Arc::clone(left), Arc::clone(right)],
            (Some(left), None) => [Arc::clone(left), sample(left)?],
            (None, Some(right)) => [sample(right)?, Arc::clone(right)],
            (None, None) => return None,
        };
        let [left, right] = analyses.each_ref();
        let comparison = compare(left, right, self.ignored, &self.progress)?;
        let differing = differing(&comparison);
        Some(Made { analyses, comparison, differing })
    }
}

/// The nodes that differ, with what they stand in and what is in them.
fn differing(comparison: &Comparison) -> Vec<u32> {
    let mut differing = Vec::new();
    for (node, number) in comparison.nodes().zip(0..) {
        if node.n_differences > 0 || node.change != Change::Same {
            differing.push(number);
        }
    }
    differing
}
