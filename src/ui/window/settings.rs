//! Wishes about the settings.

use eframe::egui::{Context, ThemePreference};

use super::Window;
use crate::report::Clock;
use crate::session::Action;
use crate::ui::panels;
use crate::ui::settings::Settings;
use crate::words::Language;

impl Window {
    pub(super) fn speak(&mut self, language: Language) {
        self.settings.language = language;
        self.session.apply(Action::Speak(language));
    }

    pub(super) fn show_times(&mut self, clock: Clock) {
        self.settings.clock = clock;
        self.session.apply(Action::TellTimes(clock));
    }

    pub(super) fn use_theme(&mut self, ctx: &Context, theme: ThemePreference) {
        self.settings.theme = theme;
        ctx.set_theme(theme);
    }

    /// Larger, smaller, or with 0 as at first.
    pub(super) fn zoom(&mut self, ctx: &Context, by: i8) {
        let zoom = self.settings.zoom.saturating_add_signed(i16::from(by) * 10);
        self.zoom_to(ctx, if by == 0 { 100 } else { zoom });
    }

    pub(super) fn zoom_to(&mut self, ctx: &Context, zoom: u16) {
        self.settings.zoom = zoom.clamp(50, 300);
        ctx.set_zoom_factor(f32::from(self.settings.zoom) / 100.0);
    }

    /// Everything as at first, but for the language: words that nobody can read are no comfort.
    pub(super) fn reset_settings(&mut self, ctx: &Context) {
        let language = self.settings.language;
        let defaults = Settings { language, ..Settings::default() };
        self.use_theme(ctx, defaults.theme);
        self.zoom_to(ctx, defaults.zoom);
        self.judge(defaults.policy.clone());
        self.show_times(defaults.clock);
        self.settings = defaults;
    }

    pub(super) fn toggle_settings(&mut self, ctx: &Context) {
        self.shows_settings = !self.shows_settings;
        if self.shows_settings {
            ctx.memory_mut(|memory| memory.request_focus(panels::settings::id()));
        }
    }
}
