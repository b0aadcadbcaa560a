//! The details of nodes of several kinds.

use callback_explorer::report::Clock;
use callback_explorer::session::{Action, Target};
use callback_explorer::ui::wish::Wish;

use super::window::{Stage, scene, scene_to_look_at};

const WINDOW: [f32; 2] = [1280.0, 800.0];

/// Selects the first node of that name, or where it is missing.
fn select(stage: &mut Stage, name: &str) {
    let open = stage.window().session().current().unwrap();
    let analysis = open.analysis().unwrap();
    let node = analysis.document().nodes().find(|node| node.label() == Some(name));
    let missing = || {
        let findings = analysis.findings().iter();
        let finding = findings.clone().find(|finding| finding.name(analysis) == Some(name))?;
        Some(Target::Missing { parent: finding.node()?, place: finding.missing()? })
    };
    let target = node.map(|node| Target::Node(node.id())).or_else(missing).unwrap();
    stage.ask(Wish::Session(Action::Select { target, reveal: true }));
}

#[test]
fn details_of_a_missing_node() {
    scene("details-missing", WINDOW, &["workflow.mistakes.xml"], |stage| {
        let open = stage.window().session().current().unwrap();
        let findings = open.analysis().unwrap().findings();
        let missing = findings.iter().position(|finding| finding.missing().is_some()).unwrap();
        stage.ask(Wish::Session(Action::SelectFinding(missing)));
        stage.ask(Wish::ExplainRule);
    });
}

#[test]
fn details_of_an_unknown_node() {
    scene("details-unknown", WINDOW, &["workflow.mistakes.xml"], |stage| {
        select(stage, "RetryCount");
    });
}

#[test]
fn details_of_a_moment_by_the_clock_of_greenwich() {
    scene_to_look_at("details-time", WINDOW, &["workflow.xml"], |stage| {
        stage.ask(Wish::ShowTimes(Clock::Utc));
        select(stage, "CreateTime");
    });
}

#[test]
fn details_of_a_container() {
    scene("details-container", [1600.0, 1000.0], &["smart-cover.workflow.xml"], |stage| {
        select(stage, "Input");
    });
}

#[test]
fn details_of_a_listed_value_below_the_tree() {
    scene("details-state", [1000.0, 650.0], &["workflow.failed.xml"], |stage| {
        select(stage, "State");
        stage.ask(Wish::Show(callback_explorer::ui::wish::Tab::Details));
    });
}

#[test]
fn details_of_a_bucket() {
    scene("details-bucket", WINDOW, &["workflow.failed.xml"], |stage| {
        select(stage, "BucketId");
    });
}
