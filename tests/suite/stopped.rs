//! Ctrl+C, on the real program. What it prints fills the pipe until the test reads on, so that the signal comes
//! while there is more to do, however fast the machine is.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use callback_explorer::words::grouped;
use tempfile::TempDir;

use crate::cli::{names_in, program, sample, text};

pub(crate) const N_FILES: usize = 1000;

/// More than pipes hold of what is told of them.
pub(crate) fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for index in 0..N_FILES {
        let file = folder.path().join(format!("{index:04}.xml"));
        fs::write(file, sample("workflow.mistakes.xml")).unwrap();
    }
    folder
}

fn start(words: &[&str], folder: &TempDir) -> Child {
    let mut command = program(words);
    command.arg(folder.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn interrupt(child: &Child) {
    let line = format!("kill -INT {}", child.id());
    assert!(Command::new("sh").args(["-c", &line]).status().unwrap().success());
}

#[test]
fn once_ends_with_whole_lines_of_the_first_files_and_says_how_many() {
    let folder = folder();
    for words in [
        &["check", "--format", "json"][..],
        &["check", "--format", "json", "--jobs", "1"],
        &["find", "--format", "json", "createtime", "--in", "names,descriptions"],
    ] {
        let mut child = start(words, &folder);
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut printed = String::new();
        stdout.read_line(&mut printed).unwrap();
        interrupt(&child);
        stdout.read_to_string(&mut printed).unwrap();
        let output = child.wait_with_output().unwrap();

        assert_eq!(output.status.code(), Some(130), "{words:?}");
        assert!(printed.ends_with('\n'), "{words:?}");
        let file = |line: &str| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            line["file"].as_str().unwrap().to_owned()
        };
        let mut files: Vec<String> = printed.lines().map(file).collect();
        files.dedup();
        let n_done = files.len();
        assert!(n_done < N_FILES, "{words:?} went on");
        for (index, file) in files.iter().enumerate() {
            assert!(file.ends_with(&format!("{index:04}.xml")), "{file}");
        }
        assert_eq!(
            text(&output.stderr),
            format!(
                "callback-explorer: stopped after {} of {} files\n",
                grouped(n_done),
                grouped(N_FILES)
            )
        );
    }
}

#[test]
fn twice_ends_at_once_though_nobody_reads() {
    let folder = folder();
    let mut child = start(&["check", "--format", "json"], &folder);
    let mut first = [0; 1];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    let status = loop {
        // Two that come before the program hears of the first are one.
        interrupt(&child);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.code(), Some(130));
}

#[test]
fn a_conversion_saves_nothing_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.json");
    let members: Vec<String> = (0..3000).map(|index| format!("\"key{index}\":{{}}")).collect();
    let json = format!("{{\"JobsDetail\":{{\"Code\":\"Success\",{}}}}}", members.join(","));
    fs::write(&input, json).unwrap();
    let output = folder.path().join("out.xml");
    let mut command = program(&["convert", "--to", "xml", "-o"]);
    command.arg(&output).arg(&input).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // What is lost is told before the file is saved.
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut told = String::new();
    stderr.read_line(&mut told).unwrap();
    interrupt(&child);
    stderr.read_to_string(&mut told).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(told.ends_with(": stopped: nothing was saved\n"), "{told}");
    assert_eq!(names_in(&folder), ["in.json"]);
}
