//! Goes through the nodes of a payload, looking for a query.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::HashMap;

use super::matcher::Matcher;
use super::query::Place;
use crate::analysis::{Analysis, PathWriter, decoded, is_hoisted};
use crate::catalog::{NodeEntry, PlaceId};
use crate::document::{NameId, Node, NodeId};
use crate::words::Language;

/// Where in a node, or in a documented one that is missing, something was found first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    place: Place,
    spelling: Spelling,
    start: u32,
    end: u32,
}

/// In which of its spellings a value holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// As it is meant; so are all places that are no value.
    Meant,
    /// Only as it is written, references and escapes included.
    Written,
    /// Only in the text that it encodes.
    Decoded,
}

impl Spot {
    fn new(place: Place, span: &Range<usize>) -> Self {
        let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { place, spelling: Spelling::Meant, start: short(span.start), end: short(span.end) }
    }

    /// In what of the node it was found.
    pub fn place(self) -> Place {
        self.place
    }

    /// In which spelling of a value it was found.
    pub fn spelling(self) -> Spelling {
        self.spelling
    }

    /// Where in the text of that place it stands.
    pub fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A node's value in one of its spellings.
pub fn value_as<'a>(analysis: &'a Analysis, node: Node<'a>, spelling: Spelling) -> Cow<'a, str> {
    match spelling {
        Spelling::Meant => node.value().unwrap_or_default(),
        Spelling::Written => node.raw_value().unwrap_or_default().into(),
        Spelling::Decoded => text_behind(analysis, node).unwrap_or_default().into(),
    }
}

fn text_behind(analysis: &Analysis, node: Node<'_>) -> Option<String> {
    let entry = analysis.documented(node.id());
    decoded::text_behind(entry.map(|entry| entry.value_type), &node.value()?)
}

/// What the documentation says of a node, without the marks around names.
pub fn description(entry: &NodeEntry, language: Language) -> Cow<'_, str> {
    let meaning = language.pick(&entry.meaning.en, &entry.meaning.zh);
    if meaning.contains('`') { meaning.replace('`', "").into() } else { meaning.into() }
}

/// The path where a missing node should be.
pub fn missing_path(analysis: &Analysis, parent: NodeId, place: PlaceId) -> String {
    format!("{}.{}", analysis.path(parent), analysis.catalog().place_name(place))
}

/// Looks for a query in the nodes of a payload, one after another.
pub struct Seeker<'a> {
    analysis: &'a Analysis,
    matcher: &'a Matcher,
    language: Language,
    /// Where in a name it was found; names and descriptions come again and again.
    names: HashMap<NameId, Option<Range<usize>>>,
    descriptions: HashMap<PlaceId, Option<Range<usize>>>,
    /// Only where paths are looked at.
    path: Option<CurrentPath<'a>>,
}

impl<'a> Seeker<'a> {
    /// Begins at the first node.
    pub fn new(analysis: &'a Analysis, matcher: &'a Matcher, language: Language) -> Self {
        let is_in_paths = matcher.looks_in(Place::Path) && matcher.may_span_steps();
        Self {
            analysis,
            matcher,
            language,
            names: HashMap::new(),
            descriptions: HashMap::new(),
            path: is_in_paths.then(|| CurrentPath::new(analysis)),
        }
    }

    /// Where it is found first in a node. All nodes must be asked about, in document order.
    pub fn in_node(&mut self, node: Node<'a>) -> Option<Spot> {
        let is_hoisted = is_hoisted(node);
        if let Some(path) = &mut self.path {
            path.enter(node, is_hoisted);
        }
        if is_hoisted {
            return None;
        }
        self.in_name(node)
            .or_else(|| self.in_value(node))
            .or_else(|| self.in_description(self.analysis.documented(node.id())?))
            .or_else(|| self.in_path())
    }

    /// Where it is found first in a documented node that is missing below `parent`.
    pub fn in_missing(&mut self, parent: NodeId, place: PlaceId) -> Option<Spot> {
        let entry = self.analysis.entry().and_then(|entry| entry.node(place));
        let in_name = || {
            let name = &entry.filter(|_| self.matcher.looks_in(Place::Name))?.name;
            Some(Spot::new(Place::Name, &self.matcher.first(name)?))
        };
        in_name().or_else(|| self.in_description(entry?)).or_else(|| {
            self.path.as_ref()?;
            let path = missing_path(self.analysis, parent, place);
            let own = path.rfind('.').map_or(0, |dot| dot + 1);
            Some(Spot::new(Place::Path, &self.matcher.in_path(&path, own)?))
        })
    }

    fn in_name(&mut self, node: Node<'a>) -> Option<Spot> {
        if !self.matcher.looks_in(Place::Name) {
            return None;
        }
        let name = node.label_id()?;
        let find = || self.matcher.first(node.document().name(name));
        let span = self.names.entry(name).or_insert_with(find).as_ref()?;
        Some(Spot::new(Place::Name, span))
    }

    fn in_value(&self, node: Node<'a>) -> Option<Spot> {
        if !self.matcher.looks_in(Place::Value) {
            return None;
        }
        let value = node.value()?;
        if let Some(span) = self.matcher.first(&value) {
            return Some(Spot::new(Place::Value, &span));
        }
        let spelt = |spelling, span| Spot { spelling, ..Spot::new(Place::Value, &span) };
        // Most values mean just what is written.
        let raw = node.raw_value().filter(|raw| *raw != value);
        let in_raw = raw.and_then(|raw| self.matcher.first(raw));
        in_raw.map(|span| spelt(Spelling::Written, span)).or_else(|| {
            let text = text_behind(self.analysis, node)?;
            Some(spelt(Spelling::Decoded, self.matcher.first(&text)?))
        })
    }

    fn in_description(&mut self, entry: &'a NodeEntry) -> Option<Spot> {
        if !self.matcher.looks_in(Place::Description) {
            return None;
        }
        let find = || self.matcher.first(&description(entry, self.language));
        let span = self.descriptions.entry(entry.place).or_insert_with(find).as_ref()?;
        Some(Spot::new(Place::Description, span))
    }

    fn in_path(&self) -> Option<Spot> {
        let path = self.path.as_ref()?;
        Some(Spot::new(Place::Path, &self.matcher.in_path(&path.text, path.own())?))
    }
}

/// The path of the node that the walk has come to, in one string that grows and shrinks with it.
struct CurrentPath<'a> {
    writer: PathWriter<'a>,
    text: String,
    n_prefix: usize,
    open: Vec<Step>,
}

struct Step {
    /// The first node that doesn't stand below.
    end: usize,
    path_end: usize,
    /// Where the node's own step begins: for an item of an array, with the array's name.
    own: usize,
    is_hoisted: bool,
}

impl<'a> CurrentPath<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        let writer = analysis.paths();
        let text = writer.prefix().to_owned();
        Self { writer, n_prefix: text.len(), text, open: Vec::new() }
    }

    fn enter(&mut self, node: Node<'a>, is_hoisted: bool) {
        while self.open.last().is_some_and(|open| open.end <= node.id().index()) {
            self.open.pop();
        }
        let parent = self.open.last();
        let start = parent.map_or(self.n_prefix, |open| open.path_end);
        let own = parent.filter(|open| open.is_hoisted).map_or(start, |open| open.own);
        self.text.truncate(start);
        self.writer.push(&mut self.text, self.open.len(), node.id());
        let (end, path_end) = (node.subtree().end, self.text.len());
        self.open.push(Step { end, path_end, own, is_hoisted });
    }

    fn own(&self) -> usize {
        self.open.last().map_or(0, |open| open.own)
    }
}
