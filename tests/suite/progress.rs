//! How far a command has come is told on a terminal, and nowhere else. Its results go into a pipe that is read only
//! when that was seen, so that it takes long enough on any machine.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::process::{Command, Stdio};

use callback_explorer::words::grouped;

use crate::cli::{program, run, text};
use crate::stopped::{N_FILES, folder};

#[test]
fn a_terminal_shows_how_far_a_command_has_come_and_then_no_longer() {
    let folder = folder();
    let pipes = tempfile::tempdir().unwrap();
    let pipe = pipes.path().join("results");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let line = "\"$PROGRAM\" check --format json -- \"$FOLDER\" > \"$RESULTS\"";
    let plain = program(&[]);
    let mut command = Command::new("script");
    command.args(["--quiet", "--command", line, "/dev/null"]);
    command.env("PROGRAM", plain.get_program()).env("FOLDER", folder.path()).env("RESULTS", &pipe);
    command.env("LC_ALL", "C").env("TERM", "xterm").env("XDG_CONFIG_HOME", "/nonexistent");
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn() else {
        return println!("left out: script is not installed");
    };
    let mut results = BufReader::new(File::open(&pipe).unwrap());
    let mut terminal = child.stdout.take().unwrap();
    let mut shown = Vec::new();
    while !String::from_utf8_lossy(&shown).contains(" payloads with findings") {
        let mut some = [0; 256];
        let n_read = terminal.read(&mut some).unwrap();
        assert!(n_read > 0, "{}", String::from_utf8_lossy(&shown));
        shown.extend(&some[..n_read]);
    }
    let mut lines = String::new();
    results.read_to_string(&mut lines).unwrap();
    assert_eq!(lines.lines().count(), N_FILES);
    terminal.read_to_end(&mut shown).unwrap();
    assert!(child.wait().unwrap().success());
    let shown = text(&shown);
    assert!(shown.contains(&format!(" of {} files, ", grouped(N_FILES))), "{shown:?}");
    let (_, last) = shown.rsplit_once("\u{1b}[2K").unwrap();
    assert_eq!(last, "", "the line is gone: {shown:?}");
    assert!(!shown.contains('\n'), "and was one line all the time: {shown:?}");
}

#[test]
fn nothing_else_does() {
    let folder = folder();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(1), ""));
}
