//! What a text can be put through, ours and others': each gives a number that nothing can foresee.

#![expect(
    clippy::needless_pass_by_value,
    reason = "ours keep the text; the others are given it alike"
)]

use std::path::Path;
use std::sync::LazyLock;

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::convert::{self, Options};
use callback_explorer::document::Format;
use callback_explorer::intake::Payload;

/// Its name, and what a text is put through.
pub(crate) type Engine = (&'static str, fn(String) -> usize);

/// All that read a notation; the others are held against the first.
pub(crate) fn engines(format: Format) -> &'static [Engine] {
    match format {
        Format::Xml => &[
            ("quick-xml", quick_xml_loop),
            ("check", check),
            ("to-json", to_json),
            ("roxmltree", roxmltree),
            ("xml2json-rs", xml2json),
        ],
        Format::Json => &[
            ("IgnoredAny", ignored_any),
            ("check", check),
            ("to-xml", to_xml),
            ("Value", value),
            ("quick-xml-serde", quick_xml_serde),
            ("json2xml-rs", json2xml),
        ],
    }
}

/// Puts a file through one of them: for `callgrind`, or to time the process.
pub(crate) fn run_one(name: &str, path: &str) {
    let is_json = Path::new(path).extension().is_some_and(|extension| extension == "json");
    let format = if is_json { Format::Json } else { Format::Xml };
    let engine = engines(format).iter().find(|engine| engine.0 == name);
    let text = std::fs::read_to_string(path).expect("a file that can be read");
    let (_, run) = engine.expect("the name of an engine");
    println!("{}", run(text));
}

/// All that `check` does with a text: it is opened, recognized, annotated, checked.
fn check(text: String) -> usize {
    payloads(text, |payload| ANALYZER.analyze(payload).findings().len())
}

/// In the vendor's form, as `convert` does it.
fn to_json(text: String) -> usize {
    converted(text, Format::Json)
}

fn to_xml(text: String) -> usize {
    converted(text, Format::Xml)
}

fn converted(text: String, to: Format) -> usize {
    payloads(text, |payload| {
        let analysis = ANALYZER.recognize(payload, None);
        let mut out = Vec::new();
        let options = Options::vendor(to);
        convert::convert(&analysis, None, &options, &mut out).expect("it can be converted");
        out.len()
    })
}

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Catalog::embedded().expect("a catalog without mistakes")));

fn payloads(text: String, work: impl Fn(Payload) -> usize) -> usize {
    let payloads = ANALYZER.intake().payloads(text.into_bytes(), "", None);
    payloads.into_iter().map(work).sum()
}

/// R: the events alone, of which nothing is kept.
fn quick_xml_loop(text: String) -> usize {
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut n_events = 0;
    while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {
        n_events += 1;
    }
    n_events
}

fn roxmltree(text: String) -> usize {
    let options = roxmltree::ParsingOptions { nodes_limit: u32::MAX, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(&text, options).expect("well-formed");
    document.root_element().range().len()
}

fn xml2json(text: String) -> usize {
    xml2json_rs::JsonBuilder::default().build_string_from_xml(&text).expect("well-formed").len()
}

fn ignored_any(text: String) -> usize {
    let _ignored: serde::de::IgnoredAny = serde_json::from_str(&text).expect("well-formed");
    text.len()
}

fn value(text: String) -> usize {
    read_value(&text).as_object().map_or(0, serde_json::Map::len)
}

fn read_value(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("well-formed")
}

fn quick_xml_serde(text: String) -> usize {
    let value = read_value(&text);
    quick_xml::se::to_string_with_root("Response", &value).expect("it can be converted").len()
}

fn json2xml(text: String) -> usize {
    let mut builder = xml2json_rs::XmlBuilder::default();
    builder.build_from_json_string(&text).expect("it can be converted").len()
}
