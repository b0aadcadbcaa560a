//! `explain`: what a finding means and why it matters.

use std::io::Write as _;

use super::arguments::Explain;
use super::output::{self, complain};
use super::{CommandError, Status};
use crate::analysis::rules::{self, RULES};
use crate::report::tree::{severity_style, severity_word};
use crate::say;
use crate::words::Language;

pub(super) fn run(explain: &Explain, language: Language) -> Result<Status, CommandError> {
    let mut out = output::text();
    let Some(what) = &explain.what else {
        let widest = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
        for rule in RULES {
            writeln!(out, "{:widest$}  {}", rule.id, rule.title(language))?;
        }
        out.flush()?;
        return Ok(Status::Clean);
    };
    let Some(rule) = rules::find(what) else {
        let known: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        let words =
            say!(language, "explain-unknown", what = what.as_str(), rules = known.join(", "));
        complain(&words);
        return Ok(Status::Trouble);
    };
    let style = severity_style(rule.severity);
    let severity = severity_word(rule.severity, language);
    writeln!(out, "{style}{severity}[{}]{style:#}\n", rule.id)?;
    writeln!(out, "{}", (rule.documentation)(language).trim())?;
    out.flush()?;
    Ok(Status::Clean)
}
