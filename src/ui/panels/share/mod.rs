//! What is handed on of payloads: options at the left, what comes out at the right. A reply that quotes stand-ins is read
//! there, too.

mod form;
mod made;
mod options;
mod reply;
mod writing;

use std::sync::Arc;

use eframe::egui::{Context, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

pub use self::form::ShareForm;
use self::made::{Key, Made, Outcome, Told, made};
use self::reply::Reply;
pub(in crate::ui) use self::reply::field_id as reply_field;
use super::lines::{LinesView, Marked};
use super::{Scene, payloads};
use crate::redact::{Secrets, Tally};
use crate::report::size;
use crate::say;
use crate::session::{Open, Session, free};
use crate::ui::gather::name_for;
use crate::ui::icon;
use crate::ui::later::Later;
use crate::ui::redaction::Redaction;
use crate::ui::settings::Settings;
use crate::ui::text;
use crate::ui::widgets;
use crate::ui::widgets::button::{Button, IconButton};
use crate::ui::wish::{Pane, ShareWish, Wish};
use crate::words::Language;

/// What the user chose, and what came of it.
#[derive(Debug, Default)]
pub struct ShareView {
    form: ShareForm,
    takes_all: bool,
    takes_notes: bool,
    /// The window's where none was chosen.
    language: Option<Language>,
    made: Option<Made>,
    coming: Option<(Key, Later<Outcome>)>,
    /// What was asked for while the result was being made.
    awaited: Option<ShareWish>,
    lines: LinesView,
    reply: Option<Reply>,
}

/// What a report is made with.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Desk<'a> {
    pub(in crate::ui) session: &'a Session,
    pub(in crate::ui) settings: &'a Settings,
    pub(in crate::ui) redaction: &'a Redaction,
}

impl ShareView {
    /// What was made, if it is there by now.
    pub(in crate::ui) fn bytes(&mut self, ctx: &Context, desk: Desk<'_>) -> Option<Arc<[u8]>> {
        self.make(ctx, desk);
        self.fresh()?.bytes.clone()
    }

    /// Lets a wish wait until what it is about is made; tells whether that is being made.
    pub(in crate::ui) fn wait_for(&mut self, wish: ShareWish) -> bool {
        self.awaited = self.coming.is_some().then_some(wish);
        self.awaited.is_some()
    }

    /// The name to save it under, in which nothing acts, and which tells nothing of a redacted payload.
    pub(in crate::ui) fn file_name(&self, open: &Open, hidden: Secrets) -> String {
        let name = self.form.file_name();
        if hidden == Secrets::NONE && !self.is_of_all() {
            name_for(open, name)
        } else {
            name.to_owned()
        }
    }

    /// That name, and how much there is to save.
    pub(in crate::ui) fn told(&self, open: &Open, hidden: Secrets) -> Option<String> {
        let bytes = self.fresh()?.bytes.as_ref()?;
        Some(format!("{}  ·  {}", self.file_name(open, hidden), size(bytes.len() as u64)))
    }

    /// Lets go of what was made of payloads that are no longer open.
    pub(in crate::ui) fn let_go(&mut self, session: &Session) {
        self.coming.take_if(|(key, _)| !key.is_open(session));
        if let Some(made) = self.made.take_if(|made| !made.key.is_open(session)) {
            self.lines.clear();
            free(made);
        }
    }

    /// The reply, translated back.
    pub(in crate::ui) fn restored(&self) -> Option<&str> {
        self.reply.as_ref().map(Reply::restored)
    }

    /// What was made of what is asked for now.
    fn fresh(&self) -> Option<&Outcome> {
        self.made.as_ref().filter(|_| self.coming.is_none()).map(|made| &made.outcome)
    }

    fn tally(&self) -> Option<Tally> {
        self.fresh().map(|made| made.tally)
    }

    /// Sees to it that what is shown is what was asked for, soon.
    fn make(&mut self, ctx: &Context, desk: Desk<'_>) {
        let key = Key::new(self, desk);
        if self.made.as_ref().is_some_and(|made| made.key == key) {
            self.coming = None;
            return;
        }
        match &self.coming {
            Some((coming, outcome)) if *coming == key => {
                if let Some(outcome) = outcome.take() {
                    free(self.made.take());
                    self.lines.clear();
                    self.made = Some(Made { key, outcome });
                    self.coming = None;
                }
            }
            Some(_) | None => {
                let payloads = self.payloads(desk);
                let (analyzer, redaction) =
                    (Arc::clone(desk.session.analyzer()), desk.redaction.clone());
                let terms = key.terms.clone();
                let make = move || made(&payloads, &terms, &analyzer, &redaction);
                self.coming = Some((key, Later::new(ctx, make)));
            }
        }
    }

    /// What it is about: the shown payload, or all that are open, each with its name.
    fn payloads(&self, desk: Desk<'_>) -> Vec<Told> {
        let told = |open: &Open| {
            let analysis = Arc::clone(open.analysis()?);
            let notes = if self.has_notes() { open.notes(&analysis) } else { Vec::new() };
            Some(Told { name: payloads::name_of(open), analysis, notes })
        };
        self.opened(desk).filter_map(told).collect()
    }

    fn is_of_all(&self) -> bool {
        self.takes_all && !self.form.is_of_one()
    }

    fn has_notes(&self) -> bool {
        self.takes_notes && self.form.takes_notes()
    }

    fn opened<'a>(&self, desk: Desk<'a>) -> impl Iterator<Item = &'a Open> + use<'a> {
        let takes_all = self.is_of_all();
        let current = desk.session.current().map(Open::id);
        let is_meant = move |open: &&Open| takes_all || Some(open.id()) == current;
        desk.session.opened().iter().filter(is_meant)
    }
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    (view, desk): (&mut ShareView, Desk<'_>),
    wishes: &mut Vec<Wish>,
) {
    const FOOT: f32 = 42.0;
    view.make(ui.ctx(), desk);
    if view.coming.is_none() {
        wishes.extend(view.awaited.take().map(Wish::Share));
    }
    let theme = scene.theme;
    let width = (rect.width() * 0.4).clamp(250.0, 300.0);
    let left = rect.with_max_x(rect.left() + width);
    let right = rect.with_min_x(left.right());
    let scrolled = left.with_max_y(left.bottom() - FOOT);
    ui.scope_builder(UiBuilder::new().max_rect(scrolled), |ui| {
        let area = ScrollArea::vertical().id_salt("share options").auto_shrink([false, false]);
        area.show(ui, |ui| {
            let place = Rect::from_min_size(
                pos2(left.left() + theme.size.edge, ui.cursor().top()),
                vec2(width - theme.size.edge, 0.0),
            );
            let height = options::options_ui(ui, place, scene, (view, desk), wishes);
            ui.allocate_space(vec2(width - 8.0, height));
        });
    });
    let foot = left.with_min_y(left.bottom() - FOOT);
    buttons_ui(ui, foot, scene, view, wishes);
    ui.painter().rect_filled(right, 0.0, *theme.color.sunken);
    widgets::vline(ui.painter(), right.left(), right.top(), right.bottom(), theme.color.hairline);
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        ui.set_clip_rect(right.intersect(ui.clip_rect()));
        match &mut view.reply {
            Some(reply) => {
                let closes = reply.ui(ui, right, scene, desk.redaction, wishes);
                view.reply = view.reply.take().filter(|_| !closes);
            }
            None => preview_ui(ui, right, scene, view),
        }
    });
}

fn buttons_ui(
    ui: &mut Ui,
    foot: Rect,
    scene: &Scene,
    view: &mut ShareView,
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let save = say!(scene.language, "export-save");
    let copy = say!(scene.language, "export-copy");
    let can = view.made.as_ref().is_some_and(|made| made.outcome.bytes.is_some());
    let can_copy = can && view.form != ShareForm::Kit;
    let buttons = [
        (Button::new(&save).icon(icon::SAVE).primary().enabled(can), ShareWish::Save),
        (Button::new(&copy).icon(icon::COPY).enabled(can_copy), ShareWish::Copy),
    ];
    let mut x = foot.left() + theme.size.edge;
    for (button, wish) in buttons {
        let size = button.size(ui);
        let place = Rect::from_min_size(pos2(x, foot.top() + 6.0), size);
        if button.put(ui, place).clicked() {
            wishes.push(Wish::Share(wish));
        }
        x = place.right() + 8.0;
    }
    let by_path = say!(scene.language, "share-to-path");
    let place = pos2(x + 12.0, foot.top() + 6.0 + theme.size.button / 2.0);
    if IconButton::new(icon::FOLDER, &by_path).enabled(can).put(ui, place).clicked() {
        wishes.push(Wish::Share(ShareWish::SaveToPath));
    }
    let reply = say!(scene.language, "share-reply");
    let place = place + vec2(30.0, 0.0);
    if IconButton::new(icon::COMMENT, &reply).on(view.reply.is_some()).put(ui, place).clicked() {
        view.reply = if view.reply.is_some() { None } else { Some(Reply::default()) };
    }
}

fn preview_ui(ui: &mut Ui, rect: Rect, scene: &Scene, view: &mut ShareView) {
    let Some(made) = &view.made else {
        let words = say!(scene.language, "share-coming");
        let (letters, ink) = (scene.theme.text.row, scene.theme.color.text_3);
        let galley = text::line(ui.painter(), &words, letters, ink);
        text::paint(ui.painter(), rect.left() + 16.0, rect.top() + 20.0, &galley);
        return;
    };
    let Outcome { preview, stand_ins, .. } = &made.outcome;
    view.lines.ui(ui, rect, scene, (Pane::Share, preview, Marked::These(stand_ins)));
}
