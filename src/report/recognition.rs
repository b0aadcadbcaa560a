//! Why a payload is taken for what it is taken for.

use crate::analysis::{Analysis, Evidence};
use crate::catalog::EntryId;
use crate::say;
use crate::words::{Language, Sentence, payload_words};

/// What speaks for the payload being of an entry's kind, one sentence for each sign.
pub fn evidence(analysis: &Analysis, entry: EntryId, language: Language) -> Vec<Sentence> {
    analysis.evidence(entry).map(|evidence| sentence(&evidence, language)).collect()
}

/// What the payload is recognized as, whatever was chosen for it.
pub fn recognized(analysis: &Analysis, language: Language) -> String {
    match analysis.recognition().best() {
        Some(best) => {
            let title = &analysis.catalog().entry(best.entry).title;
            let title = language.pick(&title.en, &title.zh);
            say!(language, "recognized-as", title = title)
        }
        None => say!(language, "recognized-as-nothing"),
    }
}

/// That somebody chose the entry by hand, and what the payload is recognized as; nothing where nobody did.
pub fn choice(analysis: &Analysis, language: Language) -> Option<String> {
    analysis.recognition().chosen()?;
    let recognized = recognized(analysis, language);
    Some(say!(language, "chosen-by-hand-instead", recognized = recognized))
}

/// So much of a value is told: it is there to be recognized, not to be read.
const LONGEST: usize = 100;

fn sentence(evidence: &Evidence<'_>, language: Language) -> Sentence {
    let path = payload_words(evidence.path);
    Sentence::new(match (&evidence.value, evidence.node) {
        (Some(value), _) => {
            let value: String = value.chars().take(LONGEST).collect();
            say!(language, "evidence-value", path = path, value = payload_words(&value))
        }
        (None, Some(_)) => say!(language, "evidence-present", path = path),
        (None, None) => say!(language, "evidence-absent", path = path),
    })
}
