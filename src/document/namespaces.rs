//! Namespaces in XML 1.0 (third edition): whether prefixes are declared, and names unique.

use std::hash::BuildHasher as _;
use std::num::NonZeroU32;
use std::ops::Range;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::interned::Interned;
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

/// What the grammar makes of a name: its role, if it is one.
pub(super) type Judged = Result<Role, ()>;

/// Judges a name.
pub(super) fn judge(name: &str) -> Judged {
    if is_simple(name) {
        Ok(Role::Plain)
    } else if wellformed::is_name(name) {
        Ok(role(name))
    } else {
        Err(())
    }
}

/// Whether it is plainly a Name that means nothing for namespaces: most names are ASCII letters.
fn is_simple(name: &str) -> bool {
    !name.is_empty() && name != "xmlns" && name.bytes().all(|byte| byte.is_ascii_alphabetic())
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

/// An attribute whose name is not plain: where its name stands in the text, and its value as written.
#[derive(Clone, Debug)]
pub(super) struct Qualified {
    name: Range<u32>,
    value: Range<u32>,
}

impl Qualified {
    pub(super) fn new(name: Range<usize>, value: Range<usize>) -> Self {
        Self {
            name: short(name.start)..short(name.end),
            value: short(value.start)..short(value.end),
        }
    }

    fn name<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.name.start as usize..self.name.end as usize).unwrap_or_default()
    }

    fn value<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.value.start as usize..self.value.end as usize).unwrap_or_default()
    }
}

/// The prefixes that are declared where reading of `text` stands.
#[derive(Debug)]
pub(super) struct Scopes<'t> {
    text: &'t str,
    /// The declarations that are in force or hidden by an inner one, in order.
    declared: Vec<Declared>,
    prefixes: Interned,
    /// By prefix: which of the declarations is in force.
    in_force: Vec<Option<Declaration>>,
    namespaces: Interned,
    hasher: DefaultHashBuilder,
}

/// One more than the index of a declaration.
type Declaration = NonZeroU32;

#[derive(Debug)]
struct Declared {
    depth: u32,
    prefix: u32,
    namespace: u32,
    /// The declaration that this one hides.
    hidden: Option<Declaration>,
}

impl<'t> Scopes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            declared: Vec::new(),
            prefixes: Interned::default(),
            in_force: Vec::new(),
            namespaces: Interned::default(),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// Enters an element of depth `depth`, which has attributes or a prefix. Calls `wrong` with where a
    /// name is wrong, and how.
    pub(super) fn enter(
        &mut self,
        depth: usize,
        element: (&str, usize),
        attributes: &[Qualified],
        wrong: &mut impl FnMut(Range<usize>, ProblemKind),
    ) {
        for attribute in attributes {
            self.declare(depth, attribute, wrong);
        }
        let (name, start) = element;
        match role(name) {
            Role::Plain => {}
            Role::Prefixed if self.namespace(name).is_some() => {}
            Role::Declaration if name == "xmlns" => {}
            Role::Prefixed | Role::Declaration => undeclared(name, start, wrong),
            Role::Misshapen => self.misshapen(name, start, wrong),
        }
        // The attributes themselves, by index: there may be a million. Growing would look each of them up anew.
        let mut seen: HashTable<u32> = HashTable::with_capacity(attributes.len());
        for (attribute, index) in attributes.iter().zip(0..) {
            let (name, start) = (attribute.name(self.text), attribute.name.start as usize);
            match role(name) {
                Role::Prefixed => match self.expanded(attribute) {
                    Some(expanded) => {
                        let of = |&index: &u32| self.expanded(attributes.get(index as usize)?);
                        let hash = |index: &u32| self.hasher.hash_one(of(index));
                        let is_same = |other: &u32| of(other) == Some(expanded);
                        match seen.entry(self.hasher.hash_one(Some(expanded)), is_same, hash) {
                            Entry::Vacant(place) => drop(place.insert(index)),
                            Entry::Occupied(_) => {
                                let kind = ProblemKind::RepeatedAttribute { name: name.to_owned() };
                                wrong(start..start + name.len(), kind);
                            }
                        }
                    }
                    None => undeclared(name, start, wrong),
                },
                Role::Misshapen => self.misshapen(name, start, wrong),
                Role::Plain | Role::Declaration => {}
            }
        }
    }

    /// The namespace and the local name of an attribute with a prefix; none where nobody declares the prefix.
    fn expanded(&self, attribute: &Qualified) -> Option<(u32, &'t str)> {
        let name = attribute.name(self.text);
        Some((self.namespace(name)?, local(name)))
    }

    /// Leaves the element of depth `depth`.
    pub(super) fn leave(&mut self, depth: usize) {
        let depth = short(depth);
        while let Some(left) = self.declared.pop_if(|declared| declared.depth == depth) {
            if let Some(in_force) = self.in_force.get_mut(left.prefix as usize) {
                *in_force = left.hidden;
            }
        }
    }

    fn declare(
        &mut self,
        depth: usize,
        attribute: &Qualified,
        wrong: &mut impl FnMut(Range<usize>, ProblemKind),
    ) {
        let (name, start) = (attribute.name(self.text), attribute.name.start as usize);
        if role(name) != Role::Declaration {
            return;
        }
        let prefix = if name == "xmlns" { "" } else { local(name) };
        let namespace = super::value::resolve_references(attribute.value(self.text));
        let is_good = match prefix {
            "xml" => namespace == XML,
            "xmlns" => false,
            "" => namespace != XML && namespace != XMLNS,
            _ => namespace != XML && namespace != XMLNS && !namespace.is_empty(),
        };
        if !is_good {
            let kind = ProblemKind::MisdeclaredPrefix { prefix: prefix.to_owned() };
            wrong(start..start + name.len(), kind);
        }
        let (Some(prefix), Some(namespace)) =
            (self.prefixes.intern(prefix), self.namespaces.intern(&namespace))
        else {
            return;
        };
        if self.in_force.len() <= prefix as usize {
            self.in_force.resize(prefix as usize + 1, None);
        }
        if let Some(in_force) = self.in_force.get_mut(prefix as usize) {
            let depth = short(depth);
            self.declared.push(Declared { depth, prefix, namespace, hidden: *in_force });
            *in_force = NonZeroU32::new(short(self.declared.len()));
        }
    }

    /// Only where namespaces are used at all: XML itself lets colons stand anywhere.
    fn misshapen(
        &self,
        name: &str,
        start: usize,
        wrong: &mut impl FnMut(Range<usize>, ProblemKind),
    ) {
        if self.namespaces.len() > 0 || name.starts_with("xmlns:") {
            wrong(start..start + name.len(), ProblemKind::Expected(Expected::Name));
        }
    }

    /// The number of the namespace that the prefix of `name` stands for.
    fn namespace(&self, name: &str) -> Option<u32> {
        let (prefix, _) = name.split_once(':')?;
        if prefix == "xml" {
            return Some(u32::MAX);
        }
        let in_force = *self.in_force.get(self.prefixes.find(prefix)? as usize)?;
        let index = in_force?.get() as usize - 1;
        self.declared.get(index).map(|declared| declared.namespace)
    }
}

/// Places in a text, and what is counted in it: no text is larger.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

fn undeclared(name: &str, start: usize, wrong: &mut impl FnMut(Range<usize>, ProblemKind)) {
    let prefix = name.split_once(':').map_or(name, |(prefix, _)| prefix);
    let kind = ProblemKind::UndeclaredPrefix { prefix: prefix.to_owned() };
    wrong(start..start + prefix.len(), kind);
}
