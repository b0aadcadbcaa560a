//! What is being read: how far it has come, and that it can be stopped.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use callback_explorer::session::Content;
use callback_explorer::ui::wish::Wish;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key};
use egui_kittest::kittest::Queryable as _;

use super::stage;
use crate::many;
use crate::pictures::window::Stage;

/// A file that can be dropped, whose bytes come when they are sent.
#[derive(Debug)]
pub(crate) struct Held(PathBuf, Mutex<Receiver<Vec<u8>>>);

impl egui::DroppedFile for Held {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        let bytes = self.1.lock().unwrap().recv_timeout(Duration::from_mins(1));
        bytes.map_err(|error| error.to_string())
    }
}

/// A file of this name that can be dropped, and what its bytes are sent to.
pub(crate) fn held(name: &str) -> (Arc<Held>, Sender<Vec<u8>>) {
    let (gate, bytes) = channel();
    (Arc::new(Held(name.into(), Mutex::new(bytes))), gate)
}

fn dropped(name: &str) -> (Stage, Sender<Vec<u8>>) {
    let mut stage = stage();
    let (file, gate) = held(name);
    stage.harness.input_mut().dropped_files.push(file);
    stage.wait(|window| !window.session().opened().is_empty());
    (stage, gate)
}

#[test]
fn what_takes_a_while_shows_how_far_it_has_come_and_can_be_stopped() {
    let (mut stage, _gate) = dropped("held.xml");
    let is_long = |stage: &Stage| stage.harness.query_by_role(Role::ProgressIndicator).is_some();
    while !is_long(&stage) {
        std::thread::sleep(Duration::from_millis(20));
        stage.harness.step();
    }
    stage.harness.get_by_role_and_label(Role::Button, "Stop reading").click();
    stage.harness.run_steps(3);
    assert!(!is_long(&stage));
    stage.harness.get_by_role_and_label(Role::Label, "Reading was stopped");
}

#[test]
fn escape_ends_an_overlay_before_it_stops_reading() {
    let (mut stage, _gate) = dropped("held.xml");
    stage.harness.key_press(Key::F1);
    stage.harness.run_steps(3);
    stage.harness.key_press(Key::Escape);
    stage.harness.run_steps(3);
    let content =
        |stage: &Stage| matches!(stage.window().session().opened()[0].content(), Content::Reading);
    assert!(content(&stage), "only the list of keys has closed");
    stage.harness.key_press(Key::Escape);
    stage.harness.run_steps(3);
    assert!(!content(&stage));
}

#[test]
fn a_folder_of_one_payload_opens_as_that_payload() {
    let (_outer, folder) = many::folder("one", 1);
    fs::write(folder.join("notes.txt"), "nothing").unwrap();
    let mut stage = stage();
    stage.ask(Wish::OpenRecent(folder));
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    let open = stage.window().session().current().unwrap();
    assert_eq!(stage.window().session().opened().len(), 1);
    assert!(open.name().contains("00000-") && open.place().is_some(), "{}", open.name());
}
