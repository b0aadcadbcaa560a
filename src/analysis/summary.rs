//! The facts of a header: what a payload is about, when, and how long it took.

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::moderation::{self, Moderation};
use super::outcome::{envelope, text};
use super::{Analysis, State};
use crate::document::{Node, NodeId};

/// What a payload is about: nodes to show, copy and jump to, and times read from them.
///
/// Several jobs in one body: the facts are the first one's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The job's or the workflow run's node.
    pub unit: Option<NodeId>,
    /// Kind of job: `Tag`.
    pub tag: Option<NodeId>,
    /// How it stands, as the payload spells it.
    pub state: Option<NodeId>,
    /// Error code, or `Success`.
    pub code: Option<NodeId>,
    /// The vendor's message.
    pub message: Option<NodeId>,
    /// The job.
    pub job_id: Option<NodeId>,
    /// The workflow run that it is, or belongs to.
    pub run_id: Option<NodeId>,
    /// The workflow's name.
    pub workflow_name: Option<NodeId>,
    /// Bucket of what was processed; of what came out, where nothing went in.
    pub bucket: Option<NodeId>,
    /// Key of the object that was processed.
    pub object: Option<NodeId>,
    /// Keys of the objects that came out.
    pub outputs: Vec<NodeId>,
    /// When the job or the run was created.
    pub created: Option<Moment>,
    /// When the job left its queue.
    pub started: Option<Moment>,
    /// When the job, or the last task with an end, ended.
    pub ended: Option<Moment>,
    /// What moderation found.
    pub moderation: Option<Moderation>,
    /// How many jobs the body tells of.
    pub n_jobs: usize,
    /// How many tasks a workflow run has.
    pub n_tasks: usize,
    /// How many of them failed.
    pub n_failed_tasks: usize,
    /// Whether some task has no end, so that the run took at least as long as [`Self::took`] says.
    pub has_open_end: bool,
    /// The last moment of the run or one of its tasks.
    last: Option<Moment>,
}

/// A moment with the offset from UTC that it was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Where it is written.
    pub node: NodeId,
    /// When it was.
    pub at: Timestamp,
    /// The offset it is written with.
    pub offset: Offset,
}

impl Summary {
    pub(super) fn new(analysis: &Analysis) -> Self {
        let Some(envelope) = envelope(analysis) else { return Self::default() };
        if let Some(run) = envelope.steps("WorkflowExecution").next() {
            return Self::of_run(run);
        }
        if let Some(data) = moderation::data(envelope) {
            return Self::of_moderation(envelope, data);
        }
        let mut jobs = envelope.steps("JobsDetail");
        let first = jobs.next().map(|job| Self { n_jobs: 1 + jobs.count(), ..Self::of_job(job) });
        first.unwrap_or_default()
    }

    /// From creation to end; where a task's end is open, to the last moment that is told: it took at least as long.
    pub fn took(&self) -> Option<SignedDuration> {
        let until = if self.has_open_end { self.last } else { self.ended };
        let took = until?.at.duration_since(self.created?.at);
        // That it took at least no time says nothing.
        (!self.has_open_end || !took.is_zero()).then_some(took)
    }

    /// From creation to start.
    pub fn queued(&self) -> Option<SignedDuration> {
        Some(self.started?.at.duration_since(self.created?.at))
    }

    /// From start to end.
    pub fn processed(&self) -> Option<SignedDuration> {
        Some(self.ended?.at.duration_since(self.started?.at))
    }

    fn of_run(run: Node<'_>) -> Self {
        let mut summary = Self {
            unit: Some(run.id()),
            state: filled(run, &["State"]),
            run_id: filled(run, &["RunId"]),
            workflow_name: filled(run, &["WorkflowName"]),
            bucket: filled(run, &["BucketId"]),
            object: filled(run, &["Object"]),
            created: moment(run, "CreateTime"),
            ..Self::default()
        };
        for task in run.steps("Tasks") {
            summary.n_tasks += 1;
            let is_failed =
                text(task, "State").is_some_and(|state| State::of_value(&state) == State::Failed);
            summary.n_failed_tasks += usize::from(is_failed);
            let end = moment(task, "EndTime");
            summary.has_open_end |= end.is_none();
            let later = |one: Option<Moment>, other: Option<Moment>| {
                [one, other].into_iter().flatten().max_by_key(|moment| moment.at)
            };
            summary.ended = later(summary.ended, end);
            let begin = later(moment(task, "CreateTime"), moment(task, "StartTime"));
            summary.last = later(summary.last, later(begin, end));
        }
        summary
    }

    fn of_moderation(envelope: Node<'_>, data: Node<'_>) -> Self {
        Self {
            unit: Some(data.id()),
            code: filled(envelope, &["code"]),
            message: filled(envelope, &["message"]),
            job_id: filled(data, &["trace_id"]),
            moderation: Some(Moderation::of_data(data)),
            n_jobs: 1,
            ..Self::default()
        }
    }

    fn of_job(job: Node<'_>) -> Self {
        let output_files = follow(job, &["Operation", "MediaResult", "OutputFile"]);
        let outputs: Vec<NodeId> = output_files
            .iter()
            .flat_map(|file| file.steps("ObjectName"))
            .filter(|name| is_filled(*name))
            .map(Node::id)
            .collect();
        let object = filled(job, &["Input", "Object"]).or_else(|| filled(job, &["Object"]));
        Self {
            unit: Some(job.id()),
            tag: filled(job, &["Tag"]),
            state: filled(job, &["State"]),
            code: filled(job, &["Code"]),
            message: filled(job, &["Message"]),
            job_id: filled(job, &["JobId"]),
            run_id: filled(job, &["Workflow", "RunId"]),
            workflow_name: filled(job, &["Workflow", "WorkflowName"]),
            bucket: ["BucketId", "Bucket"]
                .into_iter()
                .find_map(|name| filled(job, &["Input", name]))
                .or_else(|| filled(job, &["BucketId"]))
                // What was processed needn't lie in the bucket that the outputs go to.
                .or_else(|| {
                    filled(job, &["Operation", "Output", "Bucket"]).filter(|_| object.is_none())
                }),
            object,
            moderation: Moderation::of_job(job),
            outputs,
            created: moment(job, "CreationTime"),
            started: moment(job, "StartTime"),
            ended: moment(job, "EndTime"),
            ..Self::default()
        }
    }
}

fn follow<'d>(from: Node<'d>, steps: &[&str]) -> Vec<Node<'d>> {
    steps.iter().fold(vec![from], |nodes, step| {
        nodes.into_iter().flat_map(|node| node.steps(step)).collect()
    })
}

pub(super) fn filled(from: Node<'_>, steps: &[&str]) -> Option<NodeId> {
    follow(from, steps).into_iter().find(|node| is_filled(*node)).map(Node::id)
}

fn is_filled(node: Node<'_>) -> bool {
    !node.text_content().trim().is_empty()
}

/// The moment that a child says, in any of the vendor's spellings.
pub(crate) fn moment(unit: Node<'_>, name: &str) -> Option<Moment> {
    let node = unit.steps(name).next()?;
    let (at, offset) = read_moment(&node.text_content())?;
    Some(Moment { node: node.id(), at, offset })
}

/// Reads a time in any of the vendor's spellings: `2022-06-30T15:29:42+0800`,
/// `2020-12-01 11:00:41+0800`, `2021-08-06T16:18:25+08:00`.
pub fn read_moment(text: &str) -> Option<(Timestamp, Offset)> {
    let (written, offset) = text.trim_ascii().as_bytes().split_first_chunk()?;
    let written = read_date_time(written)?;
    let offset = match *offset {
        [b'Z'] => Offset::UTC,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] | [sign @ (b'+' | b'-'), h1, h2, m1, m2] => {
            let minutes = i32::from(number(h1, h2)?) * 60 + i32::from(number(m1, m2)?);
            let seconds = if sign == b'-' { -minutes * 60 } else { minutes * 60 };
            Offset::from_seconds(seconds).ok()?
        }
        _ => return None,
    };
    Some((offset.to_timestamp(written).ok()?, offset))
}

/// Reads `2022-06-30T15:29:42`, or the same with a space.
#[expect(clippy::needless_bitwise_bool, reason = "without branches, all bytes are judged at once")]
fn read_date_time(text: &[u8; 19]) -> Option<DateTime> {
    // Each byte lies between those of these two.
    const LEAST: &[u8; 19] = b"0000-00-00 00:00:00";
    const MOST: &[u8; 19] = b"9999-99-99T99:99:99";
    let limits = LEAST.iter().zip(MOST);
    let is_within = text
        .iter()
        .zip(limits)
        .fold(true, |all, (byte, (least, most))| all & (least <= byte) & (byte <= most));
    let &[y1, y2, y3, y4, _, m1, m2, _, d1, d2, between, h1, h2, _, n1, n2, _, s1, s2] = text;
    if !is_within || !matches!(between, b' ' | b'T') {
        return None;
    }
    let pair = |ten: u8, one: u8| ((ten & 15) * 10 + (one & 15)).cast_signed();
    let year = i16::from(pair(y1, y2)) * 100 + i16::from(pair(y3, y4));
    let (month, day) = (pair(m1, m2), pair(d1, d2));
    DateTime::new(year, month, day, pair(h1, h2), pair(n1, n2), pair(s1, s2), 0).ok()
}

fn number(ten: u8, one: u8) -> Option<i8> {
    let (ten, one) = (ten.wrapping_sub(b'0'), one.wrapping_sub(b'0'));
    (ten < 10 && one < 10).then(|| (ten * 10 + one).cast_signed())
}
