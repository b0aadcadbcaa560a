//! `check`: what is wrong in payloads, for people and for programs.

use std::io::Write as _;

use super::arguments::{Check, FailOn, OutputFormat};
use super::input::{self, By, Given};
use super::output::{self, Text};
use super::{CommandError, Status, analyzer_as};
use crate::analysis::{Analysis, Finding, PathWriter, Severity, State};
use crate::report::lines::Line;
use crate::report::standing;
use crate::report::tree::{n_findings, severity_style, severity_word, standing_style};
use crate::say;
use crate::words::{Language, visible};

pub(super) fn run(check: &Check, language: Language) -> Result<Status, CommandError> {
    let Some((analyzer, entry)) = analyzer_as(check.entry.as_deref(), &check.reading, language)?
    else {
        return Ok(Status::Trouble);
    };
    let mut checked = Checked { check, language, out: output::text(), tally: Tally::default() };
    let by = By { analyzer: &analyzer, entry, encoding: check.reading.encoding };
    input::read(&check.paths, &by, language, &mut |given| checked.take(&given))?;
    let Checked { mut out, tally, .. } = checked;
    if check.format == OutputFormat::Text && tally.n_payloads > 1 && output::is_terminal() {
        writeln!(
            out,
            "{}",
            say!(
                language,
                "check-summary",
                count = tally.n_payloads,
                ok = (tally.n_payloads - tally.n_with_findings - tally.n_unreadable),
                findings = tally.n_with_findings,
                unreadable = tally.n_unreadable
            )
        )?;
    }
    out.flush()?;
    Ok(tally.status)
}

struct Checked<'a> {
    check: &'a Check,
    language: Language,
    out: Text,
    tally: Tally,
}

struct Tally {
    status: Status,
    n_payloads: usize,
    n_with_findings: usize,
    n_unreadable: usize,
}

impl Default for Tally {
    fn default() -> Self {
        Self { status: Status::Clean, n_payloads: 0, n_with_findings: 0, n_unreadable: 0 }
    }
}

impl Checked<'_> {
    fn take(&mut self, given: &Given) -> Result<(), CommandError> {
        self.tally.n_payloads += 1;
        match (given, self.check.format) {
            (Given::Payload { file, analysis }, format) => {
                self.count(analysis);
                match format {
                    OutputFormat::Json => {
                        let number = analysis.origin().number;
                        self.write_line(&Line::new(analysis, file, number, self.language))?;
                    }
                    OutputFormat::Text => self.write_text(file, analysis)?,
                }
            }
            (Given::Nothing { file, complaint }, format) => {
                self.tally.n_unreadable += 1;
                self.tally.status = Status::Trouble;
                if format == OutputFormat::Json {
                    self.write_line(&Line::unreadable(file, complaint.clone()))?;
                }
            }
        }
        Ok(())
    }

    fn count(&mut self, analysis: &Analysis) {
        let severities = || analysis.findings().iter().map(Finding::severity);
        let is_told =
            threshold(self.check.fail_on).is_some_and(|least| severities().any(|it| it >= least));
        let is_failed = self.check.fail_on_outcome && analysis.outcome().state == State::Failed;
        let status = if !analysis.is_readable() {
            self.tally.n_unreadable += 1;
            Status::Trouble
        } else if is_told || is_failed {
            Status::Findings
        } else {
            Status::Clean
        };
        if analysis.is_readable() && severities().any(|severity| severity > Severity::Info) {
            self.tally.n_with_findings += 1;
        }
        self.tally.status = self.tally.status.max(status);
    }

    fn write_line(&mut self, line: &Line<'_>) -> Result<(), CommandError> {
        let json = serde_json::to_string(line).map_err(std::io::Error::from)?;
        Ok(output::write_json(&json, &mut self.out)?)
    }

    fn write_text(&mut self, file: &str, analysis: &Analysis) -> Result<(), CommandError> {
        let language = self.language;
        let file = input::payload_name(file, analysis);
        let style = standing_style(analysis);
        let entry = match (analysis.entry(), analysis.recognition().chosen()) {
            (Some(entry), None) => entry.id.clone(),
            (Some(entry), Some(_)) => {
                format!("{} ({})", entry.id, say!(language, "chosen-by-hand"))
            }
            (None, _) => say!(language, "fact-unknown-callback"),
        };
        let origin = analysis.origin();
        if let Some(words) = origin.other_lines(language).filter(|_| origin.number == 1) {
            writeln!(self.out, "{}: {words}", input::shown_name(&origin.file))?;
        }
        let place = origin.words(language).map_or(String::new(), |words| format!(" · {words}"));
        writeln!(
            self.out,
            "{file}: {entry} · {style}{}{style:#} · {}{place}",
            standing(analysis, language),
            n_findings(analysis, language)
        )?;
        let least = match self.check.fail_on {
            FailOn::Info => Severity::Info,
            FailOn::Error | FailOn::Warning | FailOn::Never => Severity::Warning,
        };
        let mut paths = analysis.paths();
        for finding in analysis.findings().iter().filter(|finding| finding.severity() >= least) {
            self.write_finding(&file, finding, &mut paths)?;
        }
        Ok(())
    }

    fn write_finding(
        &mut self,
        file: &str,
        finding: &Finding,
        paths: &mut PathWriter<'_>,
    ) -> Result<(), CommandError> {
        let path = finding.path_by(paths);
        let analysis = paths.analysis();
        let position = finding.position(analysis.document());
        let style = severity_style(finding.severity());
        let title = finding.title(analysis, self.language).to_string();
        write!(
            self.out,
            "{file}:{}:{}: {style}{}[{}]{style:#} {}",
            position.line,
            position.column,
            severity_word(finding.severity(), self.language),
            finding.rule().id,
            visible(&title)
        )?;
        match path {
            Some(path) => writeln!(self.out, " ({})", visible(&path))?,
            None => writeln!(self.out)?,
        }
        Ok(())
    }
}

fn threshold(fail_on: FailOn) -> Option<Severity> {
    match fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Info => Some(Severity::Info),
        FailOn::Never => None,
    }
}
