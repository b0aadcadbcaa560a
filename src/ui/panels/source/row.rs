//! One row of the payload's text.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Galley, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use super::{Marked, SourceView};
use crate::analysis::{Analysis, Finding, Severity};
use crate::document::{Document, Kind, Node, NodeId};
use crate::session::{Action, Open, Target};
use crate::ui::command::Surface;
use crate::ui::panels::{self, Scene, mark_of};
use crate::ui::prose;
use crate::ui::text::{self, part};
use crate::ui::theme::Color;
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::{self, pane};
use crate::ui::wish::{Pane, Wish};
use crate::ui::wrap::Letters;

/// The room for line numbers.
pub(super) const GUTTER: f32 = 64.0;

/// Paints rows.
pub(super) struct Pen<'a> {
    pub(super) scene: &'a Scene,
    pub(super) open: &'a Open,
    pub(super) analysis: &'a Analysis,
    pub(super) view: &'a SourceView,
    pub(super) marked: &'a Marked,
}

/// A row that is being painted.
struct Row {
    place: Rect,
    left: f32,
    range: Range<usize>,
    letters: Letters,
    galley: Arc<Galley>,
}

impl Pen<'_> {
    pub(super) fn row_ui(&self, ui: &mut Ui, place: Rect, index: usize, wishes: &mut Vec<Wish>) {
        let document = self.analysis.document();
        let range = self.view.rows().range(index);
        let words = document.text().get(range.clone()).unwrap_or_default();
        let letters = Letters::new(words);
        let painter = ui.painter();
        let galley = text::parts(painter, &self.inked(&letters, &range), f32::INFINITY);
        let row = Row { place, left: place.left() + GUTTER, range, letters, galley };
        let response = ui.interact(
            place.with_max_x(place.right() - 8.0),
            ui.scope_id().with(("source row", index)),
            Sense::CLICK,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, row.letters.text.trim()));
        let is_marked = self.selection_ui(ui, &row);
        if let Some(number) = self.view.rows().line(index) {
            let color = &self.scene.theme.color;
            let ink = if is_marked { color.text_1 } else { color.text_3 };
            let letters = self.scene.theme.text.mono_small;
            let number = number + self.analysis.document().position(0).line - 1;
            let number = text::line(ui.painter(), &number.to_string(), letters, ink);
            text::paint_right(ui.painter(), row.left - 16.0, place.center().y, &number);
        }
        text::paint(ui.painter(), row.left, place.center().y, &row.galley);
        self.findings_ui(ui, &row);
        if let Some(node) = self.clicked(&response, &row) {
            panels::enter_by_pointer(ui, Pane::Source, wishes);
            let target = Target::Node(node);
            wishes.push(Wish::Session(Action::Select { target, reveal: true }));
        }
        panels::offer_menu(&response, Surface::Node, wishes);
        if is_marked {
            panels::note_selected(ui, Pane::Source, place);
        }
    }

    fn clicked(&self, response: &Response, row: &Row) -> Option<NodeId> {
        if !response.clicked() && !response.secondary_clicked() {
            return None;
        }
        let at = response.interact_pointer_pos()?;
        let byte = row.range.start + row.byte_at(at.x - row.left);
        self.analysis.document().innermost_at(byte).map(Node::id)
    }

    /// The letters in their colors: values are louder than what holds them.
    fn inked<'l>(&self, letters: &'l Letters, range: &Range<usize>) -> Vec<text::Part<'l>> {
        let color = &self.scene.theme.color;
        let mono = self.scene.theme.text.mono;
        let mut parts = Vec::new();
        let mut rest = letters.text.as_str();
        let mut n_done = 0;
        let mut take = |until: usize, ink| {
            let n_chars = until.saturating_sub(n_done);
            let end = rest.char_indices().nth(n_chars).map_or(rest.len(), |(end, _)| end);
            let (taken, left) = rest.split_at(end);
            parts.push(part(taken, mono, ink));
            (rest, n_done) = (left, n_done + n_chars);
        };
        for value in values_in(self.analysis.document(), range) {
            take(letters.before(value.start.saturating_sub(range.start)), color.text_2);
            take(letters.before(value.end.saturating_sub(range.start)), color.text_1);
        }
        take(usize::MAX, color.text_2);
        parts
    }

    /// Marks what of the selection stands in the row; tells whether it is the selected node's own.
    fn selection_ui(&self, ui: &Ui, row: &Row) -> bool {
        let color = &self.scene.theme.color;
        let painter = ui.painter();
        let Rect { min, max } = row.place;
        let is_inside = |span: &Range<usize>| overlap(span, &row.range);
        if self.marked.around.as_ref().is_some_and(is_inside) {
            let bar = Rect::from_min_max(pos2(row.left - 10.0, min.y), pos2(row.left - 8.0, max.y));
            painter.rect_filled(widgets::on_pixels(painter, bar), 0.0, *color.accent);
        }
        let Some(span) = self.marked.node.as_ref().filter(|span| is_inside(span)) else {
            return false;
        };
        if self.marked.node != self.marked.around {
            let band = row.place.with_min_x(row.left - 6.0);
            painter.rect_filled(widgets::on_pixels(painter, band), 0.0, *color.hover);
        }
        let indent = row.letters.text.len() - row.letters.text.trim_start().len();
        let from = row.letters.before(span.start.saturating_sub(row.range.start)).max(indent);
        let to = row.letters.before(span.end.saturating_sub(row.range.start));
        let tinted = Rect::from_min_max(
            pos2(row.left + row.x_of(from) - 2.0, min.y + 1.0),
            pos2(row.left + row.x_of(to.max(from)) + 2.0, max.y - 1.0),
        );
        if row.range.start <= span.start && span.end <= row.range.end {
            widgets::boxed(painter, tinted, 3.0, color.selected, color.accent);
        } else {
            painter.rect_filled(widgets::on_pixels(painter, tinted), 3.0, *color.selected);
        }
        true
    }

    /// What is told of these bytes: waves under names, a mark at a break, and the first remark behind.
    fn findings_ui(&self, ui: &Ui, row: &Row) {
        let findings = self.findings_in(&row.range);
        for &(severity, finding) in &findings {
            let ink = mark_of(severity).color(self.scene.theme);
            let node = finding.node().map(|node| self.analysis.document().node(node));
            match node.filter(|node| node.span().start == finding.byte()) {
                Some(_) if finding.missing().is_some() => {}
                Some(node) => row.wave_ui(ui, node, ink),
                None => row.caret_ui(ui, finding.byte(), ink),
            }
        }
        if let Some(&(severity, finding)) = findings.first() {
            let end = row.left + row.galley.size().x;
            let place = row.place.with_min_x(end + 14.0);
            self.remark_ui(ui, place, mark_of(severity), finding);
        }
    }

    fn remark_ui(&self, ui: &Ui, place: Rect, mark: Mark, finding: &Finding) {
        if place.width() < 80.0 {
            return;
        }
        let (at, right) = (place.left_center(), place.right());
        let theme = self.scene.theme;
        mark.paint(ui.painter(), pos2(at.x + 6.0, at.y), 13.0, theme);
        let remark = finding.remark(self.analysis, self.scene.language);
        let words = if remark.is_empty() {
            finding.title(self.analysis, self.scene.language)
        } else {
            remark
        };
        let parts = prose::parts(&words, theme.text.row, theme.text.mono, mark.color(theme));
        let galley = text::parts(ui.painter(), &parts, right - at.x - 30.0);
        text::paint(ui.painter(), at.x + 18.0, at.y, &galley);
    }

    /// The findings that are told of these bytes, at most as many as fit.
    fn findings_in(&self, range: &Range<usize>) -> Vec<(Severity, &Finding)> {
        let Some(told) = self.open.told() else { return Vec::new() };
        let first = self.view.findings.partition_point(|(byte, _)| *byte < range.start);
        let is_last = range.end == self.analysis.document().text().len();
        let here = self.view.findings.iter().skip(first);
        here.take_while(|(byte, _)| *byte < range.end || is_last)
            .filter_map(|(_, index)| {
                Some((told.severity(*index)?, self.analysis.findings().get(*index)?))
            })
            .take(16)
            .collect()
    }
}

impl Row {
    /// Where a byte of the payload is shown.
    fn x_at(&self, byte: usize) -> f32 {
        self.left + self.x_of(self.letters.before(byte.saturating_sub(self.range.start)))
    }

    /// A mark between two letters: where the text breaks, or where in a value something stands.
    fn caret_ui(&self, ui: &Ui, byte: usize, ink: Color) {
        let x = self.x_at(byte);
        let caret = Rect::from_x_y_ranges(x - 1.0..=x + 1.0, self.place.y_range());
        ui.painter().rect_filled(widgets::on_pixels(ui.painter(), caret), 0.0, *ink);
        pane::wave(ui.painter(), x, x + 18.0, self.place.center().y + 8.0, ink);
    }

    /// A wave under the name of a node, if it stands here.
    fn wave_ui(&self, ui: &Ui, node: Node<'_>, ink: Color) {
        if let Some(name) = name_in(node, &self.range) {
            let y = self.place.center().y + 8.0;
            pane::wave(ui.painter(), self.x_at(name.start), self.x_at(name.end), y, ink);
        }
    }

    fn x_of(&self, n_letters: usize) -> f32 {
        let Some(row) = self.galley.rows.first() else { return 0.0 };
        match row.glyphs.get(n_letters) {
            Some(glyph) => glyph.pos.x,
            None => row.glyphs.last().map_or(0.0, |last| last.pos.x + last.advance_width),
        }
    }

    /// The byte of the row under `x`; before and behind the words, that of the first and last letter.
    fn byte_at(&self, x: f32) -> usize {
        let glyphs = self.galley.rows.first().map_or(&[][..], |row| &row.glyphs);
        let under = glyphs.iter().take_while(|glyph| glyph.pos.x + glyph.advance_width < x).count();
        let indent = self.letters.text.chars().take_while(|letter| *letter == ' ').count();
        let last = self.letters.bytes.len().saturating_sub(1);
        self.letters.bytes.get(under.max(indent).min(last)).copied().unwrap_or_default()
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The values that stand in a range of the text, in order.
fn values_in(document: &Document, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut values = Vec::new();
    let Some(first) = document.last_begun(range.start).or_else(|| document.top_level().next())
    else {
        return values;
    };
    // An element's attributes come before its text, though they are nodes within it.
    let first = first.parent().filter(|_| first.kind() == Kind::Attribute).unwrap_or(first);
    let mut next = first.id().index();
    while let Some(node) =
        NodeId::new(next).filter(|_| next < document.n_nodes()).map(|id| document.node(id))
    {
        if node.span().start >= range.end {
            break;
        }
        let value = node.value_span().filter(|value| overlap(value, range));
        values.extend(value.map(|value| value.start.max(range.start)..value.end.min(range.end)));
        next += 1;
    }
    values.sort_unstable_by_key(|value| value.start);
    values
}

/// The bytes of a node's name where it begins, as far as they stand in `range`.
fn name_in(node: Node<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let start = node.span().start + usize::from(matches!(node.kind(), Kind::Element));
    let source = node.source();
    let quotes = if source.starts_with('"') { 2 } else { 0 };
    let end = start + node.name()?.len() + quotes;
    (range.contains(&start)).then(|| start..end.min(range.end))
}
