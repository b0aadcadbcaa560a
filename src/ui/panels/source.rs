//! The payload's own text: the selected node is marked, and a click selects the node that stands there.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Galley, Pos2, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use super::{Scene, mark_of};
use crate::analysis::Analysis;
use crate::document::{Document, Node, NodeId};
use crate::session::{Action, Open, OpenId, Target};
use crate::ui::prose;
use crate::ui::text::{self, part};
use crate::ui::widgets;
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::wish::Wish;

/// Where the rows of the shown text begin.
#[derive(Debug, Default)]
pub struct SourceView {
    payload: Option<OpenId>,
    n_columns: usize,
    rows: Vec<Row>,
    /// Each finding with where it is told, in order of position.
    findings: Vec<(usize, usize)>,
    last_selected: Option<Target>,
    scroll: Scroll,
}

/// A line of the text, or a piece of one that is too long for the panel.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    /// From 1; none for a piece that goes on a line.
    line: Option<usize>,
}

impl SourceView {
    fn turn_to(&mut self, open: &Open, analysis: &Analysis, n_columns: usize) {
        if self.payload == Some(open.id()) && self.n_columns == n_columns {
            return;
        }
        let mut findings: Vec<(usize, usize)> = analysis
            .findings()
            .iter()
            .enumerate()
            .filter(|(_, finding)| finding.is_about_payload())
            .map(|(index, finding)| (finding.byte(), index))
            .collect();
        findings.sort_unstable();
        *self = Self {
            payload: Some(open.id()),
            n_columns,
            rows: rows(analysis.document().text(), n_columns),
            findings,
            last_selected: None,
            scroll: Scroll::default(),
        };
    }

    fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.start <= byte).saturating_sub(1)
    }

    fn range(&self, index: usize, text: &str) -> Range<usize> {
        let start = self.rows.get(index).map_or(text.len(), |row| row.start);
        start..self.rows.get(index + 1).map_or(text.len(), |row| row.start)
    }
}

/// Lines, the long ones in pieces of `n_columns` characters.
fn rows(text: &str, n_columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        rows.push(Row { start, line: Some(number) });
        if line.len() > n_columns {
            let pieces = line.char_indices().skip(n_columns).step_by(n_columns);
            rows.extend(pieces.map(|(at, _)| Row { start: start + at, line: None }));
        }
        start += line.len();
    }
    if rows.is_empty() {
        rows.push(Row { start: 0, line: Some(1) });
    }
    rows
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    open: &Open,
    view: &mut SourceView,
    wishes: &mut Vec<Wish>,
) {
    let Some(analysis) = open.analysis() else { return };
    let theme = scene.theme;
    let letter = text::width(ui, "0", theme.text.mono).max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a panel is some hundred letters wide"
    )]
    let n_columns = (((rect.width() - GUTTER - 24.0) / letter) as usize).max(20);
    view.turn_to(open, analysis, n_columns);
    let area = RowArea { rect, row_height: theme.size.source_row, n_rows: view.rows.len() };
    let selected = open.selected();
    let span = selected.map(|target| analysis.document().node(target.node()).span());
    if let (true, Some(span)) = (view.last_selected != selected, &span) {
        view.scroll = Scroll::to(view.row_of(span.start).saturating_sub(area.n_fitting() / 3));
    }
    view.last_selected = selected;
    let mut scroll = view.scroll;
    area.show(ui, &mut scroll, theme, |ui, index, place| {
        row_ui(ui, place, scene, analysis, view, (index, span.as_ref()), wishes);
    });
    view.scroll = scroll;
}

fn row_ui(
    ui: &mut Ui,
    place: Rect,
    scene: &Scene,
    analysis: &Analysis,
    view: &SourceView,
    (index, span): (usize, Option<&Range<usize>>),
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let color = &theme.color;
    let text = analysis.document().text();
    let range = view.range(index, text);
    let words = text.get(range.clone()).unwrap_or_default().trim_end_matches(['\n', '\r']);
    let response = ui.interact(place, ui.scope_id().with(("source row", index)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.trim()));
    let painter = ui.painter().clone();
    let middle = place.center().y;
    let left = place.left() + GUTTER;
    let galley = text::line(&painter, words, theme.text.mono, color.text_1);
    let within = span.filter(|span| span.start < range.end && range.start < span.end);
    if let Some(span) = within {
        let from = x_of(&galley, words, span.start.saturating_sub(range.start));
        let to = x_of(&galley, words, span.end.saturating_sub(range.start));
        let skipped = words.len() - words.trim_start().len();
        let from = if span.start < range.start { x_of(&galley, words, skipped) } else { from };
        let marked = Rect::from_min_max(
            pos2(left + from - 2.0, place.top() + 1.0),
            pos2(left + to + 2.0, place.bottom() - 1.0),
        );
        painter.rect_filled(widgets::on_pixels(&painter, marked), 3.0, *color.selected);
        let bar =
            Rect::from_min_max(pos2(left - 10.0, place.top()), pos2(left - 8.0, place.bottom()));
        painter.rect_filled(widgets::on_pixels(&painter, bar), 0.0, *color.accent);
    }
    if let Some(number) = view.rows.get(index).and_then(|row| row.line) {
        let ink = if within.is_some() { color.text_1 } else { color.text_3 };
        let number = text::line(&painter, &number.to_string(), theme.text.mono_small, ink);
        text::paint_right(&painter, left - 16.0, middle, &number);
    }
    let quiet = quiet_parts(words, scene);
    let shown = text::parts(&painter, &quiet, f32::INFINITY);
    let end = text::paint(&painter, left, middle, &shown).right();
    finding_ui(ui, pos2(end + 14.0, middle), place.right(), scene, analysis, view, &range);
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let byte = range.start + byte_at(&galley, words, at.x - left);
        if let Some(node) = node_at(analysis.document(), byte) {
            let target = Target::Node(node);
            wishes.push(Wish::Session(Action::Select { target, reveal: true }));
        }
    }
}

const GUTTER: f32 = 64.0;

/// The finding that is told on these bytes, behind them.
fn finding_ui(
    ui: &Ui,
    at: Pos2,
    right: f32,
    scene: &Scene,
    analysis: &Analysis,
    view: &SourceView,
    range: &Range<usize>,
) {
    let first = view.findings.partition_point(|(byte, _)| *byte < range.start);
    let Some((byte, index)) = view.findings.get(first) else { return };
    let Some(finding) = analysis.findings().get(*index).filter(|_| *byte < range.end) else {
        return;
    };
    if right - at.x < 80.0 {
        return;
    }
    let theme = scene.theme;
    let mark = mark_of(finding.severity());
    mark.paint(ui.painter(), pos2(at.x + 6.0, at.y), 13.0, theme);
    let remark = finding.remark(analysis, scene.language);
    let words = if remark.is_empty() { finding.title(analysis, scene.language) } else { remark };
    let parts = prose::parts(&words, theme.text.row, theme.text.mono, mark.color(theme));
    let galley = text::parts(ui.painter(), &parts, right - at.x - 30.0);
    text::paint(ui.painter(), at.x + 18.0, at.y, &galley);
}

/// Tags and keys are quieter than values.
fn quiet_parts<'a>(words: &'a str, scene: &Scene) -> Vec<text::Part<'a>> {
    let letters = scene.theme.text.mono;
    let (quiet, loud) = (scene.theme.color.text_2, scene.theme.color.text_1);
    let mut parts = Vec::new();
    let mut rest = words;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        let close = tag.find('>').map_or(tag.len(), |close| close + 1);
        let (tag, after) = tag.split_at(close);
        parts.push(part(before, letters, loud));
        parts.push(part(tag, letters, quiet));
        rest = after;
    }
    parts.push(part(rest, letters, loud));
    parts
}

fn x_of(galley: &Arc<Galley>, words: &str, byte: usize) -> f32 {
    let Some(row) = galley.rows.first() else { return 0.0 };
    let n_chars = words.char_indices().take_while(|(at, _)| *at < byte).count();
    match row.glyphs.get(n_chars) {
        Some(glyph) => glyph.pos.x,
        None => row.glyphs.last().map_or(0.0, |last| last.pos.x + last.advance_width),
    }
}

/// The byte under `x`; before and behind the words, that of the first and last letter.
fn byte_at(galley: &Arc<Galley>, words: &str, x: f32) -> usize {
    let Some(row) = galley.rows.first() else { return 0 };
    let n_chars =
        row.glyphs.iter().take_while(|glyph| glyph.pos.x + glyph.advance_width < x).count();
    let last = words.char_indices().next_back().map_or(0, |(at, _)| at);
    let first = (words.len() - words.trim_start().len()).min(last);
    words.char_indices().nth(n_chars).map_or(last, |(at, _)| at).max(first)
}

/// The innermost element, member or item that `byte` belongs to.
fn node_at(document: &Document, byte: usize) -> Option<NodeId> {
    let mut found: Option<Node<'_>> = None;
    let mut inside = document.top_level();
    while let Some(node) = inside.find(|node| node.span().contains(&byte)) {
        found = Some(node);
        inside = node.children();
    }
    found.map(Node::id)
}
