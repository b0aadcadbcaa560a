//! One row of the merged tree.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Pos2, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use super::{Columns, sign, tone, words_of};
use crate::analysis::Analysis;
use crate::compare::{Change, Compared, Comparison, Piece, pieces};
use crate::document::{Node, NodeId};
use crate::say;
use crate::session::CompareAction;
use crate::ui::icon;
use crate::ui::panels::details::short_value;
use crate::ui::panels::{Scene, enter_by_pointer, found, note_selected};
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::ui::widgets::rows::Ground;
use crate::ui::wish::{Pane, Wish, compare};
use crate::words::Language;

/// What a row says: made once, for it may take a while.
#[derive(Debug)]
pub(super) struct Shown {
    name: String,
    path: String,
    depth: usize,
    is_container: bool,
    left: Cell,
    right: Cell,
}

/// A value, and what of it the other payload hasn't.
#[derive(Debug, Default)]
struct Cell {
    text: String,
    differing: Vec<Range<usize>>,
    is_there: bool,
}

/// Deeper rows don't move further to the right.
const MOST_DEPTH: usize = 12;

const INDENT: f32 = 14.0;

impl Shown {
    pub(super) fn new(
        node: Compared,
        [left, right]: [&Arc<Analysis>; 2],
        comparison: &Comparison,
        language: Language,
    ) -> Self {
        let of_left = node.left.map(|id| (&**left, id));
        let of_right = node.right.map(|id| (&**right, id));
        let (name, path, is_container) = of_right.or(of_left).map_or_else(
            || (String::new(), String::new(), false),
            |(analysis, id)| {
                let path = analysis.path(id);
                let node = analysis.document().node(id);
                (name(node, &path), path, node.documentable_children().next().is_some())
            },
        );
        let parents = std::iter::successors(Some(node), |node| comparison.node(node.parent?));
        let mut shown = Self {
            name,
            path,
            depth: parents.skip(1).take(MOST_DEPTH).count(),
            is_container,
            left: Cell::new(of_left, language),
            right: Cell::new(of_right, language),
        };
        if node.change == Change::Changed {
            (shown.left.differing, shown.right.differing) =
                differing(&pieces(&shown.left.text, &shown.right.text));
        }
        shown
    }
}

/// The last step of a path: the name with its number.
fn name(node: Node<'_>, path: &str) -> String {
    let label = node.label().unwrap_or("$");
    let number = path.rsplit_once('[').map_or("", |(_, number)| number);
    let is_number = number.strip_suffix(']').is_some_and(|digits| digits.parse::<u32>().is_ok());
    if is_number { format!("{label}[{number}") } else { label.to_owned() }
}

/// What of two texts the other one hasn't.
fn differing(pieces: &[Piece<'_>]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut left_at, mut right_at) = (0, 0);
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for piece in pieces {
        match piece {
            Piece::Same(text) => {
                left_at += text.len();
                right_at += text.len();
            }
            Piece::Removed(text) => {
                lefts.push(left_at..left_at + text.len());
                left_at += text.len();
            }
            Piece::Added(text) => {
                rights.push(right_at..right_at + text.len());
                right_at += text.len();
            }
        }
    }
    (lefts, rights)
}

impl Cell {
    fn new(of: Option<(&Analysis, NodeId)>, language: Language) -> Self {
        let Some((analysis, id)) = of else { return Self::default() };
        let node = analysis.document().node(id);
        let text = match short_value(node) {
            Some(value) if value.is_empty() => String::new(),
            Some(value) => value.into_owned(),
            None => called(analysis, node).unwrap_or_else(|| {
                let n_below = node.subtree().len().saturating_sub(1);
                say!(language, "compare-n-nodes", count = n_below)
            }),
        };
        Self { text, differing: Vec::new(), is_there: true }
    }
}

/// What names a node among those like it.
fn called(analysis: &Analysis, node: Node<'_>) -> Option<String> {
    let entry = analysis.documented(node.id())?;
    let values = entry.named_by.iter().filter_map(|place| {
        let child = node.documentable_children().find(|it| analysis.place(it.id()) == *place)?;
        short_value(child).filter(|value| !value.trim().is_empty())
    });
    values.map(std::borrow::Cow::into_owned).next()
}

/// Draws a row, and tells of it to those who can't see it.
pub(super) fn draw(
    ui: &Ui,
    rect: Rect,
    scene: &Scene,
    columns: &Columns,
    (node, shown): (Compared, &Shown),
    (is_selected, is_folded): (bool, Option<bool>),
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let color = &theme.color;
    let id = ui.scope_id().with(("compared", node.index));
    let response = ui.interact(rect.with_max_x(rect.right() - 8.0), id, Sense::CLICK);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::TreeItem, true, is_selected, &shown.path);
        info.current_text_value = Some(shown.spoken(node.change, scene.language));
        info
    });
    let has_focus = scene.pane == Pane::Comparison;
    Ground { is_selected, has_focus, is_hovered: response.hovered() }.paint(
        ui.painter(),
        rect,
        theme,
    );
    let painter = ui.painter().clone();
    let middle = rect.center().y;
    let tone = tone(node.change, theme);
    let galley = text::line(&painter, sign(node.change), theme.text.mono_strong, tone.ink);
    text::paint(&painter, columns.names, middle, &galley);
    let caret = columns.names + 22.0 + shown.depth as f32 * INDENT;
    if let Some(is_folded) = is_folded {
        let icon = if is_folded { icon::FOLDED } else { icon::EXPANDED };
        text::paint_icon(&painter, pos2(caret, middle), icon, 12.0, color.text_2);
    }
    let x = caret + 12.0;
    let letters = if shown.is_container { theme.text.mono_strong } else { theme.text.mono };
    let ink = if node.n_differences > 0 || node.change != Change::Same {
        color.text_1
    } else {
        color.text_2
    };
    let room = columns.left - 12.0 - x;
    let galley = text::fitted(&painter, &shown.name, letters, ink, room, Elide::Middle);
    text::paint(&painter, x, middle, &galley);
    let mut cut = None;
    let quiet = if is_selected { color.text_2 } else { color.text_3 };
    for (cell, x, end, mark) in [
        (&shown.left, columns.left, columns.right, color.error.tint),
        (&shown.right, columns.right, columns.end, color.success.tint),
    ] {
        let absent = say!(scene.language, "comparison-absent");
        let empty = say!(scene.language, "tree-empty");
        let (words, letters, ink) = match cell {
            Cell { is_there: false, .. } => (&absent, theme.text.row, quiet),
            Cell { text, .. } if text.is_empty() => (&empty, theme.text.row, quiet),
            Cell { text, .. } if shown.is_container => (text, theme.text.mono, quiet),
            Cell { text, .. } if node.change == Change::Same => (text, theme.text.mono, quiet),
            Cell { text, .. } => (text, theme.text.mono, color.text_1),
        };
        let room = end - x - 12.0;
        let galley = text::fitted(&painter, words, letters, ink, room, Elide::End);
        let spans = cell.differing.iter().cloned();
        found::mark(&painter, (x, rect), &galley, words, spans, mark);
        text::paint(&painter, x, middle, &galley);
        let is_over = response.hover_pos().is_some_and(|at| (x..end).contains(&at.x));
        if is_over && (galley.elided || galley.text() != words) {
            cut = Some(words.clone());
        }
    }
    if is_selected {
        note_selected(ui, Pane::Comparison, rect);
    }
    if response.clicked() {
        enter_by_pointer(ui, Pane::Comparison, wishes);
        let is_caret = |at: Pos2| is_folded.is_some() && (at.x - caret).abs() < 10.0;
        let toggles = response.interact_pointer_pos().is_some_and(is_caret);
        let action = if toggles { CompareAction::Toggle } else { CompareAction::Select };
        wishes.push(compare(action(node.index)));
    }
    if let Some(whole) = cut {
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &whole, &shown.path));
    }
}

impl Shown {
    /// What became of it, with its values.
    fn spoken(&self, change: Change, language: Language) -> String {
        let words = words_of(change, language);
        let values: Vec<&str> = [&self.left, &self.right]
            .into_iter()
            .filter(|cell| cell.is_there && !cell.text.is_empty())
            .map(|cell| cell.text.as_str())
            .collect();
        match (change, values.as_slice()) {
            (_, []) => words,
            (Change::Same, [value, ..]) | (_, [value]) => format!("{words}: {value}"),
            (_, values) => format!("{words}: {}", values.join(" → ")),
        }
    }
}
