use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use callback_explorer::analysis::{Analyzer, Finding, Severity};
use callback_explorer::catalog::Catalog;
use callback_explorer::convert::{Options, convert_to_text};
use callback_explorer::document::{
    Document, Expected, Format, Limits, Node, Position, ProblemKind,
};
use callback_explorer::intake;
use proptest::prelude::*;

use self::places::check_places;

#[path = "../../fuzz/places.rs"]
mod places;

proptest! {
    #[test]
    fn xml_of_any_shape_is_read(pieces in prop::collection::vec(prop::sample::select(XML), 0..24)) {
        check_places(&Document::from_text(pieces.concat(), Format::Xml));
    }

    #[test]
    fn json_of_any_shape_is_read(pieces in prop::collection::vec(prop::sample::select(JSON), 0..24)) {
        check_places(&Document::from_text(pieces.concat(), Format::Json));
    }

    #[test]
    fn bytes_of_any_kind_are_read(bytes in prop::collection::vec(any::<u8>(), 0..64), start in 0..4_usize) {
        let start: &[u8] = [b"<".as_slice(), b"{\"", b"\xff\xfe", b""][start];
        for payload in intake::payloads([start, &bytes].concat(), "") {
            check_places(&Document::from_text(payload.text, payload.format.unwrap_or(Format::Xml)));
        }
    }
}

const XML: &[&str] = &[
    "<a>",
    "</a>",
    "<b x='1'>",
    "</b>",
    "<c/>",
    "<d y=\"&lt;\" y='2'/>",
    "text",
    " ",
    "\n",
    "\r\n",
    "中",
    "<!--",
    "-->",
    "--",
    "<![CDATA[",
    "]]>",
    "<?",
    "pi ",
    "?>",
    "<?xml version='1.0'?>",
    "&amp;",
    "&",
    "&#x41;",
    "&#0;",
    "&x;",
    ";",
    "<",
    ">",
    "/",
    "=",
    "'",
    "\"",
    "<!DOCTYPE a",
    "[",
    "]",
    "<!ENTITY ",
    "\u{1}",
    "\u{ffff}",
    "xml:space='preserve'",
    " xmlns:p='u'",
    "<p:q>",
    "</p:q>",
    ":",
    "\u{feff}",
];

const JSON: &[&str] = &[
    "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"a\":", "\\", "\\u", "\\ud83d", "\\ude00",
    "\\n", "1", "-", "0", ".", "e", "E+", "true", "false", "null", "tru", " ", "\n", "中", "\u{1}",
    "NaN", "Infinity", "\u{feff}",
];

fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut samples: Vec<_> = ["assets/samples", "assets/catalog/samples", "tests/encodings"]
        .iter()
        .flat_map(|folder| root.join(folder).read_dir().unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    samples.sort();
    assert!(samples.len() > 100, "{samples:?}");
    samples
}

fn document(bytes: Vec<u8>) -> Document {
    let payload = intake::payloads(bytes, "").remove(0);
    Document::from_text(payload.text, payload.format.unwrap_or(Format::Xml))
}

#[test]
fn a_sample_that_is_cut_anywhere_is_told_to_be_cut_with_line_and_column() {
    let samples = samples();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                while let Some(path) = samples.get(next.fetch_add(1, Ordering::Relaxed)) {
                    check_every_cut(path);
                }
            });
        }
    });
}

#[expect(clippy::disallowed_methods, reason = "tests read their files")]
fn check_every_cut(path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    let whole = document(bytes.clone());
    if !whole.is_well_formed() {
        return;
    }
    let end = whole.root().map_or(0, |root| root.span().end);
    for length in 0..bytes.len() {
        let payload = intake::payloads(bytes[..length].to_vec(), "").remove(0);
        let Some(format) = payload.format else { continue };
        let cut = Document::from_text(payload.text, format);
        check_places(&cut);
        assert!(!cut.is_well_formed() || cut.text().len() >= end, "{}", path.display());
        if !payload.decoding.is_clean() || cut.text().get(..end) == whole.text().get(..end) {
            continue;
        }
        let scene = format!("{} cut to {length}", path.display());
        let Some(told) = cut.problems().last() else { panic!("{scene}") };
        let is_cut = matches!(told.kind, ProblemKind::Truncated { .. });
        let is_empty =
            matches!(told.kind, ProblemKind::Empty | ProblemKind::Expected(Expected::Root));
        assert!(is_cut || is_empty, "{scene}: {told:?}");
        let (before, behind) = cut.text().split_at(told.span.start);
        assert!(!is_cut || behind.trim_ascii().is_empty(), "{scene}: {told:?}");
        let last_line = before.rsplit('\n').next().unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        let column = 1 + last_line.chars().count();
        assert_eq!(cut.position(told.span.start), Position { line, column }, "{scene}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests read their files")]
fn a_sample_that_is_cut_anywhere_has_no_trouble_but_its_cut() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalog/samples");
    let mut told = Vec::new();
    for path in folder.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
        let text = std::fs::read_to_string(&path).unwrap();
        for length in (2..20).map(|n| n * text.chars().count() / 20) {
            let cut: String = text.chars().take(length).collect();
            let analysis = analyzer.analyze(intake::payloads(cut.into_bytes(), "").remove(0));
            let trouble = analysis.findings().iter().filter(|it| it.severity() != Severity::Info);
            let rules: Vec<_> = trouble.map(|finding| finding.rule().id).collect();
            if rules != ["truncated"] {
                let name = path.file_name().unwrap().display();
                told.push(format!(
                    "{name} cut to {length} is {:?}: {rules:?}",
                    analysis.entry().map(|it| &it.id)
                ));
            }
        }
    }
    told.sort();
    assert!(told.is_empty(), "{}: {told:#?}", told.len());
}

#[test]
fn a_cut_keeps_what_stood_before_it() {
    let document = document(b"<a><b>1</b><c>2</c><d>thr".to_vec());
    let values: Vec<_> = document.nodes().filter_map(Node::value).collect();
    assert_eq!(values, ["1", "2", "thr"]);
    let open = ProblemKind::Truncated { open: 2 };
    assert_eq!(document.problems()[0].kind, open);
    assert_eq!(document.problems()[0].node.map(|id| document.node(id).name()), Some(Some("d")));
}

#[test]
fn a_text_that_is_wrong_everywhere_is_read_in_time() {
    for wrong in ["&x; ", "\u{1}", "]]>", "& "] {
        let document = document(["<a>", &wrong.repeat(200_000), "</a>"].concat().into_bytes());
        assert_eq!(document.problems().len(), 1000, "{wrong:?}");
    }
}

#[test]
fn many_attributes_and_many_names_are_read_in_time() {
    const MANY: usize = 100_000;
    let join = |piece: fn(usize) -> String| (0..MANY).map(piece).collect::<Vec<_>>().concat();
    let attributes = join(|n| format!(" a{n}='{n}'"));
    let prefixes = join(|n| format!(" xmlns:p{n}='{n}' p{n}:x=''"));
    for tag in [attributes, prefixes] {
        let document = document(format!("<a{tag}/>").into_bytes());
        assert!(document.is_well_formed());
        assert!(document.n_nodes() > MANY);
    }
}

#[test]
fn what_could_cost_the_square_of_its_size_is_read_in_time() {
    let ampersands = "&".repeat(2_000_000);
    assert_eq!(document(format!("<a x='{ampersands}'/>").into()).problems().len(), 1000);

    for declaration in ["", "<?xml version='1.0' encoding='GB18030'?>"] {
        let bytes = [declaration.as_bytes(), b"<a>", &vec![0xff; 1_000_000], b"</a>"].concat();
        let payload = intake::payloads(bytes, "").remove(0);
        assert_eq!(payload.decoding.n_undecodable, 1_000_000, "{declaration}");
    }

    let message = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n";
    let payloads = intake::payloads(message.repeat(40_000).into(), "");
    assert!(payloads.iter().all(|payload| payload.format.is_none()), "none of them has a body");

    let bucket = "&amp;".repeat(200_000);
    let outputs = "<OutputFile><Bucket>b</Bucket></OutputFile>".repeat(20_000);
    let text = format!(
        "<Response><JobsDetail><Tag>SmartCover</Tag><Operation><Output><Bucket>{bucket}</Bucket></Output>\
         <MediaResult>{outputs}</MediaResult></Operation></JobsDetail></Response>"
    );
    let payload = intake::payloads(text.into(), "").remove(0);
    let analysis = Analyzer::new(Catalog::embedded().unwrap()).analyze(payload);
    assert!(analysis.findings().iter().all(|finding| finding.rule().id != "output-mismatch"));
}

#[test]
fn a_text_that_is_denser_or_deeper_than_any_callback_is_read_up_to_a_limit() {
    let limits = Limits::default();
    let numbers = document(format!("[0{}]", ",0".repeat(limits.nodes)).into());
    assert_eq!(numbers.n_nodes(), limits.nodes);
    assert_eq!(numbers.problems()[0].kind, ProblemKind::TooMany { most: limits.nodes });

    let levels = document("<a>".repeat(limits.depth + 1).into());
    assert_eq!(levels.problems()[0].kind, ProblemKind::TooDeep { most: limits.depth });
    assert_eq!(levels.n_nodes(), limits.depth);
}

#[test]
fn many_findings_and_deep_paths_stay_few_and_short() {
    const MANY: usize = 100_000;
    let text = ["<a>\u{7f}".repeat(MANY), "</a>".repeat(MANY)].concat();
    let payload = intake::payloads(text.into(), "").remove(0);
    let analysis = Analyzer::new(Catalog::embedded().unwrap()).analyze(payload);
    let suspicious = || analysis.findings().iter().filter(|it| it.rule().id == "suspicious-text");
    assert_eq!(suspicious().count(), 10_000);
    assert_eq!(
        suspicious().map(Finding::count).sum::<usize>(),
        MANY,
        "the last counts for the rest"
    );
    let path = suspicious().next_back().unwrap().path(&analysis).unwrap();
    assert!(path.starts_with("….a.a") && path.ends_with(".a.#text[0]"), "{path}");
    assert_eq!(path.split('.').count(), 65);
}

#[test]
fn what_is_lost_under_very_many_names_is_told_together() {
    let attributes = (0..5000).map(|n| format!(" a{n}=''")).collect::<Vec<_>>().concat();
    let payload = intake::payloads(format!("<a{attributes}>t</a>").into(), "").remove(0);
    let analysis = Analyzer::new(Catalog::embedded().unwrap()).analyze(payload);
    let (_, converted) = convert_to_text(&analysis, None, &Options::vendor(Format::Json)).unwrap();
    assert_eq!(converted.not_kept.len(), 1001);
    assert_eq!(converted.not_kept.iter().map(|it| it.count).sum::<usize>(), 5000);
}
