//! A text that was made, line by line, with what stands in it for something else.

use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashSet;

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role};

use super::{Scene, scrolled_by_keys, source};
use crate::redact;
use crate::session::free;
use crate::ui::text::{self, Part, part};
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::wish::Pane;
use crate::ui::wrap::{Letters, Wrapping};

/// Where in a text the lines begin, and how far it is scrolled.
#[derive(Debug, Default)]
pub(super) struct LinesView {
    wrapping: Wrapping,
    scroll: Scroll,
}

/// What is marked in a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Marked<'a> {
    /// These stand-ins.
    These(&'a HashSet<String>),
    /// What is spelt as stand-ins are.
    StandIns,
}

impl Marked<'_> {
    fn has(self, stand_in: &str) -> bool {
        match self {
            Self::These(stand_ins) => stand_ins.contains(stand_in),
            Self::StandIns => true,
        }
    }
}

/// The room for line numbers.
const GUTTER: f32 = 50.0;

impl LinesView {
    /// Another text will be shown.
    pub(super) fn clear(&mut self) {
        free(std::mem::take(&mut self.wrapping));
    }

    /// Draws the text, numbered; only rows in sight are laid out.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        (pane, text, marked): (Pane, &Arc<String>, Marked<'_>),
    ) {
        let theme = scene.theme;
        let n_columns = source::n_columns(ui, rect.width() - GUTTER - 24.0, scene);
        self.wrapping.turn(ui.ctx(), n_columns, text, |text| text.as_str());
        let rows = self.wrapping.rows();
        let area = RowArea { rect, row_height: theme.size.source_row, n_rows: rows.len() };
        self.scroll.by(scrolled_by_keys(ui, pane, area.n_fitting()));
        area.show(ui, &mut self.scroll, theme, |ui, index, row| {
            let middle = row.center().y + 4.0;
            let line = rows.line(index);
            if let Some(number) = line {
                let number = number.to_string();
                let galley = text::line(ui.painter(), &number, theme.text.mono, theme.color.text_3);
                text::paint_right(ui.painter(), row.left() + GUTTER - 12.0, middle, &galley);
            }
            let letters = Letters::new(text.get(rows.range(index)).unwrap_or_default());
            let told = ui.interact(row, ui.scope_id().with(("line", index)), Sense::hover());
            told.widget_info(|| WidgetInfo::labeled(Role::Label, true, letters.text.trim()));
            let parts = match line {
                Some(_) => line_parts(&letters.text, scene),
                None => vec![part(&letters.text, theme.text.mono, theme.color.text_1)],
            };
            let parts = with_stand_ins(&parts, marked, scene);
            let galley = text::parts(ui.painter(), &parts, f32::INFINITY);
            text::paint(ui.painter(), row.left() + GUTTER, middle, &galley);
        });
    }
}

/// Names and marks are quieter than values.
fn line_parts<'a>(line: &'a str, scene: &Scene) -> Vec<Part<'a>> {
    let letters = scene.theme.text.mono;
    let color = &scene.theme.color;
    let quiet = color.text_2;
    let trimmed = line.trim_start();
    if trimmed.starts_with('"')
        && let Some(colon) = line.find("\": ")
    {
        let (name, value) = line.split_at(colon + 2);
        return vec![part(name, letters, quiet), part(value, letters, color.text_1)];
    }
    if trimmed.starts_with('<')
        && let (Some(open), Some(close)) = (line.find('>'), line.rfind("</"))
        && open < close
    {
        let (start, rest) = line.split_at(open + 1);
        let (value, end) = rest.split_at(close - open - 1);
        return vec![
            part(start, letters, quiet),
            part(value, letters, color.text_1),
            part(end, letters, quiet),
        ];
    }
    let is_mark = trimmed.starts_with('<') || trimmed.len() <= 2;
    vec![part(line, letters, if is_mark { quiet } else { color.text_1 })]
}

/// The same parts, with stand-ins on a ground of their own.
fn with_stand_ins<'a>(parts: &[Part<'a>], marked: Marked<'_>, scene: &Scene) -> Vec<Part<'a>> {
    let tone = &scene.theme.color.warning;
    let mut split = Vec::with_capacity(parts.len());
    for part in parts {
        let piece = |range: Range<usize>| part.text.get(range).unwrap_or_default();
        let mut until = 0;
        let found = redact::stand_ins(part.text);
        for found in found.filter(|found| marked.has(piece(found.clone()))) {
            split.push(Part { text: piece(until..found.start), ..*part });
            let stand_in = Part { text: piece(found.clone()), color: *tone.ink, ..*part };
            split.push(stand_in.on(tone.tint));
            until = found.end;
        }
        split.push(Part { text: piece(until..part.text.len()), ..*part });
    }
    split
}
