//! What is worth telling about a payload: the table of rules, and the findings that they make.
//!
//! A rule says what it finds, not what to do about it. Findings carry values; the rule's words turn
//! them into a sentence when somebody asks, in the language asked for. Each file below holds rules that
//! belong together: their rows of the table, their check and their words. Most of them are asked in one
//! pass over the nodes, `walk`.

mod absence;
mod evaluate;
mod found;
mod lists;
mod name;
mod promise;
mod questions;
mod relation;
mod slip;
pub(super) mod spelling;
mod stranger;
mod suspicious;
mod telling;
mod test_request;
mod text;
mod value;
mod walk;

use super::{Analysis, PathWriter, State};
use crate::catalog::{Entry, PlaceId};
use crate::document::{Document, Kind, Node, NodeId, Position};
use crate::words::{Language, Sentence};

use self::found::Findings;
pub(super) use self::questions::Questions;
pub(super) use self::stranger::Strangers;

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A parser or a person may stumble over it.
    Warning,
    /// The payload cannot be right.
    Error,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The word in options and machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// A kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// Names the rule everywhere: options, output, settings.
    pub id: &'static str,
    /// What its findings weigh, unless one weighs differently.
    pub severity: Severity,
    /// What it finds, why that matters, an example and what to do about it: paragraphs, as `explain`
    /// prints them. The first is the rule's title.
    pub documentation: fn(Language) -> String,
}

impl Rule {
    /// The rule's name for people.
    pub fn title(&self, language: Language) -> String {
        let documentation = (self.documentation)(language);
        documentation.lines().next().unwrap_or_default().to_owned()
    }
}

/// All rules, in the order of the documentation.
pub const RULES: &[&Rule] = &[
    &text::MALFORMED,
    &text::TRUNCATED,
    &name::NOT_A_CALLBACK,
    &name::MISPLACED_NODE,
    &name::MISSPELT_NAME,
    &name::UNKNOWN_NODE,
    &absence::MISSING_NODE,
    &value::WRONG_TYPE,
    &value::UNLISTED_VALUE,
    &promise::REPEATED_NODE,
    &promise::DUPLICATE_KEY,
    &relation::STATE_CONTRADICTION,
    &relation::TIME_ORDER,
    &relation::COUNT_MISMATCH,
    &relation::OUTPUT_MISMATCH,
    &relation::DUPLICATE_ID,
    &relation::UNLIKE_SAMPLES,
    &text::ENCODING,
    &suspicious::SUSPICIOUS_TEXT,
    &slip::DOCUMENTATION_SLIP,
    &test_request::TEST_REQUEST,
];

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Something worth telling about a payload.
#[derive(Clone, Debug)]
pub struct Finding {
    rule: &'static Rule,
    severity: Severity,
    node: Option<NodeId>,
    byte: usize,
    count: usize,
    facts: Facts,
}

/// The values that a finding's sentences are made of.
#[derive(Clone, Debug)]
enum Facts {
    Text(text::Fault),
    Name(name::Fault),
    Missing(absence::Absent),
    Value(value::Fault),
    Repeated { first: NodeId },
    DuplicateKey { first: NodeId },
    Relation(relation::Violation),
    Suspicious { character: char },
    Slip { place: PlaceId, slip: usize },
    TestRequest,
}

/// A finding's words in one language; payload words in them are marked.
#[derive(Debug, Default)]
struct Told {
    title: String,
    detail: String,
    remark: String,
}

impl Finding {
    /// The rule that was broken.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The node at which it is shown: for a missing one, its parent.
    pub fn node(&self) -> Option<NodeId> {
        self.node
    }

    /// Whether it is about the payload, not about what the documentation has wrong.
    pub fn is_about_payload(&self) -> bool {
        self.rule.id != "documentation-slip"
    }

    /// Where it is, in bytes of the decoded text.
    pub fn byte(&self) -> usize {
        self.byte
    }

    /// Where it is, as line and column.
    pub fn position(&self, document: &Document) -> Position {
        document.position(self.byte)
    }

    /// How many places it stands for: the same unknown name in many places is one finding.
    pub fn count(&self) -> usize {
        self.count
    }

    /// For a missing node, the place where it should be, below [`Self::node`].
    pub fn missing(&self) -> Option<PlaceId> {
        match self.facts {
            Facts::Missing(absent) => Some(absent.place),
            Facts::Text(_)
            | Facts::Name(_)
            | Facts::Value(_)
            | Facts::Repeated { .. }
            | Facts::DuplicateKey { .. }
            | Facts::Relation(_)
            | Facts::Suspicious { .. }
            | Facts::Slip { .. }
            | Facts::TestRequest => None,
        }
    }

    /// The name that it is about: of its node, or of the node that is missing. An item has its array's.
    pub fn name<'a>(&self, analysis: &'a Analysis) -> Option<&'a str> {
        match self.missing() {
            Some(place) => Some(analysis.catalog().place_name(place)),
            None => analysis.document().node(self.node?).label(),
        }
    }

    /// The path that it is about: of its node, or of the node that is missing. For many findings, use
    /// [`Self::path_by`].
    pub fn path(&self, analysis: &Analysis) -> Option<String> {
        self.path_by(&mut analysis.paths())
    }

    /// The same, written by a writer that all findings of a payload share: it counts siblings once.
    pub fn path_by(&self, paths: &mut PathWriter<'_>) -> Option<String> {
        let mut path = paths.path(self.node?);
        if let Some(place) = self.missing() {
            // At the top of JSON, a path is the name alone.
            if path == "$" {
                path.clear();
            } else {
                path.push('.');
            }
            path.push_str(paths.analysis().catalog().place_name(place));
        }
        Some(path)
    }

    /// What was found, in one sentence.
    pub fn title(&self, analysis: &Analysis, language: Language) -> Sentence {
        Sentence::new(self.tell(analysis, language).title)
    }

    /// Why it matters or what to look at, in one sentence more; may be empty.
    pub fn detail(&self, analysis: &Analysis, language: Language) -> Sentence {
        Sentence::new(self.tell(analysis, language).detail)
    }

    /// In few words, for the description column of the tree: "not documented", "documented as X".
    pub fn remark(&self, analysis: &Analysis, language: Language) -> Sentence {
        Sentence::new(self.tell(analysis, language).remark)
    }

    /// Makes an info of what only says that this kind of job isn't the one described: nobody promised it
    /// those nodes.
    fn soften(&mut self) {
        let is_promise = match self.facts {
            Facts::Name(fault) => {
                !matches!(fault, name::Fault::Misspelt { .. } | name::Fault::NotACallback)
            }
            Facts::Value(fault) => matches!(fault, value::Fault::Unlisted),
            Facts::Missing(absent) => !absent.is_identity,
            Facts::Repeated { .. } => true,
            Facts::Text(_)
            | Facts::DuplicateKey { .. }
            | Facts::Relation(_)
            | Facts::Suspicious { .. }
            | Facts::Slip { .. }
            | Facts::TestRequest => false,
        };
        if is_promise {
            self.severity = Severity::Info;
        }
    }

    fn tell(&self, analysis: &Analysis, language: Language) -> Told {
        match &self.facts {
            Facts::Text(fault) => fault.tell(self, analysis, language),
            Facts::Name(fault) => fault.tell(self, analysis, language),
            Facts::Missing(absent) => absent.tell(self, analysis, language),
            Facts::Value(fault) => fault.tell(self, analysis, language),
            Facts::Repeated { first } => promise::tell_repeated(self, *first, analysis, language),
            Facts::DuplicateKey { first } => {
                promise::tell_duplicate(self, *first, analysis, language)
            }
            Facts::Relation(violation) => violation.tell(self, analysis, language),
            Facts::Suspicious { character } => {
                suspicious::tell(self, *character, analysis, language)
            }
            Facts::Slip { place, slip } => slip::tell(self, *place, *slip, analysis, language),
            Facts::TestRequest => test_request::tell(language),
        }
    }
}

/// What the documentation has wrong about a place, a sentence for each slip.
pub fn slips(analysis: &Analysis, place: PlaceId, language: Language) -> Vec<Sentence> {
    slip::titles(analysis, place, language).map(Sentence::new).collect()
}

/// Half way through the rules: those have run that need not know how the job ended.
pub(super) struct Begun<'q> {
    findings: Findings,
    /// With the questions of the entry, if it is known.
    seen: Option<(&'q Questions, walk::Seen<'q>)>,
}

impl Begun<'_> {
    /// Whether a task of this job or run may say that it failed.
    pub(super) fn may_have_failed(&self, analysis: &Analysis, unit: Node<'_>) -> bool {
        let says_it = |(questions, seen): &(&Questions, walk::Seen<'_>)| {
            let state =
                questions.task_state.filter(|state| state.unit == analysis.place(unit.id()));
            seen.lists.may_say(state?.place, State::FAILED, &unit.subtree())
        };
        self.seen.as_ref().and_then(says_it).unwrap_or(true)
    }
}

/// Begins to run the rules over a payload. `questions` are those of its entry.
pub(super) fn begin<'q>(
    analysis: &Analysis,
    strangers: &Strangers,
    questions: Option<&'q Questions>,
) -> Begun<'q> {
    let mut findings = Findings::default();
    text::check(analysis, &mut findings);
    suspicious::check(analysis, &mut findings);
    name::check(analysis, strangers, &mut findings);
    test_request::check(analysis, &mut findings);
    let seen = if let (Some(entry), Some(questions)) = (analysis.entry(), questions) {
        Some((questions, walk::check(analysis, (entry, questions), &mut findings)))
    } else {
        let objects = analysis.document.nodes().filter(|node| node.kind() == Kind::Object);
        promise::check_duplicate_keys(analysis, objects, &mut findings);
        None
    };
    Begun { findings, seen }
}

/// Runs the others, now that it is known how the job ended; findings come in order of node, then position.
pub(super) fn finish(
    analysis: &Analysis,
    strangers: &Strangers,
    Begun { mut findings, seen }: Begun<'_>,
) -> Vec<Finding> {
    if let (Some(entry), Some((questions, seen))) = (analysis.entry(), seen) {
        absence::check(analysis, entry, &seen, strangers, &mut findings);
        value::check_job(analysis, entry, &mut findings);
        relation::check(analysis, entry, (questions, seen.lists), &mut findings);
        slip::check(analysis, &questions.slips, &mut findings);
    }
    let mut findings = findings.into_vec();
    if analysis.entry().is_some_and(Entry::is_generic) {
        findings.iter_mut().for_each(Finding::soften);
    }
    findings.sort_by_key(|finding| (finding.node, finding.byte));
    findings
}
