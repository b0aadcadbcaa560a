//! What repeats in a payload as a table: shown, walked, sorted, filtered, copied, left.

use std::fs;

use callback_explorer::session::{Action, TabulateAction, Tabulating};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Tab, Wish};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::commands::run::{copies, run};
use super::keys::{focused, press};
use super::{FAILED, selected, stage};
use crate::pictures::window::Stage;

const UNEVEN: &str = "tests/payloads/workflow/uneven.xml";
const SEVERAL: &str = "tests/payloads/snapshot/several.xml";

/// Of every command about tables of what repeats, what it changes.
pub(crate) fn exercise(stage: &mut Stage, command: Command) {
    if command == Command::ShowAsTable {
        run(stage, command);
        is_made(stage);
        assert_eq!(stage.window().tab(), Tab::Records);
        assert_eq!(focused(stage).as_deref(), Some("Table"));
    } else {
        run(stage, Command::ShowAsTable);
        is_made(stage);
        run(stage, command);
        assert_eq!(stage.window().tab(), Tab::Findings);
        assert!(!command.is_enabled(stage.window()));
    }
}

fn is_made(stage: &mut Stage) {
    stage.wait(|window| {
        let table = window.session().current().and_then(|open| open.tabulating());
        table.is_some_and(|table| table.made().is_some() && !table.is_going_on())
    });
    stage.harness.run_steps(3);
}

/// The payload with what repeats around its selection as a table.
fn shown(file: &str) -> Stage {
    let mut stage = stage();
    stage.open(&[file]);
    run(&mut stage, Command::ShowAsTable);
    is_made(&mut stage);
    stage
}

fn table(stage: &Stage) -> &Tabulating {
    stage.window().session().current().unwrap().tabulating().unwrap()
}

fn click(stage: &mut Stage, role: Role, label: &str) {
    stage.harness.get_by_role_and_label(role, label).click();
    stage.harness.run_steps(3);
    is_made(stage);
}

/// What a cell says to those who can't see it.
fn told(stage: &Stage, cell: &str) -> String {
    let cell = stage.harness.get_by_role_and_label(Role::Cell, cell);
    cell.accesskit_node().value().unwrap_or_default()
}

#[test]
fn the_task_that_failed_is_selected_in_the_table_of_all_tasks() {
    let stage = shown(FAILED);
    assert_eq!(stage.window().session().current().unwrap().selected_cell(), Some((1, 0)));
    assert_eq!(told(&stage, "State, row 1"), "Failed");
    assert_eq!(told(&stage, "Type, row 2"), "SmartCover");
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[1]", "nothing else is selected");
}

#[test]
fn a_click_on_a_cell_selects_its_node_and_enter_leads_to_the_tree() {
    let mut stage = shown(FAILED);
    click(&mut stage, Role::Cell, "Type, row 2");
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[2].Type");
    press(&mut stage, Key::ArrowRight);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[2].CreateTime");
    press(&mut stage, Key::Home);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[0].CreateTime");
    press(&mut stage, Key::PageDown);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[2].CreateTime");
    click(&mut stage, Role::RowHeader, "Row 1");
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[1]");
    press(&mut stage, Key::Enter);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
}

#[test]
fn what_is_selected_elsewhere_is_selected_in_the_table() {
    let mut stage = shown(FAILED);
    let tree_row = stage.harness.get_by_role_and_label(Role::TreeItem, "JobId");
    tree_row.click();
    stage.harness.run_steps(3);
    assert_eq!(stage.window().session().current().unwrap().selected_cell(), Some((1, 4)));
}

#[test]
fn a_click_on_a_head_sorts_a_second_turns_it_round_a_third_is_the_payloads_order() {
    let mut stage = shown(UNEVEN);
    let order = |stage: &Stage| table(stage).listed().to_vec();
    let head = |stage: &Stage| {
        let head = stage.harness.get_by_role_and_label(Role::ColumnHeader, "CreateTime");
        head.accesskit_node().value()
    };
    assert_eq!((order(&stage), head(&stage)), (vec![0, 1, 2], None));
    click(&mut stage, Role::ColumnHeader, "CreateTime");
    assert_eq!((order(&stage), head(&stage)), (vec![1, 2, 0], Some("ascending".to_owned())));
    click(&mut stage, Role::ColumnHeader, "CreateTime");
    assert_eq!((order(&stage), head(&stage)), (vec![0, 2, 1], Some("descending".to_owned())));
    click(&mut stage, Role::ColumnHeader, "CreateTime");
    assert_eq!((order(&stage), head(&stage)), (vec![0, 1, 2], None));
}

#[test]
fn what_is_missing_is_told_apart_from_what_is_empty_and_keys_walk_over_both() {
    let mut stage = shown(UNEVEN);
    assert_eq!(told(&stage, "EndTime, row 0"), "Missing");
    assert_eq!(told(&stage, "EndTime, row 1"), "empty");
    click(&mut stage, Role::Cell, "EndTime, row 0");
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[0]", "its row stands for it");
    press(&mut stage, Key::ArrowDown);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[1].EndTime");
    press(&mut stage, Key::ArrowUp);
    press(&mut stage, Key::ArrowRight);
    assert_eq!(selected(&stage), "Response.WorkflowExecution.Tasks[0].State");
}

#[test]
fn typed_words_filter_rows() {
    let mut stage = shown(FAILED);
    stage.harness.get_by_role_and_label(Role::TextInput, "Filter rows").click();
    stage.harness.run_steps(2);
    stage.harness.event(Event::Text("COVER".to_owned()));
    stage.harness.run_steps(2);
    is_made(&mut stage);
    assert_eq!(table(&stage).listed(), [2]);
    assert!(stage.harness.query_by_role_and_label(Role::Cell, "State, row 1").is_none());
    stage.harness.event(Event::Text("s of the moon".to_owned()));
    stage.harness.run_steps(2);
    is_made(&mut stage);
    assert!(table(&stage).listed().is_empty());
    assert_eq!(table(&stage).filter(), "COVERs of the moon");
}

#[test]
fn the_cell_and_the_listed_rows_are_copied_as_they_stand() {
    let mut stage = shown(UNEVEN);
    click(&mut stage, Role::ColumnHeader, "CreateTime");
    click(&mut stage, Role::Cell, "JobId, row 1");
    copies(&mut stage, Command::CopyValue, |text| text == "j7d4b2f948c3011efb0c95254009f1d22");
    copies(&mut stage, Command::CopyCell, |text| text == "j7d4b2f948c3011efb0c95254009f1d22");
    copies(&mut stage, Command::CopyRows, |rows| {
        let lines: Vec<&str> = rows.lines().collect();
        lines[0].starts_with("Type\tCreateTime\tEndTime\tState")
            && lines[1].contains("\tTranscode_9\t")
            && lines[2].contains("\tSnapshot_1\t")
    });
    copies(&mut stage, Command::CopyRowsCsv, |rows| {
        rows.starts_with("Type,CreateTime,EndTime,State") && rows.lines().count() == 4
    });
}

#[test]
fn no_cell_of_a_csv_is_a_formula_but_a_number_stays_one() {
    let mut stage = stage();
    let text = r#"{"a":[{"x":"=1+1","y":"-7.5"},{"x":"@b","y":"-c"}]}"#;
    stage.harness.event(Event::Paste(text.to_owned()));
    stage.harness.step();
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    run(&mut stage, Command::ShowAsTable);
    is_made(&mut stage);
    copies(&mut stage, Command::CopyRowsCsv, |csv| csv == "x,y\n'=1+1,-7.5\n'@b,'-c\n");
}

#[test]
fn another_of_the_repeated_nodes_is_chosen_from_a_menu() {
    let mut stage = shown(SEVERAL);
    assert_eq!(table(&stage).made().unwrap().1.rows().len(), 4, "what has most rows is first");
    stage.harness.get_by_label("Choose what repeats").click();
    stage.harness.run_steps(3);
    click(&mut stage, Role::MenuItemCheckBox, "Response.JobsDetail");
    assert_eq!(table(&stage).made().unwrap().1.rows().len(), 2);
    assert_eq!(told(&stage, "Input.Object, row 1"), "walks/bridge.mp4");
}

#[test]
fn a_payload_in_which_nothing_repeats_says_so() {
    let mut stage = stage();
    stage.harness.event(Event::Paste("<Response><A>1</A></Response>".to_owned()));
    stage.harness.step();
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    let before = stage.picture();
    run(&mut stage, Command::ShowAsTable);
    is_made(&mut stage);
    assert_ne!(before.as_raw(), stage.picture().as_raw());
    assert_eq!(table(&stage).repeats(), []);
    press(&mut stage, Key::Escape);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
}

#[test]
fn a_table_belongs_to_its_payload_and_is_there_again_with_it() {
    let mut stage = stage();
    stage.open(&[UNEVEN, FAILED]);
    let first = stage.window().session().opened()[0].id();
    let second = stage.window().session().opened()[1].id();
    stage.ask(Wish::Session(Action::Show(first)));
    run(&mut stage, Command::ShowAsTable);
    is_made(&mut stage);
    stage.ask(Wish::Session(Action::Show(second)));
    stage.harness.run_steps(3);
    assert_eq!(stage.window().tab(), Tab::Findings);
    assert!(stage.harness.query_by_role_and_label(Role::Tab, "Table").is_none());
    stage.ask(Wish::Session(Action::Show(first)));
    stage.harness.run_steps(3);
    stage.harness.get_by_role_and_label(Role::Tab, "Table").click();
    stage.harness.run_steps(3);
    assert_eq!(stage.window().tab(), Tab::Records);
    assert_eq!(told(&stage, "Type, row 2"), "Snapshot");
}

#[test]
fn the_table_of_a_file_that_changes_shows_what_stands_in_it_now() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xml");
    let text = fs::read_to_string(UNEVEN).unwrap();
    fs::write(&path, &text).unwrap();
    let mut stage = stage();
    stage.open(&[path.to_str().unwrap()]);
    run(&mut stage, Command::ShowAsTable);
    is_made(&mut stage);
    click(&mut stage, Role::ColumnHeader, "CreateTime");
    fs::write(&path, text.replace("2024-10-18 20:00:07+0800", "2024-10-19 20:00:07+0800")).unwrap();
    stage.harness.key_press(Key::F5);
    stage.wait(|window| {
        let open = window.session().current().unwrap();
        let made = open.tabulating().and_then(|table| table.made());
        made.is_some_and(|(analysis, _)| analysis.document().text().contains("10-19"))
    });
    stage.harness.run_steps(3);
    assert_eq!(told(&stage, "CreateTime, row 2"), "2024-10-19 20:00:07+0800");
    assert_eq!(table(&stage).listed(), [1, 0, 2], "it is sorted as before");
}

#[test]
fn the_wheel_and_the_arrow_keys_reach_columns_that_there_is_no_room_for() {
    let mut stage = shown(SEVERAL);
    let job = stage.window().session().current().unwrap().analysis().unwrap();
    let [job] = job.document().find("Response.JobsDetail[0]")[..] else { panic!("one") };
    stage.ask(Wish::Session(Action::Tabulate(TabulateAction::Of(job))));
    is_made(&mut stage);
    let is_seen = |stage: &Stage, cell: &str| {
        stage.harness.query_by_role_and_label(Role::Cell, cell).is_some()
    };
    assert!(is_seen(&stage, "Code, row 0") && !is_seen(&stage, "Tag, row 0"));
    let select = TabulateAction::Select { row: 0, column: 0 };
    stage.ask(Wish::Session(Action::Tabulate(select)));
    let right = TabulateAction::Move { rows: 0, columns: isize::MAX };
    stage.ask(Wish::Session(Action::Tabulate(right)));
    stage.harness.run_steps(3);
    assert!(is_seen(&stage, "Tag, row 0") && !is_seen(&stage, "Code, row 0"));
    assert_eq!(stage.window().surface(), Some(callback_explorer::ui::command::Surface::Node));
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::T);
    stage.harness.run_steps(3);
    assert!(is_seen(&stage, "Tag, row 0"), "a table that shows the selection stays as it is");
}

#[test]
fn a_table_of_very_many_rows_scrolls_and_sorts_without_drawing_them() {
    let row = |row: usize| format!("<B><n>{}</n></B>", row * 7 % 1000);
    let rows: String = (0..100_000).map(row).collect();
    let mut stage = stage();
    stage.harness.event(Event::Paste(format!("<A>{rows}</A>")));
    stage.harness.step();
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    run(&mut stage, Command::ShowAsTable);
    is_made(&mut stage);
    press(&mut stage, Key::End);
    assert_eq!(told(&stage, "n, row 99,999"), "993");
    click(&mut stage, Role::ColumnHeader, "n");
    press(&mut stage, Key::Home);
    assert_eq!(told(&stage, "n, row 0"), "0");
    let n_cells = stage.harness.get_all_by_role(Role::Cell).count();
    assert!(n_cells < 40, "{n_cells} cells are drawn");
}
