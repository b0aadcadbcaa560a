//! Payloads found in logs, and the encodings that a file may be in.

use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::Wish;
use eframe::egui::Event;

use super::window::{scene, scene_to_look_at};

#[test]
fn a_log_with_several_payloads() {
    scene("found", [1280.0, 800.0], &["tests/intake/nginx.log"], |_| {});
    scene_to_look_at("found-headers", [1280.0, 800.0], &["tests/intake/request.http"], |_| {});
    scene_to_look_at("found-others", [1000.0, 650.0], &["tests/intake/ticket.zip"], |_| {});
    scene_to_look_at("found-large", [1600.0, 1000.0], &["tests/intake/application.log"], |_| {});
}

#[test]
fn the_encodings_to_choose_from() {
    let gb18030 = ["tests/intake/gb18030.log"];
    scene("encodings", [1000.0, 650.0], &gb18030, |stage| {
        stage.ask(Wish::Run(Command::ChooseEncoding));
        // The cursor blinks unless somebody types.
        stage.harness.event(Event::Text("8".to_owned()));
        stage.harness.run_steps(4);
    });
}
