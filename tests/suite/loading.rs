//! What is opened stands in the order asked for, whatever is read first; what nobody waits for is not read.

use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::progress::{Progress, Reached, Stage};
use callback_explorer::session::{
    Action, Address, Content, Finder, Gather, Open, Read, Session, Source,
};
use callback_explorer::words::Language;

use super::remembered::{session, wait};

/// Far more than anything here takes.
const LONG: Duration = Duration::from_mins(1);

#[test]
fn sources_opened_in_quick_succession_stand_in_the_order_asked_for() {
    let mut session = session();
    let names: Vec<String> = (0..200).map(|index| format!("{index}.xml")).collect();
    for (name, index) in names.iter().zip(0_usize..) {
        // Every third takes longer than those around it.
        let tasks = "<Tasks><State>Success</State></Tasks>".repeat(1 + index % 3 * 500);
        let text = format!("<Response><Index>{index}</Index>{tasks}</Response>");
        session.open(Source::of_text(name, text));
    }
    wait(&mut session, |session| session.opened().len() == 200);
    let opened: Vec<&str> = session.opened().iter().map(Open::name).collect();
    assert_eq!(opened, names);
    for (open, index) in session.opened().iter().zip(0..) {
        let text = open.analysis().unwrap().document().text();
        assert!(text.contains(&format!("<Index>{index}</Index>")), "{}", open.name());
    }
}

#[test]
fn a_slow_source_holds_up_no_other_and_payloads_of_one_file_stay_together() {
    let mut session = session();
    let (gate, held) = gate();
    session.open(source("slow.log", held));
    session.open(Source::of_text("quick.xml", PAYLOAD));
    let quick = |session: &Session| {
        session.opened().get(1).is_some_and(|open| matches!(open.content(), Content::Read(_)))
    };
    poll(&mut session, quick);
    assert!(matches!(session.opened()[0].content(), Content::Reading));
    let lines = format!("first {PAYLOAD}\nsecond {PAYLOAD}\nthird {PAYLOAD}\n");
    gate.send(lines.into_bytes()).unwrap();
    wait(&mut session, |session| session.opened().len() == 4);
    let names: Vec<&str> = session.opened().iter().map(Open::name).collect();
    assert_eq!(names, ["slow.log", "slow.log", "slow.log", "quick.xml"]);
}

#[test]
fn how_far_reading_has_come_is_told() {
    let mut session = session();
    let (gate, held) = gate();
    let (told, is_told) = channel();
    let read: Read = Box::new(move |progress| {
        progress.tell(Reached { stage: Stage::Reading, n_bytes: 40, of: 100, n_nodes: 0 });
        told.send(()).unwrap();
        held(progress)
    });
    session.open(source("large.xml", read));
    is_told.recv_timeout(LONG).unwrap();
    poll(&mut session, |session| !session.opened().is_empty());
    let (reached, _) = session.opened()[0].loading().unwrap();
    assert_eq!((reached.stage, reached.n_bytes, reached.of), (Stage::Reading, 40, 100));
    gate.send(PAYLOAD.into()).unwrap();
    wait(&mut session, |session| session.opened()[0].analysis().is_some());
    assert!(session.opened()[0].loading().is_none());
}

#[test]
fn closing_and_stopping_call_reading_off() {
    for is_closed in [false, true] {
        let mut session = session();
        let (ended, end) = channel();
        let read: Read = Box::new(move |progress| {
            let start = Instant::now();
            while !progress.is_over() && start.elapsed() < LONG {
                std::thread::yield_now();
            }
            ended.send(progress.is_over()).unwrap();
            Ok(PAYLOAD.into())
        });
        session.open(source("large.xml", read));
        poll(&mut session, |session| !session.opened().is_empty());
        let id = session.opened()[0].id();
        session.apply(if is_closed { Action::Close(id) } else { Action::StopReading });
        assert!(end.recv_timeout(LONG).unwrap(), "whoever reads is told");
        // What came all the same is shown nowhere.
        session.open(Source::of_text("next.xml", PAYLOAD));
        let is_read = |session: &Session| {
            session.opened().last().is_some_and(|open| open.analysis().is_some())
        };
        wait(&mut session, is_read);
        if is_closed {
            assert_eq!(session.opened().len(), 1);
        } else {
            let why = session.opened()[0].content();
            assert!(matches!(why, Content::Stopped), "{why:?}");
        }
    }
}

#[test]
fn closing_a_folder_calls_off_the_file_that_is_read() {
    static TOLD: Mutex<Option<Sender<&str>>> = Mutex::new(None);
    fn tell(what: &'static str) {
        TOLD.lock().unwrap().as_ref().unwrap().send(what).unwrap();
    }
    fn read(progress: &Progress) -> Vec<u8> {
        tell("begun");
        let start = Instant::now();
        while !progress.is_over() && start.elapsed() < LONG {
            std::thread::yield_now();
        }
        tell(if progress.is_over() { "called off" } else { "read on" });
        PAYLOAD.into()
    }
    let (told, is_told) = channel();
    *TOLD.lock().unwrap() = Some(told);
    let find = |_, _| -> Finder {
        Box::new(|take| {
            take(source("large.xml", Box::new(|progress| Ok(read(progress)))));
        })
    };
    let mut session = session().gathering(Gather { find, ..Gather::default() });
    session.open_folder(vec!["/nowhere".into()], None);
    assert_eq!(is_told.recv_timeout(LONG).unwrap(), "begun");
    let id = session.opened()[0].id();
    session.apply(Action::Close(id));
    assert_eq!(is_told.recv_timeout(LONG).unwrap(), "called off");
}

#[test]
fn parsing_ends_where_it_is_called_off() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let text = format!("<Response>{}</Response>", "<A>1</A>".repeat(100_000));
    let payloads = || callback_explorer::intake::payloads(text.clone().into_bytes(), "a.xml");
    let progress = Progress::default();
    let whole = analyzer.analyze_for(payloads().remove(0), None, &progress).unwrap();
    assert_eq!(whole.document().n_nodes(), 100_001);
    assert_eq!(progress.reached().n_nodes, 100_001);
    progress.call_off();
    assert!(analyzer.analyze_for(payloads().remove(0), None, &progress).is_none());
    let reached = progress.reached();
    assert!(reached.n_nodes < 100_000, "{reached:?}");
    let by_others = Progress::until(Arc::new(AtomicBool::new(true)));
    assert!(analyzer.analyze_for(payloads().remove(0), None, &by_others).is_none());
}

#[test]
fn a_reading_that_was_overtaken_is_not_shown() {
    let place = Address::File("/nowhere/a.xml".into());
    let mut session = session();
    session.open(Source::of_text("a.xml", PAYLOAD).at(place.clone()));
    wait(&mut session, |session| session.current().is_some());
    let id = session.current().unwrap().id();
    let (gate, held) = gate();
    let held = Mutex::new(Some(held));
    session.read_again(&[id], |_| source("a.xml", held.lock().unwrap().take().unwrap()));
    session.read_again(&[id], |_| Source::of_text("a.xml", "<Response><New/></Response>"));
    let is_new = |session: &Session| {
        let analysis = session.opened()[0].analysis().unwrap();
        analysis.document().text().contains("<New/>")
    };
    wait(&mut session, is_new);
    gate.send(PAYLOAD.into()).unwrap();
    session.open(Source::of_text("b.xml", PAYLOAD));
    session.open(Source::of_text("c.xml", PAYLOAD));
    wait(&mut session, |session| session.opened().len() == 3);
    assert!(is_new(&session), "what was asked for later has come earlier, and stays");
}

#[test]
fn the_first_rows_of_a_large_payload_are_there_before_the_rest() {
    let analyzer = Arc::new(Analyzer::new(Catalog::embedded().unwrap()));
    let (told, is_told) = channel();
    let (go_on, goes_on) = channel();
    let goes_on = Mutex::new(goes_on);
    // Whoever reads tells of each report that it has sent, and waits here.
    let wake = move || {
        if told.send(()).is_ok() {
            let _ended = goes_on.lock().unwrap().recv_timeout(LONG);
        }
    };
    let mut session = Session::new(analyzer, Language::En, Arc::new(wake));
    let mut text = String::from("<Response><Name>Ä</Name>");
    while text.len() < 5_000_000 {
        write!(text, "<Tasks><State>Success</State></Tasks>").unwrap();
    }
    text.push_str("</Response>");
    session.open(Source::of_text("large.xml", text));
    is_told.recv_timeout(LONG).unwrap();
    go_on.send(()).unwrap();
    is_told.recv_timeout(LONG).unwrap();
    session.poll();
    let open = session.current().unwrap();
    assert!(matches!(open.content(), Content::Reading));
    let rows: Vec<(u32, &str, &str)> = open
        .early_rows()
        .iter()
        .take(5)
        .map(|row| (row.depth, row.name.as_str(), row.value.as_str()))
        .collect();
    let first = [
        (0, "Response", ""),
        (1, "Name", "Ä"),
        (1, "Tasks[0]", ""),
        (2, "State", "Success"),
        (1, "Tasks[1]", ""),
    ];
    assert_eq!(rows, first);
    drop(go_on);
    wait(&mut session, |session| session.current().unwrap().analysis().is_some());
    assert!(session.current().unwrap().early_rows().is_empty());
}

const PAYLOAD: &str = "<Response><JobsDetail><Tag>Tts</Tag></JobsDetail></Response>";

/// Bytes that come when somebody sends them.
fn gate() -> (Sender<Vec<u8>>, Read) {
    let (gate, held): (_, Receiver<Vec<u8>>) = channel();
    (
        gate,
        Box::new(move |_| {
            held.recv_timeout(LONG).map_err(|error| error.to_string().as_str().into())
        }),
    )
}

fn source(name: &str, read: Read) -> Source {
    Source { read, ..Source::of_text(name, "") }
}

/// Waits until something is so, whatever is still being read.
fn poll(session: &mut Session, is_so: impl Fn(&Session) -> bool) {
    let start = Instant::now();
    while !is_so(session) {
        assert!(start.elapsed() < LONG, "it takes too long");
        session.poll();
        std::thread::yield_now();
    }
}

#[test]
fn what_was_closed_is_freed_and_what_is_open_is_counted() {
    const MEGABYTE: usize = 1 << 20;
    let mut session = session();
    // Long values cost memory, and are read fast.
    let mut text = format!("<Response><A>{}</A></Response>", "x".repeat(65 * MEGABYTE));
    text.shrink_to_fit();
    session.open(Source::of_text("large.xml", text));
    wait(&mut session, |session| session.current().is_some());
    let open = session.current().unwrap();
    let (id, analysis) = (open.id(), Arc::downgrade(open.analysis().unwrap()));
    assert!((65 * MEGABYTE..70 * MEGABYTE).contains(&open.memory()), "{}", open.memory());
    session.apply(Action::Close(id));
    let start = Instant::now();
    while analysis.upgrade().is_some() {
        assert!(start.elapsed() < LONG, "it is kept");
        std::thread::yield_now();
    }
}

#[test]
fn nodes_count_as_memory_too() {
    let mut session = session();
    let n_nodes = 100_000;
    let text = format!("<Response>{}</Response>", "<A/>".repeat(n_nodes));
    session.open(Source::of_text("a.xml", text));
    wait(&mut session, |session| session.current().is_some());
    // Each has its text, 20 bytes as a node, 20 as a row, and its place in the catalog.
    let each = session.current().unwrap().memory() / n_nodes;
    assert!((44..64).contains(&each), "{each}");
}
