//! Each entry has payloads of our own making in `assets/catalog/samples`, and is right about them.
//!
//! They are named `<entry>[.<form>][.failed].<format>`. An entry that is new needs them, and nothing here.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use callback_explorer::analysis::{Analysis, Analyzer, Severity, State};
use callback_explorer::catalog::{Entry, NodeEntry, Presence};
use callback_explorer::convert::{Options, convert_to_text};
use callback_explorer::document::{Format, Kind, Node};
use callback_explorer::intake;
use callback_explorer::words::Language;
use serde_json::Value;

use super::{embedded, folder, read};

const FOLDER: &str = "assets/catalog/samples";

/// Describes the jobs that no other entry does.
const GENERIC: &str = "job";

/// The callbacks that are never sent as XML.
const JSON_ONLY: &str = "moderation-";

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(embedded()));

struct Sample {
    name: String,
    is_failed: bool,
    is_xml: bool,
    analysis: Analysis,
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    let entries = ANALYZER.catalog().entries().map(|(_, entry)| entry);
    entries.filter(|entry| entry.id != GENERIC)
}

/// All samples, by the entry that they are named after.
fn samples() -> BTreeMap<String, Vec<Sample>> {
    let mut samples: BTreeMap<String, Vec<Sample>> = BTreeMap::new();
    for file in std::fs::read_dir(folder(FOLDER)).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut payloads = intake::payloads(read(&path).into_bytes(), &name);
        assert_eq!(payloads.len(), 1, "{name}");
        let parts: Vec<&str> = name.split('.').collect();
        let (is_failed, is_xml) = (parts.contains(&"failed"), parts.ends_with(&["xml"]));
        let of_entry = samples.entry(parts[0].to_owned()).or_default();
        let analysis = ANALYZER.analyze(payloads.remove(0));
        of_entry.push(Sample { name, is_failed, is_xml, analysis });
    }
    samples
}

/// Every node but arrays, whose items stand for them.
fn documentable(analysis: &Analysis) -> impl Iterator<Item = Node<'_>> {
    let nodes = analysis.document().nodes();
    nodes.filter(|node| node.kind().is_documentable() && node.kind() != Kind::Array)
}

#[test]
fn every_entry_has_samples_of_success_and_of_failure() {
    let mut samples = samples();
    for entry in entries() {
        let samples = samples.remove(&entry.id).unwrap_or_default();
        let has = |is_failed, is_xml| {
            samples.iter().any(|it| (it.is_failed, it.is_xml) == (is_failed, is_xml))
        };
        assert!(has(true, true) || has(true, false), "{}: no failed one", entry.id);
        assert!(has(false, false), "{}: no JSON", entry.id);
        assert!(has(false, true) || entry.id.starts_with(JSON_ONLY), "{}: no XML", entry.id);
    }
    assert!(samples.is_empty(), "named after no entry: {:?}", samples.keys());
}

#[test]
fn a_sample_is_recognized_and_nothing_is_wrong_with_it() {
    for (id, samples) in samples() {
        for Sample { name, is_failed, analysis, .. } in samples {
            assert_eq!(analysis.entry().map(|entry| entry.id.as_str()), Some(&*id), "{name}");
            let grave = analysis.findings().iter().filter(|it| it.severity() > Severity::Info);
            let grave: Vec<_> =
                grave.map(|it| it.title(&analysis, Language::En).to_string()).collect();
            assert!(grave.is_empty(), "{name}: {grave:?}");
            let state = if is_failed { State::Failed } else { State::Success };
            assert_eq!(analysis.outcome().state, state, "{name}");
        }
    }
}

/// Only jobs of different kinds are what the entry of several jobs is about.
#[test]
fn several_jobs_of_one_kind_are_known_by_that_kind() {
    let path = folder("tests/payloads/snapshot/several.xml");
    let analysis = ANALYZER.analyze(intake::payloads(read(&path).into_bytes(), "").remove(0));
    assert_eq!(analysis.summary().n_jobs, 2);
    assert_eq!(analysis.entry().map(|entry| entry.id.as_str()), Some("snapshot"));
    assert!(analysis.recognition().alternatives().next().is_none());
}

#[test]
fn every_node_of_a_sample_is_described_in_both_languages() {
    for Sample { name, analysis, .. } in samples().into_values().flatten() {
        for node in documentable(&analysis) {
            let path = analysis.path(node.id());
            let documented = analysis.documented(node.id());
            let meaning = &documented.unwrap_or_else(|| panic!("{name}: {path}")).meaning;
            assert!(!meaning.en.is_empty() && !meaning.zh.is_empty(), "{name}: {path}");
        }
    }
}

/// What is always there of a job that succeeded: the node is, and so is all that it stands in, which is never empty.
#[test]
fn the_samples_of_an_entry_hold_every_node_that_is_always_there() {
    let samples = samples();
    for entry in entries() {
        let by_path = entry.nodes.iter().map(|node| (&*node.path, node));
        let by_path: HashMap<&str, &NodeEntry> = by_path.collect();
        let is_always =
            |node: &NodeEntry| matches!(node.presence, Presence::Always | Presence::OnSuccess);
        let is_promised = |node: &NodeEntry| {
            let mut above =
                node.path.match_indices('.').filter_map(|(end, _)| by_path.get(&node.path[..end]));
            is_always(node) && above.all(|parent| is_always(parent) && !parent.may_be_empty)
        };
        for sample in samples[&entry.id].iter().filter(|it| it.is_xml && !it.is_failed) {
            let nodes = documentable(&sample.analysis);
            let places: BTreeSet<_> =
                nodes.map(|node| sample.analysis.place(node.id()).index()).collect();
            for node in entry.nodes.iter().filter(|node| is_promised(node)) {
                let mut instead = std::iter::once(&node.place).chain(&node.either);
                let is_there = instead.any(|place| places.contains(&place.index()));
                assert!(is_there, "{}: {}", sample.name, node.path);
            }
        }
    }
}

#[test]
fn a_sample_in_xml_becomes_the_one_in_json() {
    let mut n_pairs = 0;
    for sample in samples().into_values().flatten().filter(|sample| sample.is_xml) {
        let json = folder(FOLDER).join(&sample.name).with_extension("json");
        if !json.is_file() {
            assert!(sample.is_failed, "{}: no JSON of it", sample.name);
            continue;
        }
        let options = Options::vendor(Format::Json);
        let (converted, rest) = convert_to_text(&sample.analysis, None, &options).unwrap();
        assert_eq!(ordered(&converted), ordered(&read(&json)), "{}", sample.name);
        assert!(rest.not_kept.is_empty(), "{}", sample.name);
        n_pairs += 1;
    }
    assert!(n_pairs > 0);
}

/// JSON without its indentation; keys keep their order.
fn ordered(json: &str) -> String {
    serde_json::from_str::<Value>(json).unwrap().to_string()
}
