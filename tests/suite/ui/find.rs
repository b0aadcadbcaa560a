//! The search field, its switches, the list of hits and find in all.

use callback_explorer::session::{Everywhere, Open};
use callback_explorer::ui::wish::Tab;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{FAILED, n_rows, selected, stage};
use crate::pictures::window::Stage;

fn press(stage: &mut Stage, modifiers: Modifiers, key: Key) {
    stage.harness.key_press_modifiers(modifiers, key);
    stage.harness.run_steps(3);
}

fn look_for(stage: &mut Stage, words: &str) {
    press(stage, Modifiers::COMMAND, Key::F);
    stage.harness.event(Event::Text(words.to_owned()));
    stage.harness.run_steps(2);
    settle(stage);
}

fn settle(stage: &mut Stage) {
    stage.wait(|window| {
        let session = window.session();
        !session.current().is_some_and(Open::is_searching)
            && session.everywhere().is_none_or(Everywhere::is_done)
    });
}

fn n_hits(stage: &Stage) -> usize {
    stage.window().session().current().unwrap().hits().len()
}

fn click(stage: &mut Stage, role: Role, name: &str) {
    stage.harness.get_by_role_and_label(role, name).click();
    stage.harness.run_steps(3);
    settle(stage);
}

#[test]
fn the_switches_below_the_field_change_what_is_found() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    look_for(&mut stage, "instance");
    let all = n_hits(&stage);
    click(&mut stage, Role::CheckBox, "Descriptions");
    assert!(n_hits(&stage) < all);
    look_for(&mut stage, "state");
    let without_descriptions = n_hits(&stage);
    click(&mut stage, Role::CheckBox, "Match case");
    assert_eq!(n_hits(&stage), 0);
    click(&mut stage, Role::CheckBox, "Match case");
    assert_eq!(n_hits(&stage), without_descriptions);
    for (key, name) in
        [(Key::C, "Match case"), (Key::W, "Whole words"), (Key::R, "Regular expression")]
    {
        let is_on = |stage: &Stage| {
            let switch = stage.harness.get_by_role_and_label(Role::CheckBox, name);
            switch.accesskit_node().toggled() == Some(Toggled::True)
        };
        assert!(!is_on(&stage), "{name}");
        press(&mut stage, Modifiers::ALT, key);
        assert!(is_on(&stage), "{name} by its keys, while the field is typed into");
    }
}

#[test]
fn a_wrong_expression_is_told_below_the_field() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    press(&mut stage, Modifiers::ALT, Key::R);
    look_for(&mut stage, "tasks");
    let before = n_hits(&stage);
    stage.harness.event(Event::Text("[".to_owned()));
    stage.harness.run_steps(3);
    stage.harness.get_by_label("The bracket at character 6 is not closed");
    assert_eq!(n_hits(&stage), before, "what was found stays");
}

#[test]
fn hits_are_listed_and_a_click_or_a_key_leads_to_them() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    look_for(&mut stage, ".jobid");
    click(&mut stage, Role::Tab, "Matches");
    assert_eq!(stage.window().tab(), Tab::Hits);
    let path = "Response.WorkflowExecution.Tasks[0].JobId";
    click(&mut stage, Role::ListBoxOption, path);
    assert_eq!(selected(&stage), path);
    press(&mut stage, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[1].JobId");
    press(&mut stage, Modifiers::NONE, Key::Home);
    assert_eq!(selected(&stage), path);
    press(&mut stage, Modifiers::NONE, Key::Escape);
    assert!(stage.harness.query_by_role_and_label(Role::Tab, "Matches").is_none());
}

#[test]
fn escape_ends_the_search_and_gives_the_keyboard_back_to_the_tree() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    let all = n_rows(&stage);
    look_for(&mut stage, "jobid");
    stage.harness.get_by_label("Show only matches").click();
    stage.harness.run_steps(3);
    assert!(n_rows(&stage) < all);
    press(&mut stage, Modifiers::COMMAND, Key::F);
    press(&mut stage, Modifiers::NONE, Key::Escape);
    assert!(stage.window().query().is_empty());
    assert_eq!(n_rows(&stage), all);
    press(&mut stage, Modifiers::NONE, Key::Home);
    assert_eq!(selected(&stage), "Response", "the keys act on the tree");
}

#[test]
fn steps_by_keys_go_round_and_say_so() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    press(&mut stage, Modifiers::NONE, Key::Home);
    look_for(&mut stage, ".jobid");
    for (modifiers, key, expected) in [
        (Modifiers::NONE, Key::Enter, "Response.WorkflowExecution.Tasks[0].JobId"),
        (Modifiers::NONE, Key::F3, "Response.WorkflowExecution.Tasks[1].JobId"),
        (Modifiers::SHIFT, Key::Enter, "Response.WorkflowExecution.Tasks[0].JobId"),
        (Modifiers::SHIFT, Key::F3, "Response.WorkflowExecution.Tasks[2].JobId"),
    ] {
        press(&mut stage, modifiers, key);
        assert_eq!(selected(&stage), expected, "{modifiers:?} {key:?}");
    }
    stage.harness.get_by_label("Reached the start; went on from the end");
}

#[test]
fn find_in_all_lists_by_payload_and_a_click_switches_to_it() {
    let mut stage = stage();
    stage.open(&[FAILED, "tts.xml", "smart-cover.xml"]);
    press(&mut stage, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert_eq!(stage.window().tab(), Tab::Hits);
    stage.harness.event(Event::Text("smartcover".to_owned()));
    stage.harness.run_steps(2);
    settle(&mut stage);
    let path = "Response.JobsDetail[0].Operation.MediaResult.OutputFile.ObjectName[0]";
    click(&mut stage, Role::ListBoxOption, path);
    assert_eq!(stage.window().title(), "smart-cover.xml – Callback Explorer");
    assert_eq!(selected(&stage), path);
    stage.harness.get_by_role_and_label(Role::RadioButton, "This payload").click();
    stage.harness.run_steps(3);
    assert!(stage.window().session().everywhere().is_none());
}
