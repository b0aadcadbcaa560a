//! The line at the bottom about what was just done, or could not be done.

use std::time::Duration;

use eframe::egui::Context;

use super::Window;

/// One line about what was just done, or could not be done.
pub(in crate::ui) struct Notice {
    pub(in crate::ui) words: String,
    pub(in crate::ui) is_trouble: bool,
    /// When it goes, in egui's seconds.
    until: f64,
}

impl Window {
    pub(super) fn tell(&mut self, ctx: &Context, words: String) {
        self.notice = Some(Notice { words, is_trouble: false, until: ctx.time() + 4.0 });
        ctx.request_repaint_after(Duration::from_secs(4));
    }

    pub(super) fn warn(&mut self, ctx: &Context, words: String) {
        self.notice = Some(Notice { words, is_trouble: true, until: ctx.time() + 12.0 });
    }

    pub(super) fn forget_notice(&mut self, ctx: &Context) {
        if self.notice.as_ref().is_some_and(|notice| notice.until < ctx.time()) {
            self.notice = None;
        }
    }
}
