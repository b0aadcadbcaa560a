//! Error codes in words: one explained, or all as a list.

use std::io::{self, Write};

use anstyle::Style;

use super::catalog::address;
use super::columns::{GAP, Layout, MARGIN, STRONG, write_wrapped};
use super::text::width;
use crate::analysis::{Analysis, Failure};
use crate::catalog::{Bilingual, ErrorCode, ErrorCodes, NextMove};
use crate::say;
use crate::words::{Language, visible};

/// Whose move it is.
pub fn next_move(next: NextMove, language: Language) -> String {
    match next {
        NextMove::Customer => say!(language, "next-customer"),
        NextMove::Vendor => say!(language, "next-vendor"),
        NextMove::Retry => say!(language, "next-retry"),
    }
}

/// Whose move it is, and what to check, in a line.
pub fn advice(code: &ErrorCode, language: Language) -> String {
    format!("{} · {}", next_move(code.next, language), plain(&code.advice, language))
}

/// A sentence without the marks around the names in it.
pub fn plain(words: &Bilingual, language: Language) -> String {
    language.pick(&words.en, &words.zh).replace('`', "")
}

/// The code as it stands in payloads, and the number that stands for it elsewhere.
pub fn heading(code: &ErrorCode) -> String {
    match &code.number {
        Some(number) => format!("{} ({number})", code.name),
        None => code.name.clone(),
    }
}

/// Why a job or task failed, as far as the payload and the documentation of its code say.
pub(super) fn reason(failure: &Failure, analysis: &Analysis, language: Language) -> String {
    reason_by(failure, analysis.catalog().codes(), language)
}

/// The same, as far as these codes are documented.
pub fn reason_by(failure: &Failure, codes: &ErrorCodes, language: Language) -> String {
    let meaning = |code: &String| match codes.find(code) {
        Some(code) => plain(&code.meaning, language),
        None => say!(language, "code-undocumented"),
    };
    let explained = failure.code.as_ref().map(meaning);
    let told: Vec<_> = [&failure.code, &explained, &failure.message]
        .into_iter()
        .flatten()
        .map(|told| visible(told))
        .collect();
    if told.is_empty() { say!(language, "reason-not-told") } else { told.join(" · ") }
}

/// What a failure's code means, or that nothing says so.
pub(super) fn meaning(failure: &Failure, analysis: &Analysis, language: Language) -> String {
    match analysis.error_code(failure) {
        Some(code) => plain(&code.meaning, language),
        None => say!(language, "code-undocumented"),
    }
}

/// Writes what there is to say of a code.
pub fn write(
    code: &ErrorCode,
    codes: &ErrorCodes,
    language: Language,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{STRONG}{}{STRONG:#}\n", heading(code))?;
    let list = codes.list(code);
    let title = language.pick(&list.title.en, &list.title.zh);
    let page = language.pick(&list.source.title.en, &list.source.title.zh);
    let address = address(&list.source, language).unwrap_or_default();
    let lines =
        [plain(&code.meaning, language), advice(code, language), format!("{title} · {page}")];
    for paragraph in lines {
        write_wrapped(out, Style::new(), &paragraph, layout.width, 0)?;
    }
    writeln!(out, "{address}")
}

/// Writes all codes, each with its meaning, below the titles of their lists.
pub fn write_list(
    codes: &ErrorCodes,
    language: Language,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    let widest = codes.iter().map(|code| width(&heading(code))).max().unwrap_or(0);
    let indent = MARGIN + widest + GAP;
    let room = layout.width.saturating_sub(indent).max(20);
    let mut title = "";
    for code in codes.iter() {
        let list = codes.list(code);
        let its_title = language.pick(&list.title.en, &list.title.zh);
        if its_title != title {
            title = its_title;
            writeln!(out, "\n{STRONG}{title}{STRONG:#}")?;
        }
        write!(out, "{:MARGIN$}{:2$}", "", heading(code), widest + GAP)?;
        write_wrapped(out, Style::new(), &plain(&code.meaning, language), room, indent)?;
    }
    Ok(())
}
