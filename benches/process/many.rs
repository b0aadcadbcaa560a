//! A folder of many small files.

use std::path::{Path, PathBuf};

use super::{N_FILES, PROGRAM, Run, is_installed, joined};

pub(crate) fn compare(notes: &Path, files: &[PathBuf], schema: &str) {
    let folder = files.first().and_then(|file| file.parent()).expect("files");
    let names: Vec<&str> = files.iter().filter_map(|file| file.to_str()).collect();
    let (last, others) = names.split_last().expect("files");
    let last = Path::new(last);
    let check = |options: &[&'static str]| joined(&["check"], options);
    let mut runs: Vec<Run<'_>> = Vec::new();
    if is_installed("xmllint") {
        let with_schema = ["--noout", "--schema", schema];
        runs.push(("xmllint --schema", "xmllint", joined(&with_schema, others), last));
        runs.push(("xmllint --noout", "xmllint", joined(&["--noout"], others), last));
    }
    for options in [
        &["--jobs", "1"][..],
        &["--jobs", "2"],
        &["--jobs", "2", "--format", "json"],
        &["--jobs", "2", "--format", "csv"],
    ] {
        runs.push(("", PROGRAM, check(options), folder));
    }
    runs.push(("", PROGRAM, vec!["find", "--jobs", "2", "j15195f3e"], folder));
    super::compare(notes, (&format!("a folder of {N_FILES} files"), N_FILES), &runs);
}
