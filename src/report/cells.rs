//! What a row of the annotated tree says, wherever it is drawn.

use std::borrow::Cow;

use super::facts::told_value;
use super::outline::{Content, Row, n_rows_below};
use crate::analysis::{Analysis, Finding, Severity, State};
use crate::catalog::NodeEntry;
use crate::document::{Kind, Node};
use crate::say;
use crate::words::{Language, visible};

/// What a row says.
pub(super) struct Cells<'a> {
    /// The gravest of what is told here.
    pub(super) mark: Option<Severity>,
    pub(super) value: Value<'a>,
    /// What is told here, in few words.
    pub(super) remarks: Vec<String>,
    /// What is documented of the node.
    pub(super) documented: Option<&'a NodeEntry>,
    /// Whether that was told at another node before.
    pub(super) is_repeated: bool,
}

/// What a row has for a value.
pub(super) enum Value<'a> {
    /// The payload's own, as it is.
    Text(Cow<'a, str>),
    /// There is one without text.
    Empty,
    /// There is none, and should be.
    Missing,
    /// What a container says in one cell: a task's type and state, a header's key and value, or how many nodes are in it.
    Summary { words: String, state: Option<State> },
}

impl<'a> Cells<'a> {
    /// Of a row, with findings as grave as `weigh` takes them; those that it gives nothing for are not told.
    pub(super) fn of(
        row: &Row<'a>,
        analysis: &'a Analysis,
        language: Language,
        weigh: &dyn Fn(&Finding) -> Option<Severity>,
    ) -> Self {
        match &row.content {
            Content::Node { node, .. } => Self::of_node(*node, analysis, language, weigh),
            Content::Missing(entry, finding) => Self {
                mark: weigh(finding),
                value: Value::Missing,
                remarks: Vec::new(),
                documented: Some(entry),
                is_repeated: false,
            },
        }
    }

    fn of_node(
        node: Node<'a>,
        analysis: &'a Analysis,
        language: Language,
        weigh: &dyn Fn(&Finding) -> Option<Severity>,
    ) -> Self {
        // Missing nodes have rows of their own, and a mistake in the documentation is none of the payload's.
        let is_told = |it: &&Finding| it.missing().is_none() && it.is_about_payload();
        let told = analysis.findings_at(node.id()).filter(is_told);
        let told: Vec<(Severity, &Finding)> =
            told.filter_map(|finding| Some((weigh(finding)?, finding))).collect();
        let mut remarks: Vec<String> = told
            .iter()
            .map(|(_, finding)| finding.remark(analysis, language).to_string())
            .filter(|remark| !remark.is_empty())
            .map(|remark| visible(&remark).into_owned())
            .collect();
        remarks.dedup();
        let documented = analysis.documented(node.id());
        let first = documented.and_then(|entry| analysis.first_at(entry.place));
        Self {
            mark: told.iter().map(|(severity, _)| *severity).max(),
            value: Value::of(node, language),
            remarks,
            documented,
            is_repeated: first.is_some_and(|first| first.id() < node.id()),
        }
    }
}

impl<'a> Value<'a> {
    fn of(node: Node<'a>, language: Language) -> Self {
        if node.is_container() {
            return Self::summary(node, language);
        }
        let value = node.value().unwrap_or_default();
        let is_empty = value.is_empty() && node.kind() != Kind::Null;
        if is_empty { Self::Empty } else { Self::Text(value) }
    }

    fn summary(node: Node<'_>, language: Language) -> Self {
        let leaf = |name: &str| told_value(node.child(name)?);
        let (words, state) = match (leaf("Type"), leaf("State"), leaf("Key"), leaf("Value")) {
            (Some(kind), Some(state), ..) => {
                (format!("{kind} · {state}"), Some(State::of_value(&state)))
            }
            (_, _, Some(key), Some(value)) => (format!("{key}: {value}"), None),
            _ => (say!(language, "tree-n-nodes", count = n_rows_below(node)), None),
        };
        Self::Summary { words, state }
    }
}
