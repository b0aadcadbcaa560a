//! How many findings a payload has.

use crate::analysis::{Analysis, Severity};
use crate::say;
use crate::words::Language;

/// How many findings a payload has of each severity, the gravest first, and how many slips of the documentation it
/// shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Counts {
    of_payload: [usize; 3],
    n_slips: usize,
}

impl Counts {
    /// Those of a payload.
    pub fn of(analysis: &Analysis) -> Self {
        let mut counts = Self::default();
        for finding in analysis.findings() {
            if !finding.is_about_payload() {
                counts.n_slips += 1;
                continue;
            }
            for (count, severity) in counts.of_payload.iter_mut().zip(Severity::ALL) {
                *count += usize::from(finding.severity() == severity);
            }
        }
        counts
    }

    /// In words: `1 error, 2 warnings`.
    pub fn words(self, language: Language) -> String {
        let counts = self.of_payload.into_iter().zip(Severity::ALL).filter(|(count, _)| *count > 0);
        let slips = (self.n_slips > 0).then(|| say!(language, "count-slips", count = self.n_slips));
        let told: Vec<String> = counts
            .map(|(count, severity)| match severity {
                Severity::Error => say!(language, "count-errors", count = count),
                Severity::Warning => say!(language, "count-warnings", count = count),
                Severity::Info => say!(language, "count-infos", count = count),
            })
            .chain(slips)
            .collect();
        if told.is_empty() {
            say!(language, "count-none")
        } else {
            told.join(&say!(language, "list-separator"))
        }
    }
}
