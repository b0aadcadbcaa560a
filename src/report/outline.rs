//! A payload as rows: what the annotated tree shows, line by line, missing nodes included.

use hashbrown::HashMap;

use crate::analysis::{Analysis, Finding, Ghost, is_hoisted};
use crate::catalog::NodeEntry;
use crate::document::{Children, Kind, NameId, Node, NodeId};
use crate::words::visible;

/// A line of the tree.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// How many rows it hangs below.
    pub(super) depth: usize,
    pub(super) content: Content<'a>,
}

#[derive(Debug)]
pub(super) enum Content<'a> {
    /// A node, and the name that it has among its siblings: `Tasks[1]`.
    Node { node: Node<'a>, label: String },
    /// A documented node that should be here, and isn't; what tells so.
    Missing(&'a NodeEntry, &'a Finding),
}

/// The rows of a payload, top to bottom.
///
/// XML and JSON give the same rows: the items of an array stand below its parent, each under the
/// array's name, and only an empty array, or one in an array, has a row of its own.
pub(super) fn rows(analysis: &Analysis) -> impl Iterator<Item = Row<'_>> {
    let document = analysis.document();
    let top = Level {
        end: short(document.n_nodes()),
        depth: 0,
        naming: Naming::of(document.top_level()),
        missing_from: 0,
    };
    Rows { analysis, open: vec![top], missing: Vec::new(), next: 0 }
}

/// How many rows hang directly below that of `node`, missing ones not counted.
pub(super) fn n_rows_below(node: Node<'_>) -> usize {
    node.children().map(|child| if is_hoisted(child) { child.children().count() } else { 1 }).sum()
}

struct Rows<'a> {
    analysis: &'a Analysis,
    /// What is around the next node, outermost first. No recursion: payloads may be a million deep.
    open: Vec<Level>,
    /// The missing children of the open nodes, the first one last.
    missing: Vec<Ghost<'a>>,
    /// The next node's index.
    next: usize,
}

/// The children of one node. A payload may have a million of these open: they are kept small.
struct Level {
    /// One past the index of the last node below.
    end: u32,
    depth: u32,
    naming: Naming,
    /// Where its missing children begin among all that are.
    missing_from: u32,
}

/// What tells siblings apart.
enum Naming {
    /// Their names: no two have the same.
    Name,
    /// Their names, with a number where several have the same.
    Number(Box<HashMap<Alike, Count>>),
    /// Their position in an array, behind the array's name if the array has no row of its own.
    Position { array: Option<NameId>, n_seen: u32 },
}

impl Row<'_> {
    /// What the node is called among its siblings.
    pub(super) fn label(&self) -> &str {
        match &self.content {
            Content::Node { label, .. } => label,
            Content::Missing(entry, _) => &entry.name,
        }
    }
}

/// What siblings that are numbered have in common.
type Alike = (Option<NameId>, Category);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Category {
    Attribute,
    Text,
    Cdata,
    Comment,
    Instruction,
    Documentable,
}

#[derive(Clone, Copy)]
struct Count {
    seen: u32,
    total: u32,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let level = self.open.last_mut()?;
            let depth = level.depth;
            if self.missing.len() > level.missing_from as usize
                && let Some(missing) = self.missing.pop_if(|missing| missing.before <= self.next)
            {
                let content = Content::Missing(missing.entry, missing.finding);
                return Some(Row { depth: depth as usize, content });
            }
            if level.end as usize <= self.next {
                self.open.pop();
                continue;
            }
            let node = self.analysis.document().node(NodeId::new(self.next)?);
            self.next += 1;
            let repeats = || self.analysis.documented(node.id()).is_some_and(|entry| entry.repeats);
            if is_hoisted(node) {
                self.open_level(node, depth, node.name_id());
                continue;
            }
            let label = level.naming.label(node, repeats);
            self.open_level(node, depth + 1, None);
            return Some(Row { depth: depth as usize, content: Content::Node { node, label } });
        }
    }
}

impl<'a> Rows<'a> {
    fn open_level(&mut self, node: Node<'a>, depth: u32, array: Option<NameId>) {
        let mut missing = self.analysis.ghosts_below(node);
        // What is told first stays first among those at one place.
        missing.reverse();
        missing.sort_by_key(|missing| std::cmp::Reverse(missing.before));
        if node.has_children() || !missing.is_empty() {
            let naming = if node.kind() == Kind::Array {
                Naming::Position { array, n_seen: 0 }
            } else {
                Naming::of(node.children())
            };
            let (end, missing_from) = (short(node.subtree().end), short(self.missing.len()));
            // A level with nothing behind this one is over: last children of last children pile up nothing.
            let is_over =
                |level: &mut Level| level.end == end && level.missing_from == missing_from;
            while self.open.pop_if(is_over).is_some() {}
            self.missing.append(&mut missing);
            self.open.push(Level { end, depth, naming, missing_from });
        }
    }
}

impl Naming {
    fn of(siblings: Children<'_>) -> Self {
        let mut siblings: Vec<Alike> = siblings.map(alike).collect();
        siblings
            .sort_unstable_by_key(|&(name, category)| (name.map(NameId::index), category as u8));
        let counts: HashMap<Alike, Count> = siblings
            .chunk_by(|one, other| one == other)
            .filter_map(|run| match run {
                [] | [_] => None,
                [first, ..] => Some((*first, Count { seen: 0, total: short(run.len()) })),
            })
            .collect();
        if counts.is_empty() { Self::Name } else { Self::Number(Box::new(counts)) }
    }

    fn label(&mut self, node: Node<'_>, repeats: impl FnOnce() -> bool) -> String {
        let mut count = Count { seen: 0, total: 1 };
        match self {
            Self::Name => {}
            Self::Number(counts) => {
                if let Some(alike) = counts.get_mut(&alike(node)) {
                    count = *alike;
                    alike.seen += 1;
                }
            }
            Self::Position { array, n_seen } => {
                *n_seen += 1;
                let array = array.map_or("", |array| node.document().name(array));
                return format!("{}[{}]", visible(array), *n_seen - 1);
            }
        }
        let index = count.seen;
        let name = match node.name() {
            Some("") => "\"\"".into(),
            Some(name) => visible(name),
            None => "".into(),
        };
        match Category::of(node.kind()) {
            Category::Attribute => format!("@{name}"),
            Category::Text => format!("#text[{index}]"),
            Category::Cdata => format!("#cdata[{index}]"),
            Category::Comment => format!("#comment[{index}]"),
            Category::Instruction => format!("#instruction[{index}]"),
            Category::Documentable if node.name().is_none() => nameless(node).to_owned(),
            Category::Documentable if count.total > 1 || repeats() => {
                format!("{name}[{index}]")
            }
            Category::Documentable => name.into_owned(),
        }
    }
}

/// No document has more nodes.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn alike(node: Node<'_>) -> Alike {
    (node.name_id(), Category::of(node.kind()))
}

impl Category {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Attribute => Self::Attribute,
            Kind::Text => Self::Text,
            Kind::Cdata => Self::Cdata,
            Kind::Comment => Self::Comment,
            Kind::Instruction => Self::Instruction,
            Kind::Element
            | Kind::Object
            | Kind::Array
            | Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null => Self::Documentable,
        }
    }
}

/// The root of JSON has no name.
fn nameless(root: Node<'_>) -> &'static str {
    if root.kind() == Kind::Object {
        "{}"
    } else if root.kind() == Kind::Array {
        "[]"
    } else {
        "$"
    }
}
