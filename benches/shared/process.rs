//! Runs the program as a process of its own, and asks the system what that cost.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run cost.
pub(crate) struct Cost {
    /// The most memory that it held, in MB.
    pub(crate) memory: f64,
    /// CPU time, in seconds.
    pub(crate) time: f64,
    /// How many bytes it printed.
    pub(crate) n_printed: u64,
    /// What went wrong beside that, if anything: it crashed, or never ended.
    pub(crate) failure: Option<String>,
}

/// Ends a run that hangs, after so many seconds of CPU time.
const LONGEST: u32 = 60;

/// Runs `program` with a command on a file, and reads what it prints. Notes are made in `folder`.
///
/// This process must stay small: what it holds when another is started counts as that one's.
pub(crate) fn measure(program: &str, command: &[&str], file: &Path, folder: &Path) -> Cost {
    let (figures, complaints) = (folder.join("figures"), folder.join("complaints"));
    let mut run = Command::new("/usr/bin/time")
        .args(["--quiet", "-f", "%M %U %S", "-o"])
        .arg(&figures)
        .args(["sh", "-c", &format!("ulimit -t {LONGEST}; exec \"$0\" \"$@\"")])
        .arg(program)
        .args(command)
        .arg(file)
        .stdout(Stdio::piped())
        .stderr(File::create(&complaints).expect("a new file"))
        .spawn()
        .expect("GNU time, which Debian has as the package time");
    let mut printed = run.stdout.take().expect("what is printed");
    let n_printed = io::copy(&mut printed, &mut io::sink()).expect("what is printed");
    let status = run.wait().expect("a process");
    let figures = std::fs::read_to_string(&figures).expect("what was measured");
    let mut figures = figures.split_whitespace().map(|word| word.parse::<f64>().expect("a number"));
    let mut figure = || figures.next().expect("three figures");
    let (kilobytes, user, system) = (figure(), figure(), figure());
    let mut complaints = BufReader::new(File::open(&complaints).expect("what was complained of"));
    let mut has_panicked = false;
    let mut line = Vec::new();
    while complaints.read_until(b'\n', &mut line).expect("a file that can be read") > 0 {
        has_panicked |= line.windows(8).any(|word| word == b"panicked");
        line.clear();
    }
    let failure = match status.code() {
        _ if has_panicked => Some("PANIC".to_owned()),
        Some(0..=2) => None,
        Some(code) if code > 128 => Some(format!("SIGNAL {}", code - 128)),
        Some(code) => Some(format!("EXIT {code}")),
        None => Some("ENDED".to_owned()),
    };
    Cost { memory: kilobytes * 1024.0 / 1e6, time: user + system, n_printed, failure }
}
