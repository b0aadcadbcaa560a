//! What is broken, huge, searched, or asked for: the states that a window is in for a while.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use callback_explorer::session::Action;
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Tab, Wish};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::Queryable as _;

use super::window::{Stage, scene, scene_to_look_at};
use crate::ui::loading::held;

const SIZE: [f32; 2] = [1280.0, 800.0];

fn paste(stage: &mut Stage, text: String) {
    stage.harness.event(Event::Paste(text));
    stage.harness.step();
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
}

#[test]
fn a_malformed_payload_and_where_it_breaks() {
    let broken = ["tests/broken/malformed.xml", "tests/broken/malformed.json"];
    scene("malformed", SIZE, &broken, |stage| {
        stage.ask(Wish::Show(Tab::Source));
        stage.harness.key_press(Key::F4);
        stage.harness.run_steps(4);
    });
}

#[test]
fn a_payload_that_was_cut_off() {
    scene("truncated", [1000.0, 650.0], &["workflow.truncated.xml"], |stage| {
        stage.ask(Wish::Session(Action::Move(isize::MAX)));
        stage.ask(Wish::Show(Tab::Source));
        stage.harness.run_steps(4);
    });
}

#[test]
fn files_that_hold_nothing_to_read() {
    let unreadable = ["tests/broken/empty.xml", "tests/broken/binary.xml"];
    scene("unreadable", [1000.0, 650.0], &unreadable, |_| {});
}

#[test]
fn a_file_that_takes_a_while_and_is_waited_for_no_longer() {
    let gates = RefCell::new(Vec::new());
    let act = |stops: bool| {
        let gates = &gates;
        move |stage: &mut Stage| {
            let (file, gate) = held("held.xml");
            gates.borrow_mut().push(gate);
            stage.harness.input_mut().dropped_files.push(file);
            stage.wait(|window| window.session().current().is_some());
            while stage.harness.query_by_role(Role::ProgressIndicator).is_none() {
                std::thread::sleep(Duration::from_millis(20));
                stage.harness.step();
            }
            if stops {
                stage.ask(Wish::Run(Command::StopReading));
            }
            stage.harness.run_steps(3);
        }
    };
    // A spinner never looks twice the same.
    scene_to_look_at("reading", [1000.0, 650.0], &[], act(false));
    scene("stopped", [1000.0, 650.0], &[], act(true));
}

#[test]
fn bytes_that_mean_nothing_in_their_encoding() {
    scene("undecodable", [1000.0, 650.0], &["tests/broken/undecodable.xml"], |stage| {
        stage.ask(Wish::Show(Tab::Source));
        stage.harness.run_steps(4);
    });
}

#[test]
fn a_verdict_of_moderation() {
    let samples = ["moderation-image.json", "moderation-text.json", "moderation-video.simple.json"]
        .map(|sample| format!("assets/catalog/samples/{sample}"));
    scene("moderation", SIZE, &samples.each_ref().map(String::as_str), |_| {});
}

#[test]
fn values_of_megabytes_many_siblings_and_hidden_letters() {
    scene("huge", SIZE, &[], |stage| {
        let mut text = String::from("{\"Response\":{\"JobsDetail\":[");
        for index in 0..2_000 {
            let object = format!("uploads/2024/autumn/lecture-{index:05}/master_4k_hdr_final.mp4");
            write!(text, "{{\"Code\":\"Success\",\"Object\":\"{object}\"}},").unwrap();
        }
        let long = "0123456789".repeat(50_000);
        let hidden = "a\u{202e}gpj.exe\u{200b}\\u0007";
        write!(text, "{{\"Message\":\"{long}\",\"Object\":\"{hidden}\"}}]}}}}").unwrap();
        paste(stage, text);
        stage.ask(Wish::Session(Action::Move(isize::MAX)));
        stage.ask(Wish::Show(Tab::Source));
        // The text is broken into rows on another thread.
        let start = Instant::now();
        while stage.harness.query_all_by_label_contains("\"Object\":\"a\\u{202e}").count() == 0 {
            assert!(start.elapsed().as_secs() < 20, "it takes too long");
            std::thread::sleep(Duration::from_millis(5));
            stage.harness.step();
        }
    });
}

#[test]
fn the_list_of_keys() {
    scene("keys", SIZE, &["workflow.failed.xml"], |stage| {
        stage.ask(Wish::Run(Command::ShowKeys));
        stage.harness.run_steps(4);
    });
}
