//! Pins and notes: the rows of payloads that a user marks, and what they write about them.
//!
//! They belong to what a payload says, wherever it is opened from. Where a file says something else later, its notes are
//! found in that too, as far as their paths are there; the others are told as lost.

mod book;
mod find;

use std::borrow::Cow;
use std::sync::Arc;

pub(super) use self::book::{Notebook, content_of};
pub use self::book::{Page, Pin};

use super::rows::Target;
use super::work::{Report, Work};
use super::{Open, OpenId, Session};
use crate::analysis::Analysis;
use crate::document::{Node, NodeId};
use crate::report::Note;

/// How many rows of one payload can be pinned.
pub const MOST_PINS: usize = 1_000;

/// How many characters a note can have.
pub const LONGEST_NOTE: usize = 20_000;

/// Something that a user asks about the shown payload's notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteAction {
    /// Pin the selected row or, if it is pinned, no longer. Pinned again, it has its note again.
    Toggle,
    /// Pin what has this path no longer.
    Unpin(String),
    /// Write this about a row, and pin it if that says anything.
    Write(Target, String),
}

/// A pin, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// Nothing where the payload has no such row any more.
    pub target: Option<Target>,
    /// What is pinned there.
    pub pin: Pin,
}

impl Pinned {
    /// What is sorted by this stands in document order, what is lost behind it.
    fn order(&self) -> (bool, Option<(NodeId, bool, usize)>) {
        (self.target.is_none(), self.target.map(Target::order))
    }
}

/// What is noted about an open payload.
#[derive(Debug, Default)]
pub(super) struct Noted {
    /// In the order of the document, what is lost last.
    pins: Vec<Pinned>,
    /// Whether that was noted when its source said something else.
    is_of_other: bool,
}

/// In up to so many nodes, counted for each pin, pins are looked for at once.
const AT_ONCE: usize = 100_000;

impl Open {
    /// What is pinned in it, in the order of the document; what is lost comes last.
    pub fn pins(&self) -> &[Pinned] {
        &self.noted.pins
    }

    /// The pin of a row.
    pub fn pin_at(&self, target: Target) -> Option<&Pin> {
        let order = (false, Some(target.order()));
        let at = self.noted.pins.binary_search_by_key(&order, Pinned::order).ok()?;
        self.noted.pins.get(at).map(|pinned| &pinned.pin)
    }

    /// Whether its pins and notes were made when its source said something else.
    pub fn has_other_s_notes(&self) -> bool {
        self.noted.is_of_other
    }

    /// Its notes, to be handed on with `analysis`: of this payload, or of the same one redacted.
    pub fn notes(&self, analysis: &Analysis) -> Vec<Note> {
        let found = self.noted.pins.iter().map(|pinned| {
            let Pin { path, note } = &pinned.pin;
            let target = find::target(analysis, path);
            let node = match target {
                Some(Target::Node(node)) => Some(analysis.document().node(node)),
                Some(Target::Missing { .. }) | None => None,
            };
            let is_whole = node.is_some_and(|node| node.parent().is_none()) && !note.is_empty();
            let path = target.map_or_else(|| path.clone(), |target| target.path(analysis));
            Note {
                path: (!is_whole).then_some(path),
                value: node.and_then(Node::value).map(Cow::into_owned),
                text: note.clone(),
                is_lost: target.is_none(),
            }
        });
        found.collect()
    }

    fn show_pin(&mut self, pinned: Pinned) {
        self.noted.pins.retain(|shown| shown.pin.path != pinned.pin.path);
        let order = pinned.order();
        let at = self.noted.pins.partition_point(|shown| shown.order() < order);
        self.noted.pins.insert(at, pinned);
    }
}

impl Session {
    /// Knows these notes from an earlier start, the latest last.
    pub fn know_notes(&mut self, pages: Vec<Page>) {
        self.notebook = Notebook::of(pages);
        let ids: Vec<OpenId> = self.open.iter().map(Open::id).collect();
        for id in ids {
            self.find_pins(id);
        }
    }

    /// What was noted since the start, payload by payload; also of those about which nothing is noted any more.
    pub fn noted(&self) -> Vec<Page> {
        self.notebook.changed()
    }

    pub(super) fn note(&mut self, action: NoteAction) {
        let Some(open) = self.current() else { return };
        let Some(analysis) = open.analysis().cloned() else { return };
        match action {
            NoteAction::Toggle => {
                let Some(target) = open.selected() else { return };
                match open.pin_at(target).map(|pin| pin.path.clone()) {
                    Some(path) => self.unpin(&path),
                    None => self.pin(&analysis, target, None),
                }
            }
            NoteAction::Unpin(path) => self.unpin(&path),
            NoteAction::Write(target, text) => {
                if open.pin_at(target).is_some() || !text.trim().is_empty() {
                    self.pin(&analysis, target, Some(text));
                }
            }
        }
    }

    /// Pins a row of the shown payload, if it can be found again, and writes a note about it.
    fn pin(&mut self, analysis: &Analysis, target: Target, note: Option<String>) {
        let Some(open) = self.current() else { return };
        let (id, origin, content) = (open.id, open.origin.clone(), open.content_id.clone());
        let known = open.pin_at(target).map(|pin| pin.path.clone());
        let path = known.clone().unwrap_or_else(|| target.path(analysis));
        let is_new = known.is_none();
        let is_full = open.noted.pins.len() >= MOST_PINS;
        if is_new && (is_full || find::target(analysis, &path) != Some(target)) {
            return;
        }
        let before = if is_new { self.notebook.taken_back(&content, &path) } else { None };
        let pins = self.notebook.pins_mut(&content, &origin);
        let at = pins.iter().position(|pin| pin.path == path);
        let mut pin = at.and_then(|at| pins.get(at).cloned()).or(before).unwrap_or_default();
        pin.path = path;
        pin.note = note.unwrap_or(pin.note);
        match at.and_then(|at| pins.get_mut(at)) {
            Some(known) => known.clone_from(&pin),
            None => pins.push(pin.clone()),
        }
        self.for_same(id, &content, |open| {
            open.show_pin(Pinned { target: Some(target), pin: pin.clone() });
        });
    }

    fn unpin(&mut self, path: &str) {
        let Some(open) = self.current() else { return };
        let (id, origin, content) = (open.id, open.origin.clone(), open.content_id.clone());
        let pins = self.notebook.pins_mut(&content, &origin);
        if let Some(at) = pins.iter().position(|pin| pin.path == path) {
            let pin = pins.remove(at);
            self.notebook.put_aside(&content, pin);
        }
        self.for_same(id, &content, |open| {
            open.noted.pins.retain(|shown| shown.pin.path != path);
        });
    }

    /// Changes what is shown of the notes of a payload, and of those that say the same.
    fn for_same(&mut self, id: OpenId, content: &str, change: impl Fn(&mut Open)) {
        let is_same = |open: &&mut Open| open.id == id || open.content_id == content;
        for open in self.open.iter_mut().filter(is_same) {
            change(open);
            open.noted.is_of_other = false;
        }
    }

    /// Finds the pins of a payload that was read, off the window's thread where that may take long.
    pub(super) fn find_pins(&mut self, id: OpenId) {
        let edition = self.notebook.edition;
        let Some(open) = self.open.iter_mut().find(|open| open.id == id) else { return };
        let Some(analysis) = open.analysis().cloned() else { return };
        let Some(page) = self.notebook.page(&open.content_id, &open.origin) else {
            open.noted = Noted::default();
            return;
        };
        let is_of_other = page.content != open.content_id && !page.pins.is_empty();
        if page.pins.len().saturating_mul(analysis.document().n_nodes()) <= AT_ONCE {
            open.noted = Noted { pins: find::pinned(&analysis, &page.pins), is_of_other };
        } else {
            open.noted = Noted::default();
            self.work.find_pins((id, analysis, edition), page.pins.clone(), is_of_other);
        }
    }

    /// Takes pins that were looked for, unless the payload or its notes are others by now.
    pub(super) fn take_pins(
        &mut self,
        (id, analysis, edition): (OpenId, &Arc<Analysis>, u64),
        noted: Noted,
    ) {
        let is_latest = self.notebook.edition == edition;
        let Some(open) = self.find_mut(id) else { return };
        if !open.analysis().is_some_and(|shown| Arc::ptr_eq(shown, analysis)) {
            return;
        }
        if is_latest {
            open.noted = noted;
        } else {
            self.find_pins(id);
        }
    }
}

impl Work {
    fn find_pins(
        &self,
        (id, analysis, edition): (OpenId, Arc<Analysis>, u64),
        pins: Vec<Pin>,
        is_of_other: bool,
    ) {
        let reporter = self.reporter();
        std::thread::spawn(move || {
            let noted = Noted { pins: find::pinned(&analysis, &pins), is_of_other };
            reporter.send(Report::Pinned { id, analysis, edition, noted });
        });
    }
}
