//! Everything can be done by keys, and one always sees where they act.

use callback_explorer::ui::wish::{Pane, Tab};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{FAILED, n_rows, selected, stage};
use crate::pictures::window::Stage;

fn press(stage: &mut Stage, key: Key) {
    press_with(stage, Modifiers::NONE, key);
}

fn press_with(stage: &mut Stage, modifiers: Modifiers, key: Key) {
    stage.harness.key_press_modifiers(modifiers, key);
    stage.harness.run_steps(4);
}

/// The name of what has the keyboard.
fn focused(stage: &Stage) -> Option<String> {
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
    assert_eq!(focused(&stage).as_deref(), Some("Open…"));
    press(&mut stage, Key::ArrowDown);
    assert_eq!(focused(&stage).as_deref(), Some("Paste"));
    press(&mut stage, Key::ArrowRight);
    assert_eq!(focused(&stage).as_deref(), Some("Copy value"), "the next menu");
    press(&mut stage, Key::ArrowLeft);
    press(&mut stage, Key::ArrowLeft);
    assert_eq!(
        focused(&stage).as_deref(),
        Some("Open the menus"),
        "from the first menu to the last"
    );
    press(&mut stage, Key::Escape);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
    let all = n_rows(&stage);
    press(&mut stage, Key::F10);
    press(&mut stage, Key::ArrowRight);
    press(&mut stage, Key::ArrowRight);
    for _ in 0..3 {
        press(&mut stage, Key::ArrowDown);
    }
    assert_eq!(focused(&stage).as_deref(), Some("Fold all"));
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
    assert_eq!(focused(&stage).as_deref(), Some("Close payload"));
    press(&mut stage, Key::ArrowDown);
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
