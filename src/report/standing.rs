//! How a payload stands, in a word.

use super::{outcome, verdict};
use crate::analysis::{Analysis, State, Verdict};
use crate::say;
use crate::words::Language;

/// How a payload stands: what is wrong with its text, if it can't be read, else what moderation found, else what it
/// says of its job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It failed.
    Failed,
    /// Its text is against the rules of XML or JSON.
    Malformed,
    /// Its text ends too early.
    Truncated,
    /// Bytes of it mean nothing in its encoding.
    Undecodable,
    /// There is nothing to read.
    Unreadable,
    /// Moderation found a violation.
    Violation,
    /// Moderation suspects one.
    Suspected,
    /// It has not ended.
    Running,
    /// The payload doesn't say.
    Unknown,
    /// The service tries out the address that callbacks go to.
    Test,
    /// Moderation found nothing.
    Normal,
    /// It ended well.
    Success,
}

impl Standing {
    /// Every standing, the gravest first.
    pub const ALL: [Self; 12] = [
        Self::Failed,
        Self::Malformed,
        Self::Truncated,
        Self::Undecodable,
        Self::Unreadable,
        Self::Violation,
        Self::Suspected,
        Self::Running,
        Self::Unknown,
        Self::Test,
        Self::Normal,
        Self::Success,
    ];

    /// How a payload stands that was read.
    pub fn of(analysis: &Analysis) -> Self {
        match analysis.fault().map(|finding| finding.rule().id) {
            Some("truncated") => return Self::Truncated,
            Some("encoding") => return Self::Undecodable,
            Some(_) => return Self::Malformed,
            None => {}
        }
        let outcome = analysis.outcome();
        match outcome.verdict {
            _ if outcome.is_test => Self::Test,
            Some(Verdict::Normal) => Self::Normal,
            Some(Verdict::Suspected) => Self::Suspected,
            Some(Verdict::Violation) => Self::Violation,
            None => match outcome.state {
                State::Success => Self::Success,
                State::Failed => Self::Failed,
                State::Running => Self::Running,
                State::Unknown => Self::Unknown,
            },
        }
    }

    /// The word in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Failed => State::Failed.id(),
            Self::Malformed => "malformed",
            Self::Truncated => "truncated",
            Self::Undecodable => "undecodable",
            Self::Unreadable => "unreadable",
            Self::Violation => Verdict::Violation.id(),
            Self::Suspected => Verdict::Suspected.id(),
            Self::Running => State::Running.id(),
            Self::Unknown => State::Unknown.id(),
            Self::Test => "test",
            Self::Normal => Verdict::Normal.id(),
            Self::Success => State::Success.id(),
        }
    }

    /// The standing that such a word stands for.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.id() == id)
    }

    /// In a word.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Failed => outcome(State::Failed, language),
            Self::Malformed => say!(language, "standing-malformed"),
            Self::Truncated => say!(language, "standing-truncated"),
            Self::Undecodable => say!(language, "standing-undecodable"),
            Self::Unreadable => say!(language, "standing-unreadable"),
            Self::Violation => verdict(Verdict::Violation, language),
            Self::Suspected => verdict(Verdict::Suspected, language),
            Self::Running => outcome(State::Running, language),
            Self::Unknown => outcome(State::Unknown, language),
            Self::Test => say!(language, "standing-test"),
            Self::Normal => verdict(Verdict::Normal, language),
            Self::Success => outcome(State::Success, language),
        }
    }

    /// What moderation found.
    pub fn verdict(self) -> Option<Verdict> {
        [Verdict::Normal, Verdict::Suspected, Verdict::Violation]
            .into_iter()
            .find(|verdict| verdict.id() == self.id())
    }

    /// Whether the payload can be read throughout.
    pub fn is_readable(self) -> bool {
        !matches!(self, Self::Malformed | Self::Truncated | Self::Undecodable | Self::Unreadable)
    }
}

/// How a payload stands, in a word.
pub fn standing(analysis: &Analysis, language: Language) -> String {
    Standing::of(analysis).words(language)
}
