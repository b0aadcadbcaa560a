//! When a run's tasks took place.

use callback_explorer::report::Scheme;
use callback_explorer::session::Action;
use callback_explorer::ui::panels::timeline::png;
use callback_explorer::ui::wish::{Pane, Wish};

use callback_explorer::words::Language;
use eframe::egui::Theme;

use super::committed;
use super::window::{Stage, scene};
use crate::ui::timeline::drawn;

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

#[test]
fn what_is_saved_is_what_the_window_shows() {
    for (name, theme, scheme, language) in [
        ("timeline-saved-en-light", Theme::Light, Scheme::Light, Language::En),
        ("timeline-saved-zh-dark", Theme::Dark, Scheme::Dark, Language::Zh),
    ] {
        let mut stage = Stage::new([1280.0, 800.0], language, theme);
        stage.open(&["workflow.failed.xml"]);
        let svg = drawn(&stage, "workflow.failed.xml", (scheme, language));
        let picture = image::load_from_memory(&png::picture(&svg).unwrap()).unwrap();
        committed::check(name, &picture.to_rgba8());
    }
}
