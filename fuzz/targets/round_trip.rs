//! What is well formed comes back from the lossless form of the other notation as it was.

#![no_main]

use std::sync::LazyLock;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::Catalog;
use callback_explorer::convert::{Form, Indent, Options, convert_to_text, other_format};
use callback_explorer::document::Format;
use callback_explorer::intake;
use libfuzzer_sys::fuzz_target;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Catalog::embedded().expect("the catalog is right in itself")));

fuzz_target!(|text: &str| {
    let Some(analysis) = analyze(text) else { return };
    let Some(format) = analysis.format().filter(|_| analysis.is_readable()) else { return };
    let there = lossless(&analysis, other_format(format));
    let Some(encoded) = analyze(&there) else { return };
    let back = lossless(&encoded, format);
    let Some(decoded) = analyze(&back) else { return };
    // Written alike: quotes, empty elements and space between nodes are no part of what was said.
    assert_eq!(lossless(&decoded, format), lossless(&analysis, format), "{there}");
});

/// Nothing where callbacks are found inside the text: they are not that text.
fn analyze(text: &str) -> Option<Analysis> {
    let mut payloads = intake::payloads(text.as_bytes().to_vec(), "payload");
    let payload = payloads.pop()?;
    let is_all = payloads.is_empty() && payload.text == text;
    is_all.then(|| ANALYZER.analyze(payload))
}

fn lossless(analysis: &Analysis, to: Format) -> String {
    let options = Options { to, form: Form::Lossless, indent: Indent::Compact };
    match convert_to_text(analysis, None, &options) {
        Ok((text, converted)) => {
            assert_eq!(converted.not_kept, []);
            text
        }
        Err(error) => panic!("{error}"),
    }
}
