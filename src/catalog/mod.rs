//! What the vendor documents: callbacks, their nodes, what must hold between these, and error codes.
//!
//! Facts are data. Each documented callback is a TOML file under `assets/catalog/`, embedded in the program; the
//! user's own files of the same form add to them or take their place. Loading puts the files together and checks
//! every reference, so that a loaded catalog is right in itself. Nothing here knows a payload.
//!
//! A payload tells late what it is (its `Tag` stands last), so a node is first given its [`PlaceId`], which needs no
//! entry: [`Catalog::child`] is two loads. Afterwards [`Entry::node`] tells what an entry says of a place.

mod asset;
mod build;
mod code;
mod draft;
mod elision;
mod entry;
mod error;
mod load;
mod lookup;
mod nodes;
mod place;
mod region;
mod relation;
mod search;
mod unit;
mod value_type;

use std::collections::BTreeSet;

pub use code::{CodeList, ErrorCode, ErrorCodes, NextMove};
pub use elision::Elision;
pub use entry::{
    AllowedValue, Amount, Bilingual, Clue, Condition, Entry, EnvelopeInJson, JsonForm, Language,
    NodeEntry, Presence, Provenance, Relation, RelationKind, Sign, Slip, SlipKind, Source,
};
pub use error::{CatalogError, CatalogProblem, IncludedBy};
pub use nodes::Nodes;
pub use place::{ANY_NAME, ENVELOPE_NAME, PlaceId};
pub use region::place_of_region;
pub use search::Found;
pub use unit::Unit;
pub use value_type::{Sensitivity, Spelling, ValueType};

use load::{Files, own_files};
use place::{PlaceTree, PlaceTreeBuilder};

/// Every documented callback and error code.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Catalog {
    /// Sorted by id.
    entries: Vec<Entry>,
    codes: ErrorCodes,
    places: PlaceTree,
    units: Vec<PlaceId>,
    roots: Vec<String>,
}

/// Names an entry of a catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(u16);

impl EntryId {
    /// For tables by entry.
    pub fn index(self) -> usize {
        self.0.into()
    }
}

impl Catalog {
    /// The project's own catalog.
    ///
    /// The build script put it together from the files under `assets/catalog/`, so that nothing is left to check.
    pub fn embedded() -> Result<Self, CatalogError> {
        Self::from_compact(super::CATALOG)
    }

    /// The project's own catalog with the user's files, each given as its name and its text.
    ///
    /// A file takes the place of ours with the same `id`, `fragment` or `codes`, or adds to them. The first thing that is
    /// wrong is the error, with its file and line.
    pub fn with_user_files(files: &[(String, String)]) -> Result<Self, CatalogError> {
        if files.is_empty() { Self::embedded() } else { Self::from_files(&own_files(), files) }
    }

    /// The catalog that these files of ours and of the user's make, each given as its name and its text.
    pub(crate) fn from_files(
        own: &[(String, String)],
        users: &[(String, String)],
    ) -> Result<Self, CatalogError> {
        let files = Files::read(own, users)?;
        let mut places = PlaceTreeBuilder::new();
        let mut entries = Vec::new();
        for draft in draft::drafts(&files, &mut places)? {
            entries.push(build::entry(&draft, &mut places)?);
        }
        let places = places.finish();
        let codes = ErrorCodes::new(&files)?;
        let (units, roots) = (units(&entries), roots(&entries));
        Ok(Self { entries, codes, places, units, roots }.laid_out())
    }

    /// From what the build script wrote.
    fn from_compact(bytes: &'static [u8]) -> Result<Self, CatalogError> {
        let catalog: Self = postcard::from_bytes(bytes).map_err(|error| CatalogError {
            file: "catalog".to_owned(),
            line: 0,
            problem: CatalogProblem::Form(error.to_string()),
            included_by: None,
        })?;
        Ok(catalog.laid_out())
    }

    /// With the table that is not written.
    fn laid_out(mut self) -> Self {
        self.places.lay_out();
        self
    }

    /// All entries, sorted by id.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        (0..).map(EntryId).zip(&self.entries)
    }

    /// The documented error codes.
    pub fn codes(&self) -> &ErrorCodes {
        &self.codes
    }

    /// The entry of that number.
    #[expect(clippy::indexing_slicing, reason = "ids come from this catalog, which never shrinks")]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// The entry of that id.
    pub fn find(&self, id: &str) -> Option<EntryId> {
        let index = self.entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok()?;
        u16::try_from(index).ok().map(EntryId)
    }

    /// Names by which JSON without the vendor's envelope is told to be a callback: of containers at its top.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        self.roots.iter().map(String::as_str)
    }

    /// The containers one of which every callback with the vendor's envelope has in it: `JobsDetail`,
    /// `WorkflowExecution`.
    pub fn units(&self) -> &[PlaceId] {
        &self.units
    }

    /// Every distinct node name, [`ENVELOPE_NAME`] first.
    ///
    /// A parser interns these before all others, so that the numbers of a document's names are indices here.
    pub fn names(&self) -> &[String] {
        self.places.names()
    }

    /// The numbers of names in the order in which they stand in the tables, those of what entries share but once.
    pub fn name_order(&self) -> impl Iterator<Item = usize> {
        self.places.name_order()
    }

    /// The place of a node by its parent's and the number of its name; numbers beyond [`Self::names`] are allowed.
    ///
    /// [`PlaceId::UNKNOWN`] if no entry documents it. Below a parent with free keys (`*`) every name is known.
    pub fn child(&self, parent: PlaceId, name: usize) -> PlaceId {
        self.places.child(parent, name)
    }

    /// The last part of the place's path: empty for [`PlaceId::UNKNOWN`], `*` for free keys.
    pub fn place_name(&self, place: PlaceId) -> &str {
        self.places.name(place)
    }

    /// The place above; none for the envelope and for [`PlaceId::UNKNOWN`].
    pub fn place_parent(&self, place: PlaceId) -> Option<PlaceId> {
        self.places.parent(place)
    }

    /// How many places there are: every [`PlaceId::index`] is less.
    pub fn n_places(&self) -> usize {
        self.places.len()
    }
}

fn units(entries: &[Entry]) -> Vec<PlaceId> {
    let enveloped = entries.iter().filter(|entry| entry.envelope);
    let required = enveloped.flat_map(|entry| entry.required(PlaceId::ENVELOPE));
    let is_unit = |node: &&NodeEntry| node.value_type == ValueType::Container;
    let units: BTreeSet<PlaceId> = required.filter(is_unit).map(|node| node.place).collect();
    units.into_iter().collect()
}

fn roots(entries: &[Entry]) -> Vec<String> {
    let bare = entries.iter().filter(|entry| !entry.envelope);
    let top = bare.flat_map(|entry| entry.children(PlaceId::ENVELOPE));
    let roots = top.filter(|node| node.value_type == ValueType::Container);
    let names: BTreeSet<&str> = roots.map(|node| &*node.name).collect();
    names.into_iter().map(str::to_owned).collect()
}
