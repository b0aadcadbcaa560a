//! A border between two parts that can be dragged, or moved by arrow keys.

use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, accesskit::Role, vec2,
};

use crate::ui::theme;

/// The border; `line` is where it is seen.
#[derive(Clone, Copy, Debug)]
pub struct Splitter<'a> {
    /// What is called so becomes larger and smaller.
    pub name: &'a str,
    /// The border itself: thin, upright or lying.
    pub line: Rect,
    /// The edge across from it, on the axis that it moves along: the distance is the size.
    pub anchor: f32,
}

/// What was asked of a border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moved {
    /// What it borders on should be so large, in points.
    To(u16),
    /// As large as at first.
    Back,
}

/// How far from the line the pointer may be.
const REACH: f32 = 3.0;
/// How far an arrow key moves it.
const STEP: f32 = 16.0;

impl Splitter<'_> {
    /// Draws it; gives what was asked of it in this frame.
    pub fn put(self, ui: &Ui, id: Id) -> Option<Moved> {
        let is_upright = self.line.height() > self.line.width();
        let reach = if is_upright { vec2(REACH, 0.0) } else { vec2(0.0, REACH) };
        let response = ui.interact(self.line.expand2(reach), id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, self.name));
        let is_lit = response.hovered() || response.dragged() || response.has_focus();
        if is_lit {
            let width = if is_upright {
                vec2(2.0, self.line.height())
            } else {
                vec2(self.line.width(), 2.0)
            };
            let bar = Rect::from_center_size(self.line.center(), width);
            let bar = super::on_pixels(ui.painter(), bar);
            ui.painter().rect_filled(bar, 0.0, *theme::of(ui).color.accent);
        }
        let at = if is_upright { self.line.center().x } else { self.line.center().y };
        let to = |at: f32| Some(Moved::To(points((at - self.anchor).abs())));
        let asked = if response.double_clicked() {
            Some(Moved::Back)
        } else if response.dragged() {
            let pointer = response.interact_pointer_pos()?;
            to(if is_upright { pointer.x } else { pointer.y })
        } else if response.has_focus() {
            match key(ui, id, is_upright) {
                Some(Step::By(by)) => to(at + by),
                Some(Step::Back) => Some(Moved::Back),
                None => None,
            }
        } else {
            None
        };
        let cursor =
            if is_upright { CursorIcon::ResizeHorizontal } else { CursorIcon::ResizeVertical };
        response.on_hover_and_drag_cursor(cursor);
        asked
    }
}

enum Step {
    By(f32),
    Back,
}

fn key(ui: &Ui, id: Id, is_upright: bool) -> Option<Step> {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let [less, more] =
        if is_upright { [Key::ArrowLeft, Key::ArrowRight] } else { [Key::ArrowUp, Key::ArrowDown] };
    if pressed(less) {
        Some(Step::By(-STEP))
    } else if pressed(more) {
        Some(Step::By(STEP))
    } else {
        pressed(Key::Enter).then_some(Step::Back)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "points on a screen")]
fn points(size: f32) -> u16 {
    size.round() as u16
}
