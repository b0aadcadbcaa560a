//! When a job, or a workflow's run with its tasks, took place: bars on one axis of time.
//!
//! The model alone: how it is drawn is for who draws it. A payload without moments has no timeline.

mod axis;

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use smallvec::{SmallVec, smallvec};
use smol_str::SmolStr;

pub use self::axis::{Axis, Tick};

use crate::analysis::{Analysis, Moment, State, envelope, moment, state_of, text};
use crate::document::{Node, NodeId};

/// When the jobs that a payload tells of took place.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// A run and behind it its tasks, or the jobs: as the payload has them.
    pub bars: Vec<Bar>,
    /// From the first moment to the last.
    pub axis: Axis,
    /// The offset from UTC that the first moment is written with.
    pub offset: Offset,
    /// Of several tasks, the one that took longest.
    pub slowest: Option<usize>,
    /// How many tasks ran at once at most.
    pub most_at_once: usize,
    /// For how long no task is known to run between the first and the last of them.
    pub idle: SignedDuration,
}

/// A job, a run or a task, and its moments.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is.
    pub part: Part,
    /// Where it is told: of what several payloads tell, in each of them.
    pub spots: SmallVec<[Spot; 1]>,
    /// What kind of job it is: `Type` of a task, `Tag` of a job; a run's workflow.
    pub name: SmolStr,
    /// How it stands.
    pub state: State,
    /// When it was created.
    pub created: Option<Moment>,
    /// When it left its queue.
    pub started: Option<Moment>,
    /// When it ended; of a run, when its last task did, if all have an end.
    pub ended: Option<Moment>,
    /// Whether the callback is documented to tell its end.
    pub is_end_promised: bool,
    /// What went on when, in order of time; nothing where no beginning is known.
    pub stretches: Vec<Stretch>,
}

/// A node of one of several payloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Which of them, from 0.
    pub payload: usize,
    /// Its node.
    pub node: NodeId,
}

/// What a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A workflow's run.
    Run,
    /// A job by itself.
    Job,
    /// A task of a run, counted from 0 as paths do.
    Task(usize),
}

/// A stretch of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// When it begins.
    pub from: Timestamp,
    /// When it ends; of an open end, the end of the axis.
    pub to: Timestamp,
    /// What went on meanwhile.
    pub phase: Phase,
}

/// What goes on in a stretch of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It waits in its queue.
    Waiting,
    /// It runs; or it is not known when it left its queue.
    Running,
    /// Of a run: no task is known to run.
    Idle,
    /// Nobody knows when it ended.
    Open,
    /// It ends before it begins.
    Backwards,
}

impl Timeline {
    /// Of a payload that tells of a moment.
    pub fn of(analysis: &Analysis) -> Option<Self> {
        Self::of_groups(groups(analysis))
    }

    /// Of runs, each with its tasks behind it, and of jobs; nothing where none of them tells of a moment.
    pub(crate) fn of_groups(mut groups: Vec<Vec<Bar>>) -> Option<Self> {
        let moments = || groups.iter().flatten().flat_map(Bar::moments);
        let first = moments().min_by_key(|moment| moment.at)?;
        let last = moments().max_by_key(|moment| moment.at)?;
        let axis = Axis::new(first.at, last.at);
        let (mut most_at_once, mut idle) = (0, SignedDuration::ZERO);
        for group in &mut groups {
            let tasks = Tasks::of(group, axis);
            for bar in group {
                bar.stretches = bar.stretches(&tasks, axis);
            }
            most_at_once = most_at_once.max(tasks.most_at_once());
            idle += tasks.idle();
        }
        let bars: Vec<Bar> = groups.into_iter().flatten().collect();
        let slowest = slowest(&bars);
        Some(Self { bars, axis, offset: first.offset, slowest, most_at_once, idle })
    }
}

impl Bar {
    /// When it began, as far as is known.
    pub fn begin(&self) -> Option<Timestamp> {
        self.created.or(self.started).map(|moment| moment.at)
    }

    /// From its beginning to its end, if both are known and in order.
    pub fn took(&self) -> Option<SignedDuration> {
        let took = self.ended?.at.duration_since(self.begin()?);
        (!took.is_negative()).then_some(took)
    }

    fn stretches(&self, tasks: &Tasks, axis: Axis) -> Vec<Stretch> {
        let Some(begin) = self.begin() else { return Vec::new() };
        let Some(end) = self.ended.map(|end| end.at) else {
            return vec![Stretch { from: begin, to: axis.last, phase: Phase::Open }];
        };
        if end < begin {
            return vec![Stretch { from: end, to: begin, phase: Phase::Backwards }];
        }
        if self.part == Part::Run {
            return tasks.stretches(begin, end);
        }
        let started = self.started.map_or(begin, |start| start.at).clamp(begin, end);
        let waiting = Stretch { from: begin, to: started, phase: Phase::Waiting };
        let running = Stretch { from: started, to: end, phase: Phase::Running };
        let did_wait = begin < started;
        did_wait.then_some(waiting).into_iter().chain([running]).collect()
    }

    /// The last of its known moments.
    pub(crate) fn last(&self) -> Option<Moment> {
        self.moments().max_by_key(|moment| moment.at)
    }

    /// Nothing is known of it.
    pub(crate) fn unknown() -> Self {
        Self {
            part: Part::Job,
            spots: SmallVec::new(),
            name: SmolStr::default(),
            state: State::Unknown,
            created: None,
            started: None,
            ended: None,
            is_end_promised: false,
            stretches: Vec::new(),
        }
    }

    /// All its known moments.
    fn moments(&self) -> impl Iterator<Item = Moment> {
        [self.created, self.started, self.ended].into_iter().flatten()
    }
}

/// From when to when the tasks of a run ran, sorted; one without an end to the end of the axis.
struct Tasks(Vec<(Timestamp, Timestamp)>);

impl Tasks {
    fn of(bars: &[Bar], axis: Axis) -> Self {
        let tasks = bars.iter().filter(|bar| bar.part != Part::Run);
        let spans = tasks.filter_map(|bar| {
            let begin = bar.begin()?;
            Some((begin, bar.ended.map_or(axis.last, |end| end.at).max(begin)))
        });
        let mut spans: Vec<_> = spans.collect();
        spans.sort_unstable();
        Self(spans)
    }

    fn most_at_once(&self) -> usize {
        let begins = self.0.iter().map(|&(from, _)| (from, true));
        let mut edges: Vec<_> = begins.chain(self.0.iter().map(|&(_, to)| (to, false))).collect();
        // One that ends when another begins is not beside it.
        edges.sort_unstable();
        let (mut n_now, mut most) = (0_usize, 0);
        for (_, is_begin) in edges {
            n_now = if is_begin { n_now + 1 } else { n_now.saturating_sub(1) };
            most = most.max(n_now);
        }
        most
    }

    fn idle(&self) -> SignedDuration {
        let Some(&(first, _)) = self.0.first() else { return SignedDuration::ZERO };
        let idle = self.stretches(first, first).into_iter();
        let idle = idle.filter(|stretch| stretch.phase == Phase::Idle);
        idle.map(|stretch| stretch.to.duration_since(stretch.from)).sum()
    }

    /// Of a run from `begin` to `end`: when tasks ran, and when none did.
    fn stretches(&self, begin: Timestamp, end: Timestamp) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut until = begin;
        for &(from, to) in &self.0 {
            if until < from {
                stretches.push(Stretch { from: until, to: from, phase: Phase::Idle });
            }
            let from = from.max(until);
            until = until.max(to);
            match stretches.last_mut() {
                Some(last) if last.phase == Phase::Running => last.to = until,
                Some(_) | None if from < until => {
                    stretches.push(Stretch { from, to: until, phase: Phase::Running });
                }
                Some(_) | None => {}
            }
        }
        if stretches.is_empty() {
            stretches.push(Stretch { from: begin, to: end, phase: Phase::Running });
        }
        stretches
    }
}

/// The runs that a payload tells of, each with its tasks behind it, and the jobs, each by itself. Nothing is known yet of
/// what went on when.
pub(crate) fn groups(analysis: &Analysis) -> Vec<Vec<Bar>> {
    let Some(envelope) = envelope(analysis) else { return Vec::new() };
    let runs = envelope.steps("WorkflowExecution").map(bars_of_run);
    let jobs = envelope.steps("JobsDetail").map(|job| vec![bar_of_job(job)]);
    let mut groups: Vec<Vec<Bar>> = runs.chain(jobs).collect();
    for bar in groups.iter_mut().flatten() {
        bar.is_end_promised = bar.spots.iter().all(|spot| is_end_promised(analysis, spot.node));
    }
    groups
}

/// When the last of the tasks ended, if all of them have an end.
pub(crate) fn end_of_run(tasks: &[Bar]) -> Option<Moment> {
    let ends: Option<Vec<Moment>> = tasks.iter().map(|task| task.ended).collect();
    ends?.into_iter().max_by_key(|end| end.at)
}

fn spots(node: Node<'_>) -> SmallVec<[Spot; 1]> {
    smallvec![Spot { payload: 0, node: node.id() }]
}

fn bars_of_run(run: Node<'_>) -> Vec<Bar> {
    let tasks: Vec<Bar> = (0..).zip(run.steps("Tasks")).map(bar_of_task).collect();
    let whole = Bar {
        part: Part::Run,
        spots: spots(run),
        name: text(run, "WorkflowName").unwrap_or_default().into(),
        state: state_of(run),
        created: moment(run, "CreateTime"),
        started: moment(run, "StartTime"),
        ended: end_of_run(&tasks),
        is_end_promised: false,
        stretches: Vec::new(),
    };
    std::iter::once(whole).chain(tasks).collect()
}

fn bar_of_task((number, task): (usize, Node<'_>)) -> Bar {
    Bar {
        part: Part::Task(number),
        spots: spots(task),
        name: text(task, "Type").or_else(|| text(task, "Name")).unwrap_or_default().into(),
        state: state_of(task),
        created: moment(task, "CreateTime"),
        started: moment(task, "StartTime"),
        ended: moment(task, "EndTime"),
        is_end_promised: false,
        stretches: Vec::new(),
    }
}

fn bar_of_job(job: Node<'_>) -> Bar {
    Bar {
        part: Part::Job,
        spots: spots(job),
        name: text(job, "Tag").unwrap_or_default().into(),
        state: state_of(job),
        created: moment(job, "CreationTime").or_else(|| moment(job, "CreateTime")),
        started: moment(job, "StartTime"),
        ended: moment(job, "EndTime"),
        is_end_promised: false,
        stretches: Vec::new(),
    }
}

fn is_end_promised(analysis: &Analysis, unit: NodeId) -> bool {
    let place = analysis.place(unit);
    analysis.entry().is_some_and(|entry| entry.children(place).any(|node| node.name == "EndTime"))
}

fn slowest(bars: &[Bar]) -> Option<usize> {
    let tasks = bars.iter().enumerate().filter(|(_, bar)| matches!(bar.part, Part::Task(_)));
    let took = tasks.filter_map(|(index, bar)| Some((bar.took()?, index)));
    let mut took: Vec<(SignedDuration, usize)> = took.collect();
    took.sort_by_key(|&(took, _)| std::cmp::Reverse(took));
    // What is as slow as another is not the slowest.
    let [(most, index), (next, _), ..] = *took else { return None };
    (most > next).then_some(index)
}
