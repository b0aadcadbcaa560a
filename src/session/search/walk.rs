//! Goes through a payload, looking for a query.

use std::ops::Range;
use std::time::{Duration, Instant};

use hashbrown::HashMap;

use super::hits::{self, Hit};
use super::matcher::Matcher;
use super::query::Place;
use crate::analysis::{Analysis, PathWriter, is_hoisted};
use crate::catalog::{NodeEntry, PlaceId};
use crate::document::{NameId, Node, NodeId};
use crate::session::{Outline, Target};
use crate::words::Language;

/// How many nodes are looked at between two looks at the clock.
const N_AT_ONCE: usize = 4096;

/// How often hits are handed over, after the first of them.
const PACE: Duration = Duration::from_millis(40);

/// Looks for a query in a payload and hands over the hits in portions, in document order; the last portion
/// comes with `true`. Ends early where `take` answers that nobody wants more.
pub(in crate::session) fn find(
    (analysis, outline): (&Analysis, &Outline),
    matcher: &Matcher,
    language: Language,
    mut take: impl FnMut(Vec<Hit>, bool) -> bool,
) {
    let mut walk = Walk {
        analysis,
        matcher,
        language,
        names: HashMap::new(),
        descriptions: HashMap::new(),
        path: (matcher.looks_in(Place::Path) && matcher.may_span_steps())
            .then(|| CurrentPath::new(analysis)),
        hits: Vec::new(),
    };
    let mut ghosts = outline.ghosts().peekable();
    let mut last_time = None;
    for (index, node) in analysis.document().nodes().enumerate() {
        if index % N_AT_ONCE == 0 {
            let is_time = last_time.is_none_or(|last: Instant| last.elapsed() >= PACE);
            let is_new = is_time && !walk.hits.is_empty();
            let portion = if is_new { std::mem::take(&mut walk.hits) } else { Vec::new() };
            if !take(portion, false) {
                return;
            }
            if is_new {
                last_time = Some(Instant::now());
            }
        }
        walk.node(node);
        while let Some((parent, place)) = ghosts.next_if(|(parent, _)| *parent == node.id()) {
            walk.ghost(parent, place);
        }
    }
    take(walk.hits, true);
}

struct Walk<'a> {
    analysis: &'a Analysis,
    matcher: &'a Matcher,
    language: Language,
    /// Where in a name it was found; names and descriptions come again and again.
    names: HashMap<NameId, Option<Range<usize>>>,
    descriptions: HashMap<PlaceId, Option<Range<usize>>>,
    /// Only where paths are looked at.
    path: Option<CurrentPath<'a>>,
    hits: Vec<Hit>,
}

impl<'a> Walk<'a> {
    fn node(&mut self, node: Node<'a>) {
        let is_hoisted = is_hoisted(node);
        if let Some(path) = &mut self.path {
            path.enter(node, is_hoisted);
        }
        if is_hoisted {
            return;
        }
        let hit = self
            .in_name(node)
            .or_else(|| self.in_value(node))
            .or_else(|| self.in_description(Target::Node(node.id())))
            .or_else(|| self.in_path(node.id()));
        self.hits.extend(hit);
    }

    fn in_name(&mut self, node: Node<'a>) -> Option<Hit> {
        if !self.matcher.looks_in(Place::Name) {
            return None;
        }
        let name = node.label_id()?;
        let find = || self.matcher.first(node.document().name(name));
        let span = self.names.entry(name).or_insert_with(find).as_ref()?;
        Some(Hit::new(Target::Node(node.id()), Place::Name, span))
    }

    fn in_value(&self, node: Node<'a>) -> Option<Hit> {
        if !self.matcher.looks_in(Place::Value) {
            return None;
        }
        let value = node.value()?;
        let target = Target::Node(node.id());
        if let Some(span) = self.matcher.first(&value) {
            return Some(Hit::new(target, Place::Value, &span));
        }
        // Most values mean just what is written.
        let raw = node.raw_value().filter(|raw| *raw != value)?;
        let span = self.matcher.first(raw)?;
        Some(Hit { is_raw: true, ..Hit::new(target, Place::Value, &span) })
    }

    fn in_description(&mut self, target: Target) -> Option<Hit> {
        if !self.matcher.looks_in(Place::Description) {
            return None;
        }
        let entry = match target {
            Target::Node(node) => self.analysis.documented(node),
            Target::Missing { place, .. } => self.missing(place),
        }?;
        let find = || self.matcher.first(&hits::description(entry, self.language));
        let span = self.descriptions.entry(entry.place).or_insert_with(find).as_ref()?;
        Some(Hit::new(target, Place::Description, span))
    }

    fn in_path(&self, node: NodeId) -> Option<Hit> {
        let path = self.path.as_ref()?;
        let span = self.matcher.in_path(&path.text, path.own())?;
        Some(Hit::new(Target::Node(node), Place::Path, &span))
    }

    fn ghost(&mut self, parent: NodeId, place: PlaceId) {
        let target = Target::Missing { parent, place };
        let name = || {
            let span = self.matcher.first(&self.missing(place)?.name)?;
            Some(Hit::new(target, Place::Name, &span))
        };
        let in_name = if self.matcher.looks_in(Place::Name) { name() } else { None };
        let hit = in_name.or_else(|| self.in_description(target)).or_else(|| {
            self.path.as_ref()?;
            let path = hits::path(self.analysis, target);
            let own = path.rfind('.').map_or(0, |dot| dot + 1);
            Some(Hit::new(target, Place::Path, &self.matcher.in_path(&path, own)?))
        });
        self.hits.extend(hit);
    }

    fn missing(&self, place: PlaceId) -> Option<&'a NodeEntry> {
        self.analysis.entry()?.node(place)
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
