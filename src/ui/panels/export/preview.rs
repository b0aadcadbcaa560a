//! What comes out of an export, line by line.

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{ExportView, Outcome};
use crate::convert::Converted;
use crate::say;
use crate::session::Open;
use crate::ui::panels::Scene;
use crate::ui::panels::lines::Marked;
use crate::ui::prose;
use crate::ui::text::{self, part};
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::mark::Mark;
use crate::ui::wish::Pane;
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
        Some(Outcome::Text { text, converted, stand_ins, .. }) => {
            let top = not_kept_ui(ui, rect, scene, open, converted);
            let body = rect.with_min_y(rect.top() + top);
            view.lines.ui(ui, body, scene, (Pane::Export, text, Marked::These(stand_ins)));
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
