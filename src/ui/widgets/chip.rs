//! Chips: a state, a type, a word of ours beside words of the payload.

use eframe::egui::{Color32, Painter, Rect, Stroke, Vec2, pos2};

use super::{boxed, dashed};
use crate::ui::{
    icon::{self, Icon},
    text,
    theme::{Color, Theme, Tone},
};

/// A small box with a word and perhaps an icon.
#[derive(Clone, Copy, Debug)]
pub struct Chip<'a> {
    words: &'a str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Success,
    Failed,
    Running,
    Waiting,
    Paused,
    Canceled,
    Warning,
    Plain,
    Missing,
    MissingQuietly,
}

impl<'a> Chip<'a> {
    /// The chip for a `State` as the payload spells it; states we don't know are plain.
    pub fn state(state: &'a str) -> Self {
        let kind = match state {
            "Success" | "Finish" | "Finished" => Kind::Success,
            "Failed" | "Fail" => Kind::Failed,
            "Running" | "Active" | "Processing" => Kind::Running,
            "Submitted" | "Waiting" | "Queued" => Kind::Waiting,
            "Pause" | "Paused" => Kind::Paused,
            "Cancel" | "Canceled" | "Cancelled" => Kind::Canceled,
            _ => Kind::Plain,
        };
        Self { words: state, kind }
    }

    /// A word without judgment: a type, a tag.
    pub fn plain(words: &'a str) -> Self {
        Self { words, kind: Kind::Plain }
    }

    /// For what should be there and isn't.
    pub fn missing(words: &'a str) -> Self {
        Self { words, kind: Kind::Missing }
    }

    /// The same without alarm, for what nobody wants to be told of.
    #[must_use]
    pub fn quiet(self) -> Self {
        let kind = if self.kind == Kind::Missing { Kind::MissingQuietly } else { self.kind };
        Self { kind, ..self }
    }

    /// For what ended well, in a word of ours.
    pub fn good(words: &'a str) -> Self {
        Self { words, kind: Kind::Success }
    }

    /// For what ended badly: "Malformed", "Truncated", "Failed".
    pub fn bad(words: &'a str) -> Self {
        Self { words, kind: Kind::Failed }
    }

    /// For what deserves a look.
    pub fn doubtful(words: &'a str) -> Self {
        Self { words, kind: Kind::Warning }
    }

    /// How wide it will be.
    pub fn width(&self, painter: &Painter, theme: &Theme) -> f32 {
        let words = text::line(painter, self.words, theme.text.chip, Color32::PLACEHOLDER);
        words.size().x.ceil() + self.left() + 6.0
    }

    /// Paints it with its left edge at `x`, centered on `middle`; gives where it stands.
    pub fn paint(&self, painter: &Painter, x: f32, middle: f32, theme: &Theme) -> Rect {
        let size = Vec2::new(self.width(painter, theme), theme.size.chip);
        let rect = Rect::from_min_size(pos2(x.round(), (middle - size.y / 2.0).round()), size);
        let colors = self.colors(theme);
        if matches!(self.kind, Kind::Missing | Kind::MissingQuietly) {
            dashed(painter, rect, theme.size.radius_chip, Stroke::new(1.0, *colors.ink), 3.0);
        } else {
            boxed(painter, rect, theme.size.radius_chip, colors.tint, colors.edge);
        }
        if let Some(icon) = self.icon() {
            text::paint_icon(
                painter,
                pos2(rect.left() + 10.0, rect.center().y),
                icon,
                12.0,
                colors.ink,
            );
        }
        let words = text::line(painter, self.words, theme.text.chip, colors.ink);
        text::paint(painter, rect.left() + self.left(), rect.center().y, &words);
        rect
    }

    fn icon(&self) -> Option<Icon> {
        match self.kind {
            Kind::Success => Some(icon::FINE),
            Kind::Failed => Some(icon::ERROR),
            Kind::Running => Some(icon::RUNNING),
            Kind::Waiting => Some(icon::TIME),
            Kind::Paused => Some(icon::PAUSED),
            Kind::Canceled => Some(icon::NULL),
            Kind::Warning => Some(icon::WARNING),
            Kind::Plain | Kind::Missing | Kind::MissingQuietly => None,
        }
    }

    fn colors(&self, theme: &Theme) -> Tone {
        let color = &theme.color;
        let without_edge = |ink: Color, tint: Color| Tone { ink, tint, edge: tint };
        match self.kind {
            Kind::Success => color.success,
            Kind::Failed => color.error,
            Kind::Running => without_edge(color.accent, color.selected),
            Kind::Waiting | Kind::Canceled => color.info,
            Kind::Paused | Kind::Warning | Kind::Missing => color.warning,
            Kind::Plain => without_edge(color.info.ink, color.info.tint),
            Kind::MissingQuietly => without_edge(color.text_3, color.text_3),
        }
    }

    fn left(&self) -> f32 {
        if self.icon().is_some() { 19.0 } else { 6.0 }
    }
}
