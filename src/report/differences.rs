//! How many differences there are between two payloads, in words.

use crate::compare::{Change, Summary};
use crate::say;
use crate::words::Language;

/// `3 differences: 2 changed, 1 added`, and how many don't count.
pub fn differences(summary: Summary, language: Language) -> String {
    let separator = say!(language, "list-separator");
    let kinds: Vec<String> = Change::ALL
        .into_iter()
        .map(|change| (change, summary.n_of(change)))
        .filter(|(_, count)| *count > 0)
        .map(|(change, count)| n_of(change, count, language))
        .collect();
    let told = match summary.n_differences() {
        0 => say!(language, "compare-same"),
        count => {
            let kinds = kinds.join(&separator);
            say!(language, "compare-n-differences", count = count, kinds = kinds)
        }
    };
    if summary.ignored == 0 {
        return told;
    }
    let ignored = say!(language, "compare-n-ignored", count = summary.ignored);
    let semicolon = language.pick("; ", "；");
    format!("{told}{semicolon}{ignored}")
}

fn n_of(change: Change, count: usize, language: Language) -> String {
    match change {
        Change::Same => String::new(),
        Change::Changed => say!(language, "compare-n-changed", count = count),
        Change::Added => say!(language, "compare-n-added", count = count),
        Change::Removed => say!(language, "compare-n-removed", count = count),
        Change::Moved => say!(language, "compare-n-moved", count = count),
        Change::Reordered => say!(language, "compare-n-reordered", count = count),
    }
}
