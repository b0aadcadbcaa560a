//! What stands above the list: which findings are listed, and what is muted.

use eframe::egui::{Popup, Ui, pos2};

use crate::analysis::{Filter, MutedName, Policy, Severity, Told};
use crate::say;
use crate::session::{Action, Open, Session};
use crate::ui::command::Command;
use crate::ui::icon;
use crate::ui::panels::{Scene, mark_of};
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::choice::{self, Item};
use crate::ui::widgets::pill::Pill;
use crate::ui::wish::Wish;
use crate::words::Language;

/// Draws from `right` leftwards, and no further than `left`.
pub(in crate::ui::panels) fn tools_ui(
    ui: &mut Ui,
    (left, right, middle): (f32, f32, f32),
    scene: &Scene,
    session: &Session,
    wishes: &mut Vec<Wish>,
) {
    let Some(open) = session.current() else { return };
    let Some(told) = open.told() else { return };
    let mut tools = Tools { scene, policy: session.policy(), open, told, wishes };
    let mut x = right;
    let copy = Command::CopyFindings.words(scene.language);
    let has_room = |x: f32, width: f32| x - width > left;
    if !told.is_empty() && has_room(x, 24.0) {
        let center = pos2(x - 10.0, middle);
        if IconButton::new(icon::COPY, &copy).put(ui, center).clicked() {
            tools.wishes.push(Wish::Run(Command::CopyFindings));
        }
        x -= 30.0;
    }
    for severity in Severity::ALL.into_iter().rev() {
        let n_findings = told.n_of(severity, open.finding_filter().rule);
        if n_findings > 0 && has_room(x, 40.0) {
            x = tools.severity_ui(ui, x, middle, severity, n_findings) - 4.0;
        }
    }
    if told.rules().count() > 1 && has_room(x, 30.0) {
        x = tools.rules_ui(ui, (left, x, middle)) - 4.0;
    }
    if (tools.policy.mutes() || !told.muted().is_empty()) && has_room(x, 30.0) {
        tools.muted_ui(ui, (left, x, middle));
    }
}

struct Tools<'a, 'w> {
    scene: &'a Scene,
    policy: &'a Policy,
    open: &'a Open,
    told: &'a Told,
    wishes: &'w mut Vec<Wish>,
}

impl Tools<'_, '_> {
    fn filter(&mut self, change: impl FnOnce(&mut Filter)) {
        let mut filter = *self.open.finding_filter();
        change(&mut filter);
        self.wishes.push(Wish::Session(Action::FilterFindings(filter)));
    }

    fn judge(&mut self, change: impl FnOnce(&mut Policy)) {
        let mut policy = self.policy.clone();
        change(&mut policy);
        self.wishes.push(Wish::Judge(policy));
    }

    fn severity_ui(
        &mut self,
        ui: &mut Ui,
        x: f32,
        middle: f32,
        severity: Severity,
        n_findings: usize,
    ) -> f32 {
        let theme = self.scene.theme;
        let mark = mark_of(severity);
        let pill = Pill {
            icon: (mark.icon(), mark.color(theme)),
            words: &n_findings.to_string(),
            letters: theme.text.caption,
            name: &count_words(severity, n_findings, self.scene.language),
            is_on: Some(self.open.finding_filter().shows(severity)),
        };
        let response = pill.put(ui, x, middle);
        if response.clicked() {
            self.filter(|filter| filter.toggle(severity));
        }
        response.rect.left()
    }

    /// The rule whose findings are listed, to be chosen from those that have some.
    fn rules_ui(&mut self, ui: &mut Ui, (left, x, middle): (f32, f32, f32)) -> f32 {
        let theme = self.scene.theme;
        let language = self.scene.language;
        let chosen = self.open.finding_filter().rule;
        let tint = if chosen.is_some() { theme.color.accent } else { theme.color.text_2 };
        let mut pill = Pill {
            icon: (icon::FILTER, tint),
            words: chosen.map_or("", |rule| rule.id),
            letters: theme.text.mono_small,
            name: &say!(language, "findings-by-rule"),
            is_on: None,
        };
        if x - pill.width(ui) < left {
            pill.words = "";
        }
        let response = pill.put(ui, x, middle);
        let all = say!(language, "findings-all-rules");
        let rules: Vec<_> = self.told.rules().map(|(rule, n)| (rule, n.to_string())).collect();
        let items = rules.iter().map(|(rule, n)| (rule.id, n.as_str()));
        let width = choice::menu_width(ui, items.chain([(all.as_str(), "")]));
        Popup::menu(&response).width(width).gap(4.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let item = |is_on| Item { is_on: Some(is_on), is_enabled: true };
            if choice::menu_item(ui, &all, "", item(chosen.is_none())).clicked() {
                self.filter(|filter| filter.rule = None);
                ui.close();
            }
            for (rule, n_findings) in &rules {
                let is_on = chosen.is_some_and(|chosen| chosen.id == rule.id);
                if choice::menu_item(ui, rule.id, n_findings, item(is_on)).clicked() {
                    self.filter(|filter| filter.rule = Some(rule));
                    ui.close();
                }
            }
        });
        response.rect.left()
    }

    /// How many are muted; a menu shows them and unmutes.
    fn muted_ui(&mut self, ui: &mut Ui, (left, x, middle): (f32, f32, f32)) {
        let theme = self.scene.theme;
        let language = self.scene.language;
        let words = say!(language, "findings-n-muted", count = self.told.muted().len());
        let shows_muted = self.open.finding_filter().shows_muted;
        let tint = if shows_muted { theme.color.accent } else { theme.color.text_2 };
        let mut pill = Pill {
            icon: (icon::MUTE, tint),
            words: &words,
            letters: theme.text.caption,
            name: &words,
            is_on: None,
        };
        if x - pill.width(ui) < left {
            pill.words = "";
        }
        let response = pill.put(ui, x, middle);
        let show = Command::ShowMuted.words(language);
        let rules: Vec<_> = self
            .policy
            .muted_rules()
            .map(|rule| (rule, say!(language, "findings-unmute-rule", rule = rule.id)))
            .collect();
        let names: Vec<_> =
            self.policy.muted_names().map(|name| (name, unmute_words(name, language))).collect();
        let items = rules.iter().map(|(_, words)| words).chain(names.iter().map(|(_, it)| it));
        let width = choice::menu_width(ui, items.chain([&show]).map(|words| (words.as_str(), "")));
        Popup::menu(&response).width(width).gap(4.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let item = Item { is_on: Some(shows_muted), is_enabled: true };
            if choice::menu_item(ui, &show, "", item).clicked() {
                self.filter(|filter| filter.shows_muted ^= true);
                ui.close();
            }
            let plain = Item { is_on: None, is_enabled: true };
            for (rule, words) in &rules {
                if choice::menu_item(ui, words, "", plain).clicked() {
                    self.judge(|policy| policy.weigh(rule, None));
                    ui.close();
                }
            }
            for (name, words) in &names {
                if choice::menu_item(ui, words, "", plain).clicked() {
                    self.judge(|policy| policy.unmute(name));
                    ui.close();
                }
            }
        });
    }
}

fn unmute_words(muted: &MutedName, language: Language) -> String {
    let name = muted.name.as_str();
    match muted.rule.as_deref() {
        Some(rule) => say!(language, "findings-unmute-name-of-rule", name = name, rule = rule),
        None => say!(language, "findings-unmute-name", name = name),
    }
}

fn count_words(severity: Severity, count: usize, language: Language) -> String {
    match severity {
        Severity::Error => say!(language, "count-errors", count = count),
        Severity::Warning => say!(language, "count-warnings", count = count),
        Severity::Info => say!(language, "count-infos", count = count),
    }
}
