//! What the rules tell of payloads, and what they don't.

mod fixtures;
mod mutation;
mod payloads;
mod relations;
mod table;

use std::path::{Path, PathBuf};

use callback_explorer::analysis::{Analysis, Analyzer, Finding, Severity};
use callback_explorer::catalog::Catalog;
use callback_explorer::intake;
use callback_explorer::words::Language;

fn analyzer() -> Analyzer {
    Analyzer::new(Catalog::embedded().unwrap())
}

fn analyze(analyzer: &Analyzer, bytes: impl Into<Vec<u8>>) -> Analysis {
    analyzer.analyze(intake::payloads(bytes.into(), "payload").remove(0))
}

/// The files below a folder of the project, sorted.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for item in folder.read_dir().unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// Payloads as the service sends them, failed ones too. Ours with mistakes say so in their names;
/// `tests/payloads` has a folder for each entry of the catalog, and others for other purposes.
fn genuine_payloads(analyzer: &Analyzer) -> Vec<PathBuf> {
    let faults = ["contradiction", "mistakes", "truncated", "not-a-callback"];
    let is_genuine = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        !faults.iter().any(|fault| name.contains(fault))
    };
    let mut files = [files("assets/samples"), files("assets/catalog/samples")].concat();
    for (_, entry) in analyzer.catalog().entries() {
        let folder = format!("tests/payloads/{}", entry.id);
        if Path::new(&folder).is_dir() {
            files.extend(self::files(&folder));
        }
    }
    files.retain(is_genuine);
    files
}

#[expect(clippy::disallowed_methods, reason = "tests read the project's own files")]
fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

/// What a user reads: `line:column severity rule path`, then each sentence in a line of its own.
fn told(analysis: &Analysis, finding: &Finding, language: Language) -> String {
    let position = finding.position(analysis.document());
    let (severity, rule) = (finding.severity().id(), finding.rule().id);
    let path = finding.path(analysis).unwrap_or_default();
    format!(
        "{}:{} {severity} {rule} {path}\n  {}\n  {}\n  {}\n",
        position.line,
        position.column,
        finding.title(analysis, language),
        finding.detail(analysis, language),
        finding.remark(analysis, language),
    )
}

/// What is told at warning or above.
fn grave(analysis: &Analysis) -> Vec<String> {
    let findings = analysis.findings().iter();
    findings
        .filter(|finding| finding.severity() > Severity::Info)
        .map(|finding| told(analysis, finding, Language::En))
        .collect()
}
