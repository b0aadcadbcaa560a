use callback_explorer::intake::from_base64;
use callback_explorer::session::Content;
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Tab, Wish};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::keys::{focused, press};
use super::stage;
use crate::pictures::window::Stage;

fn listed(stage: &Stage) -> Vec<String> {
    let n_listed = stage.window().session().opened().len();
    let options = stage.harness.query_all_by_role(Role::ListBoxOption).take(n_listed);
    options.filter_map(|option| option.accesskit_node().label()).collect()
}

fn status(stage: &Stage) -> String {
    stage.harness.get_by_role(Role::Status).accesskit_node().label().unwrap()
}

/// Pastes a text and waits until it is read.
fn paste(stage: &mut Stage, text: String) {
    stage.harness.event(Event::Paste(text));
    stage.harness.step();
    stage.wait(|window| !window.session().opened().is_empty() && !window.session().is_busy());
}

#[test]
fn payloads_of_a_log_are_told_apart_and_say_where_they_stood() {
    let mut stage = stage();
    stage.open(&["tests/intake/nginx.log"]);
    assert_eq!(listed(&stage), ["nginx.log · #1", "nginx.log · #2", "nginx.log · #3"]);
    for (label, value) in [
        ("Payload", "1 of 3"),
        ("Line", "2"),
        ("Undone", "in a text · \\x22 escapes"),
        ("Request", "POST /callback"),
        ("Status", "200"),
        ("Client", "203.0.113.17"),
        ("Time", "02/Mar/2026:09:14:32 +0800"),
        ("Besides", "2 lines hold no payload"),
    ] {
        stage.harness.get_by_label(&format!("{label}: {value}"));
    }
    stage.harness.get_by_label_contains("Success · line 2 · \\x22 escapes · POST /callback");
}

#[test]
fn headers_are_listed_where_somebody_asks() {
    let mut stage = stage();
    stage.open(&["tests/intake/request.http"]);
    let header = "Content-Type: application/xml";
    assert!(stage.harness.query_by_label(header).is_none());
    stage.harness.get_by_label_contains("HTTP headers").click();
    stage.harness.run_steps(3);
    stage.harness.get_by_label(header);
}

#[test]
fn a_bare_body_tells_nothing_of_where_it_stood() {
    let mut stage = stage();
    stage.open(&["smart-cover.xml"]);
    assert!(stage.harness.query_by_label("Where it stood").is_none());
}

#[test]
fn what_is_pasted_is_looked_through_like_a_file() {
    let read = |name: &str| std::fs::read_to_string(format!("tests/intake/{name}")).unwrap();
    for (name, n_payloads) in [("application.log", 7), ("curl.txt", 1), ("lines.jsonl", 3)] {
        let mut stage = stage();
        paste(&mut stage, read(name));
        assert_eq!(stage.window().session().opened().len(), n_payloads, "{name}");
        assert!(listed(&stage)[0].starts_with("pasted"), "{name}");
    }
    let log = read("application.log");
    let base64 = log.lines().nth(3).unwrap().split(['=', ' ']).max_by_key(|word| word.len());
    let base64 = base64.unwrap();
    assert!(from_base64(base64.as_bytes()).starts_with(b"<Response>"));
    let mut stage = stage();
    paste(&mut stage, base64.to_owned());
    stage.harness.get_by_label("JobsDetail[0]");
    stage.harness.get_by_label("Undone: Base64");
}

#[test]
fn a_file_is_read_in_the_encoding_that_is_chosen_and_again_as_before() {
    let mut stage = stage();
    stage.open(&["tests/intake/gb18030.log"]);
    assert!(status(&stage).contains("UTF-8"));
    let is_read = |stage: &mut Stage, n_undecodable: usize| {
        stage.wait(|window| {
            let analysis = window.session().current().unwrap().analysis().unwrap();
            analysis.decoding().n_undecodable == n_undecodable
        });
    };
    let before = stage.window().session().current().unwrap();
    let n_undecodable = before.analysis().unwrap().decoding().n_undecodable;
    stage.ask(Wish::Run(Command::ChooseEncoding));
    stage.harness.run_steps(3);
    assert_eq!(focused(&stage).as_deref(), Some("Name of an encoding"));
    stage.harness.event(Event::Text("simplified".to_owned()));
    stage.harness.run_steps(3);
    press(&mut stage, Key::Enter);
    is_read(&mut stage, 0);
    assert!(status(&stage).contains("gb18030 (chosen)"), "{}", status(&stage));
    stage.ask(Wish::Show(Tab::Source));
    assert!(stage.harness.query_all_by_label_contains("课程视频").count() > 0);

    stage.ask(Wish::Run(Command::ChooseEncoding));
    stage.harness.run_steps(3);
    press(&mut stage, Key::Enter);
    is_read(&mut stage, n_undecodable);
    assert!(!status(&stage).contains("chosen"));
}

#[test]
fn what_could_not_be_read_may_be_in_another_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.txt");
    let text = "2026-03-02 {\"JobsDetail\":{\"JobId\":\"j1\"}}\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    std::fs::write(&path, bytes).unwrap();
    let mut stage = stage();
    stage.ask(Wish::OpenRecent(path));
    stage.wait(|window| {
        let open = window.session().current();
        open.is_some_and(|open| matches!(open.content(), Content::Unreadable(_)))
    });
    stage.harness.get_by_role_and_label(Role::Button, "Choose encoding…").click();
    stage.harness.run_steps(3);
    stage.harness.event(Event::Text("utf-16be".to_owned()));
    stage.harness.run_steps(3);
    press(&mut stage, Key::Enter);
    stage.wait(|window| window.session().current().unwrap().analysis().is_some());
    stage.harness.get_by_label("JobId");
}
