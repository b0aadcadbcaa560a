//! The window with nothing open: where to drop, what to press, samples to try.

use std::path::PathBuf;

use eframe::egui::{Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::look_up;
use super::{Scene, recent};
use crate::samples;
use crate::say;
use crate::ui::command::Command;
use crate::ui::icon;
use crate::ui::text;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{self};
use crate::ui::window::Window;
use crate::ui::wish::Wish;

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    area: Rect,
    scene: &Scene,
    window: &mut Window,
    wishes: &mut Vec<Wish>,
) {
    let mut look_up = std::mem::take(window.look_up_mut());
    let theme = scene.theme;
    let color = &theme.color;
    let language = scene.language;
    ui.painter().rect_filled(area, 0.0, *color.canvas);
    let samples = samples::offered(language);
    let sample_buttons: Vec<_> =
        samples.iter().map(|(file, words)| (Button::new(words), *file)).collect();
    let sample_lines = lines(ui, &sample_buttons, area.width() - 32.0);
    let below = SAMPLES + SAMPLE * sample_lines.len() as f32;
    let size = vec2(602.0_f32.min(area.width() - 48.0), (274.0_f32).min(area.height() - 192.0));
    let shown_recent = recent_that_fit(window.recent(), area.height() - 24.0 - size.y - below);
    let n_recent_lines = if shown_recent.is_empty() { 0 } else { shown_recent.len() + 1 };
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
    let (title, kinds) = if window.has_drops() {
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
    let field = Rect::from_min_size(
        pos2(target.left(), target.bottom() + GAP_ABOVE_FIELD),
        vec2(size.x, look_up::FIELD),
    );
    look_up.field_ui(ui, field, scene, &Command::Find.keys_text(ui));
    for (button, command) in
        row_of(ui, &buttons.map(|(button, command)| (button, command)), pos2(x, y))
    {
        if button {
            wishes.push(Wish::Run(command));
        }
    }
    if look_up.is_used() {
        let answer = Rect::from_min_max(pos2(field.left(), field.bottom() + 12.0), area.max);
        let answer = answer.with_max_x(field.right()).with_max_y(area.bottom() - 8.0);
        let catalog = window.session().analyzer().catalog();
        look_up.answer_ui(ui, answer, scene, catalog, wishes);
    } else {
        let recent = Rect::from_min_max(pos2(target.left(), field.bottom()), area.max)
            .with_max_x(target.right());
        others_ui(ui, recent, scene, &sample_lines, shown_recent, wishes);
    }
    *window.look_up_mut() = look_up;
}

/// What else there is to open: samples, and what was opened recently.
fn others_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    sample_lines: &[&[(Button<'_>, &'static str)]],
    recent: &[PathBuf],
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let x = rect.center().x;
    let mut below = rect.top() + 31.0;
    if !sample_lines.is_empty() {
        let words = say!(scene.language, "empty-samples");
        let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
        text::paint(ui.painter(), (x - galley.size().x / 2.0).round(), below, &galley);
    }
    below += 32.0;
    for line in sample_lines {
        for (is_clicked, file) in row_of(ui, line, pos2(x, below)) {
            if is_clicked {
                wishes.push(Wish::Sample(file.to_owned()));
            }
        }
        below += SAMPLE;
    }
    if !recent.is_empty() {
        recent::list_ui(ui, rect.with_min_y(below - 8.0), scene, recent, wishes);
    }
}

const GAP_ABOVE_FIELD: f32 = 16.0;

/// The height of what stands above the sample buttons and below them, and of a line of buttons.
const SAMPLES: f32 = 55.0 + GAP_ABOVE_FIELD + look_up::FIELD;
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
