//! What a folder of many small files costs, and a single one, as whole processes beside their peers. See `README.md`
//! beside this folder.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints and may give up")]
#![expect(clippy::disallowed_methods, reason = "what the measurement notes is no payload")]

#[path = "../hostile/process.rs"]
mod process;

use std::fs;
use std::path::{Path, PathBuf};

use self::process::{Cost, measure};

const PROGRAM: &str = env!("CARGO_BIN_EXE_callback-explorer");

const N_FILES: u32 = 10_000;

/// How often each is run, in turns; the best counts.
const N_TURNS: usize = 5;

/// How often a single file is read in one run: a process is over too soon for the clock.
const N_SINGLE: u32 = 200;

/// Anything well-formed is right by it: less work than our rules.
const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Response">
<xs:complexType><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
</xs:complexType></xs:element></xs:schema>"#;

fn main() {
    let outer = tempfile::tempdir().expect("a folder for the files");
    let folder = outer.path().join("callbacks");
    let n_bytes = write(&folder, N_FILES);
    let megabytes = f64::from(n_bytes) / 1e6;
    println!("{N_FILES} files, {megabytes:.1} MB, every twentieth cut in half");
    let schema = outer.path().join("any.xsd");
    fs::write(&schema, SCHEMA).expect("room for a schema");
    let schema = schema.to_str().expect("a plain name");
    let files = files(&folder);
    let files: Vec<&str> = files.iter().filter_map(|file| file.to_str()).collect();
    let (last, others) = files.split_last().expect("files");
    let xmllint = |options: &[&'static str]| joined(options, others);
    let check = |options: &[&'static str]| joined(&["check"], options);
    compare(
        outer.path(),
        "files per CPU second",
        N_FILES,
        &[
            ("check --jobs 1", PROGRAM, check(&["--jobs", "1"]), &folder),
            ("check --jobs 2", PROGRAM, check(&["--jobs", "2"]), &folder),
            ("check --jobs 2 --format json", PROGRAM, check(&["--format=json", "-j2"]), &folder),
            ("check --jobs 2 --format csv", PROGRAM, check(&["--format=csv", "-j2"]), &folder),
            ("find --jobs 2", PROGRAM, vec!["find", "-j2", "j15195f3e"], &folder),
            ("xmllint --noout", "xmllint", xmllint(&["--noout"]), Path::new(last)),
            (
                "xmllint --schema",
                "xmllint",
                joined(&["--noout", "--schema", schema], others),
                Path::new(last),
            ),
        ],
    );
    let single = files.iter().find(|file| file.ends_with("workflow.xml")).expect("a workflow");
    let line = format!("for _ in $(seq {N_SINGLE}); do \"$0\" \"$@\"; done; exit 0");
    let many = |words: &[&'static str]| joined(&["-c", &line], words);
    compare(
        outer.path(),
        "processes per CPU second, of one file",
        N_SINGLE,
        &[
            ("true", "sh", many(&["true"]), Path::new(single)),
            ("check", "sh", many(&[PROGRAM, "check"]), Path::new(single)),
            ("xmllint --noout", "sh", many(&["xmllint", "--noout"]), Path::new(single)),
        ],
    );
}

fn joined<'a>(words: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [words, more].concat()
}

/// A label, a program, its arguments, and what it is to read.
type Run<'a> = (&'a str, &'a str, Vec<&'a str>, &'a Path);

fn compare(notes: &Path, of_what: &str, n_done: u32, runs: &[Run<'_>]) {
    let mut best: Vec<Option<Cost>> = runs.iter().map(|_| None).collect();
    for _ in 0..N_TURNS {
        for ((_, program, arguments, path), best) in runs.iter().zip(&mut best) {
            let cost = measure(program, arguments, path, notes);
            if best.as_ref().is_none_or(|best| cost.time < best.time) {
                *best = Some(cost);
            }
        }
    }
    println!("\n{:<32} {:>9}  {:>7}  {:>9}  {of_what}", "", "CPU s", "MB", "prints");
    for ((label, ..), cost) in runs.iter().zip(best.into_iter().flatten()) {
        let Cost { time, memory, n_printed, failure } = cost;
        let rate = f64::from(n_done) / time;
        let failure = failure.filter(|failure| failure != "EXIT 3" && failure != "EXIT 4");
        let failure = failure.map_or(String::new(), |failure| format!("  {failure}"));
        println!("{label:<32} {time:>9.2}  {memory:>7.1}  {n_printed:>9}  {rate:.0}{failure}");
    }
}

/// Writes so many payloads, made of the documented samples in turn; tells how many bytes they have.
fn write(folder: &Path, n_files: u32) -> u32 {
    fs::create_dir(folder).expect("a new folder");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalog/samples");
    let samples: Vec<(String, Vec<u8>)> = files(&samples)
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
            (name.to_owned(), fs::read(path).expect("a sample"))
        })
        .collect();
    let mut n_bytes = 0;
    for (index, (name, bytes)) in (0..n_files).zip(samples.iter().cycle()) {
        let n_kept = if index % 20 == 19 { bytes.len() / 2 } else { bytes.len() };
        let bytes = bytes.get(..n_kept).unwrap_or_default();
        fs::write(folder.join(format!("{index:05}-{name}")), bytes).expect("room for the files");
        n_bytes += u32::try_from(n_kept).expect("small samples");
    }
    n_bytes
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry of it").path()).collect();
    files.sort();
    files
}
