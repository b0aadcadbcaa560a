//! From a path back to its node.

use super::{Document, Kind, Node, NodeId};

impl Document {
    /// The nodes at a path, as [`super::Paths`] writes it, or as JSONPath, JSON Pointer, XPath or jq do; none where it
    /// leads nowhere or is no path.
    ///
    /// An index may be left out: then all of the same-named siblings are found. A first step that JSON
    /// doesn't have stands for its root, as `Response` does where it was sent without its envelope; XML whose root
    /// isn't called like that is entered as JSON without the envelope would be. Of JSONPath and XPath, what leads to
    /// one place is understood, `[*]` and a step to anywhere below, but no conditions.
    pub fn find(&self, path: &str) -> Vec<NodeId> {
        let Some(steps) = steps(path.trim()) else { return Vec::new() };
        let mut found: Vec<Node<'_>> = self.root().into_iter().collect();
        for (n_before, step) in steps.iter().enumerate() {
            found = match step {
                Step::Below(name) => self.below(&found, name),
                Step::Every => found.into_iter().flat_map(Node::items).collect(),
                _ if n_before == 0 => self.first_step(step),
                Step::At(index) => at(&found, *index),
                Step::Text => {
                    let texts = inside(&found, step);
                    // The text of a leaf lives in it.
                    if texts.is_empty() { found } else { texts }
                }
                Step::Name(name) => {
                    let named = inside(&found, step);
                    let index = name.parse().ok().filter(|_| named.is_empty());
                    index.map_or(named, |index| at(&found, index))
                }
                Step::Attribute(_) | Step::Other(_) => inside(&found, step),
            };
        }
        found.into_iter().map(Node::id).collect()
    }

    /// The nodes of a name in others, however deep.
    fn below<'d>(&'d self, found: &[Node<'d>], name: &str) -> Vec<Node<'d>> {
        let Some(name) = self.find_name(name) else { return Vec::new() };
        let ids = found.iter().flat_map(|node| node.subtree()).filter_map(NodeId::new);
        let nodes = ids.map(|id| self.node(id));
        nodes.filter(|node| node.name_id() == Some(name)).collect()
    }

    fn first_step(&self, step: &Step) -> Vec<Node<'_>> {
        let named: Vec<_> = self.top_level().filter(|node| step.is(*node)).collect();
        let root = self.root().filter(|root| root.name_id().is_none());
        match (root, step) {
            (Some(root), Step::At(index)) => at(&[root], *index),
            (Some(root), Step::Name(name)) if name == "$" => vec![root],
            (Some(root), Step::Name(name)) if root.kind() == Kind::Array => {
                name.parse().map_or_else(|_no_number| vec![root], |index| at(&[root], index))
            }
            (Some(root), Step::Name(_)) => {
                let members: Vec<_> = root.children().filter(|child| step.is(*child)).collect();
                if members.is_empty() { vec![root] } else { members }
            }
            // The root of XML, where its name was left out.
            (None, Step::Name(_)) if named.is_empty() => {
                self.root().map(|root| inside(&[root], step)).unwrap_or_default()
            }
            (Some(_) | None, _) => named,
        }
    }
}

/// The part of a path that leads from one node to the next.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// An element's or member's name.
    Name(String),
    Attribute(String),
    /// Text, comments and what else has no name.
    Other(Kind),
    /// Text, as CDATA too: what XPath takes for one.
    Text,
    /// Position among those found so far: same-named siblings, or the items of an array.
    At(usize),
    /// All items of an array, or all same-named siblings.
    Every,
    /// All that have this name, however deep.
    Below(String),
}

impl Step {
    fn is(&self, node: Node<'_>) -> bool {
        match self {
            Self::Name(name) => node.kind().is_documentable() && node.name() == Some(name),
            Self::Attribute(name) => node.kind() == Kind::Attribute && node.name() == Some(name),
            Self::Other(kind) => node.kind() == *kind,
            Self::Text => matches!(node.kind(), Kind::Text | Kind::Cdata),
            Self::At(_) | Self::Every | Self::Below(_) => false,
        }
    }
}

fn inside<'d>(found: &[Node<'d>], step: &Step) -> Vec<Node<'d>> {
    let items = found.iter().copied().flat_map(Node::items);
    items.flat_map(|node| node.children().filter(|child| step.is(*child))).collect()
}

fn at<'d>(found: &[Node<'d>], index: usize) -> Vec<Node<'d>> {
    match found {
        [array] if array.kind() == Kind::Array => array.children().nth(index).into_iter().collect(),
        siblings => siblings.get(index).copied().into_iter().collect(),
    }
}

fn steps(path: &str) -> Option<Vec<Step>> {
    match path.strip_prefix('$') {
        Some("") => Some(Vec::new()),
        Some(rest) if rest.starts_with(['.', '[']) => dotted(rest),
        _ if path == "." => Some(Vec::new()),
        _ if path.starts_with('/') => slashed(path),
        // In a name, a slash is quoted.
        _ if path.contains('/') && !path.contains('"') => slashed(&format!("/{path}")),
        _ => dotted(path),
    }
}

/// The dotted notation, JSONPath and jq.
fn dotted(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    // In jq a dot stands before a first bracket too.
    let mut rest = path.strip_prefix('.').filter(|rest| !rest.starts_with('.')).unwrap_or(path);
    while !rest.is_empty() {
        rest = match rest.strip_prefix('[') {
            Some(bracketed) if bracketed.starts_with(['"', '\'']) => {
                let (name, behind) = unquoted(bracketed)?;
                steps.push(Step::Name(name));
                behind.strip_prefix(']')?
            }
            Some(bracketed) => {
                let (index, behind) = bracketed.split_once(']')?;
                steps.push(match index {
                    "" | "*" => Step::Every,
                    index => Step::At(index.parse().ok()?),
                });
                behind
            }
            None => {
                let (step, behind) = named(rest)?;
                steps.push(step);
                behind
            }
        };
    }
    Some(steps)
}

/// A name behind one dot or none, or behind two, and what stands behind it.
fn named(rest: &str) -> Option<(Step, &str)> {
    let behind_dots = rest.strip_prefix("..");
    let rest = behind_dots.or_else(|| rest.strip_prefix('.')).unwrap_or(rest);
    if rest.starts_with('"') {
        let (name, behind) = unquoted(rest)?;
        return Some((Step::Name(name), behind));
    }
    let (name, behind) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
    let is_deep = behind_dots.is_some() && !name.is_empty();
    let step = if is_deep { Step::Below(name.to_owned()) } else { step_of(name)? };
    Some((step, behind))
}

/// XPath and JSON Pointer, which are told apart by brackets, `@` and `//`, or by `~`.
fn slashed(path: &str) -> Option<Vec<Step>> {
    let is_pointer = path.contains('~') || !path.contains(['[', '@', '(']) && !path.contains("//");
    let mut steps = Vec::new();
    let mut is_deep = false;
    for part in path.split('/').skip(1) {
        if is_pointer {
            steps.push(Step::Name(part.replace("~1", "/").replace("~0", "~")));
            continue;
        }
        let (name, number) = match part.split_once('[') {
            Some((name, number)) => (name, number.strip_suffix(']')),
            None => (part, None),
        };
        match name {
            "" => {
                is_deep = true;
                continue;
            }
            "text()" => steps.push(Step::Text),
            "comment()" => steps.push(Step::Other(Kind::Comment)),
            "processing-instruction()" => steps.push(Step::Other(Kind::Instruction)),
            name if is_deep => steps.push(Step::Below(name.to_owned())),
            name => steps.push(step_of(name)?),
        }
        is_deep = false;
        if part.contains('[') {
            steps.push(Step::At(number?.parse::<usize>().ok()?.checked_sub(1)?));
        }
    }
    Some(steps)
}

fn step_of(name: &str) -> Option<Step> {
    Some(match name {
        "" => return None,
        "#text" => Step::Other(Kind::Text),
        "#cdata" => Step::Other(Kind::Cdata),
        "#comment" => Step::Other(Kind::Comment),
        "#instruction" => Step::Other(Kind::Instruction),
        name => match name.strip_prefix('@') {
            Some(attribute) => Step::Attribute(attribute.to_owned()),
            None => Step::Name(name.to_owned()),
        },
    })
}

/// A name in quotes of either kind, as Rust or JSON escapes it, and what stands behind it.
fn unquoted(quoted: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut chars = quoted.char_indices();
    let (_, quote) = chars.next()?;
    while let Some((byte, character)) = chars.next() {
        match character {
            end if end == quote => return Some((name, quoted.get(byte + 1..)?)),
            '\\' => name.push(match chars.next()?.1 {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '0' => '\0',
                'u' => {
                    // `\u{1b}` and `\u001b`.
                    let rest = quoted.get(byte + 2..)?;
                    let (digits, n_more) = match rest.strip_prefix('{') {
                        Some(braced) => (braced.split_once('}')?.0, 2),
                        None => (rest.get(..4)?, 0),
                    };
                    chars.by_ref().take(digits.len() + n_more).for_each(drop);
                    char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                }
                escaped => escaped,
            }),
            plain => name.push(plain),
        }
    }
    None
}
