//! When a run's tasks took place.

use callback_explorer::session::Action;
use callback_explorer::ui::wish::{Pane, Wish};

use super::window::{Stage, scene};

fn shows(stage: &mut Stage) {
    stage.ask(Wish::Visit(Pane::Timeline));
    stage.ask(Wish::Session(Action::SelectFinding(0)));
    stage.harness.run_steps(4);
}

#[test]
fn the_tasks_of_a_run_that_failed() {
    scene("timeline", [1280.0, 800.0], &["workflow.failed.xml"], shows);
}

#[test]
fn pauses_unknown_ends_and_an_end_before_its_beginning() {
    let gaps = ["tests/payloads/timeline/gaps.xml"];
    scene("timeline-gaps", [1000.0, 650.0], &gaps, shows);
    scene("timeline-large", [1600.0, 1000.0], &gaps, shows);
}
