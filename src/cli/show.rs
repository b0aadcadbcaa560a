//! `show`: payloads as annotated trees, or when their jobs took place.

use std::io::Write as _;

use super::input::{self, By, Given};
use super::output;
use super::{CommandError, Show, Status, analyzer_as};
use crate::report::{self, Clock};
use crate::say;
use crate::timeline::Timeline;
use crate::words::{Language, visible};

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
                let name = input::payload_name(&file, &analysis);
                match Timeline::of(&analysis).filter(|_| show.timeline) {
                    Some(timeline) => {
                        let told = (Clock::AsSent, language);
                        report::timeline::write(&timeline, &name, told, layout, &mut out)?;
                    }
                    None if show.timeline => {
                        writeln!(out, "{}: {}", visible(&name), say!(language, "timeline-none"))?;
                    }
                    None => report::tree::write(&analysis, &name, language, layout, &mut out)?,
                }
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
