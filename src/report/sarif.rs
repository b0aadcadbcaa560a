//! Findings as SARIF 2.1.0, which editors and code hosts show beside the files.
//!
//! The log is written as payloads come: [`write_begin`], then of each payload its results by [`write_results`], parted by
//! commas, then [`END`].

use std::io::{self, Write};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_sarif::sarif::{
    ArtifactLocation, Location, LogicalLocation, Message, MultiformatMessageString,
    PhysicalLocation, Region, ReportingConfiguration, ReportingDescriptor, Result as Found,
    ResultLevel, SCHEMA_URL, Tool, ToolComponent,
};

use crate::analysis::rules::RULES;
use crate::analysis::{Analysis, Finding, PathWriter, Severity};
use crate::words::{Language, visible};

/// What ends a log.
pub const END: &str = "]}]}\n";

/// Writes what begins a log: the program, and its rules.
pub fn write_begin(language: Language, out: &mut impl Write) -> io::Result<()> {
    let rules: Vec<ReportingDescriptor> = RULES
        .iter()
        .map(|rule| {
            let text = MultiformatMessageString::builder().text(rule.title(language)).build();
            let configuration =
                ReportingConfiguration::builder().level(level(rule.severity).to_string()).build();
            ReportingDescriptor::builder()
                .id(rule.id)
                .short_description(text)
                .default_configuration(configuration)
                .build()
        })
        .collect();
    let driver = ToolComponent::builder()
        .name(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        .rules(rules)
        .build();
    let tool = Tool::builder().driver(driver).build();
    let schema = serde_json::to_string(SCHEMA_URL)?;
    write!(
        out,
        "{{\"$schema\":{schema},\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{},\
         \"columnKind\":\"unicodeCodePoints\",\"results\":[",
        serde_json::to_string(&tool)?
    )
}

/// Writes the findings of a payload of `file`, with commas between.
pub fn write_results(
    analysis: &Analysis,
    file: &str,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let artifact = ArtifactLocation::builder().uri(uri(file)).build();
    let mut paths = analysis.paths();
    for (number, finding) in analysis.findings().iter().enumerate() {
        if number > 0 {
            out.write_all(b",")?;
        }
        let result = result(finding, &mut paths, &artifact, language);
        serde_json::to_writer(&mut *out, &result)?;
    }
    Ok(())
}

fn result(
    finding: &Finding,
    paths: &mut PathWriter<'_>,
    artifact: &ArtifactLocation,
    language: Language,
) -> Found {
    let path = finding.path_by(paths);
    let analysis = paths.analysis();
    let at = finding.position(analysis.document());
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let region =
        Region::builder().start_line(number(at.line)).start_column(number(at.column)).build();
    let place =
        PhysicalLocation::builder().artifact_location(artifact.clone()).region(region).build();
    let mut location = Location::builder().physical_location(place).build();
    location.logical_locations = path.map(|path| {
        vec![LogicalLocation::builder().fully_qualified_name(visible(&path)).kind("member").build()]
    });
    let sentences = [finding.title(analysis, language), finding.detail(analysis, language)];
    let sentences = sentences.map(|sentence| visible(&sentence.to_string()).into_owned());
    Found::builder()
        .rule_id(finding.rule().id)
        .level(level(finding.severity()))
        .message(Message::builder().text(sentences.join(". ")).build())
        .locations(vec![location])
        .build()
}

/// A path as a reference that is relative to where the program ran.
fn uri(file: &str) -> String {
    /// What means something in a reference, but for what parts folders.
    const ENCODED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}')
        .add(b':')
        .add(b'\\');
    utf8_percent_encode(file, ENCODED).to_string()
}

fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Info => ResultLevel::Note,
    }
}
