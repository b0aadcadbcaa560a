//! The field on the empty window that says what error codes and rules mean.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::stage;
use crate::pictures::window::Stage;

const FIELD: &str = "Look up an error code or a rule";

fn look_up(stage: &mut Stage, word: &str) {
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    stage.harness.run_steps(3);
    stage.harness.event(Event::Text(word.to_owned()));
    stage.harness.run_steps(3);
}

fn is_shown(stage: &Stage, words: &str) -> bool {
    stage.harness.query_by_label_contains(words).is_some()
}

#[test]
fn a_number_is_explained_by_its_name_with_what_to_check() {
    let mut stage = stage();
    look_up(&mut stage, "1103");
    assert!(is_shown(&stage, "ResourceNotFound (1103)"));
    assert!(is_shown(&stage, "The input doesn't exist"));
    assert!(is_shown(&stage, "Customer's move  Check bucket, region and object key"));
    assert!(!is_shown(&stage, "Or open a sample"));
}

#[test]
fn a_rule_is_explained_too() {
    let mut stage = stage();
    look_up(&mut stage, "unknown-node");
    assert!(is_shown(&stage, "The catalog doesn't list the node for this callback"));
}

#[test]
fn what_looks_like_the_word_is_chosen_by_click_or_enter() {
    let mut stage = stage();
    look_up(&mut stage, "slowdwon");
    let row = "SlowDown (1020): Too many requests came in too short a time";
    stage.harness.get_by_role_and_label(Role::Button, row).click();
    stage.harness.run_steps(3);
    assert!(is_shown(&stage, "Try again  Send it again later"));
    stage.harness.get_by_role_and_label(Role::Button, "Clear").click();
    stage.harness.run_steps(3);
    look_up(&mut stage, "slow");
    stage.harness.key_press(Key::Enter);
    stage.harness.run_steps(3);
    assert!(is_shown(&stage, "Try again  Send it again later"));
}

#[test]
fn an_unknown_code_is_said_to_be_so() {
    let mut stage = stage();
    look_up(&mut stage, "1008");
    assert!(is_shown(&stage, "1008  is neither a documented error code nor a rule"));
}

#[test]
fn escape_empties_the_field_and_the_samples_are_back() {
    let mut stage = stage();
    look_up(&mut stage, "1103");
    stage.harness.key_press(Key::Escape);
    stage.harness.run_steps(3);
    let field = stage.harness.get_by_role_and_label(Role::TextInput, FIELD);
    assert_eq!(field.accesskit_node().value().unwrap_or_default(), "");
    assert!(stage.harness.query_by_label("Smart cover").is_some());
}

#[test]
fn a_failed_job_says_what_its_code_means_in_header_and_details() {
    let mut stage = stage();
    stage.open(&["smart-cover.failed.xml"]);
    assert!(is_shown(&stage, "The input doesn't exist Customer's move"));
    stage.harness.get_by_label("Go to job").click();
    stage.harness.run_steps(4);
    assert!(is_shown(&stage, "Error code ResourceNotFound"));
    assert!(is_shown(&stage, "Customer's move  Check bucket, region and object key"));
}
