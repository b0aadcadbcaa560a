//! `explain`: what a finding means and why it matters, what an error code means and whose move it is.

use std::io::Write as _;

use super::arguments::Explain;
use super::output::{self, complain};
use super::{CommandError, Status, load_catalog};
use crate::analysis::rules::RULES;
use crate::analysis::{LookUp, Meaning, Rule, look_up};
use crate::catalog::Catalog;
use crate::report::codes;
use crate::report::tree::{severity_style, severity_word};
use crate::say;
use crate::words::Language;

pub(super) fn run(explain: &Explain, language: Language) -> Result<Status, CommandError> {
    let catalog = load_catalog()?;
    let Some(what) = &explain.what else {
        list(&catalog, language)?;
        return Ok(Status::Clean);
    };
    match look_up(&catalog, what) {
        LookUp::Exact(Meaning::Rule(rule)) => write_rule(rule, language)?,
        LookUp::Exact(Meaning::Code(code)) => {
            let mut out = output::text();
            codes::write(code, catalog.codes(), language, output::layout(), &mut out)?;
            out.flush()?;
        }
        LookUp::Similar(similar) => {
            complain(&not_found(what, &similar, language));
            return Ok(Status::Trouble);
        }
    }
    Ok(Status::Clean)
}

/// How many words like an unknown one are suggested.
const N_SIMILAR: usize = 6;

fn not_found(what: &str, similar: &[Meaning<'_>], language: Language) -> String {
    let names: Vec<&str> = similar.iter().take(N_SIMILAR).map(Meaning::name).collect();
    if names.is_empty() {
        return say!(language, "explain-unknown", what = what);
    }
    let names = names.join(&say!(language, "list-separator"));
    say!(language, "explain-similar", what = what, similar = names)
}

fn list(catalog: &Catalog, language: Language) -> Result<(), CommandError> {
    let mut out = output::text();
    let widest = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in RULES {
        writeln!(out, "{:widest$}  {}", rule.id, rule.title(language))?;
    }
    codes::write_list(catalog.codes(), language, output::layout(), &mut out)?;
    Ok(out.flush()?)
}

fn write_rule(rule: &Rule, language: Language) -> Result<(), CommandError> {
    let mut out = output::text();
    let style = severity_style(rule.severity);
    let severity = severity_word(rule.severity, language);
    writeln!(out, "{style}{severity}[{}]{style:#}\n", rule.id)?;
    writeln!(out, "{}", (rule.documentation)(language).trim())?;
    Ok(out.flush()?)
}
