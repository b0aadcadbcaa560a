//! XML → JSON as the vendor sends it.
//!
//! Leaves without text are left out; same-named siblings are an array where the first of them stands;
//! text stays text.

use std::borrow::Cow;

use super::super::json_text::Text;
use super::super::json_writer::JsonWriter;
use super::super::not_kept::{Losses, Reason};
use super::super::output::Output;
use super::super::{Indent, Part};
use super::rules::Rules;
use crate::catalog::ENVELOPE_NAME;
use crate::document::{Document, Kind, NameId, Node, NodeId, is_blank};

pub(super) fn write(
    part: Part<'_>,
    rules: &Rules<'_>,
    indent: Indent,
    losses: &mut Losses,
    out: &mut Output<'_>,
) {
    let document = part.document();
    let mut walk = Walk {
        document,
        rules,
        json: JsonWriter::new(out, indent),
        losses,
        groups: Groups::default(),
        members: Vec::new(),
        frames: Vec::new(),
    };
    walk.json.begin_object();
    walk.begin_root(part);
    walk.run();
    walk.json.finish();
}

struct Walk<'a, 'w, 'o> {
    document: &'a Document,
    rules: &'a Rules<'a>,
    json: JsonWriter<'w, 'o>,
    losses: &'w mut Losses,
    groups: Groups,
    /// The members of all open objects; those of the innermost come last.
    members: Vec<Member>,
    frames: Vec<Frame>,
}

/// A child element that becomes a member, or an item of one.
#[derive(Clone, Copy)]
struct Member {
    node: NodeId,
    /// Same-named siblings share it.
    group: usize,
}

/// An open object.
struct Frame {
    /// Where its members start.
    start: usize,
    next: usize,
    /// The group whose array is open.
    array: Option<usize>,
}

impl<'a> Walk<'a, '_, '_> {
    fn begin_root(&mut self, part: Part<'a>) {
        let root = part.node;
        if part.is_whole {
            for beside in self.document.top_level() {
                self.losses.note_beside_elements(beside);
            }
            let is_envelope = root.name() == Some(ENVELOPE_NAME);
            if is_envelope && self.rules.drops_envelope_in_json() && !is_text(root) {
                return self.begin(root);
            }
        }
        self.frames.push(Frame { start: 0, next: 0, array: None });
        if self.is_kept(root) {
            self.members.push(Member { node: root.id(), group: 0 });
        }
    }

    fn run(&mut self) {
        while let Some(frame) = self.frames.last_mut() {
            let Some(&member) = self.members.get(frame.next) else {
                if frame.array.is_some() {
                    self.json.end_array();
                }
                self.json.end_object();
                self.members.truncate(frame.start);
                self.frames.pop();
                continue;
            };
            frame.next += 1;
            let node = self.document.node(member.node);
            if frame.array != Some(member.group) {
                if frame.array.is_some() {
                    self.json.end_array();
                }
                self.json.key(&node.name().unwrap_or_default().into());
                let following = self.members.get(frame.next);
                let is_repeated = following.is_some_and(|next| next.group == member.group);
                let is_array = is_repeated || self.rules.is_array(node);
                frame.array = is_array.then_some(member.group);
                if is_array {
                    self.json.begin_array();
                }
            }
            if let Some(text) = node.literal() {
                self.text(node, text.into());
            } else if has_elements(node) {
                self.json.begin_object();
                self.begin(node);
            } else {
                self.note_leaf(node);
                self.text(node, node.text_content());
            }
            if self.json.has_failed() {
                return;
            }
        }
    }

    fn text(&mut self, node: Node<'_>, text: Cow<'_, str>) {
        if self.rules.is_number(node, &text) {
            self.json.literal(&text);
        } else if self.rules.drops_empty() || !is_blank(&text) {
            self.json.string(&Text::Plain(text));
        } else {
            self.json.string(&"".into());
        }
    }

    /// Lines up the members of the object that a node becomes.
    fn begin(&mut self, node: Node<'_>) {
        let start = self.members.len();
        let mut last_group = 0;
        let mut is_in_order = true;
        self.groups.begin(node);
        for child in node.children() {
            if child.kind() != Kind::Element {
                self.losses.note_beside_elements(child);
            } else if self.is_kept(child) {
                let group = self.groups.of(child);
                if group < last_group {
                    is_in_order = false;
                    self.losses.note(Reason::Order, child);
                }
                last_group = group;
                self.members.push(Member { node: child.id(), group });
            }
        }
        if !is_in_order && let Some(members) = self.members.get_mut(start..) {
            members.sort_by_key(|member| member.group);
        }
        self.frames.push(Frame { start, next: start, array: None });
    }

    fn is_kept(&mut self, node: Node<'_>) -> bool {
        if node.literal().is_some_and(|text| !is_blank(text)) {
            return true;
        }
        let is_kept = !self.rules.drops_empty() || has_elements(node) || is_text(node);
        if !is_kept {
            self.note_leaf(node);
        }
        is_kept
    }

    /// Notes what a leaf has beside its text.
    fn note_leaf(&mut self, node: Node<'_>) {
        for child in node.children() {
            if !matches!(child.kind(), Kind::Text | Kind::Cdata) {
                self.losses.note_beside_elements(child);
            }
        }
    }
}

/// Numbers the names of an element's children, in the order of first appearance.
#[derive(Default)]
struct Groups {
    /// By name: in which element it was seen last, and its number there.
    seen: Vec<Option<(NodeId, usize)>>,
    element: Option<NodeId>,
    count: usize,
}

impl Groups {
    fn begin(&mut self, element: Node<'_>) {
        self.element = Some(element.id());
        self.count = 0;
    }

    fn of(&mut self, child: Node<'_>) -> usize {
        let (Some(name), Some(element)) = (child.name_id().map(NameId::index), self.element) else {
            return 0;
        };
        if self.seen.len() <= name {
            self.seen.resize(name + 1, None);
        }
        let Some(seen) = self.seen.get_mut(name) else { return 0 };
        match *seen {
            Some((last, group)) if last == element => group,
            _ => {
                let group = self.count;
                *seen = Some((element, group));
                self.count += 1;
                group
            }
        }
    }
}

fn has_elements(node: Node<'_>) -> bool {
    node.has_children() && node.children().any(|child| child.kind() == Kind::Element)
}

/// Whether it has text and nothing but text.
fn is_text(node: Node<'_>) -> bool {
    !has_elements(node) && !is_blank(&node.text_content())
}
