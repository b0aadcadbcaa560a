//! A payload as rows: what the annotated tree shows, line by line, missing nodes included.

use hashbrown::HashMap;

use crate::analysis::{Analysis, Ghost, Severity, is_hoisted};
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
    /// A documented node that should be here, and isn't; how much that matters.
    Missing(&'a NodeEntry, Severity),
}

/// The rows of a payload, top to bottom.
///
/// XML and JSON give the same rows: the items of an array stand below its parent, each under the
/// array's name, and only an empty array, or one in an array, has a row of its own.
pub(super) fn rows(analysis: &Analysis) -> impl Iterator<Item = Row<'_>> {
    let document = analysis.document();
    let top = Level {
        end: document.n_nodes(),
        depth: 0,
        naming: Naming::by_name(document.top_level()),
        missing: Vec::new(),
    };
    Rows { analysis, open: vec![top], next: 0 }
}

/// How many rows hang directly below that of `node`, missing ones not counted.
pub(super) fn n_rows_below(node: Node<'_>) -> usize {
    node.children().map(|child| if is_hoisted(child) { child.children().count() } else { 1 }).sum()
}

struct Rows<'a> {
    analysis: &'a Analysis,
    /// What is around the next node, outermost first. No recursion: payloads may be a million deep.
    open: Vec<Level<'a>>,
    /// The next node's index.
    next: usize,
}

/// The children of one node.
struct Level<'a> {
    /// One past the index of the last node below.
    end: usize,
    depth: usize,
    naming: Naming<'a>,
    /// The missing children, the first one last.
    missing: Vec<Ghost<'a>>,
}

/// What tells siblings apart.
enum Naming<'a> {
    /// Their names, and a number where several have the same.
    ByName(HashMap<(Option<NameId>, Category), Count>),
    /// Their position in an array, behind the array's name if the array has no row of its own.
    ByPosition { array: &'a str, n_seen: usize },
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Category {
    Attribute,
    Text,
    Cdata,
    Comment,
    Instruction,
    Documentable,
}

#[derive(Default)]
struct Count {
    seen: usize,
    total: usize,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let level = self.open.last_mut()?;
            if let Some(missing) = level.missing.pop_if(|missing| missing.before <= self.next) {
                let content = Content::Missing(missing.entry, missing.severity);
                return Some(Row { depth: level.depth, content });
            }
            if level.end <= self.next {
                self.open.pop();
                continue;
            }
            let node = self.analysis.document().node(NodeId::new(self.next)?);
            self.next += 1;
            let depth = level.depth;
            let repeats = || self.analysis.documented(node.id()).is_some_and(|entry| entry.repeats);
            if is_hoisted(node) {
                self.open_level(node, depth, node.name().unwrap_or_default());
                continue;
            }
            let label = level.naming.label(node, repeats);
            self.open_level(node, depth + 1, "");
            return Some(Row { depth, content: Content::Node { node, label } });
        }
    }
}

impl<'a> Rows<'a> {
    fn open_level(&mut self, node: Node<'a>, depth: usize, array: &'a str) {
        let mut missing = self.analysis.ghosts_below(node);
        // What is told first stays first among those at one place.
        missing.reverse();
        missing.sort_by_key(|missing| std::cmp::Reverse(missing.before));
        if node.has_children() || !missing.is_empty() {
            let naming = if node.kind() == Kind::Array {
                Naming::ByPosition { array, n_seen: 0 }
            } else {
                Naming::by_name(node.children())
            };
            self.open.push(Level { end: node.subtree().end, depth, naming, missing });
        }
    }
}

impl Naming<'_> {
    fn by_name(siblings: Children<'_>) -> Self {
        let mut counts: HashMap<_, Count> = HashMap::new();
        for sibling in siblings {
            counts.entry((sibling.name_id(), Category::of(sibling.kind()))).or_default().total += 1;
        }
        Self::ByName(counts)
    }

    fn label(&mut self, node: Node<'_>, repeats: impl FnOnce() -> bool) -> String {
        match self {
            Self::ByPosition { array, n_seen } => {
                *n_seen += 1;
                format!("{}[{}]", visible(array), *n_seen - 1)
            }
            Self::ByName(counts) => {
                let category = Category::of(node.kind());
                let count = counts.entry((node.name_id(), category)).or_default();
                count.seen += 1;
                let index = count.seen - 1;
                let name = match node.name() {
                    Some("") => "\"\"".into(),
                    Some(name) => visible(name),
                    None => "".into(),
                };
                match category {
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
    }
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
