//! What reading a large payload costs, against the bare event loop of `quick-xml` and against
//! `IgnoredAny` of `serde_json`, in one run and in CPU time. See `README.md` beside this file.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints and may give up")]
#![expect(clippy::indexing_slicing, reason = "a benchmark may give up")]
#![expect(clippy::disallowed_methods, reason = "the system's own figures are no payloads")]

mod payload;

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::document::{Document, Format};
use callback_explorer::intake;

const RUNS: usize = 7;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [] => compare(100),
        ["--write", path] => write(path, 100),
        ["--write", path, megabytes] => write(path, megabytes.parse().expect("megabytes")),
        ["--catalog"] => load_catalog(),
        ["--loop", path] => {
            let text = std::fs::read_to_string(path).expect("a file that can be read");
            println!("{} events", bare_loop(&text));
        }
        [megabytes] => compare(megabytes.parse().expect("megabytes")),
        _ => println!(
            "cargo bench --bench read [-- [--write FILE] MEGABYTES | --loop FILE | --catalog]"
        ),
    }
}

fn write(path: &str, megabytes: usize) {
    let is_json = std::path::Path::new(path).extension().is_some_and(|kind| kind == "json");
    let make = if is_json { payload::workflow_json } else { payload::workflow_xml };
    std::fs::write(path, make(megabytes * 1_000_000)).expect("a file that can be written");
}

fn compare(megabytes: usize) {
    let xml = payload::workflow_xml(megabytes * 1_000_000);
    report(
        "XML, quick-xml's event loop",
        &xml,
        &[
            ("bare loop", |text| bare_loop(&text)),
            ("intake::payloads", |text| intake::payloads(text.into_bytes(), "").len()),
            ("Document::from_text", |text| Document::from_text(text, Format::Xml).n_nodes()),
            ("Analyzer::analyze", analyze),
        ],
    );
    let json = payload::workflow_json(megabytes * 1_000_000);
    report(
        "JSON, serde_json IgnoredAny",
        &json,
        &[
            ("IgnoredAny", |text| ignored_any(&text)),
            ("intake::payloads", |text| intake::payloads(text.into_bytes(), "").len()),
            ("Document::from_text", |text| Document::from_text(text, Format::Json).n_nodes()),
            ("Analyzer::analyze", analyze),
        ],
    );
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
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!("The catalog, {n_entries} entries");
    println!("  the first time       {:>8.2} ms", milliseconds(first));
    println!("  median of {}        {:>8.2} ms", times.len(), milliseconds(times[50]));
}

/// All that is said of a payload, from its bytes on; how many findings there are.
fn analyze(text: String) -> usize {
    static ANALYZER: LazyLock<Analyzer> =
        LazyLock::new(|| Analyzer::new(Catalog::embedded().expect("a catalog without mistakes")));
    let payloads = intake::payloads(text.into_bytes(), "").into_iter();
    payloads.map(|payload| ANALYZER.analyze(payload).findings().len()).sum()
}

fn bare_loop(xml: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut n_events = 0;
    while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {
        n_events += 1;
    }
    n_events
}

fn ignored_any(json: &str) -> usize {
    let _ignored: serde::de::IgnoredAny = serde_json::from_str(json).expect("well-formed");
    json.len()
}

type Contender = (&'static str, fn(String) -> usize);

/// Runs all in turns, each on a copy of `text` that is not counted, and prints the best time of each
/// as a multiple of the first's.
fn report(title: &str, text: &str, contenders: &[Contender]) {
    let mut best = vec![Duration::MAX; contenders.len()];
    for _ in 0..RUNS {
        for ((_, run), best) in contenders.iter().zip(&mut best) {
            let text = text.to_owned();
            let before = cpu_time();
            black_box(run(black_box(text)));
            *best = (*best).min(cpu_time().saturating_sub(before));
        }
    }
    println!("{title}");
    for ((name, _), time) in contenders.iter().zip(&best) {
        let ratio = time.as_secs_f64() / best[0].as_secs_f64();
        println!("  {name:<20} {:>8.1} ms {ratio:>6.2}", time.as_secs_f64() * 1e3);
    }
}

/// CPU time of this thread where the system tells it, else time on the clock.
fn cpu_time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse().ok())
        .map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}
