//! What a payload says of its job: did it succeed, and if not, what failed and why.

use std::borrow::Cow;

use super::Analysis;
use super::moderation::{self, Verdict};
use crate::document::{NameId, Node, NodeId};

/// How the job, or the workflow's run, stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// It ended well.
    Success,
    /// It, or a part of it, failed.
    Failed,
    /// It has not ended: submitted, running, paused.
    Running,
    /// The payload doesn't say, or says something that we don't know.
    #[default]
    Unknown,
}

impl State {
    /// The word in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failed => "failed",
            Self::Running => "running",
            Self::Unknown => "unknown",
        }
    }

    /// The vendor's word for a failure.
    pub(super) const FAILED: &str = "Failed";

    /// What the vendor's word says; `Cancel` is neither success, failure nor running.
    pub fn of_value(value: &str) -> Self {
        match value {
            "Success" => Self::Success,
            Self::FAILED => Self::Failed,
            "Submitted" | "Running" | "Pause" | "Auditing" | "Snapshoting" => Self::Running,
            _ => Self::Unknown,
        }
    }
}

/// What a payload says of its job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How it stands.
    pub state: State,
    /// What failed, in document order.
    pub failures: Vec<Failure>,
    /// What moderation found: of several jobs, the gravest.
    pub verdict: Option<Verdict>,
    /// Whether there is no job at all: the service tries out the address that callbacks go to.
    pub is_test: bool,
}

/// A job or a task that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The job's or task's node.
    pub node: NodeId,
    /// Its error code. Documented workflow callbacks carry none.
    pub code: Option<String>,
    /// The vendor's message.
    pub message: Option<String>,
}

/// Jobs and workflow runs: what stands below the envelope and has a State.
const UNITS: [&str; 2] = ["JobsDetail", "WorkflowExecution"];

/// Reads off the outcome. `may_have_failed` tells of a job or a run whether one of its tasks may say that it failed.
pub(super) fn read(analysis: &Analysis, may_have_failed: impl Fn(Node<'_>) -> bool) -> Outcome {
    if sign_of_test(analysis).is_some() {
        return Outcome { is_test: true, ..Outcome::default() };
    }
    let envelope = envelope(analysis);
    if let Some((envelope, data)) = envelope.and_then(|it| Some((it, moderation::data(it)?))) {
        return of_moderation(envelope, data);
    }
    let state_name = analysis.document().find_name("State");
    let (mut n_units, mut n_successes, mut is_running) = (0, 0, false);
    let mut failures = Vec::new();
    let mut verdict = None;
    for unit in
        envelope.into_iter().flat_map(|envelope| UNITS.map(|name| envelope.steps(name))).flatten()
    {
        let own = own_state(unit);
        let state = State::of_value(own.as_deref().unwrap_or_default());
        n_units += 1;
        n_successes += usize::from(state == State::Success);
        is_running |= state == State::Running;
        if own.as_deref() != Some(State::FAILED) {
            verdict = verdict.max(Verdict::of(unit));
        }
        // There may be very many.
        let failed_tasks: Vec<_> = if may_have_failed(unit) {
            unit.steps("Tasks").filter(|task| is_failed(*task, state_name)).collect()
        } else {
            Vec::new()
        };
        if failed_tasks.is_empty() && own.as_deref() == Some(State::FAILED) {
            failures.push(failure(unit));
        }
        failures.extend(failed_tasks.into_iter().map(failure));
    }
    let state = if !failures.is_empty() {
        State::Failed
    } else if is_running {
        State::Running
    } else if n_units > 0 && n_successes == n_units {
        State::Success
    } else {
        State::Unknown
    };
    Outcome { state, failures, verdict, is_test: false }
}

/// Of the simple form of a moderation callback, whose code alone says how the job ended.
fn of_moderation(envelope: Node<'_>, data: Node<'_>) -> Outcome {
    match text(envelope, "code") {
        Some(code) if code == "0" => {
            Outcome { state: State::Success, verdict: Verdict::of(data), ..Outcome::default() }
        }
        Some(code) => {
            let message = text(envelope, "message");
            let failure = Failure { node: envelope.id(), code: Some(code), message };
            Outcome { state: State::Failed, failures: vec![failure], ..Outcome::default() }
        }
        None => Outcome::default(),
    }
}

/// The node by which a payload is known as a mere test of the address that callbacks go to.
pub(super) fn sign_of_test(analysis: &Analysis) -> Option<Node<'_>> {
    analysis.entry()?.tests.iter().find_map(|test| {
        let node = analysis.first_at(test.place)?;
        let value = node.text_content();
        test.is.iter().any(|is| is == value.trim()).then_some(node)
    })
}

/// The `Response` node, or the root object that stands for it.
pub(crate) fn envelope(analysis: &Analysis) -> Option<Node<'_>> {
    let root = analysis.document().root()?;
    root.child(crate::catalog::ENVELOPE_NAME).or(Some(root))
}

/// A child's value, if it has one that isn't empty.
pub(crate) fn text(node: Node<'_>, child: &str) -> Option<String> {
    said(node, child).map(Cow::into_owned)
}

/// The same without a copy.
pub(super) fn said<'d>(node: Node<'d>, child: &str) -> Option<Cow<'d, str>> {
    let value = match node.steps(child).next()?.text_content() {
        Cow::Borrowed(value) => value.trim().into(),
        Cow::Owned(value) => Cow::from(value.trim().to_owned()),
    };
    (!value.is_empty()).then_some(value)
}

/// How a job, a run or a task says that it stands.
pub(crate) fn state_of(unit: Node<'_>) -> State {
    State::of_value(own_state(unit).as_deref().unwrap_or_default())
}

fn own_state(unit: Node<'_>) -> Option<Cow<'_, str>> {
    // Word segmentation has no State: its Code alone says how it ended.
    said(unit, "State").or_else(|| said(unit, "Code").map(state_of_code))
}

fn state_of_code(code: Cow<'_, str>) -> Cow<'_, str> {
    if code == "Success" { code } else { State::FAILED.into() }
}

fn is_failed(task: Node<'_>, state_name: Option<NameId>) -> bool {
    let state = state_name.and_then(|name| task.first_step_of(name));
    state.is_some_and(|state| State::of_value(state.text_content().trim_ascii()) == State::Failed)
}

fn failure(node: Node<'_>) -> Failure {
    let code = text(node, "Code").filter(|code| code != "Success");
    Failure { node: node.id(), code, message: text(node, "Message") }
}
