//! The details of nodes of several kinds.

use callback_explorer::report::Clock;
use callback_explorer::session::{Action, Target};
use callback_explorer::ui::wish::Wish;
use eframe::egui::Event;

use super::window::{Stage, scene};

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
    scene("details-time", WINDOW, &["smart-cover.xml"], |stage| {
        stage.ask(Wish::ShowTimes(Clock::Utc));
        select(stage, "EndTime");
    });
}

#[test]
fn quantities_in_units_that_people_use_and_the_moment_in_an_id() {
    scene("readings", [1600.0, 1000.0], &["assets/catalog/samples/transcode.xml"], |stage| {
        select(stage, "JobId");
    });
}

#[test]
fn what_is_inside_a_value_and_a_signature_that_has_expired() {
    const TEXT: &str = r#"{"EventName":"TaskFinish","JobsDetail":{"Code":"Success","JobId":"j9f6ab600ebdb11ee8a41525400a1c9f4",
        "Input":{"Object":"in/%E5%BD%B1%E7%89%87.mp4","Region":"ap-beijing"},
        "Address":"https://b-1250000000.cos.ap-beijing.myqcloud.com/a%20b.mp4?q-sign-algorithm=sha1&q-sign-time=1662033600%3B1662040800&q-signature=0",
        "UserData":"{\"ticket\":\"4711\",\"tags\":[\"a\",\"b\"]}","Tag":"Transcode","State":"Success"}}"#;
    for (name, selected) in [("details-inside", "UserData"), ("details-address", "Address")] {
        scene(name, WINDOW, &[], |stage| {
            stage.harness.event(Event::Paste(TEXT.to_owned()));
            stage.wait(|window| {
                window.session().current().is_some_and(|open| open.analysis().is_some())
            });
            select(stage, selected);
        });
    }
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
