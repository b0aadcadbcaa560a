//! The settings page: everything holds at once, by mouse and by keys.

use callback_explorer::analysis::rules::RULES;
use callback_explorer::analysis::{MutedName, Rule, Weight};
use callback_explorer::report::Clock;
use callback_explorer::ui::Settings;
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, ThemePreference};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{FAILED, stage};
use crate::pictures::window::Stage;

fn open_settings(stage: &mut Stage) {
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    stage.harness.run_steps(3);
    stage.harness.get_by_role_and_label(Role::Dialog, "Settings");
}

fn click(stage: &mut Stage, role: Role, label: &str) {
    stage.harness.get_by_role_and_label(role, label).click();
    stage.harness.run_steps(4);
}

fn rule(id: &str) -> &'static Rule {
    RULES.iter().find(|rule| rule.id == id).unwrap()
}

#[test]
fn they_open_and_close_by_keys_and_the_window_goes_on_behind() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    open_settings(&mut stage);
    stage.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    stage.harness.run_steps(3);
    assert_eq!(super::n_rows(&stage), 2, "a command works while they are open");
    stage.harness.key_press(Key::Escape);
    stage.harness.run_steps(3);
    assert!(stage.harness.query_by_role_and_label(Role::Dialog, "Settings").is_none());
}

#[test]
fn what_is_chosen_holds_at_once() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    open_settings(&mut stage);
    click(&mut stage, Role::RadioButton, "Dark");
    assert!(stage.harness.ctx.global_style().visuals.dark_mode);
    click(&mut stage, Role::RadioButton, "UTC");
    assert_eq!(stage.window().settings().clock, Clock::Utc);
    click(&mut stage, Role::ComboBox, "Zoom");
    click(&mut stage, Role::MenuItemCheckBox, "110 %");
    assert_eq!(stage.window().settings().zoom, 110);
    for is_on in [false, true] {
        click(&mut stage, Role::CheckBox, "Open at the next start what is open now");
        click(&mut stage, Role::CheckBox, "Reload files that change");
        assert_eq!(stage.window().settings().restores_session, is_on);
        assert_eq!(stage.window().settings().watches_files, is_on);
    }
    click(&mut stage, Role::RadioButton, "English");
    assert_eq!(stage.window().settings().language, Language::En);
    let chinese = stage.harness.get_all_by_label("中文").count();
    assert_eq!(chinese, 2, "in the top bar and here");
}

#[test]
fn a_rule_weighs_what_is_chosen_and_is_silent_when_off() {
    let mut stage = stage();
    stage.open(&["workflow.mistakes.xml"]);
    let unknown = rule("unknown-node");
    let told = |stage: &Stage| {
        let told = stage.window().session().current().unwrap().told().unwrap();
        told.rules().any(|(rule, _)| rule.id == unknown.id)
    };
    assert!(told(&stage));
    open_settings(&mut stage);
    let title = unknown.title(Language::En);
    click(&mut stage, Role::ComboBox, &title);
    click(&mut stage, Role::MenuItemCheckBox, "Off");
    assert_eq!(stage.window().settings().policy.weight(unknown), Some(Weight::Off));
    stage.wait(|window| {
        let told = window.session().current().unwrap().told().unwrap();
        !told.rules().any(|(rule, _)| rule.id == unknown.id)
    });
    click(&mut stage, Role::ComboBox, &title);
    click(&mut stage, Role::MenuItemCheckBox, "By default: Warning");
    assert_eq!(stage.window().settings().policy.weight(unknown), None);
}

#[test]
fn every_rule_can_be_weighed() {
    let mut stage = stage();
    open_settings(&mut stage);
    for rule in RULES {
        let title = rule.title(Language::En);
        stage.harness.get_by_role_and_label(Role::ComboBox, &title);
    }
}

#[test]
fn muted_names_are_listed_and_unmuted() {
    let mut settings = Settings { language: Language::En, ..Settings::default() };
    settings.policy.mute(MutedName { name: "Foo".to_owned(), rule: None });
    let rule = Some("unknown-node".to_owned());
    settings.policy.mute(MutedName { name: "Bar".to_owned(), rule });
    let mut stage = Stage::with(super::SIZE, settings);
    stage.harness.run_steps(2);
    open_settings(&mut stage);
    for unmute in ["Unmute name Foo", "Unmute name Bar for unknown-node"] {
        let button = stage.harness.get_by_label(unmute);
        button.scroll_to_me();
        stage.harness.run_steps(4);
        stage.harness.get_by_label(unmute).click();
        stage.harness.run_steps(4);
    }
    assert!(!stage.window().settings().policy.mutes());
}

#[test]
fn defaults_come_back_but_the_language_stays() {
    let mut settings = Settings {
        language: Language::Zh,
        theme: ThemePreference::Dark,
        zoom: 150,
        clock: Clock::Utc,
        restores_session: false,
        watches_files: false,
        ..Settings::default()
    };
    settings.policy.weigh(rule("unknown-node"), Some(Weight::Off));
    let mut stage = Stage::with(super::SIZE, settings);
    stage.harness.run_steps(2);
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    stage.harness.run_steps(3);
    click(&mut stage, Role::Button, "恢复默认设置");
    let expected = Settings { language: Language::Zh, ..Settings::default() };
    assert_eq!(stage.window().settings(), &expected);
}

#[test]
fn the_keyboard_reaches_every_control_and_scrolls_to_it() {
    let mut stage = stage();
    open_settings(&mut stage);
    let mut seen = Vec::new();
    for _ in 0..60 {
        stage.harness.key_press(Key::Tab);
        stage.harness.run_steps(2);
        let focused =
            stage.harness.root().children_recursive().find(egui_kittest::Node::is_focused);
        let Some(node) = focused else { continue };
        let label = node.accesskit_node().label().unwrap_or_default();
        let bounds = node.rect();
        assert!(bounds.top() >= 0.0 && bounds.bottom() <= super::SIZE[1], "{label} at {bounds}");
        seen.push(label);
    }
    for rule in RULES {
        let title = rule.title(Language::En);
        assert!(seen.contains(&title), "{title} is not among {seen:?}");
    }
}
