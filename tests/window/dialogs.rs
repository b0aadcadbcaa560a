use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::stage::{PROGRAM, Stage};

#[test]
fn the_chosen_files_open() {
    let Some(stage) = Stage::set() else { return };
    let one = stage.copy("assets/samples/tts.xml", "有 空格.xml");
    let two = stage.copy("assets/samples/workflow.xml", "two.xml");
    stage.start(&[]);
    stage.see("");
    answer(&stage, &format!("{}|{}", one.display(), two.display()));
    stage.press_until("ctrl+o", "the dialog opens", || asked(&stage));
    stage.see("有 空格.xml");
    stage.go_to("two.xml");
    stage.quit();
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "workflow.xml");
    stage.start(&[&file]);
    stage.see("workflow.xml");
    answer(&stage, "");
    stage.press_until("ctrl+o", "the dialog opens", || asked(&stage));
    fs::remove_file(stage.path("asked")).unwrap();
    stage.press_until("ctrl+s", "the dialog opens", || asked(&stage));
    stage.press_until("ctrl+c", "the window goes on", || stage.clipboard());
    stage.see("workflow.xml");
    stage.quit();
}

#[test]
fn without_a_dialog_a_path_is_typed_to_open() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "a folder/work flow.xml");
    stage.start(&[]);
    stage.see("");
    stage.eventually("the typed file opens", || {
        stage.press("ctrl+o");
        thread::sleep(Duration::from_secs(1));
        stage.press("ctrl+a");
        stage.write(&file.display().to_string());
        stage.press("Return");
        thread::sleep(Duration::from_secs(1));
        stage.shows("work flow.xml").then_some(())
    });
    stage.quit();
}

#[test]
fn without_a_dialog_an_export_is_saved_beside_its_payload() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "folder/工作流.xml");
    stage.start(&[&file]);
    stage.see("工作流.xml");
    let target = stage.path("folder/工作流.json");
    stage.eventually("the file is written", || {
        stage.press("ctrl+s");
        thread::sleep(Duration::from_secs(2));
        stage.press("Return");
        thread::sleep(Duration::from_secs(1));
        target.exists().then_some(())
    });
    stage.quit();
}

#[test]
fn a_bar_in_a_name_parts_no_files() {
    let Some(stage) = Stage::set() else { return };
    let one = stage.copy("assets/samples/tts.xml", "a|b/one|1.xml");
    let two = stage.copy("assets/samples/workflow.xml", "two|.xml");
    stage.start(&[]);
    stage.see("");
    answer(&stage, &format!("{}|{}", one.display(), two.display()));
    stage.press_until("ctrl+o", "the dialog opens", || asked(&stage));
    stage.see("one|1.xml");
    stage.go_to("two|.xml");
    stage.quit();
}

#[test]
fn a_dialog_left_open_holds_nothing_up_and_stays_the_only_one() {
    let Some(stage) = Stage::set() else { return };
    let one = stage.copy("assets/samples/tts.xml", "one.xml");
    let two = stage.copy("assets/samples/workflow.xml", "two.xml");
    stage.start(&[&one, &two]);
    stage.go_to("one.xml");
    let (count, end) = (stage.path("count"), stage.path("end"));
    let wait = format!("while ! [ -e '{}' ]; do /bin/sleep 0.1; done", end.display());
    let script = format!("#!/bin/sh\necho >>'{}'\n{wait}\nexit 1\n", count.display());
    install(&stage.path("bin/zenity"), &script);
    stage.press_until("ctrl+o", "the dialog opens", || count.exists().then_some(()));
    let mut longest = Duration::ZERO;
    for name in ["two.xml", "one.xml"].into_iter().cycle().take(10) {
        stage.press("ctrl+o");
        let start = Instant::now();
        stage.go_to(name);
        longest = longest.max(start.elapsed());
    }
    println!("from a key to the title, while a dialog is open: {longest:?} at most");
    assert_eq!(fs::read_to_string(&count).unwrap().lines().count(), 1, "one dialog");
    fs::write(&end, "").unwrap();
    fs::remove_file(&count).unwrap();
    stage.press_until("ctrl+o", "it opens once more", || count.exists().then_some(()));
    stage.quit();
}

#[test]
fn an_export_is_what_the_command_line_converts() {
    let Some(stage) = Stage::set() else { return };
    for (sample, name, export) in [
        ("assets/samples/workflow.xml", "导出 of.xml", "导出 of.json"),
        ("assets/samples/tts.workflow.json", "speech.json", "speech.xml"),
    ] {
        let file = stage.copy(sample, name);
        stage.start(&[&file]);
        stage.see(name);
        let target = stage.path("saved").join(export);
        fs::create_dir_all(stage.path("saved")).unwrap();
        answer(&stage, &target.display().to_string());
        stage.press_until("ctrl+s", "the file is written", || target.exists().then_some(()));
        assert!(asked(&stage).unwrap().contains(&format!("--filename\n{export}\n")));
        stage.quit();
        let converted = stage.command(PROGRAM).arg("convert").arg(&file).output().unwrap();
        assert!(converted.status.success());
        let saved = fs::read_to_string(&target).unwrap();
        assert_eq!(saved, String::from_utf8(converted.stdout).unwrap());
    }
}

#[test]
fn where_nothing_can_be_written_the_window_goes_on() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "workflow.xml");
    stage.start(&[&file]);
    stage.see("workflow.xml");
    answer(&stage, &stage.path("no folder/export.json").display().to_string());
    stage.press_until("ctrl+s", "the dialog opens", || asked(&stage));
    stage.press_until("ctrl+c", "the window goes on", || stage.clipboard());
    assert!(!stage.path("no folder").exists());
    stage.quit();
}

/// Puts a dialog on the machine that gives this answer; Cancel if it is empty.
fn answer(stage: &Stage, answer: &str) {
    let asked = stage.path("asked");
    // Nobody cancels at once.
    let cancel = "/bin/sleep 0.5; exit 1".to_owned();
    let end = if answer.is_empty() { cancel } else { format!("echo '{answer}'") };
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" >'{}'\n{end}\n", asked.display());
    install(&stage.path("bin/zenity"), &script);
}

fn install(program: &Path, script: &str) {
    fs::write(program, script).unwrap();
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
}

/// What the dialog was told, once it was opened.
fn asked(stage: &Stage) -> Option<String> {
    fs::read_to_string(stage.path("asked")).ok().filter(|text| text.ends_with('\n'))
}
