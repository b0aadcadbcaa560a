//! Which of many payloads belong together: a workflow's run with the jobs of its tasks, and what came more than once.
//!
//! Of each payload only that is looked at which ties it to others: its [`Ties`], taken once. So thousands of payloads are
//! grouped in no time, however large they are, and none of them has to be kept for it.
//!
//! A run's callback tells neither codes nor outputs; the callbacks of its jobs do, if anybody subscribed to them. So that one
//! of them isn't there is no fault. *Absent on purpose:* any language; payloads.

mod grouping;
mod output;
mod ties;
mod twins;

use std::sync::Arc;

use jiff::SignedDuration;
use smol_str::SmolStr;

pub use self::grouping::Grouping;
pub use self::output::Output;
pub use self::ties::{JobTold, RunTold, TaskTold, Ties};
pub use self::twins::{Sameness, Twins};

use crate::analysis::{Failure, State};
use crate::timeline::{Bar, Part, Spot, Timeline, end_of_run};

/// What a payload tells of something, and where.
#[derive(Debug)]
pub struct Callback<T> {
    /// Where it does.
    pub spot: Spot,
    /// What it tells.
    pub told: Arc<T>,
}

/// A workflow's run, as far as payloads tell of it.
#[derive(Debug)]
pub struct Run {
    /// Its `RunId`; empty where its own callback has none.
    pub id: SmolStr,
    /// Its own callbacks, the latest first.
    pub callbacks: Vec<Callback<RunTold>>,
    /// Its tasks, as the latest of them lists them; behind them jobs of the run that it doesn't list.
    pub tasks: Vec<Task>,
    /// How these stand.
    pub tally: Tally,
}

/// A task of a run, or a job of which only its own callback tells.
#[derive(Debug)]
pub struct Task {
    /// Where the run's callback lists it.
    listed: Option<Listed>,
    /// The callbacks of its job, the latest first.
    pub callbacks: Vec<Callback<JobTold>>,
    /// Whether the latest of them came late.
    pub late: Option<Late>,
}

/// A task as the callback of its run lists it.
#[derive(Debug)]
struct Listed {
    run: Callback<RunTold>,
    /// Which of the tasks listed there, from 0.
    number: usize,
}

/// By how much a job's callback came later than the run's callback that tells of the job, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The job ended so long after the last moment that the run's callback tells.
    Ended(SignedDuration),
    /// It was logged so long after the run's callback.
    Logged(SignedDuration),
}

/// How many tasks of a run stand in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub n_tasks: usize,
    /// Ended well.
    pub n_succeeded: usize,
    /// Failed.
    pub n_failed: usize,
    /// Have not ended.
    pub n_running: usize,
    /// Of how many the job's own callback is there.
    pub n_told: usize,
}

impl<T> Clone for Callback<T> {
    fn clone(&self) -> Self {
        Self { spot: self.spot, told: Arc::clone(&self.told) }
    }
}

impl Run {
    /// What its latest own callback tells.
    pub fn told(&self) -> Option<&RunTold> {
        self.callbacks.first().map(|callback| &*callback.told)
    }

    /// What its workflow is called.
    pub fn workflow(&self) -> &str {
        let of_job = || self.tasks.iter().flat_map(|task| &task.callbacks).next();
        let told = self.told().map(|told| told.bar.name.as_str());
        told.unwrap_or_else(|| of_job().map_or("", |callback| &callback.told.workflow))
    }

    /// How it stands, as its own callback says.
    pub fn state(&self) -> State {
        self.told().map_or(State::Unknown, |told| told.bar.state)
    }

    /// How many callbacks of it and its jobs are there, each counted once, and how many there could be.
    pub fn n_callbacks(&self) -> (usize, usize) {
        let own = usize::from(!self.callbacks.is_empty());
        (own + self.tally.n_told, 1 + self.tally.n_tasks)
    }

    /// Where payloads tell of it.
    pub fn spots(&self) -> impl Iterator<Item = Spot> {
        let own = self.callbacks.iter().map(|callback| callback.spot);
        let jobs = self.tasks.iter().flat_map(|task| &task.callbacks);
        own.chain(jobs.map(|callback| callback.spot))
    }

    /// The task of this job.
    pub fn task_of(&self, job_id: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.job_id() == job_id && !job_id.is_empty())
    }

    /// What its jobs put out, as their latest callbacks tell, each with where that is told.
    pub fn outputs(&self) -> impl Iterator<Item = (Spot, &Output)> {
        let latest = self.tasks.iter().filter_map(|task| task.callbacks.first());
        latest.flat_map(|callback| {
            let spot = |output: &Output| Spot { node: output.node, ..callback.spot };
            callback.told.outputs.iter().map(move |output| (spot(output), output))
        })
    }

    /// When all of it took place; nothing where no moment is told.
    ///
    /// What a job's own callback tells of its times goes before what the run's does.
    pub fn timeline(&self) -> Option<Timeline> {
        let tasks: Vec<Bar> = self.tasks.iter().map(Task::bar).collect();
        let whole = self.callbacks.first().map(|callback| {
            let listed = tasks.iter().filter(|bar| matches!(bar.part, Part::Task(_)));
            let listed: Vec<Bar> = listed.cloned().collect();
            let spots = self.callbacks.iter().map(|callback| callback.spot).collect();
            Bar { spots, ended: end_of_run(&listed), ..callback.told.bar.clone() }
        });
        Timeline::of_groups(vec![whole.into_iter().chain(tasks).collect()])
    }
}

impl Tally {
    fn of(tasks: &[Task]) -> Self {
        let mut tally = Self { n_tasks: tasks.len(), ..Self::default() };
        for task in tasks {
            match task.state() {
                State::Success => tally.n_succeeded += 1,
                State::Failed => tally.n_failed += 1,
                State::Running => tally.n_running += 1,
                State::Unknown => {}
            }
            tally.n_told += usize::from(!task.callbacks.is_empty());
        }
        tally
    }
}

impl Task {
    /// What the run's callback tells of it.
    pub fn told(&self) -> Option<&TaskTold> {
        let Listed { run, number } = self.listed.as_ref()?;
        run.told.tasks.get(*number)
    }

    /// Where the run's callback tells of it.
    pub fn spot_in_run(&self) -> Option<Spot> {
        let node = self.told()?.bar.spots.first()?.node;
        Some(Spot { node, ..self.listed.as_ref()?.run.spot })
    }

    /// Its job's id; empty where none is told.
    pub fn job_id(&self) -> &str {
        let of_job = || self.job().map_or("", |job| &*job.job_id);
        self.told().map_or_else(of_job, |task| &task.job_id)
    }

    /// What the latest callback of its job tells.
    pub fn job(&self) -> Option<&JobTold> {
        self.callbacks.first().map(|callback| &*callback.told)
    }

    /// What kind of job it is.
    pub fn kind(&self) -> &str {
        let of_job = || self.job().map_or("", |job| &*job.bar.name);
        self.told().map_or_else(of_job, |task| &task.bar.name)
    }

    /// What it is called in its workflow.
    pub fn name(&self) -> &str {
        let of_job = || self.job().map_or("", |job| &job.name);
        self.told().map_or_else(of_job, |task| &task.name)
    }

    /// Which task of the run it is, from 0, if the run's callback lists it.
    pub fn number(&self) -> Option<usize> {
        match self.told()?.bar.part {
            Part::Task(number) => Some(number),
            Part::Run | Part::Job => None,
        }
    }

    /// How it stands: as its job's own callback says, or else as the run's does.
    pub fn state(&self) -> State {
        let of_job = self.job().map(|job| job.bar.state).filter(|state| *state != State::Unknown);
        of_job.unwrap_or_else(|| self.state_in_run())
    }

    /// How the run's callback says that it ended, where its job's own callback says otherwise.
    pub fn other_state(&self) -> Option<State> {
        let has_ended = |state| matches!(state, State::Success | State::Failed);
        let (own, other) = (self.state(), self.state_in_run());
        (own != other && has_ended(own) && has_ended(other)).then_some(other)
    }

    /// Why it failed, if its job's own callback says so.
    pub fn failure(&self) -> Option<&Failure> {
        let failure = self.job()?.failure.as_ref()?;
        (failure.code.is_some() || failure.message.is_some()).then_some(failure)
    }

    /// Where payloads tell of it: in the run's callback, then in those of its job.
    pub fn spots(&self) -> impl Iterator<Item = Spot> {
        self.spot_in_run().into_iter().chain(self.callbacks.iter().map(|callback| callback.spot))
    }

    fn state_in_run(&self) -> State {
        self.told().map_or(State::Unknown, |task| task.bar.state)
    }

    fn bar(&self) -> Bar {
        let in_run = self.told().map(|task| &task.bar);
        let of_job = self.job().map(|job| &job.bar);
        // One of both is there, or it would be no task.
        let mut bar = in_run.or(of_job).cloned().unwrap_or_else(Bar::unknown);
        bar.spots = self.spots().collect();
        bar.state = self.state();
        if let Some(job) = of_job {
            bar.created = bar.created.or(job.created);
            bar.started = job.started.or(bar.started);
            bar.ended = job.ended.or(bar.ended);
        }
        bar
    }
}
