//! Which callback a payload is taken for, and the catalog as a manual.

use callback_explorer::session::Action;
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::Wish;
use eframe::egui::{Event, Key};

use super::window::{ONE_LOOK, Stage, scene, scene_in, scene_to_look_at};

/// Opens the list of callbacks of the header, and types into it.
fn choose(stage: &mut Stage, typed: &str) {
    stage.ask(Wish::Run(Command::ChooseCallback));
    stage.harness.event(Event::Text(typed.to_owned()));
    stage.harness.run_steps(4);
}

const LIVE: &str = "assets/catalog/samples/moderation-live.json";

#[test]
fn the_callbacks_to_choose_from() {
    // All of them are more from day to day.
    scene_to_look_at("chooser-all", [1280.0, 800.0], &["smart-cover.xml"], |stage| {
        choose(stage, "");
    });
    scene("chooser", [1000.0, 650.0], &[LIVE], |stage| choose(stage, "moderation"));
    scene("chosen", [1280.0, 800.0], &["smart-cover.xml"], |stage| {
        let entry = stage.window().session().analyzer().catalog().find("concat");
        stage.ask(Wish::Session(Action::ReadAs(entry)));
        stage.wait(|window| {
            let analysis = window.session().current().unwrap().analysis().unwrap();
            analysis.recognition().chosen() == entry
        });
    });
}

/// Opens the catalog, looks for something, and walks in the nodes.
fn browse(stage: &mut Stage, typed: &str) {
    stage.ask(Wish::Run(Command::ShowCatalog));
    stage.harness.event(Event::Text(typed.to_owned()));
    stage.harness.run_steps(4);
}

#[test]
fn the_catalog() {
    scene_to_look_at("catalog-empty", [1280.0, 800.0], &[], |stage| browse(stage, ""));
    scene_to_look_at("catalog-meaning", [1280.0, 800.0], &[], |stage| browse(stage, "bitrate"));
    // Found by name alone, so that the pictures stay as they are when others come.
    let act = |stage: &mut Stage| {
        browse(stage, "smart-cover");
        for key in [Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::ArrowDown] {
            stage.harness.key_press(key);
            stage.harness.run_steps(2);
        }
    };
    scene("catalog", [1000.0, 650.0], &[], act);
    scene_in(ONE_LOOK, "catalog-large", [1600.0, 1000.0], &["smart-cover.xml"], act);
}
