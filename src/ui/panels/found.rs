//! Marks behind what was looked for, in a line that may have been cut.

use std::ops::Range;

use eframe::egui::{Galley, Painter, Rect, pos2};

use crate::ui::theme::Color;
use crate::ui::widgets;

/// How many spans of one line are marked at most.
const MOST_MARKED: usize = 200;

/// Paints marks behind the first line of `galley`, which begins at `left` and shows `whole`, or a shorter form
/// of it, in a row. A span that was cut off is marked on the dots that stand for it.
pub(in crate::ui) fn mark(
    painter: &Painter,
    (left, row): (f32, Rect),
    galley: &Galley,
    whole: &str,
    spans: impl Iterator<Item = Range<usize>>,
    color: Color,
) {
    let mut spans = spans.take(MOST_MARKED).peekable();
    let Some(line) = galley.rows.first().filter(|_| spans.peek().is_some()) else { return };
    let shown: Vec<char> = line.glyphs.iter().map(|glyph| glyph.chr).collect();
    let fit = Fit::of(whole, &shown);
    let mut at = (0, 0);
    for span in spans {
        let mut n_chars_at = |byte: usize| {
            let between = whole.get(at.0..byte).unwrap_or_default();
            at = (byte, at.1 + between.chars().count());
            at.1
        };
        let (first, end) = (n_chars_at(span.start), n_chars_at(span.end));
        let Some(marked) = fit.shown(first..end) else { continue };
        let (Some(from), Some(to)) =
            (line.glyphs.get(marked.start), line.glyphs.get(marked.end.saturating_sub(1)))
        else {
            continue;
        };
        let rect = Rect::from_min_max(
            pos2(left + from.pos.x, row.top() + 3.0),
            pos2(left + to.pos.x + to.advance_width, row.bottom() - 3.0),
        );
        painter.rect_filled(widgets::on_pixels(painter, rect), 2.0, *color);
    }
}

/// How the characters in sight stand for those of the whole text: so many from its start, so many from its
/// end, and dots between.
#[derive(Clone, Copy)]
struct Fit {
    n_whole: usize,
    n_shown: usize,
    head: usize,
    tail: usize,
}

impl Fit {
    fn of(whole: &str, shown: &[char]) -> Self {
        // Controls are shown by a sign of their own.
        let is_same = |(one, other): &(char, &char)| *one == **other || one.is_control();
        let n_whole = whole.chars().count();
        let head = whole.chars().zip(shown).take_while(is_same).count();
        let rest = n_whole.min(shown.len()) - head;
        let tail = whole.chars().rev().zip(shown.iter().rev()).take(rest).take_while(is_same);
        Self { n_whole, n_shown: shown.len(), head, tail: tail.count() }
    }

    /// Where characters of the whole text are in sight; nothing where there is no line.
    fn shown(self, span: Range<usize>) -> Option<Range<usize>> {
        let tail_start = self.n_whole - self.tail;
        let start = match span.start {
            start if start < self.head => start,
            start if start >= tail_start => start - tail_start + self.n_shown - self.tail,
            _ => self.head,
        };
        let end = match span.end {
            end if end <= self.head => end,
            end if end > tail_start => end - tail_start + self.n_shown - self.tail,
            _ => (self.head + 1).min(self.n_shown),
        };
        (start < end).then_some(start..end)
    }
}
