//! Open payloads of one run: that they are told to belong together, and lead to each other.

use callback_explorer::redact::{Recipient, Secrets};
use callback_explorer::session::Action;
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Pane, Tab, Wish};
use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::commands::run::copies;
use super::keys::{focused, press};
use super::{copied, stage};
use crate::pictures::window::Stage;

const WORKFLOW: &str = "tests/payloads/run/workflow.xml";
const SNAPSHOT: &str = "tests/payloads/run/snapshot.failed.xml";
const COVER: &str = "tests/payloads/run/smart-cover.late.xml";
const RUNNING: &str = "tests/payloads/run/smart-cover.running.xml";

/// Opens a workflow's callback and those of two of its jobs, and shows the first.
pub(super) fn opened(stage: &mut Stage) {
    stage.open(&[WORKFLOW, SNAPSHOT, COVER]);
    let first = stage.window().session().opened().iter();
    let id = first.rev().nth(2).unwrap().id();
    stage.ask(Wish::Session(Action::Show(id)));
}

fn run() -> Stage {
    let mut stage = stage();
    opened(&mut stage);
    stage.ask(Wish::Visit(Pane::Run));
    stage
}

fn told(stage: &Stage, row: &str) -> String {
    let row = stage.harness.get_by_role_and_label(Role::ListBoxOption, row);
    row.accesskit_node().value().unwrap_or_default()
}

fn click(stage: &mut Stage, row: &str) {
    stage.harness.get_by_role_and_label(Role::ListBoxOption, row).click();
    stage.harness.run_steps(4);
}

/// The shown payload's file, and the path of what is selected in it.
fn shown(stage: &Stage) -> (String, String) {
    let open = stage.window().session().current().unwrap();
    let path = open.analysis().unwrap().path(open.selected().unwrap().node());
    (open.name().rsplit('/').next().unwrap().to_owned(), path)
}

fn has_tab(stage: &Stage) -> bool {
    stage.harness.query_by_role_and_label(Role::Tab, "Run").is_some()
}

#[test]
fn each_task_tells_of_its_callback_and_why_it_failed() {
    let stage = run();
    let transcode = told(&stage, "0 Transcode_1712044815220");
    assert_eq!(transcode, "Success · not open", "that is no fault");
    let snapshot = told(&stage, "1 Snapshot_1712044815221");
    assert!(
        snapshot.starts_with("Failed · snapshot.failed.xml · InvalidArgument · "),
        "{snapshot}"
    );
    assert!(snapshot.ends_with("the video has no frame at 00:00:60"), "{snapshot}");
    let cover = told(&stage, "2 SmartCover_1712044815222");
    assert!(cover.contains("late by 48 s: ended after"), "{cover}");
}

#[test]
fn a_row_leads_to_the_callback_of_its_job_or_to_the_task() {
    let mut stage = run();
    click(&mut stage, "1 Snapshot_1712044815221");
    let job = ("snapshot.failed.xml".to_owned(), "Response.JobsDetail[0]".to_owned());
    assert_eq!(shown(&stage), job);
    assert_eq!(stage.window().tab(), Tab::Run, "the rows stay");
    press(&mut stage, Key::ArrowUp);
    let task = ("workflow.xml".to_owned(), "Response.WorkflowExecution.Tasks[0]".to_owned());
    assert_eq!(shown(&stage), task);
    press(&mut stage, Key::End);
    let (file, path) = shown(&stage);
    assert_eq!(file, "smart-cover.late.xml");
    assert!(path.ends_with("OutputFile.ObjectName[2]"), "{path}");
    press(&mut stage, Key::Home);
    assert_eq!(shown(&stage).1, "Response.WorkflowExecution");
    press(&mut stage, Key::Enter);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
}

#[test]
fn the_header_says_why_a_task_failed_as_the_callback_of_its_job_tells() {
    let mut stage = stage();
    stage.open(&[WORKFLOW]);
    assert!(stage.harness.query_by_label_contains("this callback does not say why").is_some());
    opened(&mut stage);
    let label = "snapshot.failed.xml the video has no frame at 00:00:60";
    assert!(stage.harness.query_by_label_contains(label).is_some());
    assert!(stage.harness.query_by_label_contains("InvalidArgument").is_some());
    // Redacted for the vendor, it names no file; as it is, it does.
    let message = "the video has no frame at 00:00:60";
    for (hidden, told_by) in
        [(Recipient::Vendor.secrets(), "Reason"), (Secrets::NONE, "snapshot.failed.xml")]
    {
        stage.ask(Wish::Hide(hidden));
        copies(&mut stage, Command::CopySummary, |summary| {
            let reason = summary.lines().last().unwrap();
            reason.starts_with(&format!("{told_by}: InvalidArgument · "))
                && reason.ends_with(message)
        });
    }
    stage.harness.get_by_role_and_label(Role::Link, "Go to callback").click();
    stage.harness.run_steps(4);
    assert_eq!(shown(&stage).0, "snapshot.failed.xml");
}

#[test]
fn the_tab_and_the_headers_link_are_there_while_others_of_the_run_are_open() {
    let mut stage = stage();
    stage.open(&[WORKFLOW]);
    assert!(!has_tab(&stage));
    stage.open(&[SNAPSHOT]);
    assert!(has_tab(&stage));
    stage.harness.get_by_role_and_label(Role::Link, "run: 2 of 4 callbacks open").click();
    stage.harness.run_steps(3);
    assert_eq!(stage.window().tab(), Tab::Run);
    stage.ask(Wish::Run(Command::Close));
    stage.ask(Wish::Show(Tab::Findings));
    stage.harness.run_steps(3);
    assert!(!has_tab(&stage));
    stage.ask(Wish::Run(Command::ReopenClosed));
    stage.harness.run_steps(3);
    assert!(has_tab(&stage));
}

#[test]
fn the_list_names_duplicates_and_what_is_none() {
    let mut stage = run();
    stage.open(&["tests/payloads/run/snapshot.failed.again.xml", RUNNING]);
    let snapshot = told(&stage, "snapshot.failed.xml");
    assert!(snapshot.contains("run: 3 of 4 callbacks open"), "{snapshot}");
    assert!(snapshot.contains("identical bytes: snapshot.failed.again.xml"), "{snapshot}");
    let workflow = told(&stage, "workflow.xml");
    assert!(!workflow.contains("identical"), "{workflow}");
    let cover = told(&stage, "smart-cover.late.xml");
    let news = "one job, different content: smart-cover.running.xml · Running → Success";
    assert!(cover.contains(news), "{cover}");
}

#[test]
fn what_came_twice_leads_to_the_other_one() {
    let mut stage = stage();
    stage.open(&[SNAPSHOT, "tests/payloads/run/snapshot.failed.again.xml"]);
    stage.ask(Wish::Visit(Pane::Run));
    let row = "identical bytes: snapshot.failed.xml, snapshot.failed.again.xml";
    click(&mut stage, row);
    assert_eq!(shown(&stage).0, "snapshot.failed.again.xml");
    click(&mut stage, row);
    assert_eq!(shown(&stage).0, "snapshot.failed.xml");
}

#[test]
fn callbacks_of_one_job_that_differ_are_compared_by_a_click() {
    let mut stage = stage();
    stage.open(&[RUNNING, COVER]);
    stage.ask(Wish::Visit(Pane::Run));
    stage.harness.get_by_role_and_label(Role::Link, "Compare").click();
    stage.harness.run_steps(3);
    assert_eq!(stage.window().tab(), Tab::Comparison);
}

#[test]
fn an_outputs_path_and_address_are_copied() {
    let mut stage = run();
    let row = "lectures-1251668577/2024/autumn/光学 03-0.jpg";
    let url = "https://lectures-1251668577.cos.ap-beijing.myqcloud.com/2024/autumn/\
               %E5%85%89%E5%AD%A6%2003-0.jpg";
    assert_eq!(told(&stage, row), url);
    for (button, text) in [("Copy object path", row), ("Copy URL", url)] {
        stage.harness.get_all_by_role_and_label(Role::Button, button).next().unwrap().click();
        let copied = (0..4).find_map(|_| {
            stage.harness.step();
            copied(&stage)
        });
        assert_eq!(copied.as_deref(), Some(text));
    }
}

#[test]
fn the_timeline_shows_the_run_across_its_payloads() {
    let mut stage = run();
    stage.ask(Wish::Visit(Pane::Timeline));
    let snapshot = told(&stage, "1 Snapshot");
    assert!(snapshot.contains("Started 2024-11-05 20:14:06 +08:00"), "{snapshot}");
    assert!(told(&stage, "Workflow").contains("3 min 37 s"));
    click(&mut stage, "1 Snapshot");
    let task = ("workflow.xml".to_owned(), "Response.WorkflowExecution.Tasks[1]".to_owned());
    assert_eq!(shown(&stage), task, "the shown payload tells of it");
    let cover = stage.window().session().opened()[2].id();
    stage.ask(Wish::Session(Action::Show(cover)));
    press(&mut stage, Key::End);
    let job = ("smart-cover.late.xml".to_owned(), "Response.JobsDetail[0]".to_owned());
    assert_eq!(shown(&stage), job);
    press(&mut stage, Key::ArrowUp);
    assert_eq!(shown(&stage), task, "the shown payload doesn't tell of it");
}

#[test]
fn of_many_that_are_the_same_a_few_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<String> = (1..=6)
        .map(|number| {
            let file = folder.path().join(format!("copy-{number}.xml"));
            std::fs::copy(SNAPSHOT, &file).unwrap();
            file.to_str().unwrap().to_owned()
        })
        .collect();
    let mut stage = stage();
    stage.open(&files.iter().map(String::as_str).collect::<Vec<_>>());
    let first = told(&stage, "copy-1.xml");
    let named = "identical bytes: copy-2.xml, copy-3.xml, copy-4.xml and 2 more";
    assert!(first.contains(named), "{first}");
}
