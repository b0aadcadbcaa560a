//! What redacts in this window: one value has one stand-in, in whatever of it leaves.

use std::sync::{Arc, Mutex, PoisonError};

use crate::analysis::{Analysis, Analyzer};
use crate::redact::{Redactor, Secrets, Tally};

/// The stand-ins of a window, in whichever thread they are given out. They last as long as the window does.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Redaction(Arc<Mutex<Redactor>>);

impl Redaction {
    /// A payload redacted, and how much that changed. May take long.
    pub(in crate::ui) fn redacted(
        &self,
        analyzer: &Analyzer,
        analysis: &Analysis,
        hidden: Secrets,
    ) -> (Analysis, Tally) {
        // Whoever failed with it left it as good as it was: a stand-in is given out whole or not at all.
        let mut redactor = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let redacted = redactor.redact(analysis, hidden);
        drop(redactor);
        (analyzer.analyze_as(redacted.payload, analysis.entry_id()), redacted.tally)
    }
}
