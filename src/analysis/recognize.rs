//! Which callback a payload is, and on what evidence, or because somebody said so.

use std::borrow::Cow;
use std::cmp::Reverse;

use hashbrown::HashMap;

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
    clue: ClueNumber,
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

/// Names a clue of the catalog, in whose order they are: its entry, and which one of the entry's it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ClueNumber {
    entry: EntryId,
    clue: usize,
}

impl ClueNumber {
    fn of(self, catalog: &Catalog) -> Option<&Clue> {
        catalog.entry(self.entry).clues.get(self.clue)
    }
}

/// Few payloads meet more clues.
const USUALLY_MET: usize = 16;

/// Looks for the clues of a catalog. Made once, used for all payloads: it need not go through all the clues, since at
/// most places no node stands, and a node has one value of the many that are asked for.
#[derive(Debug)]
pub(super) struct Recognizer {
    at_places: Vec<(PlaceId, AtPlace)>,
    /// Those that ask for something absent, or for a header.
    others: Vec<Asked>,
}

/// A clue that has to be asked, at hand: most payloads meet entries that are far apart.
#[derive(Debug)]
struct Asked {
    number: ClueNumber,
    clue: Clue,
}

/// The clues that ask for a node at one place.
#[derive(Debug, Default)]
struct AtPlace {
    /// Those that ask for nothing but a value, by each value that meets them.
    by_value: HashMap<String, Vec<ClueNumber>>,
    others: Vec<Asked>,
}

impl Recognizer {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut recognizer = Self { at_places: Vec::new(), others: Vec::new() };
        for (entry, of_entry) in catalog.entries() {
            for (clue, asked) in of_entry.clues.iter().enumerate() {
                recognizer.add(ClueNumber { entry, clue }, asked);
            }
        }
        recognizer
    }

    fn add(&mut self, number: ClueNumber, clue: &Clue) {
        let (place, is, contains, differ) = match &clue.sign {
            Sign::Node { place, is, contains, differ, path: _ } if !clue.absent => {
                (place, is, contains, differ)
            }
            Sign::Node { .. } | Sign::Header { .. } => {
                return self.others.push(Asked { number, clue: clue.clone() });
            }
        };
        let known = self.at_places.iter_mut().find(|(other, _)| other == place);
        let (_, at_place) = match known {
            Some(known) => known,
            None => self.at_places.push_mut((*place, AtPlace::default())),
        };
        if is.is_empty() || !contains.is_empty() || *differ {
            return at_place.others.push(Asked { number, clue: clue.clone() });
        }
        for value in is {
            at_place.by_value.entry_ref(value.as_str()).or_default().push(number);
        }
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
        let inquiry = Inquiry { document, annotations, headers, is_cut };
        let is_met = |asked: &&Asked| inquiry.is_met(&asked.clue);
        let mut met = Vec::with_capacity(USUALLY_MET);
        for (place, asked) in &self.at_places {
            let Some(node) = annotations.first_at(*place) else { continue };
            let met_there = |&clue| Met { clue, node: Some(node) };
            if !asked.by_value.is_empty()
                && let Some(value) = document.node(node).leaf_text()
            {
                let numbers = asked.by_value.get(&*value).map(Vec::as_slice).unwrap_or_default();
                met.extend(numbers.iter().map(met_there));
            }
            let others = asked.others.iter().filter(is_met).map(|asked| &asked.number);
            met.extend(others.map(met_there));
        }
        let met_by_nothing = |asked: &Asked| Met { clue: asked.number, node: None };
        met.extend(self.others.iter().filter(is_met).map(met_by_nothing));
        met.sort_unstable_by_key(|met| met.clue);
        let candidates = met.chunk_by(|one, other| one.clue.entry == other.clue.entry);
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
    let entry = met.first()?.clue.entry;
    let mut candidate = Candidate { entry, weight: 0, lean: 0 };
    let mut is_likely = false;
    for clue in met.iter().filter_map(|met| met.clue.of(catalog)) {
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
    let Recognition { candidates, met, .. } = &analysis.recognition;
    let is_candidate = candidates.iter().any(|candidate| candidate.entry == entry);
    let met = met.iter().filter(move |met| is_candidate && met.clue.entry == entry);
    met.filter_map(move |met| {
        let (path, value) = match &met.clue.of(&analysis.catalog)?.sign {
            Sign::Node { path, is, contains, .. } => {
                let is_asked = !is.is_empty() || !contains.is_empty();
                let node = met.node.filter(|_| is_asked);
                (path, node.and_then(|id| analysis.document.node(id).leaf_text()))
            }
            Sign::Header { name, .. } => {
                (name, header(analysis.origin.around.headers(), name).map(Cow::Borrowed))
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

/// Asks a payload for clues.
struct Inquiry<'a> {
    document: &'a Document,
    annotations: &'a Annotations,
    headers: &'a [(String, String)],
    is_cut: bool,
}

impl Inquiry<'_> {
    fn is_met(&self, clue: &Clue) -> bool {
        match &clue.sign {
            Sign::Node { place, is, contains, differ, path: _ } => {
                let Some(node) = self.annotations.first_at(*place) else {
                    // What is absent from a text that was cut proves nothing.
                    return clue.absent && !self.is_cut;
                };
                if clue.absent || *differ && !self.differs(*place, node) {
                    return false;
                }
                if is.is_empty() && contains.is_empty() {
                    return true;
                }
                self.document.node(node).leaf_text().is_some_and(|value| {
                    is.iter().any(|wanted| *wanted == value)
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
}

/// The value of the first header of that name; letter case doesn't count.
fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let header = headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    header.map(|(_, value)| value.as_str())
}
