//! What goes to the clipboard and into files. What is large is made ready off the window's thread.

use std::sync::Arc;

use eframe::egui::Context;

use super::Window;
use super::share::Copied;
use crate::analysis::Analysis;
use crate::convert::{Options, convert_to_text};
use crate::document::Format;
use crate::say;
use crate::session::Target;
use crate::ui::gather::{Export, Exported};
use crate::ui::later::Later;
use crate::ui::wish::{Tab, Wish};
use crate::words::visible;

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

    /// Copies the selected node, with all that is in it, as the vendor would send it.
    pub(super) fn copy_as(&mut self, ctx: &Context, format: Format) {
        let Some(open) = self.session.current() else { return };
        let (Some(analysis), Some(Target::Node(node))) = (open.analysis(), open.selected()) else {
            return;
        };
        let language = self.settings.language;
        let (analysis, is_large) =
            (Arc::clone(analysis), analysis.document().node(node).span().len() >= LARGE);
        let convert = move || {
            let converted = convert_to_text(&analysis, Some(node), &Options::vendor(format));
            converted.map(|(text, _)| text).map_err(|error| error.sentence(language).to_string())
        };
        if is_large {
            self.copying = Some(Later::new(ctx, move || Some(convert().map(Copied::from))));
            self.tell(ctx, say!(language, "notice-copying"));
        } else {
            self.take_over(ctx, convert().map(Copied::from));
        }
    }

    /// Copies what was asked for, or says why it can't be had.
    fn take_over(&mut self, ctx: &Context, made: Result<Copied, String>) {
        match made {
            Ok(copied) => self.copy(ctx, copied),
            Err(reason) => self.warn(ctx, reason),
        }
    }

    /// Copies the export; if it is still being made, once it is there.
    pub(super) fn copy_export(&mut self, ctx: &Context) {
        match self.session.current().and_then(|open| {
            self.export.text(ctx, open, (&self.redaction, self.session.analyzer()))
        }) {
            Some(text) if text.len() < LARGE => self.copy(ctx, text.as_str().to_owned()),
            Some(text) => self.copy_later(ctx, move || Some(text.as_str().to_owned())),
            None => self.await_export(ctx, Wish::CopyExport),
        }
    }

    /// Asks where to write the export, in a dialog or by typing; if it is still being made, once it is there.
    pub(super) fn save_export(&mut self, ctx: &Context, wish: Wish) {
        self.tab = Tab::Export;
        let Some(open) = self.session.current() else { return };
        let name = self.export.file_name(open);
        match self.export.text(ctx, open, (&self.redaction, self.session.analyzer())) {
            Some(text) => {
                let export = Export::of(open, Exported::Text(text));
                if wish == Wish::TypeTarget {
                    self.type_target(&name, export, None);
                } else {
                    self.choose_target(ctx, name, export);
                }
            }
            None => self.await_export(ctx, wish),
        }
    }

    fn await_export(&mut self, ctx: &Context, wish: Wish) {
        self.tab = Tab::Export;
        if self.export.await_text(wish) {
            self.tell(ctx, say!(self.settings.language, "export-converting"));
        }
    }

    pub(super) fn copy(&mut self, ctx: &Context, copied: impl Into<Copied>) {
        let Copied { text, n_redacted } = copied.into();
        let language = self.settings.language;
        let shown: String = text.chars().take(60).collect();
        let shown = visible(&shown).into_owned();
        ctx.copy_text(text);
        let told = match n_redacted {
            None => say!(language, "notice-copied", text = shown),
            Some(count) => say!(language, "notice-copied-redacted", count = count, text = shown),
        };
        self.tell(ctx, told);
    }

    pub(super) fn copy_later(
        &mut self,
        ctx: &Context,
        read: impl FnOnce() -> Option<String> + Send + 'static,
    ) {
        self.copying = Some(Later::new(ctx, || read().map(|text| Ok(text.into()))));
        self.tell(ctx, say!(self.settings.language, "notice-copying"));
    }

    /// Copies what has been made ready meanwhile.
    pub(super) fn take_copied(&mut self, ctx: &Context) {
        let Some(copied) = self.copying.as_ref().and_then(Later::take) else { return };
        self.copying = None;
        if let Some(made) = copied {
            self.take_over(ctx, made);
        }
    }
}
