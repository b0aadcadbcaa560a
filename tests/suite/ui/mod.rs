//! The window, driven through its accessible names as assistive technology would.

// What the program is, and under which licenses it stands.
mod about;
// The table of commands, and what each of them changes.
mod commands;
// The catalog as a manual: found, read, left; its samples open.
mod catalog;
// Which callback the header takes a payload for, and what is chosen instead.
mod choosing;
// Two payloads compared: begun, walked, switched, left.
mod comparison;
// The selected node: what is told of it, and what the first screen answers.
mod details;
// Files change and go, sessions end and begin.
mod elsewhere;
// Looking for words: hits, their list, their marks.
mod find;
// Payloads found in logs and in what is pasted; the encoding that a file is read in.
mod found;
// The list of findings: filtered, walked, muted, weighed, copied.
mod findings;
// Many payloads at once: their table.
pub(crate) mod folder;
// What can be done without a mouse: walking from panel to panel, menus, lists, overlays.
mod keys;
// What is being read: how far it has come, and that it can be stopped.
pub(crate) mod loading;
// What error codes and rules mean, without a payload and with one.
mod look_up;
// Nothing that can be reached is without a name.
mod names;
// What is pinned and written about rows.
mod notes;
// Paths of nodes, and what is inside a value.
mod path_box;
// Paths typed into the window: to open, to save, completed, refused.
mod paths;
// What repeats in a payload as a table.
mod records;
// What leaves the desk: exported, redacted, reported, and what comes back.
mod share;
// Everything that can be set.
mod settings;
// Edges that are dragged.
mod sizes;
// Open payloads of one run.
mod run;
// When jobs took place.
pub(crate) mod timeline;
// What cannot be seen is shown.
mod visible;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use callback_explorer::session::{Action, Folder, Open, Target};
use callback_explorer::ui::wish::{Tab, Wish};
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Event, Key, Modifiers, OutputCommand, Theme};
use egui_kittest::kittest::Queryable as _;

use crate::pictures::window::Stage;

const SIZE: [f32; 2] = [1280.0, 800.0];
const FAILED: &str = "workflow.failed.xml";

pub(crate) fn stage() -> Stage {
    let mut stage = Stage::new(SIZE, Language::En, Theme::Light);
    stage.harness.run_steps(2);
    stage
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name)
}

/// The name of what is selected in the shown payload.
fn selected(stage: &Stage) -> String {
    let open = stage.window().session().current().expect("something is shown");
    let analysis = open.analysis().expect("it was read");
    match open.selected().expect("something is selected") {
        Target::Node(node) => analysis.path(node),
        Target::Missing { parent, place } => {
            format!("{} without {}", analysis.path(parent), analysis.catalog().place_name(place))
        }
    }
}

fn n_rows(stage: &Stage) -> usize {
    stage.window().session().current().expect("something is shown").rows().len()
}

fn copied(stage: &Stage) -> Option<String> {
    let commands = &stage.harness.output().platform_output.commands;
    commands.iter().find_map(|command| {
        if let OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None }
    })
}

#[test]
fn an_opened_file_is_listed_shown_and_named_in_the_title() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage.harness.get_by_label(FAILED);
    stage.harness.get_by_label("WorkflowExecution");
    assert_eq!(stage.window().title(), "workflow.failed.xml – Callback Explorer");
    assert_eq!(
        selected(&stage),
        "Response.WorkflowExecution.Tasks[1]",
        "what failed is seen first"
    );
}

#[test]
fn a_sample_opens_by_its_button() {
    let mut stage = stage();
    stage.harness.get_by_label("Failed workflow").click();
    stage.harness.step();
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    stage.harness.get_by_label("Tasks[1]");
}

#[test]
fn pasted_text_becomes_a_payload_but_not_while_typing() {
    let mut stage = stage();
    let text = r#"{"JobsDetail":{"Tag":"Tts","State":"Success"}}"#;
    stage.harness.event(Event::Paste(text.to_owned()));
    stage.harness.step();
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    assert_eq!(stage.window().session().opened()[0].name(), "pasted");
    stage.harness.get_by_label("Tag");

    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    stage.harness.run_steps(3);
    stage.harness.event(Event::Paste("State".to_owned()));
    stage.harness.run_steps(3);
    assert_eq!(stage.window().session().opened().len(), 1, "it went into the search field");
    stage.wait(|window| window.session().current().is_some_and(|open| open.hits().len() == 1));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads paths itself".to_owned())
    }
}

#[test]
fn dropped_files_and_folders_open_and_bad_ones_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("day 1 日志")).unwrap();
    std::fs::copy(sample("tts.xml"), folder.path().join("day 1 日志/tts.xml")).unwrap();
    std::fs::write(folder.path().join("empty.xml"), "").unwrap();
    std::fs::write(folder.path().join("picture.png"), [0_u8, 159, 146, 150]).unwrap();
    let other = tempfile::tempdir().unwrap();
    let binary = other.path().join("binary.bin");
    std::fs::write(&binary, [0_u8, 159, 146, 150]).unwrap();
    let bare = other.path().join("bare");
    std::fs::create_dir(&bare).unwrap();
    let absent = folder.path().join("absent.xml");
    let mut stage = stage();
    for path in [folder.path().to_owned(), sample(FAILED), absent, binary, bare] {
        stage.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
    stage.harness.step();
    stage.wait(|window| window.session().opened().len() == 5 && !window.session().is_busy());
    stage.harness.get_by_label(FAILED);
    let session = stage.window().session();
    let tables = session.opened().iter().filter_map(Open::folder);
    let rows: Vec<(String, bool)> = tables
        .flat_map(Folder::listed)
        .map(|row| (row.facts.file.to_string(), row.facts.standing.is_readable()))
        .collect();
    let is_row = |name: &str, is_readable| {
        rows.iter().any(|row| row.0.ends_with(name) && row.1 == is_readable)
    };
    assert!(is_row("tts.xml", true) && is_row("empty.xml", false) && is_row("bare", false));
    assert_eq!(rows.len(), 3, "a folder is a table, and pictures are left out of it");
    for (name, [en, zh]) in [
        ("binary.bin", ["Binary: neither XML nor JSON", "二进制文件：既不是 XML 也不是 JSON"]),
        ("absent.xml", ["No such file or folder", "文件或文件夹不存在"]),
    ] {
        stage.harness.get_by_label(name).click();
        for (language, reason) in [("中文", zh), ("EN", en)] {
            stage.harness.get_by_label(language).click();
            stage.harness.run_steps(3);
            stage.harness.get_by_role_and_label(Role::Alert, reason);
        }
    }
}

#[test]
fn dragged_files_are_announced() {
    let mut stage = stage();
    let path = Some(sample(FAILED));
    stage.harness.input_mut().hovered_files = vec![egui::HoveredFile { path, mime: String::new() }];
    let before = stage.picture();
    stage.harness.run_steps(2);
    assert_ne!(before.as_raw(), stage.picture().as_raw(), "the window is covered");
}

#[test]
fn a_click_selects_and_the_details_follow() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage.harness.key_press(Key::Home);
    stage.harness.run_steps(3);
    stage.harness.get_by_label("BucketId").click();
    stage.harness.run_steps(3);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.BucketId");
    let value = stage.harness.get_by_role_and_label(Role::TextInput, "Value");
    assert_eq!(value.value().as_deref(), Some("lectures-1251668577"));
    stage.harness.event(Event::Copy);
    stage.harness.step();
    assert_eq!(copied(&stage).as_deref(), Some("lectures-1251668577"));
}

#[test]
fn keys_walk_fold_and_unfold() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    let all = n_rows(&stage);
    for key in [Key::Home, Key::ArrowDown, Key::ArrowLeft] {
        stage.harness.key_press(key);
        stage.harness.run_steps(2);
    }
    assert_eq!(selected(&stage), "Response.WorkflowExecution");
    assert_eq!(n_rows(&stage), 2, "its children are folded away");
    stage.harness.key_press(Key::ArrowRight);
    stage.harness.run_steps(2);
    assert_eq!(n_rows(&stage), all);
    stage.harness.key_press(Key::ArrowRight);
    stage.harness.run_steps(2);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.RunId");
    stage.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    stage.harness.run_steps(2);
    assert_eq!(n_rows(&stage), 2, "everything below the root is folded");
}

#[test]
fn the_language_changes_at_once_descriptions_too() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage.harness.get_by_label("中文").click();
    stage.harness.run_steps(4);
    assert_eq!(stage.window().settings().language, Language::Zh);
    stage.harness.get_by_role_and_label(Role::Tab, "检查结果");
    stage.harness.get_by_label("复制摘要");
    stage.harness.get_by_label("EN").click();
    stage.harness.run_steps(4);
    stage.harness.get_by_label("Copy summary");
}

#[test]
fn the_theme_changes_by_its_button() {
    let mut stage = stage();
    assert!(!stage.harness.ctx.global_style().visuals.dark_mode);
    stage.harness.get_by_label("Switch between light and dark").click();
    stage.harness.run_steps(3);
    assert!(stage.harness.ctx.global_style().visuals.dark_mode);
}

#[test]
fn the_search_finds_names_values_and_steps_through_them() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    stage.harness.run_steps(3);
    stage.harness.event(Event::Text("lectures-".to_owned()));
    stage.harness.run_steps(3);
    stage.wait(|window| window.session().current().is_some_and(|open| open.hits().is_done()));
    stage.harness.key_press(Key::Enter);
    stage.harness.run_steps(3);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.BucketId");
    stage.harness.get_by_label("Show only matches").click();
    stage.harness.run_steps(3);
    assert_eq!(n_rows(&stage), 3, "the match and what it stands in");
}

#[test]
fn the_export_is_what_the_vendor_sends_and_can_be_copied() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage.harness.get_by_role_and_label(Role::Tab, "Export").click();
    stage.harness.run_steps(3);
    assert_eq!(stage.window().tab(), Tab::Export);
    stage.harness.get_by_label("Copy").click();
    stage.harness.run_steps(1);
    let json = copied(&stage).expect("the export is on the clipboard");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["WorkflowExecution"]["Tasks"][1]["State"], "Failed");
    stage.harness.get_by_label("XML").click();
    stage.harness.run_steps(3);
    stage.harness.get_by_label("Copy").click();
    stage.harness.run_steps(1);
    assert!(copied(&stage).unwrap().trim_start().starts_with('<'));
}

#[test]
fn what_an_export_loses_is_listed_before_it_is_saved() {
    let mut stage = stage();
    for (n_open, (_, text, words)) in (1..).zip(crate::convert::LOSSES) {
        stage.harness.event(Event::Paste(text.to_owned()));
        stage.harness.step();
        stage.wait(|window| {
            window.session().opened().len() == n_open && !window.session().is_busy()
        });
        let last = stage.window().session().opened().last().unwrap().id();
        stage.ask(Wish::Session(Action::Show(last)));
        stage.ask(Wish::Show(Tab::Export));
        stage.harness.get_by_role_and_label(Role::Alert, words);
    }
}

#[test]
fn the_source_shows_the_text_and_a_click_in_it_selects_the_node() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage.harness.get_by_role_and_label(Role::Tab, "Source").click();
    stage.harness.run_steps(3);
    stage.harness.get_by_label("<State>Failed</State>").click();
    stage.harness.run_steps(3);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[1].State");
}

#[test]
fn closing_shows_the_neighbor_and_at_last_the_empty_window() {
    let mut stage = stage();
    stage.open(&[FAILED, "tts.xml"]);
    for n_left in [1, 0] {
        stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::W);
        stage.harness.run_steps(3);
        assert_eq!(stage.window().session().opened().len(), n_left);
    }
    assert_eq!(stage.window().title(), "Callback Explorer");
    stage.harness.get_by_label("Open…");
}

#[test]
fn every_menu_opens_and_every_command_has_words() {
    use callback_explorer::ui::command::{Command, Menu};
    let mut stage = stage();
    stage.open(&[FAILED]);
    for menu in Menu::ALL {
        stage.harness.get_by_label(&menu.words(Language::En)).click();
        stage.harness.run_steps(4);
        let first: Command = menu.groups()[0][0];
        let words = first.words(Language::En);
        assert!(stage.harness.query_all_by_label(&words).count() > 0, "{words}");
        stage.harness.key_press(Key::Escape);
        stage.harness.run_steps(4);
    }
}

#[test]
fn a_hundred_thousand_levels_and_a_value_of_megabytes_are_shown() {
    let n_levels = 100_000;
    let deep = format!("{}x{}", "<a>".repeat(n_levels), "</a>".repeat(n_levels));
    let long = format!("<Response><Long>{}</Long></Response>", "&amp;long ".repeat(400_000));
    for text in [deep, long] {
        let mut stage = stage();
        stage.harness.event(Event::Paste(text));
        stage.harness.step();
        stage.wait(|window| {
            window.session().current().is_some_and(|open| open.analysis().is_some())
        });
        for key in [Key::End, Key::ArrowUp, Key::Home, Key::ArrowDown] {
            stage.harness.key_press(key);
            stage.harness.run_steps(2);
        }
        let open = stage.window().session().current().unwrap();
        assert!(open.selected().is_some());
    }
}
