//! What leaves the desk: exported, redacted, reported, and what comes back.

use callback_explorer::ui::wish::{Tab, Wish};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{copied, stage};
use crate::pictures::window::Stage;

const CONTACTS: &str = "tests/payloads/redact/contacts.xml";

/// Chooses in a list that opens.
fn choose(stage: &mut Stage, list: &str, choice: &str) {
    stage.harness.get_by_role_and_label(Role::ComboBox, list).focus();
    stage.harness.run_steps(3);
    stage.harness.key_press(Key::Space);
    stage.harness.run_steps(3);
    stage.harness.get_by_role_and_label(Role::MenuItemCheckBox, choice).click();
    stage.harness.run_steps(3);
}

/// What a button copies, once it is made.
fn copy(stage: &mut Stage) -> String {
    stage.harness.get_by_label("Copy").click();
    for _ in 0..2_000 {
        stage.harness.step();
        if let Some(text) = copied(stage) {
            return text;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    panic!("nothing was copied");
}

#[test]
fn an_export_is_redacted_only_where_that_is_asked_for() {
    let mut stage = stage();
    stage.open(&[CONTACTS]);
    stage.ask(Wish::Show(Tab::Export));
    let whole = copy(&mut stage);
    assert!(whole.contains("clinic-1251234567") && whole.contains("lilei"), "{whole}");
    choose(&mut stage, "Redact", "For the public");
    let public = copy(&mut stage);
    assert!(!public.contains("clinic") && !public.contains("lilei"), "{public}");
    assert!(public.contains("\"JobId\": \"job-1\""), "{public}");
    stage.harness.get_by_label("Ids, names, messages").focus();
    stage.harness.run_steps(3);
    stage.harness.key_press(Key::Space);
    stage.harness.run_steps(3);
    let own = copy(&mut stage);
    assert!(own.contains("j6842765cf84611ecb8546d80f2baf56f") && !own.contains("clinic"), "{own}");
    let list = stage.harness.get_by_role_and_label(Role::ComboBox, "Redact");
    assert_eq!(list.accesskit_node().value().as_deref(), Some("Own choice"));
    choose(&mut stage, "Redact", "Nothing");
    assert_eq!(copy(&mut stage), whole);
}
