//! How long searches of a large payload take, until something is found and until all is, and how long they
//! hold up the thread that asks for them. See `README.md` beside this folder.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark prints and may give up"
)]

#[path = "../shared/payload.rs"]
#[expect(dead_code, reason = "other payloads are for other benchmarks")]
mod payload;

use std::sync::Arc;
use std::time::{Duration, Instant};

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::document::Format;
use callback_explorer::search::Query;
use callback_explorer::session::{Action, Open, Session, Source};
use callback_explorer::words::Language;

use self::payload::{Kind, Payload};

fn main() {
    let number = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let payload = Payload { kind: Kind::Workflow, format: Format::Xml, is_pretty: true };
    let text = payload.text(number.unwrap_or(100_usize) * 1_000_000);
    let analyzer = Analyzer::new(Catalog::embedded().expect("the project's own catalog"));
    let mut session = Session::new(Arc::new(analyzer), Language::En, Arc::new(|| {}));
    session.open(Source::of_text("large.xml", text));
    while session.current().and_then(Open::analysis).is_none() {
        session.poll();
        std::thread::sleep(Duration::from_millis(5));
    }
    let open = session.current().expect("a payload");
    let n_nodes = open.analysis().map_or(0, |analysis| analysis.document().n_nodes());
    println!("{n_nodes} nodes");
    println!("{:<34} {:>9} {:>9} {:>9} {:>9}", "", "hits", "first", "all", "held up");
    let words = Query::of;
    let regex = |words: &str| Query { is_regex: true, ..Query::of(words) };
    for query in [
        words("nowhere at all"),
        words("snapshot"),
        Query { matches_case: true, ..words("Snapshot") },
        Query { is_whole_words: true, ..words("success") },
        words("tasks[77].jobid"),
        words("e"),
        regex(r"Tasks\[\d+7\]\.Type"),
        regex(r"^(\d{4})-\d\d-\d\d.*00$"),
        regex("(a|b|ab)*c+失败"),
    ] {
        measure(&mut session, query);
    }
}

fn measure(session: &mut Session, query: Query) {
    let name = query.words.clone();
    session.apply(Action::Search(Query::default()));
    let start = Instant::now();
    let mut first = None;
    session.apply(Action::Search(query));
    let mut longest = start.elapsed();
    while session.current().is_some_and(Open::is_searching) {
        std::thread::sleep(Duration::from_millis(1));
        let frame = Instant::now();
        session.poll();
        longest = longest.max(frame.elapsed());
        if first.is_none() && session.current().is_some_and(|open| !open.hits().is_empty()) {
            first = Some(start.elapsed());
        }
    }
    let all = start.elapsed();
    let n_hits = session.current().map_or(0, |open| open.hits().len());
    let [first, all, longest] =
        [first.unwrap_or(all), all, longest].map(|time| time.as_secs_f64() * 1000.0);
    println!("{name:<34} {n_hits:>9} {first:>6.1} ms {all:>6.0} ms {longest:>6.1} ms");
}
