use std::fs;

use callback_explorer::ui::wish::Wish;
use eframe::egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::{FAILED, sample, stage};
use crate::pictures::window::Stage;

#[test]
fn a_typed_path_opens_quoted_relative_and_as_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let spaced = folder.path().join("一 个.xml");
    fs::copy(sample("tts.xml"), &spaced).unwrap();
    let address = format!("file://{}", spaced.display()).replace(' ', "%20");
    for (typed, n_files) in [
        (spaced.display().to_string(), 1),
        (address.clone(), 1),
        (format!("\"{}\" '{}'", spaced.display(), sample(FAILED).display()), 2),
        (format!("  {address} assets/samples/tts.xml "), 2),
        (folder.path().display().to_string(), 1),
    ] {
        let mut stage = stage();
        write(&mut stage, Wish::TypePaths, &typed);
        stage.harness.key_press(Key::Enter);
        stage.wait(|window| window.session().opened().len() == n_files);
        assert!(!is_asked(&stage, "Open by path"), "{typed}: the field is gone");
    }
}

#[test]
fn what_cannot_be_opened_is_told_at_the_field_and_escape_closes_it() {
    let mut stage = stage();
    write(&mut stage, Wish::TypePaths, "assets/samples/tts.xml nowhere/missing.xml");
    stage.harness.key_press(Key::Enter);
    see(&mut stage, "missing.xml: no such file or folder");
    assert!(stage.window().session().opened().is_empty());
    clear(&mut stage);
    stage.harness.event(Event::Text("no such/一 个.json".to_owned()));
    stage.harness.run_steps(3);
    stage.harness.key_press(Key::Enter);
    see(&mut stage, "no such/一 个.json: no such file or folder");
    stage.harness.event(Event::Text("2".to_owned()));
    see(&mut stage, "Tab completes");
    stage.harness.key_press(Key::Escape);
    stage.harness.run_steps(3);
    assert!(!is_asked(&stage, "Open by path"));
}

#[test]
fn tab_completes_what_is_certain_and_arrows_choose_among_the_rest() {
    let mut stage = stage();
    write(&mut stage, Wish::TypePaths, "assets/samples/tt");
    see(&mut stage, "tts.xml");
    for (key, text) in [
        (Key::Tab, "assets/samples/tts."),
        (Key::ArrowDown, "assets/samples/tts."),
        (Key::ArrowDown, "assets/samples/tts."),
        (Key::Tab, "assets/samples/tts.workflow.json"),
    ] {
        stage.harness.key_press(key);
        stage.harness.run_steps(3);
        assert_eq!(typed(&stage), text, "after {key:?}");
    }
    stage.harness.key_press(Key::Enter);
    stage.wait(|window| window.session().opened().len() == 1);
}

#[test]
fn an_export_is_saved_to_a_typed_path_and_replaces_only_when_asked_twice() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("导出 1.json");
    fs::write(&target, "mine").unwrap();
    let mut stage = stage();
    stage.open(&[FAILED]);
    stage.ask(Wish::TypeTarget);
    stage.harness.run_steps(3);
    let beside = "assets/samples/workflow.failed.json";
    assert_eq!(typed(&stage), beside, "beside the payload");
    stage.harness.key_press(Key::Escape);
    stage.harness.run_steps(3);
    stage.ask(Wish::TypeTarget);
    clear(&mut stage);
    stage.harness.event(Event::Text(target.display().to_string()));
    stage.harness.run_steps(3);
    stage.harness.key_press(Key::Enter);
    see(&mut stage, "press Enter again to replace it");
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    stage.harness.key_press(Key::Enter);
    stage.wait(|_| fs::read_to_string(&target).unwrap() != "mine");
    let json: serde_json::Value = serde_json::from_slice(&fs::read(&target).unwrap()).unwrap();
    assert_eq!(json["WorkflowExecution"]["Tasks"][1]["State"], "Failed");
    see(&mut stage, "workflow.failed.xml");
    stage.wait(|_| true);
    assert!(!is_asked(&stage, "Save export to path"), "the field is gone");
}

#[test]
fn an_export_never_replaces_the_file_that_it_was_made_from() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("a.json");
    let json = fs::read(sample("tts.workflow.json")).unwrap();
    fs::write(&input, &json).unwrap();
    fs::hard_link(&input, folder.path().join("b.xml")).unwrap();
    let mut stage = stage();
    write(&mut stage, Wish::TypePaths, input.to_str().unwrap());
    stage.harness.key_press(Key::Enter);
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    for name in ["a.json", "b.xml"] {
        stage.ask(Wish::TypeTarget);
        clear(&mut stage);
        stage.harness.event(Event::Text(folder.path().join(name).display().to_string()));
        stage.harness.run_steps(3);
        stage.harness.key_press(Key::Enter);
        see(&mut stage, "the file that is being read");
        stage.harness.key_press(Key::Enter);
        stage.harness.run_steps(3);
        assert_eq!(fs::read(&input).unwrap(), json);
        stage.harness.key_press(Key::Escape);
        stage.harness.run_steps(3);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_cannot_be_typed_is_offered_as_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join("day\n1\u{202e}");
    fs::create_dir(&odd).unwrap();
    let path = odd.join("a\u{202e}\n\\b.xml");
    fs::copy(sample("tts.xml"), &path).unwrap();
    let mut stage = stage();
    stage.harness.state_mut().as_mut().unwrap().open_paths(vec![path]);
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    stage.ask(Wish::TypeTarget);
    stage.harness.run_steps(3);
    let typed = typed(&stage);
    assert!(typed.ends_with("/day%0A1%E2%80%AE/a___b.json"), "{typed}: nothing acts in the name");
    stage.harness.key_press(Key::Enter);
    stage.wait(|_| odd.join("a___b.json").exists());
}

/// Asks for the path field and writes into it.
fn write(stage: &mut Stage, wish: Wish, text: &str) {
    stage.ask(wish);
    stage.harness.event(Event::Text(text.to_owned()));
    stage.harness.run_steps(3);
}

fn clear(stage: &mut Stage) {
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.harness.key_press(Key::Delete);
    stage.harness.run_steps(3);
    assert_eq!(typed(stage), "");
}

fn typed(stage: &Stage) -> String {
    let field = stage.harness.get_by_role_and_label(Role::TextInput, "Path of a file or folder");
    field.value().unwrap_or_default()
}

fn is_asked(stage: &Stage, title: &str) -> bool {
    stage.harness.query_by_label(title).is_some()
}

/// Runs frames until these words are seen.
fn see(stage: &mut Stage, words: &str) {
    for _ in 0..400 {
        if stage.harness.query_all_by_label_contains(words).count() > 0 {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        stage.harness.step();
    }
    panic!("{words:?} is not seen");
}
