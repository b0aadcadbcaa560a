//! What is pinned in the shown payload, and what was written about it, in the order of the document.

mod row;

use eframe::egui::{Rect, Ui};

use super::Scene;
use crate::say;
use crate::session::{Open, Target};
use crate::ui::text;
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::wish::{Pane, Wish};
use crate::words::Language;

/// Where the list is scrolled to.
#[derive(Debug, Default)]
pub struct NotesView {
    last_row: Option<usize>,
    pub(in crate::ui) scroll: Scroll,
}

/// The height of a row.
const ROW: f32 = 26.0;

/// What a glance at it tells.
pub(in crate::ui) fn told(open: &Open, language: Language) -> Option<String> {
    open.has_other_s_notes().then(|| say!(language, "note-of-other"))
}

/// What is pinned so many rows further on than what is selected; of lost pins none is.
pub(in crate::ui) fn step(open: &Open, by: isize) -> Option<Target> {
    let targets: Vec<Target> = open.pins().iter().filter_map(|pinned| pinned.target).collect();
    let last = targets.len().checked_sub(1)?;
    let at = targets.iter().position(|target| Some(*target) == open.selected());
    targets.get(at.map_or(0, |at| at.saturating_add_signed(by).min(last))).copied()
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    open: &Open,
    view: &mut NotesView,
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    super::pane_ui(ui, Pane::Notes, rect, scene, wishes, |ui, wishes| {
        let pins = open.pins();
        if pins.is_empty() {
            let words = say!(scene.language, "note-none");
            let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
            text::paint(ui.painter(), rect.left() + theme.size.edge, rect.top() + 22.0, &galley);
            return;
        }
        let area = RowArea { rect, row_height: ROW, n_rows: pins.len() };
        let selected = open.selected();
        let row = pins.iter().position(|it| it.target.is_some() && it.target == selected);
        if view.last_row != row
            && let Some(row) = row
        {
            view.scroll.reveal(row, 0, area.n_fitting());
        }
        view.last_row = row;
        area.show(ui, &mut view.scroll, theme, |ui, index, place| {
            let Some(pinned) = pins.get(index) else { return };
            let shown = row::Shown { pinned, index, is_selected: row == Some(index) };
            row::draw(ui, place, scene, (open, &shown), wishes);
        });
    });
}
