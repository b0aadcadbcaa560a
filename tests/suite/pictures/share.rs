//! What is handed on, before it is.

use callback_explorer::redact::{Recipient, Secrets};
use callback_explorer::ui::wish::{Pane, Wish};
use callback_explorer::words::Language;
use eframe::egui::Event;
use egui_kittest::kittest::Queryable as _;

use super::window::{Stage, scene, scene_to_look_at};

const OPEN: [&str; 3] =
    ["workflow.failed.xml", "tests/payloads/redact/contacts.xml", "workflow.mistakes.xml"];

#[test]
fn a_report_for_the_vendor() {
    for (name, size) in [
        ("share", [1280.0, 800.0]),
        ("share-large", [1600.0, 1000.0]),
        ("share-small", [1000.0, 650.0]),
    ] {
        scene(name, size, &OPEN, |stage| shows(stage, Recipient::Vendor.secrets()));
    }
}

#[test]
fn a_report_for_the_public_and_as_it_is() {
    for (name, hidden) in [("share-public", Secrets::ALL), ("share-whole", Secrets::NONE)] {
        scene_to_look_at(name, [1280.0, 800.0], &OPEN, |stage| shows(stage, hidden));
    }
}

#[test]
fn a_reply_with_what_its_stand_ins_stand_for() {
    scene("share-reply", [1280.0, 800.0], &OPEN[1..2], |stage| {
        shows(stage, Secrets::ALL);
        let (words, field) = match stage.window().settings().language {
            Language::En => ("Read a reply with stand-ins…", "Paste a reply"),
            Language::Zh => ("还原回复中的代号…", "粘贴含有代号"),
        };
        stage.harness.get_by_label(words).click();
        stage.harness.run_steps(3);
        stage.harness.get_by_label_contains(field).focus();
        stage.harness.run_steps(2);
        let reply = std::fs::read_to_string("tests/payloads/redact/reply.txt").unwrap();
        stage.harness.event(Event::Paste(reply));
        stage.harness.run_steps(4);
    });
}

fn shows(stage: &mut Stage, hidden: Secrets) {
    stage.ask(Wish::Hide(hidden));
    stage.ask(Wish::Visit(Pane::Share));
    for _ in 0..2_000 {
        if stage.harness.query_all_by_label_contains("## ").next().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        stage.harness.step();
    }
    stage.harness.run_steps(4);
}
