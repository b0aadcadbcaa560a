//! How wide the columns are: as their content, ids and keys narrower where there is no room for all.

use eframe::egui::{Rect, Ui};
use hashbrown::HashMap;

use super::Table;
use super::cell;
use crate::records::Column;
use crate::session::OpenId;
use crate::ui::prose;
use crate::ui::text::{self, Elide};
use crate::words::Language;

/// How wide columns are, once that is known, and what was dragged.
#[derive(Debug, Default)]
pub(super) struct Widths {
    made_for: Option<(OpenId, u64, Language)>,
    looks: Vec<Look>,
    dragged: HashMap<usize, f32>,
}

/// How a column is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// As wide as its content, within limits.
    natural: f32,
    /// Less is of no use.
    least: f32,
    pub(super) elide: Elide,
    pub(super) is_right: bool,
}

/// Where columns stand, from left to right.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    looks: &'a [Look],
    /// Each with its left edge and its width.
    places: Vec<(f32, f32)>,
    /// How wide all are together.
    pub(super) width: f32,
}

/// What stands between a cell's text and its edges.
pub(super) const SIDE: f32 = 8.0;

/// No column is wider unless somebody drags it, nor narrower.
const WIDEST: f32 = 300.0;
const NARROWEST: f32 = 44.0;

/// To this width ids, keys and prose give room.
const LEGIBLE: f32 = 120.0;

/// A column is as wide as the longest of so many cells.
const LOOKED_AT: usize = 100;

/// How wide the numbers of rows are.
pub(super) fn numbers_width(ui: &Ui, table: &Table<'_>) -> f32 {
    let last = table.records.rows().len().saturating_sub(1).to_string();
    let digits = text::width(ui, &last, table.scene.theme.text.mono_small);
    table.scene.theme.size.edge + digits.max(14.0) + SIDE
}

impl Widths {
    /// Sees to it that they are those of this table; whether it is another one.
    pub(super) fn turn_to(&mut self, ui: &Ui, open: OpenId, table: &Table<'_>) -> bool {
        let made_for = Some((open, table.state.edition(), table.scene.language));
        if self.made_for == made_for {
            return false;
        }
        let looks = table.records.columns().iter().enumerate();
        let looks = looks.map(|(index, column)| Look::of(ui, table, index, column)).collect();
        *self = Self { made_for, looks, dragged: HashMap::new() };
        true
    }

    /// Makes a column so wide; with none, as wide as at first.
    pub(super) fn drag(&mut self, column: usize, width: Option<f32>) {
        match width {
            Some(width) => self.dragged.insert(column, width.max(NARROWEST)),
            None => self.dragged.remove(&column),
        };
    }

    /// Where the columns stand in a place of this width, which they may be wider than.
    pub(super) fn columns(&self, shown: Rect) -> Columns<'_> {
        let dragged = |index: usize| self.dragged.get(&index).copied();
        let all = || self.looks.iter().enumerate();
        let taken: f32 = all().map(|(index, it)| dragged(index).unwrap_or(it.natural)).sum();
        let givers = all().filter(|(index, _)| dragged(*index).is_none());
        let slack: f32 = givers.map(|(_, look)| look.natural - look.least).sum();
        let share = ((taken - shown.width()) / slack.max(1.0)).clamp(0.0, 1.0);
        let mut x = 0.0;
        let places = all().map(|(index, look)| {
            let given = (look.natural - look.least) * share;
            let width = dragged(index).unwrap_or(look.natural - given).floor();
            x += width;
            (x - width, width)
        });
        let places = places.collect();
        Columns { looks: &self.looks, places, width: x }
    }
}

impl Look {
    fn of(ui: &Ui, table: &Table<'_>, index: usize, column: &Column) -> Self {
        let theme = table.scene.theme;
        let n_rows = table.records.rows().len().min(LOOKED_AT);
        let cells = (0..n_rows).filter_map(|row| table.records.cell(row, index));
        let (mut longest, mut n_bytes) = (String::new(), 0);
        let (mut are_numbers, mut is_state) = (None, false);
        for cell in cells {
            let words = cell::words(table, cell);
            if let Some(is_number) = words.is_number() {
                are_numbers = Some(is_number && are_numbers.unwrap_or(true));
            }
            is_state |= words.is_state();
            if words.n_bytes() > n_bytes {
                n_bytes = words.n_bytes();
                longest = words.text(table.scene.language).chars().take(200).collect();
            }
        }
        let chip = if is_state { 26.0 } else { 0.0 };
        let content = text::width(ui, &longest, theme.text.mono) + chip;
        let name = text::width(ui, &column.name, theme.text.chip);
        let sides = 2.0 * SIDE;
        let natural = (content.max((name + ARROW).min(LEGIBLE)) + sides).clamp(NARROWEST, WIDEST);
        let elide = prose::elision(table.analysis, column.first);
        let is_right = are_numbers == Some(true);
        let is_whole = is_state || is_right || is_moment(&longest);
        let least = if is_whole { natural } else { natural.min(LEGIBLE) };
        Self { natural: natural.ceil(), least: least.ceil(), elide, is_right }
    }
}

/// What the arrow of a sorted column takes beside its name.
const ARROW: f32 = 14.0;

fn is_moment(text: &str) -> bool {
    crate::analysis::read_moment(text).is_some()
}

impl Columns<'_> {
    /// Has the first one begin there.
    pub(super) fn scroll_to(&mut self, left: f32) {
        for (at, _) in &mut self.places {
            *at += left.round();
        }
    }

    /// Where a column begins, and how wide it is.
    pub(super) fn place(&self, column: usize) -> (f32, f32) {
        self.places.get(column).copied().unwrap_or_default()
    }

    /// How a column is drawn.
    pub(super) fn look(&self, column: usize) -> Look {
        let other = Look { natural: 0.0, least: 0.0, elide: Elide::End, is_right: false };
        self.looks.get(column).copied().unwrap_or(other)
    }

    /// Those that are in sight in `rect`, each with its left edge and its width.
    pub(super) fn within(&self, rect: Rect) -> impl Iterator<Item = (usize, f32, f32)> {
        let all = self.places.iter().enumerate();
        all.map(|(column, &(left, width))| (column, left, width))
            .filter(move |(_, left, width)| *left < rect.right() && left + width > rect.left())
    }
}
