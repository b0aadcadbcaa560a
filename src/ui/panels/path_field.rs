//! Where paths are typed: to open files where no dialog can be shown or none is wanted, and to save an export.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Area, Color32, Context, EventFilter, Galley, Id, Key, Modifiers, Order, Pos2, Rect, Sense, Ui,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::Scene;
use crate::files::{self, Completion, Existing, Trouble};
use crate::say;
use crate::ui::gather::{self, Export};
use crate::ui::later::Later;
use crate::ui::text::{self, Elide};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field::Field;
use crate::ui::wish::Wish;
use crate::ui::{icon, widgets};
use crate::words::{Language, visible};

/// A path being typed.
#[derive(Debug)]
pub struct PathField {
    purpose: Purpose,
    text: String,
    /// Why it is asked for here, where that is not plain.
    note: Option<String>,
    trouble: Option<String>,
    /// What the last completion is for, and what it offers.
    completed: String,
    offer: Completion,
    chosen: Option<usize>,
    completing: Option<Later<Completion>>,
    checking: Option<Later<Checked>>,
    /// The text for which it was told that the file would be replaced.
    confirmed: Option<String>,
    is_new: bool,
}

/// What the path is for.
#[derive(Clone, Debug)]
pub(in crate::ui) enum Purpose {
    /// Open it.
    Open,
    /// Write this to it.
    Save(Export),
}

/// What came of the typed text.
#[derive(Clone, Debug)]
pub(in crate::ui) enum Checked {
    /// These are there, to be opened.
    Open(Vec<PathBuf>),
    /// The export was written.
    Saved(PathBuf),
    /// It can't be used, for this reason.
    Refused(String),
    /// A file of that name is there already.
    WouldReplace,
}

/// The most names that are offered at once.
const SHOWN: usize = 8;

impl PathField {
    pub(in crate::ui) fn new(purpose: Purpose, text: String, note: Option<String>) -> Self {
        Self {
            purpose,
            text,
            note,
            trouble: None,
            completed: String::new(),
            offer: Completion::default(),
            chosen: None,
            completing: None,
            checking: None,
            confirmed: None,
            is_new: true,
        }
    }

    /// What came of the text that was entered, once; what needs another look stays with the field.
    pub(in crate::ui) fn checked(&mut self, language: Language) -> Option<Checked> {
        let checked = self.checking.as_ref()?.take()?;
        self.checking = None;
        match checked {
            Checked::Refused(reason) => self.trouble = Some(reason),
            Checked::WouldReplace => {
                self.trouble = Some(say!(language, "path-would-replace"));
                self.confirmed = Some(self.text.clone());
            }
            Checked::Open(_) | Checked::Saved(_) => return Some(checked),
        }
        None
    }

    /// Takes the keys that the text field would take otherwise.
    fn take_keys(&mut self, ctx: &Context, language: Language, wishes: &mut Vec<Wish>) {
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let n_shown = self.offer.names.len().min(SHOWN);
        if pressed(Key::Escape) {
            wishes.push(Wish::CloseTyping);
        }
        if pressed(Key::ArrowDown) && n_shown > 0 {
            self.chosen = Some(self.chosen.map_or(0, |chosen| (chosen + 1) % n_shown));
        }
        if pressed(Key::ArrowUp) && n_shown > 0 {
            self.chosen = Some(self.chosen.map_or(n_shown, |chosen| chosen.max(1)) - 1);
        }
        if pressed(Key::Tab) {
            let one = self.chosen.or((n_shown == 1).then_some(0));
            let text = one.map_or(&self.offer.text, |index| {
                self.offer.texts.get(index).unwrap_or(&self.offer.text)
            });
            if !self.offer.names.is_empty() {
                self.fill(ctx, text.clone());
            }
        }
        if pressed(Key::Enter) {
            match self.chosen.and_then(|index| self.offer.texts.get(index)).cloned() {
                Some(text) => self.fill(ctx, text),
                None => self.enter(ctx, language),
            }
        }
    }

    /// Puts a completion into the field, the cursor behind it.
    fn fill(&mut self, ctx: &Context, text: String) {
        if let Some(mut state) = TextEditState::load(ctx, field_id()) {
            let end = CCursorRange::one(CCursor::new(text.chars().count()));
            state.cursor.set_char_range(Some(end));
            state.store(ctx, field_id());
        }
        self.text = text;
        self.chosen = None;
    }

    /// Opens what was typed, or writes to it; another thread looks whether that can be.
    fn enter(&mut self, ctx: &Context, language: Language) {
        let text = self.text.clone();
        if text.trim().is_empty() || self.checking.is_some() {
            return;
        }
        let may_replace = self.confirmed.as_ref() == Some(&text);
        let purpose = self.purpose.clone();
        self.trouble = None;
        self.checking = Some(Later::new(ctx, move || match purpose {
            Purpose::Open => match files::typed_paths(&text) {
                Ok(paths) => Checked::Open(paths),
                Err(error) => Checked::Refused(gather::told(&error, language)),
            },
            Purpose::Save(export) => save(&text, &export, may_replace, language),
        }));
    }

    fn complete(&mut self, ctx: &Context) {
        if let Some(offer) = self.completing.as_ref().and_then(Later::take) {
            let chosen = self.chosen.and_then(|index| self.offer.names.get(index));
            // Whoever has chosen a name meanwhile keeps it, wherever it stands now.
            self.chosen = chosen
                .and_then(|chosen| offer.names.iter().take(SHOWN).position(|name| name == chosen));
            self.offer = offer;
            self.completing = None;
        }
        if self.completing.is_none() && self.completed != self.text {
            self.completed.clone_from(&self.text);
            let text = self.text.clone();
            self.completing = Some(Later::new(ctx, move || files::complete(&text)));
        }
    }
}

fn save(text: &str, export: &Export, may_replace: bool, language: Language) -> Checked {
    let existing = if may_replace { Existing::Replace } else { Existing::Keep };
    let written =
        files::typed_target(text).and_then(|path| export.write(&path, existing).map(|()| path));
    match written {
        Ok(path) => Checked::Saved(path),
        Err(error) if matches!(error.trouble, Trouble::Exists) => Checked::WouldReplace,
        Err(error) => Checked::Refused(gather::told(&error, language)),
    }
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    whole: Rect,
    scene: &Scene,
    field: &mut PathField,
    wishes: &mut Vec<Wish>,
) {
    let ctx = ui.ctx().clone();
    field.take_keys(&ctx, scene.language, wishes);
    field.complete(&ctx);
    let width = 640.0_f32.min(whole.width() - 40.0);
    let theme = scene.theme;
    let color = &theme.color;
    let note = field.note.as_ref().map(|note| {
        let part = text::part(note, theme.text.prose, color.text_2);
        text::paragraph(ui.painter(), &[part], width - 2.0 * SIDE, 3)
    });
    let (below, ink) = match &field.trouble {
        Some(trouble) => (trouble.clone(), color.error.ink),
        None => (hint(scene.language, &field.purpose), color.text_3),
    };
    let part = text::part(&below, theme.text.row, ink);
    let below = text::paragraph(ui.painter(), &[part], width - 2.0 * SIDE, 3);
    let n_shown = field.offer.names.len().min(SHOWN);
    let n_more = field.offer.names.len() - n_shown;
    let rows = ROW * (n_shown + usize::from(n_more > 0)) as f32;
    let note_height = note.as_ref().map_or(0.0, |note| note.size().y + 10.0);
    let height = HEAD + note_height + FIELD + 10.0 + below.size().y + 8.0 + rows + 10.0;
    let min = pos2((whole.center().x - width / 2.0).round(), whole.top() + 64.0);
    let card = Rect::from_min_size(min, vec2(width, height.round()));
    Area::new(Id::unique("path field")).order(Order::Foreground).fixed_pos(card.min).show(
        &ctx,
        |ui| {
            frame_ui(ui, card, scene, field, wishes);
            let mut y = card.top() + HEAD;
            if let Some(note) = &note {
                said(ui, pos2(card.left() + SIDE, y), note);
                y += note_height;
            }
            let line =
                Rect::from_min_size(pos2(card.left() + SIDE, y), vec2(width - 2.0 * SIDE, FIELD));
            line_ui(ui, line, scene, field);
            y += FIELD + 10.0;
            said(ui, pos2(card.left() + SIDE, y), &below);
            y += below.size().y + 8.0;
            let rows = card.with_min_y(y).shrink2(vec2(SIDE - 8.0, 0.0));
            names_ui(ui, rows, scene, field, n_more);
        },
    );
}

const SIDE: f32 = 20.0;
const HEAD: f32 = 52.0;
const FIELD: f32 = 32.0;
const ROW: f32 = 24.0;

fn field_id() -> Id {
    Id::unique("typed path")
}

/// The card with its title and the button that closes it.
fn frame_ui(ui: &mut Ui, card: Rect, scene: &Scene, field: &PathField, wishes: &mut Vec<Wish>) {
    let response = ui.allocate_rect(card, Sense::click());
    let title = match field.purpose {
        Purpose::Open => say!(scene.language, "path-open-title"),
        Purpose::Save(_) => say!(scene.language, "path-save-title"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, &title));
    let close = say!(scene.language, "path-close");
    if widgets::dialog(ui, card, &title, &close, scene.theme) {
        wishes.push(Wish::CloseTyping);
    }
}

/// The text field and the button beside it.
fn line_ui(ui: &mut Ui, line: Rect, scene: &Scene, field: &mut PathField) {
    let language = scene.language;
    let (words, picture) = match field.purpose {
        Purpose::Open => (say!(language, "path-open"), icon::OPEN),
        Purpose::Save(_) => (say!(language, "path-save"), icon::SAVE),
    };
    let can = !field.text.trim().is_empty() && field.checking.is_none();
    let button = Button::new(&words).icon(picture).primary().enabled(can);
    let size = button.size(ui);
    let place =
        Rect::from_min_size(pos2(line.right() - size.x, line.center().y - size.y / 2.0), size);
    let mut text = std::mem::take(&mut field.text);
    let hint = say!(language, "path-hint");
    let is_wrong = field.trouble.is_some() && field.confirmed.as_ref() != Some(&text);
    let box_ = Field { hint: &hint, icon: None, keys: "", is_wrong };
    let response = box_.put(ui, line.with_max_x(place.left() - 8.0), field_id(), &mut text);
    field.text = text;
    if response.changed() {
        field.trouble = None;
        field.chosen = None;
    }
    if field.is_new {
        field.is_new = false;
        response.request_focus();
        let end = field.text.clone();
        field.fill(ui.ctx(), end);
    }
    // Tab completes here, and arrows choose.
    let all =
        EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(field_id(), all));
    if button.put(ui, place).clicked() {
        field.enter(ui.ctx(), language);
        response.request_focus();
    }
}

/// A text at a place, with its words for assistive technology.
fn said(ui: &mut Ui, place: Pos2, words: &Arc<Galley>) {
    let rect = Rect::from_min_size(place, words.size());
    let response = ui.interact(rect, ui.scope_id().with(words.text()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.text()));
    ui.painter().galley(place, Arc::clone(words), Color32::PLACEHOLDER);
}

/// What the text may go on with.
fn names_ui(ui: &mut Ui, area: Rect, scene: &Scene, field: &mut PathField, n_more: usize) {
    let theme = scene.theme;
    let color = &theme.color;
    let mut clicked = None;
    let painter = ui.painter().clone();
    let at = |index: usize| {
        let min = pos2(area.left(), area.top() + ROW * index as f32);
        Rect::from_min_size(min, vec2(area.width(), ROW))
    };
    for (index, name) in field.offer.names.iter().take(SHOWN).enumerate() {
        let name = &*visible(name);
        let row = at(index);
        let response = ui.interact(row, ui.scope_id().with(("name", index)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, name));
        if field.chosen == Some(index) {
            painter.rect_filled(row, theme.size.radius_inner, *color.selected);
        } else if response.hovered() {
            painter.rect_filled(row, theme.size.radius_inner, *color.hover);
        }
        let is_folder = name.ends_with(std::path::is_separator);
        let picture = if is_folder { icon::FOLDER } else { icon::FILE };
        text::paint_icon(
            &painter,
            pos2(row.left() + 16.0, row.center().y),
            picture,
            15.0,
            color.icon,
        );
        let width = row.width() - 44.0;
        let galley =
            text::fitted(&painter, name, theme.text.mono, color.text_1, width, Elide::Middle);
        text::paint(&painter, row.left() + 32.0, row.center().y, &galley);
        if response.clicked() {
            clicked = field.offer.texts.get(index).cloned();
        }
    }
    if n_more > 0 {
        let words = say!(scene.language, "path-more", count = n_more);
        let galley = text::line(&painter, &words, theme.text.row, color.text_3);
        let row = at(SHOWN);
        text::paint(&painter, row.left() + 32.0, row.center().y, &galley);
    }
    if let Some(text) = clicked {
        field.fill(ui.ctx(), text);
        ui.memory_mut(|memory| memory.request_focus(field_id()));
    }
}

fn hint(language: Language, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Open => say!(language, "path-open-hint"),
        Purpose::Save(_) => say!(language, "path-save-hint"),
    }
}
