//! A list of rows of one height, scrolled by rows: exact however many there are.
//!
//! The top row is an integer and only what is out of sight of it a fraction, so that a list of a hundred
//! million rows scrolls as smoothly as one of ten. Only rows in sight are asked for.

use eframe::egui::{Painter, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::on_pixels;
use crate::ui::theme::Theme;

/// Where a list is scrolled to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    top: usize,
    /// The part of the top row that is out of sight, from 0 to 1.
    rest: f64,
    /// How many whole rows were in sight when it was last drawn.
    n_fitting: usize,
}

impl Scroll {
    /// The row at the top, which may be partly out of sight.
    pub fn top(self) -> usize {
        self.top
    }

    /// Scrolled so that `row` is the first.
    pub fn to(row: usize) -> Self {
        Self { top: row, ..Self::default() }
    }

    /// How many whole rows were in sight when it was last drawn.
    pub fn n_fitting(self) -> usize {
        self.n_fitting
    }

    /// By how many rows the keys for a page move: one less than fit, so that the eye finds its place again.
    pub fn page(self) -> usize {
        self.n_fitting.saturating_sub(1).max(1)
    }

    /// Brings `row` into sight, below `n_covered` rows at the top that something lies over. A row that is
    /// in sight stays where it is; one from far away comes with what surrounds it.
    pub fn reveal(&mut self, row: usize, n_covered: usize, n_fitting: usize) {
        if row < self.top + n_covered + usize::from(self.rest > 0.0) {
            let is_far = row + n_fitting < self.top;
            let n_above = if is_far { n_fitting / 3 } else { 1 };
            self.go_to(row.saturating_sub(n_covered + n_above));
        } else if row > self.top + n_fitting {
            self.go_to(row.saturating_sub((n_fitting / 3).max(n_covered + 1)));
        } else if row + 1 >= self.top + n_fitting {
            self.go_to((row + 2).saturating_sub(n_fitting));
        }
    }

    fn go_to(&mut self, row: usize) {
        (self.top, self.rest) = (row, 0.0);
    }

    /// Scrolls by so many rows; down, if positive.
    pub fn by(&mut self, n_rows: f64) {
        let place = self.rest + n_rows;
        let whole = place.floor();
        #[expect(clippy::cast_possible_truncation, reason = "nobody scrolls by that many rows")]
        let top = self.top.checked_add_signed(whole as isize);
        (self.top, self.rest) = top.map_or((0, 0.0), |top| (top, place - whole));
    }
}

/// How a row of a list stands out.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// It is what is selected.
    pub is_selected: bool,
    /// The keyboard acts on its list.
    pub has_focus: bool,
    /// The pointer is over it.
    pub is_hovered: bool,
}

impl Ground {
    /// Tints the row, and marks a selected one by a bar at its left.
    pub fn paint(self, painter: &Painter, row: Rect, theme: &Theme) {
        let color = &theme.color;
        let (fill, bar) = match self {
            Self { is_selected: true, has_focus: true, .. } => (color.selected, Some(color.accent)),
            Self { is_selected: true, .. } => (color.idle, Some(color.control_edge)),
            Self { is_hovered: true, .. } => (color.hover, None),
            Self { .. } => return,
        };
        painter.rect_filled(on_pixels(painter, row), 0.0, *fill);
        if let Some(ink) = bar {
            let bar = row.with_max_x(row.left() + 2.0);
            painter.rect_filled(on_pixels(painter, bar), 0.0, *ink);
        }
    }
}

/// A rectangle that a list is seen through.
#[derive(Clone, Copy, Debug)]
pub struct RowArea {
    /// Where it is.
    pub rect: Rect,
    /// The height of every row, in points.
    pub row_height: f32,
    /// How many rows there are.
    pub n_rows: usize,
}

impl RowArea {
    /// How many whole rows are in sight; at least one.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a panel's height is small"
    )]
    pub fn n_fitting(&self) -> usize {
        (self.rect.height() / self.row_height).floor().max(1.0) as usize
    }

    /// Draws the rows in sight with their bar, after the wheel was turned.
    pub fn show(
        &self,
        ui: &mut Ui,
        scroll: &mut Scroll,
        theme: &Theme,
        mut row_ui: impl FnMut(&mut Ui, usize, Rect),
    ) {
        self.turn(ui, scroll);
        ui.scope_builder(UiBuilder::new().max_rect(self.rect), |ui| {
            ui.set_clip_rect(self.rect.intersect(ui.clip_rect()));
            for (index, rect) in self.shown(*scroll) {
                row_ui(ui, index, rect);
            }
            self.bar(ui, scroll, theme);
        });
    }

    /// Scrolls as the wheel was turned over it, and not beyond the ends.
    pub fn turn(&self, ui: &Ui, scroll: &mut Scroll) {
        if ui.rect_contains_pointer(self.rect) {
            let wheel = ui.input(|input| input.smooth_scroll_delta().y);
            scroll.by(f64::from(-wheel) / f64::from(self.row_height));
        }
        self.stay_inside(scroll);
        scroll.n_fitting = self.n_fitting();
    }

    /// Each row in sight with its place, which may reach over the edges.
    pub fn shown(&self, scroll: Scroll) -> impl Iterator<Item = (usize, Rect)> + use<> {
        let Self { rect, row_height, n_rows } = *self;
        #[expect(clippy::cast_possible_truncation, reason = "less than a row")]
        let first = rect.top() - (scroll.rest * f64::from(row_height)) as f32;
        (scroll.top..n_rows)
            .enumerate()
            .map(move |(slot, index)| {
                let top = first + slot as f32 * row_height;
                let place = pos2(rect.left(), top);
                (index, Rect::from_min_size(place, vec2(rect.width(), row_height)))
            })
            .take_while(move |(_, place)| place.top() < rect.bottom())
    }

    /// Draws the scroll bar, over the rows. It can be dragged, and a click on its rail goes there.
    pub fn bar(&self, ui: &Ui, scroll: &mut Scroll, theme: &Theme) {
        let farthest = self.farthest();
        if farthest <= 0.0 {
            return;
        }
        let rail = self.rail();
        let response =
            ui.interact(rail, ui.scope_id().with("scroll bar"), Sense::DRAG | Sense::CLICK);
        #[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
        let length =
            (f64::from(rail.height()) * self.fitting() / self.n_rows as f64).max(24.0) as f32;
        let travel = rail.height() - length;
        if let (Some(at), true) = (response.interact_pointer_pos(), travel > 0.0) {
            let share = f64::from((at.y - rail.top() - length / 2.0) / travel).clamp(0.0, 1.0);
            scroll.go_to(0);
            scroll.by(share * farthest);
        }
        #[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
        let share = ((scroll.top as f64 + scroll.rest) / farthest).min(1.0) as f32;
        let is_lit = response.hovered() || response.dragged();
        let width = if is_lit { 6.0 } else { 4.0 };
        let min = pos2(rail.right() - 1.0 - width, rail.top() + share * travel);
        let handle = Rect::from_min_size(min, vec2(width, length));
        let color = if is_lit { theme.color.icon } else { theme.color.control_edge };
        ui.painter().rect_filled(handle, width / 2.0, *color);
    }

    /// Where the scroll bar runs.
    pub fn rail(&self) -> Rect {
        let Rect { min, max } = self.rect;
        Rect::from_min_max(pos2(max.x - 8.0, min.y + 2.0), max - vec2(0.0, 2.0))
    }

    /// The height on the rail that stands for a row: for marks beside the bar.
    pub fn rail_y(&self, row: usize) -> f32 {
        let rail = self.rail();
        #[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
        let share = ((row as f64 + 0.5) / (self.n_rows as f64).max(self.fitting())) as f32;
        rail.top() + share.min(1.0) * rail.height()
    }

    fn stay_inside(&self, scroll: &mut Scroll) {
        let mut last = Scroll::default();
        last.by(self.farthest());
        if (scroll.top, scroll.rest) > (last.top, last.rest) {
            (scroll.top, scroll.rest) = (last.top, last.rest);
        }
    }

    fn fitting(&self) -> f64 {
        f64::from(self.rect.height() / self.row_height)
    }

    /// How many rows it scrolls at most.
    fn farthest(&self) -> f64 {
        (self.n_rows as f64 - self.fitting()).max(0.0)
    }
}
