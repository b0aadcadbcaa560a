//! From a path back to its node.

use super::{Document, Kind, Node, NodeId};

impl Document {
    /// The nodes at a path, as [`super::Paths`] writes it; none where it leads nowhere or is no path.
    ///
    /// An index may be left out: then all of the same-named siblings are found. A first step that JSON
    /// doesn't have stands for its root, as `Response` does where it was sent without its envelope.
    pub fn find(&self, path: &str) -> Vec<NodeId> {
        let Some(steps) = steps(path) else { return Vec::new() };
        let mut found: Vec<Node<'_>> = Vec::new();
        for (n_before, step) in steps.iter().enumerate() {
            found = match step {
                _ if n_before == 0 => self.first_step(step),
                Step::At(index) => at(&found, *index),
                Step::Name(_) | Step::Attribute(_) | Step::Other(_) => found
                    .into_iter()
                    .flat_map(Node::items)
                    .flat_map(|node| node.children().filter(|child| step.is(*child)))
                    .collect(),
            };
        }
        found.into_iter().map(Node::id).collect()
    }

    fn first_step(&self, step: &Step) -> Vec<Node<'_>> {
        let named: Vec<_> = self.top_level().filter(|node| step.is(*node)).collect();
        let root = self.root().filter(|root| root.name_id().is_none());
        match (root, step) {
            (Some(root), Step::At(index)) => at(&[root], *index),
            (Some(root), Step::Name(name)) if name == "$" => vec![root],
            (Some(root), Step::Name(_)) => {
                let members: Vec<_> = root.children().filter(|child| step.is(*child)).collect();
                if members.is_empty() { vec![root] } else { members }
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
    /// Position among those found so far: same-named siblings, or the items of an array.
    At(usize),
}

impl Step {
    fn is(&self, node: Node<'_>) -> bool {
        match self {
            Self::Name(name) => node.kind().is_documentable() && node.name() == Some(name),
            Self::Attribute(name) => node.kind() == Kind::Attribute && node.name() == Some(name),
            Self::Other(kind) => node.kind() == *kind,
            Self::At(_) => false,
        }
    }
}

fn at<'d>(found: &[Node<'d>], index: usize) -> Vec<Node<'d>> {
    match found {
        [array] if array.kind() == Kind::Array => array.children().nth(index).into_iter().collect(),
        siblings => siblings.get(index).copied().into_iter().collect(),
    }
}

fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        rest = match rest.strip_prefix('[') {
            Some(bracketed) if bracketed.starts_with('"') => {
                let (name, behind) = unquoted(bracketed)?;
                steps.push(Step::Name(name));
                behind.strip_prefix(']')?
            }
            Some(bracketed) => {
                let (index, behind) = bracketed.split_once(']')?;
                steps.push(Step::At(index.parse().ok()?));
                behind
            }
            None => {
                let rest = rest.strip_prefix('.').filter(|_| !steps.is_empty()).unwrap_or(rest);
                let (name, behind) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
                steps.push(step_of(name)?);
                behind
            }
        };
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

/// A name in quotes, as Rust escapes it, and what stands behind it.
fn unquoted(quoted: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut chars = quoted.char_indices().skip(1);
    while let Some((byte, character)) = chars.next() {
        match character {
            '"' => return Some((name, quoted.get(byte + 1..)?)),
            '\\' => name.push(match chars.next()?.1 {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '0' => '\0',
                'u' => {
                    let digits: String = chars
                        .by_ref()
                        .map(|(_, digit)| digit)
                        .skip(1)
                        .take_while(|&c| c != '}')
                        .collect();
                    char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
                }
                escaped => escaped,
            }),
            plain => name.push(plain),
        }
    }
    None
}
