//! Many payloads as a table.

use callback_explorer::report::table::Column;
use callback_explorer::session::folder::Look;
use callback_explorer::session::{Action, FolderAction};
use callback_explorer::ui::wish::{Pane, Wish};

use super::window::{Stage, scene};
use crate::many;
use crate::ui::folder::{open, table, wait};

/// Opens a table and looks at it otherwise.
fn look_at(stage: &mut Stage, n_payloads: usize, change: impl Fn(&mut Look)) {
    let (_outer, folder) = many::folder("august", n_payloads);
    open(stage, &folder);
    let mut look = table(stage).look().clone();
    change(&mut look);
    let n_lines = table(stage).listing().lines().len();
    let is_other = look.is_filtered() || look.group.is_some();
    stage.ask(Wish::Session(Action::Folder(FolderAction::Look(look))));
    wait(stage, |folder| (folder.listing().lines().len() != n_lines) == is_other);
    stage.ask(Wish::Visit(Pane::Folder));
}

#[test]
fn a_folder_as_a_table() {
    scene("folder", [1280.0, 800.0], &[], |stage| {
        look_at(stage, 400, |look| {
            look.toggle_only(Column::State, "failed");
            look.toggle_only(Column::State, "truncated");
        });
        for extends in [false, true, true] {
            let action = FolderAction::Move { by: 1, extends };
            stage.ask(Wish::Session(Action::Folder(action)));
        }
        stage.harness.run_steps(3);
    });
}

#[test]
fn a_folder_in_a_small_window() {
    scene("folder-small", [1000.0, 650.0], &["tts.xml"], |stage| {
        look_at(stage, 60, |look| look.sort_by(Column::File));
    });
}

#[test]
fn a_folder_in_groups() {
    scene("folder-groups", [1280.0, 800.0], &[], |stage| {
        look_at(stage, 120, |look| {
            look.group = Some(Column::State);
            look.unfolded.insert("truncated".to_owned());
        });
    });
}
