//! The mark of a row that is pinned, before everything else in it.

use eframe::egui::{Painter, Rect, pos2};

use crate::say;
use crate::session::Pin;
use crate::ui::icon;
use crate::ui::text;
use crate::ui::theme::Theme;
use crate::words::{Language, visible};

/// How much of the row is the mark's.
pub(super) const WIDTH: f32 = 16.0;

/// Paints it: another one where something was written.
pub(super) fn paint(painter: &Painter, rect: Rect, pin: &Pin, theme: &Theme) {
    let icon = if pin.note.is_empty() { icon::PIN } else { icon::NOTE };
    let center = pos2(rect.left() + 9.0, rect.center().y);
    text::paint_icon(painter, center, icon, 12.0, theme.color.text_2);
}

/// What it tells those who can't see it.
pub(super) fn spoken(pin: &Pin, language: Language) -> String {
    if pin.note.is_empty() {
        return say!(language, "pin-plain");
    }
    say!(language, "pin-noted", note = visible(&pin.note).into_owned())
}
