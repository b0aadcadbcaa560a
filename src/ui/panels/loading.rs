//! How far reading has come: in words, as a bar, and in the rows that are there already.

use std::time::Duration;

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Scene;
use crate::progress::{Reached, Stage};
use crate::report::size;
use crate::say;
use crate::session::{EarlyRow, Open};
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::words::{Language, visible};

/// What takes no longer than this is told without numbers, so that nothing flickers.
const A_MOMENT: Duration = Duration::from_millis(200);

/// How far the reading of something has come that takes a while.
pub(super) fn reached(open: &Open) -> Option<Reached> {
    open.loading().filter(|(_, age)| *age > A_MOMENT).map(|(reached, _)| reached)
}

/// How far it has come, in words.
pub(super) fn words(reached: Reached, language: Language) -> String {
    let (done, all) = (size(reached.n_bytes), size(reached.of));
    // A list is narrow: a unit that both have stands once.
    let unit = all.rsplit_once(' ').map_or("", |(_, unit)| unit);
    let done = done.strip_suffix(unit).unwrap_or(&done).trim_end();
    match reached.stage {
        Stage::Waiting => say!(language, "loading-waiting"),
        Stage::Reading => say!(language, "loading-reading", done = done, all = all),
        Stage::Parsing => say!(language, "loading-parsing", done = done, all = all),
        Stage::Checking => say!(language, "loading-checking"),
    }
}

/// The same, with the nodes that there are.
pub(super) fn words_with_nodes(reached: Reached, language: Language) -> String {
    let words = words(reached, language);
    match reached.n_nodes {
        0 => words,
        count => format!("{words} · {}", say!(language, "n-nodes", count = count)),
    }
}

/// A bar of how far this stage has come.
pub(super) fn bar_ui(ui: &Ui, rect: Rect, scene: &Scene, reached: Reached) {
    let share = if reached.of == 0 { 0.0 } else { reached.n_bytes as f64 / reached.of as f64 };
    #[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
    let share = share.min(1.0) as f32;
    let color = &scene.theme.color;
    let radius = rect.height() / 2.0;
    ui.painter().rect_filled(rect, radius, *color.idle);
    let done = rect.with_max_x(rect.left() + rect.width() * share);
    ui.painter().rect_filled(done, radius, *color.accent);
    let response = ui.interact(rect, ui.scope_id().with("progress"), Sense::hover());
    response.widget_info(|| {
        let mut info =
            WidgetInfo::labeled(Role::ProgressIndicator, true, words(reached, scene.language));
        info.value = Some(f64::from(share));
        info
    });
}

/// The first rows of what is still being read, faint: nothing can be done with them yet.
pub(super) fn early_rows_ui(ui: &Ui, area: Rect, scene: &Scene, rows: &[EarlyRow]) {
    const INDENT: f32 = 16.0;
    let theme = scene.theme;
    let color = &theme.color;
    let painter = ui.painter();
    let note = say!(scene.language, "loading-early");
    widgets::hline(painter, area.left(), area.right(), area.top(), color.hairline);
    let left = area.left() + theme.size.edge;
    let line = text::line(painter, &note, theme.text.caption, color.text_3);
    let head = area.top() + theme.size.column_head / 2.0;
    text::paint(painter, left, head, &line);
    let top = area.top() + theme.size.column_head;
    let column = left + (area.width() * 0.4).clamp(200.0, 420.0);
    let places = (0..).map(|index| top + index as f32 * theme.size.tree_row);
    for (row, top) in rows.iter().zip(places).take_while(|(_, top)| *top < area.bottom()) {
        let middle = top + theme.size.tree_row / 2.0;
        let x = left + row.depth as f32 * INDENT;
        let cell = |x: f32, right: f32, words: &str| {
            let words = visible(words);
            let (letters, ink) = (theme.text.mono, color.text_3);
            let galley = text::fitted(painter, &words, letters, ink, right - x, Elide::End);
            text::paint(painter, x, middle, &galley);
        };
        if x < column - 40.0 {
            cell(x, column - 12.0, &row.name);
        }
        cell(column, area.right() - theme.size.edge, &row.value);
    }
    let rect = Rect::from_min_size(pos2(left, head - 8.0), vec2(line.size().x, 16.0));
    let response = ui.interact(rect, ui.scope_id().with("early"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &note));
}
