//! The entities that a document type declaration declares, and whether one may be referred to.
//!
//! None is expanded: each replacement text is judged once by itself, and what follows for those that
//! refer to it is worked out over the references among them.

use hashbrown::HashMap;

use super::{Document, Format, ProblemKind, value};

/// What an entity stands for.
#[derive(Debug)]
pub(super) enum Entity {
    /// This text.
    Internal(String),
    /// Another file.
    External,
    /// Something that is no XML.
    Unparsed,
}

/// The general entities of a document.
#[derive(Debug, Default)]
pub(super) struct Entities {
    numbers: HashMap<String, usize>,
    known: Vec<Known>,
    /// Whether there may be declarations that we don't read: in another file, or behind a reference
    /// to a parameter entity.
    pub(super) is_partial: bool,
}

#[derive(Debug)]
struct Known {
    entity: Entity,
    uses: Uses,
}

/// Where an entity may be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Uses {
    in_text: bool,
    in_attributes: bool,
}

impl Uses {
    const NOWHERE: Self = Self { in_text: false, in_attributes: false };
}

impl Entities {
    /// Those of a declaration that could not be read.
    pub(super) fn unknown() -> Self {
        Self { is_partial: true, ..Self::default() }
    }

    /// Whether an entity of this name is declared.
    pub(super) fn has(&self, name: &str) -> bool {
        self.numbers.contains_key(name)
    }

    /// Adds an entity; the first of a name counts.
    pub(super) fn declare(&mut self, name: &str, entity: Entity) {
        if !self.has(name) {
            self.numbers.insert(name.to_owned(), self.known.len());
            self.known.push(Known { entity, uses: Uses { in_text: true, in_attributes: true } });
        }
    }

    /// Whether `&name;` may stand in text or in an attribute; nothing if it is not declared.
    pub(super) fn allows(&self, name: &str, is_attribute: bool) -> Option<bool> {
        let uses = self.known.get(*self.numbers.get(name)?)?.uses;
        Some(if is_attribute { uses.in_attributes } else { uses.in_text })
    }

    /// Works out where each may be referred to, now that all are declared.
    pub(super) fn settle(&mut self) {
        let mut leads_to = Vec::with_capacity(self.known.len());
        for at in 0..self.known.len() {
            let (uses, names) = self
                .known
                .get(at)
                .map_or_else(|| (Uses::NOWHERE, Vec::new()), |known| judge(&known.entity));
            let numbers: Vec<_> =
                names.iter().map(|name| self.numbers.get(name).copied()).collect();
            let is_known = self.is_partial || numbers.iter().all(Option::is_some);
            let uses = if is_known { uses } else { Uses::NOWHERE };
            leads_to.push(numbers.into_iter().flatten().collect());
            if let Some(known) = self.known.get_mut(at) {
                known.uses = uses;
            }
        }
        self.spread(&leads_to);
    }

    /// An entity allows no more than those that it refers to, and nothing if it leads to itself.
    fn spread(&mut self, leads_to: &[Vec<usize>]) {
        let mut states = vec![State::New; leads_to.len()];
        for root in 0..leads_to.len() {
            // What is open, each with how many of those it refers to were entered.
            let mut open = vec![(root, 0)];
            while let Some((at, nth)) = open.pop() {
                let is_new = replace_if(&mut states, at, State::New, State::Open);
                if nth == 0 && !is_new {
                    continue;
                }
                let Some(&next) = leads_to.get(at).and_then(|next| next.get(nth)) else {
                    replace_if(&mut states, at, State::Open, State::Done);
                    self.restrict(open.last().map(|&(parent, _)| parent), at);
                    continue;
                };
                open.push((at, nth + 1));
                match states.get(next) {
                    Some(State::New) => open.push((next, 0)),
                    Some(State::Open) => self.forbid(at),
                    Some(State::Done) | None => self.restrict(Some(at), next),
                }
            }
        }
    }

    /// An entity allows no more than `by`, which it refers to.
    fn restrict(&mut self, at: Option<usize>, by: usize) {
        let Some(by) = self.known.get(by).map(|known| known.uses) else { return };
        if let Some(known) = at.and_then(|at| self.known.get_mut(at)) {
            known.uses.in_text &= by.in_text;
            known.uses.in_attributes &= by.in_attributes;
        }
    }

    fn forbid(&mut self, at: usize) {
        if let Some(known) = self.known.get_mut(at) {
            known.uses = Uses::NOWHERE;
        }
    }
}

fn replace_if(states: &mut [State], at: usize, from: State, to: State) -> bool {
    let state = states.get_mut(at).filter(|state| **state == from);
    state.map(|state| *state = to).is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Where an entity by itself may be referred to, and which ones it refers to.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other problem breaks the text")]
fn judge(entity: &Entity) -> (Uses, Vec<String>) {
    match entity {
        Entity::External => (Uses { in_text: true, in_attributes: false }, Vec::new()),
        Entity::Unparsed => (Uses::NOWHERE, Vec::new()),
        Entity::Internal(literal) => {
            let text = value::resolve_characters(literal);
            let is_plain = !text.contains('<');
            let content = Document::from_text(format!("<e>{text}</e>"), Format::Xml);
            let mut is_content = true;
            let mut names = Vec::new();
            for problem in content.problems() {
                match &problem.kind {
                    ProblemKind::UndeclaredEntity { name } => names.push(name.clone()),
                    // Prefixes may be declared where the reference stands.
                    ProblemKind::UndeclaredPrefix { .. } => {}
                    _ => is_content = false,
                }
            }
            (Uses { in_text: is_content, in_attributes: is_content && is_plain }, names)
        }
    }
}
