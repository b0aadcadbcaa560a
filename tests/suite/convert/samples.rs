use std::path::Path;

use callback_explorer::convert::{Indent, Options, Reason, convert_to_text};
use callback_explorer::document::{Document, Format, Kind, Node};
use serde_json::{Value, json};

use super::lossless::check_round_trip;
use super::{analyze, tree};

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sample(name: &str) -> String {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name))
}

/// Every sample and payload of the project.
fn payloads() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["assets/samples", "assets/catalog/samples", "tests/payloads"];
    let mut folders: Vec<_> = folders.into_iter().map(|folder| root.join(folder)).collect();
    let mut payloads = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                payloads.push((path.display().to_string(), read(&path)));
            }
        }
    }
    payloads
}

fn to(format: Format) -> Options {
    Options { indent: Indent::Compact, ..Options::vendor(format) }
}

#[test]
fn documented_xml_becomes_the_documented_json() {
    for (xml, json) in [
        ("smart-cover.workflow.xml", "smart-cover.workflow.json"),
        ("tts.workflow.xml", "tts.workflow.json"),
        ("words-generalize.xml", "words-generalize.json"),
    ] {
        let (converted, rest) =
            convert_to_text(&analyze(&sample(xml)), None, &to(Format::Json)).unwrap();
        assert_eq!(tree(&converted, Format::Json), tree(&sample(json), Format::Json), "{xml}");
        assert_eq!(rest.not_kept, [], "{xml}");
    }
}

#[test]
fn documented_json_comes_back_but_for_empty_objects() {
    for name in ["smart-cover.workflow.json", "tts.workflow.json", "words-generalize.json"] {
        let analysis = analyze(&sample(name));
        let (xml, there) = convert_to_text(&analysis, None, &to(Format::Xml)).unwrap();
        let (json, _) = convert_to_text(&analyze(&xml), None, &to(Format::Json)).unwrap();

        let lost: Vec<_> = there.not_kept.iter().map(|it| (it.reason, it.node)).collect();
        let empty = |node: &Node<'_>| node.kind() == Kind::Object && !node.has_children();
        let empties = analysis.document().nodes().filter(empty);
        let empties: Vec<_> = empties.map(|node| (Reason::EmptyObject, node.id())).collect();
        assert_eq!(lost, empties, "{name}");

        assert_eq!(json, without_empty_objects(&sample(name)), "{name}");
    }
}

/// The same JSON without the members that are `{}` in it.
fn without_empty_objects(json: &str) -> String {
    let mut value: Value = serde_json::from_str(json).unwrap();
    let mut rest = vec![&mut value];
    while let Some(value) = rest.pop() {
        match value {
            Value::Object(members) => {
                members.retain(|_, value| *value != json!({}));
                rest.extend(members.values_mut());
            }
            Value::Array(items) => rest.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    value.to_string()
}

#[test]
fn every_payload_comes_back_without_loss() {
    let mut n_payloads = 0;
    for (name, text) in payloads() {
        // A log or a letter isn't one by itself.
        let Some(format) = Format::of(&text) else { continue };
        let document = Document::from_text(text.clone(), format);
        if !document.is_well_formed() || document.prolog().doctype.is_some() {
            continue;
        }
        println!("{name}");
        check_round_trip(&text);
        n_payloads += 1;
    }
    assert!(n_payloads >= 15, "{n_payloads}");
}
