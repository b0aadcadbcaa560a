//! What large files cost, a folder of many small ones, and a single one, as whole processes beside their peers. See
//! `README.md` beside this folder.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark prints and may give up"
)]
#![expect(clippy::disallowed_methods, reason = "what the measurement notes is no payload")]

#[path = "../shared/engines.rs"]
mod engines;
#[path = "../shared/folder.rs"]
mod folder;
mod large;
mod many;
#[path = "../shared/payload.rs"]
mod payload;
#[path = "../shared/process.rs"]
mod process;
mod schema;
mod single;

use std::path::Path;

use callback_explorer::catalog::Catalog;

use self::process::{Cost, measure};

const PROGRAM: &str = env!("CARGO_BIN_EXE_callback-explorer");

const N_FILES: u32 = 10_000;

/// How often each is run, in turns; the best counts.
const N_TURNS: usize = 5;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["--engine", name, path] = words[..] {
        return engines::run_one(name, path);
    }
    let notes = tempfile::tempdir().expect("a folder for the files");
    let schema = notes.path().join("documented.xsd");
    let catalog = Catalog::embedded().expect("a catalog without mistakes");
    std::fs::write(&schema, schema::xml_schema(&catalog)).expect("room for a schema");
    // What is held here counts as memory of what is measured.
    drop(catalog);
    let schema = schema.to_str().expect("a plain name");
    let is_asked = |part: &str| words.is_empty() || words.contains(&part);
    if is_asked("large") {
        large::compare(notes.path(), schema);
    }
    let files = folder::write(&notes.path().join("callbacks"), N_FILES as usize);
    if is_asked("folder") {
        many::compare(notes.path(), &files, schema);
    }
    if is_asked("single") {
        single::compare(notes.path(), &files);
    }
}

/// A label (without one, our program is named by its arguments), a program, its arguments, and what it is to read.
type Run<'a> = (&'a str, &'a str, Vec<&'a str>, &'a Path);

/// Runs all in turns and prints the best of each: its CPU time and its memory as multiples of `of`, how much it
/// printed, and how many of `n_done` it does in a second.
fn compare(notes: &Path, (title, n_done): (&str, u32), runs: &[Run<'_>]) {
    let mut best: Vec<Option<Cost>> = runs.iter().map(|_| None).collect();
    for _ in 0..N_TURNS {
        for ((_, program, arguments, path), best) in runs.iter().zip(&mut best) {
            let cost = measure(program, arguments, path, notes);
            if best.as_ref().is_none_or(|best| cost.time < best.time) {
                *best = Some(cost);
            }
        }
    }
    println!("\n{title:<44} {:>7} {:>7} {:>9} {:>12}  per CPU s", "CPU s", "ratio", "MB", "prints");
    let first = best.first().and_then(|first| Some(first.as_ref()?.time)).unwrap_or_default();
    for ((label, _, arguments, _), cost) in runs.iter().zip(best.into_iter().flatten()) {
        let ours = format!("callback-explorer {}", arguments.join(" "));
        let label = if label.is_empty() { &ours } else { *label };
        let Cost { time, memory, n_printed, failure } = cost;
        let (ratio, rate) = (time / first, f64::from(n_done) / time);
        // So xmllint tells that something is wrong with what it read.
        let failure = failure.filter(|failure| failure != "EXIT 3" && failure != "EXIT 4");
        let failure = failure.map_or(String::new(), |failure| format!("  {failure}"));
        println!(
            "{label:<44} {time:>7.2} {ratio:>7.2} {memory:>9.1} {n_printed:>12}  {rate:.0}{failure}"
        );
    }
}

/// What `sh -c` runs a program by, with the words behind it, so many times: one run is over too soon for the clock.
fn repeated(n_times: u32) -> String {
    format!("for _ in $(seq {n_times}); do \"$0\" \"$@\"; done")
}

fn joined<'a>(words: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [words, more].concat()
}

/// Whether a program is there to be compared with; says so where it isn't.
fn is_installed(program: &str) -> bool {
    let is_there = std::process::Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|told| told.status.success());
    if !is_there {
        println!("{program} is not installed");
    }
    is_there
}
