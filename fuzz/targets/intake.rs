//! Payloads are found in any bytes, in any encoding: at least one, each of which can be read.

#![no_main]

use callback_explorer::document::{Document, Format};
use callback_explorer::intake::{Encoding, Intake};
use libfuzzer_sys::fuzz_target;

#[path = "../places.rs"]
mod places;

fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses.
    let chosen = ["gb18030", "big5", "utf-16le"]
        .get(usize::from(bytes.first().copied().unwrap_or_default()));
    let encoding = chosen.and_then(|name| Encoding::called(name));
    let payloads = Intake::default().payloads(bytes.to_vec(), "payload", encoding);
    assert!(!payloads.is_empty());
    for payload in payloads {
        for place in &payload.decoding.undecodable {
            assert!(payload.text[place.byte..].starts_with('\u{fffd}'));
        }
        let format = payload.format.unwrap_or(Format::Xml);
        places::check_places(&Document::from_text(payload.text, format));
    }
});
