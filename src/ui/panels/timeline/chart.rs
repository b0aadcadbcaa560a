//! What a timeline is drawn of: the same shapes for the window and for a picture that is saved.

use eframe::egui::{Color32, Painter, Pos2, Rangef, Rect, pos2};

use crate::analysis::State;
use crate::report::{Clock, timeline as words};
use crate::timeline::{Bar, Part, Phase, Timeline};
use crate::ui::text::{self, Elide};
use crate::ui::theme::{Color, Letters, Theme};
use crate::ui::widgets::mark::Mark;
use crate::words::Language;

/// A line of text that fits its place.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// The left or the right end of its middle line.
    pub(super) at: Pos2,
    pub(super) is_right: bool,
    pub(super) text: String,
    pub(super) letters: Letters,
    pub(super) ink: Color,
}

/// Something that is drawn.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// A box with round corners, filled, perhaps with dashes around it.
    Bar {
        rect: Rect,
        fill: Color,
        dashes: Option<Color>,
    },
    /// A line of one point from top to bottom.
    Line {
        x: f32,
        y: Rangef,
        ink: Color,
    },
    Words(Words),
    Mark {
        center: Pos2,
        mark: Mark,
    },
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

/// How wide marks of state are.
pub(super) const MARK: f32 = 14.0;
/// The radius of a bar's corners.
pub(super) const RADIUS: f32 = 3.0;
/// The length of the dashes around an open bar.
pub(super) const DASH: f32 = 3.0;

const BAR: f32 = 14.0;
/// Where names begin, behind the mark.
const NAME: f32 = 40.0;
/// So much room each mark of the axis takes at least.
const TICK: f32 = 96.0;
/// However short, a bar is seen.
const LEAST: f32 = 2.0;

/// A timeline in a frame of some width.
pub(super) struct Chart<'a> {
    pub(super) timeline: &'a Timeline,
    pub(super) theme: &'static Theme,
    pub(super) language: Language,
    pub(super) clock: Clock,
    /// Only measures.
    painter: &'a Painter,
    /// From the left end of the names to the right end of the words behind the bars.
    frame: Rangef,
    bars: Rangef,
}

impl<'a> Chart<'a> {
    pub(super) fn new(
        timeline: &'a Timeline,
        (theme, language, clock): (&'static Theme, Language, Clock),
        painter: &'a Painter,
        frame: Rangef,
    ) -> Self {
        /// Names of more bars than that don't make the column wider.
        const MEASURED: usize = 200;
        let measured = || timeline.bars.iter().take(MEASURED);
        let width = |words: String, letters: Letters| {
            text::line(painter, &words, letters, Color32::PLACEHOLDER).size().x
        };
        let names = measured().map(|bar| width(words::name(bar, language), theme.text.row_bold));
        let ends =
            measured().map(|bar| width(words::took(timeline, bar, language), theme.text.row));
        let names = names.fold(80.0, f32::max).min(frame.span() / 4.0);
        let ends = ends.fold(64.0, f32::max);
        let edge = theme.size.edge;
        let left = frame.min + NAME + names + 24.0;
        let right = (frame.max - edge - ends - 24.0).max(left + 40.0);
        let bars = Rangef::new(left, right);
        Self { timeline, theme, language, clock, painter, frame, bars }
    }

    /// The marks of the axis in `head`, with lines down to `bottom`.
    pub(super) fn axis(&self, head: Rect, bottom: f32) -> Vec<Shape> {
        let (type_, color) = (&self.theme.text, &self.theme.color);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few marks fit a window"
        )]
        let most = (self.bars.span() / TICK).max(1.0) as usize;
        let mut shapes = Vec::new();
        for tick in self.timeline.axis.ticks(most) {
            let share = tick.after.as_secs_f64() / self.timeline.axis.length().as_secs_f64();
            let x = self.x(share);
            let text = words::tick(self.timeline, tick, self.clock, self.language);
            shapes.push(Shape::Line { x, y: Rangef::new(head.bottom(), bottom), ink: color.faint });
            let room = self.frame.max - x;
            let at = pos2(x, head.center().y);
            shapes.extend(self.words(at, &text, type_.caption, color.text_3, room));
        }
        shapes
    }

    /// A bar with all that is told of it, in `row`.
    pub(super) fn row(&self, bar: &Bar, row: Rect) -> Vec<Shape> {
        let (type_, color) = (&self.theme.text, &self.theme.color);
        let middle = row.center().y;
        let mark = mark_of(bar.state);
        let mut shapes = vec![Shape::Mark { center: pos2(self.frame.min + 24.0, middle), mark }];
        let is_task = matches!(bar.part, Part::Task(_));
        let letters = if is_task { type_.mono } else { type_.row_bold };
        let name = words::name(bar, self.language);
        let left = self.frame.min + NAME;
        let room = self.bars.min - 12.0 - left;
        let at = pos2(left, middle);
        shapes.extend(self.words(at, &name, letters, color.text_1, room));
        // A run of very many tasks has more stretches than there are points.
        let mut drawn_to = f32::NEG_INFINITY;
        for stretch in &bar.stretches {
            let from = self.x(self.timeline.axis.share(stretch.from));
            let to = self.x(self.timeline.axis.share(stretch.to)).max(from + LEAST);
            if to > drawn_to {
                let y = Rangef::point(middle).expand(BAR / 2.0);
                let rect = Rect::from_x_y_ranges(from..=to, y);
                shapes.extend(self.stretch(bar, stretch.phase, rect));
                drawn_to = to;
            }
        }
        let trouble = words::trouble(bar, self.language);
        if let (Some(stretch), Some(trouble)) = (bar.stretches.last(), trouble) {
            // What is told of an open bar stands in it.
            let is_open = stretch.phase == Phase::Open;
            let from =
                self.x(self.timeline.axis.share(if is_open { stretch.from } else { stretch.to }));
            shapes.extend(self.trouble(&trouble, from, middle));
        }
        let took = words::took(self.timeline, bar, self.language);
        let is_known = bar.took().is_some();
        let ink = if is_known { color.text_2 } else { color.text_3 };
        let at = pos2(self.frame.max - self.theme.size.edge, middle);
        let text = Words { at, is_right: true, text: took, letters: type_.row, ink };
        shapes.push(Shape::Words(text));
        shapes
    }

    fn stretch(&self, bar: &Bar, phase: Phase, rect: Rect) -> Vec<Shape> {
        let color = &self.theme.color;
        let plain = |fill| vec![Shape::Bar { rect, fill, dashes: None }];
        match phase {
            Phase::Waiting | Phase::Idle => plain(color.control_edge),
            Phase::Running if bar.part == Part::Run => plain(color.bar_whole),
            Phase::Running if bar.state == State::Failed => plain(color.bar_failed),
            Phase::Running if bar.state == State::Success => plain(color.bar_fine),
            Phase::Running => plain(color.bar_whole),
            Phase::Open | Phase::Backwards => {
                let tone = if bar.state == State::Failed { color.error } else { color.warning };
                // That no end is told yet, or never is, is nothing to worry about.
                let is_usual = bar.state == State::Running || !bar.is_end_promised;
                let (fill, edge) = if is_usual && phase == Phase::Open {
                    (color.sunken, color.control_edge)
                } else {
                    (tone.tint, tone.ink)
                };
                let start = rect.with_max_x(rect.left() + LEAST);
                vec![
                    Shape::Bar { rect, fill, dashes: Some(edge) },
                    Shape::Bar { rect: start, fill: edge, dashes: None },
                ]
            }
        }
    }

    /// Why the bar that begins at `from` ends as it does: in it, or where there is no room left of it.
    fn trouble(&self, words: &str, from: f32, middle: f32) -> Option<Shape> {
        let (letters, color) = (self.theme.text.caption, &self.theme.color);
        let width = text::line(self.painter, words, letters, Color32::PLACEHOLDER).size().x;
        let (inside, before) = (self.bars.max - from - 16.0, from - 8.0 - self.bars.min);
        if inside < width && before > inside {
            let shape = self.words(pos2(from - 8.0, middle), words, letters, color.text_3, before);
            return shape.map(Shape::ending_there);
        }
        self.words(pos2(from + 8.0, middle), words, letters, color.text_2, inside)
    }

    /// A line of text, as much of it as fits; nothing where next to nothing would.
    fn words(
        &self,
        at: Pos2,
        text: &str,
        letters: Letters,
        ink: Color,
        room: f32,
    ) -> Option<Shape> {
        const LEAST_ROOM: f32 = 16.0;
        if room < LEAST_ROOM {
            return None;
        }
        let text = text::elided(self.painter, text, &letters.font(), room, Elide::Middle);
        let text = text.into_owned();
        Some(Shape::Words(Words { at, is_right: false, text, letters, ink }))
    }

    #[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
    fn x(&self, share: f64) -> f32 {
        let x = f64::from(self.bars.min) + share * f64::from(self.bars.span());
        (x * 2.0).round() as f32 / 2.0
    }
}

/// The mark of a state.
pub(in crate::ui::panels) fn mark_of(state: State) -> Mark {
    match state {
        State::Success => Mark::Fine,
        State::Failed => Mark::Error,
        State::Running => Mark::Running,
        State::Unknown => Mark::Unknown,
    }
}
