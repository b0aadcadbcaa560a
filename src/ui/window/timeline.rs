//! The timeline as a file.

use std::sync::Arc;

use eframe::egui::{Context, Rect, Theme as Brightness, Ui};

use super::{Window, within};
use crate::report::Scheme;
use crate::say;
use crate::ui::gather::{Export, Exported, name_for};
use crate::ui::later::Later;
use crate::ui::panels::timeline::png;
use crate::ui::panels::{self, Scene};
use crate::ui::wish::{PictureForm, Tab, Wish};

impl Window {
    pub(super) fn draw_timeline(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        let Some(open) = self.session.current() else { return };
        within(ui, "timeline", rect, |ui| {
            let shown = (open, self.session.together());
            panels::timeline::draw(ui, rect, scene, shown, &mut self.timeline, wishes);
        });
    }

    /// Asks where to write the timeline's picture, in the colors of the window.
    pub(super) fn save_timeline(&mut self, ctx: &Context, form: PictureForm) {
        self.tab = Tab::Timeline;
        let Some(open) = self.session.current() else { return };
        let is_dark = ctx.theme() == Brightness::Dark;
        let scheme = if is_dark { Scheme::Dark } else { Scheme::Light };
        let language = self.settings.language;
        let look = (scheme, language, self.settings.clock);
        self.timeline.update(ctx, open, self.session.together());
        let (Some(n_bars), Some(made)) =
            (self.timeline.n_bars(), self.timeline.picture(ctx, look, open))
        else {
            let words = if self.timeline.is_coming() {
                say!(language, "timeline-coming")
            } else {
                say!(language, "timeline-none")
            };
            self.warn(ctx, words);
            return;
        };
        let extension = match form {
            PictureForm::Svg => "svg",
            PictureForm::Png if png::can_be_drawn(n_bars) => "png",
            PictureForm::Png => {
                self.warn(ctx, say!(language, "timeline-too-tall", count = n_bars));
                return;
            }
        };
        let name = name_for(open, extension);
        let empty = Export::of(open, Exported::Text(Arc::default()));
        let export = move || {
            let content = match form {
                PictureForm::Svg => Exported::Text(Arc::new(made())),
                PictureForm::Png => Exported::Bytes(png::picture(&made())?.into()),
            };
            Ok(Export { content, ..empty })
        };
        self.exporting = Some((name, Later::new(ctx, export)));
    }
}
