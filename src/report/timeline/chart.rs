//! What a timeline is drawn of: the same shapes for the window and for a picture that is saved.

use std::borrow::Cow;

use super::super::look::{Ink, Letters};
use super::{Clock, name, took, trouble};
use crate::analysis::State;
use crate::timeline::{Bar, Part, Phase, Timeline};
use crate::words::Language;

/// From one number of points to another, rightwards or downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Where it begins.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
}

/// A box in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// From left to right.
    pub x: Span,
    /// From top to bottom.
    pub y: Span,
}

/// A line of text that fits its place.
#[derive(Clone, Debug)]
pub struct Words {
    /// Its left or right end.
    pub x: f32,
    /// Its middle line.
    pub y: f32,
    /// Whether it ends at `x`.
    pub is_right: bool,
    /// What it says.
    pub text: String,
    /// In which letters.
    pub letters: Letters,
    /// In which color.
    pub ink: Ink,
}

/// Something that is drawn.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A box with round corners, filled, perhaps with dashes around it.
    Bar {
        /// Where.
        area: Area,
        /// In which color.
        fill: Ink,
        /// The color of the dashes.
        dashes: Option<Ink>,
    },
    /// A line of one point from top to bottom.
    Line {
        /// Where it stands.
        x: f32,
        /// How long it is.
        y: Span,
        /// In which color.
        ink: Ink,
    },
    /// A line of text.
    Words(Words),
    /// The mark of a state.
    Mark {
        /// The middle of it, rightwards.
        x: f32,
        /// The middle of it, downwards.
        y: f32,
        /// Of which.
        state: State,
    },
}

/// Tells how much room words take where they are drawn.
pub trait Measure {
    /// How wide they are, in points.
    fn width(&self, words: &str, letters: Letters) -> f32;
    /// As much of them as fits.
    fn fitting<'w>(&self, words: &'w str, letters: Letters, room: f32) -> Cow<'w, str>;
}

impl Span {
    /// How long it is.
    pub fn len(self) -> f32 {
        self.to - self.from
    }

    /// Its middle.
    pub fn middle(self) -> f32 {
        f32::midpoint(self.from, self.to)
    }
}

impl Shape {
    /// Has words end where they would begin.
    fn ending_there(self) -> Self {
        match self {
            Self::Words(words) => Self::Words(Words { is_right: true, ..words }),
            Self::Bar { .. } | Self::Line { .. } | Self::Mark { .. } => self,
        }
    }
}

/// The height of a row.
pub const ROW: f32 = 30.0;
/// The height of the axis above the rows.
pub const HEAD: f32 = 26.0;
/// How wide marks of state are.
pub const MARK: f32 = 14.0;
/// The radius of a bar's corners.
pub const RADIUS: f32 = 3.0;
/// The length of the dashes around an open bar.
pub const DASH: f32 = 3.0;

const BAR: f32 = 14.0;
/// Where names begin, behind the mark.
const NAME: f32 = 40.0;
/// So much room each mark of the axis takes at least.
const TICK: f32 = 96.0;
/// However short, a bar is seen.
const LEAST: f32 = 2.0;

/// A timeline in a frame of some width.
pub struct Chart<'a> {
    timeline: &'a Timeline,
    language: Language,
    clock: Clock,
    measure: &'a dyn Measure,
    /// From the left end of the names to the right end of the words behind the bars.
    frame: Span,
    bars: Span,
}

impl<'a> Chart<'a> {
    /// With columns as wide as their words ask for.
    pub fn new(
        timeline: &'a Timeline,
        (clock, language): (Clock, Language),
        measure: &'a dyn Measure,
        frame: Span,
    ) -> Self {
        /// Names of more bars than that don't make the column wider.
        const MEASURED: usize = 200;
        let measured = || timeline.bars.iter().take(MEASURED);
        let names = measured().map(|bar| measure.width(&name(bar, language), Letters::RowBold));
        let ends =
            measured().map(|bar| measure.width(&took(timeline, bar, language), Letters::Row));
        let names = names.fold(80.0, f32::max).min(frame.len() / 4.0);
        let ends = ends.fold(64.0, f32::max);
        let left = frame.from + NAME + names + 24.0;
        let right = (frame.to - ends - 24.0).max(left + 40.0);
        Self { timeline, language, clock, measure, frame, bars: Span { from: left, to: right } }
    }

    /// The marks of the axis in `head`, from top to bottom, with lines down to `bottom`.
    pub fn axis(&self, head: Span, bottom: f32) -> Vec<Shape> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few marks fit a window"
        )]
        let most = (self.bars.len() / TICK).max(1.0) as usize;
        let mut shapes = Vec::new();
        for tick in self.timeline.axis.ticks(most) {
            let share = tick.after.as_secs_f64() / self.timeline.axis.length().as_secs_f64();
            let x = self.x(share);
            let text = super::tick(self.timeline, tick, self.clock, self.language);
            shapes.push(Shape::Line { x, y: Span { from: head.to, to: bottom }, ink: Ink::Faint });
            let room = self.frame.to - x;
            let at = (x, head.middle());
            shapes.extend(self.words(at, &text, Letters::Caption, Ink::Text3, room));
        }
        shapes
    }

    /// A bar with all that is told of it, in a row from top to bottom.
    pub fn row(&self, bar: &Bar, row: Span) -> Vec<Shape> {
        let middle = row.middle();
        let mut shapes =
            vec![Shape::Mark { x: self.frame.from + 24.0, y: middle, state: bar.state }];
        let is_task = matches!(bar.part, Part::Task(_));
        let letters = if is_task { Letters::Mono } else { Letters::RowBold };
        let left = self.frame.from + NAME;
        let room = self.bars.from - 12.0 - left;
        let name = name(bar, self.language);
        shapes.extend(self.words((left, middle), &name, letters, Ink::Text1, room));
        // A run of very many tasks has more stretches than there are points.
        let mut drawn_to = f32::NEG_INFINITY;
        for stretch in &bar.stretches {
            let from = self.x(self.timeline.axis.share(stretch.from));
            let to = self.x(self.timeline.axis.share(stretch.to)).max(from + LEAST);
            if to > drawn_to {
                let y = Span { from: middle - BAR / 2.0, to: middle + BAR / 2.0 };
                shapes.extend(stretch_of(bar, stretch.phase, Area { x: Span { from, to }, y }));
                drawn_to = to;
            }
        }
        let trouble = trouble(bar, self.language);
        if let (Some(stretch), Some(trouble)) = (bar.stretches.last(), trouble) {
            // What is told of an open bar stands in it.
            let is_open = stretch.phase == Phase::Open;
            let from =
                self.x(self.timeline.axis.share(if is_open { stretch.from } else { stretch.to }));
            shapes.extend(self.trouble(&trouble, from, middle));
        }
        let text = took(self.timeline, bar, self.language);
        let ink = if bar.took().is_some() { Ink::Text2 } else { Ink::Text3 };
        let (x, y, letters) = (self.frame.to, middle, Letters::Row);
        shapes.push(Shape::Words(Words { x, y, is_right: true, text, letters, ink }));
        shapes
    }

    /// Why the bar that begins at `from` ends as it does: in it, or where there is no room left of it.
    fn trouble(&self, words: &str, from: f32, middle: f32) -> Option<Shape> {
        let letters = Letters::Caption;
        let width = self.measure.width(words, letters);
        let (inside, before) = (self.bars.to - from - 16.0, from - 8.0 - self.bars.from);
        if inside < width && before > inside {
            let shape = self.words((from - 8.0, middle), words, letters, Ink::Text3, before);
            return shape.map(Shape::ending_there);
        }
        self.words((from + 8.0, middle), words, letters, Ink::Text2, inside)
    }

    /// A line of text, as much of it as fits; nothing where next to nothing would.
    fn words(
        &self,
        (x, y): (f32, f32),
        text: &str,
        letters: Letters,
        ink: Ink,
        room: f32,
    ) -> Option<Shape> {
        const LEAST_ROOM: f32 = 16.0;
        if room < LEAST_ROOM {
            return None;
        }
        let text = self.measure.fitting(text, letters, room).into_owned();
        Some(Shape::Words(Words { x, y, is_right: false, text, letters, ink }))
    }

    #[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
    fn x(&self, share: f64) -> f32 {
        let x = f64::from(self.bars.from) + share * f64::from(self.bars.len());
        (x * 2.0).round() as f32 / 2.0
    }
}

fn stretch_of(bar: &Bar, phase: Phase, area: Area) -> Vec<Shape> {
    let plain = |fill| vec![Shape::Bar { area, fill, dashes: None }];
    match phase {
        Phase::Waiting | Phase::Idle => plain(Ink::ControlEdge),
        Phase::Running if bar.part == Part::Run => plain(Ink::BarWhole),
        Phase::Running if bar.state == State::Failed => plain(Ink::BarFailed),
        Phase::Running if bar.state == State::Success => plain(Ink::BarFine),
        Phase::Running => plain(Ink::BarWhole),
        Phase::Open | Phase::Backwards => {
            // That no end is told yet, or never is, is nothing to worry about.
            let is_usual = bar.state == State::Running || !bar.is_end_promised;
            let (fill, edge) = if is_usual && phase == Phase::Open {
                (Ink::Sunken, Ink::ControlEdge)
            } else if bar.state == State::Failed {
                (Ink::ErrorTint, Ink::ErrorInk)
            } else {
                (Ink::WarningTint, Ink::WarningInk)
            };
            let start = Area { x: Span { to: area.x.from + LEAST, ..area.x }, ..area };
            vec![
                Shape::Bar { area, fill, dashes: Some(edge) },
                Shape::Bar { area: start, fill: edge, dashes: None },
            ]
        }
    }
}
