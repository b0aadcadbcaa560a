//! What is worth telling about a payload: the table of rules, and the findings that they make.
//!
//! A rule says what it finds, not what to do about it. Findings carry values; the rule's words turn
//! them into a sentence when somebody asks, in the language asked for.

use super::Analysis;
use crate::catalog::PlaceId;
use crate::document::{Document, Node, NodeId, Position};
use crate::words::{Language, Sentence};

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A parser or a person may stumble over it.
    Warning,
    /// The payload cannot be right.
    Error,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The word in options and machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// A kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// Names the rule everywhere: options, output, settings.
    pub id: &'static str,
    /// What its findings weigh, unless one weighs differently.
    pub severity: Severity,
    /// Why it matters, with an example, as `explain` prints it.
    pub documentation: fn(Language) -> String,
}

/// All rules, in the order of the documentation.
pub const RULES: &[&Rule] = &[];

/// Something worth telling about a payload.
#[derive(Clone, Debug)]
pub struct Finding {
    rule: &'static Rule,
    severity: Severity,
    node: Option<NodeId>,
    byte: usize,
    count: usize,
    facts: Facts,
}

/// The values that a finding's sentence is made of.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub(super) enum Facts {
    /// A documented node is absent.
    Missing { place: PlaceId },
}

impl Finding {
    /// The rule that was broken.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The node at which it is shown: for a missing one, its parent.
    pub fn node(&self) -> Option<NodeId> {
        self.node
    }

    /// Where it is, in bytes of the decoded text.
    pub fn byte(&self) -> usize {
        self.byte
    }

    /// Where it is, as line and column.
    pub fn position(&self, document: &Document) -> Position {
        document.position(self.byte)
    }

    /// How many places it stands for: the same unknown name in many places is one finding.
    pub fn count(&self) -> usize {
        self.count
    }

    /// For a missing node, the place where it should be, below [`Self::node`].
    pub fn missing(&self) -> Option<PlaceId> {
        match self.facts {
            Facts::Missing { place } => Some(place),
        }
    }

    /// The path that it is about: of its node, or of the node that is missing.
    pub fn path(&self, _analysis: &Analysis) -> Option<String> {
        None
    }

    /// What was found, in one sentence.
    pub fn title(&self, _analysis: &Analysis, _language: Language) -> Sentence {
        Sentence::default()
    }

    /// Why it matters or what to look at, in one sentence more; may be empty.
    pub fn detail(&self, _analysis: &Analysis, _language: Language) -> Sentence {
        Sentence::default()
    }

    /// In few words, for the description column of the tree: "not documented", "documented as X".
    pub fn remark(&self, _analysis: &Analysis, _language: Language) -> Sentence {
        Sentence::default()
    }
}

/// Runs every rule over a payload; findings come in order of node, then position.
pub(super) fn check(_analysis: &Analysis) -> Vec<Finding> {
    Vec::new()
}

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
