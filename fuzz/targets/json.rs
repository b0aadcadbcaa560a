//! Any text is read as JSON, up to its break and beyond.

#![no_main]

use callback_explorer::document::{Document, Format};
use libfuzzer_sys::fuzz_target;

#[path = "../places.rs"]
mod places;

fuzz_target!(|text: &str| {
    places::check_places(&Document::from_text(text.to_owned(), Format::Json));
});
