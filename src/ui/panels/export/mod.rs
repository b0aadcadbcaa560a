//! The payload in the other notation, or anew in its own: options at the left, what comes out at the right.

mod preview;

use std::sync::{Arc, Weak};

use hashbrown::HashSet;

use eframe::egui::{Context, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::Scene;
use super::hiding::hiding_ui;
use super::lines::LinesView;
use crate::analysis::{Analysis, Analyzer};
use crate::convert::{
    Converted, Empty, Envelope, Form, Indent, JobLevel, JobsDetail, Options, VendorOptions,
    convert_to_text, other_format,
};
use crate::document::{Format, NodeId};
use crate::redact::{Secrets, Tally};
use crate::report::size;
use crate::say;
use crate::session::{Open, Session, Target, free};
use crate::ui::command::Command;
use crate::ui::gather::name_for;
use crate::ui::icon;
use crate::ui::later::Later;
use crate::ui::redaction::Redaction;
use crate::ui::text;
use crate::ui::widgets::button::{Button, IconButton};
use crate::ui::widgets::choice::{self};
use crate::ui::widgets::{self};
use crate::ui::wish::Wish;
use crate::words::{Language, Sentence};

/// What the user chose, and what came of it.
#[derive(Debug, Default)]
pub struct ExportView {
    to: Option<Format>,
    is_lossless: bool,
    vendor: VendorOptions,
    indent: Indent,
    is_part: bool,
    hidden: Secrets,
    made: Option<Made>,
    coming: Option<(Key, Later<Outcome>)>,
    /// What was asked for while the result was being made.
    awaited: Option<Wish>,
    lines: LinesView,
}

/// What redacts in the window, and what reads what was redacted.
pub(in crate::ui) type Redacting<'a> = (&'a Redaction, &'a Arc<Analyzer>);

/// What a result was made of.
#[derive(Clone, Debug)]
struct Key {
    payload: Weak<Analysis>,
    subtree: Option<NodeId>,
    options: Options,
    hidden: Secrets,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.payload.ptr_eq(&other.payload)
            && (self.subtree, self.options, self.hidden)
                == (other.subtree, other.options, other.hidden)
    }
}

#[derive(Debug)]
struct Made {
    key: Key,
    outcome: Outcome,
}

#[derive(Clone, Debug)]
enum Outcome {
    Text { text: Arc<String>, converted: Converted, tally: Tally, stand_ins: HashSet<String> },
    Refused { en: Sentence, zh: Sentence },
}

/// Up to this size a payload is converted within a frame.
const AT_ONCE: usize = 128 * 1024;

impl ExportView {
    /// The converted text, if there is one by now.
    pub(in crate::ui) fn text(
        &mut self,
        ctx: &Context,
        open: &Open,
        redacting: Redacting<'_>,
    ) -> Option<Arc<String>> {
        self.make(ctx, open, redacting);
        let made = self.made.as_ref().filter(|_| self.coming.is_none())?;
        match &made.outcome {
            Outcome::Text { text, .. } => Some(Arc::clone(text)),
            Outcome::Refused { .. } => None,
        }
    }

    /// Lets a wish for the text wait until it is made; tells whether it is being made.
    pub(in crate::ui) fn await_text(&mut self, wish: Wish) -> bool {
        self.awaited = self.coming.is_some().then_some(wish);
        self.awaited.is_some()
    }

    /// The name to save it under, in which nothing acts.
    pub(in crate::ui) fn file_name(&self, open: &Open) -> String {
        let extension = open.analysis().map_or("txt", |analysis| self.format(analysis).id());
        name_for(open, extension)
    }

    /// That name, and how much text there is to save.
    pub(in crate::ui) fn told(&self, open: &Open) -> Option<String> {
        let made = self.made.as_ref().filter(|_| self.coming.is_none())?;
        let Outcome::Text { text, .. } = &made.outcome else { return None };
        Some(format!("{}  ·  {}", self.file_name(open), size(text.len() as u64)))
    }

    /// Lets go of what was made of a payload that is no longer open.
    pub(in crate::ui) fn let_go(&mut self, session: &Session) {
        self.coming.take_if(|(key, _)| !session.is_open(&key.payload));
        if let Some(made) = self.made.take_if(|made| !session.is_open(&made.key.payload)) {
            self.lines.clear();
            free(made);
        }
    }

    fn format(&self, analysis: &Analysis) -> Format {
        self.to.unwrap_or_else(|| analysis.format().map_or(Format::Json, other_format))
    }

    fn key(&self, open: &Open, analysis: &Arc<Analysis>) -> Key {
        let form = if self.is_lossless { Form::Lossless } else { Form::Vendor(self.vendor) };
        let subtree = open.selected().filter(|_| self.is_part).map(Target::node);
        let options = Options { to: self.format(analysis), form, indent: self.indent };
        Key { payload: Arc::downgrade(analysis), subtree, options, hidden: self.hidden }
    }

    /// Sees to it that what is shown is what was asked for, now or soon.
    fn make(&mut self, ctx: &Context, open: &Open, (redaction, analyzer): Redacting<'_>) {
        let Some(analysis) = open.analysis() else { return };
        let key = self.key(open, analysis);
        if self.made.as_ref().is_some_and(|made| made.key == key) {
            self.coming = None;
            return;
        }
        if let Some((coming, outcome)) = &self.coming
            && *coming == key
        {
            if let Some(outcome) = outcome.take() {
                self.show(key, outcome);
            }
        } else if analysis.n_bytes() <= AT_ONCE && key.hidden == Secrets::NONE {
            let outcome = converted(analysis, &key, None);
            self.show(key, outcome);
        } else {
            let (analysis, analyzer) = (Arc::clone(analysis), Arc::clone(analyzer));
            let (redaction, wanted) = (redaction.clone(), key.clone());
            let make = move || {
                if wanted.hidden == Secrets::NONE {
                    return converted(&analysis, &wanted, None);
                }
                let (redacted, tally) = redaction.redacted(&analyzer, &analysis, wanted.hidden);
                converted(&redacted, &wanted, Some((tally, &redaction)))
            };
            self.coming = Some((key, Later::new(ctx, make)));
        }
    }

    fn show(&mut self, key: Key, outcome: Outcome) {
        free(self.made.take());
        self.lines.clear();
        self.made = Some(Made { key, outcome });
        self.coming = None;
    }
}

/// Converts a payload; of a redacted one, with how much that changed, and what redacted it.
fn converted(analysis: &Analysis, key: &Key, redacted: Option<(Tally, &Redaction)>) -> Outcome {
    match convert_to_text(analysis, key.subtree, &key.options) {
        Ok((text, converted)) => {
            let told = redacted.map(|(tally, redaction)| (tally, redaction.given_in(&text)));
            let (tally, stand_ins) = told.unwrap_or_default();
            Outcome::Text { text: Arc::new(text), converted, tally, stand_ins }
        }
        Err(error) => {
            Outcome::Refused { en: error.sentence(Language::En), zh: error.sentence(Language::Zh) }
        }
    }
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    open: &Open,
    (view, redacting): (&mut ExportView, Redacting<'_>),
    wishes: &mut Vec<Wish>,
) {
    view.make(ui.ctx(), open, redacting);
    if view.coming.is_none() {
        wishes.extend(view.awaited.take());
    }
    let theme = scene.theme;
    let options_width = (rect.width() * 0.4).clamp(250.0, 300.0);
    let options = rect.with_max_x(rect.left() + options_width);
    let preview = rect.with_min_x(options.right());
    let foot = 42.0;
    let scrolled = options.with_max_y(options.bottom() - foot);
    ui.scope_builder(UiBuilder::new().max_rect(scrolled), |ui| {
        ScrollArea::vertical().id_salt("export options").auto_shrink([false, false]).show(
            ui,
            |ui| {
                let top = ui.cursor().top();
                let height = options_ui(ui, options.left(), top, options_width, scene, open, view);
                ui.allocate_space(vec2(options_width - 8.0, height));
            },
        );
    });
    let save = say!(scene.language, "export-save");
    let copy = say!(scene.language, "export-copy");
    let can = matches!(&view.made, Some(Made { outcome: Outcome::Text { .. }, .. }));
    let buttons = [
        (Button::new(&save).icon(icon::SAVE).primary().enabled(can), Wish::SaveExport),
        (Button::new(&copy).icon(icon::COPY).enabled(can), Wish::CopyExport),
    ];
    let mut x = options.left() + theme.size.edge;
    for (button, wish) in buttons {
        let size = button.size(ui);
        let place = Rect::from_min_size(pos2(x, options.bottom() - foot + 6.0), size);
        if button.put(ui, place).clicked() {
            wishes.push(wish);
        }
        x = place.right() + 8.0;
    }
    let by_path = Command::ExportToPath.words(scene.language);
    let place = pos2(x + 12.0, options.bottom() - foot + 6.0 + theme.size.button / 2.0);
    if IconButton::new(icon::FOLDER, &by_path).enabled(can).put(ui, place).clicked() {
        wishes.push(Wish::TypeTarget);
    }
    ui.painter().rect_filled(preview, 0.0, *theme.color.sunken);
    widgets::vline(
        ui.painter(),
        preview.left(),
        preview.top(),
        preview.bottom(),
        theme.color.hairline,
    );
    ui.scope_builder(UiBuilder::new().max_rect(preview), |ui| {
        ui.set_clip_rect(preview.intersect(ui.clip_rect()));
        preview::preview_ui(ui, preview, scene, open, view);
    });
}

const LABELS: f32 = 84.0;

/// Draws the options from `top` on; gives the height they take.
fn options_ui(
    ui: &mut Ui,
    left: f32,
    top: f32,
    width: f32,
    scene: &Scene,
    open: &Open,
    view: &mut ExportView,
) -> f32 {
    let language = scene.language;
    let theme = scene.theme;
    let Some(analysis) = open.analysis() else { return 0.0 };
    let mut y = top + 22.0;
    let field = left + theme.size.edge + LABELS;
    let label = |ui: &Ui, words: &str, y: f32| {
        let galley = text::line(ui.painter(), words, theme.text.row, theme.color.text_2);
        text::paint(ui.painter(), left + theme.size.edge, y, &galley);
    };
    let name = say!(language, "export-format");
    label(ui, &name, y);
    let formats = [Format::Json, Format::Xml];
    let current = usize::from(view.format(analysis) == Format::Xml);
    if let Some(index) = choice::segmented(ui, pos2(field, y), &["JSON", "XML"], current, &name) {
        view.to = formats.get(index).copied();
    }
    y += 29.0;
    label(ui, &say!(language, "export-form"), y);
    if choice::radio(ui, pos2(field, y), &say!(language, "export-vendor"), !view.is_lossless) {
        view.is_lossless = false;
    }
    y += 22.0;
    if choice::radio(ui, pos2(field, y), &say!(language, "export-lossless"), view.is_lossless) {
        view.is_lossless = true;
    }
    y += 29.0;
    let drop =
        Rect::from_min_size(pos2(field, 0.0), vec2(width - LABELS - theme.size.edge - 16.0, 26.0));
    let at = |y: f32| drop.translate(vec2(0.0, y - 13.0));
    if !view.is_lossless {
        let name = say!(language, "export-envelope");
        label(ui, &name, y);
        let words = [
            say!(language, "export-auto"),
            say!(language, "export-keep"),
            say!(language, "export-drop"),
        ];
        choose(ui, at(y), &words, &Envelope::ALL, &mut view.vendor.envelope, &name);
        y += 29.0;
        let name = "JobsDetail".to_owned();
        label(ui, &name, y);
        let words = [
            say!(language, "export-auto"),
            say!(language, "export-array"),
            say!(language, "export-object"),
        ];
        choose(ui, at(y), &words, &JobsDetail::ALL, &mut view.vendor.jobs_detail, &name);
        y += 29.0;
        let name = "JobLevel".to_owned();
        label(ui, &name, y);
        let words = [
            say!(language, "export-auto"),
            say!(language, "export-text"),
            say!(language, "export-number"),
        ];
        choose(ui, at(y), &words, &JobLevel::ALL, &mut view.vendor.job_level, &name);
        y += 29.0;
    }
    let name = say!(language, "export-indent");
    label(ui, &name, y);
    let indents = [Indent::Spaces(2), Indent::Spaces(4), Indent::Compact];
    let words = [
        say!(language, "export-spaces", count = 2),
        say!(language, "export-spaces", count = 4),
        say!(language, "export-compact"),
    ];
    choose(ui, at(y), &words, &indents, &mut view.indent, &name);
    y += 29.0;
    label(ui, &say!(language, "export-content"), y);
    if !view.is_lossless {
        let keeps = view.vendor.empty == Empty::Keep;
        if choice::checkbox(ui, pos2(field, y), &say!(language, "export-keep-empty"), keeps) {
            view.vendor.empty = if keeps { Empty::Drop } else { Empty::Keep };
        }
        y += 22.0;
    }
    if choice::checkbox(ui, pos2(field, y), &say!(language, "export-part"), view.is_part) {
        view.is_part = !view.is_part;
    }
    y += 29.0;
    label(ui, &say!(language, "hide"), y);
    let tally = match &view.made {
        Some(Made { outcome: Outcome::Text { tally, .. }, .. }) if view.coming.is_none() => {
            Some(*tally)
        }
        Some(_) | None => None,
    };
    y += hiding_ui(ui, at(y), scene, &mut view.hidden, tally);
    y - top
}

/// A drop-down over the values of an option.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    rect: Rect,
    words: &[String],
    values: &[T],
    value: &mut T,
    name: &str,
) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let current = values.iter().position(|other| other == value).unwrap_or(0);
    if let Some(chosen) =
        choice::drop_down(ui, rect, &words, current, name).and_then(|index| values.get(index))
    {
        *value = *chosen;
    }
}
