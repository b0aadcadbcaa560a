//! Each rule flags its fixture where the fault is, tells nothing else of it that matters, and passes the
//! fixture without the fault.

use std::collections::BTreeSet;
use std::path::PathBuf;

use callback_explorer::analysis::rules::RULES;
use callback_explorer::analysis::{Analysis, Finding, Severity};
use callback_explorer::words::is_invisible;

use super::{analyze, analyzer, files, read};
use crate::output::escaped;

const FLAGGED: &[(&str, &str, &str)] = &[
    ("malformed", "13:23", "Response.WorkflowExecution.State"),
    ("truncated", "31:33", "Response.WorkflowExecution.Tasks[1].TemplateId"),
    ("not-a-callback", "1:1", "Response"),
    ("misplaced-node", "14:13", "Response.WorkflowExecution.Tasks[0].BucketId"),
    ("misspelt-name", "11:9", "Response.WorkflowExecution.WorkflowNmae"),
    ("unknown-node", "15:4", "Response.JobsDetail.RetryCount"),
    ("missing-node", "24:9", "Response.WorkflowExecution.Tasks[1].EndTime"),
    ("wrong-type", "46:17", "Response.JobsDetail[0].Operation.SmartCover.Width"),
    ("unlisted-value", "2:5", "Response.EventName"),
    ("repeated-node", "14:9", "Response.WorkflowExecution.State[1]"),
    ("duplicate-key", "6:13", "Response.JobsDetail.Code[1]"),
    ("state-contradiction", "13:9", "Response.WorkflowExecution.State"),
    ("time-order", "27:13", "Response.WorkflowExecution.Tasks[1].EndTime"),
    ("count-mismatch", "42:17", "Response.JobsDetail[0].Operation.SmartCover.Count"),
    ("output-mismatch", "33:21", "Response.JobsDetail[0].Operation.MediaResult.OutputFile.Region"),
    ("duplicate-id", "29:13", "Response.WorkflowExecution.Tasks[1].JobId"),
    ("unlike-samples", "26:9", "Response.JobsDetail[0].Workflow"),
    ("encoding", "11:24", "Response.WorkflowExecution.WorkflowName"),
    ("suspicious-text", "5:9", "Response.WorkflowExecution.Object"),
    ("test-request", "13:9", "data.trace_id"),
    ("documentation-slip", "16:13", "Response.WorkflowExecution.Tasks[0].CreateTime"),
];

#[test]
fn each_rule_flags_its_fixture_at_the_right_place() {
    let analyzer = analyzer();
    for &(rule, position, path) in FLAGGED {
        let file = fixture(rule, "flagged");
        let analysis = analyze(&analyzer, read(&file));
        let findings: Vec<_> = analysis.findings().iter().map(|f| place(&analysis, f)).collect();
        let wanted = (rule, position.to_owned(), path.to_owned());
        assert!(findings.contains(&wanted), "{}: {findings:?}", file.display());
        let others = analysis
            .findings()
            .iter()
            .filter(|finding| finding.severity() > Severity::Info && finding.rule().id != rule);
        let others: Vec<_> = others.map(|other| place(&analysis, other)).collect();
        assert_eq!(others, [], "{}", file.display());
    }
}

#[test]
fn no_rule_flags_its_clean_fixture() {
    let analyzer = analyzer();
    for &(rule, ..) in FLAGGED {
        let file = fixture(rule, "clean");
        let analysis = analyze(&analyzer, read(&file));
        let told = analysis
            .findings()
            .iter()
            .filter(|finding| finding.rule().id == rule || finding.severity() > Severity::Info);
        let told: Vec<_> = told.map(|finding| place(&analysis, finding)).collect();
        assert_eq!(told, [], "{}", file.display());
    }
}

/// What is written as a reference or an escape is no less invisible. Comments may hold what they like.
#[test]
fn a_written_character_is_as_suspicious_as_a_raw_one() {
    let analyzer = analyzer();
    for (case, position, severity) in
        [("reference", "6:9", Severity::Warning), ("escape", "9:5", Severity::Info)]
    {
        let analysis = analyze(&analyzer, read(&fixture("suspicious-text", case)));
        let mut findings = analysis.findings().iter();
        let finding = findings.find(|finding| finding.rule().id == "suspicious-text").unwrap();
        assert_eq!(
            (place(&analysis, finding).1.as_str(), finding.severity()),
            (position, severity)
        );
        assert!(findings.all(|finding| finding.rule().id != "suspicious-text"));
    }
}

/// All that is shown as an escape, but what belongs to spelling, in a name or a value, written or raw.
#[test]
fn no_invisible_character_is_left_untold() {
    let is_usual = |c| "\t\n\r\u{200c}\u{200d}\u{180b}\u{180c}\u{180d}\u{180f}".contains(c);
    let is_variation = |c| ('\u{e0100}'..='\u{e01ef}').contains(&c);
    let hidden: Vec<char> = ('\0'..=char::MAX)
        .filter(|&c| is_invisible(c) && !is_usual(c) && !is_variation(c))
        .collect();
    assert!(hidden.len() > 1000);
    let written = |c: char| Some(escaped(&c.to_string()));
    let raw = |c: char| (c >= '\u{20}').then(|| c.to_string());
    let analyzer = analyzer();
    for spell in [&written as &dyn Fn(char) -> Option<String>, &raw] {
        let spelt: Vec<String> = hidden.iter().filter_map(|&c| spell(c)).collect();
        let values = spelt.iter().map(|c| format!("\"a\":\"b{c}\"")).collect::<Vec<_>>().join(",");
        let names = spelt.iter().map(|c| format!("\"a{c}\":1")).collect::<Vec<_>>().join(",");
        let analysis = analyze(&analyzer, format!("{{\"v\":{{{values}}},\"n\":{{{names}}}}}"));
        let told = analysis.findings().iter().filter(|it| it.rule().id == "suspicious-text");
        assert_eq!(told.count(), 2 * spelt.len());
    }
}

/// What can't be read as it was meant is an error, what only contradicts its declaration a warning.
#[test]
fn every_fault_of_encoding_weighs_what_it_should() {
    let analyzer = analyzer();
    let bom =
        [b"\xef\xbb\xbf".as_slice(), b"<?xml version='1.0' encoding='GBK'?><Response/>"].concat();
    for (bytes, severity) in [
        (read("tests/encodings/cut-character.xml".as_ref()), Severity::Error),
        (read("tests/encodings/undeclared-gb18030.xml".as_ref()), Severity::Error),
        (read("tests/encodings/declared-gbk-is-utf-8.xml".as_ref()), Severity::Warning),
        (read("tests/encodings/declared-utf-8-is-utf-16.xml".as_ref()), Severity::Error),
        (read("tests/encodings/declared-nonsense.xml".as_ref()), Severity::Error),
        (bom, Severity::Warning),
    ] {
        let analysis = analyze(&analyzer, bytes.clone());
        let mut told = analysis.findings().iter().filter(|it| it.rule().id == "encoding");
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(told.next().map(Finding::severity), Some(severity), "{text}");
        assert!(told.next().is_none(), "{text}");
    }
}

#[test]
fn what_is_written_is_told_though_a_raw_one_stands_behind_it() {
    let text = "{\"a\": \"\\u202e\", \"b\": \"\u{200b}\"}";
    let analysis = analyze(&analyzer(), text.as_bytes().to_vec());
    let findings = analysis.findings().iter();
    let told = findings.filter(|finding| finding.rule().id == "suspicious-text");
    let severities: Vec<Severity> = told.map(Finding::severity).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Info]);
}

#[test]
fn every_rule_has_fixtures_and_every_fixture_a_rule() {
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    let flagged: BTreeSet<&str> = FLAGGED.iter().map(|&(rule, ..)| rule).collect();
    assert_eq!(flagged, rules);
    for file in files("tests/findings") {
        let folder = file.parent().unwrap().file_name().unwrap().to_str().unwrap();
        assert!(rules.contains(folder), "{}", file.display());
    }
}

fn fixture(rule: &str, case: &str) -> PathBuf {
    let mut found = files(&format!("tests/findings/{rule}"));
    found.retain(|file| file.file_stem().is_some_and(|stem| stem == case));
    assert_eq!(found.len(), 1, "{rule}/{case}");
    found.remove(0)
}

fn place(analysis: &Analysis, finding: &Finding) -> (&'static str, String, String) {
    let position = finding.position(analysis.document());
    let position = format!("{}:{}", position.line, position.column);
    (finding.rule().id, position, finding.path(analysis).unwrap_or_default())
}
