//! The settings, over the window. Whatever is chosen holds at once.

use eframe::egui::{
    Area, Id, Order, Pos2, Rect, ScrollArea, Sense, ThemePreference, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::Scene;
use crate::analysis::rules::RULES;
use crate::analysis::{Policy, Rule, Severity, Weight};
use crate::report::Clock;
use crate::say;
use crate::ui::settings::Settings;
use crate::ui::text::{self, Elide};
use crate::ui::widgets::button::{Button, IconButton};
use crate::ui::widgets::choice;
use crate::ui::wish::Wish;
use crate::ui::{icon, widgets};
use crate::words::Language;

const SIZE: [f32; 2] = [620.0, 720.0];
const HEAD: f32 = 52.0;
const FOOT: f32 = 52.0;
const EDGE: f32 = 20.0;
const ROW: f32 = 36.0;
/// The width of a drop-down.
const CHOICE: f32 = 170.0;

/// What zoom is offered, in percent.
const ZOOMS: [u16; 9] = [70, 80, 90, 100, 110, 125, 150, 175, 200];

/// The settings' own place for the keyboard, before their first control.
pub(in crate::ui) fn id() -> Id {
    Id::unique("settings")
}

pub(in crate::ui) fn draw(
    ui: &Ui,
    whole: Rect,
    scene: &Scene,
    settings: &Settings,
    wishes: &mut Vec<Wish>,
) {
    let size = vec2(SIZE[0], SIZE[1]).min(whole.size() - vec2(40.0, 40.0));
    let card = Rect::from_min_size((whole.center() - size / 2.0).round(), size);
    Area::new(id().with("area")).order(Order::Middle).fixed_pos(card.min).constrain(false).show(
        ui.ctx(),
        |ui| {
            let mut page = Page { scene, settings, wishes };
            page.draw(ui, card);
        },
    );
}

struct Page<'a, 'w> {
    scene: &'a Scene,
    settings: &'a Settings,
    wishes: &'w mut Vec<Wish>,
}

impl Page<'_, '_> {
    fn draw(&mut self, ui: &mut Ui, card: Rect) {
        let theme = self.scene.theme;
        let language = self.scene.language;
        let title = say!(language, "settings-title");
        ui.allocate_rect(card, Sense::hover());
        let response = ui.interact(card, id(), Sense::CLICK | Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, &title));
        let close = say!(language, "settings-close");
        if widgets::dialog(ui, card, &title, &close, theme) {
            self.wishes.push(Wish::ToggleSettings);
        }
        let (top, bottom) = (card.top() + HEAD, card.bottom() - FOOT);
        for y in [top, bottom] {
            let (left, right) = (card.left() + 1.0, card.right() - 1.0);
            widgets::hline(ui.painter(), left, right, y, theme.color.hairline);
        }
        let body = Rect::from_min_max(pos2(card.left(), top + 1.0), pos2(card.right(), bottom));
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ui.set_clip_rect(body.intersect(ui.clip_rect()));
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical()
                .id_salt("settings")
                .auto_shrink([false, false])
                .show(ui, |ui| self.body_ui(ui));
        });
        let reset = say!(language, "settings-reset");
        let button = Button::new(&reset);
        let min = pos2(card.left() + EDGE, bottom + (FOOT - theme.size.button) / 2.0);
        let rect = Rect::from_min_size(min, button.size(ui));
        if button.put(ui, rect).clicked() {
            self.wishes.push(Wish::ResetSettings);
        }
    }

    fn body_ui(&mut self, ui: &mut Ui) {
        let language = self.scene.language;
        self.section(ui, &say!(language, "settings-appearance"));
        self.language_ui(ui);
        self.theme_ui(ui);
        self.zoom_ui(ui);
        self.clock_ui(ui);
        self.section(ui, &say!(language, "settings-files"));
        self.files_ui(ui);
        self.section(ui, &say!(language, "settings-rules"));
        for rule in RULES {
            self.rule_ui(ui, rule);
        }
        self.section(ui, &say!(language, "settings-muted"));
        self.muted_ui(ui);
        ui.add_space(12.0);
    }

    fn section(&self, ui: &mut Ui, words: &str) {
        let theme = self.scene.theme;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 42.0));
        let galley = text::line(ui.painter(), words, theme.text.section, theme.color.text_2);
        text::paint(ui.painter(), rect.left() + EDGE, rect.bottom() - 12.0, &galley);
    }

    /// A line with a name; gives where its control begins.
    fn row(&self, ui: &mut Ui, name: &str) -> (Rect, Pos2) {
        let theme = self.scene.theme;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let galley = text::line(ui.painter(), name, theme.text.prose, theme.color.text_1);
        text::paint(ui.painter(), rect.left() + EDGE, rect.center().y, &galley);
        (rect, pos2(rect.left() + EDGE + 110.0, rect.center().y))
    }

    /// A line that offers few choices side by side; gives what is chosen anew.
    fn choice_ui<T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        name: &str,
        choices: &[(T, String)],
        current: T,
    ) -> Option<T> {
        let (_, at) = self.row(ui, name);
        let words: Vec<&str> = choices.iter().map(|(_, words)| words.as_str()).collect();
        let index = choices.iter().position(|(choice, _)| *choice == current).unwrap_or(0);
        let chosen = choice::segmented(ui, at, &words, index, name)?;
        choices.get(chosen).map(|(choice, _)| *choice)
    }

    fn language_ui(&mut self, ui: &mut Ui) {
        let name = say!(self.scene.language, "settings-language");
        let choices = Language::ALL.map(|language| (language, language.name().to_owned()));
        let chosen = self.choice_ui(ui, &name, &choices, self.settings.language);
        self.wishes.extend(chosen.map(Wish::Speak));
    }

    fn theme_ui(&mut self, ui: &mut Ui) {
        let language = self.scene.language;
        let name = say!(language, "settings-theme");
        let choices = [
            (ThemePreference::Light, say!(language, "settings-light")),
            (ThemePreference::Dark, say!(language, "settings-dark")),
            (ThemePreference::System, say!(language, "settings-system")),
        ];
        let chosen = self.choice_ui(ui, &name, &choices, self.settings.theme);
        self.wishes.extend(chosen.map(Wish::Theme));
    }

    fn zoom_ui(&mut self, ui: &mut Ui) {
        let name = say!(self.scene.language, "settings-zoom");
        let (_, at) = self.row(ui, &name);
        let mut zooms = ZOOMS.to_vec();
        zooms.push(self.settings.zoom);
        zooms.sort_unstable();
        zooms.dedup();
        let words: Vec<String> = zooms.iter().map(|zoom| format!("{zoom} %")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let current = zooms.iter().position(|zoom| *zoom == self.settings.zoom);
        let rect = Rect::from_min_size(at - vec2(0.0, 14.0), vec2(100.0, 28.0));
        let chosen = choice::drop_down(ui, rect, &words, current.unwrap_or(0), &name);
        if let Some(zoom) = chosen.and_then(|index| zooms.get(index)) {
            self.wishes.push(Wish::ZoomTo(*zoom));
        }
    }

    fn clock_ui(&mut self, ui: &mut Ui) {
        let language = self.scene.language;
        let name = say!(language, "settings-clock");
        let choices = Clock::ALL.map(|clock| (clock, clock.words(language)));
        let chosen = self.choice_ui(ui, &name, &choices, self.settings.clock);
        self.wishes.extend(chosen.map(Wish::ShowTimes));
    }

    fn files_ui(&mut self, ui: &mut Ui) {
        let language = self.scene.language;
        let theme = self.scene.theme;
        let (rect, _) = self.row(ui, "");
        let at = pos2(rect.left() + EDGE, rect.center().y);
        let restores = self.settings.restores_session;
        if choice::checkbox(ui, at, &say!(language, "settings-restore"), restores) {
            self.wishes.push(Wish::RestoreSessions(!restores));
        }
        let hint = say!(language, "settings-restore-hint");
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 20.0));
        let room = rect.width() - 2.0 * EDGE - 22.0;
        let letters = theme.text.caption;
        let color = theme.color.text_3;
        let galley = text::fitted(ui.painter(), &hint, letters, color, room, Elide::End);
        text::paint(ui.painter(), rect.left() + EDGE + 22.0, rect.center().y - 3.0, &galley);
        let (rect, _) = self.row(ui, "");
        let at = pos2(rect.left() + EDGE, rect.center().y);
        let watches = self.settings.watches_files;
        if choice::checkbox(ui, at, &say!(language, "settings-watch"), watches) {
            self.wishes.push(Wish::WatchFiles(!watches));
        }
    }

    fn rule_ui(&mut self, ui: &mut Ui, rule: &Rule) {
        let language = self.scene.language;
        let theme = self.scene.theme;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW - 2.0));
        let middle = rect.center().y;
        let left = rect.left() + EDGE;
        let field = Rect::from_min_size(
            pos2(rect.right() - EDGE - CHOICE, middle - 14.0),
            vec2(CHOICE, 28.0),
        );
        let painter = ui.painter().clone();
        let color = &theme.color;
        let title = rule.title(language);
        let id = text::line(&painter, rule.id, theme.text.mono_small, color.text_3);
        let room = field.left() - 12.0 - left - id.size().x - 10.0;
        let letters = theme.text.prose;
        let galley = text::fitted(&painter, &title, letters, color.text_1, room, Elide::End);
        let end = text::paint(&painter, left, middle, &galley).right();
        text::paint(&painter, end + 10.0, middle, &id);
        let own = weight_words(weight_of(rule.severity), language);
        let own = say!(language, "settings-rule-own", severity = own);
        let words = Weight::ALL.map(|weight| weight_words(weight, language));
        let words: Vec<&str> = std::iter::once(&own).chain(&words).map(String::as_str).collect();
        let weight = self.settings.policy.weight(rule);
        let current = weight.and_then(|weight| Weight::ALL.iter().position(|it| *it == weight));
        let current = current.map_or(0, |index| index + 1);
        if let Some(index) = choice::drop_down(ui, field, &words, current, &title) {
            let weight = index.checked_sub(1).and_then(|index| Weight::ALL.get(index)).copied();
            self.judge(|policy| policy.weigh(rule, weight));
        }
    }

    fn muted_ui(&mut self, ui: &mut Ui) {
        let language = self.scene.language;
        let theme = self.scene.theme;
        let policy = &self.settings.policy;
        if policy.muted_names().next().is_none() {
            let words = say!(language, "settings-muted-none");
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 26.0));
            let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
            text::paint(ui.painter(), rect.left() + EDGE, rect.center().y, &galley);
        }
        let mut unmuted = None;
        for muted in policy.muted_names() {
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 28.0));
            let middle = rect.center().y;
            let name = muted.name.as_str();
            let (words, unmute) = match muted.rule.as_deref() {
                Some(rule) => (
                    say!(language, "settings-muted-in", name = name, rule = rule),
                    say!(language, "findings-unmute-name-of-rule", name = name, rule = rule),
                ),
                None => (name.to_owned(), say!(language, "findings-unmute-name", name = name)),
            };
            let room = rect.width() - 2.0 * EDGE - 40.0;
            let letters = theme.text.mono;
            let color = theme.color.text_1;
            let galley = text::fitted(ui.painter(), &words, letters, color, room, Elide::Middle);
            text::paint(ui.painter(), rect.left() + EDGE, middle, &galley);
            let at = pos2(rect.right() - EDGE - 12.0, middle);
            if IconButton::new(icon::TRASH, &unmute).put(ui, at).clicked() {
                unmuted = Some(muted.clone());
            }
        }
        if let Some(muted) = unmuted {
            self.judge(|policy| policy.unmute(&muted));
        }
    }

    fn judge(&mut self, change: impl FnOnce(&mut Policy)) {
        let mut policy = self.settings.policy.clone();
        change(&mut policy);
        self.wishes.push(Wish::Judge(policy));
    }
}

fn weight_of(severity: Severity) -> Weight {
    match severity {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
        Severity::Info => Weight::Info,
    }
}

fn weight_words(weight: Weight, language: Language) -> String {
    match weight {
        Weight::Error => say!(language, "weight-error"),
        Weight::Warning => say!(language, "weight-warning"),
        Weight::Info => say!(language, "weight-info"),
        Weight::Off => say!(language, "weight-off"),
    }
}
