//! Reading and analysing what is opened, on another thread.

use std::sync::{Arc, Weak};

use super::again::Origin;
use super::early;
use super::folder::MOST_LISTED;
use super::loading::Loading;
use super::notes;
use super::rows::Outline;
use super::source::{Read, Source, internal_error, payloads};
use super::work::{Report, Reporter};
use super::{Address, OpenId, OpenIds};
use crate::analysis::{Analysis, Analyzer, Policy, Told};
use crate::catalog::EntryId;
use crate::intake::{Encoding, Payload};
use crate::isolation::{Panicked, isolated};
use crate::progress::Progress;
use crate::runs::Ties;
use crate::words::Translated;

/// What reading goes by.
pub(super) struct Terms {
    pub(super) ids: OpenIds,
    pub(super) policy: Arc<Policy>,
}

/// What came of a reading.
pub(super) enum Came {
    /// A payload was read and analysed.
    Read(Box<Reading>),
    /// It could not be read, or holds no payload; why.
    Unreadable(Translated),
    /// What was read again says the same as before.
    Same,
    /// What should be read again is not there, or can't be had; why.
    Lost(Translated),
}

/// What a payload is once it was read.
pub(super) struct Reading {
    pub(super) analysis: Arc<Analysis>,
    pub(super) outline: Arc<Outline>,
    pub(super) told: Told,
    pub(super) ties: Arc<Ties>,
    pub(super) content_id: String,
    /// What is told goes by this policy.
    pub(super) policy: Arc<Policy>,
    /// The reading of the same text that it takes the place of; none where the text was read anew.
    pub(super) instead_of: Option<Weak<Analysis>>,
}

/// A payload that is open and waits to be read.
pub(super) struct Todo {
    pub(super) id: OpenId,
    pub(super) progress: Arc<Progress>,
    pub(super) payload: Payload,
    /// The entry that was chosen for it.
    pub(super) chosen: Option<EntryId>,
}

/// Reads sources.
pub(super) struct Reader {
    pub(super) analyzer: Arc<Analyzer>,
    pub(super) terms: Terms,
    pub(super) reporter: Reporter,
}

impl Reader {
    /// Reads one source, whose first payload is open.
    pub(super) fn source(&self, source: Source, origin: &Origin, progress: &Arc<Progress>) {
        let first = origin.source;
        let Source { name, read, encoding, .. } = source;
        if matches!(origin.place, Some(Address::Folder(_))) {
            return self.reporter.send(Report::Many { id: first });
        }
        let payloads = match self.payloads((read, progress), &name, encoding) {
            Ok(payloads) => payloads,
            Err(reason) => return self.came(first, progress, Came::Unreadable(reason)),
        };
        if payloads.len() > MOST_LISTED && matches!(origin.place, Some(Address::File(_))) {
            return self.reporter.send(Report::Many { id: first });
        }
        let mut todo = Vec::new();
        for (payload, number) in payloads.into_iter().zip(1..) {
            todo.push(if number == 1 {
                Todo { id: first, progress: Arc::clone(progress), payload, chosen: None }
            } else {
                self.one_more(&name, Origin { number, ..origin.clone() }, payload)
            });
        }
        self.work_off(todo);
    }

    /// The payloads in what `read` gives.
    pub(super) fn payloads(
        &self,
        (read, progress): (Read, &Progress),
        name: &str,
        encoding: Option<Encoding>,
    ) -> Result<Vec<Payload>, Translated> {
        let read = || read(progress);
        payloads(self.analyzer.intake(), (read, name, encoding))
    }

    /// Opens another payload of a source.
    pub(super) fn one_more(&self, name: &str, origin: Origin, payload: Payload) -> Todo {
        let id = self.terms.ids.next();
        let progress = self.opening(id, name, origin);
        Todo { id, progress, payload, chosen: None }
    }

    /// Reads the payloads of a source.
    pub(super) fn work_off(&self, todo: Vec<Todo>) {
        for Todo { id, progress, payload, chosen } in todo {
            let rows = isolated(|| early::rows(&self.analyzer, &payload)).unwrap_or_default();
            if !rows.is_empty() && !progress.is_over() {
                self.reporter.send(Report::Early { id, of: Arc::clone(&progress), rows });
            }
            match self.read(payload, chosen, &progress) {
                Ok(Some(reading)) => self.came(id, &progress, Came::Read(reading)),
                Ok(None) => {}
                Err(reason) => self.came(id, &progress, Came::Unreadable(reason)),
            }
        }
    }

    /// Reads one payload; gives nothing where it was called off.
    pub(super) fn read(
        &self,
        payload: Payload,
        chosen: Option<EntryId>,
        progress: &Progress,
    ) -> Result<Option<Box<Reading>>, Translated> {
        if let Some(why) = payload.unreadable() {
            return Err(Translated::new(|language| why.words(language)));
        }
        let read = isolated(|| {
            let analysis = self.analyzer.analyze_for(payload, chosen, progress)?;
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
            let ties = Arc::new(Ties::of(&analysis));
            let content_id = notes::content_of(analysis.document().text());
            let instead_of = None;
            let reading = Reading { analysis, outline, told, ties, content_id, policy, instead_of };
            Some(Box::new(reading))
        });
        read.map_err(|Panicked| internal_error())
    }

    /// Tells that something will be read; gives whom to tell how far that has come.
    pub(super) fn opening(&self, id: OpenId, name: &str, origin: Origin) -> Arc<Progress> {
        let loading = Loading::new();
        let progress = loading.progress();
        self.reporter.send(Report::Opening { id, name: name.to_owned(), origin, loading });
        progress
    }

    /// Tells what came of a reading, if anybody waits for it.
    pub(super) fn came(&self, id: OpenId, progress: &Arc<Progress>, what: Came) {
        if !progress.is_over() {
            self.reporter.send(Report::Came { id, of: Arc::clone(progress), what });
        }
    }
}
