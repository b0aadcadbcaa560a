//! Which callback a payload is, and on what evidence, or because somebody said so.

use std::cmp::Reverse;

use super::annotate::Annotations;
use crate::catalog::{Catalog, Clue, EntryId, Sign};
use crate::document::{Document, NodeId};

/// Which callback a payload is.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// The entries that something speaks for, the likeliest first.
    candidates: Vec<Candidate>,
    /// The entries whose evidence may have been cut off, while nothing speaks against them.
    cut_off: Vec<EntryId>,
    chosen: Option<EntryId>,
    has_envelope: bool,
}

/// An entry that a payload may belong to.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The entry.
    pub entry: EntryId,
    /// What the met clues weigh together.
    pub weight: u32,
    /// What they lean together: orders entries of equal weight.
    pub lean: u32,
    /// The met clues, in the catalog's order.
    pub evidence: Vec<Evidence>,
}

/// A clue that was met.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The path as documented, or the header's name.
    pub path: String,
    /// The value that was found, where the clue asks for one; a header's always.
    pub value: Option<String>,
    /// The node that met it; none for something absent or a header.
    pub node: Option<NodeId>,
}

impl Recognition {
    /// The entry that the payload is held against: the one that somebody chose, or else the one with the heaviest
    /// evidence.
    pub fn entry(&self) -> Option<EntryId> {
        self.chosen.or_else(|| self.best().map(|best| best.entry))
    }

    /// The entry that somebody chose, whatever the payload says.
    pub fn chosen(&self) -> Option<EntryId> {
        self.chosen
    }

    /// The entry with the heaviest evidence.
    pub fn best(&self) -> Option<&Candidate> {
        self.candidates.first()
    }

    /// What speaks for an entry, if anything does.
    pub fn candidate(&self, entry: EntryId) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.entry == entry)
    }

    /// The entries that the payload may belong to as well as to the one that it is held against: those with the
    /// heaviest evidence, and those whose evidence may have been cut off.
    pub fn alternatives(&self) -> impl Iterator<Item = EntryId> {
        let weight = self.best().map_or(0, |best| best.weight);
        let entry = self.entry();
        let heaviest = self.candidates.iter().filter(move |other| other.weight == weight);
        heaviest
            .map(|other| other.entry)
            .chain(self.cut_off.iter().copied())
            .filter(move |&other| Some(other) != entry)
    }

    /// Whether the text has the envelope, or stands for one: its root is `Response`, or an object.
    pub(super) fn has_envelope(&self) -> bool {
        self.has_envelope
    }
}

pub(super) fn recognize(
    catalog: &Catalog,
    document: &Document,
    annotations: &Annotations,
    headers: &[(String, String)],
    chosen: Option<EntryId>,
) -> Recognition {
    let is_cut = !document.open_at_stop().is_empty();
    let mut cut_off = Vec::new();
    let mut candidates: Vec<Candidate> = catalog
        .entries()
        .filter_map(|(id, entry)| {
            let mut candidate = Candidate { entry: id, weight: 0, lean: 0, evidence: Vec::new() };
            let mut is_likely = false;
            for clue in &entry.clues {
                if is_cut && may_be_cut_off(clue, annotations) {
                    cut_off.push(id);
                }
                if let Some(evidence) = met(clue, document, annotations, headers, is_cut) {
                    candidate.weight += u32::from(clue.weight);
                    candidate.lean += u32::from(clue.lean);
                    // What is absent speaks for an entry only beside something that is there, and so does what only
                    // tells likely entries apart.
                    let tells_apart = clue.weight == 0 && clue.lean > 0;
                    let is_there = evidence.node.is_some() || evidence.value.is_some();
                    is_likely |= is_there && !tells_apart;
                    candidate.evidence.push(evidence);
                }
            }
            is_likely.then_some(candidate)
        })
        .collect();
    candidates.sort_by_key(|candidate| Reverse((candidate.weight, candidate.lean)));
    let has_envelope = annotations.first_at(crate::catalog::PlaceId::ENVELOPE).is_some();
    Recognition { candidates, cut_off, chosen, has_envelope }
}

/// Whether a clue lacks no more than another node beside the one that is there.
fn may_be_cut_off(clue: &Clue, annotations: &Annotations) -> bool {
    match clue.sign {
        Sign::Node { place, differ, .. } => differ && annotations.first_at(place).is_some(),
        Sign::Header { .. } => false,
    }
}

fn met(
    clue: &Clue,
    document: &Document,
    annotations: &Annotations,
    headers: &[(String, String)],
    is_cut: bool,
) -> Option<Evidence> {
    match &clue.sign {
        Sign::Node { place, path, is, contains, differ } => {
            let node = annotations.first_at(*place).map(|id| document.node(id));
            if clue.absent {
                // What is absent from a text that was cut proves nothing.
                let is_absent = node.is_none() && !is_cut;
                return is_absent.then(|| Evidence { path: path.clone(), value: None, node: None });
            }
            let node = node?;
            let value = node.value();
            let is_other = |id| document.node(id).value().is_some_and(|it| Some(it) != value);
            if *differ && !annotations.at_from(*place, node.id()).any(is_other) {
                return None;
            }
            if is.is_empty() && contains.is_empty() {
                return Some(Evidence { path: path.clone(), value: None, node: Some(node.id()) });
            }
            let value = value?;
            let is_wanted = is.iter().any(|wanted| *wanted == value)
                || contains.iter().any(|part| value.contains(part.as_str()));
            is_wanted.then(|| Evidence {
                path: path.clone(),
                value: Some(value.into_owned()),
                node: Some(node.id()),
            })
        }
        // A saved body alone has no headers.
        Sign::Header { name, is } => {
            let header = headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
            let value = header.map(|(_, value)| value);
            let is_wanted = match value {
                None => clue.absent,
                Some(value) => !clue.absent && (is.is_empty() || is.contains(value)),
            };
            is_wanted.then(|| Evidence { path: name.clone(), value: value.cloned(), node: None })
        }
    }
}
