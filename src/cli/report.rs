//! `report`: what is worth telling of payloads, in Markdown.

use std::io::Write as _;

use super::arguments::Report;
use super::input::{self, By, Given};
use super::output;
use super::redacting::redacted;
use super::{CommandError, Status, analyzer_as};
use crate::analysis::{Analysis, Severity, State};
use crate::report::Clock;
use crate::report::markdown::{self, Terms};
use crate::say;
use crate::words::Language;

pub(super) fn run(asked: &Report, language: Language) -> Result<Status, CommandError> {
    let Some((analyzer, entry)) = analyzer_as(asked.entry.as_deref(), &asked.reading, language)?
    else {
        return Ok(Status::Trouble);
    };
    let by = By { analyzer, entry, encoding: asked.reading.encoding };
    let terms = Terms { clock: Clock::AsSent, language };
    let mut redaction = asked.redacting.redaction();
    let (mut rows, mut sections) = (Vec::new(), Vec::new());
    let mut n_payloads = 0;
    let mut status = Status::Clean;
    input::read(&asked.paths, &by, language, &mut |given| {
        match given {
            Given::Payload { file, analysis } => {
                n_payloads += 1;
                if !analysis.is_readable() {
                    status = Status::Trouble;
                }
                let (name, analysis) = match &mut redaction {
                    Some(redaction) => {
                        let file = input::payload_name(&file, &analysis);
                        let payload = redacted(redaction, &analysis, (&file, language));
                        let analysis = analyzer.analyze_as(payload, analysis.entry_id());
                        // A file's name may say as much as what is in it.
                        (say!(language, "report-payload", number = n_payloads), analysis)
                    }
                    None => (input::payload_name(&file, &analysis), *analysis),
                };
                markdown::write_row(&analysis, &name, terms, &mut rows)?;
                if n_payloads == 1 || is_worth_a_section(&analysis) {
                    let mut section = Vec::new();
                    markdown::write(&analysis, &name, &[], terms, &mut section)?;
                    sections.push((is_worth_a_section(&analysis), section));
                }
            }
            Given::Nothing { file, complaint } => {
                input::complain_of(&file, &complaint);
                status = Status::Trouble;
            }
        }
        Ok(())
    })?;
    let mut out = output::text();
    let is_one = n_payloads == 1;
    if !is_one && n_payloads > 0 {
        markdown::write_head(terms, &mut out)?;
        out.write_all(&rows)?;
    }
    let told = sections.iter().filter(|(is_worth, _)| is_one || *is_worth);
    for (number, (_, section)) in told.enumerate() {
        if number > 0 || !is_one {
            writeln!(out)?;
        }
        out.write_all(section)?;
    }
    out.flush()?;
    Ok(status)
}

/// Whether there is more to tell of a payload than its row does.
fn is_worth_a_section(analysis: &Analysis) -> bool {
    let is_wrong = |severity| analysis.n_findings(severity) > 0;
    analysis.outcome().state == State::Failed
        || is_wrong(Severity::Error)
        || is_wrong(Severity::Warning)
}
