//! What goes to the clipboard and into files. What is large is made ready off the window's thread.

use std::sync::Arc;

use eframe::egui::Context;

use super::Window;
use crate::analysis::Analysis;
use crate::say;
use crate::session::Target;
use crate::ui::later::Later;
use crate::ui::wish::{Tab, Wish};

/// From this size on a text is made ready in the background.
const LARGE: usize = 1024 * 1024;

impl Window {
    /// Copies what `read` makes of the selection.
    pub(super) fn copy_selected(
        &mut self,
        ctx: &Context,
        read: fn(&Analysis, Target) -> Option<String>,
    ) {
        let Some(open) = self.session.current() else { return };
        let (Some(analysis), Some(target)) = (open.analysis(), open.selected()) else { return };
        if analysis.document().node(target.node()).span().len() < LARGE {
            if let Some(text) = read(analysis, target) {
                self.copy(ctx, text);
            }
        } else {
            let analysis = Arc::clone(analysis);
            self.copy_later(ctx, move || read(&analysis, target));
        }
    }

    /// Copies the export; if it is still being made, once it is there.
    pub(super) fn copy_export(&mut self, ctx: &Context) {
        match self.session.current().and_then(|open| self.export.text(ctx, open)) {
            Some(text) if text.len() < LARGE => self.copy(ctx, text.as_str().to_owned()),
            Some(text) => self.copy_later(ctx, move || Some(text.as_str().to_owned())),
            None => self.await_export(ctx, Wish::CopyExport),
        }
    }

    /// Asks where to write the export; if it is still being made, once it is there.
    pub(super) fn save_export(&mut self, ctx: &Context) {
        self.tab = Tab::Export;
        let Some(open) = self.session.current() else { return };
        let name = self.export.file_name(open);
        match self.export.text(ctx, open) {
            Some(text) => {
                let title = say!(self.settings.language, "dialog-save");
                self.dialogs.save(ctx, &title, &name, text);
            }
            None => self.await_export(ctx, Wish::SaveExport),
        }
    }

    fn await_export(&mut self, ctx: &Context, wish: Wish) {
        self.tab = Tab::Export;
        if self.export.await_text(wish) {
            self.tell(ctx, say!(self.settings.language, "export-converting"));
        }
    }

    pub(super) fn copy(&mut self, ctx: &Context, text: String) {
        let shown: String =
            text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
        ctx.copy_text(text);
        self.tell(ctx, say!(self.settings.language, "notice-copied", text = shown));
    }

    fn copy_later(
        &mut self,
        ctx: &Context,
        read: impl FnOnce() -> Option<String> + Send + 'static,
    ) {
        self.copying = Some(Later::new(ctx, read));
        self.tell(ctx, say!(self.settings.language, "notice-copying"));
    }

    /// Copies what has been made ready meanwhile.
    pub(super) fn take_copied(&mut self, ctx: &Context) {
        let Some(copied) = self.copying.as_ref().and_then(Later::take) else { return };
        self.copying = None;
        if let Some(text) = copied {
            self.copy(ctx, text);
        }
    }
}
