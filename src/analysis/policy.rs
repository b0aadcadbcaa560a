//! What a user wants to be told, and how loudly.
//!
//! The rules find what they find. A [`Policy`] stands above them: it weighs a rule's findings otherwise
//! than the rule does, and mutes rules and names. [`Told`] is what is left of one payload's findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Analysis, Finding, Rule, Severity};
use crate::document::NodeId;

/// The user's own weights of rules, and the names that nothing is told of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// By rule: what its findings weigh. Rules that aren't listed weigh what they weigh by themselves.
    weights: BTreeMap<String, Weight>,
    /// Names whose findings are muted.
    names: BTreeSet<MutedName>,
}

/// What all findings of a rule weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// As errors.
    Error,
    /// As warnings.
    Warning,
    /// As infos.
    Info,
    /// Nothing: the rule is muted.
    Off,
}

/// A name of nodes that nothing is told of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MutedName {
    /// The nodes' name.
    pub name: String,
    /// The only rule that is muted for it; all of them, if none.
    pub rule: Option<String>,
}

impl Weight {
    /// Every weight, the gravest first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Info, Self::Off];

    /// The severity that it gives; none where nothing is told.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Off => None,
        }
    }
}

impl Policy {
    /// The user's weight of a rule; none where the rule decides.
    pub fn weight(&self, rule: &Rule) -> Option<Weight> {
        self.weights.get(rule.id).copied()
    }

    /// Weighs a rule's findings; with none, the rule decides again.
    pub fn weigh(&mut self, rule: &Rule, weight: Option<Weight>) {
        match weight {
            Some(weight) => self.weights.insert(rule.id.to_owned(), weight),
            None => self.weights.remove(rule.id),
        };
    }

    /// The rules that are muted altogether.
    pub fn muted_rules(&self) -> impl Iterator<Item = &'static Rule> {
        super::rules::RULES.iter().copied().filter(|rule| self.weight(rule) == Some(Weight::Off))
    }

    /// The names that are muted, in the order of the alphabet.
    pub fn muted_names(&self) -> impl Iterator<Item = &MutedName> {
        self.names.iter()
    }

    /// Mutes a name.
    pub fn mute(&mut self, name: MutedName) {
        self.names.insert(name);
    }

    /// Lets a muted name speak again.
    pub fn unmute(&mut self, name: &MutedName) {
        self.names.remove(name);
    }

    /// Whether anything is muted, whatever there is to mute.
    pub fn mutes(&self) -> bool {
        !self.names.is_empty() || self.muted_rules().next().is_some()
    }

    /// How much a finding matters; none where it is muted.
    pub fn severity(&self, finding: &Finding, analysis: &Analysis) -> Option<Severity> {
        let rule = finding.rule();
        let is_muted = |name: &str| {
            self.names.iter().any(|muted| {
                muted.name == name && muted.rule.as_deref().is_none_or(|only| only == rule.id)
            })
        };
        if !self.names.is_empty() && finding.name(analysis).is_some_and(is_muted) {
            return None;
        }
        match self.weight(rule) {
            Some(weight) => weight.severity(),
            None => Some(finding.severity()),
        }
    }
}

/// The findings of one payload under a policy. Findings are named by their index in [`Analysis::findings`].
#[derive(Debug)]
pub struct Told {
    analysis: Arc<Analysis>,
    /// By finding.
    severities: Vec<Option<Severity>>,
    all: BySeverity,
    by_rule: BTreeMap<&'static str, BySeverity>,
    muted: Vec<usize>,
    counts: [usize; 3],
}

/// Findings in document order, the errors apart from the warnings and the infos.
type BySeverity = [Vec<usize>; 3];

impl Told {
    /// What is told of a payload.
    pub fn new(analysis: &Arc<Analysis>, policy: &Policy) -> Self {
        let mut told = Self {
            severities: Vec::with_capacity(analysis.findings().len()),
            all: BySeverity::default(),
            by_rule: BTreeMap::new(),
            muted: Vec::new(),
            counts: [0; 3],
            analysis: Arc::clone(analysis),
        };
        for (index, finding) in analysis.findings().iter().enumerate() {
            told.push(index, finding, policy.severity(finding, analysis));
        }
        told
    }

    fn push(&mut self, index: usize, finding: &Finding, severity: Option<Severity>) {
        self.severities.push(severity);
        let Some(severity) = severity else { return self.muted.push(index) };
        let of_rule = self.by_rule.entry(finding.rule().id).or_default();
        let levels = self.all.iter_mut().zip(of_rule).zip(&mut self.counts);
        for (((all, of_rule), count), level) in levels.zip(Severity::ALL) {
            if level == severity {
                all.push(index);
                of_rule.push(index);
                *count += usize::from(finding.is_about_payload());
            }
        }
    }

    /// Whether it is about this reading of a payload.
    pub fn is_of(&self, analysis: &Arc<Analysis>) -> bool {
        Arc::ptr_eq(&self.analysis, analysis)
    }

    /// How much a finding matters; none where it is muted.
    pub fn severity(&self, finding: usize) -> Option<Severity> {
        self.severities.get(finding).copied().flatten()
    }

    /// What is told at a node, missing children included, each with its severity.
    pub fn at(&self, node: NodeId) -> impl Iterator<Item = (Severity, &Finding)> {
        let findings = self.analysis.findings();
        let from = self.analysis.first_finding(node);
        (from..findings.len())
            .map_while(|index| Some((index, findings.get(index)?)))
            .take_while(move |(_, finding)| finding.node() == Some(node))
            .filter_map(|(index, finding)| Some((self.severity(index)?, finding)))
    }

    /// How many findings there are of each severity, the gravest first, to be told beside the payload's
    /// name: what the documentation has wrong is not among them.
    pub fn counts(&self) -> [usize; 3] {
        self.counts
    }

    /// How many findings are told.
    pub fn len(&self) -> usize {
        self.all.iter().map(Vec::len).sum()
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many findings there are of a severity; with a rule, of that rule.
    pub fn n_of(&self, severity: Severity, rule: Option<&Rule>) -> usize {
        self.of(severity, rule).len()
    }

    /// The rules that have something to tell here, with how many findings each has.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, usize)> {
        super::rules::RULES.iter().filter_map(|rule| {
            let findings = self.by_rule.get(rule.id)?;
            Some((*rule, findings.iter().map(Vec::len).sum()))
        })
    }

    /// The findings that are muted, in document order.
    pub fn muted(&self) -> &[usize] {
        &self.muted
    }

    /// The findings that a filter lets through, as a list shows them.
    pub fn listed(&self, filter: &Filter) -> Listed<'_> {
        let mut parts = [&[][..]; 4];
        for (part, severity) in parts.iter_mut().zip(Severity::ALL) {
            if filter.shows(severity) {
                *part = self.of(severity, filter.rule);
            }
        }
        if let Some(last) = parts.last_mut().filter(|_| filter.shows_muted) {
            *last = &self.muted;
        }
        Listed { parts }
    }

    fn of(&self, severity: Severity, rule: Option<&Rule>) -> &[usize] {
        let findings = match rule {
            Some(rule) => self.by_rule.get(rule.id),
            None => Some(&self.all),
        };
        let mut levels = findings.into_iter().flatten().zip(Severity::ALL);
        levels.find(|(_, level)| *level == severity).map_or(&[], |(findings, _)| findings)
    }
}

/// Which findings are listed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    hidden: [bool; 3],
    /// Only this rule's; muted ones are not asked for their rule.
    pub rule: Option<&'static Rule>,
    /// Muted ones too, at the end.
    pub shows_muted: bool,
}

impl Filter {
    /// Whether findings of this severity are listed.
    pub fn shows(&self, severity: Severity) -> bool {
        Severity::ALL.iter().zip(self.hidden).all(|(level, hidden)| *level != severity || !hidden)
    }

    /// Lists the findings of a severity, or hides them if they are listed.
    pub fn toggle(&mut self, severity: Severity) {
        for (level, hidden) in Severity::ALL.iter().zip(&mut self.hidden) {
            *hidden ^= *level == severity;
        }
    }
}

impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        let rule = |filter: &Self| filter.rule.map(|rule| rule.id);
        (self.hidden, self.shows_muted, rule(self))
            == (other.hidden, other.shows_muted, rule(other))
    }
}

/// A list of findings, the gravest first, in document order within a severity. Costs nothing to make.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    parts: [&'a [usize]; 4],
}

impl Listed<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The finding in row `row`.
    pub fn get(&self, mut row: usize) -> Option<usize> {
        for part in self.parts {
            match part.get(row) {
                Some(finding) => return Some(*finding),
                None => row -= part.len(),
            }
        }
        None
    }

    /// The row of a finding, if it is listed.
    pub fn row_of(&self, finding: usize) -> Option<usize> {
        let mut before = 0;
        for part in self.parts {
            if let Ok(row) = part.binary_search(&finding) {
                return Some(before + row);
            }
            before += part.len();
        }
        None
    }

    /// The listed findings in document order, from `finding` on or, backwards, up to it; itself not.
    pub fn next(&self, finding: Option<usize>, forward: bool) -> Option<usize> {
        let parts = self.parts.iter();
        if forward {
            let after = |part: &&[usize]| {
                let from = finding.map_or(0, |at| part.partition_point(|other| *other <= at));
                part.get(from).copied()
            };
            parts
                .clone()
                .filter_map(after)
                .min()
                .or_else(|| parts.filter_map(|part| part.first().copied()).min())
        } else {
            let before = |part: &&[usize]| {
                let to = finding.map_or(0, |at| part.partition_point(|other| *other < at));
                to.checked_sub(1).and_then(|last| part.get(last).copied())
            };
            parts
                .clone()
                .filter_map(before)
                .max()
                .or_else(|| parts.filter_map(|part| part.last().copied()).max())
        }
    }
}
