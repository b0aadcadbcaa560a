//! The timeline as a file.

use std::sync::Arc;

use eframe::egui::{Context, Theme as Brightness};

use super::Window;
use crate::say;
use crate::ui::gather::{Export, name_for};
use crate::ui::later::Later;
use crate::ui::theme;
use crate::ui::wish::Tab;

impl Window {
    /// Asks where to write the timeline's picture, in the colors of the window.
    pub(super) fn save_timeline(&mut self, ctx: &Context) {
        self.tab = Tab::Timeline;
        let Some(open) = self.session.current() else { return };
        let is_dark = ctx.theme() == Brightness::Dark;
        let theme = if is_dark { theme::dark() } else { theme::light() };
        let look = (theme, self.settings.language, self.settings.clock);
        self.timeline.update(ctx, open);
        let Some(made) = self.timeline.picture(ctx, look, open) else {
            let language = self.settings.language;
            let words = if self.timeline.is_coming() {
                say!(language, "timeline-coming")
            } else {
                say!(language, "timeline-none")
            };
            self.warn(ctx, words);
            return;
        };
        let name = name_for(open, "svg");
        let empty = Export::of(open, Arc::default());
        let export = move || Export { text: Arc::new(made()), ..empty };
        self.exporting = Some((name, Later::new(ctx, export)));
    }
}
