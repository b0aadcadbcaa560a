//! What reading and converting large payloads costs, against the bare event loop of `quick-xml` and against
//! `IgnoredAny` of `serde_json`, in one run and in CPU time. See `README.md` beside this folder.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints and may give up")]
#![expect(clippy::indexing_slicing, reason = "a benchmark may give up")]
#![expect(clippy::cast_precision_loss, reason = "what is printed is rounded anyway")]
#![expect(clippy::disallowed_methods, reason = "the system's own figures are no payloads")]

#[path = "../shared/engines.rs"]
mod engines;
#[path = "../shared/payload.rs"]
mod payload;

use std::hint::black_box;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use callback_explorer::catalog::Catalog;
use callback_explorer::document::Format;

use self::engines::{Engine, engines};
use self::payload::Payload;

/// How often each is run, in turns; the best counts. Those that take long are run less often.
const N_TURNS: usize = 7;

/// After so long, others than the first of a group have had turns enough.
const ENOUGH: Duration = Duration::from_secs(3);

const SIZES: [usize; 3] = [1, 10, 100];

const LEVELS: [usize; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["--write", path, megabytes] => write(path, megabytes),
        ["--engine", name, path] => engines::run_one(name, path),
        ["--catalog"] => load_catalog(),
        _ => compare(&words),
    }
}

/// Writes the payload that the file's name tells of, as in `workflow-pretty.xml`.
fn write(path: &str, megabytes: &str) {
    let name = Path::new(path).file_name().and_then(|name| name.to_str()).expect("a file name");
    let payload =
        Payload::all().find(|payload| payload.name().replace(' ', "-") == name.replace('.', "-"));
    let payload = payload.expect("a name such as words-compact.json");
    let n_bytes = megabytes.parse::<usize>().expect("a number of MB") * 1_000_000;
    std::fs::write(path, payload.text(n_bytes)).expect("a file that can be written");
}

/// Compares all, or what has these words in its name.
fn compare(words: &[&str]) {
    let is_asked = |title: &str| words.iter().all(|word| title.split(' ').any(|it| it == *word));
    for payload in Payload::all() {
        for megabytes in SIZES {
            let title = format!("{} {megabytes} MB", payload.name());
            if is_asked(&title) {
                report(&title, &payload.text(megabytes * 1_000_000), engines(payload.format));
            }
        }
    }
    for n_levels in LEVELS {
        let title = format!("nested xml {n_levels} levels");
        if is_asked(&title) {
            let text = "<a>".repeat(n_levels) + &"</a>".repeat(n_levels);
            // The others stop at less, or end the process.
            report(&title, &text, &engines(Format::Xml)[..2]);
        }
    }
}

/// On the clock, as it may use several threads: the first time, as the program does it, and the median of many.
fn load_catalog() {
    let load = || {
        let before = Instant::now();
        let catalog = black_box(Catalog::embedded().expect("a catalog without mistakes"));
        (before.elapsed(), catalog.entries().count())
    };
    let (first, n_entries) = load();
    let mut times: Vec<Duration> = (0..101).map(|_| load().0).collect();
    times.sort_unstable();
    println!("The catalog, {n_entries} entries");
    println!("  the first time       {:>8.2} ms", milliseconds(first));
    println!("  median of {}        {:>8.2} ms", times.len(), milliseconds(times[50]));
}

/// Runs all in turns, each on a copy of `text` that is not counted, and prints the best time of each
/// as a multiple of the first's.
fn report(title: &str, text: &str, engines: &[Engine]) {
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); engines.len()];
    for _ in 0..N_TURNS {
        for ((_, run), times) in engines.iter().zip(&mut times) {
            if times.iter().sum::<Duration>() > ENOUGH {
                continue;
            }
            let text = text.to_owned();
            let before = cpu_time();
            black_box(run(black_box(text)));
            times.push(cpu_time().saturating_sub(before));
        }
    }
    let best = times.iter().map(|times| times.iter().min().copied().unwrap_or_default());
    let best: Vec<Duration> = best.collect();
    println!("{title}");
    for ((name, _), time) in engines.iter().zip(&best) {
        let ratio = time.as_secs_f64() / best[0].as_secs_f64();
        let rate = text.len() as f64 / 1e6 / time.as_secs_f64();
        println!("  {:<16} {:>9.1} ms {ratio:>7.2} {rate:>6.0} MB/s", name, milliseconds(*time));
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// CPU time of this thread where the system tells it, else time on the clock.
fn cpu_time() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    // The system counts up to the last moment at which it looked at the thread.
    std::thread::yield_now();
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse().ok())
        .map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}
