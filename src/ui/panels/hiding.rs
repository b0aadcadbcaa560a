//! What is hidden in something that is handed on: from whom, or thing by thing.

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::Scene;
use crate::redact::{Recipient, Secret, Secrets, Tally};
use crate::say;
use crate::ui::text::{self, part};
use crate::ui::widgets::choice;
use crate::words::Language;

/// The step from one choice to the next.
const STEP: f32 = 22.0;

/// Draws the choice in `place`, from its top on, with how much it changed; gives the height it takes.
pub(super) fn hiding_ui(
    ui: &mut Ui,
    place: Rect,
    scene: &Scene,
    hidden: &mut Secrets,
    tally: Option<Tally>,
) -> f32 {
    let (language, theme) = (scene.language, scene.theme);
    let presets = [
        (Secrets::NONE, say!(language, "hide-nothing")),
        (Recipient::Vendor.secrets(), say!(language, "hide-for-vendor")),
        (Recipient::Public.secrets(), say!(language, "hide-for-public")),
    ];
    let own = say!(language, "hide-own-choice");
    let current = presets.iter().position(|(secrets, _)| secrets == hidden);
    let mut words: Vec<&str> = presets.iter().map(|(_, words)| words.as_str()).collect();
    if current.is_none() {
        words.push(&own);
    }
    let field = Rect::from_min_size(place.min, vec2(place.width(), 26.0));
    let name = say!(language, "hide");
    let index = current.unwrap_or(presets.len());
    if let Some((secrets, _)) =
        choice::drop_down(ui, field, &words, index, &name).and_then(|index| presets.get(index))
    {
        *hidden = *secrets;
    }
    let mut y = field.bottom() + 16.0;
    if *hidden == Secrets::NONE {
        return y - 11.0 - place.top();
    }
    for secret in Secret::ALL {
        let is_hidden = hidden.has(secret);
        let words = words_of(secret, language);
        if choice::checkbox(ui, pos2(place.left(), y), &words, is_hidden) {
            *hidden = hidden.with(secret, !is_hidden);
        }
        if let Some(tally) = tally.filter(|_| is_hidden) {
            let (letters, ink) = (theme.text.row, theme.color.text_3);
            let count = tally.n_with(secret).to_string();
            let galley = text::line(ui.painter(), &count, letters, ink);
            text::paint_right(ui.painter(), place.right() - 4.0, y, &galley);
        }
        y += STEP;
    }
    if let Some(count @ 1..) = tally.map(|tally| tally.n_telling_ids) {
        let words = say!(language, "redact-telling-ids", count = count);
        let parts = [part(&words, theme.text.row, theme.color.warning.ink)];
        let galley = text::paragraph(ui.painter(), &parts, place.width(), 3);
        let height = galley.size().y;
        ui.painter().galley(pos2(place.left(), y - 8.0), galley, *theme.color.text_2);
        y += height;
    }
    y - place.top()
}

/// What a secret is called.
fn words_of(secret: Secret, language: Language) -> String {
    match secret {
        Secret::Bucket => say!(language, "secret-bucket"),
        Secret::Object => say!(language, "secret-object"),
        Secret::Id => say!(language, "secret-id"),
        Secret::Words => say!(language, "secret-words"),
        Secret::Parameters => say!(language, "secret-parameters"),
        Secret::Contact => say!(language, "secret-contact"),
    }
}
