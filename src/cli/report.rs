//! `report`: what is worth telling of payloads, to be handed on.

use std::io::{self, Write};

use super::arguments::Report as Asked;
use super::choices::ReportFormat;
use super::input::{self, By, Given};
use super::listing::{Listing, Readers};
use super::output;
use super::redacting::redacted;
use super::{CommandError, Status, analyzer_as};
use crate::analysis::{Analysis, Policy};
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
    let told = |markup, out: &mut dyn Write| tell(asked, &by, (markup, language), out);
    let listed = |readers, out: &mut dyn Write| list(asked, &by, (readers, language), out);
    let write = |out: &mut dyn Write| match asked.format {
        ReportFormat::Markdown => told(Markup::Markdown, out),
        ReportFormat::Html => told(Markup::Html, out),
        ReportFormat::Json => listed(Readers::Json, out),
        ReportFormat::Csv => listed(Readers::Csv, out),
        ReportFormat::Sarif => listed(Readers::Sarif, out),
    };
    let Some(mut file) = file else {
        let mut out = output::text();
        let status = write(&mut out)?;
        out.flush()?;
        return Ok(status);
    };
    let status = write(&mut file)?;
    file.finish()?;
    Ok(status)
}

/// Tells of the payloads, for people.
fn tell(
    asked: &Asked,
    by: &By<'_>,
    (markup, language): (Markup, Language),
    mut out: &mut dyn Write,
) -> Result<Status, CommandError> {
    let policy = Policy::default();
    let terms = Terms { clock: Clock::AsSent, language, policy: &policy };
    let mut report = Report::new(markup, terms);
    let status = read(asked, by, language, &mut |payload| match payload {
        Ok(analysis) => report.push(&analysis, &input::payload_name(&analysis), &[]),
        Err(_) => Ok(()),
    })?;
    report.write(&mut out)?;
    Ok(status)
}

/// Lists the payloads with their findings, for programs, as `check` does.
fn list(
    asked: &Asked,
    by: &By<'_>,
    (readers, language): (Readers, Language),
    mut out: &mut dyn Write,
) -> Result<Status, CommandError> {
    let listing = Listing { readers, catalog: by.analyzer.catalog(), language };
    listing.write_begin(&mut out)?;
    let mut has_results = false;
    let status = read(asked, by, language, &mut |payload| {
        let text = match payload {
            Ok(analysis) => listing.of_payload(&analysis)?,
            Err((file, complaint)) => listing.of_nothing(file, complaint)?,
        };
        if !text.is_empty() && std::mem::replace(&mut has_results, true) {
            out.write_all(listing.between().as_bytes())?;
        }
        out.write_all(&text)
    })?;
    out.write_all(listing.end().as_bytes())?;
    Ok(status)
}

/// A payload, or a file and why there is none in it.
type Payload<'a> = Result<Box<Analysis>, (&'a str, &'a str)>;

/// Reads the payloads, redacted if that was asked for, and gives each to `take`.
fn read(
    asked: &Asked,
    by: &By<'_>,
    language: Language,
    take: &mut dyn FnMut(Payload<'_>) -> io::Result<()>,
) -> Result<Status, CommandError> {
    let mut redaction = asked.redacting.redaction();
    let (mut number, mut status) = (0, Status::Clean);
    input::read(&asked.paths, by, language, &mut |given| {
        number += 1;
        // A file's name may say as much as what is in it.
        let stand_in =
            redaction.as_ref().map(|_| say!(language, "report-payload", number = number));
        match given {
            Given::Payload(analysis) => {
                if !analysis.is_readable() {
                    status = Status::Trouble;
                }
                let analysis = match (&mut redaction, &stand_in) {
                    (Some(redaction), Some(stand_in)) => {
                        let name = input::payload_name(&analysis);
                        let mut payload = redacted(redaction, &analysis, (&name, language));
                        payload.origin.file.clone_from(stand_in);
                        (payload.origin.number, payload.origin.n_payloads) = (1, 1);
                        Box::new(by.analyzer.analyze_as(payload, analysis.entry_id()))
                    }
                    (Some(_) | None, _) => analysis,
                };
                take(Ok(analysis))?;
            }
            Given::Nothing { file, complaint } => {
                input::complain_of(&file, &complaint);
                status = Status::Trouble;
                take(Err((stand_in.as_deref().unwrap_or(&file), &complaint)))?;
            }
        }
        Ok(())
    })?;
    Ok(status)
}
