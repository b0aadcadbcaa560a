//! One small file: what it costs to start.

use std::path::{Path, PathBuf};

use super::{PROGRAM, Run, is_installed, joined, repeated};

/// How often it is read in one run.
const N_RUNS: u32 = 200;

pub(crate) fn compare(notes: &Path, files: &[PathBuf]) {
    let names = files.iter().filter_map(|file| file.to_str());
    let single =
        names.into_iter().find(|file| file.ends_with("-workflow.xml")).expect("a workflow");
    let line = repeated(N_RUNS);
    let many = |words: &[&'static str]| joined(&["-c", &line], words);
    let single = Path::new(single);
    let mut runs: Vec<Run<'_>> = Vec::new();
    if is_installed("xmllint") {
        runs.push(("xmllint --noout", "sh", many(&["xmllint", "--noout"]), single));
    }
    runs.push(("true", "sh", many(&["/bin/true"]), single));
    runs.push(("callback-explorer check", "sh", many(&[PROGRAM, "check"]), single));
    super::compare(notes, (&format!("a file of 2 kB, {N_RUNS} times"), N_RUNS), &runs);
}
