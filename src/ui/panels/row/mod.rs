//! One row of the tree: what it says, and how it is painted.

mod paint;

use std::borrow::Cow;

use eframe::egui::Rect;

pub(super) use self::paint::{RowLook, head, paint};

use super::details::{presence_words, short_value, type_words};
use crate::analysis::decoded::readings;
use crate::analysis::{Analysis, Finding, Severity, Told, read_moment};
use crate::catalog::{NodeEntry, ValueType};
use crate::document::{Kind, Node};
use crate::report::{Clock, Here, short_reading};
use crate::say;
use crate::session::{Row, Target};
use crate::ui::icon::{self, Icon};
use crate::ui::prose;
use crate::ui::sizes::Sizes;
use crate::ui::text::Elide;
use crate::words::{self, Language, Sentence};

/// Where the columns begin, in points of the window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    left: f32,
    pub(super) name_text: f32,
    pub(super) value: f32,
    pub(super) description: f32,
    right: f32,
}

impl Columns {
    pub(super) fn of(rect: Rect, sizes: &Sizes) -> Self {
        let (name, value) = sizes.columns(rect.width());
        Self {
            left: rect.left(),
            name_text: rect.left() + 16.0,
            value: rect.left() + name,
            description: rect.left() + name + value,
            right: rect.right() - 12.0,
        }
    }

    /// Deep rows stop moving right before their names have no room.
    fn indent(&self, depth: u32) -> f32 {
        let most = ((self.value - self.left - 150.0) / 16.0).floor().max(2.0);
        (depth as f32).min(most) * 16.0
    }
}

/// The middle of the triangle that folds a row.
pub(super) fn caret_x(columns: &Columns, branch: Branch) -> f32 {
    columns.left + 21.0 + columns.indent(branch.depth)
}

/// Where a row stands in its tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branch {
    /// How deep it is indented.
    pub(super) depth: u32,
    /// Whether rows hang below it.
    pub(super) is_foldable: bool,
    /// Whether they are hidden.
    pub(super) is_folded: bool,
}

impl From<Row> for Branch {
    fn from(Row { depth, is_foldable, is_folded, .. }: Row) -> Self {
        Self { depth, is_foldable, is_folded }
    }
}

/// What a row says.
pub(super) struct Content<'a> {
    name: String,
    number: Option<usize>,
    value: Value<'a>,
    /// What the value means, in a few words.
    reading: Option<String>,
    description: &'a str,
    remark: Sentence,
    severity: Option<Severity>,
    icon: Icon,
    elide: Elide,
    is_container: bool,
    is_ghost: bool,
    is_misspelt: bool,
    language: Language,
}

/// The value column.
enum Value<'a> {
    Text(Cow<'a, str>),
    /// The error code of what failed.
    Fault(Cow<'a, str>),
    State(Cow<'a, str>),
    /// A moment by a clock that isn't the sender's.
    Moment {
        sent: Cow<'a, str>,
        shown: String,
    },
    /// Of a container: what it is, and its state.
    Summary(String, Option<Cow<'a, str>>),
    Missing,
}

impl<'a> Content<'a> {
    pub(super) fn new(
        (analysis, told): (&'a Analysis, Option<&Told>),
        row: Row,
        (language, clock): (Language, Clock),
    ) -> Self {
        let told_at = |node| told.into_iter().flat_map(move |told| told.at(node));
        match row.target {
            Target::Node(id) => {
                let worst = told_at(id)
                    .filter(|(_, finding)| {
                        finding.missing().is_none() && finding.is_about_payload()
                    })
                    .max_by_key(|(severity, _)| *severity);
                let node = analysis.document().node(id);
                Self::of_node(analysis, node, worst, row, (language, clock))
            }
            Target::Missing { parent, place } => {
                let entry = analysis.entry().and_then(|entry| entry.node(place));
                let severity = told_at(parent)
                    .find(|(_, finding)| finding.missing() == Some(place))
                    .map(|(severity, _)| severity);
                Self {
                    name: entry.map(|entry| entry.name.to_string()).unwrap_or_default(),
                    number: None,
                    value: Value::Missing,
                    reading: None,
                    description: entry.map_or("", |entry| meaning(entry, language)),
                    remark: Sentence::default(),
                    severity,
                    icon: icon::ABSENT,
                    elide: Elide::End,
                    is_container: false,
                    is_ghost: true,
                    is_misspelt: false,
                    language,
                }
            }
        }
    }

    /// A node of the catalog: of which type it is and when it is there, in place of a value.
    pub(super) fn of_documented(node: &'a NodeEntry, branch: Branch, language: Language) -> Self {
        let mut about = vec![type_words(node, language)];
        about.extend(node.unit.map(|unit| language.pick(unit.en(), unit.zh()).to_owned()));
        about.push(presence_words(&node.presence, language));
        let name = if node.repeats { format!("{}[]", node.name) } else { node.name.to_string() };
        let is_container = branch.is_foldable || node.value_type == ValueType::Container;
        let icon = match is_container {
            true if node.repeats => icon::ARRAY,
            true => icon::ELEMENT,
            false => icon_of_type(Some(node.value_type)),
        };
        Self {
            name,
            number: None,
            value: Value::Summary(about.join(" · "), None),
            reading: None,
            description: meaning(node, language),
            remark: Sentence::default(),
            severity: None,
            icon,
            elide: Elide::End,
            is_container,
            is_ghost: false,
            is_misspelt: false,
            language,
        }
    }

    fn of_node(
        analysis: &'a Analysis,
        node: Node<'a>,
        worst: Option<(Severity, &Finding)>,
        row: Row,
        (language, clock): (Language, Clock),
    ) -> Self {
        let entry = analysis.documented(node.id());
        let is_container = node.is_container();
        let value = if is_container {
            summary_of(node, row.n_children, language)
        } else {
            value_of(analysis, node, entry, clock)
        };
        let reading = match &value {
            Value::Text(value) => reading_of(value, entry, language),
            Value::Fault(_)
            | Value::State(_)
            | Value::Moment { .. }
            | Value::Summary(..)
            | Value::Missing => None,
        };
        let remark = |(_, finding): (_, &Finding)| finding.remark(analysis, language);
        Self {
            name: name_of(node),
            number: row.number,
            value,
            reading,
            description: entry.map_or("", |entry| meaning(entry, language)),
            remark: worst.map(remark).unwrap_or_default(),
            severity: worst.map(|(severity, _)| severity),
            icon: icon_of(node, entry),
            elide: prose::elision(analysis, node.id()),
            is_container,
            is_ghost: false,
            is_misspelt: worst.is_some_and(|(_, finding)| finding.rule().id == "misspelt-name"),
            language,
        }
    }

    /// The row's name for those who can't see it.
    pub(super) fn spoken_name(&self) -> String {
        match self.number {
            Some(number) => format!("{}[{number}]", self.name),
            None => self.name.clone(),
        }
    }

    /// The row's value, and what is remarkable about it, for those who can't see it.
    pub(super) fn spoken_value(&self) -> String {
        let value = match &self.value {
            Value::Text(value) | Value::Fault(value) | Value::State(value) => visible(value),
            Value::Moment { shown, .. } => shown.clone(),
            Value::Summary(words, state) => [Some(words.as_str()), state.as_deref()]
                .into_iter()
                .flatten()
                .map(visible)
                .collect::<Vec<_>>()
                .join(", "),
            Value::Missing => say!(self.language, "chip-missing"),
        };
        let value = match &self.reading {
            Some(reading) => format!("{value}, {reading}"),
            None => value,
        };
        if self.remark.is_empty() { value } else { format!("{value} ({})", self.remark) }
    }
}

/// A value on one line, as far as anybody reads it there: nothing in it acts.
pub(super) fn visible(value: &str) -> String {
    let end = value.char_indices().nth(2000).map_or(value.len(), |(end, _)| end);
    words::visible(value.get(..end).unwrap_or(value)).into_owned()
}

fn meaning(entry: &NodeEntry, language: Language) -> &str {
    language.pick(&entry.meaning.en, &entry.meaning.zh)
}

fn name_of(node: Node<'_>) -> String {
    match node.kind() {
        Kind::Attribute => format!("@{}", visible(node.name().unwrap_or_default())),
        Kind::Text => "#text".to_owned(),
        Kind::Cdata => "#cdata".to_owned(),
        Kind::Comment => "#comment".to_owned(),
        Kind::Instruction => format!("?{}", visible(node.name().unwrap_or_default())),
        Kind::Object if node.label().is_none() => "{ }".to_owned(),
        Kind::Array if node.label().is_none() => "[ ]".to_owned(),
        Kind::Element
        | Kind::Object
        | Kind::Array
        | Kind::String
        | Kind::Number
        | Kind::Bool
        | Kind::Null => node.label().map_or_else(|| "$".to_owned(), visible),
    }
}

fn value_of<'a>(
    analysis: &'a Analysis,
    node: Node<'a>,
    entry: Option<&NodeEntry>,
    clock: Clock,
) -> Value<'a> {
    let value = short_value(node).unwrap_or_default();
    if let Some(shown) = moment_by(clock, &value, entry) {
        return Value::Moment { sent: value, shown };
    }
    let is_fault = || {
        node.parent().is_some_and(|parent| {
            analysis.outcome().failures.iter().any(|failure| failure.node == parent.id())
        })
    };
    match node.name() {
        Some("State") if !value.is_empty() => Value::State(value),
        Some("Code") if is_fault() => Value::Fault(value),
        _ => Value::Text(value),
    }
}

/// A documented moment by a clock that isn't the sender's.
pub(super) fn moment_by(clock: Clock, value: &str, entry: Option<&NodeEntry>) -> Option<String> {
    let is_moment = entry.is_some_and(|entry| entry.value_type == ValueType::Timestamp);
    if clock == Clock::AsSent || !is_moment {
        return None;
    }
    read_moment(value).map(|(at, offset)| clock.show(at, offset))
}

/// What a value means, if that is said in a few words; of a long one nobody asks so in passing.
fn reading_of(value: &str, entry: Option<&NodeEntry>, language: Language) -> Option<String> {
    const LONGEST: usize = 1024;
    if value.len() > LONGEST {
        return None;
    }
    let readings =
        readings(entry.map(|entry| entry.value_type), entry.and_then(|entry| entry.unit), value);
    short_reading(&readings, language, &Here::of_machine())
}

fn summary_of(node: Node<'_>, n_children: usize, language: Language) -> Value<'_> {
    // What a container is told by stands at its start; a million children must not be looked through.
    let below = |name: &str| {
        let child = node.children().take(64).find(|child| child.name() == Some(name))?;
        short_value(child).filter(|value| !value.is_empty())
    };
    let state = below("State").filter(|_| node.label() == Some("Tasks"));
    let words = match (below("Type").filter(|_| state.is_some()), below("Key"), below("Value")) {
        (Some(kind), ..) => visible(&kind),
        (None, Some(key), Some(value)) => format!("{}: {}", visible(&key), visible(&value)),
        _ => say!(language, "n-nodes", count = n_children),
    };
    Value::Summary(words, state)
}

fn icon_of(node: Node<'_>, entry: Option<&NodeEntry>) -> Icon {
    match node.kind() {
        Kind::Attribute => return icon::ATTRIBUTE,
        Kind::Comment => return icon::COMMENT,
        Kind::Instruction => return icon::INSTRUCTION,
        Kind::Object if entry.is_none_or(|entry| !entry.repeats) => return icon::OBJECT,
        Kind::Array => return icon::ARRAY,
        Kind::Number => return icon::NUMBER,
        Kind::Bool => return icon::BOOLEAN,
        Kind::Null => return icon::NULL,
        Kind::Element | Kind::Object | Kind::Text | Kind::Cdata | Kind::String => {}
    }
    if node.is_container() {
        return if entry.is_some_and(|entry| entry.repeats) { icon::ARRAY } else { icon::ELEMENT };
    }
    icon_of_type(entry.map(|entry| entry.value_type))
}

fn icon_of_type(value_type: Option<ValueType>) -> Icon {
    match value_type {
        Some(ValueType::Timestamp) => icon::TIME,
        Some(
            ValueType::JobId
            | ValueType::RunId
            | ValueType::WorkflowId
            | ValueType::TemplateId
            | ValueType::QueueId
            | ValueType::Md5,
        ) => icon::ID,
        Some(ValueType::Enumeration) => icon::TAG,
        Some(ValueType::ObjectKey) => icon::OBJECT_KEY,
        Some(ValueType::Url) => icon::URL,
        Some(ValueType::Boolean) => icon::BOOLEAN,
        Some(ValueType::Integer | ValueType::Decimal | ValueType::FrameRate | ValueType::Ratio) => {
            icon::NUMBER
        }
        _ => icon::TEXT,
    }
}
