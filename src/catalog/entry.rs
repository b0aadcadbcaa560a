//! One documented callback, and what it documents.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::lookup::Lookup;
use super::{ENVELOPE_NAME, Nodes, PlaceId, Sensitivity, Unit, ValueType};

/// One documented callback.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Entry {
    /// Names the entry everywhere: its file, `catalog ID`, `"entry"` in JSON.
    pub id: String,
    /// The callback's name for people.
    pub title: Bilingual,
    /// How the vendor writes this callback as JSON.
    pub json: JsonForm,
    /// The pages that the nodes cite; the first is the callback's own.
    pub sources: Vec<Source>,
    /// What a payload of this kind is known by.
    pub clues: Vec<Clue>,
    /// Every documented node, parents before children, siblings in the documented order.
    pub nodes: Nodes,
    /// Each is met only by a request that tries out the callback address, and tells of no job.
    pub tests: Vec<Condition>,
    /// What must hold between nodes.
    pub relations: Vec<Relation>,
    /// Whether its paths start with `Response`, in JSON too.
    pub envelope: bool,
    /// Where they don't: what is said of the object that holds all the rest.
    pub(super) root: Option<NodeEntry>,
    pub(super) lookup: Lookup,
}

impl Entry {
    /// What the entry says of `place`: nothing, if the place belongs to other entries alone.
    ///
    /// Without an envelope, the root of JSON is described by the entry's title.
    pub fn node(&self, place: PlaceId) -> Option<&NodeEntry> {
        match self.index(place) {
            Some(index) => self.nodes.get(index),
            None => self.root.as_ref().filter(|root| root.place == place),
        }
    }

    /// Whether it documents a node at `place`.
    pub fn lists(&self, place: PlaceId) -> bool {
        self.index(place).is_some()
    }

    /// The nodes documented directly below `place`, in the documented order.
    pub fn children(&self, place: PlaceId) -> impl Iterator<Item = &NodeEntry> {
        let (mut next, end) = match self.index(place) {
            Some(index) => (index + 1, self.end(index)),
            None if place == PlaceId::ENVELOPE => (0, self.nodes.len()),
            None => (0, 0),
        };
        std::iter::from_fn(move || {
            let child = self.nodes.get(next).filter(|_| next < end)?;
            next = self.end(next);
            Some(child)
        })
    }

    /// Those children of `place` that are documented as always present, in the documented order.
    ///
    /// Mind [`NodeEntry::either`]: one of two alternatives is enough.
    pub fn required(&self, place: PlaceId) -> impl Iterator<Item = &NodeEntry> {
        self.children(place).filter(|child| child.presence == Presence::Always)
    }

    /// The nodes of that name, wherever the entry has them: where a misplaced or misspelt one may belong.
    pub fn with_name<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a NodeEntry> {
        self.nodes.iter().filter(move |node| node.name == name)
    }

    /// Whether it describes jobs of which only the envelope is known.
    pub fn is_generic(&self) -> bool {
        self.id == "job"
    }

    /// The page that `node` cites.
    pub fn source(&self, node: &NodeEntry) -> Option<&Source> {
        self.sources.get(node.source)
    }

    /// By place: one more than the index of its node in [`Self::nodes`]; 0 or nothing where it documents none.
    pub(crate) fn numbers(&self) -> &Arc<[u16]> {
        self.lookup.by_place(&self.nodes)
    }

    fn index(&self, place: PlaceId) -> Option<usize> {
        self.lookup.index(place, &self.nodes)
    }

    fn end(&self, index: usize) -> usize {
        self.lookup.ends.get(index).map_or(self.nodes.len(), |&end| end.into())
    }
}

/// A sentence or a title in both languages, of the program itself or of a user. May hold Markdown code spans.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// English.
    #[serde(borrow)]
    pub en: Cow<'static, str>,
    /// Chinese.
    #[serde(borrow)]
    pub zh: Cow<'static, str>,
}

/// How the vendor's JSON of a callback differs from what its XML says by itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct JsonForm {
    /// Whether the `Response` envelope stays.
    pub envelope: EnvelopeInJson,
    /// Arrays even where there is only one.
    pub arrays: Vec<PlaceId>,
    /// Numbers, where all else is text.
    pub numbers: Vec<PlaceId>,
    /// Whether the callback was JSON from the start: its numbers are numbers, its empty texts stay, and what
    /// repeats is an array even where there is only one.
    pub native: bool,
}

/// What becomes of the `Response` envelope in the vendor's JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EnvelopeInJson {
    /// Its members stand at the top.
    Drop,
    /// It stands at the top.
    Keep,
}

/// A page of the vendor's documentation.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Source {
    /// Names the source within the entry.
    pub name: String,
    /// The page's title.
    pub title: Bilingual,
    /// The English page's address, where we know it.
    pub en: Option<String>,
    /// The Chinese page's address, where we know it.
    pub zh: Option<String>,
}

/// Something that speaks for a payload being of an entry's kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Clue {
    /// What to look for.
    pub sign: Sign,
    /// Whether it must not be there, instead.
    pub absent: bool,
    /// What it adds to the entry's weight when it is met; the heaviest entry wins.
    pub weight: u16,
    /// What it adds to the entry's lean when it is met: of entries that weigh the same, it says which comes first.
    pub lean: u16,
}

/// What a [`Clue`] looks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Sign {
    /// A node at this place: any, if `is` and `contains` are empty, or one with such a value.
    Node {
        /// Where.
        place: PlaceId,
        /// Its path as documented, to show.
        path: String,
        /// Which values.
        is: Vec<String>,
        /// What else a value may have in it.
        contains: Vec<String>,
        /// Whether there must be several, with more than one value among them.
        differ: bool,
    },
    /// A header of the request that carried the payload: any, if `is` is empty, or one with such a value.
    Header {
        /// Its name; letter case doesn't count.
        name: String,
        /// Which values.
        is: Vec<String>,
    },
}

/// One documented node of an entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact that a table states by itself")]
pub struct NodeEntry {
    /// Where it stands.
    pub place: PlaceId,
    /// Its path as documented, with `Response` in front where the entry has that envelope.
    #[serde(borrow)]
    pub path: Cow<'static, str>,
    /// The last part of the path; `*` for free keys.
    #[serde(borrow)]
    pub name: Cow<'static, str>,
    /// What its value may look like.
    pub value_type: ValueType,
    /// What its value is counted in.
    pub unit: Option<Unit>,
    /// When it is there, given that its parent is.
    pub presence: Presence,
    /// Whether it is sent without text too. The vendor's JSON then drops it, so that its absence there says nothing.
    pub may_be_empty: bool,
    /// Whether several may stand side by side. One alone is right all the same.
    pub repeats: bool,
    /// Whether several may stand side by side though one is the rule: paths number them only then.
    pub may_repeat: bool,
    /// The siblings each of which may stand in its place.
    pub either: Vec<PlaceId>,
    /// The children whose values tell one such node from another, those that count most first.
    pub named_by: Vec<PlaceId>,
    /// What its value gives away.
    pub sensitivity: Sensitivity,
    /// How we know of it.
    pub provenance: Provenance,
    /// Which of the entry's sources tells of it.
    pub source: usize,
    /// Languages in which the meaning is ours, though the documentation has one in another language.
    pub translated: Vec<Language>,
    /// What it says. The documented description itself only if the node is [`Provenance::Documented`] and the
    /// language isn't among `translated`; our own words otherwise.
    pub meaning: Bilingual,
    /// The documented values.
    pub values: Vec<AllowedValue>,
    /// Whether the documentation leaves its list of values open ("…, etc.").
    pub more_values: bool,
    /// Whether nodes that the documentation doesn't name may stand below it too.
    pub more_nodes: bool,
    /// Where the documentation says otherwise than the payloads.
    pub slips: Vec<Slip>,
}

impl NodeEntry {
    /// Whether it tells which job this is and how it stands: a failure must tell that too.
    pub fn is_identity(&self) -> bool {
        let is_id = matches!(
            self.value_type,
            ValueType::JobId | ValueType::RunId | ValueType::WorkflowId | ValueType::QueueId
        );
        let below = self.path.strip_prefix(ENVELOPE_NAME).and_then(|path| path.strip_prefix('.'));
        let is_unit = self.value_type == ValueType::Container
            && self.presence == Presence::Always
            && !below.unwrap_or(&self.path).contains('.');
        is_id || is_unit || matches!(&*self.name, "State" | "Tag")
    }
}

/// When a node is there, given that its parent is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// Always. Documented for success: few failures are.
    Always,
    /// Whenever the job succeeded.
    OnSuccess,
    /// Sometimes, for reasons that the payload needn't tell.
    Sometimes,
    /// Documented for when the condition holds. It may be there otherwise too.
    When(Condition),
}

/// A node is there, with any value, or with one that fits.
///
/// Beside a node or a relation that repeats with its parent, it asks within the same parent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Which node.
    pub place: PlaceId,
    /// Its path as documented, to show.
    pub path: String,
    /// One of these values, unless there are none.
    pub is: Vec<String>,
    /// A value that this type accepts and that isn't empty, if there is one.
    pub value_type: Option<ValueType>,
}

/// How we know of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// The callback's own document describes it.
    Documented,
    /// A page that the document refers to describes it.
    Linked,
    /// It only stands in documented samples, or in the vendor's program libraries.
    Sample,
}

/// A language of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    En,
    /// Chinese.
    Zh,
}

/// One of the documented values of a node.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AllowedValue {
    /// The value.
    #[serde(borrow)]
    pub is: Cow<'static, str>,
    /// What it means.
    pub meaning: Bilingual,
}

/// A mistake in the documentation that the payloads contradict.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Slip {
    /// What the documentation says instead.
    pub documented: SlipKind,
    /// Which of the entry's sources says so.
    pub source: usize,
    /// In which language; in both, if none.
    pub language: Option<Language>,
}

/// What a [`Slip`] is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlipKind {
    /// The documentation gives another path.
    Path(String),
    /// The documentation gives another type, in its own words.
    Type(String),
}

/// What must hold between nodes of one payload.
///
/// Each is meant within the deepest node that holds all its places, so for each of several jobs or tasks by itself.
/// Absent and empty nodes say nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Relation {
    /// The rule that a violation is told under.
    pub rule: String,
    /// Whether it is no more than a hint.
    pub hint: bool,
    /// In how many of the documented samples it holds, and to how many it applies.
    pub held: (u32, u32),
    /// Only asked where this holds.
    pub when: Option<Condition>,
    /// What must hold.
    pub kind: RelationKind,
}

/// What a [`Relation`] asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum RelationKind {
    /// No time is later than one at a place behind it.
    Order(Vec<PlaceId>),
    /// The values of the first place are those of the others, concatenated: the n-th where they repeat alike.
    Equal {
        /// One side.
        of: PlaceId,
        /// The other.
        is: Vec<PlaceId>,
    },
    /// As many nodes as this, not counting empty ones. Where there are none, nothing is asked.
    Count {
        /// The nodes to count, at one place or at several.
        of: Vec<PlaceId>,
        /// How many there must be.
        is: Amount,
    },
    /// No value occurs twice.
    Unique(PlaceId),
    /// One holds exactly when the other does: both, or neither.
    Iff(Condition, Condition),
    /// The values, concatenated and without a leading `/`, fit a pattern in which `${…}` stands for any characters.
    Pattern {
        /// What must fit: the n-th of each place where they repeat alike.
        of: Vec<PlaceId>,
        /// Where the pattern is.
        is: PlaceId,
    },
    /// The value starts with another's.
    Prefix {
        /// What must start so.
        of: PlaceId,
        /// Where the start is.
        is: PlaceId,
    },
    /// Both are there, or neither. Empty ones are not there.
    Together(PlaceId, PlaceId),
}

/// How many nodes a [`RelationKind::Count`] asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amount {
    /// As many as this node's value says.
    Value(PlaceId),
    /// As many as there are of these nodes.
    Nodes(PlaceId),
}
