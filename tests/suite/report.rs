//! What is handed on of a payload in Markdown.

use std::path::{Path, PathBuf};
use std::process::Command;

use callback_explorer::analysis::{Analysis, Analyzer, Policy};
use callback_explorer::catalog::Catalog;
use callback_explorer::intake;
use callback_explorer::report::{Clock, Note, Terms, markdown};
use callback_explorer::words::Language;

fn read(path: &Path) -> Analysis {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let bytes = std::fs::read(path).unwrap();
    analyzer.analyze(intake::payloads(bytes, "payload").remove(0))
}

fn report(analysis: &Analysis, language: Language) -> String {
    report_with(analysis, &[], language)
}

fn report_with(analysis: &Analysis, notes: &[Note], language: Language) -> String {
    let mut report = Vec::new();
    let policy = Policy::default();
    let terms = Terms { clock: Clock::AsSent, language, policy: &policy };
    markdown::write(analysis, "payload", notes, terms, &mut report).unwrap();
    String::from_utf8(report).unwrap()
}

#[test]
fn a_report_is_no_longer_than_a_screen_unless_the_findings_are() {
    const SCREEN: usize = 40;
    for folder in ["assets/samples", "assets/catalog/samples"] {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for file in files.collect::<Vec<PathBuf>>() {
            let analysis = read(&file);
            for language in Language::ALL {
                let report = report(&analysis, language);
                let n_lines = report.lines().count();
                let most = SCREEN + analysis.findings().len();
                assert!(n_lines <= most, "{} has {n_lines}: {report}", file.display());
                assert!(report.lines().all(|line| line.trim_end() == line), "{report}");
            }
        }
    }
}

#[test]
fn nothing_that_a_payload_says_is_markup_of_the_report() {
    let report = report(&read(Path::new("tests/payloads/report/markup.json")), Language::En);
    insta::assert_snapshot!("markup", report);
    for line in report.lines().filter(|line| line.starts_with("| ")) {
        let bars = line.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 3, "{line}");
    }
    let headings: Vec<&str> = report.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings.len(), 3, "{headings:?}");
}

#[test]
fn notes_stand_in_a_report_with_the_path_and_the_value_that_they_are_about() {
    let note = |path: &str, value: Option<&str>, text: &str, is_lost| Note {
        path: Some(path.to_owned()),
        value: value.map(str::to_owned),
        text: text.to_owned(),
        is_lost,
    };
    let whole =
        Note { text: "Asked the vendor.\n\n1. *first*\n    - then".to_owned(), ..Note::default() };
    let notes = [
        whole,
        note("Response.JobsDetail.State", Some("Fa`iled"), "why | now?\n# and then", false),
        note("Response.JobsDetail.JobId", Some(&"j".repeat(300)), "", false),
        note("Response.JobsDetail.Gone", None, "was here", true),
    ];
    let analysis = read(Path::new("assets/samples/smart-cover.xml"));
    let told = Language::ALL.map(|language| {
        let report = report_with(&analysis, &notes, language);
        let start = report.find("\n### ").unwrap();
        report[start..].split("\n### ").nth(1).unwrap().to_owned()
    });
    insta::assert_snapshot!("notes", told.join("\n"));
    assert!(!report(&analysis, Language::En).contains("Notes"));
}

fn printed(arguments: &[&str]) -> String {
    let program = Command::new(env!("CARGO_BIN_EXE_callback-explorer"));
    let output = { program }.args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn for_programs_a_report_is_what_check_lists() {
    for format in ["json", "csv", "sarif"] {
        let told =
            |command| printed(&[command, "--format", format, "tests/broken", "assets/samples"]);
        assert_eq!(told("report"), told("check"));
        assert!(told("report").contains("workflow.failed.xml"));
    }
}

#[test]
fn redacted_for_programs_it_tells_neither_file_nor_bucket() {
    for format in ["markdown", "html", "json", "csv", "sarif"] {
        let told = |option: &[&str]| {
            let files = [
                "tests/payloads/redact/contacts.xml",
                "assets/samples/workflow.failed.xml",
                "tests/broken/empty.xml",
            ];
            printed(&[&["report", "--format", format], option, &files[..]].concat())
        };
        let (whole, redacted) = (told(&[]), told(&["--redact"]));
        assert!(whole.contains("workflow.failed"), "{whole}");
        assert!(redacted.contains("payload 1") || redacted.contains("payload%201"), "{redacted}");
        for secret in ["workflow.failed", "contacts", "clinic", "lectures-1251668577", "empty.xml"]
        {
            assert!(!redacted.contains(secret), "{secret} in {format}: {redacted}");
        }
    }
}
