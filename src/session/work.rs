//! Work that must not hold up the window: reading, analysing and searching happen on other threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::OpenId;
use super::rows::{Kept, Outline};
use super::search::{self, Hit, MOST_KEPT, Matcher, SearchId};
use super::seek::Searched;
use crate::analysis::{Analysis, Analyzer, Policy, Told};
use crate::intake::{self, Payload};
use crate::say;
use crate::words::Language;

/// What somebody gave us to open: a name, and how to get at its bytes.
pub struct Source {
    /// The name to show: a path, or what it was pasted or chosen as.
    pub name: String,
    /// Gives the bytes, on another thread; or says in one line why it can't.
    pub read: Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>,
    /// Whether it was met in a folder rather than named: then it is left out unless it looks like a payload.
    pub is_met: bool,
}

impl Source {
    /// Text that is at hand: pasted, or a sample.
    pub fn of_text(name: impl Into<String>, text: impl Into<Vec<u8>> + Send + 'static) -> Self {
        Self { name: name.into(), read: Box::new(move || Ok(text.into())), is_met: false }
    }

    /// Something that cannot be read, and why.
    pub fn unreadable(name: impl Into<String>, reason: String) -> Self {
        Self { name: name.into(), read: Box::new(move || Err(reason)), is_met: false }
    }
}

/// Finds sources on another thread, for instance by walking folders. What it hands them to answers whether
/// anything was opened.
pub type Finder = Box<dyn FnOnce(&mut dyn FnMut(Source) -> bool) + Send>;

/// What other threads report.
pub(super) enum Report {
    /// A source was found and will be read next.
    Opening { id: OpenId, name: String },
    /// One payload was read and analysed.
    Read {
        id: OpenId,
        analysis: Arc<Analysis>,
        outline: Arc<Outline>,
        told: Told,
        policy: Arc<Policy>,
    },
    /// What is told of a payload under a policy.
    Judged { id: OpenId, told: Told, policy: Arc<Policy> },
    /// A source could not be read.
    Unreadable { id: OpenId, reason: String },
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
}

/// Called, from any thread, when there is something new to show.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Hands out work and collects reports.
pub(super) struct Work {
    analyzer: Arc<Analyzer>,
    sender: Sender<Report>,
    receiver: Receiver<Report>,
    wake: Wake,
    /// One reader at a time keeps memory and order; searches run beside it.
    turn: Arc<Mutex<()>>,
}

impl Work {
    pub(super) fn new(analyzer: Arc<Analyzer>, wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self { analyzer, sender, receiver, wake, turn: Arc::default() }
    }

    /// What was reported since the last call.
    pub(super) fn reports(&self) -> impl Iterator<Item = Report> {
        self.receiver.try_iter()
    }

    /// Reads what `find` finds, one after another.
    pub(super) fn read(
        &self,
        ids: super::OpenIds,
        language: Language,
        policy: Arc<Policy>,
        find: Finder,
    ) {
        let reporter = self.reporter();
        let analyzer = Arc::clone(&self.analyzer);
        let turn = Arc::clone(&self.turn);
        thread::spawn(move || {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            let reading = Reading { analyzer, ids, language, policy, reporter };
            find(&mut |source| reading.source(source));
        });
    }

    /// Holds payloads against a policy.
    pub(super) fn judge(&self, policy: Arc<Policy>, payloads: Vec<(OpenId, Arc<Analysis>)>) {
        let reporter = self.reporter();
        thread::spawn(move || {
            for (id, analysis) in payloads {
                let told = Told::new(analysis, &policy);
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
                search_one(search, payload, &matcher, language, &reporter, &is_over);
            }
            reporter.send(Report::FoundAll { search });
        });
    }

    fn reporter(&self) -> Reporter {
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

struct Reporter {
    sender: Sender<Report>,
    wake: Wake,
}

impl Reporter {
    fn send(&self, report: Report) {
        // A window that was closed no longer listens; then there is nobody to tell.
        if self.sender.send(report).is_ok() {
            (self.wake)();
        }
    }
}

/// Reads sources one after another.
struct Reading {
    analyzer: Arc<Analyzer>,
    ids: super::OpenIds,
    language: Language,
    policy: Arc<Policy>,
    reporter: Reporter,
}

impl Reading {
    /// Reads one source; tells whether it was opened.
    fn source(&self, source: Source) -> bool {
        let Source { name, read, is_met } = source;
        let first = self.ids.next();
        if !is_met {
            self.opening(first, &name);
        }
        // A fault of ours in one payload must not end the others, nor the window.
        let payloads = read().and_then(|bytes| {
            catch_unwind(AssertUnwindSafe(|| intake::payloads(bytes, &name)))
                .map_err(|_panic| say!(self.language, "input-internal"))
        });
        let payloads = match payloads {
            Ok(payloads) if is_met && !payloads.iter().any(Payload::looks_meant) => return false,
            Ok(payloads) => payloads,
            Err(reason) => {
                if is_met {
                    self.opening(first, &name);
                }
                self.reporter.send(Report::Unreadable { id: first, reason });
                return true;
            }
        };
        for (index, payload) in payloads.into_iter().enumerate() {
            let id = if index == 0 { first } else { self.ids.next() };
            if index > 0 || is_met {
                self.opening(id, &name);
            }
            self.payload(id, payload);
        }
        true
    }

    fn payload(&self, id: OpenId, payload: Payload) {
        if let Some(why) = payload.unreadable() {
            let reason = why.words(self.language);
            return self.reporter.send(Report::Unreadable { id, reason });
        }
        let read = catch_unwind(AssertUnwindSafe(|| {
            let analysis = self.analyzer.analyze(payload);
            // What is worked out at first sight is worked out here.
            analysis.summary();
            analysis.document().position(0);
            let outline = Outline::new(&analysis);
            let analysis = Arc::new(analysis);
            let told = Told::new(Arc::clone(&analysis), &self.policy);
            (analysis, Arc::new(outline), told)
        }));
        self.reporter.send(match read {
            Ok((analysis, outline, told)) => {
                Report::Read { id, analysis, outline, told, policy: Arc::clone(&self.policy) }
            }
            Err(_panic) => Report::Unreadable { id, reason: say!(self.language, "input-internal") },
        });
    }

    fn opening(&self, id: OpenId, name: &str) {
        self.reporter.send(Report::Opening { id, name: name.to_owned() });
    }
}
