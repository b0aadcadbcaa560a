//! Reading again what is open, off the window's thread, and finding in it what was folded and selected.

use std::sync::Arc;
use std::thread;

use super::marks::{Looks, Marks};
use super::rows::Rows;
use super::source::Source;
use super::work::{Reader, Reading, Report, Terms, Work};
use super::{Address, OpenId, Target};
use crate::analysis::Analysis;
use crate::catalog::EntryId;
use crate::intake::{Encoding, Payload};
use crate::say;

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

impl Work {
    /// Reads sources again, one after another.
    pub(super) fn read_again(&self, terms: Terms, sources: Vec<Again>) {
        self.in_turn(terms, |reader| {
            for again in sources {
                reader.again(again);
            }
        });
    }

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
    fn again(&self, again: Again) {
        let Again { source: Source { name, read, encoding, .. }, known, opens_more } = again;
        let lose = |known: &Known, reason: &str| {
            self.reporter.send(Report::Lost { id: known.id, reason: reason.to_owned() });
        };
        let payloads = match self.payloads(read, &name, encoding) {
            Ok(payloads) => payloads,
            Err(reason) => return known.iter().for_each(|known| lose(known, &reason)),
        };
        let n_payloads = payloads.len();
        let last = known.iter().max_by_key(|known| known.origin.number);
        for (payload, number) in payloads.into_iter().zip(1..) {
            match known.iter().find(|known| known.origin.number == number) {
                Some(known) if known.says(&payload) => {
                    self.reporter.send(Report::Same { id: known.id });
                }
                Some(known) => self.payload(known.id, payload, known.chosen),
                None => {
                    let beyond = last.filter(|last| opens_more && last.origin.number < number);
                    if let Some(last) = beyond {
                        let id = self.terms.ids.next();
                        self.opening(id, &name, Origin { number, ..last.origin.clone() });
                        self.payload(id, payload, None);
                    }
                }
            }
        }
        for known in known.iter().filter(|known| known.origin.number > n_payloads) {
            lose(known, &say!(self.terms.language, "input-payload-gone"));
        }
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
