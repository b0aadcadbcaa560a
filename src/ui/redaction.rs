//! What redacts in this window: one value has one stand-in, in whatever of it leaves.

use std::sync::{Arc, Mutex, PoisonError};

use hashbrown::HashSet;

use crate::analysis::{Analysis, Analyzer};
use crate::redact::{Redactor, Secrets, Tally};
use crate::report::Note;

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

    /// Words from a payload, or about it, with the stand-ins of all that is hidden in it. May take long.
    pub(in crate::ui) fn words(&self, analysis: &Analysis, hidden: Secrets, words: &str) -> String {
        let mut redactor = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        redactor.redact_words(analysis, hidden, &[words]).concat()
    }

    /// Notes about a payload, with the stand-ins of all that is hidden in it. May take long.
    pub(in crate::ui) fn notes(
        &self,
        analysis: &Analysis,
        hidden: Secrets,
        notes: &[Note],
    ) -> Vec<Note> {
        let value = |note: &Note| note.value.clone().unwrap_or_default();
        let values: Vec<String> = notes.iter().map(value).collect();
        let texts: Vec<&str> = notes
            .iter()
            .zip(&values)
            .flat_map(|(note, value)| [note.text.as_str(), value])
            .collect();
        let mut redactor = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut written = redactor.redact_words(analysis, hidden, &texts).into_iter();
        let redacted = notes.iter().map(|note| {
            let (text, value) = (written.next(), written.next());
            Note {
                text: text.unwrap_or_default(),
                value: note.value.is_some().then_some(value.unwrap_or_default()),
                ..note.clone()
            }
        });
        redacted.collect()
    }

    /// The stand-ins in a text that was made here.
    pub(in crate::ui) fn given_in(&self, text: &str) -> HashSet<String> {
        let redactor = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        redactor.given_in(text).map(str::to_owned).collect()
    }

    /// A reply with what its stand-ins stand for.
    pub(in crate::ui) fn restore(&self, reply: &str) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).restore(reply)
    }
}
