//! A timeline as a picture for files and pages, as SVG: the shapes that the window draws.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::super::look::{Ink, Letters, Scheme};
use super::super::text::{elide, width};
use super::chart::{Area, Chart, DASH, HEAD, Measure, RADIUS, ROW, Shape, Span, Words};
use super::{Clock, clock_words, notes};
use crate::analysis::State;
use crate::catalog::Elision;
use crate::timeline::Timeline;
use crate::words::{Language, visible};

/// How wide the picture is, in points.
const WIDTH: f32 = 960.0;
/// How wide it is on a page.
const PAGE_WIDTH: f32 = 880.0;
/// The line above the bars, with the payload's name, and the one below them.
const LINE: f32 = 32.0;
/// Between the sides of the picture and what stands in it.
const EDGE: f32 = 16.0;

/// How tall the picture of a timeline of so many bars is, in points.
pub fn height(n_bars: usize) -> f32 {
    LINE + height_of_rows(n_bars) + LINE
}

/// The picture of the timeline of the payload called `name`, to be saved.
pub fn picture(
    timeline: &Timeline,
    name: &str,
    (scheme, language, clock): (Scheme, Language, Clock),
    measure: &dyn Measure,
) -> String {
    let frame = Span { from: 0.0, to: WIDTH - EDGE };
    let chart = Chart::new(timeline, (clock, language), measure, frame);
    let n_bars = timeline.bars.len();
    let bottom = height(n_bars) - LINE;
    let line = |x, y, is_right, text: String, letters, ink| {
        Shape::Words(Words { x, y, is_right, text, letters, ink })
    };
    let clock_words = clock_words(timeline, clock, language);
    let title = visible(name).into_owned();
    let notes = notes(timeline, language).join("  ·  ");
    let mut picture = Picture { written: String::new(), colors: Colors::Of(scheme) };
    let (end, (letters, middle)) = (height(n_bars), (Letters::Row, LINE / 2.0));
    let canvas = picture.color(Ink::Canvas);
    picture.write(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{end}\" \
         viewBox=\"0 0 {WIDTH} {end}\">\n<rect width=\"{WIDTH}\" height=\"{end}\" \
         fill=\"{canvas}\"/>\n"
    ));
    picture.draw(&line(EDGE, middle, false, title, Letters::RowBold, Ink::Text1));
    picture.draw(&line(WIDTH - EDGE, middle, true, clock_words, letters, Ink::Text2));
    picture.rows(timeline, &chart, LINE, n_bars);
    picture.draw(&line(EDGE, bottom + middle, false, notes, letters, Ink::Text2));
    picture.end()
}

/// The first `n_bars` of a timeline as part of a page that has our colors as variables; `label` says what it is to whom
/// it isn't shown.
pub(in crate::report) fn in_page(
    timeline: &Timeline,
    n_bars: usize,
    (clock, language): (Clock, Language),
    label: &str,
) -> String {
    // Marks stand in from the left by themselves.
    let frame = Span { from: -EDGE, to: PAGE_WIDTH };
    let chart = Chart::new(timeline, (clock, language), &Cells, frame);
    let mut picture = Picture { written: String::new(), colors: Colors::Variables };
    picture.write(format_args!(
        "<svg viewBox=\"0 0 {PAGE_WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n",
        height_of_rows(n_bars),
        escaped(label)
    ));
    picture.rows(timeline, &chart, 0.0, n_bars);
    picture.end()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a picture of more rows than that is seen by nobody"
)]
fn height_of_rows(n_bars: usize) -> f32 {
    HEAD + n_bars as f32 * ROW
}

/// Fonts that aren't known, taken to be as wide as fonts are.
struct Cells;

impl Cells {
    fn cell(letters: Letters) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "a few points")]
        let size = letters.size() as f32;
        size * 0.6
    }
}

impl Measure for Cells {
    #[expect(clippy::cast_precision_loss, reason = "a line of text")]
    fn width(&self, words: &str, letters: Letters) -> f32 {
        width(words) as f32 * Self::cell(letters)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some cells of a line"
    )]
    fn fitting<'w>(&self, words: &'w str, letters: Letters, room: f32) -> Cow<'w, str> {
        elide(words, (room / Self::cell(letters)) as usize, Elision::Middle).into()
    }
}

/// How colors are written.
#[derive(Clone, Copy)]
enum Colors {
    Of(Scheme),
    /// By their names on the page.
    Variables,
}

struct Picture {
    written: String,
    colors: Colors,
}

impl Picture {
    /// The axis from `top` on, and the first bars below it.
    fn rows(&mut self, timeline: &Timeline, chart: &Chart<'_>, top: f32, n_bars: usize) {
        let bottom = |n_bars| top + height_of_rows(n_bars);
        let head = Span { from: top, to: bottom(0) };
        chart.axis(head, bottom(n_bars)).iter().for_each(|shape| self.draw(shape));
        for (index, bar) in timeline.bars.iter().take(n_bars).enumerate() {
            let row = Span { from: bottom(index), to: bottom(index + 1) };
            chart.row(bar, row).iter().for_each(|shape| self.draw(shape));
        }
    }

    fn draw(&mut self, shape: &Shape) {
        match shape {
            Shape::Bar { area, fill, dashes } => self.bar(*area, *fill, *dashes),
            Shape::Line { x, y, ink } => {
                let ink = self.color(*ink);
                self.write(format_args!(
                    "<path d=\"M{x} {}V{}\" stroke=\"{ink}\"/>\n",
                    y.from, y.to
                ));
            }
            Shape::Words(words) => self.words(words),
            Shape::Mark { x, y, state } => {
                let (ink, sign) = match state {
                    State::Success => (Ink::SuccessInk, "M-3 .2L-.9 2.3 3-2"),
                    State::Failed => (Ink::ErrorInk, "M-2.2-2.2L2.2 2.2M2.2-2.2L-2.2 2.2"),
                    State::Running => (Ink::Accent, "M0-3V0H2.4"),
                    State::Unknown => (Ink::Icon, "M-2.4 0H2.4"),
                };
                let (ink, canvas) = (self.color(ink), self.color(Ink::Canvas));
                self.write(format_args!(
                    "<g transform=\"translate({x} {y})\"><circle r=\"6\" fill=\"{ink}\"/><path \
                     d=\"{sign}\" fill=\"none\" stroke=\"{canvas}\" stroke-width=\"1.4\"/></g>\n"
                ));
            }
        }
    }

    fn bar(&mut self, Area { x, y }: Area, fill: Ink, dashes: Option<Ink>) {
        // A line is drawn half inside and half outside of its box.
        let inset = if dashes.is_some() { 0.5 } else { 0.0 };
        let (width, height) = (x.len() - 2.0 * inset, y.len() - 2.0 * inset);
        let (radius, fill) = (RADIUS.min(width / 2.0), self.color(fill));
        self.write(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" \
             fill=\"{fill}\"",
            x.from + inset,
            y.from + inset
        ));
        if let Some(ink) = dashes.map(|ink| self.color(ink)) {
            self.write(format_args!(" stroke=\"{ink}\" stroke-dasharray=\"{DASH}\""));
        }
        self.written.push_str("/>\n");
    }

    fn words(&mut self, words: &Words) {
        let Words { x, y, is_right, text, letters, ink } = words;
        let anchor = if *is_right { " text-anchor=\"end\"" } else { "" };
        let (size, font, ink) = (letters.size(), self.font(*letters), self.color(*ink));
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\" dominant-baseline=\"central\"{anchor} font-size=\"{size}\"\
             {font} fill=\"{ink}\">{}</text>\n",
            escaped(text)
        ));
    }

    /// A page has fonts of its own.
    fn font(&self, letters: Letters) -> &'static str {
        match (letters, self.colors) {
            (Letters::Row | Letters::Caption, Colors::Of(_)) => {
                " font-family=\"Inter, 'Noto Sans SC', sans-serif\""
            }
            (Letters::RowBold, Colors::Of(_)) => {
                " font-family=\"Inter, 'Noto Sans SC', sans-serif\" font-weight=\"600\""
            }
            (Letters::Mono, Colors::Of(_)) => " font-family=\"'JetBrains Mono', monospace\"",
            (Letters::Row | Letters::Caption, Colors::Variables) => "",
            (Letters::RowBold, Colors::Variables) => " font-weight=\"600\"",
            (Letters::Mono, Colors::Variables) => " class=\"mono\"",
        }
    }

    fn color(&self, ink: Ink) -> Cow<'static, str> {
        match self.colors {
            Colors::Of(scheme) => ink.hex(scheme).into(),
            Colors::Variables => ink.variable().into(),
        }
    }

    fn end(mut self) -> String {
        self.written.push_str("</svg>\n");
        self.written
    }

    fn write(&mut self, written: std::fmt::Arguments<'_>) {
        // Nothing that is written into memory fails.
        self.written.write_fmt(written).unwrap_or_default();
    }
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
