//! A long text in rows: its lines, and the pieces of those that are wider than their panel.
//!
//! Where the rows begin is worked out off the window's thread; meanwhile the rows of before are shown. A row
//! is asked for by its number, so that only rows in sight are ever laid out, also of a line of 50 MB.

use std::ops::Range;

use eframe::egui::Context;
use unicode_width::UnicodeWidthChar as _;

use super::later::Later;
use crate::session::free;
use crate::words;

/// Where the rows of a text begin.
#[derive(Debug, Default)]
pub struct Wrapped {
    /// The first byte of each row, times two; odd for a row that goes on with a line.
    starts: Vec<u64>,
    /// How many lines begin before every [`BLOCK`]th row.
    lines_before: Vec<usize>,
    n_bytes: usize,
}

const BLOCK: usize = 64;

/// How wide a tab is shown, in columns.
pub const TAB: usize = 4;

impl Wrapped {
    /// Breaks `text` into rows of at most `n_columns`; a letter as wide as two counts as two.
    pub fn new(text: &str, n_columns: usize) -> Self {
        let mut rows = Self { n_bytes: text.len(), ..Self::default() };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            rows.push(start, true);
            rows.break_line(line, start, n_columns.max(1));
            start += line.len();
        }
        if rows.starts.is_empty() {
            rows.push(0, true);
        }
        rows.count_lines();
        rows
    }

    /// How many rows there are; at least one, unless it was never made.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether it was never made.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The bytes of a row, its line end included.
    pub fn range(&self, row: usize) -> Range<usize> {
        self.start(row)..self.start(row + 1)
    }

    /// The line that begins with a row, from 1; none for a row that goes on with one.
    pub fn line(&self, row: usize) -> Option<usize> {
        let goes_on = |start: &&u64| **start % 2 == 1;
        if self.starts.get(row).is_none_or(|start| goes_on(&start)) {
            return None;
        }
        let block = row / BLOCK;
        let before = self.lines_before.get(block).copied().unwrap_or_default();
        let of_block = self.starts.get(block * BLOCK..=row).unwrap_or_default();
        Some(before + of_block.iter().filter(|start| !goes_on(start)).count())
    }

    /// The row that a byte stands in.
    pub fn row_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start >> 1 <= byte as u64).saturating_sub(1)
    }

    fn start(&self, row: usize) -> usize {
        let start = self.starts.get(row).and_then(|&start| usize::try_from(start >> 1).ok());
        start.unwrap_or(self.n_bytes)
    }

    fn push(&mut self, start: usize, is_line: bool) {
        self.starts.push((start as u64) << 1 | u64::from(!is_line));
    }

    fn break_line(&mut self, line: &str, start: usize, n_columns: usize) {
        let line = line.trim_end_matches(['\n', '\r']);
        if line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            for at in (n_columns..line.len()).step_by(n_columns) {
                self.push(start + at, false);
            }
            return;
        }
        let mut column = 0;
        for (at, character) in line.char_indices() {
            let width = width(character);
            if column + width > n_columns && column > 0 {
                self.push(start + at, false);
                column = 0;
            }
            column += width;
        }
    }

    fn count_lines(&mut self) {
        let mut n_lines = 0;
        self.lines_before = self
            .starts
            .chunks(BLOCK)
            .map(|block| {
                let before = n_lines;
                n_lines += block.iter().filter(|&&start| start % 2 == 0).count();
                before
            })
            .collect();
    }
}

fn width(character: char) -> usize {
    match character {
        ' '..='~' => 1,
        '\t' => TAB,
        _ if words::is_invisible(character) => character.escape_default().count(),
        // Letters without a width are counted all the same: a row of them must end somewhere.
        _ => character.width().unwrap_or(1).max(1),
    }
}

/// A row's letters as they are shown: what would act instead of being seen stands as an escape.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// What is shown.
    pub text: String,
    /// The byte of the row that each shown letter stands for.
    pub bytes: Vec<usize>,
}

impl Letters {
    /// The letters of a row, which [`Wrapped::range`] gave.
    pub fn new(row: &str) -> Self {
        let mut letters = Self::default();
        for (at, character) in row.trim_end_matches(['\n', '\r']).char_indices() {
            match character {
                '\t' => letters.extend(at, std::iter::repeat_n(' ', TAB)),
                _ if words::is_invisible(character) => {
                    letters.extend(at, character.escape_default());
                }
                _ => letters.extend(at, std::iter::once(character)),
            }
        }
        letters
    }

    /// How many letters are shown before this byte of the row.
    pub fn before(&self, byte: usize) -> usize {
        self.bytes.partition_point(|&at| at < byte)
    }

    fn extend(&mut self, at: usize, shown: impl Iterator<Item = char>) {
        for character in shown {
            self.text.push(character);
            self.bytes.push(at);
        }
    }
}

/// The rows of a text, and those that are being made for another width.
#[derive(Debug, Default)]
pub struct Wrapping {
    rows: Wrapped,
    n_columns: usize,
    coming: Option<(usize, Later<Wrapped>)>,
}

/// Up to this size a text is broken into rows within a frame.
const AT_ONCE: usize = 128 * 1024;

impl Wrapping {
    /// The rows: none before they are first made, and of the last width while others are being made.
    pub fn rows(&self) -> &Wrapped {
        &self.rows
    }

    /// Sees to it that there are rows of `n_columns`, now or soon; tells whether the rows are others than
    /// before. `holder` is what `text` finds the text in, on another thread.
    pub fn turn<T: Clone + Send + 'static>(
        &mut self,
        ctx: &Context,
        n_columns: usize,
        holder: &T,
        text: fn(&T) -> &str,
    ) -> bool {
        if self.n_columns != n_columns && text(holder).len() <= AT_ONCE {
            (self.rows, self.n_columns) = (Wrapped::new(text(holder), n_columns), n_columns);
            self.coming = None;
            return true;
        }
        let made =
            self.coming.as_ref().and_then(|(n_columns, rows)| Some((*n_columns, rows.take()?)));
        let is_made = made.is_some();
        if let Some((n_columns, rows)) = made {
            free(std::mem::replace(&mut self.rows, rows));
            (self.n_columns, self.coming) = (n_columns, None);
        }
        if self.n_columns != n_columns && self.coming.is_none() {
            let holder = holder.clone();
            let rows = Later::new(ctx, move || Wrapped::new(text(&holder), n_columns));
            self.coming = Some((n_columns, rows));
        }
        is_made
    }
}
