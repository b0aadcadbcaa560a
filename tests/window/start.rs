use std::path::Path;
use std::process::Output;

use crate::stage::{PROGRAM, Stage, is_asked_for};

#[test]
fn a_folder_a_missing_file_and_a_binary_open_what_there_is() {
    let Some(stage) = Stage::set() else { return };
    stage.copy("assets/samples/workflow.xml", "folder/工作流.xml");
    stage.copy("assets/samples/tts.xml", "folder/deep er/tts.xml");
    let binary = stage.path("program");
    std::fs::copy(PROGRAM, &binary).unwrap();
    stage.start(&[&stage.path("missing.xml"), &stage.path("folder"), &binary]);
    for name in ["missing.xml", "program", "missing.xml", "folder"] {
        stage.go_to(name);
    }
    stage.quit();
}

#[test]
fn without_a_display_the_tree_is_printed() {
    if !is_asked_for() {
        return;
    }
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/workflow.xml");
    let shown = run(&["show"], &sample, None);
    for display in [None, Some(":65000")] {
        let opened = run(&[], &sample, display);
        assert!(opened.status.success(), "{display:?}: {opened:?}");
        assert_eq!(text(&opened.stdout), text(&shown.stdout));
        assert!(text(&opened.stdout).contains("Workflow callback · Success"));
        let told = text(&opened.stderr);
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.starts_with("callback-explorer: no window: "), "{told}");
    }
}

fn run(command: &[&str], sample: &Path, display: Option<&str>) -> Output {
    let mut program = std::process::Command::new(PROGRAM);
    program.args(command).arg(sample).env_clear().env("LC_ALL", "C.UTF-8");
    if let Some(display) = display {
        program.env("DISPLAY", display);
    }
    program.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
