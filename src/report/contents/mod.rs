//! What a report tells of a payload, whatever it is written in.

mod shapes;

pub use self::shapes::shapes;

use super::catalog::address;
use super::fact_kind::FactKind;
use super::{Clock, Fact, facts, kind, standing};
use crate::analysis::{Analysis, Finding, Policy, Severity, State};
use crate::catalog::NodeEntry;
use crate::say;
use crate::words::{Language, Sentence, payload_words, visible};

/// How a report is written.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// By which clock times are told.
    pub clock: Clock,
    /// In which language.
    pub language: Language,
    /// What is muted, and what findings weigh.
    pub policy: &'a Policy,
}

impl Terms<'_> {
    /// What is told of `finding`, and how loudly; a mistake in the documentation is none of the payload's.
    pub(super) fn severity(&self, finding: &Finding, analysis: &Analysis) -> Option<Severity> {
        finding.is_about_payload().then(|| self.policy.severity(finding, analysis))?
    }

    /// Whether there is more to tell of a payload than its row in the table of many does.
    pub(super) fn is_worth_telling(&self, analysis: &Analysis) -> bool {
        analysis.outcome().state == State::Failed || n_troubles(analysis, *self) > 0
    }
}

/// What is worth telling of a payload's findings.
pub(super) struct Findings<'a> {
    /// How many there are.
    pub(super) count: usize,
    /// The first of each rule, the gravest first.
    pub(super) told: Vec<Told<'a>>,
    /// Rules with more findings than are told, and how many more.
    pub(super) more: Vec<(&'static str, usize)>,
}

/// What is told of one finding.
pub(super) struct Told<'a> {
    pub(super) finding: &'a Finding,
    pub(super) severity: Severity,
    /// Where it is; empty, if nowhere in particular.
    pub(super) path: String,
    /// What was found, why it matters, and in how many places.
    pub(super) sentences: [Sentence; 3],
    /// The page that says so, and its address where we know it.
    pub(super) page: Option<(&'a str, Option<&'a str>)>,
}

/// What a payload is about, in the order in which an engineer asks: what that is called, and what it is.
pub(super) fn told_facts(analysis: &Analysis, terms: Terms<'_>) -> Vec<(String, Sentence)> {
    let facts = facts(analysis, terms.language, terms.clock);
    facts.into_iter().map(|fact| (fact.label.clone(), told(&fact))).collect()
}

/// What the columns are called of a table of payloads.
pub(super) fn columns(language: Language) -> [String; 8] {
    let [job, object, created, reason] = COLUMNS.map(|kind| kind.words(language));
    [
        say!(language, "report-column-payload"),
        say!(language, "report-column-callback"),
        FactKind::State.words(language),
        job,
        object,
        created,
        reason,
        say!(language, "report-column-findings"),
    ]
}

/// The row of the payload called `name` in that table.
pub(super) fn row(analysis: &Analysis, name: &str, terms: Terms<'_>) -> [Sentence; 8] {
    let Terms { clock, language, .. } = terms;
    let facts = facts(analysis, language, clock);
    let has_failed = !analysis.is_readable() || analysis.outcome().state == State::Failed;
    let [job, object, created, reason] = COLUMNS.map(|kind| {
        let is_told =
            |fact: &&Fact| is_of(fact.kind, kind) && (has_failed || kind != FactKind::Reason);
        facts.iter().find(is_told).map_or_else(Sentence::default, told)
    });
    [
        Sentence::new(payload_words(name)),
        ours(&kind(analysis, language)),
        ours(&standing(analysis, language)),
        job,
        object,
        created,
        reason,
        ours(&n_troubles(analysis, terms).to_string()),
    ]
}

/// Errors, warnings and infos, each with where it is, why, and who says so.
pub(super) fn findings<'a>(analysis: &'a Analysis, terms: Terms<'_>) -> Findings<'a> {
    /// Of findings of one rule, so many are told one by one.
    const MOST_OF_A_RULE: usize = 5;
    let weighed = analysis.findings().iter();
    let mut weighed: Vec<(Severity, &Finding)> =
        weighed.filter_map(|it| Some((terms.severity(it, analysis)?, it))).collect();
    weighed.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
    let mut findings = Findings { count: weighed.len(), told: Vec::new(), more: Vec::new() };
    let mut paths = analysis.paths();
    for (severity, finding) in weighed {
        let rule = finding.rule().id;
        let is_alike = |told: &&Told<'_>| told.finding.rule().id == rule;
        if findings.told.iter().filter(is_alike).count() < MOST_OF_A_RULE {
            let path = finding.path_by(&mut paths).unwrap_or_default();
            findings.told.push(Told::of(finding, severity, path, (analysis, terms.language)));
        } else if let Some((_, more)) = findings.more.iter_mut().find(|(id, _)| *id == rule) {
            *more += 1;
        } else {
            findings.more.push((rule, 1));
        }
    }
    findings
}

impl<'a> Told<'a> {
    fn of(
        finding: &'a Finding,
        severity: Severity,
        path: String,
        (analysis, language): (&'a Analysis, Language),
    ) -> Self {
        let places = match finding.count() {
            0 | 1 => Sentence::default(),
            count => ours(&say!(language, "tree-n-places", count = count)),
        };
        let sentences =
            [finding.title(analysis, language), finding.detail(analysis, language), places];
        let page = documented(analysis, finding).and_then(|node| {
            let source = analysis.entry()?.source(node)?;
            Some((language.pick(&source.title.en, &source.title.zh), address(source, language)))
        });
        Self { finding, severity, path, sentences, page }
    }
}

/// Words of ours alone.
pub(super) fn ours(words: &str) -> Sentence {
    Sentence::new(visible(words).into_owned())
}

/// The facts that the table of payloads has a column for.
const COLUMNS: [FactKind; 4] =
    [FactKind::Job, FactKind::Object, FactKind::Created, FactKind::Reason];

/// Whether a fact is told in the column of `column`: a run or its failed job stand where others have their job, a code's
/// meaning where others have a reason.
fn is_of(kind: FactKind, column: FactKind) -> bool {
    kind == column
        || matches!(
            (column, kind),
            (FactKind::Job, FactKind::FailedJob | FactKind::Run)
                | (FactKind::Reason, FactKind::Meaning | FactKind::Message)
        )
}

/// What a fact says.
fn told(fact: &Fact) -> Sentence {
    let is_payloads = fact.node.is_some() && fact.kind != FactKind::Broken;
    if is_payloads { Sentence::new(payload_words(&fact.value)) } else { ours(&fact.value) }
}

/// How many errors and warnings there are.
fn n_troubles(analysis: &Analysis, terms: Terms<'_>) -> usize {
    let severities = analysis.findings().iter().map(|it| terms.severity(it, analysis));
    severities.filter(|severity| *severity > Some(Severity::Info)).count()
}

/// What the catalog says of the node that a finding is about.
fn documented<'a>(analysis: &'a Analysis, finding: &Finding) -> Option<&'a NodeEntry> {
    match finding.missing() {
        Some(place) => analysis.entry()?.node(place),
        None => analysis.documented(finding.node()?),
    }
}
