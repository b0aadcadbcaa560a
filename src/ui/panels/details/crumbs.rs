//! A path as a line of steps.

use eframe::egui::{Painter, Pos2, pos2};

use crate::ui::icon;
use crate::ui::text::{self, Elide};
use crate::ui::theme::Theme;

/// Paints the path's first and last steps from `at` on, with an ellipsis for those that don't fit into `room`.
pub(super) fn paint(painter: &Painter, path: &str, at: Pos2, room: f32, theme: &Theme) {
    let color = &theme.color;
    let letters = theme.text.mono_small;
    let width = |step: &str| text::line(painter, step, letters, color.text_3).size().x + GAP;
    // The end of the path is looked at first: it may have a hundred thousand steps.
    let mut shown: Vec<&str> = path.rsplitn(MOST, '.').collect();
    shown.reverse();
    if shown.len() == MOST {
        let first = path.split('.').next().unwrap_or_default();
        shown.splice(..1, [first, "…"]);
    }
    let is_shortest =
        |shown: &[&str]| shown.len() < 3 || shown.len() == 3 && shown.get(1) == Some(&"…");
    while !is_shortest(&shown) && shown.iter().map(|step| width(step)).sum::<f32>() > room {
        if shown.get(1) == Some(&"…") {
            shown.remove(2);
        } else {
            shown.splice(1..2, ["…"]);
        }
    }
    let mut x = at.x;
    for (index, step) in shown.iter().enumerate() {
        let is_last = index + 1 == shown.len();
        let ink = if is_last { color.text_2 } else { color.text_3 };
        let galley = text::fitted(painter, step, letters, ink, at.x + room - x, Elide::Middle);
        x = text::paint(painter, x, at.y, &galley).right();
        if !is_last {
            let center = pos2(x + GAP / 2.0, at.y + 0.5);
            text::paint_icon(painter, center, icon::SEPARATOR, 10.0, color.icon);
            x += GAP;
        }
    }
}

const GAP: f32 = 16.0;

/// More steps than ever fit into a panel.
const MOST: usize = 16;
