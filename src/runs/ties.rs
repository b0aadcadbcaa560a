//! What ties a payload to others: taken of it once, and little beside it.

use std::hash::{DefaultHasher, Hasher as _};
use std::sync::Arc;

use jiff::Timestamp;
use smol_str::SmolStr;

use super::Output;
use super::output::outputs_of;
use crate::analysis::{Analysis, Failure, Moment, read_moment, text};
use crate::catalog::EntryId;
use crate::compare;
use crate::document::Node;
use crate::timeline::{Bar, Part, groups};

/// What ties a payload to others.
#[derive(Debug)]
pub struct Ties {
    /// What it tells of runs of workflows.
    pub runs: Vec<Arc<RunTold>>,
    /// What it tells of jobs that it is the callback of.
    pub jobs: Vec<Arc<JobTold>>,
    /// When it was logged, where the text around it says so with its zone.
    pub logged: Option<Timestamp>,
    /// Which callback it is.
    pub(super) kind: Option<EntryId>,
    /// The same for the same bytes.
    pub(super) bytes: (usize, u64),
    /// The same where the same is said, in whatever notation; none for what is large, broken or says nothing.
    pub(super) content: Option<u64>,
}

/// What the callback of a run tells of it.
#[derive(Debug)]
pub struct RunTold {
    /// Its `RunId`, or nothing.
    pub run_id: SmolStr,
    /// The bucket of the object that it processed.
    pub bucket: String,
    /// The key of that object.
    pub object: String,
    /// Its state and times.
    pub bar: Bar,
    /// Its tasks.
    pub tasks: Vec<TaskTold>,
    /// The last of all moments that the callback tells.
    pub last: Option<Moment>,
}

/// What the callback of a run tells of a task.
#[derive(Debug)]
pub struct TaskTold {
    /// Its job's id, or nothing.
    pub job_id: SmolStr,
    /// What it is called in its workflow.
    pub name: SmolStr,
    /// Its kind, state and times.
    pub bar: Bar,
}

/// What the callback of a job tells.
#[derive(Debug)]
pub struct JobTold {
    /// The job's id, or nothing.
    pub job_id: SmolStr,
    /// The run that it is part of, or nothing.
    pub run_id: SmolStr,
    /// What that run's workflow is called.
    pub workflow: String,
    /// What it is called there.
    pub name: String,
    /// Its kind, state and times.
    pub bar: Bar,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// What it put out.
    pub outputs: Vec<Output>,
}

/// What larger payloads say is not held against other payloads, only their bytes.
const MOST_NODES: usize = 20_000;

impl Ties {
    /// Takes them of a payload. Takes about as long as looking through it once.
    pub fn of(analysis: &Analysis) -> Self {
        let document = analysis.document();
        let (mut runs, mut jobs) = (Vec::new(), Vec::new());
        for group in groups(analysis) {
            let mut bars = group.into_iter();
            let Some(first) = bars.next() else { continue };
            let node = first.spots.first().map(|spot| document.node(spot.node));
            match (first.part, node) {
                (Part::Run, Some(run)) => runs.push(Arc::new(RunTold::of(run, first, bars))),
                (Part::Job | Part::Task(_), Some(job)) => {
                    jobs.push(Arc::new(JobTold::of(analysis, job, first)));
                }
                (_, None) => {}
            }
        }
        let mut hasher = DefaultHasher::new();
        hasher.write(document.text().as_bytes());
        let is_small = document.n_nodes() <= MOST_NODES;
        let is_whole = analysis.is_readable();
        let content = if is_small && is_whole { compare::content(analysis) } else { None };
        let logged = analysis.origin().around.time.as_deref().and_then(logged);
        let kind = analysis.entry_id();
        Self { runs, jobs, logged, kind, bytes: (analysis.n_bytes(), hasher.finish()), content }
    }

    /// About how many bytes of memory they take.
    pub fn memory(&self) -> usize {
        /// An id, which is kept beside what it is the id of.
        const ID: usize = 64;
        let jobs = self.jobs.len() * (size_of::<JobTold>() + ID);
        let of_run = |run: &Arc<RunTold>| run.tasks.len() * (size_of::<TaskTold>() + ID);
        let runs = self.runs.len() * (size_of::<RunTold>() + ID);
        size_of::<Self>() + jobs + runs + self.runs.iter().map(of_run).sum::<usize>()
    }

    /// How many runs, tasks and jobs it tells of.
    pub fn n_told(&self) -> usize {
        self.jobs.len() + self.runs.iter().map(|run| 1 + run.tasks.len()).sum::<usize>()
    }
}

impl RunTold {
    fn of(run: Node<'_>, bar: Bar, tasks: impl Iterator<Item = Bar>) -> Self {
        let tasks: Vec<TaskTold> = tasks.map(|bar| TaskTold::of(run, bar)).collect();
        let lasts = tasks.iter().map(|task| &task.bar).chain([&bar]).filter_map(Bar::last);
        let last = lasts.max_by_key(|moment| moment.at);
        let value = |name| text(run, name).unwrap_or_default();
        Self {
            run_id: value("RunId").into(),
            bucket: value("BucketId"),
            object: value("Object"),
            bar,
            tasks,
            last,
        }
    }
}

impl TaskTold {
    fn of(run: Node<'_>, bar: Bar) -> Self {
        let task = bar.spots.first().map(|spot| run.document().node(spot.node));
        let value = |name| task.and_then(|task| text(task, name)).unwrap_or_default().into();
        Self { job_id: value("JobId"), name: value("Name"), bar }
    }
}

impl JobTold {
    fn of(analysis: &Analysis, job: Node<'_>, bar: Bar) -> Self {
        let workflow = job.steps("Workflow").next();
        let of_workflow = |name| workflow.and_then(|it| text(it, name)).unwrap_or_default();
        let failure = analysis.outcome().failures.iter().find(|failure| failure.node == job.id());
        Self {
            job_id: text(job, "JobId").unwrap_or_default().into(),
            run_id: of_workflow("RunId").into(),
            workflow: of_workflow("WorkflowName"),
            name: of_workflow("Name"),
            failure: failure.cloned(),
            outputs: outputs_of(job, bar.state),
            bar,
        }
    }
}

/// When something was logged, as access logs and other logs write it: only where that says in which zone.
fn logged(time: &str) -> Option<Timestamp> {
    let combined = || Timestamp::strptime("%d/%b/%Y:%H:%M:%S %z", time).ok();
    read_moment(time).map(|(at, _)| at).or_else(combined)
}
