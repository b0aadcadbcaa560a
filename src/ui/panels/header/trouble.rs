//! What went wrong, in a line.

use std::borrow::Cow;

use crate::analysis::{Analysis, Failure, Finding};
use crate::document::{Node, NodeId};
use crate::report::codes::{next_move, plain};
use crate::say;
use crate::session::{OpenId, Target};
use crate::words::{Language, visible};

/// What went wrong, and where to look.
#[derive(Debug)]
pub(super) struct Trouble {
    pub(super) lead: String,
    pub(super) code: String,
    pub(super) words: String,
    /// Whose move it is, if that is documented.
    pub(super) next: String,
    pub(super) second: Option<(String, String)>,
    pub(super) target: Option<Target>,
    /// The payload that the target is in, if that isn't the shown one.
    pub(super) elsewhere: Option<OpenId>,
    pub(super) go: String,
    /// Nothing is wrong with the job or the text; it only isn't what was expected.
    pub(super) is_mild: bool,
}

/// Why a task failed, as the callback of its job tells, which is open too.
#[derive(Debug)]
pub(super) struct Explained {
    pub(super) failure: Failure,
    pub(super) by: OpenId,
    pub(super) node: NodeId,
    /// What that callback is called.
    pub(super) name: String,
}

impl Trouble {
    pub(super) fn of(
        analysis: &Analysis,
        explained: Option<&Explained>,
        language: Language,
    ) -> Option<Self> {
        if let Some(broken) = analysis.fault() {
            return Some(Self::of_break(analysis, broken, language));
        }
        if let Some(failure) = analysis.outcome().failures.first() {
            return Some(match explained {
                Some(explained) => Self::of_explained(analysis, (failure, explained), language),
                None => Self::of_failure(analysis, failure, language),
            });
        }
        let is_no_job =
            |finding: &&Finding| matches!(finding.rule().id, "not-a-callback" | "test-request");
        // It is told of the root, which comes first, or soon after it.
        let finding = analysis.findings().iter().take(8).find(is_no_job)?;
        Some(Self::of_stranger(analysis, finding, language))
    }

    /// All of it in a line; `failed` stands behind what failed.
    pub(super) fn spoken(&self, failed: &str) -> String {
        let mut spoken = String::new();
        if !self.lead.is_empty() {
            spoken.push_str(&self.lead);
            spoken.push_str(failed);
        }
        let (name, message) =
            self.second.as_ref().map_or(("", ""), |(name, message)| (name, message));
        let rest = [self.code.as_str(), &self.words, &self.next, name, message];
        let rest: Vec<&str> = rest.into_iter().filter(|words| !words.is_empty()).collect();
        spoken.push_str(&rest.join(" "));
        spoken
    }

    /// Of a failure that the callback of the task's job explains.
    fn of_explained(
        analysis: &Analysis,
        (failure, explained): (&Failure, &Explained),
        language: Language,
    ) -> Self {
        let whole = Failure { node: failure.node, ..explained.failure.clone() };
        let told = Self::of_failure(analysis, &whole, language);
        let name = visible(&explained.name).into_owned();
        let message = told.second.map(|(_, message)| message);
        let message = message.unwrap_or_else(|| say!(language, "header-told-there"));
        // Its kind is enough beside so much that is told.
        let kind =
            analysis.document().node(failure.node).steps("Type").next().and_then(Node::value);
        Self {
            lead: kind.map_or(told.lead, Cow::into_owned),
            second: Some((name, message)),
            target: Some(Target::Node(explained.node)),
            elsewhere: Some(explained.by),
            go: say!(language, "header-go-to-callback"),
            ..told
        }
    }

    fn of_stranger(analysis: &Analysis, finding: &Finding, language: Language) -> Self {
        Self {
            lead: String::new(),
            code: finding.rule().id.to_owned(),
            words: finding.title(analysis, language).to_string(),
            next: String::new(),
            second: None,
            target: None,
            elsewhere: None,
            go: String::new(),
            is_mild: true,
        }
    }

    fn of_break(analysis: &Analysis, broken: &Finding, language: Language) -> Self {
        let at = broken.position(analysis.document());
        Self {
            lead: String::new(),
            code: format!("{}:{}", at.line, at.column),
            words: broken.title(analysis, language).to_string(),
            next: String::new(),
            second: None,
            target: broken.node().map(Target::Node),
            elsewhere: None,
            go: match broken.rule().id {
                "encoding" => say!(language, "header-go-to-bytes"),
                _ => say!(language, "header-go-to-break"),
            },
            is_mild: false,
        }
    }

    fn of_failure(analysis: &Analysis, failure: &Failure, language: Language) -> Self {
        let node = analysis.document().node(failure.node);
        let value = |name: &str| node.steps(name).next().and_then(Node::value);
        let is_task = node.label() == Some("Tasks");
        let what =
            [value("Type"), value("Name")].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let lead = if is_task && !what.is_empty() { what } else { say!(language, "header-job") };
        let code = failure.code.clone().unwrap_or_default();
        let words = match (analysis.error_code(failure), &failure.code) {
            (Some(code), _) => plain(&code.meaning, language),
            (None, Some(_)) => say!(language, "code-undocumented"),
            (None, None) if failure.message.is_none() => say!(language, "reason-not-told"),
            (None, None) => String::new(),
        };
        let next = analysis.error_code(failure).map(|code| next_move(code.next, language));
        let second = failure.message.clone().map(|message| ("Message".to_owned(), message));
        let go = if is_task {
            say!(language, "header-go-to-task")
        } else {
            say!(language, "header-go-to-job")
        };
        Self {
            lead,
            code,
            words,
            next: next.unwrap_or_default(),
            second,
            target: Some(Target::Node(failure.node)),
            elsewhere: None,
            go,
            is_mild: false,
        }
    }
}
