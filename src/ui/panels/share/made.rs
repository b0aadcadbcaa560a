//! What is made of payloads to be handed on.

use std::sync::{Arc, Weak};

use hashbrown::HashSet;

use super::writing::Writing;
use super::{Desk, ShareForm, ShareView};
use crate::analysis::{Analysis, Analyzer, Policy};
use crate::redact::{Secrets, Tally};
use crate::report::{Clock, Note};
use crate::say;
use crate::session::{Open, OpenId, Pin, Session};
use crate::ui::redaction::Redaction;
use crate::words::Language;

/// How it is made.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Terms {
    pub(super) form: ShareForm,
    pub(super) language: Language,
    pub(super) clock: Clock,
    pub(super) policy: Policy,
    hidden: Secrets,
}

/// A payload that is told of.
pub(super) struct Told {
    pub(super) name: String,
    pub(super) analysis: Arc<Analysis>,
    pub(super) notes: Vec<Note>,
}

/// What it is made of, and how.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pieces: Vec<Piece>,
    pub(super) terms: Terms,
}

/// One of the payloads, and what is noted about it.
#[derive(Clone, Debug)]
struct Piece {
    id: OpenId,
    payload: Weak<Analysis>,
    pins: Vec<Pin>,
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        self.payload.ptr_eq(&other.payload) && (self.id, &self.pins) == (other.id, &other.pins)
    }
}

/// What was made.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) key: Key,
    pub(super) outcome: Outcome,
}

/// What came out.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// Nothing where it can't be had; the preview says why.
    pub(super) bytes: Option<Arc<[u8]>>,
    /// What is seen of it.
    pub(super) preview: Arc<String>,
    pub(super) tally: Tally,
    /// The stand-ins in what is seen.
    pub(super) stand_ins: HashSet<String>,
}

impl Key {
    /// Whether all that it is made of is still open.
    pub(super) fn is_open(&self, session: &Session) -> bool {
        self.pieces.iter().all(|piece| session.is_open(&piece.payload))
    }

    pub(super) fn new(view: &ShareView, desk: Desk<'_>) -> Self {
        let piece = |open: &Open| {
            let pins = if view.has_notes() { open.pins() } else { &[] };
            Some(Piece {
                id: open.id(),
                payload: Arc::downgrade(open.analysis()?),
                pins: pins.iter().map(|pinned| pinned.pin.clone()).collect(),
            })
        };
        let settings = desk.settings;
        let terms = Terms {
            form: view.form,
            language: view.language.unwrap_or(settings.language),
            clock: settings.clock,
            policy: settings.policy.clone(),
            hidden: settings.hidden,
        };
        Self { pieces: view.opened(desk).filter_map(piece).collect(), terms }
    }
}

/// Makes it. May take long.
pub(super) fn made(
    payloads: &[Told],
    terms: &Terms,
    analyzer: &Analyzer,
    redaction: &Redaction,
) -> Outcome {
    let mut writing = Writing::new(terms);
    let mut tally = Tally::default();
    for (number, Told { name, analysis, notes }) in (1_usize..).zip(payloads) {
        if terms.hidden == Secrets::NONE {
            writing.push(analysis, name, notes);
            continue;
        }
        let (redacted, changed) = redaction.redacted(analyzer, analysis, terms.hidden);
        tally += changed;
        // A file's name may say as much as what is in it.
        let name = say!(terms.language, "report-payload", number = number);
        writing.push(&redacted, &name, &redaction.notes(analysis, terms.hidden, notes));
    }
    let (bytes, preview) = writing.finish();
    let is_whole = terms.hidden == Secrets::NONE;
    let stand_ins = if is_whole { HashSet::new() } else { redaction.given_in(&preview) };
    Outcome { bytes, preview, tally, stand_ins }
}
