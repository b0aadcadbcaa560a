//! One line of text, measured, elided by what it is, and painted at a place.
//!
//! Whatever a text says, nothing in it acts: see [`words::visible`].

use std::{borrow::Cow, sync::Arc};

use eframe::egui::{
    Color32, FontId, Galley, Painter, Pos2, Rect, Ui,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use super::{icon::Icon, theme::Letters};
use crate::words::{self, ELLIPSIS, beginning, ends};

/// Where a line that doesn't fit loses characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elide {
    /// Prose and messages: at the end.
    End,
    /// Ids and file names: in the middle, both ends differ.
    Middle,
    /// Object keys: the file name stays, then the first folders.
    ObjectKey,
}

/// A part of a line with its own letters and color.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// What it says.
    pub text: &'a str,
    /// Its face and size.
    pub letters: Letters,
    /// Its color.
    pub color: Color32,
    /// What it stands on.
    pub ground: Color32,
}

impl Part<'_> {
    /// The same on another ground.
    #[must_use]
    pub fn on(self, ground: impl Into<Color32>) -> Self {
        Self { ground: ground.into(), ..self }
    }
}

/// Shorthand for a [`Part`].
pub fn part(text: &str, letters: Letters, color: impl Into<Color32>) -> Part<'_> {
    Part { text, letters, color: color.into(), ground: Color32::TRANSPARENT }
}

/// A single line at its natural width.
pub fn line(
    painter: &Painter,
    text: &str,
    letters: Letters,
    color: impl Into<Color32>,
) -> Arc<Galley> {
    parts(painter, &[part(text, letters, color)], f32::INFINITY)
}

/// A single line in at most `width`; whatever is too long is elided as `how` says.
///
/// [`Galley::elided`] tells only of [`Elide::End`]; compare texts to know of the others.
pub fn fitted(
    painter: &Painter,
    text: &str,
    letters: Letters,
    color: impl Into<Color32>,
    width: f32,
    how: Elide,
) -> Arc<Galley> {
    let text = match how {
        // A text of megabytes is cut before it is looked at.
        Elide::End => Cow::Borrowed(text),
        Elide::Middle | Elide::ObjectKey => match ends(text, most_chars(width)) {
            Cow::Borrowed(text) => words::visible(text),
            Cow::Owned(text) => words::visible(&text).into_owned().into(),
        },
    };
    let shown = elided(painter, &text, &letters.font(), width, how);
    parts(painter, &[part(&shown, letters, color)], width)
}

/// A single line of several parts in at most `width`, elided at the end.
pub fn parts(painter: &Painter, parts: &[Part<'_>], width: f32) -> Arc<Galley> {
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    for part in parts {
        job.append(&words::visible(cut_to(part.text, width)), 0.0, format(part));
    }
    job.wrap = TextWrapping {
        max_width: width,
        max_rows: 1,
        break_anywhere: true,
        ..TextWrapping::default()
    };
    painter.layout_job(job)
}

/// Several lines broken at `width`, between words where there are any; at most `max_rows`.
pub fn paragraph(
    painter: &Painter,
    parts: &[Part<'_>],
    width: f32,
    max_rows: usize,
) -> Arc<Galley> {
    broken(painter, parts, (width, max_rows), false)
}

/// Several lines of which each is filled before the next begins, for what is no prose.
pub fn broken_anywhere(
    painter: &Painter,
    parts: &[Part<'_>],
    width: f32,
    max_rows: usize,
) -> Arc<Galley> {
    broken(painter, parts, (width, max_rows), true)
}

fn broken(
    painter: &Painter,
    parts: &[Part<'_>],
    (max_width, max_rows): (f32, usize),
    break_anywhere: bool,
) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    for part in parts {
        job.append(&visible_lines(part.text), 0.0, format(part));
    }
    job.wrap = TextWrapping { max_width, max_rows, break_anywhere, ..TextWrapping::default() };
    painter.layout_job(job)
}

/// A text of several lines in which nothing acts: as [`words::visible`], but for line ends and tabs.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    let acts = |character| words::is_invisible(character) && !matches!(character, '\n' | '\t');
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    for character in text.chars() {
        if acts(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Paints `galley` with its left edge at `x`, centered on `middle`; gives where it stands.
pub fn paint(painter: &Painter, x: f32, middle: f32, galley: &Arc<Galley>) -> Rect {
    let top = painter.round_to_pixel_center(middle - galley.size().y / 2.0)
        - 0.5 / painter.pixels_per_point();
    let place = Pos2::new(x, top);
    painter.galley(place, Arc::clone(galley), Color32::PLACEHOLDER);
    Rect::from_min_size(place, galley.size())
}

/// Paints `galley` with its right edge at `x`.
pub fn paint_right(painter: &Painter, x: f32, middle: f32, galley: &Arc<Galley>) -> Rect {
    paint(painter, (x - galley.size().x).round(), middle, galley)
}

/// Paints `icon`, `size` points wide, centered on `center`.
pub fn paint_icon(
    painter: &Painter,
    center: Pos2,
    icon: Icon,
    size: f32,
    color: impl Into<Color32>,
) -> Rect {
    let galley = painter.layout_no_wrap(icon.glyph().to_string(), icon.font(size), color.into());
    let place = center - galley.size() / 2.0;
    painter.galley(place, galley, Color32::PLACEHOLDER);
    Rect::from_center_size(center, [size, size].into())
}

/// The width that `text` takes at its natural length.
pub fn width(ui: &Ui, text: &str, letters: Letters) -> f32 {
    line(ui.painter(), text, letters, Color32::PLACEHOLDER).size().x
}

/// `text`, or a shorter form of it that fits into `width` points.
pub fn elided<'a>(
    painter: &Painter,
    text: &'a str,
    font: &FontId,
    width: f32,
    how: Elide,
) -> Cow<'a, str> {
    if how == Elide::End {
        return Cow::Borrowed(text);
    }
    painter.fonts_mut(|fonts| {
        let mut measure = |character| fonts.glyph_width(font, character);
        match how {
            Elide::End => Cow::Borrowed(text),
            Elide::Middle => middle(text, width, &mut measure),
            Elide::ObjectKey => object_key(text, width, &mut measure),
        }
    })
}

fn middle<'a>(text: &'a str, width: f32, measure: &mut impl FnMut(char) -> f32) -> Cow<'a, str> {
    if fits(text, width, measure) {
        return Cow::Borrowed(text);
    }
    let half = (width - measure(ELLIPSIS)) / 2.0;
    let head = longest(text.chars(), half, measure);
    let tail = longest(text.chars().rev(), half, measure);
    let n_chars = text.chars().count();
    let shown = text.chars().take(head).chain([ELLIPSIS]);
    Cow::Owned(shown.chain(text.chars().skip(n_chars - tail)).collect())
}

fn object_key<'a>(
    text: &'a str,
    width: f32,
    measure: &mut impl FnMut(char) -> f32,
) -> Cow<'a, str> {
    if fits(text, width, measure) {
        return Cow::Borrowed(text);
    }
    let Some((folders, file)) = text.rsplit_once('/') else {
        return middle(text, width, measure);
    };
    let mut best = format!("{ELLIPSIS}/{file}");
    if !fits(&best, width, measure) {
        return Cow::Owned(middle(file, width, measure).into_owned());
    }
    for (end, _slash) in folders.match_indices('/') {
        let longer = format!("{}/{ELLIPSIS}/{file}", folders.get(..end).unwrap_or_default());
        if !fits(&longer, width, measure) {
            break;
        }
        best = longer;
    }
    if best.starts_with(ELLIPSIS) {
        // Not even the first folder fits, which of a whole name is the bucket: its beginning may.
        let room = width - best.chars().map(&mut *measure).sum::<f32>();
        let n_chars = longest(folders.chars(), room, measure);
        if n_chars >= FEWEST {
            best = folders.chars().take(n_chars).chain(best.chars()).collect();
        }
    }
    Cow::Owned(best)
}

/// Fewer characters of a folder tell nothing.
const FEWEST: usize = 4;

fn fits(text: &str, width: f32, measure: &mut impl FnMut(char) -> f32) -> bool {
    let mut left = width + 0.5;
    text.chars().all(|character| {
        left -= measure(character);
        left >= 0.0
    })
}

fn longest(
    characters: impl Iterator<Item = char>,
    width: f32,
    measure: &mut impl FnMut(char) -> f32,
) -> usize {
    let mut left = width;
    characters
        .take_while(|&character| {
            left -= measure(character);
            left >= 0.0
        })
        .count()
}

/// How many characters could ever be seen in `width`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width in points is small"
)]
fn most_chars(width: f32) -> usize {
    if width.is_finite() { (width / 2.0) as usize + 16 } else { 4096 }
}

/// As much of `text` as could ever be seen in `width`: laying out megabytes for one line would freeze the window.
fn cut_to(text: &str, width: f32) -> &str {
    beginning(text, most_chars(width))
}

fn format(part: &Part<'_>) -> TextFormat {
    TextFormat {
        font_id: part.letters.font(),
        color: part.color,
        background: part.ground,
        line_height: Some(part.letters.line),
        ..TextFormat::default()
    }
}
