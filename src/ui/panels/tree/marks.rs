//! Marks beside the scroll bar: where something was found, and where something is wrong.

use eframe::egui::{Painter, Rect, pos2, vec2};

use super::TreeView;
use crate::analysis::Severity;
use crate::session::Open;
use crate::ui::theme::Theme;
use crate::ui::widgets;
use crate::ui::widgets::rows::RowArea;

/// How many points of the bar one mark stands for.
const SLICE: f32 = 2.0;

/// Paints the marks, if there are more rows than fit.
pub(super) fn paint(
    painter: &Painter,
    area: &RowArea,
    open: &Open,
    view: &mut TreeView,
    theme: &Theme,
) {
    if open.rows().len() <= area.n_fitting() {
        return;
    }
    let rail = area.rail();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a panel's height is small"
    )]
    let n_slices = (rail.height() / SLICE).max(1.0) as usize;
    let slices = view.overview(open, n_slices);
    let height = rail.height() / slices.len().max(1) as f32;
    for (index, slice) in slices.iter().enumerate() {
        let middle = rail.top() + (index as f32 + 0.5) * height;
        let mark = |left: f32, width: f32| {
            let rect = Rect::from_min_size(pos2(left, middle - 1.5), vec2(width, 3.0));
            widgets::on_pixels(painter, rect)
        };
        if slice.has_hit {
            painter.rect_filled(mark(rail.left(), 3.0), 0.0, *theme.color.current_match);
        }
        let color = match slice.severity {
            Some(Severity::Error) => theme.color.error.ink,
            Some(Severity::Warning) => theme.color.warning.ink,
            Some(Severity::Info) | None => continue,
        };
        painter.rect_filled(mark(rail.right() - 4.0, 3.0), 0.0, *color);
    }
}
