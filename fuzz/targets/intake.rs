//! Payloads are found in any bytes: at least one, each of which can be read.

#![no_main]

use callback_explorer::document::{Document, Format};
use callback_explorer::intake;
use libfuzzer_sys::fuzz_target;

#[path = "../places.rs"]
mod places;

fuzz_target!(|bytes: &[u8]| {
    let payloads = intake::payloads(bytes.to_vec(), "payload");
    assert!(!payloads.is_empty());
    for payload in payloads {
        let format = payload.format.unwrap_or(Format::Xml);
        places::check_places(&Document::from_text(payload.text, format));
    }
});
