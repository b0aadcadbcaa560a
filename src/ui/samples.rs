//! The sample payloads that the program carries, for those who have none at hand.

use rust_embed::RustEmbed;

use crate::say;
use crate::words::Language;

#[derive(RustEmbed)]
#[folder = "assets/samples"]
struct Samples;

/// Samples to offer, in order: each file with what it is.
pub(super) fn offered(language: Language) -> Vec<(&'static str, String)> {
    [
        ("workflow.xml", say!(language, "sample-workflow")),
        ("smart-cover.xml", say!(language, "sample-smart-cover")),
        ("tts.xml", say!(language, "sample-tts")),
        ("words-generalize.xml", say!(language, "sample-words")),
        ("workflow.failed.xml", say!(language, "sample-failed")),
        ("workflow.mistakes.xml", say!(language, "sample-mistakes")),
    ]
    .into_iter()
    .filter(|(file, _)| Samples::get(file).is_some())
    .collect()
}

/// The bytes of a sample.
pub(super) fn read(file: &str) -> Option<Vec<u8>> {
    Some(Samples::get(file)?.data.into_owned())
}
