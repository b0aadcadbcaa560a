//! Which callback a payload is, and on what evidence, or because somebody said so.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::Analysis;
use super::annotate::Annotations;
use crate::catalog::{Catalog, Clue, EntryId, PlaceId, Sign};
use crate::document::{Document, NodeId};

/// Which callback a payload is.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// The entries that something speaks for, the likeliest first.
    candidates: Vec<Candidate>,
    /// The met clues, in the catalog's order.
    met: Vec<Met>,
    /// The entries whose evidence may have been cut off, while nothing speaks against them.
    cut_off: Vec<EntryId>,
    chosen: Option<EntryId>,
    has_envelope: bool,
}

/// An entry that a payload may belong to.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The entry.
    pub entry: EntryId,
    /// What the met clues weigh together.
    pub weight: u32,
    /// What they lean together: orders entries of equal weight.
    pub lean: u32,
}

/// A clue that was met. What it says is read when somebody asks.
#[derive(Clone, Copy, Debug)]
struct Met {
    entry: EntryId,
    /// Which one of the entry's.
    clue: usize,
    /// The node that met it; none for something absent or a header.
    node: Option<NodeId>,
}

/// What speaks for an entry.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    /// The path as documented, or the header's name.
    pub path: &'a str,
    /// The value that was found, where the clue asks for one; a header's always.
    pub value: Option<Cow<'a, str>>,
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

/// Looks for the clues of a catalog. Made once, used for all payloads.
#[derive(Debug)]
pub(super) struct Recognizer {
    /// In the catalog's order.
    places: Vec<CluePlace>,
}

/// Where a clue looks. These stand side by side and the clues far apart: of most clues, no node is there, and nothing
/// else needs to be known.
#[derive(Clone, Copy, Debug)]
struct CluePlace {
    entry: EntryId,
    /// Which one of the entry's.
    clue: usize,
    /// None for a header.
    place: Option<PlaceId>,
    is_absent: bool,
}

impl Recognizer {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let places = catalog.entries().flat_map(|(entry, of_entry)| {
            of_entry.clues.iter().enumerate().map(move |(number, clue)| {
                let place = match clue.sign {
                    Sign::Node { place, .. } => Some(place),
                    Sign::Header { .. } => None,
                };
                CluePlace { entry, clue: number, place, is_absent: clue.absent }
            })
        });
        Self { places: places.collect() }
    }

    pub(super) fn recognize(
        &self,
        catalog: &Catalog,
        document: &Document,
        annotations: &Annotations,
        headers: &[(String, String)],
        chosen: Option<EntryId>,
    ) -> Recognition {
        let is_cut = !document.open_at_stop().is_empty();
        let mut inquiry = Inquiry { document, annotations, headers, is_cut, value: None };
        let met = self.places.iter().filter_map(|at| {
            let node = at.place.and_then(|place| annotations.first_at(place));
            if node.is_none() && at.place.is_some() && !at.is_absent {
                return None;
            }
            let clue = catalog.entry(at.entry).clues.get(at.clue)?;
            inquiry.is_met(clue, node).then_some(Met { entry: at.entry, clue: at.clue, node })
        });
        let met: Vec<Met> = met.collect();
        let candidates = met.chunk_by(|one, other| one.entry == other.entry);
        let mut candidates: Vec<Candidate> =
            candidates.filter_map(|met| candidate(catalog, met)).collect();
        candidates.sort_by_key(|candidate| Reverse((candidate.weight, candidate.lean)));
        let cut_off =
            if is_cut { may_be_cut_off(catalog, annotations).collect() } else { Vec::new() };
        let has_envelope = annotations.first_at(PlaceId::ENVELOPE).is_some();
        Recognition { candidates, met, cut_off, chosen, has_envelope }
    }
}

/// What the met clues of an entry make of it.
fn candidate(catalog: &Catalog, met: &[Met]) -> Option<Candidate> {
    let entry = met.first()?.entry;
    let mut candidate = Candidate { entry, weight: 0, lean: 0 };
    let mut is_likely = false;
    let clues = &catalog.entry(entry).clues;
    for clue in met.iter().filter_map(|met| clues.get(met.clue)) {
        candidate.weight += u32::from(clue.weight);
        candidate.lean += u32::from(clue.lean);
        // What is absent speaks for an entry only beside something that is there, and so does what only tells likely
        // entries apart.
        let tells_apart = clue.weight == 0 && clue.lean > 0;
        is_likely |= !clue.absent && !tells_apart;
    }
    is_likely.then_some(candidate)
}

/// What speaks for an entry, in the order of its clues; nothing, unless it is a candidate.
pub(super) fn evidence(analysis: &Analysis, entry: EntryId) -> impl Iterator<Item = Evidence<'_>> {
    let clues = &analysis.catalog.entry(entry).clues;
    let Recognition { candidates, met, .. } = &analysis.recognition;
    let is_candidate = candidates.iter().any(|candidate| candidate.entry == entry);
    let met = met.iter().filter(move |met| is_candidate && met.entry == entry);
    met.filter_map(move |met| {
        let (path, value) = match &clues.get(met.clue)?.sign {
            Sign::Node { path, is, contains, .. } => {
                let is_asked = !is.is_empty() || !contains.is_empty();
                let node = met.node.filter(|_| is_asked);
                (path, node.and_then(|id| analysis.document.node(id).leaf_text()))
            }
            Sign::Header { name, .. } => {
                (name, header(&analysis.origin.around.headers, name).map(Cow::Borrowed))
            }
        };
        Some(Evidence { path, value, node: met.node })
    })
}

/// The entries of which a clue lacks no more than another node beside the one that is there.
fn may_be_cut_off(catalog: &Catalog, annotations: &Annotations) -> impl Iterator<Item = EntryId> {
    let lacks_another = |clue: &&Clue| match clue.sign {
        Sign::Node { place, differ, .. } => differ && annotations.first_at(place).is_some(),
        Sign::Header { .. } => false,
    };
    catalog
        .entries()
        .flat_map(move |(id, entry)| entry.clues.iter().filter(lacks_another).map(move |_| id))
}

/// Asks a payload for one clue after another.
struct Inquiry<'a> {
    document: &'a Document,
    annotations: &'a Annotations,
    headers: &'a [(String, String)],
    is_cut: bool,
    /// The node whose value was asked for last, and its value: nearly all entries ask for the same one.
    value: Option<(NodeId, Option<Cow<'a, str>>)>,
}

impl Inquiry<'_> {
    /// Whether a clue is met, where `node` is the first at its place.
    fn is_met(&mut self, clue: &Clue, node: Option<NodeId>) -> bool {
        match &clue.sign {
            Sign::Node { place, is, contains, differ, path: _ } => {
                let Some(node) = node else {
                    // What is absent from a text that was cut proves nothing.
                    return clue.absent && !self.is_cut;
                };
                if clue.absent || *differ && !self.differs(*place, node) {
                    return false;
                }
                if is.is_empty() && contains.is_empty() {
                    return true;
                }
                self.value(node).is_some_and(|value| {
                    is.iter().any(|wanted| wanted == value)
                        || contains.iter().any(|part| value.contains(part.as_str()))
                })
            }
            // A saved body alone has no headers.
            Sign::Header { name, is } => match header(self.headers, name) {
                None => clue.absent,
                Some(value) => !clue.absent && (is.is_empty() || is.iter().any(|it| it == value)),
            },
        }
    }

    /// Whether a later node at the same place has another value than this one.
    fn differs(&self, place: PlaceId, node: NodeId) -> bool {
        let value = self.document.node(node).leaf_text();
        let is_other =
            |id| self.document.node(id).leaf_text().is_some_and(|other| Some(other) != value);
        self.annotations.at_from(place, node).any(is_other)
    }

    fn value(&mut self, node: NodeId) -> Option<&str> {
        if self.value.as_ref().is_none_or(|(read, _)| *read != node) {
            self.value = Some((node, self.document.node(node).leaf_text()));
        }
        self.value.as_ref()?.1.as_deref()
    }
}

/// The value of the first header of that name; letter case doesn't count.
fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let header = headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    header.map(|(_, value)| value.as_str())
}
