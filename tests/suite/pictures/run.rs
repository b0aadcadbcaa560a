//! A run of which several open payloads tell.

use callback_explorer::session::Action;
use callback_explorer::ui::wish::{Pane, Wish};

use super::window::{Stage, scene};

const RUN: [&str; 5] = [
    "tests/payloads/run/workflow.xml",
    "tests/payloads/run/snapshot.failed.xml",
    "tests/payloads/run/smart-cover.late.xml",
    "tests/payloads/run/smart-cover.running.xml",
    "tests/payloads/run/snapshot.failed.again.xml",
];

#[test]
fn a_runs_tasks_with_their_callbacks_and_what_came_out() {
    scene("run", [1280.0, 800.0], &RUN, |stage| shows(stage, 0));
    scene("run-large", [1600.0, 1000.0], &RUN, |stage| shows(stage, 2));
    scene("run-small", [1000.0, 650.0], &RUN, |stage| shows(stage, 1));
}

#[test]
fn the_timeline_across_its_payloads() {
    scene("run-timeline", [1280.0, 800.0], &RUN, |stage| {
        shows(stage, 2);
        stage.ask(Wish::Visit(Pane::Timeline));
    });
}

fn shows(stage: &mut Stage, payload: usize) {
    let id = stage.window().session().opened()[payload].id();
    stage.ask(Wish::Session(Action::Show(id)));
    stage.ask(Wish::Visit(Pane::Run));
}
