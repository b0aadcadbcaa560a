//! One open payload: its rows, what is selected in it, what is folded.

use std::sync::Arc;
use std::time::Duration;

use super::again::Origin;
use super::notes::Noted;
use super::{Action, Address, Content, Disk, EarlyRow, Folder, Open, OpenId, Rows, Target, View};
use crate::analysis::{Analysis, Filter, Finding, Listed, Told, is_hoisted};
use crate::catalog::EntryId;
use crate::document::{Node, NodeId};
use crate::intake::Encoding;
use crate::progress::Reached;

impl Open {
    pub(super) fn new(id: OpenId, origin: Origin) -> Self {
        Self {
            id,
            name: String::new(),
            origin,
            content: Content::Reading,
            chosen: None,
            disk: Disk::Same,
            loading: None,
            early_rows: Vec::new(),
            reading: 0,
            ties: None,
            content_id: String::new(),
            noted: Noted::default(),
            view: View::default(),
        }
    }

    /// Its id.
    pub fn id(&self) -> OpenId {
        self.id
    }

    /// The first payload that was opened of the same file or other source.
    pub fn source(&self) -> OpenId {
        self.origin.source
    }

    /// The name that it was opened under: a path, or what it was pasted or chosen as.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it can be read again, if anywhere.
    pub fn place(&self) -> Option<&Address> {
        self.origin.place.as_ref()
    }

    /// The encoding that the user chose for its file.
    pub fn encoding(&self) -> Option<Encoding> {
        self.origin.encoding
    }

    /// How what is shown stands to what is on the disk.
    pub fn disk(&self) -> &Disk {
        &self.disk
    }

    /// How far the reading of it has come that is on its way, and how long that was asked for.
    pub fn loading(&self) -> Option<(Reached, Duration)> {
        self.loading.as_ref().map(|loading| (loading.reached(), loading.age()))
    }

    /// The first rows of something large that is being read.
    pub fn early_rows(&self) -> &[EarlyRow] {
        &self.early_rows
    }

    /// What is known of it.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The entry that the user chose for it. Its analysis may be on the way still.
    pub fn chosen(&self) -> Option<EntryId> {
        self.chosen
    }

    /// Its analysis, once it is read.
    pub fn analysis(&self) -> Option<&Arc<Analysis>> {
        match &self.content {
            Content::Read(analysis) => Some(analysis),
            Content::Reading | Content::Unreadable(_) | Content::Stopped | Content::Folder(_) => {
                None
            }
        }
    }

    /// How many bytes of memory it takes, as far as that grows with its text.
    pub fn memory(&self) -> usize {
        let of_ties = self.ties.as_ref().map_or(0, |ties| ties.memory());
        let of_analysis = self.analysis().map_or(0, |analysis| analysis.memory());
        of_analysis + self.rows().outline().memory() + of_ties
    }

    /// Its table, if it is a folder.
    pub fn folder(&self) -> Option<&Folder> {
        match &self.content {
            Content::Folder(folder) => Some(folder),
            Content::Reading | Content::Read(_) | Content::Unreadable(_) | Content::Stopped => None,
        }
    }

    /// Whether it was opened from a table.
    pub fn is_of_folder(&self) -> bool {
        self.origin.folder.is_some()
    }

    /// The visible rows of its tree.
    pub fn rows(&self) -> &Rows {
        &self.view.rows
    }

    /// What is selected in its tree.
    pub fn selected(&self) -> Option<Target> {
        self.view.selected
    }

    /// The visible row that is selected.
    pub fn selected_row(&self) -> Option<usize> {
        self.view.rows.index_of(self.view.selected?)
    }

    /// Grows whenever the selection should come in sight.
    pub fn reveals(&self) -> u64 {
        self.view.reveals
    }

    /// What is told of its findings, once it is read.
    pub fn told(&self) -> Option<&Told> {
        self.view.told.as_ref()
    }

    /// Which findings are listed.
    pub fn finding_filter(&self) -> &Filter {
        &self.view.filter
    }

    /// The findings that are listed.
    pub fn listed(&self) -> Option<Listed<'_>> {
        Some(self.told()?.listed(&self.view.filter))
    }

    /// The listed finding that is selected: the one that was chosen, or else the first about what is
    /// selected.
    pub fn selected_finding(&self) -> Option<usize> {
        let (analysis, listed) = (self.analysis()?, self.listed()?);
        let is_listed = |finding: &usize| listed.row_of(*finding).is_some();
        if let Some(finding) = self.view.finding {
            return Some(finding).filter(is_listed);
        }
        let selected = self.view.selected?;
        let findings = analysis.findings();
        let from = findings.partition_point(|finding| finding.node() < Some(selected.node()));
        (from..findings.len())
            .map_while(|index| Some((index, target_of(findings.get(index)?)?)))
            .take_while(|(_, target)| target.node() == selected.node())
            .find(|(index, target)| *target == selected && is_listed(index))
            .map(|(index, _)| index)
    }

    /// How often another reading has moved the rows, and which shows now what was topmost in sight.
    pub fn moved(&self) -> (u64, Option<usize>) {
        (self.view.edition, self.view.top.and_then(|top| self.view.rows.index_of(top)))
    }

    /// Whether a node's row is folded.
    pub fn is_folded(&self, node: NodeId) -> bool {
        self.view.rows.is_folded(node)
    }

    pub(super) fn apply(&mut self, action: &Action) {
        let Some(analysis) = self.analysis().map(Arc::clone) else { return };
        match *action {
            Action::Select { target, reveal } => self.select(&analysis, target, reveal),
            Action::Move(by) => {
                let from = self.selected_row().unwrap_or(0);
                self.select_row(from.saturating_add_signed(by));
            }
            Action::SelectNamed { ref name, is_further } => {
                self.select_named(&analysis, name, is_further);
            }
            // Here only where there is nothing to fold or unfold.
            Action::FoldOrLeave => self.leave(&analysis),
            Action::UnfoldOrEnter => self.enter(),
            Action::NextFinding { forward } => self.next_finding(&analysis, forward),
            Action::SelectFinding(index) => self.select_finding(&analysis, index),
            Action::MoveInFindings(by) => self.move_in_findings(&analysis, by),
            Action::FilterFindings(filter) => self.view.filter = filter,
            Action::Toggle(_)
            | Action::FoldBelow
            | Action::UnfoldBelow
            | Action::UnfoldAll
            | Action::FoldAll
            | Action::Show(_)
            | Action::ShowNext(_)
            | Action::Close(_)
            | Action::StopReading
            | Action::ReopenClosed
            | Action::Speak(_)
            | Action::Folder(_)
            | Action::Compare(_)
            | Action::Tabulate(_)
            | Action::Note(_)
            | Action::TellTimes(_)
            | Action::Judge(_)
            | Action::ReadAs(_)
            | Action::Search(_)
            | Action::SearchEverywhere(_)
            | Action::Filter(_)
            | Action::GoTo(..)
            | Action::NextHit { .. } => {}
        }
    }

    fn select(&mut self, analysis: &Analysis, target: Target, reveal: bool) {
        let target = with_a_row(analysis, target);
        self.view.selected = Some(target);
        self.view.finding = None;
        if reveal {
            self.view.reveals += 1;
            self.view.rows.uncover(target);
        }
    }

    fn select_row(&mut self, index: usize) {
        let last = self.view.rows.len().saturating_sub(1);
        if let Some(row) = self.view.rows.get(index.min(last)) {
            self.view.selected = Some(row.target);
            self.view.finding = None;
            self.view.reveals += 1;
        }
    }

    fn select_named(&mut self, analysis: &Analysis, name: &str, is_further: bool) {
        const MOST_LOOKED_AT: usize = 100_000;
        let from = self.selected_row().map_or(0, |row| row + usize::from(is_further));
        let n_rows = self.view.rows.len();
        let found = (from..n_rows).chain(0..from.min(n_rows)).take(MOST_LOOKED_AT).find(|&row| {
            let target = self.view.rows.get(row).map(|row| row.target);
            let shown = target.and_then(|target| name_of(analysis, target));
            shown.is_some_and(|shown| begins_with(shown, name))
        });
        if let Some(row) = found {
            self.select_row(row);
        }
    }

    fn leave(&mut self, analysis: &Analysis) {
        let above = self.view.selected.and_then(|selected| self.parent_row(analysis, selected));
        if let Some(row) = above {
            self.select_row(row);
        }
    }

    fn enter(&mut self) {
        let row = self.view.selected.and_then(|selected| self.view.rows.row_of(selected));
        if row.is_some_and(|row| row.is_foldable)
            && let Some(index) = self.selected_row()
        {
            self.select_row(index + 1);
        }
    }

    /// The row that a target's row hangs below.
    fn parent_row(&self, analysis: &Analysis, target: Target) -> Option<usize> {
        let node = analysis.document().node(target.node());
        let own = matches!(target, Target::Missing { .. }).then_some(node);
        let above = own.into_iter().chain(node.ancestors()).find(|above| !is_hoisted(*above))?;
        self.view.rows.index_of(Target::Node(above.id()))
    }

    fn select_finding(&mut self, analysis: &Analysis, index: usize) {
        let Some(finding) = analysis.findings().get(index) else { return };
        if let Some(target) = target_of(finding) {
            self.select(analysis, target, true);
        }
        self.view.finding = Some(index);
    }

    fn move_in_findings(&mut self, analysis: &Analysis, by: isize) {
        let Some(listed) = self.listed() else { return };
        let selected = self.selected_finding().and_then(|finding| listed.row_of(finding));
        let row = selected.map_or(0, |row| row.saturating_add_signed(by));
        let finding = listed.get(row.min(listed.len().saturating_sub(1)));
        if let Some(finding) = finding {
            self.select_finding(analysis, finding);
        }
    }

    fn next_finding(&mut self, analysis: &Analysis, forward: bool) {
        let from = match self.view.finding {
            Some(finding) => Some(finding),
            None => self.view.selected.and_then(|at| beside(analysis.findings(), at, forward)),
        };
        if let Some(next) = self.listed().and_then(|listed| listed.next(from, forward)) {
            self.select_finding(analysis, next);
        }
    }
}

/// The last finding that isn't behind a target, or the first that isn't before it.
fn beside(findings: &[Finding], target: Target, forward: bool) -> Option<usize> {
    let start = findings.partition_point(|finding| finding.node() < Some(target.node()));
    let here = findings.get(start..).unwrap_or_default();
    let here = here.iter().take_while(|finding| finding.node() == Some(target.node()));
    let order_of = |finding: &Finding| target_of(finding).map(Target::order);
    if forward {
        let n_done = here.take_while(|finding| order_of(finding) <= Some(target.order())).count();
        (start + n_done).checked_sub(1)
    } else {
        let n_before = here.take_while(|finding| order_of(finding) < Some(target.order())).count();
        Some(start + n_before)
    }
}

/// What a row is called.
fn name_of(analysis: &Analysis, target: Target) -> Option<&str> {
    match target {
        Target::Node(node) => analysis.document().node(node).label(),
        Target::Missing { place, .. } => Some(&analysis.entry()?.node(place)?.name),
    }
}

/// Whether a name begins like what was typed, whatever the case.
pub fn begins_with(name: &str, typed: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    typed.chars().flat_map(char::to_lowercase).all(|typed| letters.next() == Some(typed))
}

/// An array's first item stands for an array that has no row.
pub(super) fn with_a_row(analysis: &Analysis, target: Target) -> Target {
    let Target::Node(id) = target else { return target };
    let node = analysis.document().node(id);
    let first_item = is_hoisted(node).then(|| node.children().next()).flatten();
    Target::Node(first_item.map_or(id, Node::id))
}

/// What a finding is about: its node, or the ghost of what is missing.
pub fn target_of(finding: &Finding) -> Option<Target> {
    let node = finding.node()?;
    Some(
        finding
            .missing()
            .map_or(Target::Node(node), |place| Target::Missing { parent: node, place }),
    )
}
