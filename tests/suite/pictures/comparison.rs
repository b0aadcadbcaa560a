//! Two payloads compared.

use callback_explorer::session::{Action, CompareAction, With};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Pane, Wish};
use eframe::egui::Event;

use super::window::{Stage, scene, scene_to_look_at};

const TWO: [&str; 2] = ["workflow.xml", "workflow.failed.xml"];

#[test]
fn two_payloads_in_one_tree() {
    scene("compare", [1280.0, 800.0], &TWO, |stage| {
        compare(stage);
        stage.ask(Wish::Run(Command::NextDifference));
    });
    scene("compare-small", [1000.0, 650.0], &TWO, compare);
    scene("compare-large", [1600.0, 1000.0], &TWO, |stage| {
        compare(stage);
        stage.ask(Wish::Visit(Pane::Comparison));
        stage.ask(Wish::Run(Command::OnlyDifferences));
    });
}

#[test]
fn what_to_compare_with() {
    scene("compare-with", [1280.0, 800.0], &["workflow.failed.xml", "workflow.xml"], |stage| {
        stage.ask(Wish::Run(Command::CompareWith));
        // The cursor blinks unless somebody types.
        stage.harness.event(Event::Text(" ".to_owned()));
        stage.harness.run_steps(4);
    });
}

#[test]
fn a_payload_and_the_documented_sample() {
    scene_to_look_at("compare-sample", [1280.0, 800.0], &["tts.failed.json"], |stage| {
        stage.ask(Wish::Run(Command::CompareWithSample));
        is_made(stage);
    });
}

fn compare(stage: &mut Stage) {
    let other = stage.window().session().opened()[1].id();
    stage.ask(Wish::Session(Action::Compare(CompareAction::With(With::Payload(other)))));
    is_made(stage);
}

fn is_made(stage: &mut Stage) {
    stage.wait(|window| {
        window.session().comparing().is_some_and(|it| it.made().is_some() && !it.is_going_on())
    });
}
