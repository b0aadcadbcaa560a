use std::path::Path;

use callback_explorer::analysis::Finding;
use callback_explorer::words::Language;

use super::{analyze, analyzer, files, genuine_payloads, grave, read, told};

/// A tool that cries wolf is not used twice.
#[test]
fn a_genuine_payload_yields_no_error_and_no_warning() {
    let analyzer = analyzer();
    for file in genuine_payloads(&analyzer) {
        let analysis = analyze(&analyzer, read(&file));
        assert!(analysis.entry().is_some(), "{}", file.display());
        assert_eq!(grave(&analysis), [""; 0], "{}", file.display());
    }
}

/// The sentences of every finding in our own faulty samples, in both languages.
#[test]
fn the_samples_findings_read_well() {
    let analyzer = analyzer();
    for language in Language::ALL {
        let mut text = String::new();
        for file in files("assets/samples") {
            let analysis = analyze(&analyzer, read(&file));
            let findings = analysis.findings().iter();
            let findings: String =
                findings.map(|finding| told(&analysis, finding, language)).collect();
            if !findings.is_empty() {
                let name = file.file_name().unwrap().to_str().unwrap();
                text.extend(["== ", name, "\n", &findings]);
            }
        }
        insta::assert_snapshot!(format!("samples-{}", language.id()), text);
    }
}

#[test]
fn findings_come_in_order_of_their_nodes() {
    let analyzer = analyzer();
    for file in files("assets/samples") {
        let analysis = analyze(&analyzer, read(&file));
        let nodes: Vec<_> = analysis.findings().iter().map(Finding::node).collect();
        assert!(nodes.is_sorted(), "{}", file.display());
        for finding in analysis.findings() {
            let Some(node) = finding.node() else { continue };
            assert!(analysis.findings_at(node).any(|other| std::ptr::eq(other, finding)));
        }
    }
}

#[test]
fn a_job_that_the_catalog_lacks_is_described_by_its_envelope() {
    let analysis = analyze(&analyzer(), read(Path::new("tests/payloads/job/unknown-tag.xml")));
    assert_eq!(analysis.entry().map(|entry| entry.id.as_str()), Some("job"));
    let titles = analysis.findings().iter().map(|finding| finding.title(&analysis, Language::En));
    let titles: Vec<_> = titles.map(|title| title.to_string()).collect();
    let wanted = "The catalog has no PicFilter; the job envelope is described as usual".to_owned();
    assert!(titles.contains(&wanted), "{titles:?}");
    let documented = analysis.document().nodes().filter(|node| node.name() == Some("BucketId"));
    assert!(documented.map(|node| analysis.documented(node.id())).all(|entry| entry.is_some()));
}
