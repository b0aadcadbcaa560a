//! Where the rules put what they find.

use super::{Facts, Finding, Rule, Severity};
use crate::analysis::Analysis;
use crate::document::NodeId;

/// What the rules have found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<Finding>,
    tallies: Vec<Tally>,
}

/// How many findings there are of a rule and a severity.
#[derive(Debug)]
struct Tally {
    rule: &'static str,
    severity: Severity,
    n_found: usize,
    last: usize,
}

/// How many findings of one rule and severity are kept: a payload that is wrong everywhere is not more wrong
/// for it, and must not cost more than it is large.
pub(super) const MOST_ALIKE: usize = 10_000;

impl Findings {
    /// Tells something of a node, with its rule's severity; gives the number of its finding.
    pub(super) fn tell(
        &mut self,
        rule: &'static Rule,
        analysis: &Analysis,
        node: NodeId,
        facts: Facts,
    ) -> usize {
        self.tell_as(rule, rule.severity, analysis, node, facts)
    }

    /// The same with another severity.
    pub(super) fn tell_as(
        &mut self,
        rule: &'static Rule,
        severity: Severity,
        analysis: &Analysis,
        node: NodeId,
        facts: Facts,
    ) -> usize {
        let byte = analysis.document().node(node).span().start;
        self.push(Finding { rule, severity, node: Some(node), byte, count: 1, facts })
    }

    /// Adds a finding; gives its number. Where there are too many alike, the last of them counts for it.
    pub(super) fn push(&mut self, finding: Finding) -> usize {
        let Finding { rule: &Rule { id: rule, .. }, severity, count, .. } = finding;
        let is_alike = |tally: &&mut Tally| tally.rule == rule && tally.severity == severity;
        let next = self.found.len();
        let tally = match self.tallies.iter_mut().find(is_alike) {
            Some(tally) => tally,
            None => self.tallies.push_mut(Tally { rule, severity, n_found: 0, last: next }),
        };
        if tally.n_found == MOST_ALIKE {
            let last = tally.last;
            self.count(last, count);
            return last;
        }
        *tally = Tally { rule, severity, n_found: tally.n_found + 1, last: next };
        self.found.push(finding);
        next
    }

    /// Lets a finding stand for so many more places.
    pub(super) fn count(&mut self, number: usize, n_more: usize) {
        if let Some(finding) = self.found.get_mut(number) {
            finding.count += n_more;
        }
    }

    /// In the order in which they were found.
    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.found
    }
}
