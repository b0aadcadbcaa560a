//! Gives every node its place in the catalog while the document is read.

use std::cell::Cell;
use std::ops::Range;

use crate::catalog::{Catalog, PlaceId};
use crate::document::{Chunks, Document, Kind, Listener, NameId, NodeId};
use crate::progress::{Progress, Reached, Stage};

/// Where each node of a document stands in the catalog.
#[derive(Debug)]
pub(super) struct Annotations {
    places: Chunks<PlaceId>,
    found: FoundPlaces,
}

/// The places at which nodes stand: a payload has few of all that there are.
#[derive(Debug)]
struct FoundPlaces {
    /// By place: which of the `found` it is; 0 where no node stands.
    numbers: Vec<u16>,
    /// In the order in which they were met, behind what is documented nowhere.
    found: Vec<Found>,
}

/// What stands at one place.
#[derive(Clone, Copy, Debug)]
struct Found {
    place: PlaceId,
    first: NodeId,
    n_nodes: u32,
}

/// Few payloads have nodes at more places.
const USUALLY_FOUND: usize = 64;

thread_local! {
    /// The numbers of a payload that is no longer there, all of them 0 again: to make them anew for each of many small
    /// payloads takes longer than to fill them.
    static SPARE: Cell<Vec<u16>> = const { Cell::new(Vec::new()) };
}

impl Drop for FoundPlaces {
    fn drop(&mut self) {
        for found in &self.found {
            if let Some(number) = self.numbers.get_mut(found.place.index()) {
                *number = 0;
            }
        }
        // At the end of a thread there may be no place for them any more.
        SPARE.try_with(|spare| spare.set(std::mem::take(&mut self.numbers))).unwrap_or_default();
    }
}

impl FoundPlaces {
    fn new(n_places: usize) -> Self {
        let mut numbers = SPARE.take();
        numbers.resize(n_places, 0);
        let mut found = Vec::with_capacity(USUALLY_FOUND);
        found.push(Found { place: PlaceId::UNKNOWN, first: NodeId::FIRST, n_nodes: 0 });
        Self { numbers, found }
    }

    fn at(&self, place: PlaceId) -> Option<&Found> {
        let found = self.found.get(usize::from(*self.numbers.get(place.index())?))?;
        (found.place == place && found.n_nodes > 0).then_some(found)
    }

    /// All at which nodes stand.
    fn iter(&self) -> impl Iterator<Item = PlaceId> {
        let found = self.found.iter().filter(|found| found.n_nodes > 0);
        found.map(|found| found.place)
    }

    /// Notes that `node` stands at `place`, behind all others that stand there.
    #[inline]
    fn add_next(&mut self, place: PlaceId, node: NodeId) {
        match self.numbers.get(place.index()) {
            Some(&number) if number > 0 => {
                if let Some(found) = self.found.get_mut(usize::from(number)) {
                    found.n_nodes += 1;
                }
            }
            Some(_) | None => self.add(place, node),
        }
    }

    /// Notes that `node` stands at `place`.
    #[cold]
    fn add(&mut self, place: PlaceId, node: NodeId) {
        let number = self.numbers.get(place.index()).copied().unwrap_or_default();
        if number > 0 || place == PlaceId::UNKNOWN {
            if let Some(found) = self.found.get_mut(usize::from(number)) {
                found.first = if found.n_nodes == 0 { node } else { node.min(found.first) };
                found.n_nodes += 1;
            }
        // There are no more than places, of which the one that is documented nowhere has the first number.
        } else if let Some(cell) = self.numbers.get_mut(place.index())
            && let Ok(number) = u16::try_from(self.found.len())
        {
            *cell = number;
            self.found.push(Found { place, first: node, n_nodes: 1 });
        }
    }

    /// Notes that a node no longer stands at `place`.
    fn remove(&mut self, place: PlaceId) {
        let number = self.numbers.get(place.index()).copied().unwrap_or_default();
        if let Some(found) = self.found.get_mut(usize::from(number)) {
            found.n_nodes = found.n_nodes.saturating_sub(1);
        }
    }
}

impl Annotations {
    pub(super) fn memory(&self) -> usize {
        self.places.memory()
    }

    pub(super) fn place(&self, node: NodeId) -> PlaceId {
        self.places.get(node.index()).copied().unwrap_or(PlaceId::UNKNOWN)
    }

    /// The first of the nodes numbered `range` whose place `is_known` doesn't know.
    pub(super) fn next_stranger(
        &self,
        range: Range<usize>,
        is_known: impl Fn(PlaceId) -> bool,
    ) -> Option<usize> {
        let mut places = self.places.iter_from(range.start).take(range.len());
        places.position(|&place| !is_known(place)).map(|n_before| range.start + n_before)
    }

    /// Whether every node has a place that `is_known` knows. A large payload has far fewer places than nodes.
    pub(super) fn are_all(&self, is_known: impl Fn(PlaceId) -> bool) -> bool {
        self.found.iter().all(is_known)
    }

    /// All nodes at `place` from `first` on.
    pub(super) fn at_from(&self, place: PlaceId, first: NodeId) -> impl Iterator<Item = NodeId> {
        let from = first.index();
        let places = self.places.iter_from(from).enumerate();
        places.filter(move |&(_, &at)| at == place).filter_map(move |(n, _)| NodeId::new(from + n))
    }

    pub(super) fn first_at(&self, place: PlaceId) -> Option<NodeId> {
        self.found.at(place).map(|found| found.first)
    }

    /// How many places nodes were found at, in all; they are numbered from 0.
    pub(super) fn n_found_places(&self) -> usize {
        self.found.found.len()
    }

    /// The number of such a place.
    pub(super) fn found_place(&self, place: PlaceId) -> Option<usize> {
        let number = usize::from(*self.found.numbers.get(place.index())?);
        (number > 0).then_some(number)
    }

    /// How many nodes stand at `place`.
    pub(super) fn n_at(&self, place: PlaceId) -> usize {
        self.found.at(place).map_or(0, |found| found.n_nodes as usize)
    }

    /// Gives `node` a place that its name doesn't tell, and all below it the places below that one.
    pub(super) fn settle(
        &mut self,
        catalog: &Catalog,
        document: &Document,
        node: NodeId,
        place: PlaceId,
    ) {
        self.set(node, place);
        let subtree = document.node(node).subtree();
        for id in (subtree.start + 1..subtree.end).filter_map(NodeId::new) {
            let node = document.node(id);
            let Some(parent) = node.parent() else { continue };
            let parent = self.place(parent.id());
            let place = match node.name_id() {
                _ if !node.kind().is_documentable() => PlaceId::UNKNOWN,
                Some(name) => catalog.child(parent, name.index()),
                None => parent,
            };
            self.set(id, place);
        }
    }

    fn set(&mut self, node: NodeId, place: PlaceId) {
        let Some(cell) = self.places.get_mut(node.index()) else { return };
        let before = std::mem::replace(cell, place);
        self.found.remove(before);
        self.found.add(place, node);
    }
}

/// Hears of every node and looks up its place: two loads from tables, by its parent's place and its name.
#[derive(Debug)]
pub(super) struct Annotator<'c> {
    catalog: &'c Catalog,
    annotations: Annotations,
    /// Who waits for the document, and of how many bytes.
    progress: (&'c Progress, u64),
}

impl<'c> Annotator<'c> {
    pub(super) fn new(catalog: &'c Catalog, progress: &'c Progress, n_bytes: usize) -> Self {
        let annotations =
            Annotations { places: Chunks::default(), found: FoundPlaces::new(catalog.n_places()) };
        Self { catalog, annotations, progress: (progress, n_bytes as u64) }
    }

    pub(super) fn finish(self) -> Annotations {
        self.annotations
    }

    /// Of what stands at the top or has no name, or of what no entry lists.
    fn standing(&self, parent: Standing, kind: Kind, name: Option<NameId>) -> Standing {
        // The envelope's name is the first of the catalog's.
        let is_envelope = name.is_some_and(|name| name.index() == 0);
        match (parent, name) {
            _ if !kind.is_documentable() => Standing::At(PlaceId::UNKNOWN),
            (Standing::Top, None) if kind == Kind::Object => Standing::JsonRoot,
            (Standing::Top, _) if !is_envelope => Standing::At(PlaceId::UNKNOWN),
            (Standing::Top, _) => Standing::At(PlaceId::ENVELOPE),
            (Standing::JsonRoot, _) if is_envelope => Standing::At(PlaceId::ENVELOPE),
            (Standing::JsonRoot, Some(name)) => {
                Standing::At(self.catalog.child(PlaceId::ENVELOPE, name.index()))
            }
            (Standing::At(place), Some(name)) => {
                Standing::At(self.catalog.child(place, name.index()))
            }
            // An array's item is what the array is.
            (standing @ (Standing::JsonRoot | Standing::At(_)), None) => standing,
        }
    }
}

/// What is known of an open node.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Standing {
    /// Nothing is open: the root comes next.
    #[default]
    Top,
    /// The root object of JSON: the envelope itself, unless it holds the envelope as a member.
    JsonRoot,
    /// At a place of the catalog.
    At(PlaceId),
}

impl Listener for Annotator<'_> {
    type State = Standing;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "asked for every node, where most of this is known")]
    fn open(
        &mut self,
        parent: Standing,
        node: NodeId,
        kind: Kind,
        name: Option<NameId>,
    ) -> Standing {
        let standing = match (parent, name) {
            (Standing::At(place), Some(name)) if kind.is_documentable() => {
                Standing::At(self.catalog.child(place, name.index()))
            }
            _ => self.standing(parent, kind, name),
        };
        let place = match standing {
            Standing::At(place) => place,
            Standing::Top | Standing::JsonRoot => PlaceId::ENVELOPE,
        };
        self.annotations.places.push(place);
        self.annotations.found.add_next(place, node);
        standing
    }

    fn restart(&mut self) {
        self.annotations.places.clear();
        self.annotations.found = FoundPlaces::new(self.catalog.n_places());
    }

    fn goes_on(&mut self, n_nodes: usize, at: usize) -> bool {
        let (progress, of) = self.progress;
        progress.tell(Reached { stage: Stage::Parsing, n_bytes: at as u64, of, n_nodes })
    }
}
