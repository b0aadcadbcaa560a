//! Many files read at once by a command: what it prints is that of one after another.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::cli::{run, text};
use crate::many;
use crate::output::on_a_terminal;

/// Adds what is no single payload: a log of several, an empty file, one that is no payload, a folder without
/// any, and a file that is not there any more.
fn add_others(folder: &Path) {
    fs::copy("tests/intake/nginx.log", folder.join("00100-nginx.log")).unwrap();
    fs::write(folder.join("00101-empty.xml"), "").unwrap();
    fs::write(folder.join("00102-notes.txt"), "no payload").unwrap();
    fs::create_dir(folder.join("00103-none")).unwrap();
    fs::write(folder.join("00103-none/notes.txt"), "no payload").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("no/such/file.xml", folder.join("00104-gone.xml")).unwrap();
}

fn printed(output: &Output) -> (Option<i32>, &str, &str) {
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn as_many_as_one_likes_print_the_same_in_the_same_order() {
    let (_outer, folder) = many::folder("callbacks", 200);
    add_others(&folder);
    let folder = folder.to_str().unwrap();
    for command in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "csv"],
        &["find", "state"],
        &["find", "-c", "state"],
        &["find", "--format", "json", "state"],
    ] {
        let check =
            |n_jobs| run(&[command, &["--jobs", n_jobs, "no/such", folder, folder]].concat());
        let one = check("1");
        let (status, stdout, stderr) = printed(&one);
        assert_eq!(status, Some(2));
        assert!(stdout.lines().count() > 180 && stderr.lines().count() >= 4, "{stderr}");
        assert!(text(&one.stderr).contains("no/such: no such file"), "{stderr}");
        for n_jobs in ["2", "7"] {
            assert_eq!(printed(&check(n_jobs)), (status, stdout, stderr), "{n_jobs} jobs");
        }
    }
}

#[test]
fn no_job_at_all_is_wrong_usage() {
    let output = run(&["check", "--jobs", "0", "assets/samples"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--jobs"), "{}", text(&output.stderr));
}

#[test]
fn a_folder_without_payloads_is_told_at_its_end_and_does_not_count_what_was_named_before() {
    let outer = tempfile::tempdir().unwrap();
    fs::write(outer.path().join("notes.txt"), "no payload").unwrap();
    let folder = outer.path().to_str().unwrap();
    for paths in [&[folder][..], &["assets/samples/tts.xml", folder], &["assets/samples", folder]] {
        let output = run(&[&["check"], paths].concat());
        let told = text(&output.stderr);
        assert_eq!((output.status.code(), told.lines().count()), (Some(2), 1), "{told}");
        assert!(told.contains("no payloads"), "{told}");
    }
}

#[test]
fn on_a_terminal_the_sums_stand_at_the_end() {
    let line = "\"$PROGRAM\" check -- \"$FILE\" assets/samples/tts.xml no/such.xml";
    let Some(shown) = on_a_terminal(line, Path::new("assets/samples/workflow.failed.xml")) else {
        return println!("left out: script is not installed");
    };
    let last = shown.lines().last().unwrap();
    assert_eq!(last, "3 payloads: 2 ok, 0 with findings, 1 unreadable; 1 failed job");
}
