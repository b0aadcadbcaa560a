//! The list of findings: filtered, muted, chosen.

use callback_explorer::analysis::{Filter, MutedName, Policy, Severity, Weight, rules};
use callback_explorer::session::Action;
use callback_explorer::ui::wish::Wish;
use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::window::{Stage, scene};

const MISTAKES: &str = "workflow.mistakes.xml";

fn policy() -> Policy {
    let mut policy = Policy::default();
    policy.weigh(rules::find("missing-node").unwrap(), Some(Weight::Off));
    policy.weigh(rules::find("misplaced-node").unwrap(), Some(Weight::Error));
    policy.mute(MutedName { name: "RetryCount".to_owned(), rule: Some("unknown-node".to_owned()) });
    policy
}

fn judge(stage: &mut Stage) {
    stage.ask(Wish::Judge(policy()));
    stage.wait(|window| {
        let told = window.session().current().and_then(|open| open.told());
        told.is_some_and(|told| told.muted().len() == 2)
    });
}

#[test]
fn findings_of_one_rule() {
    scene("findings-filtered", [1280.0, 800.0], &[MISTAKES], |stage| {
        let mut filter = Filter::default();
        filter.rule = rules::find("unknown-node");
        filter.toggle(Severity::Info);
        stage.ask(Wish::Session(Action::FilterFindings(filter)));
        stage.harness.key_press(Key::F4);
        stage.harness.run_steps(3);
    });
}

#[test]
fn muted_findings_at_the_end_of_the_list() {
    scene("findings-muted", [1280.0, 800.0], &[MISTAKES], |stage| {
        judge(stage);
        stage.ask(Wish::ToggleMuted);
        stage.harness.run_steps(3);
    });
}

#[test]
fn the_menu_of_what_is_muted() {
    scene("findings-muted-menu", [1000.0, 650.0], &[MISTAKES], |stage| {
        judge(stage);
        let is_english = stage.window().settings().language.id() == "en";
        let words = if is_english { "2 muted" } else { "已忽略 2 个" };
        stage.harness.get_by_role_and_label(Role::Button, words).click();
        stage.harness.run_steps(4);
    });
}

#[test]
fn the_menu_of_a_finding() {
    scene("findings-menu", [1280.0, 800.0], &[MISTAKES], |stage| {
        let nodes = stage.harness.get_all_by_role(Role::ListBoxOption).last().unwrap();
        nodes.click_secondary();
        stage.harness.run_steps(4);
    });
}
