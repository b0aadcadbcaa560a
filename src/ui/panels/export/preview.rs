//! What comes out of an export, line by line.

use std::sync::Arc;

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{ExportView, Outcome};
use crate::convert::Converted;
use crate::say;
use crate::session::Open;
use crate::ui::panels::{Scene, scrolled_by_keys, source};
use crate::ui::prose;
use crate::ui::text::{self, part};
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::wish::Pane;
use crate::ui::wrap::{Letters, Wrapping};
use crate::words::Language;

/// Draws the text, or why there is none.
pub(super) fn preview_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    open: &Open,
    view: &mut ExportView,
) {
    let theme = scene.theme;
    let color = &theme.color;
    match view.made.as_ref().map(|made| &made.outcome) {
        None => {
            let words = say!(scene.language, "export-converting");
            let galley = text::line(ui.painter(), &words, theme.text.row, color.text_3);
            text::paint(ui.painter(), rect.left() + 16.0, rect.top() + 20.0, &galley);
        }
        Some(Outcome::Refused { en, zh }) => {
            let sentence = match scene.language {
                Language::En => en,
                Language::Zh => zh,
            };
            let place = pos2(rect.left() + 23.0, rect.top() + 20.0);
            Mark::Error.paint(ui.painter(), place, 14.0, theme);
            let parts = prose::parts(sentence, theme.text.prose, theme.text.mono, color.text_1);
            let galley = text::paragraph(ui.painter(), &parts, rect.width() - 60.0, 8);
            let place = pos2(rect.left() + 40.0, rect.top() + 10.0);
            said(ui, Rect::from_min_size(place, galley.size()), &sentence.to_string());
            ui.painter().galley(place, galley, *color.text_1);
        }
        Some(Outcome::Text { text, converted }) => {
            let top = not_kept_ui(ui, rect, scene, open, converted);
            let body = rect.with_min_y(rect.top() + top);
            lines_ui(ui, body, scene, text, (&mut view.wrapping, &mut view.scroll));
        }
    }
}

/// Draws what isn't kept above the text; gives the height it takes.
fn not_kept_ui(ui: &mut Ui, rect: Rect, scene: &Scene, open: &Open, converted: &Converted) -> f32 {
    const MOST: usize = 3;
    let theme = scene.theme;
    let Some(analysis) = open.analysis().filter(|_| !converted.not_kept.is_empty()) else {
        return 0.0;
    };
    let n_losses = converted.not_kept.len();
    let n_shown = n_losses.min(MOST);
    let more = |n_shown: usize| {
        let n_more = n_losses.saturating_sub(n_shown);
        (n_more > 0).then(|| say!(scene.language, "export-more-losses", count = n_more))
    };
    let below = more(n_shown);
    let height = 14.0 + 18.0 * (n_shown + usize::from(below.is_some())) as f32;
    let strip = Rect::from_min_size(rect.min + vec2(8.0, 8.0), vec2(rect.width() - 16.0, height));
    widgets::pane::strip(ui.painter(), strip, theme.color.warning, theme);
    let mut y = strip.top() + 16.0;
    for loss in converted.not_kept.iter().take(n_shown) {
        let sentence = loss.sentence(analysis, scene.language);
        let parts = prose::parts(&sentence, theme.text.row, theme.text.mono, theme.color.text_1);
        let galley = text::parts(ui.painter(), &parts, strip.width() - 40.0);
        Mark::Warning.paint(ui.painter(), pos2(strip.left() + 15.0, y), 12.0, theme);
        text::paint(ui.painter(), strip.left() + 28.0, y, &galley);
        y += 18.0;
    }
    if let Some(words) = below {
        let parts = [part(&words, theme.text.row, theme.color.text_2)];
        let galley = text::parts(ui.painter(), &parts, strip.width() - 40.0);
        text::paint(ui.painter(), strip.left() + 28.0, y, &galley);
    }
    let told = converted.not_kept.iter().take(MOST_TOLD);
    let told = told.map(|loss| loss.sentence(analysis, scene.language).to_string());
    let all: Vec<String> = told.chain(more(MOST_TOLD)).collect();
    said(ui, strip, &all.join("\n"));
    height + 8.0
}

/// As many losses as fit into a tooltip.
const MOST_TOLD: usize = 20;

/// Says to those who can't see it what stands in `rect`, and in a tooltip what has no room there.
fn said(ui: &Ui, rect: Rect, words: &str) {
    let response = ui.interact(rect, ui.scope_id().with("told"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, words));
    response.on_hover_ui(|ui| {
        let theme = theme::of(ui);
        let parts = [part(words, theme.text.row, theme.color.text_1)];
        let galley = text::paragraph(ui.painter(), &parts, 560.0, 2 * MOST_TOLD);
        let (_, place) = ui.allocate_space(galley.size());
        ui.painter().galley(place.min, galley, *theme.color.text_1);
    });
}

/// The text, numbered; only rows in sight are laid out.
fn lines_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    text: &Arc<String>,
    (wrapping, scroll): (&mut Wrapping, &mut Scroll),
) {
    let theme = scene.theme;
    let n_columns = source::n_columns(ui, rect.width() - GUTTER - 24.0, scene);
    wrapping.turn(ui.ctx(), n_columns, text, |text| text.as_str());
    let rows = wrapping.rows();
    let area = RowArea { rect, row_height: theme.size.source_row, n_rows: rows.len() };
    scroll.by(scrolled_by_keys(ui, Pane::Export, area.n_fitting()));
    area.show(ui, scroll, theme, |ui, index, row| {
        let middle = row.center().y + 4.0;
        let line = rows.line(index);
        if let Some(number) = line {
            let number = number.to_string();
            let galley = text::line(ui.painter(), &number, theme.text.mono, theme.color.text_3);
            text::paint_right(ui.painter(), row.left() + GUTTER - 12.0, middle, &galley);
        }
        let letters = Letters::new(text.get(rows.range(index)).unwrap_or_default());
        let parts = match line {
            Some(_) => line_parts(&letters.text, scene),
            None => vec![part(&letters.text, theme.text.mono, theme.color.text_1)],
        };
        let galley = text::parts(ui.painter(), &parts, f32::INFINITY);
        text::paint(ui.painter(), row.left() + GUTTER, middle, &galley);
    });
}

/// The room for line numbers.
const GUTTER: f32 = 50.0;

/// Names and marks are quieter than values.
fn line_parts<'a>(line: &'a str, scene: &Scene) -> Vec<text::Part<'a>> {
    let letters = scene.theme.text.mono;
    let color = &scene.theme.color;
    let quiet = color.text_2;
    let trimmed = line.trim_start();
    if trimmed.starts_with('"')
        && let Some(colon) = line.find("\": ")
    {
        let (name, value) = line.split_at(colon + 2);
        return vec![part(name, letters, quiet), part(value, letters, color.text_1)];
    }
    if trimmed.starts_with('<')
        && let (Some(open), Some(close)) = (line.find('>'), line.rfind("</"))
        && open < close
    {
        let (start, rest) = line.split_at(open + 1);
        let (value, end) = rest.split_at(close - open - 1);
        return vec![
            part(start, letters, quiet),
            part(value, letters, color.text_1),
            part(end, letters, quiet),
        ];
    }
    let is_mark = trimmed.starts_with('<') || trimmed.len() <= 2;
    vec![part(line, letters, if is_mark { quiet } else { color.text_1 })]
}
