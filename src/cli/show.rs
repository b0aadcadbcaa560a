//! `show`: payloads as annotated trees.

use std::io::Write as _;

use super::input::{self, By, Given};
use super::output;
use super::{CommandError, Show, Status, analyzer_as};
use crate::report;
use crate::words::Language;

pub(super) fn run(show: &Show, language: Language) -> Result<Status, CommandError> {
    let Some((analyzer, entry)) = analyzer_as(show.entry.as_deref(), &show.reading, language)?
    else {
        return Ok(Status::Trouble);
    };
    let by = By { analyzer, entry, encoding: show.reading.encoding };
    let mut out = output::text();
    let layout = output::layout();
    let mut status = Status::Clean;
    let mut is_first = true;
    input::read(&show.paths, &by, language, &mut |given| {
        match given {
            Given::Payload { file, analysis } => {
                if !analysis.is_readable() {
                    status = Status::Trouble;
                }
                if !std::mem::take(&mut is_first) {
                    writeln!(out)?;
                }
                report::tree::write(
                    &analysis,
                    &input::payload_name(&file, &analysis),
                    language,
                    layout,
                    &mut out,
                )?;
                // Complaints about the next file come behind this tree.
                out.flush()?;
            }
            Given::Nothing { file, complaint } => {
                input::complain_of(&file, &complaint);
                status = Status::Trouble;
            }
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(status)
}
