//! `runs`: which payloads belong together, and what came more than once.

use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;

use super::arguments::Runs;
use super::choices::OutputFormat;
use super::in_order;
use super::input::{self, By, Given};
use super::many::{self, Give, Terms};
use super::output;
use super::progress::Progress;
use super::{CommandError, Status, lasting_analyzer};
use crate::catalog::ErrorCodes;
use crate::report::{self, Clock};
use crate::runs::{Callback, Grouping, Late, Output, Run, Sameness, Task, Ties, Twins};
use crate::say;
use crate::words::Language;

pub(super) fn run(asked: &Runs, language: Language) -> Result<Status, CommandError> {
    let analyzer = lasting_analyzer(asked.reading.limits())?;
    let terms = Terms {
        by: By { analyzer, entry: None, encoding: asked.reading.encoding },
        jobs: &asked.jobs,
        language,
        words: |language, [done, found, told]| {
            say!(language, "runs-progress", done = done, found = found, told = told)
        },
    };
    let mut all = All { status: Status::Clean, payloads: Vec::new(), ties: Vec::new() };
    let mut take = |piece: Piece, progress: &Progress| {
        all.take(piece, progress);
        Ok(())
    };
    let make = |given, give: &mut Give<'_, _>| give(Piece::of(given));
    let stopped = many::read(&asked.paths, &terms, &make, &mut take)?;
    let mut out = output::text();
    let told = Told { all: &all, codes: analyzer.catalog().codes(), language };
    let grouping = Grouping::of(&all.ties);
    match asked.format {
        OutputFormat::Text => told.write_text(&grouping, asked.timeline, &mut out)?,
        OutputFormat::Json => told.write_json(&grouping, &mut out)?,
    }
    out.flush()?;
    Ok(stopped.map_or(all.status, |stopped| stopped.complain(language)))
}

/// What is kept of a payload, or what is wrong with a file.
enum Piece {
    Payload { payload: Payload, ties: Arc<Ties>, is_readable: bool },
    Complaint { file: String, complaint: String },
}

/// What a payload is called.
struct Payload {
    /// For people, with its number where its file has several.
    name: String,
    file: String,
    number: usize,
}

impl Piece {
    fn of(given: Given) -> Self {
        match given {
            Given::Payload(analysis) => {
                let name = input::payload_name(&analysis).into_owned();
                let origin = analysis.origin();
                let file = origin.name().into_owned();
                let payload = Payload { name, file, number: origin.number };
                let ties = Arc::new(Ties::of(&analysis));
                Self::Payload { payload, ties, is_readable: analysis.is_readable() }
            }
            Given::Nothing { file, complaint } => Self::Complaint { file, complaint },
        }
    }
}

impl in_order::Piece for Piece {
    fn memory(&self) -> usize {
        match self {
            Self::Payload { ties, .. } => ties.memory(),
            Self::Complaint { complaint, .. } => complaint.len(),
        }
    }
}

/// What was read.
struct All {
    status: Status,
    payloads: Vec<Payload>,
    ties: Vec<Arc<Ties>>,
}

impl All {
    fn take(&mut self, piece: Piece, progress: &Progress) {
        match piece {
            Piece::Payload { payload, ties, is_readable } => {
                progress.told(ties.runs.len() + ties.jobs.len());
                if !is_readable {
                    self.status = Status::Trouble;
                }
                self.payloads.push(payload);
                self.ties.push(ties);
            }
            Piece::Complaint { file, complaint } => {
                self.status = Status::Trouble;
                progress.complain_of(&file, &complaint);
            }
        }
    }
}

struct Told<'a> {
    all: &'a All,
    codes: &'a ErrorCodes,
    language: Language,
}

impl Told<'_> {
    fn write_text(
        &self,
        grouping: &Grouping,
        with_timeline: bool,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let language = self.language;
        let names: Vec<String> = self.all.payloads.iter().map(|it| it.name.clone()).collect();
        let payloads =
            report::runs::Payloads { names: &names, ties: &self.all.ties, codes: self.codes };
        if grouping.runs.is_empty() {
            writeln!(out, "{}", say!(language, "runs-none"))?;
        }
        let layout = output::layout();
        for (index, run) in grouping.runs.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            report::runs::write(run, payloads, language, layout, out)?;
            if let Some(timeline) = run.timeline().filter(|_| with_timeline) {
                let told = (Clock::AsSent, language);
                report::timeline::write(&timeline, &run.id, told, layout, out)?;
            }
        }
        if !grouping.twins.is_empty() {
            writeln!(out)?;
            report::runs::write_twins(grouping, payloads, language, out)?;
        }
        Ok(())
    }

    fn write_json(&self, grouping: &Grouping, out: &mut impl Write) -> io::Result<()> {
        for run in &grouping.runs {
            output::write_json(serde_json::to_string(&self.run_object(run))?, out)?;
        }
        for twins in &grouping.twins {
            output::write_json(serde_json::to_string(&self.twins_object(twins))?, out)?;
        }
        Ok(())
    }

    fn run_object<'r>(&'r self, run: &'r Run) -> RunObject<'r> {
        let tally = run.tally;
        RunObject {
            kind: "run",
            run: &run.id,
            workflow: run.workflow(),
            state: run.state().id(),
            callbacks: self.places(&run.callbacks),
            n_tasks: tally.n_tasks,
            n_succeeded: tally.n_succeeded,
            n_failed: tally.n_failed,
            tasks: run.tasks.iter().map(|task| self.task_object(task)).collect(),
            outputs: run.outputs().map(|(_, output)| OutputObject::of(output)).collect(),
        }
    }

    fn task_object<'r>(&'r self, task: &'r Task) -> TaskObject<'r> {
        let failure = task.job().and_then(|job| job.failure.as_ref());
        let code = failure.and_then(|failure| failure.code.as_deref());
        let documented = code.and_then(|code| self.codes.find(code));
        TaskObject {
            task: task.number(),
            kind: task.kind(),
            name: task.name(),
            job: task.job_id(),
            state: task.state().id(),
            state_in_run: task.told().map(|task| task.bar.state.id()),
            callbacks: self.places(&task.callbacks),
            late: task.late.map(LateObject::of),
            code,
            message: failure.and_then(|failure| failure.message.as_deref()),
            meaning: documented.map(|code| report::codes::plain(&code.meaning, self.language)),
        }
    }

    fn twins_object<'r>(&'r self, twins: &'r Twins) -> TwinsObject<'r> {
        TwinsObject {
            kind: "duplicates",
            same: match twins.sameness {
                Sameness::Bytes => "bytes",
                Sameness::Content => "content",
                Sameness::Job => "job",
                Sameness::Run => "run",
            },
            id: Some(twins.id.as_str()).filter(|id| !id.is_empty()),
            payloads: twins.payloads.iter().filter_map(|&payload| self.place(payload)).collect(),
        }
    }

    fn places<T>(&self, callbacks: &[Callback<T>]) -> Vec<PlaceObject<'_>> {
        callbacks.iter().filter_map(|callback| self.place(callback.spot.payload)).collect()
    }

    fn place(&self, payload: usize) -> Option<PlaceObject<'_>> {
        let Payload { file, number, .. } = self.all.payloads.get(payload)?;
        Some(PlaceObject { file, payload: *number })
    }
}

/// A run for programs. The keys and their order are a promise to scripts: more may come at the end, none goes.
#[derive(Serialize)]
struct RunObject<'a> {
    kind: &'static str,
    run: &'a str,
    workflow: &'a str,
    state: &'static str,
    /// The latest first.
    callbacks: Vec<PlaceObject<'a>>,
    n_tasks: usize,
    n_succeeded: usize,
    n_failed: usize,
    tasks: Vec<TaskObject<'a>>,
    outputs: Vec<OutputObject<'a>>,
}

#[derive(Serialize)]
struct TaskObject<'a> {
    task: Option<usize>,
    #[serde(rename = "type")]
    kind: &'a str,
    name: &'a str,
    job: &'a str,
    state: &'static str,
    state_in_run: Option<&'static str>,
    callbacks: Vec<PlaceObject<'a>>,
    late: Option<LateObject>,
    code: Option<&'a str>,
    message: Option<&'a str>,
    meaning: Option<String>,
}

#[derive(Serialize)]
struct LateObject {
    by_seconds: i64,
    /// What tells it: where the job ended, or where it was logged.
    rests_on: &'static str,
}

#[derive(Serialize)]
struct OutputObject<'a> {
    bucket: &'a str,
    region: &'a str,
    object: &'a str,
    url: Option<String>,
}

/// What came more than once, for programs.
#[derive(Serialize)]
struct TwinsObject<'a> {
    kind: &'static str,
    same: &'static str,
    id: Option<&'a str>,
    payloads: Vec<PlaceObject<'a>>,
}

#[derive(Serialize)]
struct PlaceObject<'a> {
    file: &'a str,
    payload: usize,
}

impl LateObject {
    fn of(late: Late) -> Self {
        match late {
            Late::Ended(after) => Self { by_seconds: after.as_secs(), rests_on: "end" },
            Late::Logged(after) => Self { by_seconds: after.as_secs(), rests_on: "log" },
        }
    }
}

impl<'a> OutputObject<'a> {
    fn of(output: &'a Output) -> Self {
        let Output { bucket, region, object, .. } = output;
        Self { bucket, region, object, url: output.url() }
    }
}
