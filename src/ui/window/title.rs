//! What the window's frame says.

use eframe::egui::{Context, ViewportCommand};

use super::Window;
use crate::say;
use crate::ui::panels;
use crate::words::visible;

impl Window {
    pub(super) fn set_title(&mut self, ctx: &Context) {
        self.forget_notice(ctx);
        let program = say!(self.settings.language, "program-name");
        let title = self.session.current().map_or_else(
            || program.clone(),
            |open| format!("{} – {program}", visible(panels::file_name(open.name()))),
        );
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// The title that the window's frame shows.
    pub fn title(&self) -> &str {
        &self.title
    }
}
