//! What a payload is about, in the order in which an engineer asks: did it succeed, what failed and
//! why, which job, which object, when.

use std::borrow::Cow;

use jiff::SignedDuration;

use super::Clock;
use super::FactKind;
use super::codes::{advice, meaning, reason};
use super::moment;
use crate::analysis::{Analysis, Failure, Moderation, State, Summary, Verdict};
use crate::document::{Node, NodeId};
use crate::say;
use crate::words::{Language, ends, visible};

/// One of the facts that a payload is told by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What is told.
    pub kind: FactKind,
    /// What that is called.
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

/// What a payload says of its job, in a word.
pub fn outcome(state: State, language: Language) -> String {
    match state {
        State::Success => say!(language, "outcome-success"),
        State::Failed => say!(language, "outcome-failed"),
        State::Running => say!(language, "outcome-running"),
        State::Unknown => say!(language, "outcome-unknown"),
    }
}

/// What moderation found, in a word.
pub fn verdict(verdict: Verdict, language: Language) -> String {
    match verdict {
        Verdict::Normal => say!(language, "verdict-normal"),
        Verdict::Suspected => say!(language, "verdict-suspected"),
        Verdict::Violation => say!(language, "verdict-violation"),
    }
}

/// The facts of a payload, the weightiest first. Those that it doesn't tell are left out.
pub fn facts(analysis: &Analysis, language: Language, clock: Clock) -> Vec<Fact> {
    facts_within(None, analysis, language, clock)
}

/// The same for who shows each in a line: of values, no more than so many characters of either end, which costs the
/// same however long they are.
pub fn facts_in_short(
    most: usize,
    analysis: &Analysis,
    language: Language,
    clock: Clock,
) -> Vec<Fact> {
    facts_within(Some(most), analysis, language, clock)
}

fn facts_within(
    most: Option<usize>,
    analysis: &Analysis,
    language: Language,
    clock: Clock,
) -> Vec<Fact> {
    let mut facts = Facts { most, analysis, language, clock, told: Vec::new() };
    facts.push_broken();
    let summary = analysis.summary();
    if summary.n_tasks > 0 || (summary.run_id.is_some() && summary.job_id.is_none()) {
        facts.push_run(summary);
    } else if let Some(moderation) = &summary.moderation {
        facts.push_moderation(summary, moderation);
    } else {
        facts.push_job(summary);
    }
    if let Some(words) = analysis.origin().words(language) {
        facts.push(FactKind::Found, words, None);
    }
    facts.told
}

/// How many of a run's failed tasks are told one by one.
const N_FAILURES: usize = 3;

struct Facts<'a> {
    /// How much of either end of a value is told; all of it, if nothing.
    most: Option<usize>,
    analysis: &'a Analysis,
    language: Language,
    clock: Clock,
    told: Vec<Fact>,
}

impl Facts<'_> {
    fn push_broken(&mut self) {
        let (analysis, language) = (self.analysis, self.language);
        let Some(finding) = analysis.fault() else { return };
        let position = finding.position(analysis.document());
        let place = say!(
            language,
            "fact-broken-at",
            line = position.line.to_string(),
            column = position.column.to_string(),
            byte = finding.byte().to_string(),
            size = analysis.document().text().len().to_string()
        );
        self.push(FactKind::Broken, place, finding.node());
        let title = finding.title(analysis, language).to_string();
        self.push(FactKind::Reason, title, None);
    }

    fn push_run(&mut self, summary: &Summary) {
        let language = self.language;
        self.push_node(FactKind::State, summary.state);
        self.push(
            FactKind::Tasks,
            say!(
                language,
                "fact-n-tasks",
                count = summary.n_tasks,
                failed = summary.n_failed_tasks
            ),
            None,
        );
        self.push_failures();
        self.push_node(FactKind::Run, summary.run_id);
        self.push_node(FactKind::Workflow, summary.workflow_name);
        self.push_object(summary);
        self.push_created(summary);
        let took = summary.took().and_then(|took| moment::duration(took, language));
        if let Some(took) = took {
            let took = if summary.has_open_end { format!("≥ {took}") } else { took };
            self.push(FactKind::Took, took, None);
        }
    }

    fn push_failures(&mut self) {
        let (analysis, language) = (self.analysis, self.language);
        let failures = &analysis.outcome().failures;
        for failure in failures.iter().take(N_FAILURES) {
            let task = analysis.document().node(failure.node);
            let told: Vec<String> =
                ["Type", "Name"].iter().filter_map(|name| self.value_below(task, name)).collect();
            self.push(FactKind::FailedTask, told.join(" · "), Some(failure.node));
            self.push(FactKind::Reason, reason(failure, analysis, language), None);
            self.push_advice(failure);
            let job = task.steps("JobId").next().map(Node::id);
            self.push_node(FactKind::FailedJob, job);
        }
        if let Some(more @ 1..) = failures.len().checked_sub(N_FAILURES) {
            self.push(FactKind::FailedTask, say!(language, "fact-more", count = more), None);
        }
    }

    fn push_moderation(&mut self, summary: &Summary, moderation: &Moderation) {
        self.push_jobs(summary);
        if let Some(found) = self.analysis.outcome().verdict {
            let words = verdict(found, self.language);
            self.push(FactKind::Verdict, words, moderation.verdict);
        }
        self.push_label(moderation.label);
        self.push_node(FactKind::Score, moderation.score);
        self.push_frozen(moderation.frozen);
        if summary.object.is_some() {
            self.push_object(summary);
        } else {
            self.push_node(FactKind::Address, moderation.address);
        }
        self.push_node(FactKind::DataId, moderation.data_id);
        self.push_node(FactKind::Job, summary.job_id);
        self.push_node(FactKind::State, summary.state);
        self.push_code(summary);
        self.push_created(summary);
    }

    /// A category without a label is told by its name.
    fn push_label(&mut self, node: Option<NodeId>) {
        let label = node.map(|node| self.analysis.document().node(node));
        if let Some(value) =
            label.and_then(|label| self.told(label.id()).or(label.name().map(str::to_owned)))
        {
            self.push(FactKind::Label, value, node);
        }
    }

    /// In the words of the value's documentation.
    fn push_frozen(&mut self, node: Option<NodeId>) {
        let Some(value) = node.and_then(|node| self.told(node)) else { return };
        let documented = node.and_then(|node| self.analysis.documented(node));
        let listed = documented.and_then(|entry| entry.values.iter().find(|it| it.is == value));
        let words = listed.map(|it| self.language.pick(&it.meaning.en, &it.meaning.zh).to_owned());
        self.push(FactKind::Frozen, words.unwrap_or(value), node);
    }

    fn push_jobs(&mut self, summary: &Summary) {
        let n_failed = self.analysis.outcome().failures.len();
        if summary.n_jobs > 1 {
            let jobs =
                say!(self.language, "fact-n-tasks", count = summary.n_jobs, failed = n_failed);
            self.push(FactKind::Jobs, jobs, None);
        }
    }

    fn push_job(&mut self, summary: &Summary) {
        let language = self.language;
        self.push_jobs(summary);
        self.push_node(FactKind::Tag, summary.tag);
        self.push_node(FactKind::State, summary.state);
        self.push_code(summary);
        let is_unexplained = summary.code.is_none() && summary.message.is_none();
        if is_unexplained && self.analysis.outcome().state == State::Failed {
            self.push(FactKind::Reason, say!(language, "reason-not-told"), None);
        }
        self.push_node(FactKind::Job, summary.job_id);
        self.push_object(summary);
        self.push_outputs(summary);
        self.push_created(summary);
        self.push_duration(FactKind::Queued, summary.queued());
        self.push_duration(FactKind::Processed, summary.processed());
        self.push_node(FactKind::Run, summary.run_id);
    }

    /// The code, what it means, the vendor's message, what to do.
    fn push_code(&mut self, summary: &Summary) {
        self.push_node(FactKind::Code, summary.code);
        let code = summary.code.and_then(|node| self.told(node));
        let failures = &self.analysis.outcome().failures;
        let failure =
            failures.iter().find(|failure| failure.code.is_some() && failure.code == code);
        if let Some(failure) = failure {
            let words = meaning(failure, self.analysis, self.language);
            self.push(FactKind::Meaning, words, None);
        }
        self.push_node(FactKind::Message, summary.message);
        if let Some(failure) = failure {
            self.push_advice(failure);
        }
    }

    fn push_advice(&mut self, failure: &Failure) {
        if let Some(code) = self.analysis.error_code(failure) {
            self.push(FactKind::Advice, advice(code, self.language), None);
        }
    }

    fn push_object(&mut self, summary: &Summary) {
        let value = |node: Option<NodeId>| node.and_then(|node| self.told(node));
        let bucket = value(summary.bucket);
        let (kind, whole) = match (bucket, value(summary.object)) {
            (Some(bucket), Some(object)) => {
                let object = object.strip_prefix('/').unwrap_or(&object);
                (FactKind::Object, format!("{bucket}/{object}"))
            }
            (None, Some(object)) => (FactKind::Object, object),
            (Some(bucket), None) => (FactKind::Bucket, bucket),
            (None, None) => return,
        };
        self.push(kind, whole, summary.object.or(summary.bucket));
    }

    fn push_outputs(&mut self, summary: &Summary) {
        let Some(&first) = summary.outputs.first() else { return };
        let Some(name) = self.told(first) else { return };
        let outputs = match summary.outputs.len() {
            1 => name,
            n_outputs => {
                let more = say!(self.language, "fact-more", count = (n_outputs - 1));
                format!("{name} {more}")
            }
        };
        self.push(FactKind::Outputs, outputs, Some(first));
    }

    fn push_created(&mut self, summary: &Summary) {
        if let Some(created) = summary.created {
            let shown = self.clock.show(created.at, created.offset);
            self.push(FactKind::Created, shown, Some(created.node));
        }
    }

    fn push_duration(&mut self, kind: FactKind, duration: Option<SignedDuration>) {
        if let Some(words) = duration.and_then(|it| moment::duration(it, self.language)) {
            self.push(kind, words, None);
        }
    }

    fn push_node(&mut self, kind: FactKind, node: Option<NodeId>) {
        if let Some(value) = node.and_then(|node| self.told(node)) {
            self.push(kind, value, node);
        }
    }

    fn push(&mut self, kind: FactKind, value: String, node: Option<NodeId>) {
        let label = kind.words(self.language);
        self.told.push(Fact { kind, label, value, node });
    }

    fn value_below(&self, node: Node<'_>, name: &str) -> Option<String> {
        self.told(node.steps(name).next()?.id())
    }

    fn told(&self, node: NodeId) -> Option<String> {
        told(self.analysis.document().node(node), self.most)
    }
}

/// What a node says, fit to be shown in a line; nothing for one that says nothing.
pub fn told_value(node: Node<'_>) -> Option<String> {
    told(node, None)
}

fn told(node: Node<'_>, most: Option<usize>) -> Option<String> {
    let value = node.leaf_text()?;
    let value = value.trim();
    let seen = most.map_or(Cow::Borrowed(value), |most| ends(value, most));
    (!seen.is_empty()).then(|| visible(&seen).into_owned())
}
