//! What a payload says, held against what the vendor documents.
//!
//! [`Analyzer::analyze`] is the whole middle of the story: read the text while annotating every node
//! with its place in the catalog, recognize which callback it is, run the rules, and half way through them read off the
//! outcome. It runs once for a payload; the [`Analysis`] is immutable and can be shared between threads.

mod annotate;
mod by_node;
pub mod decoded;
mod lookup;
mod moderation;
mod outcome;
mod outline;
mod path_writer;
mod policy;
mod recognize;
pub mod rules;
mod summary;

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

pub use self::lookup::{LookUp, Meaning, look_up};
pub use self::moderation::{Moderation, Verdict};
pub use self::outcome::{Failure, Outcome, State};
pub(crate) use self::outcome::{envelope, state_of, text};
pub use self::outline::{Ghost, is_hoisted};
pub use self::path_writer::PathWriter;
pub use self::policy::{Filter, Listed, MutedName, Policy, Told, Weight};
pub use self::recognize::{Candidate, Evidence, Recognition};
pub use self::rules::{Finding, Rule, Severity};
pub(crate) use self::summary::moment;
pub use self::summary::{Moment, Summary, read_moment};

use self::annotate::{Annotations, Annotator};
use self::by_node::ByNode;
use self::recognize::Recognizer;
use self::rules::{Questions, Strangers};
use crate::catalog::{Catalog, Entry, EntryId, ErrorCode, NodeEntry, PlaceId};
use crate::document::{Document, Format, NameTable, Node, NodeId, Numbered, Paths};
use crate::intake::{Decoding, Intake, Limits, Origin, Payload};
use crate::progress::{Progress, Reached, Stage};

/// Reads payloads against one catalog. Made once, used from any thread.
#[derive(Debug)]
pub struct Analyzer {
    catalog: Arc<Catalog>,
    names: Arc<NameTable>,
    recognizer: Recognizer,
    intake: Intake,
    /// By entry, from its first payload on.
    questions: Vec<OnceLock<Questions>>,
}

impl Analyzer {
    /// Reads against this catalog.
    pub fn new(catalog: Catalog) -> Self {
        let names = NameTable::new(catalog.names().iter().map(String::as_str));
        let names = names.expecting(catalog.name_order());
        let intake = Intake::with_roots(catalog.roots().map(str::to_owned));
        let questions = catalog.entries().map(|_| OnceLock::new()).collect();
        let recognizer = Recognizer::new(&catalog);
        let (catalog, names) = (Arc::new(catalog), Arc::new(names));
        Self { catalog, names, recognizer, intake, questions }
    }

    /// The same within other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { intake: self.intake.within(limits), ..self }
    }

    /// How the payloads of a file are looked for: those of the catalog.
    pub fn intake(&self) -> &Intake {
        &self.intake
    }

    /// The catalog that payloads are held against.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// Reads a payload. Never fails: what is wrong with it becomes findings.
    pub fn analyze(&self, payload: Payload) -> Analysis {
        self.analyze_as(payload, None)
    }

    /// Reads a payload and holds it against the entry that somebody has `chosen`, if anyone has, whatever it says.
    pub fn analyze_as(&self, payload: Payload, chosen: Option<EntryId>) -> Analysis {
        self.check(self.read(payload, &Progress::default()), chosen)
    }

    /// The same, telling how far it has come; nothing where it was called off.
    pub fn analyze_for(
        &self,
        payload: Payload,
        chosen: Option<EntryId>,
        progress: &Progress,
    ) -> Option<Analysis> {
        let read = self.read(payload, progress);
        let (n_bytes, n_nodes) = (read.n_bytes as u64, read.document.n_nodes());
        let is_wanted =
            progress.tell(Reached { stage: Stage::Checking, n_bytes, of: n_bytes, n_nodes });
        is_wanted.then(|| self.check(read, chosen)).filter(|_| !progress.is_over())
    }

    /// Reads a payload no further than a conversion asks: nothing is said of its outcome, and there are no findings.
    pub fn recognize(&self, payload: Payload, chosen: Option<EntryId>) -> Analysis {
        let read = self.read(payload, &Progress::default());
        let start = read.start;
        let (analysis, _) = self.recognized(read, chosen);
        Analysis { took: start.elapsed(), ..analysis }
    }

    /// Reads the text while annotating every node.
    fn read(&self, payload: Payload, progress: &Progress) -> Read {
        let start = Instant::now();
        let Payload { origin, text, format, decoding, n_bytes, .. } = payload;
        let mut annotator = Annotator::new(&self.catalog, progress, text.len());
        let read_as = format.unwrap_or(Format::Xml);
        let limits = self.intake.limits().of_document();
        let mut document = Document::parse(text, read_as, &self.names, limits, &mut annotator);
        if let Some(start) = origin.start {
            document = document.starting_at(start);
        }
        let annotations = annotator.finish();
        let document = Box::new(document);
        Read { start, origin, format, decoding, n_bytes, document, annotations }
    }

    /// Recognizes what was read, runs the rules, and reads off the outcome on the way.
    fn check(&self, read: Read, chosen: Option<EntryId>) -> Analysis {
        let start = read.start;
        let (mut analysis, strangers) = self.recognized(read, chosen);
        let questions = analysis.entry_id().and_then(|entry| self.questions(entry));
        let begun = rules::begin(&analysis, &strangers, questions);
        analysis.outcome = outcome::read(&analysis, |unit| begun.may_have_failed(&analysis, unit));
        analysis.findings = rules::finish(&analysis, &strangers, begun);
        analysis.findings_by_node = ByNode::new(&analysis.findings);
        analysis.took = start.elapsed();
        analysis
    }

    /// What an entry asks of all its payloads.
    fn questions(&self, entry: EntryId) -> Option<&Questions> {
        let ask = || Questions::of(&self.catalog, self.catalog.entry(entry));
        Some(self.questions.get(entry.index())?.get_or_init(ask))
    }

    /// Recognizes what was read, and places each node in the entry.
    fn recognized(&self, read: Read, chosen: Option<EntryId>) -> (Analysis, Strangers) {
        let Read { start: _, origin, format, decoding, n_bytes, document, mut annotations } = read;
        let mut strangers = Strangers::at_top(&self.catalog, &document, &mut annotations);
        let recognition = self.recognizer.recognize(
            &self.catalog,
            &document,
            &annotations,
            origin.around.headers(),
            chosen,
        );
        if let Some(entry) = recognition.entry() {
            let entry = self.catalog.entry(entry);
            strangers.below(&self.catalog, entry, &document, &mut annotations);
        }
        let analysis = Analysis {
            catalog: Arc::clone(&self.catalog),
            origin,
            decoding,
            n_bytes,
            format,
            document,
            annotations,
            recognition,
            outcome: Outcome::default(),
            numbered: Mutex::default(),
            summary: OnceLock::new(),
            findings: Vec::new(),
            findings_by_node: ByNode::default(),
            took: Duration::ZERO,
        };
        (analysis, strangers)
    }
}

/// A text that was read, to be checked.
struct Read {
    start: Instant,
    origin: Origin,
    format: Option<Format>,
    decoding: Decoding,
    n_bytes: usize,
    /// Apart, as it goes from hand to hand.
    document: Box<Document>,
    annotations: Annotations,
}

/// A payload with all that we can say of it.
#[derive(Debug)]
pub struct Analysis {
    catalog: Arc<Catalog>,
    origin: Origin,
    decoding: Decoding,
    n_bytes: usize,
    format: Option<Format>,
    /// Apart, as it goes from hand to hand.
    document: Box<Document>,
    annotations: Annotations,
    recognition: Recognition,
    outcome: Outcome,
    /// Kept from path to path: each finding asks for its own.
    numbered: Mutex<Numbered>,
    /// Apart, as few ask for it: an analysis goes from hand to hand.
    summary: OnceLock<Box<Summary>>,
    findings: Vec<Finding>,
    findings_by_node: ByNode,
    took: Duration,
}

impl Analysis {
    /// The payload as a tree.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Where it came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// How its bytes became text.
    pub fn decoding(&self) -> &Decoding {
        &self.decoding
    }

    /// The payload once more, to be read in another way. Copies its text.
    pub fn payload(&self) -> Payload {
        Payload {
            origin: self.origin.clone(),
            text: self.document.text().to_owned(),
            format: self.format,
            decoding: self.decoding.clone(),
            n_bytes: self.n_bytes,
            exceeded: None,
        }
    }

    /// Its size in bytes, as given.
    pub fn n_bytes(&self) -> usize {
        self.n_bytes
    }

    /// How many bytes of memory it takes: its text and what is kept of each node.
    pub fn memory(&self) -> usize {
        self.document.memory() + self.annotations.memory()
    }

    /// How long it took to read and analyze it.
    pub fn took(&self) -> Duration {
        self.took
    }

    /// XML or JSON; nothing where it looks like neither.
    pub fn format(&self) -> Option<Format> {
        self.format
    }

    /// The catalog that it was held against.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Which callback it is, on what evidence.
    pub fn recognition(&self) -> &Recognition {
        &self.recognition
    }

    /// What speaks for its being a callback of this entry, in the order of the entry's clues; nothing, unless it may
    /// be one.
    pub fn evidence(&self, entry: EntryId) -> impl Iterator<Item = Evidence<'_>> {
        recognize::evidence(self, entry)
    }

    /// The entry of the callback that it is, if it is one that the catalog knows.
    pub fn entry(&self) -> Option<&Entry> {
        self.entry_id().map(|id| self.catalog.entry(id))
    }

    /// The id of that entry.
    pub fn entry_id(&self) -> Option<EntryId> {
        self.recognition.entry()
    }

    /// What it says of the job.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What is documented of a failure's code: nothing where it has none, or one that no page lists.
    pub fn error_code(&self, failure: &Failure) -> Option<&ErrorCode> {
        self.catalog.codes().find(failure.code.as_deref()?)
    }

    /// What is worth telling about the payload, in order of position.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings at a node, missing children included.
    pub fn findings_at(&self, node: NodeId) -> impl Iterator<Item = &Finding> {
        self.findings
            .get(self.first_finding(node)..)
            .unwrap_or_default()
            .iter()
            .take_while(move |finding| finding.node() == Some(node))
    }

    /// Where in [`Self::findings`] those at a node begin, or would begin.
    pub(crate) fn first_finding(&self, node: NodeId) -> usize {
        self.findings_by_node.first(&self.findings, node)
    }

    /// How many findings there are of a severity: what the documentation has wrong is not among them.
    pub fn n_findings(&self, severity: Severity) -> usize {
        let of_payload = self.findings.iter().filter(|finding| finding.is_about_payload());
        of_payload.filter(|finding| finding.severity() == severity).count()
    }

    /// Whether its text was decoded and is XML or JSON throughout.
    pub fn is_readable(&self) -> bool {
        self.format.is_some() && self.document.is_well_formed() && self.decoding.is_clean()
    }

    /// The finding that says why it can't be read throughout; nothing where it can.
    pub fn fault(&self) -> Option<&Finding> {
        let is_fault = |finding: &&Finding| {
            matches!(finding.rule().id, "truncated" | "malformed" | "encoding")
        };
        if self.is_readable() { None } else { self.findings.iter().find(is_fault) }
    }

    /// A node's place among all that the catalog documents.
    pub fn place(&self, node: NodeId) -> PlaceId {
        self.annotations.place(node)
    }

    /// The first node at a place, if any.
    pub fn first_at(&self, place: PlaceId) -> Option<Node<'_>> {
        self.annotations.first_at(place).map(|id| self.document.node(id))
    }

    /// All nodes at a place, in document order.
    pub fn all_at(&self, place: PlaceId) -> impl Iterator<Item = Node<'_>> {
        let from = self.annotations.first_at(place).map_or(usize::MAX, NodeId::index);
        (from..self.document.n_nodes())
            .filter_map(NodeId::new)
            .filter(move |&id| self.annotations.place(id) == place)
            .map(|id| self.document.node(id))
    }

    /// What the recognized entry documents of a node.
    ///
    /// The items of an array are what the array is. Nothing for a node that the entry doesn't list.
    pub fn documented(&self, node: NodeId) -> Option<&NodeEntry> {
        self.entry()?.node(self.place(node))
    }

    /// The path of a node, as the vendor's tables write it.
    ///
    /// Asking for many nodes in document order costs no more than one walk.
    pub fn path(&self, node: NodeId) -> String {
        let mut numbered = self.numbered.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer = self.writer(std::mem::take(&mut numbered));
        let path = writer.path(node);
        *numbered = writer.paths.into_numbered();
        path
    }

    /// Writes paths of many nodes.
    pub fn paths(&self) -> PathWriter<'_> {
        self.writer(Numbered::default())
    }

    fn writer(&self, numbered: Numbered) -> PathWriter<'_> {
        let is_enveloped =
            self.recognition.has_envelope() && self.entry().is_none_or(|entry| entry.envelope);
        let envelope = is_enveloped.then_some(crate::catalog::ENVELOPE_NAME);
        PathWriter { analysis: self, paths: Paths::resume(&self.document, envelope, numbered) }
    }

    /// The header's facts: what the payload is about, and when.
    pub fn summary(&self) -> &Summary {
        self.summary.get_or_init(|| Box::new(Summary::new(self)))
    }

    /// The documented children that are missing below a node and would be expected there, in the
    /// documented order: what the tree shows as ghosts.
    pub fn missing_below(&self, node: NodeId) -> impl Iterator<Item = &NodeEntry> {
        self.findings_at(node).filter_map(|finding| self.entry()?.node(finding.missing()?))
    }
}
