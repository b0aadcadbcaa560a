//! A comparison is made in the background.

use std::sync::Arc;

use super::listing::Listing;
use crate::analysis::{Analysis, Analyzer};
use crate::compare::{Comparison, Ignored, compare};
use crate::isolation::isolated;
use crate::progress::Progress;
use crate::samples;
use crate::session::work::{Report, Work};

/// A comparison that was made.
#[derive(Debug)]
pub(in crate::session) struct Made {
    pub(super) analyses: [Arc<Analysis>; 2],
    pub(super) comparison: Comparison,
    pub(super) all: Listing,
    pub(super) differing: Listing,
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
        let (all, differing) = (Listing::all(&comparison), Listing::differing(&comparison));
        Some(Made { analyses, comparison, all, differing })
    }
}
