//! Everything can be done by keys, and one always sees where they act.

use callback_explorer::ui::command::{Command, Menu, Surface};
use callback_explorer::ui::wish::{Pane, Tab};
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{FAILED, folder, n_rows, selected, stage};
use crate::many;
use crate::pictures::window::Stage;

pub(super) fn press(stage: &mut Stage, key: Key) {
    press_with(stage, Modifiers::NONE, key);
}

pub(super) fn press_with(stage: &mut Stage, modifiers: Modifiers, key: Key) {
    stage.harness.key_press_modifiers(modifiers, key);
    stage.harness.run_steps(4);
}

/// The name of what has the keyboard.
pub(super) fn focused(stage: &Stage) -> Option<String> {
    let nodes = stage.harness.root().children_recursive();
    let focused = nodes.into_iter().find(|node| node.accesskit_node().is_focused())?;
    focused.accesskit_node().label()
}

#[test]
fn f6_walks_the_panels_and_tab_goes_on_within() {
    let mut stage = stage();
    stage.open(&[FAILED, "tts.xml"]);
    let mut names = Vec::new();
    for _ in 0..6 {
        press(&mut stage, Key::F6);
        names.push(focused(&stage).expect("something has the keyboard"));
    }
    assert_eq!(names, ["Findings", "Details", "File", "Payloads", "Facts", "Tree"]);
    press_with(&mut stage, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&stage).as_deref(), Some("Facts"));
    press(&mut stage, Key::Tab);
    assert_eq!(focused(&stage).as_deref(), Some("Copy summary"));
    press(&mut stage, Key::F6);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"), "from a button, on to the next panel");
}

#[test]
fn the_first_tab_enters_the_tree_and_escape_comes_back_to_it() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    press(&mut stage, Key::Tab);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
    press_with(&mut stage, Modifiers::COMMAND, Key::F);
    assert_ne!(focused(&stage).as_deref(), Some("Tree"));
    press(&mut stage, Key::Escape);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
    press(&mut stage, Key::Home);
    assert_eq!(selected(&stage), "Response");
}

#[test]
fn menus_open_and_walk_by_keys_and_give_the_keyboard_back() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    press(&mut stage, Key::Tab);
    press(&mut stage, Key::F10);
    let nth = |menu: Menu, index: usize| {
        let commands: Vec<Command> = menu.groups().into_iter().flatten().collect();
        Some(commands[index].words(Language::En))
    };
    assert_eq!(focused(&stage), nth(Menu::File, 0));
    press(&mut stage, Key::ArrowDown);
    assert_eq!(focused(&stage), nth(Menu::File, 1));
    press(&mut stage, Key::ArrowRight);
    assert_eq!(focused(&stage), nth(Menu::Edit, 0), "the next menu");
    press(&mut stage, Key::ArrowLeft);
    press(&mut stage, Key::ArrowLeft);
    assert_eq!(focused(&stage), nth(Menu::Help, 0), "from the first menu to the last");
    press(&mut stage, Key::Escape);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
    let all = n_rows(&stage);
    press(&mut stage, Key::F10);
    press(&mut stage, Key::ArrowRight);
    press(&mut stage, Key::ArrowRight);
    while focused(&stage).as_deref() != Some("Fold all") {
        press(&mut stage, Key::ArrowDown);
    }
    press(&mut stage, Key::Enter);
    assert!(n_rows(&stage) < all);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"), "where it was before");
}

#[test]
fn the_context_menu_opens_by_keys_where_the_selection_is() {
    let mut stage = stage();
    stage.open(&[FAILED, "tts.xml"]);
    press(&mut stage, Key::Home);
    press(&mut stage, Key::ArrowDown);
    let row = stage.harness.get_by_role_and_label(Role::TreeItem, "WorkflowExecution").rect();
    press_with(&mut stage, Modifiers::SHIFT, Key::F10);
    assert_eq!(focused(&stage).as_deref(), Some("Copy value"));
    let first = stage.harness.get_by_label("Copy value").rect();
    assert!((first.top() - row.bottom()).abs() < 20.0, "{first} below {row}");
    press(&mut stage, Key::ArrowUp);
    press(&mut stage, Key::Escape);
    press_with(&mut stage, Modifiers::COMMAND, Key::Num1);
    assert_eq!(focused(&stage).as_deref(), Some("Payloads"));
    press(&mut stage, Key::Menu);
    assert_eq!(focused(&stage), Some(Surface::Payload.groups()[0][0].words(Language::En)));
    while focused(&stage).as_deref() != Some("Close others") {
        press(&mut stage, Key::ArrowDown);
    }
    press(&mut stage, Key::Enter);
    assert_eq!(stage.window().session().opened().len(), 1, "the others are closed");
}

#[test]
fn text_scrolls_by_keys_where_it_has_the_keyboard() {
    let mut stage = stage();
    stage.open(&["workflow.mistakes.xml"]);
    for (number, tab) in [(Key::Num5, Tab::Source), (Key::Num6, Tab::Export)] {
        press_with(&mut stage, Modifiers::COMMAND, number);
        assert_eq!(stage.window().tab(), tab);
        let top = stage.picture();
        press(&mut stage, Key::End);
        let end = stage.picture();
        assert_ne!(top.as_raw(), end.as_raw(), "{tab:?} is longer than its panel");
        press(&mut stage, Key::Home);
        assert_eq!(top.as_raw(), stage.picture().as_raw(), "{tab:?}");
    }
    assert_eq!(stage.window().surface(), None, "nothing is selected in the export");
    press_with(&mut stage, Modifiers::COMMAND, Key::Num3);
    assert_eq!(focused(&stage).as_deref(), Some("Details"));
    assert_eq!(Pane::Details.tab(), Some(Tab::Details));
}

#[test]
fn typing_a_names_beginning_selects_it() {
    let mut stage = stage();
    stage.open(&[FAILED, "tts.xml", "smart-cover.xml"]);
    press(&mut stage, Key::Home);
    let mut type_text = |text: &str| {
        stage.harness.event(Event::Text(text.to_owned()));
        stage.harness.run_steps(2);
        selected(&stage)
    };
    assert_eq!(type_text("t"), "Response.WorkflowExecution.Tasks[0]");
    assert_eq!(type_text("t"), "Response.WorkflowExecution.Tasks[0].Type", "the next with T");
    std::thread::sleep(std::time::Duration::from_millis(10));
    stage.harness.run_steps(300);
    stage.harness.event(Event::Text("b".to_owned()));
    stage.harness.event(Event::Text("u".to_owned()));
    stage.harness.run_steps(2);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.BucketId");
    press_with(&mut stage, Modifiers::COMMAND, Key::Num1);
    stage.harness.run_steps(300);
    stage.harness.event(Event::Text("s".to_owned()));
    stage.harness.run_steps(4);
    assert_eq!(stage.window().title(), "smart-cover.xml – Callback Explorer");
    press(&mut stage, Key::Home);
    assert_eq!(stage.window().title(), "workflow.failed.xml – Callback Explorer");
    press(&mut stage, Key::Enter);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
}

#[test]
fn enter_folds_in_the_tree_and_leads_from_findings_to_it() {
    let mut stage = stage();
    stage.open(&["workflow.mistakes.xml"]);
    press(&mut stage, Key::Home);
    let all = n_rows(&stage);
    press(&mut stage, Key::Enter);
    assert_eq!(n_rows(&stage), 1);
    press(&mut stage, Key::Enter);
    assert_eq!(n_rows(&stage), all);
    press_with(&mut stage, Modifiers::COMMAND, Key::Num4);
    press(&mut stage, Key::End);
    let found = selected(&stage);
    assert_ne!(found, "Response");
    press(&mut stage, Key::Enter);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
    assert_eq!(selected(&stage), found);
}

#[test]
fn arrows_choose_among_the_tabs() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage.harness.get_by_role_and_label(Role::Tab, "Findings").focus();
    stage.harness.run_steps(2);
    press(&mut stage, Key::ArrowRight);
    assert_eq!(stage.window().tab(), Tab::Source);
    assert_eq!(focused(&stage).as_deref(), Some("Source"));
    press(&mut stage, Key::ArrowLeft);
    press(&mut stage, Key::ArrowLeft);
    assert_eq!(stage.window().tab(), Tab::Share, "from the first tab to the last");
}

#[test]
fn the_palette_finds_by_words_of_both_languages_and_runs_what_is_chosen() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    press(&mut stage, Key::Tab);
    let all = n_rows(&stage);
    for typed in ["foldall", "全部折叠", "view fold a"] {
        press_with(&mut stage, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        assert_eq!(focused(&stage).as_deref(), Some("Find a command"));
        stage.harness.event(Event::Text(typed.to_owned()));
        stage.harness.run_steps(3);
        press(&mut stage, Key::Enter);
        assert!(n_rows(&stage) < all, "{typed}");
        assert_eq!(focused(&stage).as_deref(), Some("Tree"), "back to where one was");
        press_with(&mut stage, Modifiers::COMMAND, Key::E);
        assert_eq!(n_rows(&stage), all);
    }
    press_with(&mut stage, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    stage.harness.event(Event::Text("qqq".to_owned()));
    stage.harness.run_steps(3);
    stage.harness.get_by_label("All commands");
    press(&mut stage, Key::Escape);
    assert!(stage.harness.query_by_label("All commands").is_none());
}

#[test]
fn the_palette_shows_last_what_cannot_be_used() {
    let mut stage = stage();
    press_with(&mut stage, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    stage.harness.event(Event::Text("copy".to_owned()));
    stage.harness.run_steps(3);
    let row = stage.harness.get_by_role_and_label(Role::ListBoxOption, "Copy value");
    assert!(row.accesskit_node().is_disabled());
    press(&mut stage, Key::Enter);
    stage.harness.get_by_label("All commands");
}

#[test]
fn the_help_scrolls_in_a_small_window_and_gives_the_keyboard_back() {
    let mut stage = Stage::new([640.0, 400.0], Language::En, Theme::Light);
    stage.harness.run_steps(2);
    stage.open(&[FAILED]);
    press_with(&mut stage, Modifiers::COMMAND, Key::F);
    press(&mut stage, Key::F1);
    assert_eq!(focused(&stage).as_deref(), Some("Keys"));
    let top = stage.picture();
    press(&mut stage, Key::End);
    assert_ne!(top.as_raw(), stage.picture().as_raw());
    press(&mut stage, Key::Escape);
    assert!(stage.harness.query_by_role_and_label(Role::Dialog, "Keys").is_none());
    assert!(focused(&stage).is_some_and(|name| name.starts_with("Find")), "{:?}", focused(&stage));
}

#[test]
fn keys_act_on_a_table_as_soon_as_it_is_there_and_on_what_is_opened_from_it() {
    let (_outer, path) = many::folder("august", 3);
    let mut stage = stage();
    folder::open(&mut stage, &path);
    press(&mut stage, Key::Home);
    press(&mut stage, Key::Enter);
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    press(&mut stage, Key::Home);
    press(&mut stage, Key::ArrowDown);
    assert_eq!(stage.window().session().current().unwrap().selected_row(), Some(1));
}
