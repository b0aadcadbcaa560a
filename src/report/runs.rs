//! Runs of workflows in words, and as text: what their tasks' callbacks tell, what came out, what came more than once.

use std::io::{self, Write};
use std::sync::Arc;

use anstyle::Style;

use super::codes::reason_by;
use super::columns::{GAP, Layout, MARGIN, QUIET, STRONG};
use super::text::width;
use super::timeline::{mark, name_of};
use super::{Clock, duration, outcome};
use crate::analysis::State;
use crate::catalog::ErrorCodes;
use crate::runs::{Grouping, Late, Run, Sameness, Task, Ties, Twins};
use crate::say;
use crate::timeline::{Bar, Part};
use crate::words::{Language, visible};

/// What payloads are called and were grouped by.
#[derive(Clone, Copy)]
pub struct Payloads<'a> {
    /// What each is called.
    pub names: &'a [String],
    /// What ties each to others.
    pub ties: &'a [Arc<Ties>],
    /// What is documented of error codes.
    pub codes: &'a ErrorCodes,
}

/// What a task is called: `1 Snapshot`.
pub fn task_name(task: &Task, language: Language) -> String {
    let part = task.number().map_or(Part::Job, Part::Task);
    name_of(part, task.kind(), language)
}

/// How the tasks of a run stand, and whose callbacks are there.
pub fn tally(run: &Run, language: Language) -> Vec<String> {
    let tally = run.tally;
    let (succeeded, count) = (tally.n_succeeded, tally.n_tasks);
    let has_own = !run.callbacks.is_empty();
    let mut told = vec![if has_own {
        say!(language, "run-tally", succeeded = succeeded, count = count)
    } else {
        say!(language, "run-tally-jobs", succeeded = succeeded, count = count)
    }];
    if tally.n_failed > 0 {
        told.push(say!(language, "run-n-failed", count = tally.n_failed));
    }
    if tally.n_running > 0 {
        told.push(say!(language, "run-n-running", count = tally.n_running));
    }
    told.push(if has_own {
        say!(language, "run-n-told", told = tally.n_told, count = count)
    } else {
        say!(language, "run-own-absent")
    });
    told
}

/// By how much a job's callback came late, and how that is known.
pub fn late(late: Late, language: Language) -> String {
    let (Late::Ended(after) | Late::Logged(after)) = late;
    let after = duration(after, language).unwrap_or_default();
    match late {
        Late::Ended(_) => say!(language, "run-late-ended", after = after),
        Late::Logged(_) => say!(language, "run-late-logged", after = after),
    }
}

/// What is to be told of a task beside its state and its callback: why it failed, that it came late, that callbacks
/// contradict each other.
pub fn remarks(task: &Task, codes: &ErrorCodes, language: Language) -> Vec<String> {
    let reason = task.failure().map(|failure| reason_by(failure, codes, language));
    let other = task.other_state().map(|state| {
        let state = outcome(state, language);
        say!(language, "run-other-state", state = state)
    });
    let late = task.late.map(|by| late(by, language));
    [reason, other, late].into_iter().flatten().collect()
}

/// In what way payloads are the same, and what changed from the earliest to the latest; `names` are theirs.
pub fn twins(twins: &Twins, ties: &[Arc<Ties>], names: &str, language: Language) -> String {
    let told = match twins.sameness {
        Sameness::Bytes => say!(language, "twins-bytes", names = names),
        Sameness::Content => say!(language, "twins-content", names = names),
        Sameness::Job => say!(language, "twins-job", names = names),
        Sameness::Run => say!(language, "twins-run", names = names),
    };
    match change(twins, ties, language) {
        Some(change) => format!("{told} · {change}"),
        None => told,
    }
}

/// What changed among callbacks of one job or run: its state, or else when it ended.
fn change(twins: &Twins, ties: &[Arc<Ties>], language: Language) -> Option<String> {
    let ties = twins.payloads.iter().filter_map(|&payload| ties.get(payload));
    let bar = |ties: &'_ Arc<Ties>| -> Option<Bar> {
        match twins.sameness {
            Sameness::Bytes | Sameness::Content => None,
            Sameness::Job => {
                let job = ties.jobs.iter().find(|job| job.job_id == twins.id)?;
                Some(job.bar.clone())
            }
            Sameness::Run => {
                let run = ties.runs.iter().find(|run| run.run_id == twins.id)?;
                Some(run.bar.clone())
            }
        }
    };
    let bars: Vec<Bar> = ties.filter_map(bar).collect();
    let mut states: Vec<State> = bars.iter().map(|bar| bar.state).collect();
    states.dedup();
    if states.len() > 1 {
        let states: Vec<String> =
            states.into_iter().map(|state| outcome(state, language)).collect();
        return Some(states.join(" → "));
    }
    let (first, last) = (bars.first()?.ended?, bars.last()?.ended?);
    let shown = |moment: crate::analysis::Moment| Clock::AsSent.show(moment.at, moment.offset);
    let (from, to) = (shown(first), shown(last));
    (from != to).then(|| say!(language, "twins-ended", from = from, to = to))
}

impl Payloads<'_> {
    /// What a payload is called.
    fn name(&self, payload: usize) -> &str {
        self.names.get(payload).map_or("", String::as_str)
    }

    /// What several are called.
    fn list(&self, payloads: &[usize], language: Language) -> String {
        let names: Vec<&str> = payloads.iter().map(|&payload| self.name(payload)).collect();
        names.join(&say!(language, "list-separator"))
    }
}

/// Writes a run: its tasks with what their callbacks tell, what came out, what came more than once.
pub fn write(
    run: &Run,
    payloads: Payloads<'_>,
    language: Language,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    write_head(run, payloads, language, out)?;
    let rows: Vec<(Style, char, String, String)> = run
        .tasks
        .iter()
        .map(|task| {
            let (style, mark) = mark(task.state());
            let latest = task.callbacks.first();
            let callback = latest.map(|latest| payloads.name(latest.spot.payload).to_owned());
            let callback = callback.unwrap_or_else(|| say!(language, "run-not-here"));
            (style, mark, task_name(task, language), callback)
        })
        .collect();
    let names = rows.iter().map(|(_, _, name, _)| width(name)).max().unwrap_or(0);
    let indent = MARGIN + names + GAP;
    for (task, (style, mark, name, callback)) in run.tasks.iter().zip(rows) {
        let gap = names - width(&name) + GAP;
        let quiet = if task.callbacks.is_empty() { QUIET } else { Style::new() };
        writeln!(out, "{style}{mark}{style:#} {name}{:gap$}{quiet}{callback}{quiet:#}", "")?;
        for remark in remarks(task, payloads.codes, language) {
            write!(out, "{:indent$}", "")?;
            let room = layout.width.saturating_sub(indent).max(20);
            super::columns::write_wrapped(out, Style::new(), &remark, room, indent)?;
        }
    }
    write_outputs(run, language, out)
}

fn write_head(
    run: &Run,
    payloads: Payloads<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let title = if run.id.is_empty() {
        say!(language, "run-without-id")
    } else {
        say!(language, "run-head", id = visible(&run.id))
    };
    let (style, _) = mark(run.state());
    write!(out, "{STRONG}{title}{STRONG:#}")?;
    if !run.workflow().is_empty() {
        write!(out, " · {}", visible(run.workflow()))?;
    }
    match run.callbacks.first() {
        Some(own) => {
            let state = outcome(run.state(), language);
            let name = payloads.name(own.spot.payload);
            writeln!(out, " · {style}{state}{style:#} · {name}")?;
        }
        None => writeln!(out)?,
    }
    let object = run.told().map(|told| [told.bucket.as_str(), told.object.as_str()]);
    if let Some([bucket, object]) = object.filter(|[_, object]| !object.is_empty()) {
        writeln!(out, "{:MARGIN$}{}/{}", "", visible(bucket), visible(object))?;
    }
    let tally = tally(run, language).join(&say!(language, "list-separator"));
    writeln!(out, "{:MARGIN$}{QUIET}{tally}{QUIET:#}", "")
}

fn write_outputs(run: &Run, language: Language, out: &mut impl Write) -> io::Result<()> {
    let indent = MARGIN + GAP;
    let mut is_first = true;
    for (_, output) in run.outputs() {
        if std::mem::take(&mut is_first) {
            writeln!(out, "{:MARGIN$}{QUIET}{}{QUIET:#}", "", say!(language, "run-outputs"))?;
        }
        writeln!(out, "{:indent$}{}", "", visible(&output.path()))?;
        if let Some(url) = output.url() {
            writeln!(out, "{:indent$}{QUIET}{url}{QUIET:#}", "")?;
        }
    }
    Ok(())
}

/// Writes what came more than once, whatever it belongs to.
pub fn write_twins(
    grouping: &Grouping,
    payloads: Payloads<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{STRONG}{}{STRONG:#}", say!(language, "run-twins"))?;
    for one in &grouping.twins {
        let names = payloads.list(&one.payloads, language);
        writeln!(out, "{:MARGIN$}{}", "", twins(one, payloads.ties, &names, language))?;
    }
    Ok(())
}
