//! Reading again what is open, off the window's thread, and finding in it what was folded and selected.

use std::sync::Arc;
use std::thread;

use super::loading::Loading;
use super::marks::{Looks, Marks};
use super::reading::{Came, Reader, Reading, Todo};
use super::rows::Rows;
use super::source::Source;
use super::work::{Report, Work};
use super::{Address, OpenId, Target};
use crate::analysis::Analysis;
use crate::catalog::EntryId;
use crate::intake::{Encoding, Payload};
use crate::progress::Progress;
use crate::say;
use crate::words::Translated;

/// Where an open payload came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The first payload that was opened of the same source.
    pub(super) source: OpenId,
    /// Which payload of its source, from 1.
    pub(super) number: usize,
    pub(super) place: Option<Address>,
    /// The encoding of its text that somebody has chosen.
    pub(super) encoding: Option<Encoding>,
    /// The table that it was opened from.
    pub(super) folder: Option<OpenId>,
}

/// A source that is read again, for the payloads of it that are open.
pub(super) struct Again {
    pub(super) source: Source,
    pub(super) known: Vec<Known>,
    /// Whether payloads that have come behind the known ones are opened too.
    pub(super) opens_more: bool,
    /// Whom to tell how far that has come.
    pub(super) progress: Arc<Progress>,
}

/// An open payload of a source that is read again.
pub(super) struct Known {
    pub(super) id: OpenId,
    pub(super) origin: Origin,
    /// What it said before.
    pub(super) analysis: Option<Arc<Analysis>>,
    /// The entry that the user chose for it.
    pub(super) chosen: Option<EntryId>,
}

/// How a payload was looked at, to be found in a new reading of it.
#[derive(Clone, Debug)]
pub(super) enum Carry {
    /// As remembered from an earlier start.
    Marks(Marks),
    /// In rows of an earlier reading.
    Rows { analysis: Arc<Analysis>, rows: Rows, selected: Option<Target>, top: Option<Target> },
}

/// Tells what is still wanted from what was overtaken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Round {
    /// How often the payload had been read.
    pub(super) reading: u64,
    /// How often it had been folded or selected in.
    pub(super) revision: u64,
}

impl Again {
    /// Reads a source again for one payload that waits for it, and for those that are added.
    pub(super) fn new(source: Source, known: Known) -> (Self, Loading) {
        let loading = Loading::new();
        let progress = loading.progress();
        (Self { source, known: vec![known], opens_more: false, progress }, loading)
    }
}

impl Work {
    /// Finds in a new reading of a payload what was folded and selected.
    pub(super) fn carry(&self, id: OpenId, round: Round, reading: Box<Reading>, carry: Carry) {
        let reporter = self.reporter();
        thread::spawn(move || {
            let looks = carry.into_marks(usize::MAX).find(&reading.analysis);
            let mut rows = Rows::new(Arc::clone(&reading.outline));
            for &node in &looks.folded {
                rows.fold(node);
            }
            reporter.send(Report::Carried { id, round, reading, rows, looks });
        });
    }
}

impl Carry {
    /// In names that outlast the document, in at most `most` steps. For a thread other than the window's.
    pub(super) fn into_marks(self, most: usize) -> Marks {
        match self {
            Self::Marks(marks) => marks,
            Self::Rows { analysis, rows, selected, top } => {
                let looks = Looks { folded: rows.folded().collect(), selected, top };
                Marks::new(&analysis, &looks, most)
            }
        }
    }
}

impl Reader {
    /// Reads one source again.
    pub(super) fn again(&self, again: Again) {
        let Again { source: Source { name, read, encoding, .. }, known, opens_more, progress } =
            again;
        let came = |known: &Known, what| self.came(known.id, &progress, what);
        let payloads = match self.payloads((read, &progress), &name, encoding) {
            Ok(payloads) => payloads,
            Err(reason) => {
                return known.iter().for_each(|known| came(known, Came::Lost(reason.clone())));
            }
        };
        let n_payloads = payloads.len();
        let last = known.iter().max_by_key(|known| known.origin.number);
        let mut todo = Vec::new();
        for (payload, number) in payloads.into_iter().zip(1..) {
            match known.iter().find(|known| known.origin.number == number) {
                Some(known) if known.says(&payload) => came(known, Came::Same),
                Some(known) => {
                    let (id, chosen, progress) = (known.id, known.chosen, Arc::clone(&progress));
                    todo.push(Todo { id, progress, payload, chosen });
                }
                None => {
                    let beyond = last.filter(|last| opens_more && last.origin.number < number);
                    if let Some(last) = beyond {
                        let origin = Origin { number, ..last.origin.clone() };
                        todo.push(self.one_more(&name, origin, payload));
                    }
                }
            }
        }
        let gone = Translated::new(|language| say!(language, "input-payload-gone"));
        for known in known.iter().filter(|known| known.origin.number > n_payloads) {
            came(known, Came::Lost(gone.clone()));
        }
        self.work_off(todo);
    }
}

impl Known {
    fn says(&self, payload: &Payload) -> bool {
        self.analysis.as_ref().is_some_and(|analysis| {
            analysis.n_bytes() == payload.n_bytes
                && analysis.decoding() == &payload.decoding
                && analysis.document().text() == payload.text
        })
    }
}
