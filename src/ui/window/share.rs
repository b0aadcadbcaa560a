//! What leaves the desk: reports and summaries, with stand-ins for what the user hides in them.

use std::sync::Arc;

use eframe::egui::{Context, Rect, Ui};

use super::{Window, within};
use crate::analysis::Analysis;
use crate::redact::{Secret, Secrets};
use crate::report::codes::reason_by;
use crate::report::{FactKind, Markup, Report, Terms};
use crate::say;
use crate::session::Open;
use crate::ui::gather::{Export, Exported, file_of};
use crate::ui::later::Later;
use crate::ui::panels::header::Reason;
use crate::ui::panels::payloads::name_of;
use crate::ui::panels::share::Desk;
use crate::ui::panels::{self, Scene};
use crate::ui::redaction::Redaction;
use crate::ui::wish::{Pane, ShareWish, Wish};
use crate::words::Language;

/// A text to be copied, and how many values were redacted in it, where that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Copied {
    pub(super) text: String,
    pub(super) n_redacted: Option<usize>,
}

impl From<String> for Copied {
    fn from(text: String) -> Self {
        Self { text, n_redacted: None }
    }
}

impl Window {
    pub(super) fn draw_share(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        let (session, settings) = (&self.session, &self.settings);
        let desk = Desk { session, settings, redaction: &self.redaction };
        let view = &mut self.share;
        within(ui, "share", rect, |ui| {
            panels::pane_ui(ui, Pane::Share, rect, scene, wishes, |ui, wishes| {
                panels::share::draw(ui, rect, scene, (view, desk), wishes);
            });
        });
    }

    pub(super) fn fulfil_share(&mut self, ctx: &Context, wish: ShareWish) {
        if wish == ShareWish::CopyReply {
            if let Some(reply) = self.share.restored().map(str::to_owned) {
                self.copy(ctx, reply);
            }
            return;
        }
        let (session, settings) = (&self.session, &self.settings);
        let desk = Desk { session, settings, redaction: &self.redaction };
        let Some(bytes) = self.share.bytes(ctx, desk) else {
            if self.share.wait_for(wish) {
                self.tell(ctx, say!(self.settings.language, "share-coming"));
            }
            return;
        };
        let Some(open) = self.session.current() else { return };
        let name = self.share.file_name(open, self.settings.hidden);
        // None of the payloads that it tells of is ever replaced.
        let inputs = self.session.opened().iter().filter_map(file_of).map(Into::into).collect();
        let export = Export { content: Exported::Bytes(bytes), inputs };
        match wish {
            ShareWish::Save => self.choose_target(ctx, name, export),
            ShareWish::SaveToPath => self.type_target(&name, export, None),
            ShareWish::Copy => self.copy_later(ctx, move || {
                let Exported::Bytes(bytes) = export.content else { return None };
                Some(String::from_utf8_lossy(&bytes).into_owned())
            }),
            ShareWish::CopyReply => {}
        }
    }

    /// Copies what is worth telling of the shown payload, in Markdown.
    pub(super) fn copy_report(&mut self, ctx: &Context) {
        let settings = &self.settings;
        let (clock, language, policy) =
            (settings.clock, settings.language, settings.policy.clone());
        let Some(name) = self.session.current().map(name_of) else { return };
        let is_whole = settings.hidden == Secrets::NONE;
        self.copy_of_payload(ctx, move |analysis| {
            let mut report =
                Report::new(Markup::Markdown, Terms { clock, language, policy: &policy });
            // A file's name may say as much as what is in it.
            let name = if is_whole { name } else { say!(language, "report-payload", number = 1) };
            report.push(analysis, &name, &[]).ok()?;
            let mut written = Vec::new();
            report.write(&mut written).ok()?;
            String::from_utf8(written).ok()
        });
    }

    /// Copies what the header says of the shown payload, and why its tasks failed, as open callbacks of their jobs tell.
    pub(super) fn copy_summary(&mut self, ctx: &Context) {
        let (language, clock) = (self.settings.language, self.settings.clock);
        let Some(open) = self.session.current() else { return };
        let reasons = panels::header::reasons((&self.session, open));
        let (hidden, redaction) = (self.settings.hidden, self.redaction.clone());
        self.copy_of_payload(ctx, move |analysis| {
            let told = |reason: Reason| told_reason(reason, language, (hidden, &redaction));
            let reasons: Vec<String> = reasons.into_iter().map(told).collect();
            Some(panels::header::summary(analysis, &reasons, language, clock))
        });
    }

    /// Copies what `write` makes of the shown payload, redacted where the user hides something.
    fn copy_of_payload(
        &mut self,
        ctx: &Context,
        write: impl FnOnce(&Analysis) -> Option<String> + Send + 'static,
    ) {
        let Some(analysis) = self.session.current().and_then(Open::analysis).map(Arc::clone) else {
            return;
        };
        let (hidden, redaction) = (self.settings.hidden, self.redaction.clone());
        let analyzer = Arc::clone(self.session.analyzer());
        let make = move || {
            if hidden == Secrets::NONE {
                return write(&analysis).map(Copied::from);
            }
            let (redacted, tally) = redaction.redacted(&analyzer, &analysis, hidden);
            let text = write(&redacted)?;
            Some(Copied { text, n_redacted: Some(tally.n_redacted) })
        };
        self.copying = Some(Later::new(ctx, || make().map(Ok)));
    }
}

/// Why a task failed, in one line. Redacted, it names no file, and a message only as far as its recipient may see that.
fn told_reason(
    mut reason: Reason,
    language: Language,
    (hidden, redaction): (Secrets, &Redaction),
) -> String {
    let mut told_by = reason.told_by;
    if hidden != Secrets::NONE {
        told_by = FactKind::Reason.words(language);
        let message = reason.failure.message.filter(|_| !hidden.has(Secret::Id));
        reason.failure.message =
            message.map(|message| redaction.words(&reason.analysis, hidden, &message));
    }
    let codes = reason.analysis.catalog().codes();
    format!("{told_by}: {}", reason_by(&reason.failure, codes, language))
}
