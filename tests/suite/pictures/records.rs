//! What repeats in a payload, as a table.

use callback_explorer::session::{Action, TabulateAction};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::Wish;

use super::window::{Stage, scene};

fn shows(stage: &mut Stage) {
    stage.ask(Wish::Run(Command::ShowAsTable));
    is_made(stage);
}

fn is_made(stage: &mut Stage) {
    stage.wait(|window| {
        let table = window.session().current().and_then(|open| open.tabulating());
        table.is_some_and(|table| table.made().is_some() && !table.is_going_on())
    });
    stage.harness.run_steps(4);
}

fn tabulate(stage: &mut Stage, action: TabulateAction) {
    stage.ask(Wish::Session(Action::Tabulate(action)));
    is_made(stage);
}

#[test]
fn the_tasks_of_a_run_that_failed_as_a_table() {
    scene("records", [1280.0, 800.0], &["workflow.failed.xml"], |stage| {
        shows(stage);
        tabulate(stage, TabulateAction::Move { rows: 0, columns: 3 });
    });
    let uneven = ["tests/payloads/workflow/uneven.xml"];
    scene("records-large", [1600.0, 1000.0], &uneven, |stage| {
        shows(stage);
        tabulate(stage, TabulateAction::Sort(1));
    });
}

#[test]
fn the_words_of_a_text_as_a_table() {
    scene("records-small", [1000.0, 650.0], &["words-generalize.json"], |stage| {
        shows(stage);
        tabulate(stage, TabulateAction::Filter("a".to_owned()));
        tabulate(stage, TabulateAction::Move { rows: 1, columns: 3 });
    });
}

#[test]
fn more_columns_than_there_is_room_for() {
    scene("records-wide", [1280.0, 800.0], &["tests/payloads/snapshot/several.xml"], |stage| {
        let document = stage.window().session().current().unwrap().analysis().unwrap().document();
        let job = document.find("Response.JobsDetail[0]")[0];
        tabulate(stage, TabulateAction::Of(job));
        tabulate(stage, TabulateAction::Select { row: 1, column: 9 });
    });
}
