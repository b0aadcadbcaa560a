//! How a row is painted.

use std::sync::Arc;

use eframe::egui::{Color32, Galley, Painter, Pos2, Rect, pos2};

use super::{Branch, Columns, Content, Value, caret_x, visible};
use crate::say;
use crate::search::Place;
use crate::session::Open;
use crate::ui::panels::{Scene, found, mark_of};
use crate::ui::text::{self, Elide, part};
use crate::ui::theme::{Color, Letters, Theme};
use crate::ui::widgets::chip::Chip;
use crate::ui::widgets::rows::Ground;
use crate::ui::widgets::{self, pane};
use crate::ui::{icon, prose};

/// How a row looks at the moment.
#[derive(Clone, Copy)]
pub(in crate::ui::panels) struct RowLook<'a> {
    pub(in crate::ui::panels) ground: Ground,
    /// The payload, with what is looked for in it.
    pub(in crate::ui::panels) searched: Option<&'a Open>,
    /// What is looked for stands only in the value as written.
    pub(in crate::ui::panels) is_otherwise_spelt: bool,
}

/// What was cut while painting, for tooltips.
#[derive(Default)]
pub(in crate::ui::panels) struct Shown {
    cut: Vec<(Rect, String)>,
}

impl Shown {
    /// The whole text of the cell under the pointer, if it was cut.
    pub(in crate::ui::panels) fn cut_text(self, pointer: Option<Pos2>) -> Option<String> {
        let pointer = pointer?;
        self.cut.into_iter().find(|(rect, _)| rect.contains(pointer)).map(|(_, text)| text)
    }
}

pub(in crate::ui::panels) fn paint(
    painter: &Painter,
    rect: Rect,
    columns: &Columns,
    scene: &Scene,
    branch: Branch,
    content: &Content<'_>,
    look: RowLook<'_>,
) -> Shown {
    let mut brush = Brush { painter, rect, columns, scene, look, shown: Shown::default() };
    look.ground.paint(painter, rect, scene.theme);
    brush.name(branch, content);
    brush.value(content);
    brush.description(content);
    brush.shown
}

/// Paints the names of the columns, with a line below them.
pub(in crate::ui::panels) fn head(
    painter: &Painter,
    rect: Rect,
    columns: &Columns,
    words: &[String; 3],
    theme: &Theme,
) {
    let lefts = [columns.name_text, columns.value, columns.description];
    for (x, words) in lefts.into_iter().zip(words) {
        let galley = text::line(painter, words, theme.text.chip, theme.color.text_2);
        text::paint(painter, x, rect.center().y, &galley);
    }
    let color = theme.color.hairline;
    widgets::hline(painter, rect.left(), rect.right(), rect.bottom() - 1.0, color);
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
    fn name(&mut self, branch: Branch, content: &Content<'_>) {
        let theme = self.scene.theme;
        let color = &theme.color;
        let middle = self.rect.center().y;
        let indent = self.columns.indent(branch.depth);
        let quiet = if self.look.ground.is_selected { color.text_2 } else { color.icon };
        let mut line = 0.0;
        while line < indent {
            let x = self.columns.left + 22.0 + line;
            widgets::vline(self.painter, x, self.rect.top(), self.rect.bottom(), color.hairline);
            line += 16.0;
        }
        if branch.is_foldable {
            let icon = if branch.is_folded { icon::FOLDED } else { icon::EXPANDED };
            let center = pos2(caret_x(self.columns, branch), middle);
            text::paint_icon(self.painter, center, icon, 12.0, color.text_2);
        }
        let icon_center = pos2(self.columns.left + 37.0 + indent, middle);
        match content.severity {
            Some(severity) if !content.is_ghost => {
                mark_of(severity).paint(self.painter, icon_center, 14.0, theme);
            }
            Some(_) => {
                text::paint_icon(self.painter, icon_center, content.icon, 14.0, color.warning.ink);
            }
            None => {
                text::paint_icon(self.painter, icon_center, content.icon, 14.0, quiet);
            }
        }
        let letters = if content.is_container { theme.text.mono_strong } else { theme.text.mono };
        let ink = match content.is_ghost {
            true if self.look.ground.is_selected => color.text_2,
            true => color.text_3,
            false => color.text_1,
        };
        let number = content.number.map(|number| format!("[{number}]")).unwrap_or_default();
        let number_ink = if self.look.ground.is_selected { color.text_2 } else { color.text_3 };
        let left = self.columns.left + 51.0 + indent;
        let room = self.columns.value - 10.0 - left;
        let parts = [part(&content.name, letters, ink), part(&number, theme.text.mono, number_ink)];
        let galley = text::parts(self.painter, &parts, room);
        let at = self.found(left, &galley, Place::Name, &content.name);
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
                let right =
                    self.value_text(value, theme.text.mono, *color.text_1, room, content.elide);
                if let Some(reading) = &content.reading {
                    self.reading(reading, right, left + room);
                }
            }
            Value::Fault(value) => {
                self.value_text(value, theme.text.mono_strong, *color.error.ink, room, Elide::End);
            }
            Value::State(state) => {
                self.mark_chip(left, state);
                Chip::state(state).paint(self.painter, left, middle, theme);
            }
            Value::Moment { sent, shown } => {
                let letters = theme.text.row;
                let galley =
                    text::fitted(self.painter, shown, letters, color.text_1, room, Elide::End);
                let at = self.found(left, &galley, Place::Value, sent);
                self.shown.cut.push((at, sent.clone().into_owned()));
            }
            Value::Missing => {
                let words = say!(content.language, "chip-missing");
                let chip = match content.severity {
                    Some(_) => Chip::missing(&words),
                    None => Chip::missing(&words).quiet(),
                };
                chip.paint(self.painter, left, middle, theme);
            }
            Value::Summary(words, state) => {
                let ink = if state.is_some() || self.look.ground.is_selected {
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
                let at = text::paint(self.painter, left, middle, &galley);
                if let Some(chip) = chip {
                    let x = if words.is_empty() { left } else { at.right() + 8.0 };
                    chip.paint(self.painter, x, middle, theme);
                }
            }
        }
    }

    /// What a value means, behind it, if there is room for all of that.
    fn reading(&self, words: &str, left: f32, right: f32) {
        const GAP: f32 = 10.0;
        let theme = self.scene.theme;
        let color = &theme.color;
        let ink = if self.look.ground.is_selected { color.text_2 } else { color.text_3 };
        let galley = text::line(self.painter, words, theme.text.row, ink);
        if left + GAP + galley.size().x <= right {
            text::paint(self.painter, left + GAP, self.rect.center().y, &galley);
        }
    }

    /// Paints a value; gives where it ends.
    fn value_text(
        &mut self,
        value: &str,
        letters: Letters,
        ink: Color32,
        room: f32,
        elide: Elide,
    ) -> f32 {
        let shown = visible(value);
        let galley = text::fitted(self.painter, &shown, letters, ink, room, elide);
        let left = self.columns.value;
        if self.look.is_otherwise_spelt {
            let right = left + galley.size().x;
            let rect = self.rect.shrink2([0.0, 3.0].into()).with_min_x(left).with_max_x(right);
            let rect = widgets::on_pixels(self.painter, rect);
            self.painter.rect_filled(rect, 2.0, *self.mark_color());
        }
        let at = self.found(left, &galley, Place::Value, value);
        if galley.elided || galley.text() != shown {
            self.shown.cut.push((at, value.chars().take(4000).collect()));
        }
        at.right()
    }

    fn description(&mut self, content: &Content<'_>) {
        let theme = self.scene.theme;
        let color = &theme.color;
        let left = self.columns.description;
        let room = self.columns.right - left;
        let words = theme.text.row;
        let names = theme.text.mono;
        if content.remark.is_empty() {
            let ink = if self.look.ground.is_selected { color.text_1 } else { color.text_2 };
            let whole = content.description.replace('`', "");
            let parts = prose::marked(content.description, words, names, ink);
            let galley = text::parts(self.painter, &parts, room);
            let at = self.found(left, &galley, Place::Description, &whole);
            self.shown.cut.extend(galley.elided.then_some((at, whole)));
        } else {
            let ink =
                content.severity.map_or(color.text_2, |severity| mark_of(severity).color(theme));
            let parts = prose::parts(&content.remark, words, names, ink);
            let galley = text::parts(self.painter, &parts, room);
            let at = text::paint(self.painter, left, self.rect.center().y, &galley);
            self.shown.cut.extend(galley.elided.then(|| (at, content.remark.to_string())));
        }
    }

    /// Paints a cell, with what is looked for marked behind it. `whole` is the text before it was cut.
    fn found(&self, left: f32, galley: &Arc<Galley>, place: Place, whole: &str) -> Rect {
        if let Some(searched) = self.look.searched {
            let spans = searched.spans(place, searchable(whole));
            found::mark(self.painter, (left, self.rect), galley, whole, spans, self.mark_color());
        }
        text::paint(self.painter, left, self.rect.center().y, galley)
    }

    /// Marks a chip whose word holds what is looked for.
    fn mark_chip(&self, left: f32, state: &str) {
        let is_found = |searched: &Open| searched.spans(Place::Value, state).next().is_some();
        if self.look.searched.is_some_and(is_found) {
            let width = Chip::state(state).width(self.painter, self.scene.theme);
            let chip = Rect::from_min_max(
                pos2(left, self.rect.top() + 2.0),
                pos2(left + width, self.rect.bottom() - 2.0),
            );
            let chip = widgets::on_pixels(self.painter, chip.expand2([3.0, 0.0].into()));
            self.painter.rect_filled(chip, 5.0, *self.mark_color());
        }
    }

    fn mark_color(&self) -> Color {
        let color = &self.scene.theme.color;
        if self.look.ground.is_selected { color.current_match } else { color.found }
    }
}

/// What of a value could be in sight.
fn searchable(value: &str) -> &str {
    value.char_indices().nth(2000).map_or(value, |(end, _)| value.get(..end).unwrap_or(value))
}
