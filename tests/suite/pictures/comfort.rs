//! Settings, notices, recent files.

use std::path::{Path, PathBuf};

use callback_explorer::analysis::MutedName;
use callback_explorer::session::Disk;
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::Wish;
use callback_explorer::words::Language;
use eframe::egui::{Event, Key, Modifiers, Theme};

use super::window::{Stage, scene, scene_to_look_at};
use super::{are_wanted, beside, write};

const SIZES: [(&str, [f32; 2]); 3] =
    [("", [1280.0, 800.0]), ("-small", [1000.0, 650.0]), ("-large", [1600.0, 1000.0])];

fn open_settings(stage: &mut Stage) {
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    stage.harness.run_steps(4);
}

#[test]
fn the_path_box() {
    scene("path-box", [1280.0, 800.0], &["workflow.failed.xml"], |stage| {
        stage.ask(Wish::Run(Command::GoToPath));
        stage.harness.run_steps(3);
        stage.harness.event(Event::Text("$.WorkflowExecution.Tasks[1].JobId".to_owned()));
        stage.harness.run_steps(4);
    });
}

#[test]
fn the_settings() {
    for (name, size) in SIZES {
        scene(&format!("settings{name}"), size, &["workflow.failed.xml", "tts.xml"], open_settings);
    }
}

#[test]
fn the_end_of_the_settings() {
    use egui_kittest::kittest::Queryable as _;
    scene("settings-end", [1280.0, 800.0], &["workflow.mistakes.xml"], |stage| {
        let mut policy = stage.window().settings().policy.clone();
        policy.mute(MutedName { name: "Foo".to_owned(), rule: None });
        let rule = Some("unknown-node".to_owned());
        policy.mute(MutedName { name: "SomeVeryLongNameThatNobodyKnows".to_owned(), rule });
        stage.harness.state_mut().as_mut().unwrap().ask(Wish::Judge(policy));
        open_settings(stage);
        let unmute = match stage.window().settings().language {
            Language::En => "Unmute name Foo",
            Language::Zh => "恢复名称 Foo",
        };
        stage.harness.get_by_label(unmute).scroll_to_me();
        stage.harness.run_steps(6);
    });
}

#[test]
fn recent_files() {
    use egui_kittest::kittest::Queryable as _;
    for (name, size) in SIZES {
        scene(&format!("recent{name}"), size, &[], offer_recent);
        scene(&format!("recent-menu{name}"), size, &[], |stage| {
            offer_recent(stage);
            let is_english = stage.window().settings().language == Language::En;
            stage.harness.get_by_label(if is_english { "File" } else { "文件" }).click();
            stage.harness.run_steps(4);
        });
    }
}

fn offer_recent(stage: &mut Stage) {
    let recent = [
        "/home/li/tickets/2026-11/TICKET-48213/回调/workflow.failed.xml",
        "/home/li/tickets/2026-11/TICKET-48213/export-of-all-callbacks-of-november.json",
        "/data/回调内容/2026-11-20",
        "/tmp/a.xml",
        "/srv/share/a/very/long/path/that/does/not/fit/into/any/menu/however/wide/body.xml",
        "/home/li/b.json",
        "/home/li/c.json",
    ];
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("session.json");
    std::fs::write(&kept, serde_json::json!({ "recent": recent }).to_string()).unwrap();
    keep_in(stage, kept);
}

fn keep_in(stage: &mut Stage, path: PathBuf) {
    let ctx = stage.harness.ctx.clone();
    stage.harness.state_mut().as_mut().unwrap().keep_in(&ctx, path);
    stage.harness.run_steps(3);
}

/// They tell the time, so that no two pictures of them are alike.
#[test]
fn notices() {
    if !are_wanted() {
        return;
    }
    for (name, size) in SIZES {
        for language in Language::ALL {
            let pictures = [Theme::Light, Theme::Dark].map(|theme| {
                let mut stage = Stage::new(size, language, theme);
                stage.harness.run_steps(2);
                tell(&mut stage);
                stage.picture()
            });
            write(&format!("notices{name}-{}", language.id()), &beside(&pictures));
        }
    }
}

fn tell(stage: &mut Stage) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("回调 2022-08-10 transcode-of-the-long-name.xml");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/smart-cover.xml");
    std::fs::copy(&from, &copy).unwrap();
    stage.open(&["workflow.failed.xml", "tts.xml"]);
    stage.harness.state_mut().as_mut().unwrap().open_paths(vec![copy.clone()]);
    stage.wait(|it| it.session().opened().len() == 3 && !it.session().is_busy());
    stage.harness.key_press_modifiers(Modifiers::CTRL, Key::Tab);
    stage.harness.run_steps(2);
    std::thread::sleep(std::time::Duration::from_millis(200));
    std::fs::write(&copy, std::fs::read_to_string(&copy).unwrap() + "\n").unwrap();
    stage.wait(|it| *it.session().opened()[2].disk() != Disk::Same);
    let damaged = folder.path().join("session.json");
    std::fs::write(&damaged, "{").unwrap();
    keep_in(stage, damaged);
}

#[test]
fn the_program_itself() {
    // Versions change from day to day.
    for (name, size) in SIZES {
        scene_to_look_at(&format!("about{name}"), size, &["workflow.failed.xml"], |stage| {
            stage.ask(Wish::Run(Command::About));
            stage.harness.run_steps(4);
        });
    }
}
