//! The sample payloads that the program carries: for those who have none at hand, and to compare others with.

use std::borrow::Cow;
use std::path::Path;

use rust_embed::RustEmbed;

use crate::analysis::{Analysis, Analyzer};
use crate::catalog::{EntryId, PlaceId};
use crate::compare::{Ignored, compare};
use crate::document::Node;
use crate::intake;
use crate::progress::Progress;
use crate::say;
use crate::words::Language;

#[derive(RustEmbed)]
#[folder = "assets/samples"]
struct Samples;

/// At least one of each callback of the catalog.
#[derive(RustEmbed)]
#[folder = "assets/catalog/samples"]
struct OfCallbacks;

/// Samples to offer, in order: each file with what it is.
pub fn offered(language: Language) -> Vec<(&'static str, String)> {
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
pub fn read(file: &str) -> Option<Vec<u8>> {
    Some(Samples::get(file).or_else(|| OfCallbacks::get(file))?.data.into_owned())
}

/// The samples of a callback, by its entry's id: as documented and XML first.
pub fn of(entry: &str) -> Vec<String> {
    let mut files: Vec<String> = Samples::iter()
        .chain(OfCallbacks::iter())
        .filter(|file| file.split('.').next() == Some(entry))
        .map(Cow::into_owned)
        .collect();
    let is_xml = |file: &str| Path::new(file).extension().is_some_and(|it| it == "xml");
    files.sort_by_key(|file| (file.matches('.').count(), !is_xml(file), file.clone()));
    files.dedup();
    files
}

/// Samples of a callback that hold what is documented, by its entry's id.
fn documented(entry: &str) -> impl Iterator<Item = String> {
    const NOT_DOCUMENTED: [&str; 5] = ["failed", "mistakes", "contradiction", "truncated", "nodes"];
    let is_documented = |file: &String| !NOT_DOCUMENTED.iter().any(|word| file.contains(word));
    of(entry).into_iter().filter(is_documented)
}

fn analyze(analyzer: &Analyzer, file: &str) -> Option<Analysis> {
    Some(analyzer.analyze(intake::payloads(read(file)?, file).into_iter().next()?))
}

/// The sample that a payload is most like, of those of its callback: what a complete one would hold.
pub fn nearest(analyzer: &Analyzer, payload: &Analysis) -> Option<Analysis> {
    let shape = Ignored { values: true, empty: true, ..Ignored::default() };
    let samples = documented(&payload.entry()?.id).filter_map(|file| analyze(analyzer, &file));
    let n_differences = |sample: &Analysis| {
        let comparison = compare(payload, sample, shape, &Progress::default());
        comparison.map(|comparison| comparison.summary().n_differences())
    };
    samples.min_by_key(n_differences)
}

/// What a documented sample of a callback has at a place: the first value there that isn't empty.
pub fn example(analyzer: &Analyzer, entry: EntryId, place: PlaceId) -> Option<String> {
    let id = analyzer.catalog().entry(entry).id.as_str();
    let mut files: Vec<_> = documented(id).filter(|file| Samples::get(file).is_some()).collect();
    files.sort();
    files.iter().find_map(|file| {
        let analysis = analyze(analyzer, file)?;
        let mut values = analysis.all_at(place).filter_map(Node::value);
        values.find(|value| !value.trim().is_empty()).map(|value| value.trim().to_owned())
    })
}
