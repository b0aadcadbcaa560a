//! What a moderation callback says of content, in either of its forms. The verdict is about the content; whether the
//! job ended well is another question.

use super::outcome::{said, text};
use super::summary::filled;
use crate::document::{Node, NodeId};

/// What moderation found, the least grave first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing.
    Normal,
    /// Something that people should look at.
    Suspected,
    /// Something that is against the rules.
    Violation,
}

/// Where a moderation callback says what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moderation {
    /// The verdict as a number: `Result`, `Suggestion`, `result`.
    pub verdict: Option<NodeId>,
    /// The gravest category; in the simple form, the label of the first that was hit, or that category itself.
    pub label: Option<NodeId>,
    /// How likely it was hit.
    pub score: Option<NodeId>,
    /// What became of the file: `ForbidState`, `forbidden_status`.
    pub frozen: Option<NodeId>,
    /// The customer's own name for the content.
    pub data_id: Option<NodeId>,
    /// The address of the content.
    pub address: Option<NodeId>,
}

impl Verdict {
    /// The word in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Suspected => "suspected",
            Self::Violation => "violation",
        }
    }

    /// What a job, or the `data` of the simple form, says.
    pub(super) fn of(unit: Node<'_>) -> Option<Self> {
        match &*said(unit, verdict_name(unit)?)? {
            "0" => Some(Self::Normal),
            "1" => Some(Self::Violation),
            "2" => Some(Self::Suspected),
            _ => None,
        }
    }
}

impl Moderation {
    /// Of a job in the detailed form, if it is one of moderation.
    pub(super) fn of_job(job: Node<'_>) -> Option<Self> {
        let label = text(job, "Label").unwrap_or_default();
        let category = format!("{label}Info");
        Some(Self {
            verdict: filled(job, &[verdict_name(job)?]),
            label: filled(job, &["Label"]),
            score: filled(job, &["Score"])
                .or_else(|| filled(job, &[&category, "Score"]))
                .or_else(|| filled(job, &["Labels", &category, "Score"])),
            frozen: filled(job, &["ForbidState"]),
            data_id: filled(job, &["DataId"]),
            address: filled(job, &["Url"]),
        })
    }

    /// Of the `data` of the simple form.
    pub(super) fn of_data(data: Node<'_>) -> Self {
        let is_hit =
            |category: &Node<'_>| text(*category, "hit_flag").is_some_and(|hit| hit != "0");
        let category = data.documentable_children().find(is_hit);
        let label = |category: Node<'_>| filled(category, &["label"]).unwrap_or(category.id());
        Self {
            verdict: filled(data, &["result"]),
            label: category.map(label),
            score: category.and_then(|category| filled(category, &["score"])),
            frozen: filled(data, &["forbidden_status"]),
            data_id: filled(data, &["data_id"]),
            address: filled(data, &["url"]),
        }
    }
}

/// The `data` of the simple form: `{"code": …, "message": …, "data": {…}}`.
pub(super) fn data(envelope: Node<'_>) -> Option<Node<'_>> {
    let data = envelope.child("data").filter(|data| data.has_children())?;
    (envelope.child("code").is_some() && data.child("result").is_some()).then_some(data)
}

fn verdict_name(unit: Node<'_>) -> Option<&'static str> {
    ["Result", "Suggestion", "result"].into_iter().find(|name| unit.child(name).is_some())
}
