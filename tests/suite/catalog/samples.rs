use std::collections::BTreeSet;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::{Presence, ValueType};
use callback_explorer::document::{Kind, Node};
use callback_explorer::intake;

use super::{embedded, entry, folder, read};

/// The 15 code blocks of the five documents, in their order. The Chinese workflow document has the same two as the
/// English one, and a job's list of all nodes is its first sample.
const BLOCKS: [(&str, &[&str]); 5] = [
    ("workflow", &["workflow.nodes.xml", "workflow.xml"]),
    ("workflow", &["workflow.nodes.xml", "workflow.xml"]),
    (
        "smart-cover",
        &[
            "smart-cover.xml",
            "smart-cover.xml",
            "smart-cover.workflow.xml",
            "smart-cover.workflow.json",
        ],
    ),
    ("tts", &["tts.xml", "tts.xml", "tts.workflow.xml", "tts.workflow.json"]),
    (
        "words-generalize",
        &["words-generalize.xml", "words-generalize.xml", "words-generalize.json"],
    ),
];

/// Payloads of our own making that are as documented.
const OWN: [(&str, &str); 5] = [
    ("workflow", "assets/samples/workflow.failed.xml"),
    ("workflow", "tests/payloads/workflow/newer.xml"),
    ("smart-cover", "assets/samples/smart-cover.failed.xml"),
    ("tts", "assets/samples/tts.failed.json"),
    ("words-generalize", "assets/samples/words-generalize.failed.xml"),
];

fn analyze(name: &str) -> Analysis {
    let path = folder(name);
    let mut payloads = intake::payloads(read(&path).into_bytes(), name);
    assert_eq!(payloads.len(), 1, "{name}");
    Analyzer::new(embedded()).analyze(payloads.remove(0))
}

fn genuine() -> Vec<(&'static str, Analysis)> {
    let blocks =
        BLOCKS.iter().flat_map(|&(entry, names)| names.iter().map(move |&name| (entry, name)));
    let blocks = blocks.map(|(entry, name)| (entry, format!("assets/samples/{name}")));
    let own = OWN.iter().map(|&(entry, name)| (entry, name.to_owned()));
    blocks.chain(own).map(|(entry, name)| (entry, analyze(&name))).collect()
}

/// Every node but arrays, whose items stand for them.
fn documentable(analysis: &Analysis) -> impl Iterator<Item = Node<'_>> {
    analysis
        .document()
        .nodes()
        .filter(|node| node.kind().is_documentable() && node.kind() != Kind::Array)
}

#[test]
fn a_sample_is_recognized_as_what_it_is() {
    for (entry, analysis) in genuine() {
        assert_eq!(analysis.entry().map(|entry| entry.id.as_str()), Some(entry));
        assert_eq!(analysis.recognition().alternatives().count(), 0);
    }
}

#[test]
fn every_node_of_a_sample_is_documented_and_fits_its_type() {
    for (entry, analysis) in genuine() {
        for node in documentable(&analysis) {
            let path = analysis.path(node.id());
            let documented = analysis.documented(node.id());
            let documented = documented.unwrap_or_else(|| panic!("{entry}: {path}"));
            if node.is_container() {
                assert_eq!(documented.value_type, ValueType::Container, "{entry}: {path}");
                continue;
            }
            let value = node.text_content();
            assert!(documented.value_type.accepts(&value), "{entry}: {path}: {value}");
            let listed = documented.values.iter().any(|listed| listed.is == value);
            let is_open =
                documented.values.is_empty() || documented.more_values || value.is_empty();
            assert!(listed || is_open, "{entry}: {path}: {value}");
        }
    }
}

#[test]
fn every_always_present_node_is_in_every_xml_sample_of_success() {
    for (id, analysis) in genuine() {
        let succeeded = !analysis.origin().file.contains("failed");
        let is_xml = analysis.document().text().starts_with('<');
        for node in documentable(&analysis).filter(|_| succeeded && is_xml) {
            let entry = analysis.entry().unwrap();
            for documented in entry.required(analysis.place(node.id())) {
                // `<Md5Info/>` and the like stand empty where they have nothing to say.
                if !node.has_children() {
                    continue;
                }
                let is_there =
                    |place| node.children().any(|child| analysis.place(child.id()) == place);
                assert!(
                    is_there(documented.place) || documented.either.iter().copied().any(is_there),
                    "{id}: {}",
                    documented.path
                );
            }
        }
    }
}

#[test]
fn most_nodes_of_the_samples_are_always_present() {
    let always = |entry_id: &str| {
        let samples = genuine();
        let samples = samples.iter().filter(|(id, analysis)| {
            *id == entry_id && !OWN.iter().any(|(_, own)| analysis.origin().file == *own)
        });
        let mut paths = BTreeSet::new();
        for (_, analysis) in samples {
            let nodes = documentable(analysis).filter_map(|node| analysis.documented(node.id()));
            paths.extend(nodes.map(|node| (node.path.clone(), node.presence == Presence::Always)));
        }
        (paths.iter().filter(|(_, always)| *always).count(), paths.len())
    };
    assert_eq!(always("workflow"), (20, 21));
    assert_eq!(always("smart-cover"), (29, 49));
    assert_eq!(always("tts"), (32, 48));
    assert_eq!(always("words-generalize"), (20, 26));
}

#[test]
fn the_sample_with_mistakes_holds_one_of_each() {
    let analysis = analyze("assets/samples/workflow.mistakes.xml");
    let unknown = documentable(&analysis).filter(|node| analysis.documented(node.id()).is_none());
    let unknown: Vec<_> = unknown.filter_map(Node::name).collect();
    // The misspelt `WorkflowNmae` is described as what it is meant to be.
    assert_eq!(unknown, ["TemplateName", "RetryCount"]);
}

#[test]
fn the_window_offers_samples_that_exist() {
    let index: toml::Table = read(&folder("assets/samples.toml")).parse().unwrap();
    for sample in index["sample"].as_array().unwrap() {
        let file = sample["file"].as_str().unwrap();
        assert!(folder("assets/samples").join(file).is_file(), "{file}");
        assert!(sample["title"]["en"].is_str() && sample["title"]["zh"].is_str(), "{file}");
    }
}

#[test]
fn relations_name_nodes_and_how_often_they_held() {
    let catalog = embedded();
    for (_, entry) in catalog.entries() {
        assert!(!entry.relations.is_empty(), "{}", entry.id);
        assert!(entry.relations.iter().all(|relation| relation.held.0 <= relation.held.1));
        assert!(
            entry
                .relations
                .iter()
                .all(|relation| relation.hint || relation.held.0 == relation.held.1)
        );
    }
    let rules = |id| {
        let relations = &entry(&catalog, id).relations;
        relations.iter().map(|relation| relation.rule.as_str()).collect::<BTreeSet<_>>()
    };
    let workflow = ["duplicate-id", "state-contradiction", "time-order", "unlike-samples"];
    assert_eq!(rules("workflow"), BTreeSet::from(workflow));
    assert!(
        rules("smart-cover").is_superset(&BTreeSet::from(["count-mismatch", "output-mismatch"]))
    );
}
