//! All places of all entries as one tree, with a table that finds a child's place in two loads.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

/// A path of any entry, relative to the envelope.
///
/// Entries share places: `Response.JobsDetail.Tag` is one place, whoever documents it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlaceId(u16);

impl PlaceId {
    /// Documented nowhere, like everything below it.
    pub const UNKNOWN: Self = Self(0);
    /// The `Response` envelope, or the root object of JSON without it.
    pub const ENVELOPE: Self = Self(1);

    /// The place of this index.
    pub fn new(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }

    /// For tables by place.
    pub fn index(self) -> usize {
        self.0.into()
    }
}

/// The name of the envelope, and so of the first of all names.
pub const ENVELOPE_NAME: &str = "Response";

/// A free key: stands for any name that its parent doesn't document.
pub const ANY_NAME: &str = "*";

/// There are more places or names than 16 bits can number.
#[derive(Debug)]
pub(super) struct TooMany;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PlaceTree {
    names: Vec<String>,
    places: Vec<Place>,
    /// By place: where its row of `cells` begins. Most places hold no others: the first row, which is empty, is theirs
    /// together.
    #[serde(skip)]
    rows: Vec<u32>,
    /// Column by name: the place below the row's.
    #[serde(skip)]
    cells: Vec<PlaceId>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Place {
    parent: PlaceId,
    /// Index in `names`; none for free keys.
    name: Option<u16>,
    /// The place of free keys below this one.
    any: PlaceId,
}

impl PlaceTree {
    /// Fills the table.
    pub(super) fn lay_out(&mut self) {
        let width = self.names.len();
        self.rows = vec![0; self.places.len()];
        self.cells = vec![PlaceId::UNKNOWN; width];
        for place in self.places.iter().filter(|place| place.parent != PlaceId::UNKNOWN) {
            if let Some(row @ 0) = self.rows.get_mut(place.parent.index())
                && let Ok(start) = u32::try_from(self.cells.len())
            {
                *row = start;
                let parent = self.places.get(place.parent.index());
                let any = parent.map_or(PlaceId::UNKNOWN, |parent| parent.any);
                self.cells.resize(self.cells.len() + width, any);
            }
        }
        for (number, place) in (0..).zip(&self.places).skip(2) {
            let cell = place.name.and_then(|name| self.cell(place.parent, name.into()));
            if let Some(cell) = cell.and_then(|cell| self.cells.get_mut(cell)) {
                *cell = PlaceId(number);
            }
        }
    }

    /// Where in the table it stands which child of `parent` has that name.
    fn cell(&self, parent: PlaceId, name: usize) -> Option<usize> {
        let row = *self.rows.get(parent.index())? as usize;
        if name < self.names.len() { Some(row + name) } else { None }
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn name_order(&self) -> impl Iterator<Item = usize> {
        self.places.iter().filter_map(|place| place.name).map(usize::from)
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn child(&self, parent: PlaceId, name: usize) -> PlaceId {
        match self.cell(parent, name).and_then(|cell| self.cells.get(cell)) {
            Some(&place) => place,
            None => self.places.get(parent.index()).map_or(PlaceId::UNKNOWN, |place| place.any),
        }
    }

    pub(super) fn name(&self, place: PlaceId) -> &str {
        match self.places.get(place.index()).map(|place| place.name) {
            Some(Some(name)) => self.names.get(usize::from(name)).map_or("", String::as_str),
            Some(None) if place != PlaceId::UNKNOWN => ANY_NAME,
            Some(None) | None => "",
        }
    }

    pub(super) fn parent(&self, place: PlaceId) -> Option<PlaceId> {
        let parent = self.places.get(place.index())?.parent;
        (parent != PlaceId::UNKNOWN).then_some(parent)
    }
}

/// Collects places, then lays out the table.
#[derive(Debug)]
pub(super) struct PlaceTreeBuilder {
    tree: PlaceTree,
    name_numbers: HashMap<String, u16>,
    children: HashMap<(PlaceId, u16), PlaceId>,
}

impl PlaceTreeBuilder {
    pub(super) fn new() -> Self {
        let nowhere = Place { parent: PlaceId::UNKNOWN, name: None, any: PlaceId::UNKNOWN };
        let envelope = Place { name: Some(0), ..nowhere };
        Self {
            tree: PlaceTree {
                names: vec![ENVELOPE_NAME.to_owned()],
                places: vec![nowhere, envelope],
                rows: Vec::new(),
                cells: Vec::new(),
            },
            name_numbers: HashMap::from([(ENVELOPE_NAME.to_owned(), 0)]),
            children: HashMap::new(),
        }
    }

    fn add(&mut self, parent: PlaceId, name: &str) -> Result<PlaceId, TooMany> {
        if name == ANY_NAME {
            return self.add_any(parent);
        }
        let number = self.number(name)?;
        if let Some(&place) = self.children.get(&(parent, number)) {
            return Ok(place);
        }
        let place = self.push(parent, Some(number))?;
        self.children.insert((parent, number), place);
        Ok(place)
    }

    /// The place of a path below `base`, new ones if need be; an empty path is `base` itself.
    pub(super) fn add_path(&mut self, base: PlaceId, path: &str) -> Result<PlaceId, TooMany> {
        names(path).try_fold(base, |parent, name| self.add(parent, name))
    }

    /// The place of a path below `base`, if it has one.
    pub(super) fn find_path(&self, base: PlaceId, path: &str) -> Option<PlaceId> {
        names(path).try_fold(base, |parent, name| {
            if name == ANY_NAME {
                let any = self.tree.places.get(parent.index())?.any;
                return (any != PlaceId::UNKNOWN).then_some(any);
            }
            self.children.get(&(parent, *self.name_numbers.get(name)?)).copied()
        })
    }

    pub(super) fn parent(&self, place: PlaceId) -> Option<PlaceId> {
        self.tree.parent(place)
    }

    pub(super) fn finish(self) -> PlaceTree {
        self.tree
    }

    fn add_any(&mut self, parent: PlaceId) -> Result<PlaceId, TooMany> {
        match self.tree.places.get(parent.index()) {
            Some(place) if place.any != PlaceId::UNKNOWN => Ok(place.any),
            Some(_) | None => {
                let any = self.push(parent, None)?;
                if let Some(place) = self.tree.places.get_mut(parent.index()) {
                    place.any = any;
                }
                Ok(any)
            }
        }
    }

    fn push(&mut self, parent: PlaceId, name: Option<u16>) -> Result<PlaceId, TooMany> {
        let number = u16::try_from(self.tree.places.len()).map_err(|_too_big| TooMany)?;
        self.tree.places.push(Place { parent, name, any: PlaceId::UNKNOWN });
        Ok(PlaceId(number))
    }

    fn number(&mut self, name: &str) -> Result<u16, TooMany> {
        if let Some(&number) = self.name_numbers.get(name) {
            return Ok(number);
        }
        let number = u16::try_from(self.tree.names.len()).map_err(|_too_big| TooMany)?;
        self.tree.names.push(name.to_owned());
        self.name_numbers.insert(name.to_owned(), number);
        Ok(number)
    }
}

fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('.').filter(|name| !name.is_empty())
}
