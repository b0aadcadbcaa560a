//! Rows that are pinned, and what is written about them.

use callback_explorer::session::Action;
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Pane, Tab, Wish};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::commands::run::run;
use super::keys::{focused, press};
use super::{FAILED, selected, stage};
use crate::pictures::window::Stage;

const RUN_ID: &str = "Response.WorkflowExecution.RunId";

fn opened() -> Stage {
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage
}

fn select(stage: &mut Stage, name: &str) {
    let name = name.to_owned();
    stage.ask(Wish::Session(Action::SelectNamed { name, is_further: false }));
}

fn write(stage: &mut Stage, words: &str) {
    stage.harness.event(Event::Text(words.to_owned()));
    stage.harness.run_steps(2);
}

fn value(stage: &Stage, role: Role, name: &str) -> String {
    let row = stage.harness.get_by_role_and_label(role, name);
    row.accesskit_node().value().unwrap_or_default()
}

fn note(stage: &Stage) -> Option<String> {
    let open = stage.window().session().current().unwrap();
    open.pin_at(open.selected()?).map(|pin| pin.note.clone())
}

#[test]
fn a_note_is_kept_as_it_is_typed_and_escape_leaves_it() {
    let mut stage = opened();
    select(&mut stage, "RunId");
    stage.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    stage.harness.run_steps(3);
    assert_eq!(focused(&stage).as_deref(), Some("Note on this row"));
    write(&mut stage, "asked");
    press(&mut stage, Key::Enter);
    write(&mut stage, "the vendor");
    assert_eq!(note(&stage).as_deref(), Some("asked\nthe vendor"));
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    stage.harness.run_steps(2);
    assert_ne!(note(&stage).as_deref(), Some("asked\nthe vendor"), "that is undone");
    press(&mut stage, Key::Escape);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
    assert_eq!(selected(&stage), RUN_ID);
}

#[test]
fn a_pinned_row_is_told_in_the_tree_and_in_a_tab_that_leads_to_it() {
    let mut stage = opened();
    assert!(stage.harness.query_by_role_and_label(Role::Tab, "Notes").is_none());
    select(&mut stage, "RunId");
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::B);
    stage.harness.run_steps(2);
    assert!(value(&stage, Role::TreeItem, "RunId").ends_with(", pinned"));
    select(&mut stage, "WorkflowName");
    run(&mut stage, Command::WriteNote);
    write(&mut stage, "who made it?");
    stage.ask(Wish::Visit(Pane::Notes));
    assert_eq!(stage.window().tab(), Tab::Notes);
    assert!(value(&stage, Role::TreeItem, "WorkflowName").ends_with("note: who made it?"));
    let row = "Response.WorkflowExecution.WorkflowName";
    assert!(value(&stage, Role::ListBoxOption, row).ends_with(" · who made it?"));
    press(&mut stage, Key::Home);
    assert_eq!(selected(&stage), RUN_ID);
    press(&mut stage, Key::ArrowDown);
    assert_eq!(selected(&stage), row);
    stage.harness.get_by_role_and_label(Role::ListBoxOption, RUN_ID).click();
    stage.harness.run_steps(3);
    assert_eq!(selected(&stage), RUN_ID);
    assert_eq!(note(&stage).as_deref(), Some(""));
    stage.harness.get_all_by_label("Unpin").next().unwrap().click();
    stage.harness.run_steps(3);
    assert_eq!(note(&stage), None);
}

#[test]
fn a_note_that_is_unpinned_is_told_to_come_back() {
    let mut stage = opened();
    select(&mut stage, "RunId");
    run(&mut stage, Command::WriteNote);
    write(&mut stage, "a long story");
    run(&mut stage, Command::TogglePin);
    assert_eq!(note(&stage), None);
    stage.harness.get_by_label("Unpinned. Pinned again, it has its note again.");
    run(&mut stage, Command::TogglePin);
    assert_eq!(note(&stage).as_deref(), Some("a long story"));
}
