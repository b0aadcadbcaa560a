//! Work that must not hold up the window: reading, analysing and searching happen on other threads.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread;

use super::again::{Origin, Round};
use super::folder::{Listing, MOST_LISTED};
use super::marks::Looks;
use super::rows::{Kept, Outline, Rows};
use super::search::{self, Hit, MOST_KEPT, SearchId};
use super::seek::Searched;
use super::source::{Finder, Source, payloads};
use super::{Address, OpenId, OpenIds};
use crate::analysis::{Analysis, Analyzer, Policy, Told};
use crate::catalog::EntryId;
use crate::intake::{Encoding, Payload};
use crate::isolation::{Panicked, isolated};
use crate::say;
use crate::search::Matcher;
use crate::words::Language;

/// What other threads report.
pub(super) enum Report {
    /// A source was found and will be read next.
    Opening { id: OpenId, name: String, origin: Origin },
    /// One payload was read and analysed.
    Read { id: OpenId, reading: Box<Reading> },
    /// What was read before was held against another entry.
    Rechecked { id: OpenId, reading: Box<Reading> },
    /// What is told of a payload under a policy.
    Judged { id: OpenId, told: Told, policy: Arc<Policy> },
    /// A source could not be read, or what it holds is no payload.
    Unreadable { id: OpenId, reason: String },
    /// What was read again says the same as before.
    Same { id: OpenId },
    /// What should be read again is not there, or can't be had.
    Lost { id: OpenId, reason: String },
    /// Folding and selection were found in what was read again.
    Carried { id: OpenId, round: Round, reading: Box<Reading>, rows: Rows, looks: Looks },
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
    /// A table shows something else.
    Listed { id: OpenId, listing: Box<Listing> },
}

/// What a payload is once it was read.
pub(super) struct Reading {
    pub(super) analysis: Arc<Analysis>,
    pub(super) outline: Arc<Outline>,
    pub(super) told: Told,
    /// What is told goes by this policy.
    pub(super) policy: Arc<Policy>,
    /// The reading of the same text that it takes the place of; none where the text was read anew.
    pub(super) instead_of: Option<Weak<Analysis>>,
}

/// What reading goes by.
pub(super) struct Terms {
    pub(super) ids: OpenIds,
    pub(super) language: Language,
    pub(super) policy: Arc<Policy>,
}

/// Called, from any thread, when there is something new to show.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Hands out work and collects reports.
pub(super) struct Work {
    analyzer: Arc<Analyzer>,
    sender: Sender<Report>,
    receiver: Receiver<Report>,
    wake: Wake,
    queue: Sender<Reads>,
}

/// One after another keeps memory low and what is opened in the order in which it was asked for; searches run
/// beside it.
type Reads = Box<dyn FnOnce() + Send>;

impl Work {
    pub(super) fn new(analyzer: Arc<Analyzer>, wake: Wake) -> Self {
        let (sender, receiver) = channel();
        let (queue, queued) = channel::<Reads>();
        thread::spawn(move || {
            for read in queued {
                // Where our own fault ends it, what waits is read all the same.
                let _done = isolated(read);
            }
        });
        Self { analyzer, sender, receiver, wake, queue }
    }

    /// What was reported since the last call.
    pub(super) fn reports(&self) -> impl Iterator<Item = Report> {
        self.receiver.try_iter()
    }

    /// Reads what `find` finds, one after another.
    pub(super) fn read(&self, terms: Terms, find: Finder) {
        self.in_turn(terms, move |reader| {
            find(&mut |source| reader.source(source));
        });
    }

    /// Does on another thread what reads, when all that was asked for before is read.
    pub(super) fn in_turn(&self, terms: Terms, read: impl FnOnce(&Reader) + Send + 'static) {
        let reporter = self.reporter();
        let analyzer = Arc::clone(&self.analyzer);
        let read = Box::new(move || read(&Reader { analyzer, terms, reporter }));
        // The other end listens as long as this one is there.
        let _sent = self.queue.send(read);
    }

    /// Holds a payload that was read against another entry: the `chosen` one, or what it is recognized as. What
    /// waits to be read doesn't hold it up.
    pub(super) fn recheck(
        &self,
        terms: Terms,
        (id, analysis): (OpenId, Arc<Analysis>),
        chosen: Option<EntryId>,
    ) {
        let reader =
            Reader { analyzer: Arc::clone(&self.analyzer), terms, reporter: self.reporter() };
        thread::spawn(move || {
            // Where our own fault ends it, what is shown stays as it is.
            if let Ok(mut reading) = reader.read(analysis.payload(), chosen) {
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

/// Reads sources one after another.
pub(super) struct Reader {
    analyzer: Arc<Analyzer>,
    pub(super) terms: Terms,
    pub(super) reporter: Reporter,
}

impl Reader {
    /// Reads one source; tells whether it was opened.
    fn source(&self, source: Source) -> bool {
        let Source { name, read, is_met, place, encoding } = source;
        let first = self.terms.ids.next();
        let is_folder = matches!(place, Some(Address::Folder(_)));
        let origin = |number| {
            let place = place.clone();
            Origin { source: first, number, place, encoding, folder: None }
        };
        if !is_met {
            self.opening(first, &name, origin(1));
        }
        if is_folder {
            self.reporter.send(Report::Many { id: first });
            return true;
        }
        let payloads = match self.payloads(read, &name, encoding) {
            Ok(payloads) if is_met && !payloads.iter().any(Payload::looks_meant) => return false,
            Ok(payloads) => payloads,
            Err(reason) => {
                if is_met {
                    self.opening(first, &name, origin(1));
                }
                self.reporter.send(Report::Unreadable { id: first, reason });
                return true;
            }
        };
        if payloads.len() > MOST_LISTED && !is_met && matches!(place, Some(Address::File(_))) {
            self.reporter.send(Report::Many { id: first });
            return true;
        }
        for (index, payload) in payloads.into_iter().enumerate() {
            let id = if index == 0 { first } else { self.terms.ids.next() };
            if index > 0 || is_met {
                self.opening(id, &name, origin(index + 1));
            }
            self.payload(id, payload, None);
        }
        true
    }

    /// The payloads in what `read` gives.
    pub(super) fn payloads(
        &self,
        read: impl FnOnce() -> Result<Vec<u8>, String>,
        name: &str,
        encoding: Option<Encoding>,
    ) -> Result<Vec<Payload>, String> {
        payloads(self.analyzer.intake(), (read, name, encoding), self.terms.language)
    }

    /// Reads one payload, against the entry that was `chosen` for it.
    pub(super) fn payload(&self, id: OpenId, payload: Payload, chosen: Option<EntryId>) {
        self.reporter.send(match self.read(payload, chosen) {
            Ok(reading) => Report::Read { id, reading },
            Err(reason) => Report::Unreadable { id, reason },
        });
    }

    fn read(&self, payload: Payload, chosen: Option<EntryId>) -> Result<Box<Reading>, String> {
        if let Some(why) = payload.unreadable() {
            return Err(why.words(self.terms.language));
        }
        let read = isolated(|| {
            let analysis = self.analyzer.analyze_as(payload, chosen);
            // What is worked out at first sight is worked out here.
            analysis.summary();
            analysis.document().position(0);
            let outline = Outline::new(&analysis);
            if let Some(node) = outline.most_siblings() {
                analysis.path(node);
            }
            let analysis = Arc::new(analysis);
            let policy = Arc::clone(&self.terms.policy);
            let told = Told::new(&analysis, &policy);
            let outline = Arc::new(outline);
            Box::new(Reading { analysis, outline, told, policy, instead_of: None })
        });
        read.map_err(|Panicked| say!(self.terms.language, "input-internal"))
    }

    pub(super) fn opening(&self, id: OpenId, name: &str, origin: Origin) {
        self.reporter.send(Report::Opening { id, name: name.to_owned(), origin });
    }
}
