//! Wishes about findings: most are about the selected one.

use std::fmt::Write as _;

use eframe::egui::Context;

use super::Window;
use crate::analysis::{Analysis, Filter, Finding, MutedName, Policy, Weight};
use crate::report::tree::severity_word;
use crate::say;
use crate::session::{Action, Open};
use crate::ui::sizes::Widths;
use crate::ui::wish::Tab;
use crate::words::Language;

/// How many findings are copied at once.
const MOST_COPIED: usize = 2000;

impl Window {
    /// The finding that is selected in the list.
    pub fn selected_finding(&self) -> Option<&Finding> {
        let open = self.session.current()?;
        open.analysis()?.findings().get(open.selected_finding()?)
    }

    pub(super) fn judge(&mut self, policy: Policy) {
        self.settings.policy = policy.clone();
        self.session.apply(Action::Judge(policy));
    }

    pub(super) fn weigh_rule(&mut self, weight: Option<Weight>) {
        let Some(rule) = self.selected_finding().map(Finding::rule) else { return };
        let mut policy = self.session.policy().clone();
        policy.weigh(rule, weight);
        self.judge(policy);
    }

    pub(super) fn mute_name(&mut self, in_all_rules: bool) {
        let muted = self.selected_finding().and_then(|finding| {
            let name = finding.name(self.session.current()?.analysis()?)?.to_owned();
            let rule = (!in_all_rules).then(|| finding.rule().id.to_owned());
            Some(MutedName { name, rule })
        });
        if let Some(muted) = muted {
            let mut policy = self.session.policy().clone();
            policy.mute(muted);
            self.judge(policy);
        }
    }

    pub(super) fn change_filter(&mut self, change: impl FnOnce(&mut Filter)) {
        let Some(mut filter) = self.session.current().map(|open| *open.finding_filter()) else {
            return;
        };
        change(&mut filter);
        self.session.apply(Action::FilterFindings(filter));
    }

    pub(super) fn list_only_rule(&mut self) {
        let rule = self.selected_finding().map(Finding::rule);
        self.change_filter(|filter| filter.rule = rule.filter(|_| filter.rule.is_none()));
    }

    pub(super) fn explain_rule(&mut self, ctx: &Context) {
        let rule = self.selected_finding().map(Finding::rule);
        self.details.explain(rule);
        let widths = Widths::of(ctx.content_rect(), &self.settings.sizes);
        if rule.is_some() && widths.right == 0.0 {
            self.tab = Tab::Details;
        }
    }

    pub(super) fn copy_finding(&mut self, ctx: &Context) {
        let text = self.session.current().and_then(Open::analysis).and_then(|analysis| {
            let finding = self.selected_finding()?;
            Some(sentences(finding, analysis, self.settings.language))
        });
        if let Some(text) = text {
            self.copy(ctx, text);
        }
    }

    pub(super) fn copy_findings(&mut self, ctx: &Context) {
        let text = self.session.current().and_then(|open| lines(open, self.settings.language));
        if let Some(text) = text {
            self.copy(ctx, text);
        }
    }
}

/// What a finding says, in one line.
fn sentences(finding: &Finding, analysis: &Analysis, language: Language) -> String {
    let mut text = finding.title(analysis, language).to_string();
    let detail = finding.detail(analysis, language);
    if !detail.is_empty() {
        text.push_str(match language {
            Language::En => ". ",
            Language::Zh => "。",
        });
        text.push_str(&detail.to_string());
    }
    text
}

/// The listed findings as `check` prints them: place, severity and rule, message, path.
fn lines(open: &Open, language: Language) -> Option<String> {
    let (analysis, told, listed) = (open.analysis()?, open.told()?, open.listed()?);
    let mut paths = analysis.paths();
    let mut text = String::new();
    for index in (0..listed.len().min(MOST_COPIED)).filter_map(|row| listed.get(row)) {
        let finding = analysis.findings().get(index)?;
        let at = finding.position(analysis.document());
        let severity = told.severity(index).unwrap_or(finding.severity());
        let severity = severity_word(severity, language);
        let title = finding.title(analysis, language);
        let rule = finding.rule().id;
        write!(text, "{}:{}: {severity}[{rule}] {title}", at.line, at.column).ok()?;
        if let Some(path) = finding.path_by(&mut paths) {
            write!(text, " ({path})").ok()?;
        }
        text.push('\n');
    }
    if let Some(n_more @ 1..) = listed.len().checked_sub(MOST_COPIED) {
        text.push_str(&say!(language, "fact-more", count = n_more));
        text.push('\n');
    }
    Some(text)
}
