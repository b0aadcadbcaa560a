//! A timeline as a picture that is saved: the shapes of the window, as SVG.

use std::fmt::Write as _;

use eframe::egui::{Color32, Painter, Rangef, Rect, pos2};

use super::chart::{Chart, DASH, RADIUS, Shape, Words};
use super::{HEAD, ROW};
use crate::report::{Clock, timeline as words};
use crate::timeline::Timeline;
use crate::ui::theme::{Color, Face, Letters, Theme};
use crate::ui::widgets::mark::Mark;
use crate::words::{Language, visible};

/// How wide the picture is, in points.
const WIDTH: f32 = 960.0;
/// The line above the bars, with the payload's name, and the one below them.
const LINE: f32 = 32.0;

/// How tall the picture of a timeline of so many bars is, in points.
#[expect(
    clippy::cast_precision_loss,
    reason = "a picture of more rows than that is seen by nobody"
)]
pub fn height(n_bars: usize) -> f32 {
    LINE + HEAD + n_bars as f32 * ROW + LINE
}

/// The picture of the timeline of the payload called `name`; `painter` only measures.
pub fn picture(
    timeline: &Timeline,
    name: &str,
    (theme, language, clock): (&'static Theme, Language, Clock),
    painter: &Painter,
) -> String {
    let chart = Chart::new(timeline, (theme, language, clock), painter, Rangef::new(0.0, WIDTH));
    let (type_, color) = (&theme.text, &theme.color);
    let rows_top = LINE + HEAD;
    let row = |index: usize| {
        let bottom = height(index + 1) - LINE;
        Rect::from_x_y_ranges(0.0..=WIDTH, bottom - ROW..=bottom)
    };
    let bottom = height(timeline.bars.len()) - LINE;
    let edge = theme.size.edge;
    let line = |x, y, is_right, text: String, letters, ink| {
        Shape::Words(Words { at: pos2(x, y), is_right, text, letters, ink })
    };
    let clock_words = words::clock_words(timeline, clock, language);
    let title = visible(name).into_owned();
    let notes = words::notes(timeline, language).join("  ·  ");
    let mut picture = Picture { written: String::new(), theme };
    picture.begin(bottom + LINE);
    picture.draw(&line(edge, LINE / 2.0, false, title, type_.row_bold, color.text_1));
    picture.draw(&line(WIDTH - edge, LINE / 2.0, true, clock_words, type_.row, color.text_2));
    let head = Rect::from_x_y_ranges(0.0..=WIDTH, LINE..=rows_top);
    chart.axis(head, bottom).iter().for_each(|shape| picture.draw(shape));
    for (index, bar) in timeline.bars.iter().enumerate() {
        chart.row(bar, row(index)).iter().for_each(|shape| picture.draw(shape));
    }
    picture.draw(&line(edge, bottom + LINE / 2.0, false, notes, type_.row, color.text_2));
    picture.written.push_str("</svg>\n");
    picture.written
}

struct Picture {
    written: String,
    theme: &'static Theme,
}

impl Picture {
    fn begin(&mut self, height: f32) {
        let canvas = hex(*self.theme.color.canvas);
        self.write(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
             viewBox=\"0 0 {WIDTH} {height}\">\n<rect width=\"{WIDTH}\" height=\"{height}\" \
             fill=\"{canvas}\"/>\n"
        ));
    }

    fn draw(&mut self, shape: &Shape) {
        match shape {
            Shape::Bar { rect, fill, dashes } => self.bar(*rect, *fill, *dashes),
            Shape::Line { x, y, ink } => self.write(format_args!(
                "<path d=\"M{x} {}V{}\" stroke=\"{}\"/>\n",
                y.min,
                y.max,
                hex(**ink)
            )),
            Shape::Words(words) => self.words(words),
            Shape::Mark { center, mark } => {
                let ink = hex(*mark.color(self.theme));
                let canvas = hex(*self.theme.color.canvas);
                let sign = match mark {
                    Mark::Fine => "M-3 .2L-.9 2.3 3-2",
                    Mark::Error => "M-2.2-2.2L2.2 2.2M2.2-2.2L-2.2 2.2",
                    Mark::Running => "M0-3V0H2.4",
                    Mark::Warning | Mark::Info | Mark::Broken | Mark::Absent | Mark::Unknown => {
                        "M-2.4 0H2.4"
                    }
                };
                self.write(format_args!(
                    "<g transform=\"translate({} {})\"><circle r=\"6\" fill=\"{ink}\"/><path \
                     d=\"{sign}\" fill=\"none\" stroke=\"{canvas}\" stroke-width=\"1.4\"/></g>\n",
                    center.x, center.y
                ));
            }
        }
    }

    fn bar(&mut self, rect: Rect, fill: Color, dashes: Option<Color>) {
        // A line is drawn half inside and half outside of its box.
        let rect = if dashes.is_some() { rect.shrink(0.5) } else { rect };
        let radius = RADIUS.min(rect.width() / 2.0);
        self.write(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\" fill=\"{}\"",
            rect.left(),
            rect.top(),
            rect.width(),
            rect.height(),
            hex(*fill)
        ));
        if let Some(ink) = dashes {
            let ink = hex(*ink);
            self.write(format_args!(" stroke=\"{ink}\" stroke-dasharray=\"{DASH}\""));
        }
        self.written.push_str("/>\n");
    }

    fn words(&mut self, words: &Words) {
        let Words { at, is_right, text, letters, ink } = words;
        let anchor = if *is_right { " text-anchor=\"end\"" } else { "" };
        self.write(format_args!(
            "<text x=\"{}\" y=\"{}\" dominant-baseline=\"central\"{anchor} font-size=\"{}\" {} \
             fill=\"{}\">{}</text>\n",
            at.x,
            at.y,
            letters.size,
            font(*letters),
            hex(**ink),
            escaped(text)
        ));
    }

    fn write(&mut self, written: std::fmt::Arguments<'_>) {
        // Nothing that is written into memory fails.
        self.written.write_fmt(written).unwrap_or_default();
    }
}

fn font(letters: Letters) -> &'static str {
    match letters.face {
        Face::Regular => "font-family=\"Inter, 'Noto Sans SC', sans-serif\"",
        Face::Medium => "font-family=\"Inter, 'Noto Sans SC', sans-serif\" font-weight=\"500\"",
        Face::Semibold => "font-family=\"Inter, 'Noto Sans SC', sans-serif\" font-weight=\"600\"",
        Face::Mono => "font-family=\"'JetBrains Mono', monospace\"",
        Face::MonoMedium => "font-family=\"'JetBrains Mono', monospace\" font-weight=\"500\"",
    }
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

fn hex(color: Color32) -> String {
    let [red, green, blue, _] = color.to_array();
    format!("#{red:02x}{green:02x}{blue:02x}")
}
