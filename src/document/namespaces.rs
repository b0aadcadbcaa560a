//! Namespaces in XML 1.0 (third edition): whether prefixes are declared, and names unique.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::{Expected, ProblemKind, wellformed};

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// What a name means for namespaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// No colon and no declaration.
    Plain,
    /// `prefix:local`.
    Prefixed,
    /// `xmlns` or `xmlns:prefix`.
    Declaration,
    /// A Name with colons where none may stand.
    Misshapen,
}

/// The role of a Name.
pub(super) fn role(name: &str) -> Role {
    match name.split_once(':') {
        None if name == "xmlns" => Role::Declaration,
        None => Role::Plain,
        Some((prefix, local)) if prefix.is_empty() || local.contains(':') => Role::Misshapen,
        Some((_, local)) if !wellformed::is_name(local) => Role::Misshapen,
        Some(("xmlns", _)) => Role::Declaration,
        Some(_) => Role::Prefixed,
    }
}

/// An attribute whose name is not plain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Qualified<'t> {
    pub(super) name: &'t str,
    /// Its value as written.
    pub(super) value: &'t str,
    /// Where the attribute starts.
    pub(super) start: usize,
}

/// The prefixes that are declared where reading stands.
#[derive(Debug, Default)]
pub(super) struct Scopes<'t> {
    /// The declarations that are in force or hidden by an inner one, in order.
    declared: Vec<Declared<'t>>,
    /// Which of them is in force for a prefix.
    in_force: HashMap<&'t str, usize>,
    /// Namespaces by number.
    numbers: HashMap<Cow<'t, str>, u32>,
}

#[derive(Debug)]
struct Declared<'t> {
    depth: usize,
    prefix: &'t str,
    number: u32,
    /// The declaration that this one hides.
    hidden: Option<usize>,
}

/// Where a name is wrong, and how.
pub(super) type Fallacy = (usize, usize, ProblemKind);

impl<'t> Scopes<'t> {
    /// Enters an element of depth `depth`, which has attributes or a prefix. Gives what is wrong.
    pub(super) fn enter(
        &mut self,
        depth: usize,
        element: (&'t str, usize),
        attributes: &[Qualified<'t>],
    ) -> Vec<Fallacy> {
        let mut fallacies = Vec::new();
        for attribute in attributes {
            self.declare(depth, attribute, &mut fallacies);
        }
        let (name, start) = element;
        match role(name) {
            Role::Plain => {}
            Role::Prefixed if self.number(name).is_some() => {}
            Role::Declaration if name == "xmlns" => {}
            Role::Prefixed | Role::Declaration => fallacies.push(undeclared(name, start)),
            Role::Misshapen => self.misshapen(name, start, &mut fallacies),
        }
        let mut seen = HashSet::new();
        for attribute in attributes {
            let Qualified { name, start, .. } = *attribute;
            match role(name) {
                Role::Prefixed => match self.number(name) {
                    Some(number) if !seen.insert((number, local(name))) => {
                        let kind = ProblemKind::RepeatedAttribute { name: name.to_owned() };
                        fallacies.push((start, name.len(), kind));
                    }
                    Some(_) => {}
                    None => fallacies.push(undeclared(name, start)),
                },
                Role::Misshapen => self.misshapen(name, start, &mut fallacies),
                Role::Plain | Role::Declaration => {}
            }
        }
        fallacies
    }

    /// Leaves the element of depth `depth`.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some(left) = self.declared.pop_if(|declared| declared.depth == depth) {
            match left.hidden {
                Some(outer) => self.in_force.insert(left.prefix, outer),
                None => self.in_force.remove(left.prefix),
            };
        }
    }

    fn declare(&mut self, depth: usize, attribute: &Qualified<'t>, fallacies: &mut Vec<Fallacy>) {
        let Qualified { name, value, start } = *attribute;
        if role(name) != Role::Declaration {
            return;
        }
        let prefix = if name == "xmlns" { "" } else { local(name) };
        let namespace = super::value::resolve_references(value);
        let is_good = match prefix {
            "xml" => namespace == XML,
            "xmlns" => false,
            "" => namespace != XML && namespace != XMLNS,
            _ => namespace != XML && namespace != XMLNS && !namespace.is_empty(),
        };
        if !is_good {
            let kind = ProblemKind::MisdeclaredPrefix { prefix: prefix.to_owned() };
            fallacies.push((start, name.len(), kind));
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX - 1);
        let number = *self.numbers.entry(namespace).or_insert(next);
        let hidden = self.in_force.insert(prefix, self.declared.len());
        self.declared.push(Declared { depth, prefix, number, hidden });
    }

    /// Only where namespaces are used at all: XML itself lets colons stand anywhere.
    fn misshapen(&self, name: &str, start: usize, fallacies: &mut Vec<Fallacy>) {
        if !self.numbers.is_empty() || name.starts_with("xmlns:") {
            fallacies.push((start, name.len(), ProblemKind::Expected(Expected::Name)));
        }
    }

    /// The number of the namespace that the prefix of `name` stands for.
    fn number(&self, name: &str) -> Option<u32> {
        let (prefix, _) = name.split_once(':')?;
        if prefix == "xml" {
            return Some(u32::MAX);
        }
        self.declared.get(*self.in_force.get(prefix)?).map(|declared| declared.number)
    }
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

fn undeclared(name: &str, start: usize) -> Fallacy {
    let prefix = name.split_once(':').map_or(name, |(prefix, _)| prefix);
    (start, prefix.len(), ProblemKind::UndeclaredPrefix { prefix: prefix.to_owned() })
}
