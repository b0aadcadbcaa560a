//! Every row of a payload, as if nothing were folded.
//!
//! The items of an array stand in place of the array, as same-named elements do in XML, so that both
//! notations of a payload look the same; documented nodes that are missing stand as ghosts where they
//! should be.

use std::ops::Range;

use hashbrown::HashMap;

use super::bits::Bits;
use super::fold::Branches;
use super::{Row, Target};
use crate::analysis::{Analysis, is_hoisted};
use crate::catalog::PlaceId;
use crate::document::{Kind, NameId, Node, NodeId};

/// Every row of a payload in order, with what hangs below it.
#[derive(Debug, Default)]
pub struct Outline {
    lines: Vec<Line>,
    /// What the lines of ghosts show, in order.
    ghosts: Vec<(NodeId, PlaceId)>,
    /// The ghosts' lines, ordered by what they show.
    ghost_lines: Vec<u32>,
    foldable: Bits,
    root: Option<usize>,
    /// The last child of the node that has most, and how many it has.
    most_siblings: Option<(NodeId, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    /// Of a ghost, the parent.
    node: NodeId,
    depth: u32,
    /// The first line that doesn't hang below it.
    end: u32,
    /// Of a node, which of its same-named siblings it is, or [`NONE`]. Of a ghost, which ghost it is.
    number: u32,
    /// [`NONE`] for a ghost.
    n_children: u32,
}

const NONE: u32 = u32::MAX;

impl Outline {
    /// The rows of a payload. Looks at every node.
    pub fn new(analysis: &Analysis) -> Self {
        let mut walk = Walk::new(analysis);
        for node in analysis.document().nodes() {
            walk.close_until(node.id().index());
            walk.enter(node);
        }
        walk.close_until(usize::MAX);
        walk.finish()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many bytes of memory they take.
    pub fn memory(&self) -> usize {
        self.lines.capacity() * size_of::<Line>()
    }

    /// The row at `place`, from 0.
    pub fn get(&self, place: usize) -> Option<Row> {
        let line = self.lines.get(place)?;
        Some(Row {
            target: self.target(line),
            depth: line.depth,
            number: (!line.is_ghost() && line.number != NONE).then_some(line.number as usize),
            n_children: if line.is_ghost() { 0 } else { line.n_children as usize },
            is_foldable: line.end as usize > place + 1,
            is_folded: false,
        })
    }

    /// A node that has as many siblings as any: what is to be known of its like takes longest to find out.
    pub fn most_siblings(&self) -> Option<NodeId> {
        self.most_siblings.map(|(node, _)| node)
    }

    /// Where a target's row stands.
    pub fn place_of(&self, target: Target) -> Option<usize> {
        // Nodes stand in document order; ghosts stand between them, out of that order.
        let Target::Node(node) = target else { return self.place_of_ghost(target) };
        let mut range = 0..self.lines.len();
        while !range.is_empty() {
            let middle = range.start + range.len() / 2;
            let (place, found) = self.node_at_or_before(middle)?;
            match found.cmp(&node) {
                std::cmp::Ordering::Equal => return Some(place),
                std::cmp::Ordering::Less => range.start = middle + 1,
                std::cmp::Ordering::Greater => range.end = place,
            }
        }
        None
    }

    /// The documented nodes that are missing, ordered by the node that they are missing in.
    pub fn ghosts(&self) -> impl Iterator<Item = (NodeId, PlaceId)> {
        self.ghost_lines.iter().filter_map(|&line| {
            let line = self.lines.get(line as usize)?;
            self.ghosts.get(line.number as usize).copied()
        })
    }

    fn target(&self, line: &Line) -> Target {
        let ghost = line.is_ghost().then(|| self.ghosts.get(line.number as usize)).flatten();
        ghost.map_or(Target::Node(line.node), |&(parent, place)| Target::Missing { parent, place })
    }

    fn node_at_or_before(&self, place: usize) -> Option<(usize, NodeId)> {
        (0..=place).rev().find_map(|place| {
            let line = self.lines.get(place).filter(|line| !line.is_ghost())?;
            Some((place, line.node))
        })
    }

    fn place_of_ghost(&self, target: Target) -> Option<usize> {
        let Target::Missing { parent, place } = target else { return None };
        let at = self.ghost_lines.binary_search_by_key(&(parent, place), |&line| {
            let line = self.lines.get(line as usize).map_or(0, |line| line.number as usize);
            self.ghosts.get(line).copied().unwrap_or((parent, place))
        });
        self.ghost_lines.get(at.ok()?).map(|&line| line as usize)
    }
}

impl Branches for Outline {
    fn len(&self) -> usize {
        self.lines.len()
    }

    fn below(&self, place: usize) -> Range<usize> {
        let end = self.lines.get(place).map_or(place + 1, |line| line.end as usize);
        place + 1..end
    }

    fn foldable(&self) -> &Bits {
        &self.foldable
    }

    fn root(&self) -> Option<usize> {
        self.root
    }
}

impl Line {
    fn is_ghost(&self) -> bool {
        self.n_children == NONE
    }
}

/// A row index or count, as it is kept. Nodes have ids of 32 bits, so that only more ghosts than there can
/// be would not fit.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE - 1)
}

/// A ghost that waits for its place.
#[derive(Clone, Copy)]
struct Ghost {
    parent: NodeId,
    place: PlaceId,
    /// The row goes before this node: a sibling, or what follows its parent.
    before: usize,
}

fn ghosts(analysis: &Analysis) -> Vec<Ghost> {
    let mut ghosts = Vec::new();
    let mut last_parent = None;
    for finding in analysis.findings() {
        let Some(parent) = finding.node().filter(|_| finding.missing().is_some()) else {
            continue;
        };
        if last_parent != Some(parent) {
            last_parent = Some(parent);
            let below = analysis.ghosts_below(analysis.document().node(parent));
            ghosts.extend(below.iter().map(|ghost| Ghost {
                parent,
                place: ghost.entry.place,
                before: ghost.before,
            }));
        }
    }
    ghosts.sort_by_key(|ghost: &Ghost| (ghost.before, std::cmp::Reverse(ghost.parent)));
    ghosts
}

struct Walk<'a> {
    analysis: &'a Analysis,
    outline: Outline,
    open: Vec<Open>,
    waiting: std::iter::Peekable<std::vec::IntoIter<Ghost>>,
    /// Counts of same-named siblings, to be used again.
    spare: Vec<Siblings>,
}

/// How often a name was met among siblings, and the line of its first bearer.
type Siblings = HashMap<Option<NameId>, (u32, Option<usize>)>;

struct Open {
    id: NodeId,
    end: usize,
    line: Option<usize>,
    /// Depth of its children's rows.
    depth: u32,
    is_array: bool,
    n_children: u32,
    siblings: Siblings,
}

impl<'a> Walk<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        let waiting = ghosts(analysis).into_iter().peekable();
        let n_lines = analysis.document().n_nodes() + waiting.len();
        let outline = Outline { lines: Vec::with_capacity(n_lines), ..Outline::default() };
        Self { analysis, outline, open: Vec::new(), waiting, spare: Vec::new() }
    }

    fn enter(&mut self, node: Node<'_>) {
        let id = node.id();
        let end = node.subtree().end;
        let has_row = !is_hoisted(node);
        let depth = self.open.last().map_or(0, |open| open.depth);
        let line = has_row.then_some(self.outline.lines.len());
        let number = self.number(node, line);
        if let Some(line) = line {
            self.outline.lines.push(Line {
                node: id,
                depth,
                end: short(line + 1),
                number: number.unwrap_or(NONE),
                n_children: 0,
            });
            if self.outline.root.is_none() && node.kind().is_documentable() {
                self.outline.root = Some(line);
            }
        }
        let has_ghosts = self.waiting.peek().is_some_and(|ghost| ghost.parent == id);
        if has_ghosts || end > id.index() + 1 {
            self.open.push(Open {
                id,
                end,
                line,
                depth: depth + u32::from(has_row),
                is_array: node.kind() == Kind::Array,
                n_children: 0,
                siblings: self.spare.pop().unwrap_or_default(),
            });
        }
    }

    /// Counts a node in its parent. Gives the number to show behind its name; the first of several gets
    /// its own once the second is met.
    fn number(&mut self, node: Node<'_>, line: Option<usize>) -> Option<u32> {
        let parent = self.open.last_mut()?;
        parent.n_children = parent.n_children.saturating_add(1);
        if !node.kind().is_documentable() {
            return None;
        }
        if self.outline.most_siblings.is_none_or(|(_, most)| parent.n_children > most) {
            self.outline.most_siblings = Some((node.id(), parent.n_children));
        }
        if parent.is_array {
            return Some(parent.n_children - 1);
        }
        let (count, first) = parent.siblings.entry(node.name_id()).or_insert((0, line));
        let number = *count;
        *count += 1;
        if number == 1
            && let Some(first) = first.and_then(|first| self.outline.lines.get_mut(first))
        {
            first.number = 0;
        }
        let repeats = || self.analysis.documented(node.id()).is_some_and(|entry| entry.repeats);
        (number > 0 || repeats()).then_some(number)
    }

    /// Leaves what ends before node `at`, and places the ghosts that stand before it.
    fn close_until(&mut self, at: usize) {
        while let Some((id, end, depth)) =
            self.open.last().map(|open| (open.id, open.end, open.depth))
        {
            self.place_ghosts(id, depth, at);
            if end > at {
                break;
            }
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        let end = self.outline.lines.len();
        if let Some(place) = open.line
            && let Some(line) = self.outline.lines.get_mut(place)
        {
            line.end = short(end);
            line.n_children = open.n_children;
            if end > place + 1 {
                self.outline.foldable.insert(place);
            }
        }
        // To empty a large table takes as long as to fill it, each time that it is used again.
        if open.siblings.capacity() <= 64 {
            open.siblings.clear();
            self.spare.push(open.siblings);
        }
    }

    fn place_ghosts(&mut self, parent: NodeId, depth: u32, at: usize) {
        let is_here = |ghost: &Ghost| ghost.before <= at && ghost.parent == parent;
        while let Some(ghost) = self.waiting.next_if(is_here) {
            let place = self.outline.lines.len();
            self.outline.lines.push(Line {
                node: parent,
                depth,
                end: short(place + 1),
                number: short(self.outline.ghosts.len()),
                n_children: NONE,
            });
            self.outline.ghosts.push((parent, ghost.place));
            self.outline.ghost_lines.push(short(place));
        }
    }

    fn finish(self) -> Outline {
        let mut outline = self.outline;
        let Outline { lines, ghosts, ghost_lines, .. } = &mut outline;
        ghost_lines.sort_by_key(|&line| {
            let line = lines.get(line as usize).map_or(0, |line| line.number as usize);
            ghosts.get(line).copied()
        });
        outline
    }
}
