use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::Wish;
use eframe::egui::Key;
use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::keys::press;
use super::stage;
use crate::pictures::window::Stage;

/// What is chosen in the list.
fn chosen(stage: &Stage) -> String {
    let mut options = stage.harness.query_all_by_role(Role::ListBoxOption);
    let chosen =
        options.find(|option| option.accesskit_node().toggled() == Some(Toggled::True)).unwrap();
    chosen.accesskit_node().label().unwrap()
}

/// The text beside the list.
fn text(stage: &Stage) -> String {
    stage.harness.get_by_role(Role::Document).accesskit_node().label().unwrap()
}

#[test]
fn the_license_of_each_package_is_read_by_keys() {
    let mut stage = stage();
    stage.ask(Wish::Run(Command::About));
    stage.harness.run_steps(3);
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(chosen(&stage), format!("callback-explorer {version}: MIT OR Apache-2.0"));
    assert!(text(&stage).contains("The Callback Explorer authors"));
    press(&mut stage, Key::End);
    assert!(chosen(&stage).starts_with('z'), "the last by name: {}", chosen(&stage));
    press(&mut stage, Key::Home);
    for _ in 0..1_000 {
        if chosen(&stage).starts_with("Inter ") {
            break;
        }
        press(&mut stage, Key::ArrowDown);
    }
    assert!(text(&stage).contains("SIL OPEN FONT LICENSE"));
    press(&mut stage, Key::Escape);
    assert!(stage.harness.query_by_role(Role::Document).is_none(), "closed");
}
