//! Whatever a payload or a file's name says, nothing in it acts on the window: what cannot be seen stands as
//! an escape.

use std::collections::BTreeMap;

use callback_explorer::ui::command::{Command, Surface};
use callback_explorer::ui::wish::{Pane, Tab, TableWish, Wish};
use callback_explorer::words::is_invisible;
use eframe::egui::{Key, Shape, pos2};
use egui_kittest::kittest::NodeT as _;

use super::stage;
use crate::output::payloads;
use crate::pictures::window::Stage;

/// Of how many of them every tooltip is looked at.
const N_HOVERED: usize = 2;

/// Every text with something in it that acts, and where it was met first.
type Found = BTreeMap<String, String>;

fn check_text(text: &str, scene: &str, found: &mut Found) {
    if text.contains(|c| is_invisible(c) && !matches!(c, '\n' | '\t')) {
        found.entry(text.to_owned()).or_insert_with(|| scene.to_owned());
    }
}

fn check_shape(shape: &Shape, scene: &str, found: &mut Found) {
    if let Shape::Text(text) = shape {
        check_text(text.galley.text(), scene, found);
    } else if let Shape::Vec(shapes) = shape {
        for shape in shapes {
            check_shape(shape, scene, found);
        }
    }
}

/// Everything that is painted, spoken or told to the system.
fn check(stage: &Stage, scene: &str, found: &mut Found) {
    check_text(stage.window().title(), scene, found);
    for clipped in &stage.harness.output().shapes {
        check_shape(&clipped.shape, scene, found);
    }
    for node in stage.harness.root().children_recursive() {
        let node = node.accesskit_node();
        let data = node.data();
        let said = [data.label(), data.value(), data.description(), data.tooltip()];
        let more = [data.placeholder(), data.state_description(), data.role_description()];
        said.into_iter().chain(more).flatten().for_each(|said| check_text(said, scene, found));
    }
}

/// Rests the pointer on everything there is, for its tooltip.
fn hover_everything(stage: &mut Stage, scene: &str, found: &mut Found) {
    let nodes = stage.harness.root().children_recursive();
    let seen = nodes.filter(|node| node.accesskit_node().raw_bounds().is_some());
    let places: Vec<_> = seen.map(|node| node.rect().center()).collect();
    for place in places {
        stage.harness.hover_at(place);
        stage.harness.run_steps(2);
        check(stage, scene, found);
    }
    stage.harness.hover_at(pos2(2.0, 2.0));
}

#[test]
fn of_what_a_payload_and_its_file_are_called_and_say() {
    let folder = tempfile::tempdir().unwrap();
    let found = &mut Found::new();
    for (index, path) in payloads(folder.path()).into_iter().enumerate() {
        let scene = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut stage = stage();
        stage.harness.state_mut().as_mut().unwrap().open_paths(vec![path]);
        stage.wait(|window| !window.session().opened().is_empty() && !window.session().is_busy());
        check(&stage, &scene, found);
        for tab in [Tab::Source, Tab::Timeline, Tab::Export, Tab::Findings] {
            stage.ask(Wish::Show(tab));
            check(&stage, &format!("{tab:?} of {scene}"), found);
        }
        if index < N_HOVERED {
            hover_everything(&mut stage, &format!("a tooltip of {scene}"), found);
        }
        for key in [Key::Home, Key::End].into_iter().chain([Key::ArrowUp; 12]) {
            stage.harness.key_press(key);
            stage.harness.run_steps(2);
            check(&stage, &scene, found);
        }
        for wish in [Wish::CopyValue, Wish::CopyName, Wish::CopyPath, Wish::CopyFilePath] {
            stage.ask(wish);
            check(&stage, &format!("the notice in {scene}"), found);
        }
        for command in [Command::FindInAll, Command::ShowPalette, Command::ExportToPath] {
            stage.ask(Wish::Run(command));
            check(&stage, &format!("{command:?} in {scene}"), found);
            stage.harness.key_press(Key::Escape);
            stage.harness.run_steps(2);
        }
        stage.ask(Wish::Run(Command::ShowAsTable));
        stage.harness.run_steps(10);
        check(&stage, &format!("the table of {scene}"), found);
        if index < N_HOVERED {
            hover_everything(&mut stage, &format!("a tooltip in the table of {scene}"), found);
        }
        stage.ask(Wish::Visit(Pane::Hits));
        for surface in Surface::ALL {
            stage.ask(Wish::Offer(surface, pos2(300.0, 300.0)));
            check(&stage, &format!("{surface:?} in {scene}"), found);
        }
    }
    assert_eq!(*found, Found::new());
}

#[test]
fn of_what_a_table_lists() {
    let outer = tempfile::tempdir().unwrap();
    let path = outer.path().join("folder \u{202e}\n\u{1b}[8m");
    std::fs::create_dir(&path).unwrap();
    payloads(&path);
    let found = &mut Found::new();
    let mut stage = stage();
    super::folder::open(&mut stage, &path);
    hover_everything(&mut stage, "the table", found);
    for wish in [TableWish::SelectAll, TableWish::GroupByThis, TableWish::OnlyThis] {
        stage.ask(Wish::Table(wish));
        stage.harness.run_steps(4);
        check(&stage, &format!("the table after {wish:?}"), found);
    }
    for surface in Surface::ALL {
        stage.ask(Wish::Offer(surface, pos2(300.0, 300.0)));
        check(&stage, &format!("{surface:?} of the table"), found);
    }
    assert_eq!(*found, Found::new());
}
