//! What leaves the desk: exported, redacted, reported, and what comes back.

use callback_explorer::redact::Secrets;
use callback_explorer::session::{Action, NoteAction, Target};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Pane, Tab, Wish};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use serde_json::Value;

use super::commands::run::copies;
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

/// What the last button copies, once there is something to copy, and it is made.
fn copy(stage: &mut Stage) -> String {
    let mut was_clicked = false;
    for _ in 0..4_000 {
        let button = stage.harness.get_all_by_label("Copy").last().unwrap();
        if !was_clicked && !button.accesskit_node().is_disabled() {
            button.click();
            was_clicked = true;
        }
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

#[test]
fn what_is_shared_is_redacted_for_the_vendor_unless_said_otherwise() {
    let mut stage = stage();
    stage.open(&[CONTACTS, "workflow.failed.xml"]);
    stage.ask(Wish::Visit(Pane::Share));
    let vendor = copy(&mut stage);
    assert!(vendor.starts_with("## Intelligent thumbnail callback: "), "{vendor}");
    assert!(vendor.contains("clinic-1251234567") && vendor.contains("`payload 1`"), "{vendor}");
    assert!(!vendor.contains("13812345678") && !vendor.contains("contacts.xml"), "{vendor}");
    stage.ask(Wish::Hide(Secrets::NONE));
    let whole = copy(&mut stage);
    assert!(whole.contains("13812345678") && whole.contains("contacts.xml"), "{whole}");
    stage.harness.get_by_label("All 2 that are open").click();
    stage.harness.run_steps(3);
    let all = copy(&mut stage);
    assert!(all.contains("workflow.failed.xml") && all.contains("contacts.xml"), "{all}");
    stage.harness.get_all_by_label("中文").last().unwrap().click();
    stage.harness.run_steps(3);
    assert!(copy(&mut stage).contains("工作流回调"));
    choose(&mut stage, "Report", "HTML, for a browser");
    assert!(copy(&mut stage).starts_with("<!DOCTYPE html>"));
    choose(&mut stage, "Report", "CSV, for a spreadsheet");
    assert_eq!(copy(&mut stage).lines().count(), 3, "names, and a row for each");
    choose(&mut stage, "Report", "JSON lines, for programs");
    let lines = copy(&mut stage);
    let files =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["file"].clone());
    assert_eq!(files.collect::<Vec<_>>(), ["contacts.xml", "workflow.failed.xml"]);
    choose(&mut stage, "Report", "SARIF, for code hosts");
    let log: Value = serde_json::from_str(&copy(&mut stage)).unwrap();
    assert!(log["runs"][0]["results"].as_array().unwrap().len() > 2, "{log}");
    choose(&mut stage, "Report", "Parser kit (zip)");
    is_seen(&mut stage, "# 解析测试包");
}

/// What is made is there by now.
fn is_seen(stage: &mut Stage, words: &str) {
    for _ in 0..2_000 {
        stage.harness.step();
        if stage.harness.query_all_by_label_contains(words).next().is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    panic!("{words} is not seen");
}

#[test]
fn a_copied_summary_hides_what_a_shared_report_hides() {
    let mut stage = stage();
    stage.open(&[CONTACTS]);
    stage.ask(Wish::Hide(Secrets::ALL));
    for command in [Command::CopySummary, Command::CopyReport] {
        copies(&mut stage, command, |text| text.contains("job-1") && !text.contains("clinic"));
        stage.harness.get_by_label_contains("values redacted");
    }
    stage.ask(Wish::Hide(Secrets::NONE));
    for command in [Command::CopySummary, Command::CopyReport] {
        copies(&mut stage, command, |text| text.contains("clinic-1251234567"));
    }
}

#[test]
fn a_reply_is_read_with_what_its_stand_ins_stand_for() {
    let mut stage = stage();
    stage.open(&[CONTACTS]);
    stage.ask(Wish::Hide(Secrets::ALL));
    stage.ask(Wish::Visit(Pane::Share));
    copy(&mut stage);
    stage.harness.get_by_label("Read a reply with stand-ins…").click();
    stage.harness.run_steps(3);
    stage.harness.get_by_label_contains("Paste a reply").focus();
    stage.harness.run_steps(2);
    stage.harness.event(Event::Paste("why job-1, not job-9?".to_owned()));
    stage.harness.run_steps(3);
    assert_eq!(copy(&mut stage), "why j6842765cf84611ecb8546d80f2baf56f, not job-9?");
}

#[test]
fn notes_are_part_of_a_report_where_that_is_asked_for_and_hide_what_it_hides() {
    let mut stage = stage();
    stage.open(&[CONTACTS]);
    let analysis = stage.window().session().current().unwrap().analysis().unwrap();
    let node = Target::Node(analysis.document().find("Response.JobsDetail.Input.BucketId")[0]);
    let words = "Ask lilei@example.com why it is clinic-1251234567".to_owned();
    stage.ask(Wish::Session(Action::Note(NoteAction::Write(node, words.clone()))));
    stage.ask(Wish::Hide(Secrets::ALL));
    stage.ask(Wish::Visit(Pane::Share));
    assert!(!copy(&mut stage).contains("why it is"));
    stage.harness.get_by_label("With my note").click();
    stage.harness.run_steps(3);
    let redacted = copy(&mut stage);
    assert!(redacted.contains("why it is bucket-1-0000000001"), "{redacted}");
    assert!(!redacted.contains("lilei") && !redacted.contains("clinic"), "{redacted}");
    stage.ask(Wish::Hide(Secrets::NONE));
    assert!(copy(&mut stage).contains(&words));
}
