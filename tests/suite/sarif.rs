use std::path::Path;
use std::process::Command;

use boon::{Compiler, Schemas};
use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::Catalog;
use callback_explorer::intake;
use callback_explorer::report::sarif;
use callback_explorer::words::Language;
use serde_json::Value;
use serde_sarif::sarif::{SCHEMA_URL, Sarif};

fn read(path: &Path) -> Analysis {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let bytes = std::fs::read(path).unwrap();
    analyzer.analyze(intake::payloads(bytes, "payload").remove(0))
}

/// The official schema, as the crate that we write SARIF with has it in its sources.
fn schema() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let sarif = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let folder = Path::new(sarif["manifest_path"].as_str().unwrap()).parent().unwrap();
    serde_json::from_slice(&std::fs::read(folder.join("src/schema.json")).unwrap()).unwrap()
}

#[test]
fn a_log_of_findings_is_what_sarif_asks_for() {
    let analysis = read(Path::new("assets/samples/workflow.mistakes.xml"));
    let mut log = Vec::new();
    sarif::write_begin(Language::En, &mut log).unwrap();
    sarif::write_results(&analysis, "a b/50%.xml", Language::En, &mut log).unwrap();
    log.extend(sarif::END.as_bytes());
    let log: Sarif = serde_json::from_slice(&log).unwrap();
    let run = &log.runs[0];
    let rules = run.tool.driver.rules.as_ref().unwrap();
    let results = run.results.as_ref().unwrap();
    assert_eq!(results.len(), analysis.findings().len());
    for (result, finding) in results.iter().zip(analysis.findings()) {
        let rule = result.rule_id.as_deref().unwrap();
        assert_eq!(rule, finding.rule().id);
        assert!(rules.iter().any(|known| known.id == rule), "{rule}");
        let place = result.locations.as_ref().unwrap()[0].physical_location.as_ref().unwrap();
        let file = place.artifact_location.as_ref().unwrap().uri.as_deref();
        assert_eq!(file, Some("a%20b/50%25.xml"));
        let line = place.region.as_ref().unwrap().start_line.unwrap();
        assert_eq!(usize::try_from(line), Ok(finding.position(analysis.document()).line));
    }
}

#[test]
fn logs_of_all_samples_and_broken_files_are_valid_by_the_official_schema() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource(SCHEMA_URL, schema()).unwrap();
    let schema = compiler.compile(SCHEMA_URL, &mut schemas).unwrap();
    let validate =
        |log: &Value| schemas.validate(log, schema).map_err(|error| format!("{error:#}"));
    for language in Language::ALL {
        for folder in [
            "assets/samples",
            "assets/catalog/samples",
            "tests/broken",
            "tests/hostile",
            "tests/findings",
        ] {
            let output = Command::new(env!("CARGO_BIN_EXE_callback-explorer"))
                .args(["check", "--format", "sarif", "--lang", language.id(), folder])
                .output()
                .unwrap();
            let mut log: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(validate(&log), Ok(()), "{folder}");
            let results = log["runs"][0]["results"].as_array_mut().unwrap();
            let Some(result) = results.first_mut() else { continue };
            result["level"] = "grave".into();
            assert!(validate(&log).is_err());
        }
    }
}
