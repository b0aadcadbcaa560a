//! What happens outside the window: files change or go, the next start finds what was open.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use callback_explorer::session::{Action, Content, Disk, NoteAction, Open};
use callback_explorer::ui::Settings;
use callback_explorer::ui::wish::{Tab, Wish};
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::Queryable as _;

use super::{FAILED, SIZE, n_rows, sample, selected, stage};
use crate::pictures::window::Stage;

const TASK: &str = "Response.WorkflowExecution.Tasks[1]";

fn copy(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::copy(sample(FAILED), &path).unwrap();
    (folder, path)
}

fn open(stage: &mut Stage, path: &Path) {
    stage.harness.state_mut().as_mut().unwrap().open_paths(vec![path.to_owned()]);
    stage.wait(|window| !window.session().opened().is_empty() && !window.session().is_busy());
}

fn disk(stage: &Stage) -> Disk {
    stage.window().session().current().unwrap().disk().clone()
}

fn is_told(stage: &Stage, words: &str) -> bool {
    let mut notices = stage.harness.query_all_by_role(Role::Alert);
    notices.any(|notice| {
        use egui_kittest::kittest::NodeT as _;
        notice.accesskit_node().label().is_some_and(|label| label.contains(words))
    })
}

fn keep_in(stage: &mut Stage, path: &Path) {
    let ctx = stage.harness.ctx.clone();
    stage.harness.state_mut().as_mut().unwrap().keep_in(&ctx, path.to_owned());
    stage.harness.run_steps(2);
}

/// A file that was open when the last window was closed, and where that is kept.
fn left_open() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (folder, path) = copy("a.xml");
    let kept = folder.path().join("session.json");
    let mut stage = stage();
    keep_in(&mut stage, &kept);
    open(&mut stage, &path);
    stage.harness.state_mut().as_mut().unwrap().keep_now();
    (folder, path, kept)
}

/// Replaces a file as editors do: a new one is written beside it and renamed over it.
fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    let new = path.with_extension("new");
    fs::write(&new, text.replace(from, to)).unwrap();
    fs::rename(new, path).unwrap();
}

#[test]
fn a_file_that_changes_is_reloaded_and_told_and_nothing_else_moves() {
    let (_folder, path) = copy("回调 1.xml");
    let mut stage = stage();
    open(&mut stage, &path);
    stage.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    stage.harness.run_steps(2);
    edit(&path, "<State>Failed</State>", "<State>Cancel</State>");
    stage.wait(|window| matches!(window.session().current().unwrap().disk(), Disk::Reloaded(_)));
    let text = stage.window().session().current().unwrap().analysis().unwrap();
    assert!(text.document().text().contains("Cancel"));
    assert_eq!(n_rows(&stage), 2, "all is folded still");
    assert!(is_told(&stage, "回调 1.xml has changed and was reloaded"));
}

#[test]
fn a_file_that_is_deleted_stays_in_sight_and_is_told() {
    let (_folder, path) = copy("a.xml");
    let mut stage = stage();
    open(&mut stage, &path);
    fs::remove_file(&path).unwrap();
    stage.wait(|window| matches!(window.session().current().unwrap().disk(), Disk::Lost(_)));
    assert_eq!(selected(&stage), TASK);
    assert!(is_told(&stage, "no such file"));
    stage.harness.get_by_label("Close notice").click();
    stage.harness.run_steps(3);
    assert!(!is_told(&stage, "no such file"));
}

#[test]
fn without_watching_a_file_is_read_again_when_asked_for() {
    let (_folder, path) = copy("a.xml");
    let settings = Settings { language: Language::En, watches_files: false, ..Settings::default() };
    let mut stage = Stage::with(SIZE, settings);
    stage.harness.run_steps(2);
    open(&mut stage, &path);
    edit(&path, "<State>Failed</State>", "<State>Cancel</State>");
    std::thread::sleep(Duration::from_millis(600));
    stage.harness.run_steps(4);
    assert_eq!(disk(&stage), Disk::Same);
    stage.harness.key_press(Key::F5);
    stage.harness.run_steps(2);
    stage.wait(|window| matches!(window.session().current().unwrap().disk(), Disk::Reloaded(_)));
    stage.harness.get_by_label("a.xml was read again");
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::R);
    stage.harness.run_steps(2);
    let start = Instant::now();
    while stage.harness.query_by_label("a.xml is unchanged").is_none() {
        assert!(start.elapsed().as_secs() < 20);
        std::thread::sleep(Duration::from_millis(10));
        stage.harness.step();
    }
}

#[test]
fn what_was_closed_reopens() {
    let mut stage = stage();
    stage.open(&[FAILED, "tts.xml"]);
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::W);
    stage.harness.run_steps(3);
    assert_eq!(stage.window().session().opened().len(), 1);
    stage.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    stage.harness.run_steps(3);
    assert_eq!(stage.window().title(), "workflow.failed.xml – Callback Explorer");
    assert_eq!(selected(&stage), TASK);
}

#[test]
fn the_next_window_shows_what_the_last_one_showed() {
    let (folder, path) = copy("a.xml");
    let kept = folder.path().join("state/session.json");
    let mut stage = stage();
    keep_in(&mut stage, &kept);
    open(&mut stage, &path);
    stage.harness.get_by_role_and_label(Role::Tab, "Source").click();
    for key in [Key::Home, Key::ArrowDown, Key::ArrowLeft] {
        stage.harness.key_press(key);
        stage.harness.run_steps(2);
    }
    let start = Instant::now();
    let is_kept = || fs::read_to_string(&kept).is_ok_and(|it| it.contains("\"folded\":true"));
    while !is_kept() {
        assert!(start.elapsed().as_secs() < 20, "it is kept without the window being closed");
        std::thread::sleep(Duration::from_millis(20));
        stage.harness.step();
    }

    let mut next = super::stage();
    keep_in(&mut next, &kept);
    next.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    assert_eq!(selected(&next), "Response.WorkflowExecution");
    assert_eq!(n_rows(&next), 2, "it is folded");
    assert_eq!(next.window().tab(), Tab::Source);
    assert_eq!(next.window().recent(), [path]);
}

#[test]
fn nothing_is_restored_where_that_is_not_wanted_but_recent_files_are_offered() {
    let (_folder, _path, kept) = left_open();

    let settings =
        Settings { language: Language::En, restores_session: false, ..Settings::default() };
    let mut next = Stage::with(SIZE, settings);
    next.harness.run_steps(2);
    keep_in(&mut next, &kept);
    assert!(next.window().session().opened().is_empty());
    next.harness.get_by_role_and_label(Role::Button, "a.xml").click();
    next.harness.run_steps(2);
    next.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    next.harness.get_by_label("File").click();
    next.harness.run_steps(4);
    next.harness.get_by_label("Clear recent files").click();
    next.harness.run_steps(4);
    assert!(next.window().recent().is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_no_text_opens_by_drop_at_the_next_start_and_from_the_list() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let (folder, path) = copy("a.xml");
    let odd = folder.path().join(OsStr::from_bytes(b"caf\xe9\n.xml"));
    fs::rename(path, &odd).unwrap();
    let kept = folder.path().join("session.json");
    let mut stage = stage();
    keep_in(&mut stage, &kept);
    stage.harness.input_mut().dropped_files.push(std::sync::Arc::new(super::Dropped(odd.clone())));
    stage.harness.step();
    let is_read = |window: &callback_explorer::ui::Window| {
        window.session().current().is_some_and(|open| open.analysis().is_some())
    };
    stage.wait(is_read);
    stage.harness.get_by_label(r"caf\xE9\n.xml");
    assert_eq!(stage.window().title(), r"caf\xE9\n.xml – Callback Explorer");
    stage.harness.state_mut().as_mut().unwrap().keep_now();
    drop(stage);

    let mut next = super::stage();
    keep_in(&mut next, &kept);
    next.wait(is_read);
    assert_eq!(next.window().recent(), [odd]);
    next.harness.key_press_modifiers(Modifiers::COMMAND, Key::W);
    next.harness.run_steps(3);
    next.harness.get_by_role_and_label(Role::Button, r"caf\xE9\n.xml").click();
    next.harness.run_steps(2);
    next.wait(is_read);
}

#[test]
fn a_damaged_record_is_told_and_written_anew() {
    let (folder, path) = copy("a.xml");
    let kept = folder.path().join("session.json");
    for damaged in ["", "{\"session\":", "\u{0}\u{1}", "{\"session\":7}"] {
        fs::write(&kept, damaged).unwrap();
        let mut stage = stage();
        keep_in(&mut stage, &kept);
        assert!(is_told(&stage, "is damaged"), "{damaged:?}");
        open(&mut stage, &path);
        stage.harness.state_mut().as_mut().unwrap().keep_now();
        drop(stage);
        assert!(fs::read_to_string(&kept).unwrap().contains("a.xml"));
    }
}

#[test]
fn a_notice_goes_after_a_while_but_not_while_it_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("session.json");
    fs::write(&kept, "damaged").unwrap();
    let mut stage = stage();
    keep_in(&mut stage, &kept);
    let at = stage.harness.get_by_label("Close notice").rect().center();
    stage.harness.hover_at(at);
    stage.harness.run_steps(200);
    assert!(is_told(&stage, "cannot be restored"));
    stage.harness.hover_at(pos2(600.0, 100.0));
    stage.harness.run_steps(200);
    assert!(!is_told(&stage, "cannot be restored"));
}

#[test]
fn a_restored_file_that_is_gone_is_listed_with_the_reason() {
    let (_folder, path, kept) = left_open();
    fs::remove_file(&path).unwrap();
    let mut next = stage();
    keep_in(&mut next, &kept);
    next.wait(|window| !window.session().is_busy());
    let session = next.window().session();
    let content = session.current().unwrap().content();
    assert!(
        matches!(content, Content::Unreadable(why) if why.pick(Language::En).contains("no such file"))
    );
}

#[test]
fn a_changed_log_of_many_payloads_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("application.log");
    let line = |state: &str| {
        format!(
            "POST /callback <Response><JobsDetail><State>{state}</State></JobsDetail></Response>\n"
        )
    };
    fs::write(&path, line("Running").repeat(5)).unwrap();
    let mut stage = stage();
    open(&mut stage, &path);
    assert_eq!(stage.window().session().opened().len(), 5);
    edit(&path, "Running", "Success");
    let is_reloaded = |open: &Open| matches!(open.disk(), Disk::Reloaded(_));
    stage.wait(|window| window.session().opened().iter().all(is_reloaded));
    let notices = stage.harness.query_all_by_label("Close notice").count();
    assert_eq!(notices, 1);
    assert!(is_told(&stage, "application.log has changed and was reloaded"));
}

/// What is noted about the shown payload.
fn noted(stage: &Stage) -> Vec<(String, String)> {
    let pins = stage.window().session().current().unwrap().pins();
    pins.iter().map(|it| (it.pin.path.clone(), it.pin.note.clone())).collect()
}

fn note(stage: &mut Stage, words: &str) {
    let target = stage.window().session().current().unwrap().selected().unwrap();
    let action = Action::Note(NoteAction::Write(target, words.to_owned()));
    stage.harness.state_mut().as_mut().unwrap().ask(Wish::Session(action));
    stage.harness.run_steps(2);
}

#[test]
fn notes_outlast_the_window_and_two_windows_lose_none_of_each_other() {
    let (folder, path) = copy("a.xml");
    let kept = folder.path().join("session.json");
    let (mut one, mut other) = (stage(), stage());
    keep_in(&mut one, &kept);
    keep_in(&mut other, &kept);
    open(&mut one, &path);
    let copied = folder.path().join("b.xml");
    fs::write(&copied, fs::read_to_string(&path).unwrap().replace("Failed", "Cancel")).unwrap();
    open(&mut other, &copied);
    for (stage, words) in [(&mut one, "asked\nthe vendor"), (&mut other, "another one")] {
        note(stage, words);
        stage.harness.state_mut().as_mut().unwrap().keep_now();
    }
    drop((one, other));
    fs::remove_file(&kept).unwrap();
    let mut next = stage();
    keep_in(&mut next, &kept);
    open(&mut next, &path);
    assert_eq!(noted(&next), [(TASK.to_owned(), "asked\nthe vendor".to_owned())]);
    next.harness.state_mut().as_mut().unwrap().open_paths(vec![copied]);
    next.wait(|window| window.session().opened().len() == 2 && !window.session().is_busy());
    let shown = next.window().session().opened().last().unwrap();
    assert_eq!(shown.pins()[0].pin.note, "another one");
    let text = fs::read_to_string(folder.path().join("notes.json")).unwrap();
    assert!(!text.contains("Snapshot"), "nothing of what the payload says is kept: {text}");
}

#[test]
fn notes_are_not_written_where_nothing_is_to_be_remembered_and_a_damaged_file_stays() {
    let (folder, path) = copy("a.xml");
    let kept = folder.path().join("session.json");
    let notes = folder.path().join("notes.json");
    let settings =
        Settings { language: Language::En, restores_session: false, ..Settings::default() };
    let mut private = Stage::with(SIZE, settings);
    private.harness.run_steps(2);
    keep_in(&mut private, &kept);
    open(&mut private, &path);
    note(&mut private, "for me alone");
    private.harness.state_mut().as_mut().unwrap().keep_now();
    drop(private);
    assert!(!notes.exists());
    fs::write(&notes, "{\"pages\":[").unwrap();
    let mut stage = stage();
    keep_in(&mut stage, &kept);
    assert!(is_told(&stage, "is damaged. It stays as it is"));
    open(&mut stage, &path);
    note(&mut stage, "new");
    stage.harness.state_mut().as_mut().unwrap().keep_now();
    drop(stage);
    assert_eq!(fs::read_to_string(&notes).unwrap(), "{\"pages\":[");
}
