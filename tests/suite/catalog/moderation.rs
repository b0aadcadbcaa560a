use std::collections::BTreeSet;

use callback_explorer::analysis::{Analysis, Analyzer, Severity, State, Verdict};
use callback_explorer::catalog::Presence;
use callback_explorer::convert::{Options, convert_to_text};
use callback_explorer::document::Format;
use callback_explorer::intake;
use callback_explorer::report::{self, Clock, FactKind};
use callback_explorer::words::Language;

use super::{embedded, folder, read};

const KINDS: [(&str, Verdict); 7] = [
    ("image", Verdict::Violation),
    ("text", Verdict::Suspected),
    ("audio", Verdict::Violation),
    ("video", Verdict::Suspected),
    ("live", Verdict::Suspected),
    ("document", Verdict::Violation),
    ("webpage", Verdict::Suspected),
];

fn analyze_text(text: String) -> Analysis {
    let mut payloads = intake::payloads(text.into_bytes(), "payload");
    assert_eq!(payloads.len(), 1);
    Analyzer::new(embedded()).analyze(payloads.remove(0))
}

fn analyze(file: &str) -> Analysis {
    analyze_text(read(&folder(file)))
}

fn sample(name: &str) -> Analysis {
    analyze(&format!("assets/catalog/samples/{name}.json"))
}

fn entry_of(analysis: &Analysis) -> Option<&str> {
    analysis.entry().map(|entry| entry.id.as_str())
}

/// A kind's sample in each of its forms.
fn forms(kind: &str) -> Vec<Analysis> {
    let names = [format!("moderation-{kind}"), format!("moderation-{kind}.simple")];
    let exists = |name: &&String| folder(&format!("assets/catalog/samples/{name}.json")).is_file();
    names.iter().filter(exists).map(|name| sample(name)).collect()
}

#[test]
fn the_verdict_is_told_before_how_the_job_stands() {
    for (kind, verdict) in KINDS {
        for analysis in forms(kind) {
            let outcome = analysis.outcome();
            assert_eq!((outcome.state, outcome.verdict), (State::Success, Some(verdict)), "{kind}");
            let facts = report::facts(&analysis, Language::En, Clock::AsSent);
            assert_eq!(facts[0].kind, FactKind::Verdict, "{kind}");
            assert_eq!(facts[0].value, report::verdict(verdict, Language::En));
            assert_eq!(facts[1].kind, FactKind::Label, "{kind}");
            let standing = report::standing(&analysis, Language::En);
            assert_eq!(standing, facts[0].value, "{kind}");
        }
    }
}

#[test]
fn a_job_that_failed_has_no_verdict() {
    for (kind, _) in KINDS {
        let outcome = sample(&format!("moderation-{kind}.failed")).outcome().clone();
        assert_eq!((outcome.state, outcome.verdict), (State::Failed, None), "{kind}");
        assert!(outcome.failures[0].code.is_some() && outcome.failures[0].message.is_some());
    }
    let text = read(&folder("assets/catalog/samples/moderation-audio.simple.json"));
    let failed = analyze_text(text.replacen("\"code\": 0", "\"code\": -1", 1));
    let outcome = failed.outcome();
    assert_eq!((outcome.state, outcome.verdict), (State::Failed, None));
    assert_eq!(outcome.failures[0].code.as_deref(), Some("-1"));
}

#[test]
fn the_forms_of_a_kind_hold_every_node_that_is_always_there() {
    for (kind, _) in KINDS {
        let forms = forms(kind);
        let mut seen = BTreeSet::new();
        for analysis in &forms {
            let nodes = analysis.document().nodes();
            seen.extend(nodes.filter_map(|node| Some(&*analysis.documented(node.id())?.path)));
        }
        for node in &forms[0].entry().unwrap().nodes {
            let parent = node.path.rsplit_once('.').map(|(parent, _)| parent);
            let is_asked = parent.is_none_or(|parent| seen.contains(parent));
            let is_there = seen.contains(&*node.path) || !is_asked;
            assert!(is_there || node.presence != Presence::Always, "{kind}: {}", node.path);
        }
    }
}

#[test]
fn video_and_live_stream_name_each_other() {
    for (kind, other) in [("video", "live"), ("live", "video")] {
        for analysis in forms(kind) {
            assert_eq!(entry_of(&analysis), Some(&*format!("moderation-{kind}")));
            let mut alternatives = analysis.recognition().alternatives();
            let alternative = alternatives.next().map(|id| &analysis.catalog().entry(id).id);
            assert_eq!(alternative, Some(&format!("moderation-{other}")));
            assert!(alternatives.next().is_none());
        }
    }
}

/// Some simple callbacks of audio name no event.
#[test]
fn without_an_event_a_simple_callback_is_one_of_audio() {
    let text = read(&folder("assets/catalog/samples/moderation-audio.simple.json"));
    let analysis = analyze_text(text.replacen("\"event\": \"ReviewAudio\",", "", 1));
    assert_eq!(entry_of(&analysis), Some("moderation-audio"));
    assert_eq!(analysis.n_findings(Severity::Warning), 0);
}

#[test]
fn moderation_comes_back_from_xml_as_it_was() {
    for (kind, _) in KINDS {
        for original in forms(kind) {
            for (to, back) in [
                (Options::vendor(Format::Xml), Options::vendor(Format::Json)),
                (Options::lossless(Format::Xml), Options::lossless(Format::Json)),
            ] {
                let (xml, rest) = convert_to_text(&original, None, &to).unwrap();
                assert!(rest.not_kept.is_empty(), "{kind}: {:?}", rest.not_kept);
                let (json, rest) = convert_to_text(&analyze_text(xml), None, &back).unwrap();
                assert!(rest.not_kept.is_empty(), "{kind}: {:?}", rest.not_kept);
                let same = |text: &str| {
                    serde_json::from_str::<serde_json::Value>(text).unwrap().to_string()
                };
                assert_eq!(same(&json), same(original.document().text()), "{kind}");
            }
        }
    }
}

#[test]
fn the_body_itself_is_described_by_the_callbacks_title() {
    let analysis = sample("moderation-text");
    let root = analysis.document().root().unwrap();
    assert_eq!(analysis.documented(root.id()).unwrap().meaning.zh, "文本审核回调");
}

#[test]
fn headers_may_have_any_name() {
    let analysis = sample("moderation-image");
    let header = analysis.document().nodes().find(|it| it.name() == Some("x-cos-meta-owner"));
    let header = header.unwrap();
    assert_eq!(analysis.documented(header.id()).unwrap().path, "JobsDetail.CosHeaders.*");
    let path = analysis.path(header.id());
    assert_eq!(path, "JobsDetail.CosHeaders.x-cos-meta-owner");
}

#[test]
fn a_test_of_the_callback_address_is_told_as_such() {
    let analysis = analyze("tests/findings/test-request/flagged.json");
    let outcome = analysis.outcome();
    assert!(outcome.is_test && outcome.verdict.is_none());
    assert_eq!(outcome.state, State::Unknown);
    assert_eq!(report::standing(&analysis, Language::Zh), "测试请求");
    assert_eq!(analysis.n_findings(Severity::Info), 1);
}

#[test]
fn what_a_query_answers_is_read_as_jobs() {
    let analysis = analyze("tests/payloads/queries/jobs.xml");
    assert_eq!(entry_of(&analysis), Some("tts"));
    assert_eq!(analysis.n_findings(Severity::Warning) + analysis.n_findings(Severity::Error), 0);
    assert_eq!((analysis.summary().n_jobs, analysis.outcome().failures.len()), (2, 1));
    assert_eq!(analysis.outcome().state, State::Failed);
    let jobs = report::facts(&analysis, Language::En, Clock::AsSent).remove(0);
    assert_eq!((jobs.kind, &*jobs.value), (FactKind::Jobs, "1 of 2 failed"));
}
