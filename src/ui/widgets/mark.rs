//! Icons that judge: severities with their counts, outcomes, provenance.

use eframe::egui::{Painter, Pos2, pos2};

use crate::ui::{
    icon::{self, Icon},
    text,
    theme::{Color, Theme},
};

/// What an icon with a color of its own says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An error, or a failed job.
    Error,
    /// A warning.
    Warning,
    /// Worth knowing.
    Info,
    /// Nothing to complain of, or a successful job.
    Fine,
    /// Unreadable from some point on.
    Broken,
    /// Not over yet.
    Running,
    /// Documented, and not there.
    Absent,
    /// We can't tell.
    Unknown,
}

impl Mark {
    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Error => icon::ERROR,
            Self::Warning => icon::WARNING,
            Self::Info => icon::INFO,
            Self::Fine => icon::FINE,
            Self::Broken => icon::BROKEN,
            Self::Running => icon::RUNNING,
            Self::Absent => icon::ABSENT,
            Self::Unknown => icon::UNKNOWN,
        }
    }

    /// Its color in `theme`.
    pub fn color(self, theme: &Theme) -> Color {
        let color = &theme.color;
        match self {
            Self::Error | Self::Broken => color.error.ink,
            Self::Warning | Self::Absent => color.warning.ink,
            Self::Info => color.info.ink,
            Self::Fine => color.success.ink,
            Self::Running => color.accent,
            Self::Unknown => color.icon,
        }
    }

    /// Paints it, `size` points wide.
    pub fn paint(self, painter: &Painter, center: Pos2, size: f32, theme: &Theme) {
        text::paint_icon(painter, center, self.icon(), size, self.color(theme));
    }
}

/// Paints marks with their counts, ending at `right`; counts of zero are left out. Gives the left end.
pub fn counts(
    painter: &Painter,
    right: f32,
    middle: f32,
    theme: &Theme,
    counts: &[(Mark, usize)],
) -> f32 {
    let mut x = right;
    for &(mark, count) in counts.iter().rev().filter(|(_, count)| *count > 0) {
        let number =
            text::line(painter, &count.to_string(), theme.text.caption, theme.color.text_2);
        let rect = text::paint_right(painter, x, middle, &number);
        mark.paint(painter, pos2(rect.left() - 11.0, middle), 12.0, theme);
        x = rect.left() - 17.0 - 9.0;
    }
    x
}
