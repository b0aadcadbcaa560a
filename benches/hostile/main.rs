//! What hostile files cost the program: peak memory and CPU time of the whole process, beside what is promised.
//! See `README.md` beside this folder.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints and may give up")]
#![expect(clippy::disallowed_methods, reason = "what the measurement notes is no payload")]

mod callbacks;
mod found;
mod input;
mod json;
#[path = "../shared/process.rs"]
mod process;
mod xml;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::process::ExitCode;

use self::input::{Input, Promise};
use self::process::{Cost, measure};

const PROGRAM: &str = env!("CARGO_BIN_EXE_callback-explorer");

/// What is done with each input; what it prints is counted, and goes nowhere.
const COMMANDS: [(&str, &[&str]); 5] = [
    ("check", &["check"]),
    ("check, JSON", &["check", "--format", "json"]),
    ("show", &["show"]),
    ("convert", &["convert"]),
    ("lossless", &["convert", "--lossless"]),
];

/// What is larger nobody reads on a terminal.
const LARGEST_SHOWN: u64 = 30_000_000;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let is_asked = |input: &Input| {
        words.is_empty() || words.iter().any(|word| input.name.contains(word.as_str()))
    };
    let inputs: Vec<Input> = input::all().into_iter().filter(is_asked).collect();
    let folder = tempfile::tempdir().expect("a folder for the inputs");
    println!(
        "{:<56} {:>8}  {:<11} {:>8}  {:>6} {:>7}  {:>5} {:>7}",
        "input", "MB", "command", "prints", "MB", "at most", "s", "at most"
    );
    let mut n_broken = 0;
    for input in &inputs {
        let path = folder.path().join(input.file);
        let mut file = BufWriter::new(File::create(&path).expect("a new file"));
        (input.write)(&mut file).and_then(|()| file.flush()).expect("room for the input");
        let n_bytes = file.get_ref().metadata().expect("a file").len();
        for (label, command) in COMMANDS {
            if label == "show" && n_bytes > LARGEST_SHOWN {
                continue;
            }
            let cost = measure(PROGRAM, command, &path, folder.path());
            let is_kept = report(input, n_bytes, label, &cost);
            n_broken += usize::from(!is_kept);
        }
        std::fs::remove_file(&path).expect("the input that was written");
    }
    println!("{} inputs, {n_broken} promises broken", inputs.len());
    if n_broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints a line; whether what is promised is kept.
fn report(input: &Input, n_bytes: u64, command: &str, cost: &Cost) -> bool {
    let (megabytes, printed) = (megabytes(n_bytes), megabytes(cost.n_printed));
    let size = match input.promise {
        Promise::BySize => megabytes,
        Promise::Bomb => 0.0,
        Promise::Unpacked(unpacked) => unpacked,
    };
    let (memory, time) = (64.0 + 8.0 * size, 1.0 + 0.05 * (size + printed));
    let mut broken = Vec::new();
    if cost.memory > memory {
        broken.push("MEMORY".to_owned());
    }
    if cost.time > time {
        broken.push("TIME".to_owned());
    }
    broken.extend(cost.failure.clone());
    println!(
        "{:<56} {megabytes:>8.3}  {command:<11} {printed:>8.3}  {:>6.1} {memory:>7.1}  {:>5.2} {time:>7.2}  {}",
        input.name,
        cost.memory,
        cost.time,
        broken.join(" ")
    );
    broken.is_empty()
}

#[expect(clippy::cast_precision_loss, reason = "sizes are rounded anyway")]
fn megabytes(n_bytes: u64) -> f64 {
    n_bytes as f64 / 1e6
}
