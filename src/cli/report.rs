//! `report`: what is worth telling of payloads, to be handed on.

use std::io::Write as _;

use super::arguments::Report as Asked;
use super::choices::ReportFormat;
use super::input::{self, By, Given};
use super::output;
use super::redacting::redacted;
use super::{CommandError, Status, analyzer_as};
use crate::analysis::Policy;
use crate::report::{Clock, Markup, Report, Terms};
use crate::say;
use crate::words::Language;

pub(super) fn run(asked: &Asked, language: Language) -> Result<Status, CommandError> {
    let Some((analyzer, entry)) = analyzer_as(asked.entry.as_deref(), &asked.reading, language)?
    else {
        return Ok(Status::Trouble);
    };
    // What can't be written is told before anything is read.
    let file = asked.target.create(&asked.paths)?;
    let by = By { analyzer, entry, encoding: asked.reading.encoding };
    let policy = Policy::default();
    let terms = Terms { clock: Clock::AsSent, language, policy: &policy };
    let markup = match asked.format {
        ReportFormat::Markdown => Markup::Markdown,
        ReportFormat::Html => Markup::Html,
    };
    let mut report = Report::new(markup, terms);
    let mut redaction = asked.redacting.redaction();
    let mut n_payloads = 0;
    let mut status = Status::Clean;
    input::read(&asked.paths, &by, language, &mut |given| {
        match given {
            Given::Payload { file, analysis } => {
                n_payloads += 1;
                if !analysis.is_readable() {
                    status = Status::Trouble;
                }
                let file = input::payload_name(&file, &analysis);
                match &mut redaction {
                    Some(redaction) => {
                        let payload = redacted(redaction, &analysis, (&file, language));
                        let analysis = analyzer.analyze_as(payload, analysis.entry_id());
                        // A file's name may say as much as what is in it.
                        let name = say!(language, "report-payload", number = n_payloads);
                        report.push(&analysis, &name, &[])?;
                    }
                    None => report.push(&analysis, &file, &[])?,
                }
            }
            Given::Nothing { file, complaint } => {
                input::complain_of(&file, &complaint);
                status = Status::Trouble;
            }
        }
        Ok(())
    })?;
    if let Some(mut file) = file {
        report.write(&mut file)?;
        file.finish()?;
    } else {
        let mut out = output::text();
        report.write(&mut out)?;
        out.flush()?;
    }
    Ok(status)
}
