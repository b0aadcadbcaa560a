//! Puts together what belongs together.

use std::cmp::Reverse;
use std::sync::Arc;

use hashbrown::HashMap;
use jiff::SignedDuration;
use smol_str::SmolStr;

use super::twins::{age, twins};
use super::{Callback, JobTold, Late, Listed, Run, RunTold, Tally, Task, Ties, Twins};
use crate::timeline::Spot;

/// Payloads, by what they belong to.
#[derive(Debug, Default)]
pub struct Grouping {
    /// The runs that they tell of, in the order in which these come up.
    pub runs: Vec<Run>,
    /// What came more than once.
    pub twins: Vec<Twins>,
    /// By payload.
    belongs: Vec<Belongs>,
}

/// What a payload belongs to.
#[derive(Clone, Debug, Default)]
struct Belongs {
    /// The first run that it tells of together with others.
    shared_run: Option<usize>,
    twins: Vec<usize>,
}

impl Grouping {
    /// Groups payloads; where they are told of, they are counted from 0 in this order.
    pub fn of(payloads: &[Arc<Ties>]) -> Self {
        let mut found = Found::default();
        for (payload, ties) in payloads.iter().enumerate() {
            for run in &ties.runs {
                found.take_run(payload, run);
            }
        }
        for (payload, ties) in payloads.iter().enumerate() {
            for job in &ties.jobs {
                found.take_job(payload, job);
            }
        }
        let parts = found.parts.into_iter();
        let runs: Vec<Run> = parts.map(|parts| parts.into_run(payloads)).collect();
        let twins = twins(payloads);
        let mut belongs = vec![Belongs::default(); payloads.len()];
        for (index, run) in runs.iter().enumerate() {
            let first = run.spots().next();
            let is_shared =
                run.spots().any(|spot| Some(spot.payload) != first.map(|it| it.payload));
            for spot in run.spots().filter(|_| is_shared) {
                if let Some(belongs) = belongs.get_mut(spot.payload) {
                    belongs.shared_run.get_or_insert(index);
                }
            }
        }
        for (index, twins) in twins.iter().enumerate() {
            for &payload in &twins.payloads {
                if let Some(belongs) = belongs.get_mut(payload) {
                    belongs.twins.push(index);
                }
            }
        }
        Self { runs, twins, belongs }
    }

    /// The first run that a payload tells of together with others.
    pub fn shared_run(&self, payload: usize) -> Option<&Run> {
        self.runs.get(self.belongs.get(payload)?.shared_run?)
    }

    /// What a payload came more than once with.
    pub fn twins_of(&self, payload: usize) -> impl Iterator<Item = &Twins> {
        let belongs = self.belongs.get(payload);
        let twins = belongs.into_iter().flat_map(|belongs| &belongs.twins);
        twins.filter_map(|&index| self.twins.get(index))
    }
}

/// What was found of runs so far.
#[derive(Default)]
struct Found {
    parts: Vec<Parts>,
    by_run: HashMap<SmolStr, usize>,
    by_job: HashMap<SmolStr, usize>,
}

/// What was found of a run.
#[derive(Default)]
struct Parts {
    id: SmolStr,
    callbacks: Vec<Callback<RunTold>>,
    jobs: Vec<Callback<JobTold>>,
}

impl Found {
    fn take_run(&mut self, payload: usize, told: &Arc<RunTold>) {
        let index = self.run_called(&told.run_id);
        for task in told.tasks.iter().filter(|task| !task.job_id.is_empty()) {
            self.by_job.entry_ref(&task.job_id).or_insert(index);
        }
        if let (Some(parts), Some(spot)) =
            (self.parts.get_mut(index), spot(payload, &told.bar.spots))
        {
            parts.callbacks.push(Callback { spot, told: Arc::clone(told) });
        }
    }

    fn take_job(&mut self, payload: usize, told: &Arc<JobTold>) {
        let of_task = self.by_job.get(told.job_id.as_str()).copied();
        let of_run = self.by_run.get(told.run_id.as_str()).copied();
        let index = match of_run.or(of_task) {
            Some(index) => index,
            None if told.run_id.is_empty() => return,
            None => self.run_called(&told.run_id),
        };
        if let (Some(parts), Some(spot)) =
            (self.parts.get_mut(index), spot(payload, &told.bar.spots))
        {
            parts.jobs.push(Callback { spot, told: Arc::clone(told) });
        }
    }

    /// The run of this id; one of its own for what has none.
    fn run_called(&mut self, id: &SmolStr) -> usize {
        if let Some(&index) = self.by_run.get(id) {
            return index;
        }
        let index = self.parts.len();
        self.parts.push(Parts { id: id.clone(), ..Parts::default() });
        if !id.is_empty() {
            self.by_run.insert(id.clone(), index);
        }
        index
    }
}

impl Parts {
    fn into_run(self, payloads: &[Arc<Ties>]) -> Run {
        let Self { id, mut callbacks, jobs } = self;
        let ties = |spot: Spot| payloads.get(spot.payload).map(|ties| &**ties);
        callbacks.sort_by_cached_key(|it| Reverse(ties(it.spot).map(|of| age(&it.told.bar, of))));
        let listed = callbacks.first().into_iter().flat_map(|callback| {
            (0..callback.told.tasks.len()).map(|number| {
                let listed = Some(Listed { run: callback.clone(), number });
                Task { listed, callbacks: Vec::new(), late: None }
            })
        });
        let mut tasks: Vec<Task> = listed.collect();
        let mut by_job: HashMap<SmolStr, usize> = HashMap::new();
        for (index, told) in tasks.iter().enumerate().filter_map(|(i, it)| Some((i, it.told()?))) {
            if !told.job_id.is_empty() {
                by_job.entry_ref(&told.job_id).or_insert(index);
            }
        }
        for job in jobs {
            let id = job.told.job_id.clone();
            let index = by_job.get(id.as_str()).copied().unwrap_or(tasks.len());
            if index == tasks.len() {
                tasks.push(Task { listed: None, callbacks: Vec::new(), late: None });
                if !id.is_empty() {
                    by_job.insert(id, index);
                }
            }
            if let Some(task) = tasks.get_mut(index) {
                task.callbacks.push(job);
            }
        }
        let run = callbacks.first();
        for task in &mut tasks {
            task.callbacks
                .sort_by_cached_key(|it| Reverse(ties(it.spot).map(|of| age(&it.told.bar, of))));
            task.late = run.zip(task.callbacks.first()).and_then(|(run, job)| {
                late((&run.told, ties(run.spot)?), (&job.told, ties(job.spot)?))
            });
        }
        let tally = Tally::of(&tasks);
        Run { id, callbacks, tasks, tally }
    }
}

/// Whether a job's callback came later than its run's: by what both tell, or else by when both were logged.
fn late((run, of_run): (&RunTold, &Ties), (job, of_job): (&JobTold, &Ties)) -> Option<Late> {
    let after = job.bar.ended.zip(run.last).map(|(end, last)| end.at.duration_since(last.at));
    let logged = of_job.logged.zip(of_run.logged).map(|(job, run)| job.duration_since(run));
    let ended = after.filter(SignedDuration::is_positive).map(Late::Ended);
    ended.or_else(|| logged.filter(SignedDuration::is_positive).map(Late::Logged))
}

fn spot(payload: usize, spots: &[Spot]) -> Option<Spot> {
    spots.first().map(|spot| Spot { payload, ..*spot })
}
