//! What is told of the selected node, and whether the first screen answers what an engineer asks first.

use callback_explorer::document::Format;
use callback_explorer::report::Clock;
use callback_explorer::session::{Action, Target};
use callback_explorer::ui::wish::Wish;
use eframe::egui::{Rect, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{FAILED, SIZE, copied, stage};
use crate::pictures::window::Stage;

fn opened(sample: &str) -> Stage {
    let mut stage = stage();
    stage.open(&[sample]);
    stage
}

/// Selects the `number`-th node of that name.
fn select(stage: &mut Stage, name: &str, number: usize) {
    let open = stage.window().session().current().unwrap();
    let nodes = open.analysis().unwrap().document().nodes();
    let named: Vec<_> = nodes.filter(|node| node.label() == Some(name)).collect();
    let target = Target::Node(named[number].id());
    drop(named);
    stage.ask(Wish::Session(Action::Select { target, reveal: true }));
}

fn says(stage: &Stage, words: &str) -> bool {
    stage.harness.query_all_by_label(words).next().is_some()
}

fn text_in_box(stage: &Stage, label: &str) -> String {
    let node = stage.harness.get_by_role_and_label(Role::TextInput, label);
    node.accesskit_node().value().unwrap()
}

#[test]
fn a_missing_node_is_described_as_if_it_were_there() {
    let mut stage = opened("workflow.mistakes.xml");
    let findings = stage.window().session().current().unwrap().analysis().unwrap().findings();
    let missing = findings.iter().position(|finding| finding.missing().is_some()).unwrap();
    stage.ask(Wish::Session(Action::SelectFinding(missing)));
    stage.harness.run_steps(2);
    for words in ["EndTime", "Missing", "Time", "always", "Job completion time"] {
        assert!(says(&stage, words), "{words}");
    }
    assert_eq!(text_in_box(&stage, "Example"), "2020-12-01 11:00:45+0800");
}

#[test]
fn a_rule_is_explained_where_its_finding_is_told() {
    let mut stage = opened("workflow.mistakes.xml");
    select(&mut stage, "RetryCount", 0);
    assert!(says(&stage, "not documented"));
    stage.harness.get_by_role_and_label(Role::Button, "Explain unknown-node").click();
    stage.harness.run_steps(3);
    assert!(says(&stage, "Rule unknown-node"));
    stage.harness.get_by_label("Close the explanation").click();
    stage.harness.run_steps(3);
    assert!(!says(&stage, "Rule unknown-node"));
}

#[test]
fn a_moment_is_decoded_and_shown_by_the_chosen_clock() {
    let mut stage = opened("workflow.xml");
    select(&mut stage, "CreateTime", 0);
    assert!(says(&stage, "As sent: 2020-12-01 11:00:41 +08:00"));
    let in_tree = |stage: &Stage| {
        let row = stage.harness.get_all_by_role_and_label(Role::TreeItem, "CreateTime").next();
        row.unwrap().accesskit_node().value().unwrap()
    };
    assert_eq!(in_tree(&stage), "2020-12-01 11:00:41+0800", "as it was sent");
    assert!(says(&stage, "Created: 2020-12-01 11:00:41 +08:00"));
    stage.ask(Wish::ShowTimes(Clock::Utc));
    assert_eq!(in_tree(&stage), "2020-12-01 03:00:41 +00:00");
    assert!(says(&stage, "Created: 2020-12-01 03:00:41 +00:00"));
    assert_eq!(text_in_box(&stage, "Value"), "2020-12-01 11:00:41+0800", "a value stays whole");
}

#[test]
fn a_part_is_copied_in_either_notation() {
    let mut stage = opened(FAILED);
    select(&mut stage, "Tasks", 1);
    for (format, start) in [(Format::Json, "{"), (Format::Xml, "<Tasks>")] {
        stage.harness.state_mut().as_mut().unwrap().ask(Wish::CopyAs(format));
        let mut text = None;
        for _ in 0..4 {
            stage.harness.step();
            text = text.or(copied(&stage));
        }
        let text = text.expect("it was copied");
        assert!(text.starts_with(start) && text.contains("Snapshot"), "{text}");
    }
}

#[test]
fn what_cannot_be_copied_in_a_notation_is_not_offered() {
    let mut stage = opened("workflow.truncated.xml");
    select(&mut stage, "WorkflowExecution", 0);
    stage.harness.get_by_label("Copy this node").click();
    stage.harness.run_steps(4);
    let item = stage.harness.get_by_role_and_label(Role::MenuItem, "Copy as JSON");
    assert!(item.accesskit_node().is_disabled());
}

#[test]
fn the_first_screen_answers_the_five_questions() {
    let stage = opened(FAILED);
    let screen = Rect::from_min_size([0.0, 0.0].into(), SIZE.into());
    let answers = [
        // What is this?
        "Workflow callback · Failed · 1 of 3 tasks failed",
        "Object: lectures-1251668577/2024/autumn/physics-07.mp4",
        "Created: 2024-10-17 09:32:05 +08:00",
        // What failed, and why?
        "Snapshot · Snapshot_1712044815221 failed: this callback does not say why",
        // Is the payload as documented?
        "Findings",
        // What does each field mean?
        "Job information list",
        // The same as JSON, and something to paste.
        "Export",
        "Copy summary",
    ];
    for answer in answers {
        let node = stage.harness.query_all_by_label(answer).next();
        let node = node.unwrap_or_else(|| panic!("nothing says {answer}"));
        assert!(screen.contains_rect(node.rect()), "{answer} is in sight");
    }
}

/// The header is drawn sixty times a second, and must not go through all of it.
#[test]
fn of_a_value_of_megabytes_the_header_tells_both_ends_and_copies_all() {
    let text = std::fs::read_to_string("assets/catalog/samples/concat.xml").unwrap();
    let long = format!("first/{}last.mp4", "转码/".repeat(1 << 20));
    let text = text.replacen("upload/talk.mp4", &long, 1);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.xml");
    std::fs::write(&file, text).unwrap();
    let mut stage = opened(file.to_str().unwrap());
    let fact = stage.harness.get_by_label_contains("Object: harborfilm-1304567890/first/转码/");
    let told = fact.accesskit_node().label().unwrap();
    assert!(told.ends_with("转码/last.mp4"), "{told}");
    assert!(told.len() < 10_000, "{} bytes are told", told.len());
    fact.click();
    let copied = (0..4).find_map(|_| {
        stage.harness.step();
        copied(&stage)
    });
    assert_eq!(copied, Some(format!("harborfilm-1304567890/{long}")));
}
