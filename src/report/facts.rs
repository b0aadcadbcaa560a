//! What a payload is about, in the order in which an engineer asks: did it succeed, what failed and
//! why, which job, which object, when.

use jiff::SignedDuration;

use super::moment;
use crate::analysis::{Analysis, Failure, Finding, State, Summary};
use crate::document::{Node, NodeId};
use crate::say;
use crate::words::{Language, visible};

/// One of the facts that a payload is told by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What is told.
    pub label: String,
    /// What the payload says of it, fit to be shown.
    pub value: String,
    /// Where it says so, if in one place.
    pub node: Option<NodeId>,
}

/// Which callback it is.
pub fn kind(analysis: &Analysis, language: Language) -> String {
    match analysis.entry() {
        Some(entry) => language.pick(&entry.title.en, &entry.title.zh).to_owned(),
        None => say!(language, "fact-unknown-callback"),
    }
}

/// How it stands: what is wrong with its text, if it can't be read, else what it says of its job.
pub fn standing(analysis: &Analysis, language: Language) -> String {
    match broken(analysis).map(|finding| finding.rule().id) {
        Some("truncated") => say!(language, "standing-truncated"),
        Some("encoding") => say!(language, "standing-undecodable"),
        Some(_) => say!(language, "standing-malformed"),
        None => outcome(analysis.outcome().state, language),
    }
}

/// What a payload says of its job, in a word.
pub fn outcome(state: State, language: Language) -> String {
    match state {
        State::Success => say!(language, "outcome-success"),
        State::Failed => say!(language, "outcome-failed"),
        State::Running => say!(language, "outcome-running"),
        State::Unknown => say!(language, "outcome-unknown"),
    }
}

/// The facts of a payload, the weightiest first. Those that it doesn't tell are left out.
pub fn facts(analysis: &Analysis, language: Language) -> Vec<Fact> {
    let mut facts = Facts { analysis, language, told: Vec::new() };
    facts.push_broken();
    let summary = analysis.summary();
    if summary.n_tasks > 0 || (summary.run_id.is_some() && summary.job_id.is_none()) {
        facts.push_run(summary);
    } else {
        facts.push_job(summary);
    }
    facts.told
}

/// The finding that says why a payload can't be read throughout.
fn broken(analysis: &Analysis) -> Option<&Finding> {
    let is_broken =
        |finding: &&Finding| matches!(finding.rule().id, "truncated" | "malformed" | "encoding");
    if analysis.is_readable() { None } else { analysis.findings().iter().find(is_broken) }
}

/// How many of a run's failed tasks are told one by one.
const N_FAILURES: usize = 3;

struct Facts<'a> {
    analysis: &'a Analysis,
    language: Language,
    told: Vec<Fact>,
}

impl Facts<'_> {
    fn push_broken(&mut self) {
        let (analysis, language) = (self.analysis, self.language);
        let Some(finding) = broken(analysis) else { return };
        let position = finding.position(analysis.document());
        let place = say!(
            language,
            "fact-broken-at",
            line = position.line.to_string(),
            column = position.column.to_string(),
            byte = finding.byte().to_string(),
            size = analysis.document().text().len().to_string()
        );
        self.push(say!(language, "fact-broken"), place, finding.node());
        let title = finding.title(analysis, language).to_string();
        self.push(say!(language, "fact-reason"), title, None);
    }

    fn push_run(&mut self, summary: &Summary) {
        let language = self.language;
        self.push_node(say!(language, "fact-state"), summary.state);
        self.push(
            say!(language, "fact-tasks"),
            say!(
                language,
                "fact-n-tasks",
                count = summary.n_tasks,
                failed = summary.n_failed_tasks
            ),
            None,
        );
        self.push_failures();
        self.push_node(say!(language, "fact-run"), summary.run_id);
        self.push_node(say!(language, "fact-workflow"), summary.workflow_name);
        self.push_object(summary);
        self.push_created(summary);
        let took = summary.took().and_then(|took| moment::duration(took, language));
        if let Some(took) = took {
            let took = if summary.has_open_end { format!("≥ {took}") } else { took };
            self.push(say!(language, "fact-took"), took, None);
        }
    }

    fn push_failures(&mut self) {
        let (analysis, language) = (self.analysis, self.language);
        let failures = &analysis.outcome().failures;
        for failure in failures.iter().take(N_FAILURES) {
            let task = analysis.document().node(failure.node);
            let told: Vec<String> =
                ["Type", "Name"].iter().filter_map(|name| value_below(task, name)).collect();
            self.push(say!(language, "fact-failed-task"), told.join(" · "), Some(failure.node));
            self.push(say!(language, "fact-reason"), reason(failure, language), None);
            let job = task.steps("JobId").next().map(Node::id);
            self.push_node(say!(language, "fact-failed-job"), job);
        }
        if let Some(more @ 1..) = failures.len().checked_sub(N_FAILURES) {
            self.push(
                say!(language, "fact-failed-task"),
                say!(language, "fact-more", count = more),
                None,
            );
        }
    }

    fn push_job(&mut self, summary: &Summary) {
        let language = self.language;
        self.push_node(say!(language, "fact-tag"), summary.tag);
        self.push_node(say!(language, "fact-state"), summary.state);
        self.push_node(say!(language, "fact-code"), summary.code);
        self.push_node(say!(language, "fact-message"), summary.message);
        let is_unexplained = summary.code.is_none() && summary.message.is_none();
        if is_unexplained && self.analysis.outcome().state == State::Failed {
            self.push(say!(language, "fact-reason"), say!(language, "reason-not-told"), None);
        }
        self.push_node(say!(language, "fact-job"), summary.job_id);
        self.push_object(summary);
        self.push_outputs(summary);
        self.push_created(summary);
        self.push_duration(say!(language, "fact-queued"), summary.queued());
        self.push_duration(say!(language, "fact-processed"), summary.processed());
        self.push_node(say!(language, "fact-run"), summary.run_id);
    }

    fn push_object(&mut self, summary: &Summary) {
        let value = |node: Option<NodeId>| {
            node.and_then(|node| value_of(self.analysis.document().node(node)))
        };
        let bucket = value(summary.bucket);
        let (label, whole) = match (bucket, value(summary.object)) {
            (Some(bucket), Some(object)) => {
                let object = object.strip_prefix('/').unwrap_or(&object);
                (say!(self.language, "fact-object"), format!("{bucket}/{object}"))
            }
            (None, Some(object)) => (say!(self.language, "fact-object"), object),
            (Some(bucket), None) => (say!(self.language, "fact-bucket"), bucket),
            (None, None) => return,
        };
        self.push(label, whole, summary.object.or(summary.bucket));
    }

    fn push_outputs(&mut self, summary: &Summary) {
        let Some(&first) = summary.outputs.first() else { return };
        let Some(name) = value_of(self.analysis.document().node(first)) else { return };
        let outputs = match summary.outputs.len() {
            1 => name,
            n_outputs => {
                let more = say!(self.language, "fact-more", count = (n_outputs - 1));
                format!("{name} {more}")
            }
        };
        self.push(say!(self.language, "fact-outputs"), outputs, Some(first));
    }

    fn push_created(&mut self, summary: &Summary) {
        if let Some(created) = summary.created {
            let label = say!(self.language, "fact-created");
            self.push(label, moment::as_sent(&created), Some(created.node));
        }
    }

    fn push_duration(&mut self, label: String, duration: Option<SignedDuration>) {
        if let Some(words) = duration.and_then(|it| moment::duration(it, self.language)) {
            self.push(label, words, None);
        }
    }

    fn push_node(&mut self, label: String, node: Option<NodeId>) {
        let value = node.and_then(|node| value_of(self.analysis.document().node(node)));
        if let Some(value) = value {
            self.push(label, value, node);
        }
    }

    fn push(&mut self, label: String, value: String, node: Option<NodeId>) {
        self.told.push(Fact { label, value, node });
    }
}

/// Why a job or task failed, as far as the payload says.
fn reason(failure: &Failure, language: Language) -> String {
    let told: Vec<_> =
        [&failure.code, &failure.message].into_iter().flatten().map(|told| visible(told)).collect();
    if told.is_empty() { say!(language, "reason-not-told") } else { told.join(" · ") }
}

fn value_below(node: Node<'_>, name: &str) -> Option<String> {
    value_of(node.steps(name).next()?)
}

fn value_of(node: Node<'_>) -> Option<String> {
    let value = node.value()?;
    let value = value.trim();
    (!value.is_empty()).then(|| visible(value).into_owned())
}
