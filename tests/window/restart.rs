use std::fs;
use std::thread;
use std::time::Duration;

use crate::stage::Stage;

/// Where the program keeps what is open, in this test's own home.
const SESSION: &str = "home/.local/state/callback-explorer/session.json";
const SETTINGS: &str = "home/.local/share/callback-explorer/app.ron";

#[test]
fn restart_restores_the_session_also_after_kill_9() {
    let Some(stage) = Stage::set() else { return };
    let one = stage.copy("assets/samples/workflow.failed.xml", "回调 one.xml");
    let two = stage.copy("assets/samples/tts.xml", "two.xml");
    stage.start(&[&one, &two]);
    stage.go_to("two.xml");
    stage.go_to("回调 one.xml");
    stage.eventually("the bucket's row is selected and kept", || {
        for key in ["Home", "Down", "Down", "Down"] {
            stage.press(key);
        }
        thread::sleep(Duration::from_secs(3));
        is_kept(&stage, "BucketId").then_some(())
    });
    stage.kill();

    stage.start(&[]);
    stage.see("回调 one.xml");
    stage.press_until("ctrl+c", "the bucket is selected again", || {
        stage.clipboard().filter(|value| value == "lectures-1251668577")
    });
    stage.go_to("two.xml");
    stage.quit();

    let three = stage.copy("assets/samples/smart-cover.xml", "three.xml");
    stage.start(&[&three]);
    stage.see("three.xml");
    for name in ["回调 one.xml", "two.xml", "three.xml"] {
        stage.go_to(name);
    }
    stage.quit();
}

#[test]
fn settings_hold_at_once_and_the_window_keeps_its_size() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/tts.xml", "tts.xml");
    stage.start(&[&file]);
    stage.see("tts.xml");
    stage.resize(900, 640);
    stage.eventually("the window is as small as that", || {
        (stage.size()? == (900, 640)).then_some(())
    });
    stage.press_until("ctrl+equal", "the zoom is kept", || {
        let settings = fs::read_to_string(stage.path(SETTINGS)).ok()?;
        (!settings.contains("zoom:100")).then_some(())
    });
    stage.quit();
    stage.start(&[]);
    stage.see("tts.xml");
    stage.eventually("the window has its size", || (stage.size()? == (900, 640)).then_some(()));
    stage.kill();
    let settings = fs::read_to_string(stage.path(SETTINGS)).unwrap();
    assert!(!settings.contains("zoom:100"), "{settings}");
}

#[test]
fn a_window_left_beyond_the_screen_opens_on_it() {
    let Some(stage) = Stage::set() else { return };
    stage.start(&[]);
    stage.move_to(200, 100);
    stage.eventually("the window is there", || (stage.corner()? == (200, 100)).then_some(()));
    stage.quit();
    stage.start(&[]);
    stage.eventually("it opens where it was", || (stage.corner()? == (200, 100)).then_some(()));
    stage.move_to(1390, 890);
    stage.eventually("nobody can take hold of it", || {
        (stage.corner()? == (1390, 890)).then_some(())
    });
    stage.quit();
    stage.start(&[]);
    stage.eventually("it opens in sight", || {
        let (x, y) = stage.corner()?;
        ((0..1300).contains(&x) && (0..800).contains(&y)).then_some(())
    });
    stage.quit();
}

#[test]
fn damaged_files_never_prevent_the_start() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/tts.xml", "tts.xml");
    for rubbish in ["", "(", "\u{0}", "{\"app\":\"(zoom:\\\"x\\\")\",\"window\":\"7\"}"] {
        for path in [SETTINGS, SESSION] {
            let path = stage.path(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, rubbish).unwrap();
        }
        stage.start(&[&file]);
        stage.see("tts.xml");
        stage.quit();
    }
}

/// Whether the session is kept with this word in it.
fn is_kept(stage: &Stage, word: &str) -> bool {
    fs::read_to_string(stage.path(SESSION)).is_ok_and(|session| session.contains(word))
}
