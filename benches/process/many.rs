//! A folder of many small files.

use std::path::{Path, PathBuf};

use super::{N_FILES, PROGRAM, Run, is_installed, joined, repeated};

/// How often it is read in one run.
const N_RUNS: u32 = 10;

pub(crate) fn compare(notes: &Path, files: &[PathBuf], schema: &str) {
    let folder = files.first().and_then(|file| file.parent()).expect("files");
    let names: Vec<&str> = files.iter().filter_map(|file| file.to_str()).collect();
    let (last, others) = names.split_last().expect("files");
    let last = Path::new(last);
    let line = repeated(N_RUNS);
    let many = |words: &[&'static str], more: &[_]| joined(&joined(&["-c", &line], words), more);
    let mut runs: Vec<Run<'_>> = Vec::new();
    if is_installed("xmllint") {
        let schema = joined(&["--schema", schema], others);
        runs.push(("xmllint --schema", "sh", many(&["xmllint", "--noout"], &schema), last));
        runs.push(("xmllint --noout", "sh", many(&["xmllint", "--noout"], others), last));
    }
    for (label, words) in [
        ("check --jobs 1", &["check", "--jobs", "1"][..]),
        ("check --jobs 2", &["check", "--jobs", "2"]),
        ("check --jobs 2 --format json", &["check", "--jobs", "2", "--format", "json"]),
        ("check --jobs 2 --format csv", &["check", "--jobs", "2", "--format", "csv"]),
        ("find --jobs 2 j15195f3e", &["find", "--jobs", "2", "j15195f3e"]),
    ] {
        runs.push((label, "sh", many(&[PROGRAM], words), folder));
    }
    let title = format!("a folder of {N_FILES} files, {N_RUNS} times");
    super::compare(notes, (&title, N_FILES * N_RUNS), &runs);
}
