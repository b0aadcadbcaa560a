//! Which callback a payload is, and on what evidence.

use super::annotate::Annotations;
use crate::catalog::{Catalog, Clue, EntryId, Sign};
use crate::document::{Document, NodeId};

/// Which callback a payload is.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// The entries that something speaks for, the likeliest first.
    candidates: Vec<Candidate>,
    has_envelope: bool,
}

/// An entry that a payload may belong to.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The entry.
    pub entry: EntryId,
    /// What the met clues weigh together.
    pub weight: u32,
    /// The met clues, in the catalog's order.
    pub evidence: Vec<Evidence>,
}

/// A clue that was met.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The path as documented, or the header's name.
    pub path: String,
    /// The value that was found, where the clue asks for one.
    pub value: Option<String>,
    /// The node that met it; none for something absent or a header.
    pub node: Option<NodeId>,
}

impl Recognition {
    /// The entry that the payload is held against: the one with the heaviest evidence.
    pub fn entry(&self) -> Option<EntryId> {
        self.best().map(|best| best.entry)
    }

    /// That entry with its evidence.
    pub fn best(&self) -> Option<&Candidate> {
        self.candidates.first()
    }

    /// Other entries that as much speaks for.
    pub fn alternatives(&self) -> impl Iterator<Item = EntryId> {
        let weight = self.best().map_or(0, |best| best.weight);
        self.candidates
            .iter()
            .skip(1)
            .filter(move |other| other.weight == weight)
            .map(|other| other.entry)
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
) -> Recognition {
    let mut candidates: Vec<Candidate> = catalog
        .entries()
        .filter_map(|(id, entry)| {
            let mut candidate = Candidate { entry: id, weight: 0, evidence: Vec::new() };
            for clue in &entry.clues {
                if let Some(evidence) = met(clue, document, annotations) {
                    candidate.weight += u32::from(clue.weight);
                    candidate.evidence.push(evidence);
                }
            }
            // What is absent speaks for an entry only beside something that is there.
            candidate.evidence.iter().any(|evidence| evidence.node.is_some()).then_some(candidate)
        })
        .collect();
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.weight));
    let has_envelope = annotations.first_at(crate::catalog::PlaceId::ENVELOPE).is_some();
    Recognition { candidates, has_envelope }
}

fn met(clue: &Clue, document: &Document, annotations: &Annotations) -> Option<Evidence> {
    match &clue.sign {
        Sign::Node { place, path, is } => {
            let node = annotations.first_at(*place).map(|id| document.node(id));
            if clue.absent {
                return node.is_none().then(|| Evidence {
                    path: path.clone(),
                    value: None,
                    node: None,
                });
            }
            let node = node?;
            if is.is_empty() {
                return Some(Evidence { path: path.clone(), value: None, node: Some(node.id()) });
            }
            let value = node.value()?;
            is.iter().any(|wanted| *wanted == value).then(|| Evidence {
                path: path.clone(),
                value: Some(value.into_owned()),
                node: Some(node.id()),
            })
        }
        // A saved body alone has no headers.
        Sign::Header { name, .. } => {
            clue.absent.then(|| Evidence { path: name.clone(), value: None, node: None })
        }
    }
}
