use std::path::PathBuf;

use boon::{Compiler, SchemaIndex, Schemas};
use callback_explorer::analysis::{Analysis, Analyzer, Finding, Severity};
use callback_explorer::convert::{Options, convert_to_text};
use callback_explorer::document::Format;
use callback_explorer::intake;
use callback_explorer::report::json_schema;
use callback_explorer::words::Language;
use hashbrown::HashMap;
use serde_json::{Value, json};

use super::{embedded, folder, read};

/// The schemas of all entries, checked themselves to be schemas.
struct Checker {
    analyzer: Analyzer,
    schemas: Schemas,
    by_entry: HashMap<String, SchemaIndex>,
}

impl Checker {
    fn new() -> Self {
        let analyzer = Analyzer::new(embedded());
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let mut by_entry = HashMap::new();
        for (_, entry) in analyzer.catalog().entries() {
            let name = format!("{}.schema.json", entry.id);
            compiler.add_resource(&name, json_schema(entry, Language::En)).unwrap();
            let index = compiler.compile(&name, &mut schemas);
            by_entry
                .insert(entry.id.clone(), index.unwrap_or_else(|error| panic!("{name}: {error}")));
        }
        Self { analyzer, schemas, by_entry }
    }

    fn analyze(&self, name: &str, text: &str) -> Analysis {
        self.analyzer.analyze(intake::payloads(text.into(), name).remove(0))
    }

    /// Why the schema of an entry refuses a payload, if it does.
    fn refusal(&self, entry: &str, payload: &Value) -> Option<String> {
        let verdict = self.schemas.validate(payload, self.by_entry[entry]);
        verdict.err().map(|error| format!("{error:#}"))
    }
}

/// The project's samples, in both formats.
fn samples() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for name in ["assets/samples", "assets/catalog/samples"] {
        let entries = std::fs::read_dir(folder(name)).unwrap();
        files.extend(entries.map(|entry| entry.unwrap().path()));
    }
    files.sort();
    files
}

fn is_right(analysis: &Analysis) -> bool {
    let worst = analysis.findings().iter().map(Finding::severity).max();
    analysis.is_readable() && worst.is_none_or(|worst| worst == Severity::Info)
}

#[test]
fn every_sample_fits_the_schema_of_its_entry() {
    let checker = Checker::new();
    let mut n_fitting = 0;
    for path in samples() {
        let name = path.display().to_string();
        let text = read(&path);
        let analysis = checker.analyze(&name, &text);
        // One is no payload, but a list of what may be in one.
        if !is_right(&analysis) || name.contains(".nodes.") {
            continue;
        }
        let json = match analysis.format() {
            Some(Format::Json) => text,
            _ => convert_to_text(&analysis, None, &Options::vendor(Format::Json)).unwrap().0,
        };
        let entry = &analysis.entry().unwrap().id;
        let refusal = checker.refusal(entry, &serde_json::from_str(&json).unwrap());
        assert_eq!(refusal, None, "{name} as {entry}");
        n_fitting += 1;
    }
    assert!(n_fitting > 40, "{n_fitting} samples are right");
}

const COVER: &str = "assets/samples/smart-cover.xml";

/// A right payload of smart cover as the vendor's JSON has it.
fn cover(checker: &Checker) -> Value {
    let analysis = checker.analyze(COVER, &read(&folder(COVER)));
    let (json, _) = convert_to_text(&analysis, None, &Options::vendor(Format::Json)).unwrap();
    serde_json::from_str(&json).unwrap()
}

#[test]
fn what_is_not_as_documented_is_refused_at_its_place() {
    let checker = Checker::new();
    let right = cover(&checker);
    assert_eq!(checker.refusal("smart-cover", &right), None);
    for (at, value) in [
        ("/JobsDetail/0/CreationTime", json!("yesterday")),
        ("/JobsDetail/0/CreationTime", json!(true)),
        ("/JobsDetail/0/Operation/SmartCover/Count", json!("five")),
        ("/JobsDetail/0/Input", json!("a text")),
        ("/JobsDetail/0/Input/BucketId", json!({})),
        ("/JobsDetail/0/Tag", json!("Tts")),
        ("/JobsDetail", json!("none")),
    ] {
        let mut wrong = right.clone();
        *wrong.pointer_mut(at).unwrap_or_else(|| panic!("no {at}")) = value;
        let refusal = checker.refusal("smart-cover", &wrong).unwrap_or_default();
        assert!(refusal.contains(at) || at == "/JobsDetail", "{at}: {refusal}");
    }
    let mut unknown = right.clone();
    unknown["JobsDetail"][0]["Foo"] = json!("1");
    assert!(
        checker.refusal("smart-cover", &unknown).is_some_and(|refusal| refusal.contains("Foo"))
    );
    let mut missing = right.clone();
    missing["JobsDetail"][0].as_object_mut().unwrap().remove("EndTime");
    let refusal = checker.refusal("smart-cover", &missing);
    assert!(refusal.is_some_and(|refusal| refusal.contains("EndTime")), "it succeeded");
    missing["JobsDetail"][0]["State"] = json!("Failed");
    assert_eq!(checker.refusal("smart-cover", &missing), None, "who knows what failures lack");
}

/// The places of all texts in a payload.
fn texts(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                texts(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                texts(value, &format!("{at}/{index}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.push(at.to_owned());
        }
    }
}

#[test]
fn schemas_and_rules_agree_about_values() {
    let checker = Checker::new();
    let entry = checker.analyzer.catalog().find("smart-cover");
    let right = cover(&checker);
    let mut places = Vec::new();
    texts(&right, "", &mut places);
    places.retain(|at| !at.ends_with("/State"));
    assert!(places.len() > 20);
    let values = [
        "",
        "5",
        "-1.5",
        "true",
        "x y",
        "-",
        "16:9",
        "50/1",
        "ap-chongqing",
        "b-1250000000",
        "2022-06-30T15:29:42+0800",
        "2022-06-30T15:29:42",
        "00000000000000000000000000000000",
        "https://example.com/a",
        "ftp://example.com",
        "SmartCover",
        "TaskFinish",
        "Success",
    ];
    for at in &places {
        for value in values {
            let mut changed = right.clone();
            *changed.pointer_mut(at).unwrap() = json!(value);
            let payload = intake::payloads(changed.to_string().into(), "changed").remove(0);
            let analysis = checker.analyzer.analyze_as(payload, entry);
            let told = analysis.findings().iter().find(|finding| {
                matches!(finding.rule().id, "wrong-type" | "unlisted-value")
                    && finding.severity() > Severity::Info
            });
            let refusal = checker.refusal("smart-cover", &changed);
            assert_eq!(told.is_none(), refusal.is_none(), "{at} is {value:?}: {refusal:?}");
        }
    }
}
