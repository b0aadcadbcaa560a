//! Whatever is in a payload, what is shown of it can't act on a terminal.

#![no_main]

use std::sync::LazyLock;

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::intake;
use callback_explorer::report::tree;
use callback_explorer::report::{Layout, LongValues};
use callback_explorer::words::{Language, is_invisible};
use libfuzzer_sys::fuzz_target;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Catalog::embedded().expect("the catalog is right in itself")));

fuzz_target!(|bytes: &[u8]| {
    for payload in intake::payloads(bytes.to_vec(), "payload") {
        let analysis = ANALYZER.analyze(payload);
        for language in Language::ALL {
            let mut shown = Vec::new();
            let layout = Layout { width: 100, long_values: LongValues::Elided };
            tree::write(&analysis, "payload", language, layout, &mut shown)
                .expect("a vector takes all");
            let shown = String::from_utf8(shown).expect("text is shown");
            assert!(!unstyled(&shown).contains(acts), "{shown:?}");
        }
    }
});

fn acts(shown: char) -> bool {
    shown != '\n' && is_invisible(shown)
}

/// The text without colors, which are ours; an escape character before anything else stays.
fn unstyled(shown: &str) -> String {
    let mut pieces = shown.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| match piece.split_once('m') {
        Some((color, rest)) if color.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') => {
            text + rest
        }
        _ => text + "\u{1b}" + piece,
    })
}
