//! The list of findings: filtered, walked, muted, weighed, copied.

use callback_explorer::analysis::{Policy, Severity};
use callback_explorer::session::Open;
use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{copied, selected, stage};
use crate::pictures::window::Stage;

const MISTAKES: &str = "workflow.mistakes.xml";

fn opened() -> Stage {
    let mut stage = stage();
    stage.open(&[MISTAKES]);
    stage
}

fn open(stage: &Stage) -> &Open {
    stage.window().session().current().unwrap()
}

/// The names of the findings in sight, from top to bottom.
fn listed(stage: &Stage) -> Vec<String> {
    let analysis = open(stage).analysis().unwrap();
    let listed = open(stage).listed().unwrap();
    (0..listed.len())
        .filter_map(|row| analysis.findings()[listed.get(row)?].name(analysis))
        .map(str::to_owned)
        .collect()
}

fn click(stage: &mut Stage, role: Role, label: &str) {
    stage.harness.get_by_role_and_label(role, label).click();
    stage.harness.run_steps(4);
}

/// Opens the menu of the finding that says this, and takes a line of it.
fn choose(stage: &mut Stage, finding: &str, words: &str) {
    choose_item(stage, finding, words);
    stage.harness.run_steps(4);
}

fn choose_item(stage: &mut Stage, finding: &str, words: &str) {
    stage.harness.get_by_role_and_label(Role::ListBoxOption, finding).click_secondary();
    stage.harness.run_steps(4);
    let item = stage.harness.get_by(|node| {
        let role = node.role();
        matches!(role, Role::MenuItem | Role::MenuItemCheckBox)
            && node.label().as_deref() == Some(words)
    });
    item.click();
}

/// What is copied within the next frames.
fn copied_soon(stage: &mut Stage) -> String {
    let mut text = None;
    for _ in 0..6 {
        stage.harness.step();
        text = text.or(copied(stage));
    }
    text.expect("something was copied")
}

fn wait_for_muted(stage: &mut Stage, n_muted: usize) {
    stage.wait(|window| {
        let told = window.session().current().and_then(|open| open.told());
        told.is_some_and(|told| told.muted().len() == n_muted)
    });
}

const UNKNOWN: &str = "RetryCount is not documented for this callback";

#[test]
fn the_counts_above_the_list_hide_and_show_a_severity() {
    let mut stage = opened();
    assert_eq!(listed(&stage).len(), 5);
    click(&mut stage, Role::CheckBox, "4 warnings");
    assert_eq!(listed(&stage), ["CreateTime"]);
    assert!(stage.harness.query_by_label(UNKNOWN).is_none());
    click(&mut stage, Role::CheckBox, "1 info");
    click(&mut stage, Role::Link, "Show all");
    assert_eq!(listed(&stage).len(), 5);
}

#[test]
fn a_click_on_a_rule_lists_only_its_findings() {
    let mut stage = opened();
    click(&mut stage, Role::Button, "List only unknown-node");
    assert_eq!(listed(&stage), ["RetryCount"]);
    click(&mut stage, Role::Button, "Filter by rule");
    click(&mut stage, Role::MenuItemCheckBox, "misspelt-name");
    assert_eq!(listed(&stage), ["WorkflowNmae"]);
    click(&mut stage, Role::Button, "Filter by rule");
    click(&mut stage, Role::MenuItemCheckBox, "All rules");
    assert_eq!(listed(&stage).len(), 5);
}

#[test]
fn a_rule_is_muted_by_its_menu_and_unmuted_above_the_list() {
    let mut stage = opened();
    choose(&mut stage, UNKNOWN, "Mute this rule");
    wait_for_muted(&mut stage, 1);
    assert!(!listed(&stage).contains(&"RetryCount".to_owned()));
    assert_eq!(open(&stage).told().unwrap().counts(), [0, 3, 0]);
    assert!(stage.window().settings().policy.mutes(), "settings keep it");
    let row = stage.harness.get_by_role_and_label(Role::TreeItem, "RetryCount");
    let value = row.accesskit_node().value();
    assert!(!value.unwrap().contains("not documented"), "the tree doesn't tell it either");

    click(&mut stage, Role::Button, "1 muted");
    click(&mut stage, Role::MenuItemCheckBox, "List muted findings");
    assert_eq!(listed(&stage).last().unwrap(), "RetryCount");
    click(&mut stage, Role::Button, "1 muted");
    click(&mut stage, Role::MenuItem, "Unmute rule unknown-node");
    wait_for_muted(&mut stage, 0);
    assert_eq!(stage.window().settings().policy, Policy::default());
}

#[test]
fn a_name_is_muted_and_a_rule_weighed_by_its_menu() {
    let mut stage = opened();
    choose(&mut stage, UNKNOWN, "Mute this name for this rule");
    wait_for_muted(&mut stage, 1);
    let missing = "EndTime is missing; the document lists it for every Tasks";
    choose(&mut stage, missing, "Rule counts as error");
    stage.wait(|window| {
        let told = window.session().current().and_then(|open| open.told());
        told.is_some_and(|told| told.n_of(Severity::Error, None) == 1)
    });
    assert_eq!(listed(&stage).first().unwrap(), "EndTime", "the gravest first");
}

#[test]
fn keys_walk_the_list_in_its_order() {
    let mut stage = opened();
    let first = "WorkflowNmae is documented as WorkflowName";
    stage.harness.get_by_role_and_label(Role::ListBoxOption, first).click();
    stage.harness.run_steps(4);
    let mut seen = Vec::new();
    for key in [Key::ArrowDown, Key::End, Key::ArrowUp, Key::Home, Key::PageDown] {
        stage.harness.key_press(key);
        stage.harness.run_steps(3);
        seen.push(selected(&stage).rsplit(['.', ' ']).next().unwrap().to_owned());
    }
    assert_eq!(seen, ["TemplateName", "CreateTime", "EndTime", "WorkflowNmae", "EndTime"]);
}

#[test]
fn findings_are_copied_one_or_all() {
    let mut stage = opened();
    stage.harness.get_by_role_and_label(Role::ListBoxOption, UNKNOWN).click();
    stage.harness.run_steps(4);
    choose_item(&mut stage, UNKNOWN, "Copy finding");
    assert_eq!(
        copied_soon(&mut stage),
        "RetryCount is not documented for this callback. No documented name is near. Newer \
         service versions may add nodes."
    );
    stage.harness.get_by_role_and_label(Role::Button, "Copy listed findings").click();
    let text = copied_soon(&mut stage);
    assert_eq!(text.lines().count(), 5);
    assert!(text.starts_with("11:9: warning[misspelt-name] WorkflowNmae is documented"), "{text}");
}

#[test]
fn thirty_thousand_findings_are_walked_to_the_last() {
    let mut stage = stage();
    let task = "<Tasks><CreateTime>x</CreateTime></Tasks>".repeat(15_000);
    let text = format!("<Response><WorkflowExecution>{task}</WorkflowExecution></Response>");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.xml");
    std::fs::write(&file, text).unwrap();
    stage.harness.state_mut().as_mut().unwrap().open_paths(vec![file]);
    stage.wait(|window| window.session().current().is_some_and(|open| open.told().is_some()));
    let n_findings = open(&stage).listed().unwrap().len();
    // Of each rule and severity, ten thousand are kept.
    assert!(n_findings > 30_000, "{n_findings}");
    let row = stage.harness.get_all_by_role(Role::ListBoxOption).nth(1).unwrap();
    row.click();
    stage.harness.run_steps(4);
    stage.harness.key_press(Key::End);
    stage.harness.run_steps(4);
    let last = open(&stage).listed().unwrap().get(n_findings - 1);
    assert_eq!(open(&stage).selected_finding(), last);
}
