//! Work that must not hold up the window: reading, analysing and searching happen on other threads.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::again::{Again, Origin, Round};
use super::comparing::Made;
use super::folder::Listing;
use super::loading::Loading;
use super::marks::Looks;
use super::notes::Noted;
use super::reading::{Came, Reader, Reading, Terms};
use super::rows::{Fold, Kept, Rows};
use super::search::{self, Hit, MOST_KEPT, SearchId};
use super::seek::Searched;
use super::source::Finder;
use super::tabulating::Made as Table;
use super::{EarlyRow, OpenId, Together};
use crate::analysis::{Analysis, Analyzer, Policy, Told};
use crate::catalog::EntryId;
use crate::isolation::isolated;
use crate::progress::Progress;
use crate::search::Matcher;
use crate::words::Language;

/// What other threads report.
pub(super) enum Report {
    /// Something was found and will be read.
    Opening { id: OpenId, name: String, origin: Origin, loading: Loading },
    /// The first rows of something large.
    Early { id: OpenId, of: Arc<Progress>, rows: Vec<EarlyRow> },
    /// What came of a reading.
    Came { id: OpenId, of: Arc<Progress>, what: Came },
    /// What was read before was held against another entry.
    Rechecked { id: OpenId, reading: Box<Reading> },
    /// What is told of a payload under a policy.
    Judged { id: OpenId, told: Told, policy: Arc<Policy> },
    /// Folding and selection were found in what was read again.
    Carried { id: OpenId, round: Round, reading: Box<Reading>, rows: Rows, looks: Looks },
    /// Many rows were folded or unfolded.
    Folded { id: OpenId, n_folds: u64, rows: Rows, fold: Fold },
    /// A search found something; it has ended where it tells what a filter keeps.
    Found {
        search: SearchId,
        id: OpenId,
        analysis: Arc<Analysis>,
        hits: Vec<Hit>,
        kept: Option<Kept>,
    },
    /// A search through all payloads found something in one of them: so much, and of that to be kept.
    FoundSome {
        search: SearchId,
        id: OpenId,
        analysis: Arc<Analysis>,
        hits: Vec<Hit>,
        n_hits: usize,
    },
    /// It went through all of them.
    FoundAll { search: SearchId },
    /// A source holds more payloads than a list is for.
    Many { id: OpenId },
    /// Two payloads were compared, if they could be.
    Compared { of: Arc<Progress>, made: Option<Box<Made>> },
    /// Payloads were put together.
    Joined(Box<Together>),
    /// What repeats in a payload was made a table, if it is there still.
    Tabulated { id: OpenId, of: Arc<Progress>, made: Option<Box<Table>> },
    /// What is pinned in a payload was looked for, as its notes were then.
    Pinned { id: OpenId, analysis: Arc<Analysis>, edition: u64, noted: Noted },
    /// A table shows something else.
    Listed { id: OpenId, listing: Box<Listing> },
}

/// Called, from any thread, when there is something new to show.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Hands out work and collects reports.
pub(super) struct Work {
    analyzer: Arc<Analyzer>,
    sender: Sender<Report>,
    receiver: Receiver<Report>,
    wake: Wake,
    /// Finds what is to be read, one after another: what is opened stands in the order in which it was asked for.
    finds: Sender<Job>,
    /// Reads it, a few at a time: a large one doesn't hold up small ones, and memory stays low.
    reads: Sender<Job>,
}

type Job = Box<dyn FnOnce() + Send>;

/// How many are read at a time.
const N_READERS: usize = 2;

impl Work {
    pub(super) fn new(analyzer: Arc<Analyzer>, wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self { analyzer, sender, receiver, wake, finds: queue(1), reads: queue(N_READERS) }
    }

    /// What was reported since the last call.
    pub(super) fn reports(&self) -> impl Iterator<Item = Report> {
        self.receiver.try_iter()
    }

    /// Opens what `find` finds, and reads it.
    pub(super) fn read(&self, terms: Terms, find: Finder) {
        let (reader, reads) = (Arc::new(self.reader(terms)), self.reads.clone());
        let find = Box::new(move || {
            find(&mut |source| {
                let id = reader.terms.ids.next();
                let (place, encoding) = (source.place.clone(), source.encoding);
                let origin = Origin { source: id, number: 1, place, encoding, folder: None };
                let progress = reader.opening(id, &source.name, origin.clone());
                let reader = Arc::clone(&reader);
                reads.send(Box::new(move || reader.source(source, &origin, &progress))).is_ok()
            });
        });
        // The other end listens as long as this one is there.
        self.finds.send(find).unwrap_or_default();
    }

    /// Reads sources again.
    pub(super) fn read_again(&self, terms: Terms, sources: Vec<Again>) {
        let reader = Arc::new(self.reader(terms));
        for again in sources {
            let reader = Arc::clone(&reader);
            self.do_soon(move || reader.again(again));
        }
    }

    /// Does this in its turn among what is read.
    pub(super) fn do_soon(&self, job: impl FnOnce() + Send + 'static) {
        self.reads.send(Box::new(job)).unwrap_or_default();
    }

    fn reader(&self, terms: Terms) -> Reader {
        Reader { analyzer: Arc::clone(&self.analyzer), terms, reporter: self.reporter() }
    }

    /// Holds a payload that was read against another entry: the `chosen` one, or what it is recognized as. What
    /// waits to be read doesn't hold it up.
    pub(super) fn recheck(
        &self,
        terms: Terms,
        (id, analysis): (OpenId, Arc<Analysis>),
        chosen: Option<EntryId>,
    ) {
        let reader = self.reader(terms);
        thread::spawn(move || {
            // Where our own fault ends it, what is shown stays as it is.
            let read = reader.read(analysis.payload(), chosen, &Progress::default());
            if let Ok(Some(mut reading)) = read {
                reading.instead_of = Some(Arc::downgrade(&analysis));
                reader.reporter.send(Report::Rechecked { id, reading });
            }
        });
    }

    /// Holds payloads against a policy.
    pub(super) fn judge(&self, policy: Arc<Policy>, payloads: Vec<(OpenId, Arc<Analysis>)>) {
        let reporter = self.reporter();
        thread::spawn(move || {
            for (id, analysis) in payloads {
                let Ok(told) = isolated(|| Told::new(&analysis, &policy)) else { continue };
                reporter.send(Report::Judged { id, told, policy: Arc::clone(&policy) });
            }
        });
    }

    /// Looks through a payload, unless `is_over`.
    pub(super) fn search(
        &self,
        search: SearchId,
        (id, analysis, outline): Searched,
        matcher: &Arc<Matcher>,
        language: Language,
        is_over: impl Fn() -> bool + Send + 'static,
    ) {
        let reporter = self.reporter();
        let matcher = Arc::clone(matcher);
        thread::spawn(move || {
            let mut targets = Vec::new();
            search::find((&analysis, &outline), &matcher, language, |hits, is_last| {
                if is_over() {
                    return false;
                }
                targets.extend(hits.iter().map(|hit| hit.target()));
                let kept =
                    is_last.then(|| Kept::new(&analysis, &outline, std::mem::take(&mut targets)));
                if is_last || !hits.is_empty() {
                    let analysis = Arc::clone(&analysis);
                    reporter.send(Report::Found { search, id, analysis, hits, kept });
                }
                true
            });
        });
    }

    /// Looks through payloads one after another, unless `is_over`.
    pub(super) fn search_all(
        &self,
        search: SearchId,
        payloads: Vec<Searched>,
        matcher: &Arc<Matcher>,
        language: Language,
        is_over: impl Fn() -> bool + Send + 'static,
    ) {
        let reporter = self.reporter();
        let matcher = Arc::clone(matcher);
        thread::spawn(move || {
            for payload in payloads {
                if is_over() {
                    return;
                }
                // Where our own fault ends it, the others are looked through all the same.
                let _done = isolated(|| {
                    search_one(search, payload, &matcher, language, &reporter, &is_over);
                });
            }
            reporter.send(Report::FoundAll { search });
        });
    }

    pub(super) fn reporter(&self) -> Reporter {
        Reporter { sender: self.sender.clone(), wake: Arc::clone(&self.wake) }
    }
}

/// Looks through one of all payloads.
fn search_one(
    search: SearchId,
    (id, analysis, outline): Searched,
    matcher: &Matcher,
    language: Language,
    reporter: &Reporter,
    is_over: &impl Fn() -> bool,
) {
    let mut n_kept = 0;
    search::find((&analysis, &outline), matcher, language, |mut hits, is_last| {
        let n_hits = hits.len();
        hits.truncate(MOST_KEPT - n_kept);
        n_kept += hits.len();
        let goes_on = !is_over();
        if goes_on && (is_last || n_hits > 0) {
            let analysis = Arc::clone(&analysis);
            reporter.send(Report::FoundSome { search, id, analysis, hits, n_hits });
        }
        goes_on
    });
}

pub(super) struct Reporter {
    sender: Sender<Report>,
    wake: Wake,
}

impl Reporter {
    pub(super) fn send(&self, report: Report) {
        // A window that was closed no longer listens; then there is nobody to tell.
        if self.sender.send(report).is_ok() {
            (self.wake)();
        }
    }
}

/// Does what it is sent on so many threads; what was sent first is begun first.
fn queue(n_threads: usize) -> Sender<Job> {
    let (sender, receiver) = channel::<Job>();
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..n_threads {
        let receiver = Arc::clone(&receiver);
        // The others wait where one waits.
        let next = move || receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
        thread::spawn(move || {
            while let Ok(job) = next() {
                // Where our own fault ends it, what waits is done all the same.
                let _done = isolated(job);
            }
        });
    }
    sender
}

/// Frees what may take a while to free.
pub(crate) fn free<T: Send + 'static>(value: T) {
    thread::spawn(move || drop(value));
}
