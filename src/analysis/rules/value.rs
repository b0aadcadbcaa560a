//! Values that aren't what their node's documentation says.

use std::borrow::Cow;

use super::questions::{Question, Questions};
use super::telling::{list, name_of, value_of};
use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::analysis::read_moment;
use crate::catalog::{Entry, ValueType};
use crate::document::{Kind, Node, NodeId};
use crate::say;
use crate::words::{Language, payload_words};

pub(super) const WRONG_TYPE: Rule = Rule {
    id: "wrong-type",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-wrong-type"),
};

pub(super) const UNLISTED_VALUE: Rule = Rule {
    id: "unlisted-value",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-unlisted-value"),
};

/// What is wrong with a value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// It isn't spelt as the type wants it.
    Spelling,
    /// A value stands where nodes are documented.
    ValueForContainer,
    /// Text stands beside the children of a container.
    TextInContainer { text: NodeId },
    /// Nodes stand where a value is documented.
    ContainerForValue,
    /// None of the documented values.
    Unlisted,
    /// A kind of job that the catalog has no entry for.
    UnknownJob,
}

/// How many of the documented values stand in the sentence.
const N_VALUES: usize = 8;

/// What was read of a value on the way, so that nobody has to read it again.
#[derive(Debug, Default)]
pub(super) struct Read<'d> {
    pub(super) text: Option<Cow<'d, str>>,
    /// Of a timestamp, the seconds since 1970 that it says.
    pub(super) moment: Option<i64>,
}

/// Looks at the value of a documented node. An empty one is never wrong.
pub(super) fn check<'d>(
    analysis: &Analysis,
    node: Node<'d>,
    (questions, question): (&Questions, &Question),
    findings: &mut Findings,
) -> Read<'d> {
    let is_container = question.value_type == ValueType::Container;
    if node.has_children() || node.kind() == Kind::Object {
        let holds_nodes = !is_container && node.documentable_children().next().is_some();
        if holds_nodes {
            let facts = Facts::Value(Fault::ContainerForValue);
            findings.tell(&WRONG_TYPE, analysis, node.id(), facts);
        }
        if is_container || holds_nodes {
            return Read::default();
        }
    }
    if question.is_free || node.kind() == Kind::Null {
        return Read::default();
    }
    let text = node.text_content();
    let moment =
        check_value(analysis, node.id(), text.trim_ascii(), (questions, question), findings);
    Read { text: Some(text), moment }
}

/// The same of a node with nothing but this value, which has no white space around it. Gives the seconds since 1970
/// that it says.
pub(super) fn check_value(
    analysis: &Analysis,
    node: NodeId,
    value: &str,
    (questions, question): (&Questions, &Question),
    findings: &mut Findings,
) -> Option<i64> {
    if value.is_empty() {
        return None;
    }
    if question.value_type == ValueType::Timestamp
        && let Some((moment, _)) = read_moment(value)
    {
        return Some(moment.as_second());
    }
    if question.value_type == ValueType::Container {
        let facts = Facts::Value(Fault::ValueForContainer);
        findings.tell(&WRONG_TYPE, analysis, node, facts);
    } else if !question.value_type.accepts(value) {
        findings.tell(&WRONG_TYPE, analysis, node, Facts::Value(Fault::Spelling));
    } else if question.is_listed
        && !questions.listed(question).iter().any(|listed| **listed == *value)
    {
        let facts = Facts::Value(Fault::Unlisted);
        let severity =
            if question.may_be_unlisted { Severity::Info } else { UNLISTED_VALUE.severity };
        findings.tell_as(&UNLISTED_VALUE, severity, analysis, node, facts);
    }
    None
}

/// Tells of jobs that only the entry for all others describes.
pub(super) fn check_job(analysis: &Analysis, entry: &Entry, findings: &mut Findings) {
    if !entry.is_generic() {
        return;
    }
    for tag in entry.with_name("Tag").flat_map(|tag| analysis.all_at(tag.place)) {
        if !tag.text_content().trim().is_empty() {
            let facts = Facts::Value(Fault::UnknownJob);
            findings.tell_as(&UNLISTED_VALUE, Severity::Info, analysis, tag.id(), facts);
        }
    }
}

impl Fault {
    pub(super) fn tell(self, finding: &Finding, analysis: &Analysis, language: Language) -> Told {
        let Some(node) = finding.node else { return Told::default() };
        let name = name_of(analysis, node);
        let value = value_of(analysis, node);
        let entry = analysis.documented(node);
        match self {
            Self::Spelling => {
                let value_type = entry.map_or(ValueType::Text, |entry| entry.value_type);
                let wanted = wanted(value_type, language);
                Told {
                    title: say!(
                        language,
                        "wrong-type",
                        name = name,
                        value = value,
                        wanted = wanted.clone()
                    ),
                    detail: say!(
                        language,
                        "wrong-type-detail",
                        example = payload_words(value_type.spelling().map_or("", |it| it.example))
                    ),
                    remark: say!(language, "wrong-type-remark", wanted = wanted),
                }
            }
            Self::ValueForContainer => Told {
                title: say!(language, "wrong-type-value", name = name, value = value),
                detail: say!(language, "wrong-type-nodes-detail"),
                remark: say!(language, "wrong-type-value-remark"),
            },
            Self::TextInContainer { text } => Told {
                title: say!(
                    language,
                    "wrong-type-text",
                    name = name,
                    value = value_of(analysis, text)
                ),
                detail: say!(language, "wrong-type-nodes-detail"),
                remark: say!(language, "wrong-type-value-remark"),
            },
            Self::ContainerForValue => Told {
                title: say!(language, "wrong-type-nodes", name = name),
                detail: say!(language, "wrong-type-nodes-detail"),
                remark: say!(language, "wrong-type-nodes-remark"),
            },
            Self::Unlisted => {
                let values = entry.map(|entry| &*entry.values).unwrap_or_default();
                let listed = list(values.iter().take(N_VALUES).map(|value| &*value.is), language);
                let n_more = values.len().saturating_sub(N_VALUES);
                let is_open = entry.is_some_and(|entry| entry.more_values);
                let detail = match (is_open, n_more) {
                    (true, _) => say!(language, "unlisted-detail-open", values = listed),
                    (false, 0) => say!(language, "unlisted-detail", values = listed),
                    (false, n) => {
                        say!(language, "unlisted-detail-more", values = listed, count = n)
                    }
                };
                Told {
                    title: say!(language, "unlisted", name = name, value = value),
                    detail,
                    remark: say!(language, "unlisted-remark"),
                }
            }
            Self::UnknownJob => Told {
                title: say!(language, "unknown-job", value = value),
                detail: say!(language, "unknown-job-detail"),
                remark: say!(language, "unknown-job-remark"),
            },
        }
    }
}

/// What a type asks for, as the object of "is not …".
pub(super) fn wanted(value_type: ValueType, language: Language) -> String {
    match value_type {
        ValueType::Integer => say!(language, "type-integer"),
        ValueType::Decimal => say!(language, "type-decimal"),
        ValueType::Boolean => say!(language, "type-boolean"),
        ValueType::Timestamp => say!(language, "type-timestamp"),
        ValueType::FrameRate => say!(language, "type-frame-rate"),
        ValueType::Ratio => say!(language, "type-ratio"),
        ValueType::Md5 => say!(language, "type-md5"),
        ValueType::Url => say!(language, "type-url"),
        ValueType::Region => say!(language, "type-region"),
        ValueType::Bucket => say!(language, "type-bucket"),
        ValueType::Container => say!(language, "type-container"),
        ValueType::Text
        | ValueType::Name
        | ValueType::Word
        | ValueType::Enumeration
        | ValueType::Code
        | ValueType::ObjectKey
        | ValueType::JobId
        | ValueType::RunId
        | ValueType::WorkflowId
        | ValueType::TemplateId
        | ValueType::QueueId => say!(language, "type-text"),
    }
}
