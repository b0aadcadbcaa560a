//! Many payloads as a table: one row of facts of each, small enough to keep a hundred thousand of them.

mod column;
mod export;

use std::sync::Arc;

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

pub use self::column::{Column, Rank, Speech};
pub use self::export::{write_csv, write_csv_names, write_csv_row, write_line};

use super::Standing;
use crate::analysis::{Analysis, Policy, Severity, State};
use crate::catalog::EntryId;
use crate::document::{Node, NodeId};
use crate::words::Translated;

/// The facts of one payload, as the payload spells them; what it doesn't tell is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The file as it was given; behind it, after `!`, the member of an archive.
    pub file: Arc<str>,
    /// Which payload of that file, from 1.
    pub number: usize,
    /// Which callback it is held against.
    pub entry: Option<EntryId>,
    /// How it stands.
    pub standing: Standing,
    /// What it says of its job.
    pub state: State,
    /// The kind of job.
    pub tag: Option<Box<str>>,
    /// The error code of the first that failed.
    pub code: Option<Box<str>>,
    /// The bucket of what was processed.
    pub bucket: Option<Box<str>>,
    /// The key of the object that was processed, or the address of the content.
    pub object: Option<Box<str>>,
    /// The job; of a workflow run, the job of the first task that failed.
    pub job: Option<Box<str>>,
    /// The workflow run that it is, or belongs to.
    pub run: Option<Box<str>>,
    /// When the job or the run was created, and the offset that it is written with.
    pub created: Option<(Timestamp, Offset)>,
    /// From creation to start.
    pub queued: Option<SignedDuration>,
    /// From start to end.
    pub processed: Option<SignedDuration>,
    /// From creation to end; where an end is open, at least so long.
    pub took: Option<SignedDuration>,
    /// Whether some task of the run has no end.
    pub has_open_end: bool,
    /// When it was logged, as the log spells it.
    pub received: Option<Box<str>>,
    /// Errors, warnings and infos.
    pub findings: [u32; 3],
    /// Why it can't be read.
    pub reason: Option<Translated>,
}

impl TableRow {
    /// What is to be told of a payload, its findings weighed by a policy.
    pub fn new(analysis: &Analysis, policy: &Policy) -> Self {
        let summary = analysis.summary();
        let moderation = summary.moderation.as_ref();
        let value = |node: Option<NodeId>| value_of(analysis.document().node(node?));
        let failure = analysis.outcome().failures.first();
        let failed_job = || {
            let failed = analysis.document().node(failure?.node);
            value_of(failed.steps("JobId").next()?)
        };
        let origin = analysis.origin();
        Self {
            file: origin.name().into(),
            number: origin.number,
            entry: analysis.entry_id(),
            standing: Standing::of(analysis),
            state: analysis.outcome().state,
            tag: value(summary.tag),
            code: failure.and_then(|failure| failure.code.as_deref().map(Box::from)),
            bucket: value(summary.bucket),
            object: value(summary.object.or(moderation.and_then(|found| found.address))),
            job: value(summary.job_id).or_else(failed_job),
            run: value(summary.run_id),
            created: summary.created.map(|created| (created.at, created.offset)),
            queued: summary.queued(),
            processed: summary.processed(),
            took: summary.took(),
            has_open_end: summary.has_open_end,
            received: origin.around.time.as_deref().map(Box::from),
            findings: count(analysis, policy),
            reason: analysis.fault().map(|fault| {
                Translated::new(|language| fault.title(analysis, language).to_string())
            }),
        }
    }

    /// A row for what holds nothing to read, and why.
    pub fn unreadable(file: &str, number: usize, reason: Translated) -> Self {
        Self {
            file: file.into(),
            number,
            entry: None,
            standing: Standing::Unreadable,
            state: State::Unknown,
            tag: None,
            code: None,
            bucket: None,
            object: None,
            job: None,
            run: None,
            created: None,
            queued: None,
            processed: None,
            took: None,
            has_open_end: false,
            received: None,
            findings: [1, 0, 0],
            reason: Some(reason),
        }
    }

    /// The gravest of its findings.
    pub fn gravest(&self) -> Option<Severity> {
        let levels = Severity::ALL.into_iter().zip(self.findings);
        levels.filter(|(_, n_findings)| *n_findings > 0).map(|(level, _)| level).max()
    }
}

/// How many findings of each severity are about the payload itself.
fn count(analysis: &Analysis, policy: &Policy) -> [u32; 3] {
    let mut counts = [0; 3];
    for finding in analysis.findings().iter().filter(|finding| finding.is_about_payload()) {
        let severity = policy.severity(finding, analysis);
        for (count, level) in counts.iter_mut().zip(Severity::ALL) {
            *count += u32::from(severity == Some(level));
        }
    }
    counts
}

fn value_of(node: Node<'_>) -> Option<Box<str>> {
    let value = node.leaf_text()?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.into())
}
