//! `show`: payloads as annotated trees, when their jobs took place, or what repeats in them as a table.

use std::io::Write;

use super::input::{self, By, Given};
use super::output;
use super::{CommandError, Show, Status, TableFormat, analyzer_as};
use crate::analysis::Analysis;
use crate::document::{Node, NodeId};
use crate::progress::Progress;
use crate::records::{Records, Repeat, alike, repeats};
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
            Given::Payload(analysis) => {
                if !analysis.is_readable() {
                    status = Status::Trouble;
                }
                if !std::mem::take(&mut is_first) {
                    writeln!(out)?;
                }
                let name = input::payload_name(&analysis);
                if let Some(path) = &show.table {
                    let told = (show.format, language);
                    if !write_table(&analysis, &name, path, told, &mut out)? {
                        status = Status::Trouble;
                    }
                    return Ok(out.flush()?);
                }
                if !show.timeline {
                    report::tree::write(&analysis, &name, language, layout, &mut out)?;
                } else if let Some(timeline) = Timeline::of(&analysis) {
                    let told = (Clock::AsSent, language);
                    report::timeline::write(&timeline, &name, told, layout, &mut out)?;
                } else {
                    writeln!(out, "{}: {}", visible(&name), say!(language, "timeline-none"))?;
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

/// Writes the nodes at a path as a table; complains where there are none.
fn write_table(
    analysis: &Analysis,
    file: &str,
    path: &str,
    (format, language): (TableFormat, Language),
    out: &mut impl Write,
) -> Result<bool, CommandError> {
    let records = match rows(analysis, path, language) {
        Ok(rows) => Records::new(analysis.document(), rows, &Progress::default()),
        Err(complaint) => {
            input::complain_of(file, &complaint);
            return Ok(false);
        }
    };
    let records = records.unwrap_or_default();
    let table = (analysis, &records);
    match format {
        TableFormat::Text => {
            report::records::write(table, file, language, output::layout(), out)?;
        }
        TableFormat::Csv => {
            let all = 0..records.rows().len();
            report::records::write_csv(table, all, language, out)?;
        }
    }
    Ok(true)
}

/// The nodes at a path, or of a name if only one kind of node that repeats has it.
fn rows(analysis: &Analysis, path: &str, language: Language) -> Result<Vec<NodeId>, String> {
    let document = analysis.document();
    let found = document.find(path);
    let items = found.into_iter().flat_map(|node| document.node(node).items());
    let mut rows: Vec<NodeId> = items.map(Node::id).collect();
    if !rows.is_empty() {
        rows.sort_unstable();
        rows.dedup();
        return Ok(rows);
    }
    let repeats = repeats(analysis);
    let is_named = |repeat: &&Repeat| document.node(repeat.first).label() == Some(path);
    let named: Vec<Repeat> = repeats.iter().filter(is_named).copied().collect();
    match named.as_slice() {
        [one] => Ok(alike(document.node(one.first))),
        [] if repeats.is_empty() => Err(say!(language, "records-no-repeats", path = path)),
        [] => {
            let repeats = told(analysis, &repeats);
            Err(say!(language, "records-no-such-path", path = path, repeats = repeats))
        }
        several => Err(say!(language, "records-several", repeats = told(analysis, several))),
    }
}

/// What repeats, each with how many there are.
fn told(analysis: &Analysis, repeats: &[Repeat]) -> String {
    const MOST: usize = 50;
    let paths = analysis.paths();
    let told = repeats
        .iter()
        .take(MOST)
        .map(|repeat| format!("{} ({})", paths.unnumbered(repeat.first), repeat.count));
    let mut told: Vec<String> = told.collect();
    told.extend((repeats.len() > MOST).then(|| "…".to_owned()));
    told.join(", ")
}
