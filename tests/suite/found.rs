use std::path::Path;

use callback_explorer::analysis::{Analyzer, Severity, State};
use callback_explorer::catalog::Catalog;
use callback_explorer::document::{Document, Format, NodeId};
use callback_explorer::intake::{self, Encoding, Exceeded, Intake, Limit, Payload, Step};
use callback_explorer::words::Language;
use proptest::prelude::*;

#[expect(clippy::disallowed_methods, reason = "tests read their files")]
fn found_in(name: &str) -> Vec<Payload> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake").join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    intake::payloads(bytes, name)
}

/// Where it stands, what was undone, and the end of its job's id; how it is cut, if it is.
fn told(payload: &Payload) -> String {
    let origin = &payload.origin;
    let start = origin.start.map_or(String::new(), |at| format!("{}:{}", at.line, at.column));
    let steps: Vec<&str> = origin.steps.iter().map(|step| step.id()).collect();
    let document = Document::from_text(payload.text.clone(), payload.format.unwrap());
    let job = document.nodes().find(|node| node.name() == Some("JobId"));
    let job = job.map_or(String::from("?"), |job| job.value().unwrap().into_owned());
    let whole = if document.is_well_formed() { "" } else { " cut" };
    format!("{start} {} {}{whole}", steps.join("+"), &job[job.len().saturating_sub(2)..])
}

#[track_caller]
fn check(name: &str, expected: &[&str]) {
    let payloads = found_in(name);
    let told: Vec<String> = payloads.iter().map(told).collect();
    assert_eq!(told, expected, "{name}");
    let numbers: Vec<usize> = payloads.iter().map(|payload| payload.origin.number).collect();
    assert_eq!(numbers, (1..=payloads.len()).collect::<Vec<_>>(), "{name}");
}

#[test]
fn an_access_log_tells_its_callbacks_and_who_sent_them_when() {
    check(
        "nginx.log",
        &[" text+hex-escapes 01", " text+hex-escapes 02", " text+hex-escapes ? cut"],
    );
    let payloads = found_in("nginx.log");
    let around = &payloads[1].origin.around;
    assert_eq!(around.time.as_deref(), Some("02/Mar/2026:09:15:01 +0800"));
    assert_eq!(around.client.as_deref(), Some("203.0.113.18"));
    assert_eq!(around.status.as_deref(), Some("500"));
    assert_eq!(around.request.as_deref(), Some("POST /callback"));
    assert_eq!(payloads[0].origin.n_other_lines, 2);
    assert!(payloads[0].text.contains("课程/第一周.mp4"));
    assert!(payloads[1].text.contains("课程/第二周.mp4"));
}

#[test]
fn a_text_is_not_found_in_itself() {
    let payloads = found_in("unclosed-declaration.xml");
    assert_eq!(payloads.len(), 1);
    assert_eq!(payloads[0].origin.steps, []);
}

#[test]
fn messages_as_they_went_over_the_wire_tell_their_bodies_and_heads() {
    check("curl.txt", &["14:1 curl 04"]);
    check("request.http", &[" http-request+chunked 08"]);
    check("compressed.http", &[" http-request+gzip 09"]);
    let request = &found_in("request.http")[0].origin.around;
    assert_eq!(request.request.as_deref(), Some("POST /callback?from=ci"));
    assert_eq!(request.client.as_deref(), Some("203.0.113.21"));
    assert!(request.headers().contains(&("Content-Type".to_owned(), "application/xml".to_owned())));
    assert_eq!(found_in("curl.txt")[0].origin.around.status.as_deref(), Some("200"));
}

#[test]
fn an_application_log_tells_its_callbacks_however_they_are_escaped() {
    check(
        "application.log",
        &[
            "1:59 text 0e",
            " text+form 0f",
            " text+base64 10",
            " text+entities 11",
            "6:59 text 12",
            "25:59 text ? cut",
            "33:59 text 14",
        ],
    );
    assert_eq!(found_in("application.log")[0].origin.n_other_lines, 2);
}

#[test]
fn what_is_kept_in_other_files_is_found() {
    check("ticket.md", &["6:1 fence 04", "30:1 fence 05", "54:1 fence ? cut"]);
    check("export.csv", &[" text+csv 06", " text+csv 07"]);
    check("lines.jsonl", &["1:1 text 0a", "2:1 text 0b", "3:1 text 0c"]);
    check("nested.json", &[" json-string+json-string+json-string+json-string 0d"]);
}

#[test]
fn the_records_of_a_container_are_put_together() {
    check("container.log", &[" container-log+text 15", " container-log+text 16"]);
    check("containerd.log", &[" container-log+text 15"]);
    let payloads = found_in("container.log");
    assert_eq!(payloads[1].origin.around.time.as_deref(), Some("2026-03-02T01:14:35.000000000Z"));
}

#[test]
fn what_was_undone_is_told_in_words_and_what_repeats_once() {
    let words = |name: &str| found_in(name)[0].origin.words(Language::En).unwrap();
    assert_eq!(words("nested.json"), "line 1 · JSON string × 4");
    assert_eq!(words("callback.xml.gz"), "gzip");
    assert_eq!(
        words("curl.txt").split(" · ").take(3).collect::<Vec<_>>(),
        ["line 14", "curl transcript", "GET /saved/c000000005e1f7a902b4c11f0a1b20004"]
    );
    let origin = &found_in("application.log")[0].origin;
    assert_eq!(origin.words(Language::En).unwrap(), "line 1 · 2026-03-02 09:14:33.120");
    assert_eq!(origin.other_lines(Language::En).unwrap(), "2 lines hold no payload");
}

#[test]
fn records_of_several_programs_may_take_turns() {
    check(
        "collector.log",
        &[" container-log+text 36", " container-log+text 37", " container-log+text 38"],
    );
    let payloads = found_in("collector.log");
    let lines: Vec<Option<usize>> = payloads.iter().map(|payload| payload.origin.line).collect();
    assert_eq!(lines, [Some(2), Some(3), Some(4)]);
    assert_eq!(payloads[2].origin.around.time.as_deref(), Some("2026-03-02T01:14:33.000000000Z"));
}

#[test]
fn archives_are_unpacked() {
    check("callback.xml.gz", &["1:1 gzip 17"]);
    check("ticket.zip", &["1:1 zip 18", " zip+text+hex-escapes 01", "1:1 zip+gzip 19"]);
    let names: Vec<String> = found_in("ticket.zip")
        .into_iter()
        .map(|payload| payload.origin.name().into_owned())
        .collect();
    assert_eq!(
        names,
        ["good.xml", "access.log", "more.json.gz"].map(|name| format!("ticket.zip!ticket/{name}"))
    );
}

#[test]
fn what_a_line_cuts_off_keeps_what_stands_before() {
    check(
        "cut.log",
        &[
            "1:39 text 39 cut",
            "3:39 text 40 cut",
            " text+json-string 40 cut",
            " text+hex-escapes 41 cut",
        ],
    );
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    for payload in found_in("cut.log") {
        let line = payload.origin.line;
        let analysis = analyzer.analyze(payload);
        assert_eq!(analysis.entry().unwrap().id, "smart-cover", "line {line:?}");
        let rules: Vec<&str> = analysis
            .findings()
            .iter()
            .filter(|finding| finding.severity() > Severity::Info)
            .map(|finding| finding.rule().id)
            .collect();
        assert_eq!(rules, ["truncated"], "line {line:?}");
        let summary = analysis.summary();
        let value = |node: Option<NodeId>| {
            analysis.document().node(node.unwrap()).value().unwrap().into_owned()
        };
        assert!(value(summary.job_id).starts_with("c000000005e1f7a902b4c11f0a1b200"));
        assert_eq!(value(summary.bucket), "lectures-1251668577");
        assert_eq!(analysis.outcome().state, State::Success, "it was said before the cut");
    }
}

#[test]
fn positions_go_on_from_where_a_payload_stands() {
    let mut payloads = found_in("application.log");
    let payload = payloads.remove(4);
    let document = Document::from_text(payload.text, Format::Xml);
    let document = document.starting_at(payload.origin.start.unwrap());
    let job = document.nodes().find(|node| node.name() == Some("JobId")).unwrap();
    let at = document.position(job.span().start);
    assert_eq!((at.line, at.column), (17, 9));
    assert_eq!(document.position(0).column, 59);
}

/// Everything that is one payload in spite of what stands in it.
#[test]
fn a_bare_body_stays_one_payload() {
    for text in [
        "<Response><Message>2026-03-02 INFO &lt;Response&gt;{\"JobsDetail\":{}}</Message></Response>",
        "<Response><JobsDetail><Message>POST / HTTP/1.1</Message></JobsDetail>",
        "<Response><JobsDetail/></Response> trailing",
        "<Response><JobsDetail/></Response><Respons",
        "{\"JobsDetail\":{\"Message\":\"{\\\"JobsDetail\\\":{}}\"}}",
        "{\"JobsDetail\":{\"Message\":\"<Response><JobsDetail/></Response>\"",
        "{\"JobsDetail\":{}} {",
        "{\"code\":0,\"message\":\"\",\"data\":{\"event\":\"{\\\"EventName\\\":\\\"x\\\"}\"}}",
        "{}{}",
        "<a/><b/>",
        "{\"a\":\"b\"}\n{\"a\":\"c\"}\n",
        "[1, 2, {\"a\": \"<b/>\"}]",
        "\"text\"",
        "a sentence about <Response> and {\"level\": 1}",
    ] {
        let payloads = intake::payloads(text.as_bytes().to_vec(), "");
        assert_eq!(payloads.len(), 1, "{text}");
        assert_eq!(payloads[0].text, text);
        assert_eq!(payloads[0].origin.steps, [], "{text}");
    }
}

#[test]
fn other_json_tells_the_callbacks_in_it() {
    let array = r#"[{"JobsDetail":{"JobId":"a"}},{"JobsDetail":{"JobId":"b"}}]"#;
    let payloads = intake::payloads(array.into(), "");
    assert_eq!(payloads.len(), 2);
    assert_eq!(payloads[1].text, r#"{"JobsDetail":{"JobId":"b"}}"#);
    let event = r#"{"event":{"body":{"EventName":"TaskFinish","JobsDetail":{"JobId":"c"}}},"n":1}"#;
    let payloads = intake::payloads(event.into(), "");
    assert_eq!(payloads.len(), 1);
    assert_eq!(payloads[0].origin.steps, [Step::JsonObject]);
    assert_eq!(payloads[0].origin.start.map(|at| at.column), Some(18));
}

#[test]
fn limits_are_told_and_end_the_search() {
    let many = "{\"JobsDetail\":{}}\n".repeat(10_001);
    let payloads = intake::payloads(many.into_bytes(), "");
    assert_eq!(payloads.len(), 10_001);
    assert_eq!(payloads[10_000].exceeded, Some(Exceeded { limit: Limit::Payloads, most: 10_000 }));
    let mut bomb = vec![b' '; 200 << 20];
    for _ in 0..2 {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut gzip, &bomb).unwrap();
        bomb = gzip.finish().unwrap();
    }
    let payloads = intake::payloads(bomb, "");
    assert_eq!(payloads.len(), 1);
    assert_eq!(payloads[0].exceeded, Some(Exceeded { limit: Limit::Unpacked, most: 48 << 20 }));
}

#[test]
fn text_that_begins_much_and_ends_nothing_is_read() {
    const LENGTH: usize = 256 << 10;
    for piece in [
        "{",
        "{{{\"",
        "{\"",
        "{\"a\":",
        "{\\\"",
        "<Response",
        "<Response>",
        "<Response><!--",
        "x<?xml version",
        "<Response>\n",
        "&lt;Response",
        "&lt;Response&gt;&lt;/Response",
        "x %3CResponse",
        "eyJ",
        "\"{\"\"a",
        "[{\"a\":[",
        "\\u003cResponse",
        "x {\"JobsDetail\":{",
        "HTTP/1.1 200\n",
        "< HTTP/1.1 200\n<\nx\n",
        "{ ",
        "\n2026 <Response><a",
        "{\"log\":\"x\",\"stream\":\"stdout\"}\n",
    ] {
        let text = piece.repeat(LENGTH / piece.len());
        for text in [text.clone(), format!("x {text}")] {
            assert!(!intake::payloads(text.into_bytes(), "").is_empty(), "{piece}");
        }
    }
}

const PIECES: &[&str] = &[
    "<?xml version=\"1.0\"?>",
    "<Response>",
    "</Response>",
    "<JobsDetail>",
    "</JobsDetail>",
    "{\"JobsDetail\":{",
    "}}",
    "\"",
    "\\\"",
    "\\x22",
    "\\u003c",
    "&lt;Response&gt;",
    "&lt;/Response&gt;",
    "%3CResponse%3E",
    "PFJlc3BvbnNlPg",
    "\n",
    "\r\n\r\n",
    "POST / HTTP/1.1\r\n",
    "HTTP/1.1 200 OK\n",
    "Transfer-Encoding: chunked\n",
    "a\r\n",
    "> ",
    "< ",
    "* ",
    "```",
    "{\"log\":\"",
    "\",\"stream\":\"stdout\"}",
    "2026-01-01T00:00:00Z stdout P ",
    ",\"\"",
    "{\"a\":\"",
    "{\\\"b\\\":",
    "[",
    "中",
    "\u{1f}",
];

proptest! {
    #[test]
    fn bytes_of_any_kind_give_payloads(bytes in prop::collection::vec(any::<u8>(), 0..64), start in 0..4_usize) {
        let start: &[u8] = [b"PK\x03\x04".as_slice(), b"\x1f\x8b\x08", b"HTTP/1.1 200 OK\n\n", b"x {\\\""][start];
        prop_assert!(!intake::payloads([start, &bytes].concat(), "").is_empty());
    }

    #[test]
    fn text_of_any_shape_gives_payloads(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)) {
        let payloads = intake::payloads(pieces.concat().into_bytes(), "");
        prop_assert!(!payloads.is_empty());
        for payload in payloads {
            prop_assert!(payload.origin.number > 0);
        }
    }

    #[test]
    fn so_does_text_in_any_encoding(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
        odd in prop::collection::vec(any::<u8>(), 0..8),
        name in prop::sample::select(&["gb18030", "big5", "utf-16le", "utf-16be", "utf-8"][..]),
    ) {
        let encoding = Encoding::called(name);
        let text = pieces.join("x").into_bytes();
        let bytes = [&text[..text.len() / 2], &odd, &text[text.len() / 2..]].concat();
        for payload in Intake::default().payloads(bytes, "", encoding) {
            prop_assert!(payload.decoding.undecodable.len() <= payload.decoding.n_undecodable);
            for place in payload.decoding.undecodable {
                let is_shown = payload.text[place.byte..].starts_with(char::REPLACEMENT_CHARACTER);
                prop_assert!(is_shown);
            }
        }
    }
}
