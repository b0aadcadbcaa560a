//! One row of the tree: what it says, and how it is painted.

use eframe::egui::{Color32, Galley, Painter, Pos2, Rect, pos2};
use std::sync::Arc;

use super::{Scene, mark_of};
use crate::analysis::{Analysis, Severity};
use crate::catalog::{NodeEntry, ValueType};
use crate::document::{Kind, Node};
use crate::say;
use crate::session::rows::is_foldable;
use crate::session::{Row, Target};
use crate::ui::icon::{self, Icon};
use crate::ui::prose;
use crate::ui::text::{self, Elide, part};
use crate::ui::widgets::chip::Chip;
use crate::ui::widgets::{self, pane};
use crate::words::{Language, Sentence};

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
    pub(super) fn of(rect: Rect) -> Self {
        let name = (rect.width() * 0.34).clamp(230.0, 340.0);
        let value = (rect.width() * 0.33).clamp(200.0, 340.0);
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
pub(super) fn caret_x(columns: &Columns, row: Row) -> f32 {
    columns.left + 21.0 + columns.indent(row.depth)
}

/// What a row says.
pub(super) struct Content<'a> {
    name: String,
    number: Option<usize>,
    value: Value<'a>,
    description: &'a str,
    remark: Sentence,
    severity: Option<Severity>,
    icon: Icon,
    elide: Elide,
    is_container: bool,
    is_ghost: bool,
    is_misspelt: bool,
    pub(super) is_foldable: bool,
    language: Language,
}

/// The value column.
enum Value<'a> {
    Text(std::borrow::Cow<'a, str>),
    /// The error code of what failed.
    Fault(std::borrow::Cow<'a, str>),
    State(std::borrow::Cow<'a, str>),
    /// Of a container: what it is, and its state.
    Summary(String, Option<std::borrow::Cow<'a, str>>),
    Missing,
}

impl<'a> Content<'a> {
    pub(super) fn new(
        analysis: &'a Analysis,
        row: Row,
        number: Option<usize>,
        language: Language,
    ) -> Self {
        match row.target {
            Target::Node(node) => {
                Self::of_node(analysis, analysis.document().node(node), number, language)
            }
            Target::Missing { parent, place } => {
                let entry = analysis.entry().and_then(|entry| entry.node(place));
                let severity = analysis
                    .findings_at(parent)
                    .find(|finding| finding.missing() == Some(place))
                    .map(crate::analysis::Finding::severity);
                Self {
                    name: entry.map(|entry| entry.name.clone()).unwrap_or_default(),
                    number: None,
                    value: Value::Missing,
                    description: entry.map_or("", |entry| meaning(entry, language)),
                    remark: Sentence::default(),
                    severity,
                    icon: icon::ABSENT,
                    elide: Elide::End,
                    is_container: false,
                    is_ghost: true,
                    is_misspelt: false,
                    is_foldable: false,
                    language,
                }
            }
        }
    }

    fn of_node(
        analysis: &'a Analysis,
        node: Node<'a>,
        number: Option<usize>,
        language: Language,
    ) -> Self {
        let entry = analysis.documented(node.id());
        let worst = analysis
            .findings_at(node.id())
            .filter(|finding| {
                finding.missing().is_none() && finding.rule().id != "documentation-slip"
            })
            .max_by_key(|finding| finding.severity());
        let is_container = node.is_container();
        Self {
            name: name_of(node),
            number,
            value: value_of(analysis, node, is_container, language),
            description: entry.map_or("", |entry| meaning(entry, language)),
            remark: worst.map(|finding| finding.remark(analysis, language)).unwrap_or_default(),
            severity: worst.map(crate::analysis::Finding::severity),
            icon: icon_of(node, entry),
            elide: prose::elision(analysis, node.id()),
            is_container,
            is_ghost: false,
            is_misspelt: worst.is_some_and(|finding| finding.rule().id == "misspelt-name"),
            is_foldable: is_foldable(analysis, node),
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
            Value::Text(value) | Value::Fault(value) | Value::State(value) => {
                value.clone().into_owned()
            }
            Value::Summary(words, state) => [Some(words.as_str()), state.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
            Value::Missing => say!(self.language, "chip-missing"),
        };
        if self.remark.is_empty() { value } else { format!("{value} ({})", self.remark) }
    }
}

/// How a row looks at the moment.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "these are independent of one another")]
pub(super) struct RowLook<'a> {
    pub(super) is_selected: bool,
    pub(super) has_focus: bool,
    pub(super) is_hovered: bool,
    pub(super) is_folded: bool,
    pub(super) search: &'a str,
    pub(super) is_current_hit: bool,
}

/// What was cut while painting, for tooltips.
#[derive(Default)]
pub(super) struct Shown {
    cut: Vec<(Rect, String)>,
}

impl Shown {
    /// The whole text of the cell under the pointer, if it was cut.
    pub(super) fn cut_text(self, pointer: Option<Pos2>) -> Option<String> {
        let pointer = pointer?;
        self.cut.into_iter().find(|(rect, _)| rect.contains(pointer)).map(|(_, text)| text)
    }
}

pub(super) fn paint(
    painter: &Painter,
    rect: Rect,
    columns: &Columns,
    scene: &Scene,
    row: Row,
    content: &Content<'_>,
    look: RowLook<'_>,
) -> Shown {
    let mut brush = Brush { painter, rect, columns, scene, look, shown: Shown::default() };
    brush.background();
    brush.name(row, content);
    brush.value(content);
    brush.description(content);
    brush.shown
}

struct Brush<'a> {
    painter: &'a Painter,
    rect: Rect,
    columns: &'a Columns,
    scene: &'a Scene,
    look: RowLook<'a>,
    shown: Shown,
}

impl Brush<'_> {
    fn background(&self) {
        let color = &self.scene.theme.color;
        let fill = match self.look {
            RowLook { is_selected: true, has_focus: true, .. } => color.selected,
            RowLook { is_selected: true, .. } => color.idle,
            RowLook { is_hovered: true, .. } => color.hover,
            _ => return,
        };
        self.painter.rect_filled(widgets::on_pixels(self.painter, self.rect), 0.0, *fill);
        if self.look.is_selected {
            let bar = self.rect.with_max_x(self.rect.left() + 2.0);
            let ink = if self.look.has_focus { color.accent } else { color.control_edge };
            self.painter.rect_filled(widgets::on_pixels(self.painter, bar), 0.0, *ink);
        }
    }

    fn name(&mut self, row: Row, content: &Content<'_>) {
        let theme = self.scene.theme;
        let color = &theme.color;
        let middle = self.rect.center().y;
        let indent = self.columns.indent(row.depth);
        let quiet = if self.look.is_selected { color.text_2 } else { color.icon };
        let mut line = 0.0;
        while line < indent {
            let x = self.columns.left + 22.0 + line;
            widgets::vline(self.painter, x, self.rect.top(), self.rect.bottom(), color.hairline);
            line += 16.0;
        }
        if content.is_foldable {
            let icon = if self.look.is_folded { icon::FOLDED } else { icon::EXPANDED };
            let center = pos2(caret_x(self.columns, row), middle);
            text::paint_icon(self.painter, center, icon, 12.0, color.text_2);
        }
        let icon_center = pos2(self.columns.left + 37.0 + indent, middle);
        match content.severity {
            Some(severity) if !content.is_ghost => {
                mark_of(severity).paint(self.painter, icon_center, 14.0, theme)
            }
            _ if content.is_ghost => {
                text::paint_icon(self.painter, icon_center, content.icon, 14.0, color.warning.ink);
            }
            _ => {
                text::paint_icon(self.painter, icon_center, content.icon, 14.0, quiet);
            }
        }
        let letters = if content.is_container { theme.text.mono_strong } else { theme.text.mono };
        let ink = match content.is_ghost {
            true if self.look.is_selected => color.text_2,
            true => color.text_3,
            false => color.text_1,
        };
        let number = content.number.map(|number| format!("[{number}]")).unwrap_or_default();
        let number_ink = if self.look.is_selected { color.text_2 } else { color.text_3 };
        let left = self.columns.left + 51.0 + indent;
        let room = self.columns.value - 10.0 - left;
        let parts = [part(&content.name, letters, ink), part(&number, theme.text.mono, number_ink)];
        let galley = text::parts(self.painter, &parts, room);
        let at = self.found(left, &galley, &content.name);
        if galley.elided {
            self.shown.cut.push((at, content.spoken_name()));
        }
        if content.is_misspelt {
            pane::wave(self.painter, at.left(), at.right(), middle + 8.0, color.warning.ink);
        }
    }

    fn value(&mut self, content: &Content<'_>) {
        let theme = self.scene.theme;
        let color = &theme.color;
        let left = self.columns.value;
        let middle = self.rect.center().y;
        let room = self.columns.description - 12.0 - left;
        match &content.value {
            Value::Text(value) => {
                self.value_text(value, theme.text.mono, *color.text_1, room, content.elide)
            }
            Value::Fault(value) => {
                self.value_text(value, theme.text.mono_strong, *color.error.ink, room, Elide::End);
            }
            Value::State(state) => {
                Chip::state(state).paint(self.painter, left, middle, theme);
            }
            Value::Missing => {
                let words = say!(content.language, "chip-missing");
                Chip::missing(&words).paint(self.painter, left, middle, theme);
            }
            Value::Summary(words, state) => {
                let ink = if state.is_some() || self.look.is_selected {
                    color.text_2
                } else {
                    color.text_3
                };
                let chip = state.as_deref().map(Chip::state);
                let chip_width =
                    chip.as_ref().map_or(0.0, |chip| chip.width(self.painter, theme) + 8.0);
                let galley = text::fitted(
                    self.painter,
                    words,
                    theme.text.row,
                    ink,
                    room - chip_width,
                    Elide::End,
                );
                let at = self.found(left, &galley, words);
                if let Some(chip) = chip {
                    let x = if words.is_empty() { left } else { at.right() + 8.0 };
                    chip.paint(self.painter, x, middle, theme);
                }
            }
        }
    }

    fn value_text(
        &mut self,
        value: &str,
        letters: crate::ui::theme::Letters,
        ink: Color32,
        room: f32,
        elide: Elide,
    ) {
        let shown = visible(value);
        let galley = text::fitted(self.painter, &shown, letters, ink, room, elide);
        let at = self.found(self.columns.value, &galley, value);
        if galley.elided || galley.text() != shown {
            self.shown.cut.push((at, value.chars().take(4000).collect()));
        }
    }

    fn description(&mut self, content: &Content<'_>) {
        let theme = self.scene.theme;
        let color = &theme.color;
        let left = self.columns.description;
        let room = self.columns.right - left;
        let words = theme.text.row;
        let names = theme.text.mono;
        let (parts, whole) = if content.remark.is_empty() {
            let ink = if self.look.is_selected { color.text_1 } else { color.text_2 };
            (
                prose::marked(content.description, words, names, ink),
                content.description.replace('`', ""),
            )
        } else {
            let ink =
                content.severity.map_or(color.text_2, |severity| mark_of(severity).color(theme));
            (prose::parts(&content.remark, words, names, ink), content.remark.to_string())
        };
        let galley = text::parts(self.painter, &parts, room);
        let at = self.found(left, &galley, &whole);
        if galley.elided {
            self.shown.cut.push((at, whole));
        }
    }

    /// Paints a cell, with what was searched for marked behind it.
    fn found(&self, left: f32, galley: &Arc<Galley>, whole: &str) -> Rect {
        let needle = self.look.search.to_lowercase();
        if !needle.is_empty() && whole.to_lowercase().contains(&needle) {
            self.mark_hits(left, galley, &needle);
        }
        text::paint(self.painter, left, self.rect.center().y, galley)
    }

    fn mark_hits(&self, left: f32, galley: &Galley, needle: &str) {
        let color = &self.scene.theme.color;
        let fill = if self.look.is_current_hit { color.current_match } else { color.found };
        let Some(row) = galley.rows.first() else { return };
        let shown: Vec<String> =
            row.glyphs.iter().map(|glyph| glyph.chr.to_lowercase().to_string()).collect();
        let wanted: Vec<String> = needle.chars().map(|character| character.to_string()).collect();
        for (start, window) in shown.windows(wanted.len().max(1)).enumerate() {
            let (Some(first), Some(last)) =
                (row.glyphs.get(start), row.glyphs.get(start + window.len().saturating_sub(1)))
            else {
                continue;
            };
            if window == wanted {
                let from = left + first.pos.x;
                let to = left + last.pos.x + last.advance_width;
                let rect = Rect::from_min_max(
                    pos2(from, self.rect.top() + 3.0),
                    pos2(to, self.rect.bottom() - 3.0),
                );
                self.painter.rect_filled(widgets::on_pixels(self.painter, rect), 2.0, *fill);
            }
        }
    }
}

/// A value on one line: line breaks and other controls become visible.
fn visible(value: &str) -> String {
    value
        .chars()
        .take(2000)
        .map(|character| match character {
            '\n' => '↵',
            '\t' => '→',
            control if control.is_control() => '�',
            other => other,
        })
        .collect()
}

fn meaning(entry: &NodeEntry, language: Language) -> &str {
    language.pick(&entry.meaning.en, &entry.meaning.zh)
}

fn name_of(node: Node<'_>) -> String {
    match node.kind() {
        Kind::Attribute => format!("@{}", node.name().unwrap_or_default()),
        Kind::Text => "#text".to_owned(),
        Kind::Cdata => "#cdata".to_owned(),
        Kind::Comment => "#comment".to_owned(),
        Kind::Instruction => format!("?{}", node.name().unwrap_or_default()),
        Kind::Object if node.label().is_none() => "{ }".to_owned(),
        Kind::Array if node.label().is_none() => "[ ]".to_owned(),
        _ => node.label().map_or_else(|| "$".to_owned(), visible),
    }
}

fn value_of<'a>(
    analysis: &'a Analysis,
    node: Node<'a>,
    is_container: bool,
    language: Language,
) -> Value<'a> {
    let outcome = analysis.outcome();
    if !is_container {
        let value = node.value().unwrap_or_default();
        let is_fault = node.name() == Some("Code")
            && node.parent().is_some_and(|parent| {
                outcome.failures.iter().any(|failure| failure.node == parent.id())
            });
        return match node.name() {
            Some("State") if !value.is_empty() => Value::State(value),
            _ if is_fault => Value::Fault(value),
            _ => Value::Text(value),
        };
    }
    let below = |name: &str| {
        node.steps(name).next().and_then(Node::value).filter(|value| !value.is_empty())
    };
    let state = below("State").filter(|_| node.label() == Some("Tasks"));
    let words = match (below("Type").filter(|_| state.is_some()), below("Key"), below("Value")) {
        (Some(kind), ..) => kind.into_owned(),
        (None, Some(key), Some(value)) => format!("{}: {}", visible(&key), visible(&value)),
        _ => say!(language, "n-nodes", count = n_rows_below(node)),
    };
    Value::Summary(words, state)
}

fn n_rows_below(node: Node<'_>) -> usize {
    // Enough for a summary; counting millions in every frame would show.
    const MOST: usize = 10_000;
    node.children().take(MOST).count()
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
    match entry.map(|entry| entry.value_type) {
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
