//! A payload without what is nobody else's business.
//!
//! What a value gives away, the catalog says ([`crate::catalog::Sensitivity`]); what it doesn't document counts as written by somebody, and so
//! do comments. Numbers of telephones and identity cards and e-mail addresses go from every text. Each value has a stand-in
//! that is spelt as its type asks for, and keeps it as long as the [`Redactor`] lives, in whichever payload it is met. Names
//! of nodes, moments, sizes, states and codes stay, so that outcome and findings are the same.
//!
//! The text is written anew around the values, and whoever reads it gets a document like any other. Redacting that once more
//! changes nothing. *Absent on purpose:* a second tree; any language.

mod contact;
mod rewriting;
mod secret;
mod stand_in;
mod value;
mod words;

use std::ops::{AddAssign, Range};

use hashbrown::HashSet;

use self::rewriting::{Rewriting, Slot, quoted};
pub use self::secret::{Recipient, Secret, Secrets};
use self::stand_in::{StandIns, Stands};
use self::value::Writer;
use crate::analysis::Analysis;
use crate::analysis::decoded::{Reading, readings};
use crate::catalog::{NodeEntry, ValueType};
use crate::document::{Kind, Node, is_blank};
use crate::intake::{Around, Origin, Payload};

/// Redacts payloads. The same value has the same stand-in in all of them.
#[derive(Debug, Default)]
pub struct Redactor {
    stand_ins: StandIns,
}

/// A payload after redaction.
#[derive(Clone, Debug)]
pub struct Redacted {
    /// The payload. A broken one ends where it breaks: what stands behind that was not read. It doesn't know its file, nor
    /// the request that it came with: who analyzes it must say which callback it is.
    pub payload: Payload,
    /// What that changed.
    pub tally: Tally,
}

/// How much a redaction changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many values are others now.
    pub n_redacted: usize,
    /// How many of these held each secret. An address may hold several.
    n_with: [usize; Secret::ALL.len()],
    /// How many ids stayed that tell when they were made, and on which machine.
    pub n_telling_ids: usize,
}

impl Redactor {
    /// Writes a payload anew, with stand-ins for what is hidden.
    pub fn redact(&mut self, analysis: &Analysis, hidden: Secrets) -> Redacted {
        let mut writer = Writer::new(&mut self.stand_ins, hidden);
        let document = analysis.document();
        let problem = document.problems().first();
        let end = problem.map_or(document.text().len(), |problem| problem.span.start);
        let mut rewriting = Rewriting::new(document.text(), end);
        let doctype = document.prolog().doctype.as_ref().filter(|_| hidden.has(Secret::Words));
        for literal in doctype.into_iter().flat_map(|it| quoted(document.text(), it)) {
            let text = document.text().get(literal.clone()).unwrap_or_default();
            rewriting.replace(literal, &writer.stand_in(Stands::Text, text));
        }
        let listed = listed_values(analysis);
        let mut tally = Tally::default();
        for node in document.nodes() {
            let (Some(span), Some(value)) = (node.value_span(), node.value()) else { continue };
            if is_blank(&value) || is_declared_namespace(node) {
                continue;
            }
            let entry = documented(analysis, node);
            let redacted = self::value(&mut writer, node, entry, &value, &listed);
            let met = writer.take_met();
            if redacted != value {
                rewriting.replace(span, &Slot::of(node).written(&redacted));
                for (secret, n) in Secret::ALL.into_iter().zip(&mut tally.n_with) {
                    *n += usize::from(met.has(secret));
                }
            } else if entry.is_some_and(|entry| tells_its_making(entry, &value)) {
                tally.n_telling_ids += 1;
            }
        }
        let (text, n_redacted) = rewriting.finish();
        tally.n_redacted = n_redacted;
        // Of where it came from nothing is said that somebody wrote: names of files, addresses, requests, headers.
        let whole = analysis.payload();
        let origin = Origin {
            file: String::new(),
            member: None,
            around: Around::default(),
            ..whole.origin.clone()
        };
        let payload = Payload { n_bytes: text.len(), text, origin, ..whole };
        Redacted { payload, tally }
    }

    /// The stand-ins in a text that were given out here, and not just spelt alike.
    pub fn given_in<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let found = stand_ins(text).filter_map(|range| text.get(range));
        found.filter(|stand_in| self.stand_ins.has(stand_in))
    }

    /// `text`, such as a recipient's reply, with what its stand-ins stand for.
    pub fn restore(&self, text: &str) -> String {
        self.stand_ins.restore(text)
    }
}

impl Tally {
    /// How many of the values that are others now held this secret.
    pub fn n_with(&self, secret: Secret) -> usize {
        let n = Secret::ALL.into_iter().zip(self.n_with).find(|(other, _)| *other == secret);
        n.map_or(0, |(_, n)| n)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.n_redacted += other.n_redacted;
        self.n_telling_ids += other.n_telling_ids;
        for (n, more) in self.n_with.iter_mut().zip(other.n_with) {
            *n += more;
        }
    }
}

/// Where in a text something stands that is spelt as a stand-in is, whosever it may be.
pub fn stand_ins(text: &str) -> impl Iterator<Item = Range<usize>> {
    stand_in::find(text)
}

/// What stands for a value, or the value itself.
fn value(
    writer: &mut Writer<'_>,
    node: Node<'_>,
    entry: Option<&NodeEntry>,
    value: &str,
    listed: &HashSet<&str>,
) -> String {
    let value_type = entry.map_or(ValueType::Text, |entry| entry.value_type);
    let secret = match entry {
        // What isn't spelt as it is documented may be anything.
        Some(entry) if value_type.accepts(value) => Secret::of(entry.sensitivity, value_type),
        Some(_) | None if is_harmless(value) => None,
        Some(_) | None => Some(Secret::Words),
    };
    let Some(secret) = secret else { return writer.kept(value_type, value) };
    if value_type == ValueType::Url
        && let Some(address) = writer.address(value)
    {
        return address;
    }
    if !writer.hides(secret) {
        return writer.kept(value_type, value);
    }
    // Where nobody chose a name, it is the kind of the job and a number.
    if let Some((kind, rest)) = value.split_once('_')
        && value_type == ValueType::Name
        && listed.contains(kind)
    {
        return format!("{kind}_{}", writer.stand_in(Stands::Name, rest));
    }
    match node.kind() {
        Kind::Number => writer.stand_in(Stands::Number, value),
        Kind::Bool | Kind::Null => value.to_owned(),
        Kind::Element
        | Kind::Attribute
        | Kind::Text
        | Kind::Cdata
        | Kind::Comment
        | Kind::Instruction
        | Kind::Object
        | Kind::Array
        | Kind::String => writer.hidden(secret, value_type, value),
    }
}

/// The values that the catalog lists for nodes of this callback: the vendor's words.
fn listed_values(analysis: &Analysis) -> HashSet<&str> {
    let nodes = analysis.entry().into_iter().flat_map(|entry| &entry.nodes);
    nodes.flat_map(|node| &node.values).map(|value| &*value.is).collect()
}

/// What the catalog says of a value: of a piece of text, what it says of the node that the text is in.
fn documented<'a>(analysis: &'a Analysis, node: Node<'_>) -> Option<&'a NodeEntry> {
    let is_piece = matches!(node.kind(), Kind::Text | Kind::Cdata);
    let node = if is_piece { node.parent()? } else { node };
    node.kind().is_documentable().then(|| analysis.documented(node.id()))?
}

/// Namespaces are part of the structure.
fn is_declared_namespace(node: Node<'_>) -> bool {
    let name = node.name().filter(|_| node.kind() == Kind::Attribute);
    name.is_some_and(|name| name == "xmlns" || name.starts_with("xmlns:"))
}

/// Whether a value without documentation tells of nobody: a truth, a moment, a small number.
fn is_harmless(value: &str) -> bool {
    const MOST_DIGITS: usize = 6;
    let is_short = value.len() <= MOST_DIGITS;
    ValueType::Boolean.accepts(value)
        || ValueType::Timestamp.accepts(value)
        || (is_short && ValueType::Decimal.accepts(value))
}

fn tells_its_making(entry: &NodeEntry, value: &str) -> bool {
    let told = readings(Some(entry.value_type), entry.unit, value);
    told.iter().any(|reading| matches!(reading, Reading::Created(_) | Reading::Request { .. }))
}
