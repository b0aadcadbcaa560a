//! The window with nothing open: where to drop, what to press, samples to try.

use std::path::PathBuf;

use eframe::egui::{Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::{Scene, recent};
use crate::say;
use crate::ui::command::Command;
use crate::ui::text;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{self};
use crate::ui::wish::Wish;
use crate::ui::{icon, samples};

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    area: Rect,
    scene: &Scene,
    has_drops: bool,
    recent: &[PathBuf],
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let color = &theme.color;
    let language = scene.language;
    ui.painter().rect_filled(area, 0.0, *color.canvas);
    let samples = samples::offered(language);
    let sample_buttons: Vec<_> =
        samples.iter().map(|(file, words)| (Button::new(words), *file)).collect();
    let sample_lines = lines(ui, &sample_buttons, area.width() - 32.0);
    let below = SAMPLES + SAMPLE * sample_lines.len() as f32;
    let size = vec2(602.0_f32.min(area.width() - 48.0), 286.0_f32.min(area.height() - 140.0));
    let recent = recent_that_fit(recent, area.height() - 24.0 - size.y - below);
    let n_recent_lines = if recent.is_empty() { 0 } else { recent.len() + 1 };
    let whole = size.y + below + recent::LINE * n_recent_lines as f32;
    let center = pos2(area.center().x, area.center().y - whole / 2.0 + size.y / 2.0 + 8.0);
    let target = Rect::from_center_size(center.round(), size);
    let painter = ui.painter().clone();
    painter.rect_filled(target, theme.size.radius_overlay, *color.panel);
    widgets::dashed(
        &painter,
        target,
        theme.size.radius_overlay,
        Stroke::new(1.5, *color.control_edge),
        7.0,
    );
    let x = target.center().x;
    let mut y = target.top() + 62.0;
    text::paint_icon(&painter, pos2(x, y), icon::DROP, 40.0, color.accent);
    let center = |words: &str, letters, ink: crate::ui::theme::Color, y: f32| {
        let galley = text::line(&painter, words, letters, ink);
        text::paint(&painter, (x - galley.size().x / 2.0).round(), y, &galley);
    };
    y += 51.0;
    let (title, kinds) = if has_drops {
        (say!(language, "empty-title"), say!(language, "empty-kinds"))
    } else {
        (say!(language, "empty-title-no-drops"), say!(language, "empty-no-drops"))
    };
    center(&title, theme.text.title, color.text_1, y);
    y += 27.0;
    center(&kinds, theme.text.prose, color.text_2, y);
    let open = Command::Open.words(language);
    let paste = Command::Paste.words(language);
    let catalog = Command::ShowCatalog.words(language);
    let buttons = [
        (Button::new(&open).icon(icon::OPEN).primary(), Command::Open),
        (Button::new(&paste).icon(icon::PASTE), Command::Paste),
        (Button::new(&catalog).icon(icon::DOCUMENTED), Command::ShowCatalog),
    ];
    y += 46.0;
    let keys = [Command::Open, Command::Paste].map(|command| command.keys_text(ui));
    let [open_keys, paste_keys] = keys;
    let hint = say!(language, "empty-keys", open = open_keys, paste = paste_keys);
    center(&hint, theme.text.row, color.text_3, y + 38.0);
    let mut below = target.bottom() + 35.0;
    if !samples.is_empty() {
        center(&say!(language, "empty-samples"), theme.text.row, color.text_3, below);
    }
    below += 32.0;
    for (button, command) in
        row_of(ui, &buttons.map(|(button, command)| (button, command)), pos2(x, y))
    {
        if button {
            wishes.push(Wish::Run(command));
        }
    }
    for line in sample_lines {
        for (is_clicked, file) in row_of(ui, line, pos2(x, below)) {
            if is_clicked {
                wishes.push(Wish::Sample(file.to_owned()));
            }
        }
        below += SAMPLE;
    }
    if !recent.is_empty() {
        let list = Rect::from_min_max(pos2(target.left(), below - 8.0), area.max);
        recent::list_ui(ui, list.with_max_x(target.right()), scene, recent, wishes);
    }
}

/// The height of what stands above the sample buttons and below them, and of a line of buttons.
const SAMPLES: f32 = 59.0;
const SAMPLE: f32 = 36.0;

/// Most recent files that are shown.
const MOST_RECENT: usize = 5;

fn recent_that_fit(recent: &[PathBuf], height: f32) -> &[PathBuf] {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
    let n_lines = (height / recent::LINE).max(0.0) as usize;
    let n_shown = n_lines.saturating_sub(1).min(MOST_RECENT).min(recent.len());
    recent.get(..n_shown).unwrap_or_default()
}

/// Breaks a row of buttons where it would be wider than `width`.
fn lines<'b, 'w, T>(
    ui: &Ui,
    buttons: &'b [(Button<'w>, T)],
    width: f32,
) -> Vec<&'b [(Button<'w>, T)]> {
    let total: f32 = buttons.iter().map(|(button, _)| button.size(ui).x + GAP).sum();
    if total <= width {
        return vec![buttons];
    }
    let (first, second) = buttons.split_at(buttons.len().div_ceil(2));
    vec![first, second]
}

const GAP: f32 = 8.0;

/// Draws buttons in a row around `middle`; gives for each whether it was clicked.
fn row_of<T: Copy>(ui: &mut Ui, buttons: &[(Button<'_>, T)], middle: Pos2) -> Vec<(bool, T)> {
    let sizes: Vec<Vec2> = buttons.iter().map(|(button, _)| button.size(ui)).collect();
    let total = sizes.iter().map(|size| size.x + GAP).sum::<f32>() - GAP;
    let mut x = (middle.x - total / 2.0).round();
    let mut clicked = Vec::new();
    for ((button, what), size) in buttons.iter().zip(sizes) {
        let rect = Rect::from_min_size(pos2(x, middle.y - size.y / 2.0), size);
        clicked.push((button.put(ui, rect).clicked(), *what));
        x += size.x + GAP;
    }
    clicked
}
