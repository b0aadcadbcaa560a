//! What the header says, put together once: payload, language and clock change seldom, frames are many.

use std::sync::{Arc, Weak};

use super::trouble::{Explained, Trouble};
use crate::analysis::{Analysis, Failure, State, Verdict};
use crate::catalog::ValueType;
use crate::report::{self, Clock, Fact, FactKind};
use crate::say;
use crate::session::{Open, Session};
use crate::ui::panels::Scene;
use crate::ui::panels::chooser::Evidence;
use crate::ui::panels::payloads::name_of;
use crate::ui::panels::run::related::related;
use crate::ui::prose;
use crate::ui::text::Elide;
use crate::words::Language;

/// What the header of the shown payload says.
#[derive(Debug, Default)]
pub struct HeaderView {
    known: Option<(Made, Head)>,
}

/// What a header was made for.
#[derive(Debug)]
struct Made {
    of: Weak<Analysis>,
    /// As the open payloads were put together that time.
    edition: u64,
    language: Language,
    clock: Clock,
}

impl HeaderView {
    pub(super) fn head(
        &mut self,
        analysis: &Arc<Analysis>,
        (session, open): (&Session, &Open),
        scene: &Scene,
    ) -> &Head {
        let (language, clock) = (scene.language, scene.clock);
        let of = Arc::downgrade(analysis);
        let edition = session.together().edition();
        let known = self.known.take().filter(|(made, _)| {
            let is_same = made.of.ptr_eq(&of) && made.edition == edition;
            is_same && made.language == language && made.clock == clock
        });
        let make = || {
            let head = Head::new(analysis, (session, open), language, clock);
            (Made { of, edition, language, clock }, head)
        };
        &self.known.insert(known.unwrap_or_else(make)).1
    }
}

/// The parts of a header, from top to bottom.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) title: String,
    /// Who chose the callback, or how many others are as likely; nothing where neither is so.
    pub(super) choice: String,
    /// Why it is taken for that callback.
    pub(super) evidence: String,
    pub(super) standing: Option<Standing>,
    /// What stands behind the chip: how many tasks, how many failed; behind a verdict, the job's state.
    pub(super) after: String,
    /// Where the payload stood; nothing for a bare body.
    pub(super) origin: String,
    /// The run that it belongs to, and what it came more than once with.
    pub(super) related: Vec<String>,
    pub(super) trouble: Option<Trouble>,
    pub(super) facts: Vec<ShownFact>,
}

/// How the payload stands, in a chip.
#[derive(Debug)]
pub(super) enum Standing {
    /// It can't be read: in our words.
    Broken(String),
    /// The state of its job: in the vendor's word.
    State(String),
    /// What moderation found: in our words.
    Verdict(Verdict, String),
    /// No job, but a test of the callback address: in our words.
    Test(String),
}

/// A fact below the title.
#[derive(Debug)]
pub(super) struct ShownFact {
    /// With as much of its value as is ever seen here.
    pub(super) fact: Fact,
    pub(super) elide: Elide,
    /// Times and durations are ours to spell; all else is the payload's.
    pub(super) is_time: bool,
}

impl Head {
    fn new(
        analysis: &Analysis,
        (session, open): (&Session, &Open),
        language: Language,
        clock: Clock,
    ) -> Self {
        let words = || report::standing(analysis, language);
        let outcome = analysis.outcome();
        let failure = outcome.failures.first();
        let explained = failure.and_then(|it| explained(it, analysis, (session, open)));
        let standing = match outcome.verdict {
            _ if !analysis.is_readable() => Some(Standing::Broken(words())),
            _ if outcome.is_test => Some(Standing::Test(words())),
            Some(verdict) => Some(Standing::Verdict(verdict, words())),
            None => state_of(analysis).map(Standing::State),
        };
        Self {
            title: report::kind(analysis, language),
            choice: choice(analysis, language),
            evidence: Evidence::of(analysis, language).spoken(language),
            standing,
            after: after_chip(analysis, language),
            origin: analysis.origin().words(language).unwrap_or_default(),
            related: related(session, open.id(), language),
            trouble: Trouble::of(analysis, explained.as_ref(), language),
            facts: shown_facts(analysis, language, clock),
        }
    }
}

/// Why a task failed, if not the shown payload says so but the open callback of its job.
pub(super) fn explained(
    failure: &Failure,
    analysis: &Analysis,
    (session, open): (&Session, &Open),
) -> Option<Explained> {
    if failure.code.is_some() || failure.message.is_some() {
        return None;
    }
    let job_id = analysis.document().node(failure.node).steps("JobId").next()?.text_content();
    let together = session.together();
    let task = together.explained(open.id(), job_id.trim())?;
    let spot = task.callbacks.first()?.spot;
    let by = together.id_of(spot.payload)?;
    let name = session.find(by).map(name_of)?;
    Some(Explained { failure: task.failure()?.clone(), by, node: spot.node, name })
}

fn choice(analysis: &Analysis, language: Language) -> String {
    let recognition = analysis.recognition();
    match recognition.alternatives().count() {
        _ if recognition.chosen().is_some() => say!(language, "chosen-by-hand"),
        0 => String::new(),
        n_others => say!(language, "header-alternatives", count = n_others),
    }
}

/// The state as the payload spells it; where it has none, what its code says.
fn state_of(analysis: &Analysis) -> Option<String> {
    if let Some(node) = analysis.summary().state {
        return report::told_value(analysis.document().node(node));
    }
    match analysis.outcome().state {
        State::Success => Some("Success".to_owned()),
        State::Failed => Some("Failed".to_owned()),
        State::Running => Some("Running".to_owned()),
        State::Unknown => None,
    }
}

fn after_chip(analysis: &Analysis, language: Language) -> String {
    let summary = analysis.summary();
    if !analysis.is_readable() {
        let n_places = analysis.decoding().n_undecodable;
        return match n_places {
            0 => say!(language, "header-up-to-the-break"),
            _ => say!(language, "header-n-undecodable", count = n_places),
        };
    }
    if summary.n_failed_tasks > 0 {
        return say!(
            language,
            "header-tasks-failed",
            failed = summary.n_failed_tasks,
            count = summary.n_tasks
        );
    }
    if summary.n_tasks > 0 {
        return say!(language, "header-tasks", count = summary.n_tasks);
    }
    if analysis.outcome().verdict.is_some() && summary.state.is_some() {
        return state_of(analysis).unwrap_or_default();
    }
    String::new()
}

/// So many characters of either end of a value: object names have 850 bytes at most.
const MOST_SEEN: usize = 1000;

/// The facts that stand below the title: not those that title and strip tell already.
fn shown_facts(analysis: &Analysis, language: Language, clock: Clock) -> Vec<ShownFact> {
    let mut seen = Vec::new();
    let mut facts = report::facts_in_short(MOST_SEEN, analysis, language, clock);
    facts.retain(|fact| {
        let is_new = !seen.contains(&fact.kind);
        seen.push(fact.kind);
        is_new && !is_told_above(fact.kind)
    });
    facts
        .into_iter()
        .map(|fact| {
            let documented = fact.node.and_then(|node| analysis.documented(node));
            ShownFact {
                elide: fact.node.map_or(Elide::End, |node| prose::elision(analysis, node)),
                is_time: documented.is_none_or(|entry| entry.value_type == ValueType::Timestamp),
                fact,
            }
        })
        .collect()
}

/// Whether the title and the strip tell it already.
fn is_told_above(kind: FactKind) -> bool {
    match kind {
        FactKind::Broken
        | FactKind::Reason
        | FactKind::Verdict
        | FactKind::State
        | FactKind::Tasks
        | FactKind::FailedTask
        | FactKind::Tag
        | FactKind::Code
        | FactKind::Meaning
        | FactKind::Message
        | FactKind::Advice
        | FactKind::Found => true,
        FactKind::FailedJob
        | FactKind::Jobs
        | FactKind::Label
        | FactKind::Score
        | FactKind::Frozen
        | FactKind::DataId
        | FactKind::Address
        | FactKind::Run
        | FactKind::Workflow
        | FactKind::Object
        | FactKind::Bucket
        | FactKind::Created
        | FactKind::Took
        | FactKind::Job
        | FactKind::Outputs
        | FactKind::Queued
        | FactKind::Processed => false,
    }
}
