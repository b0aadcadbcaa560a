//! Where the text itself is at fault: it can't be decoded, isn't XML or JSON, or ends too early.

use super::telling::value_words;
use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::document::{Expected, Format, Problem, ProblemKind};
use crate::intake::{Conflict, Exceeded, Limit};
use crate::say;
use crate::words::{Language, payload_words};

pub(super) const MALFORMED: Rule = Rule {
    id: "malformed",
    severity: Severity::Error,
    documentation: |language| say!(language, "rule-malformed"),
};

pub(super) const TRUNCATED: Rule = Rule {
    id: "truncated",
    severity: Severity::Error,
    documentation: |language| say!(language, "rule-truncated"),
};

pub(super) const ENCODING: Rule = Rule {
    id: "encoding",
    severity: Severity::Error,
    documentation: |language| say!(language, "rule-encoding"),
};

/// What is wrong with the text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// The document's problem of this index.
    Problem(usize),
    /// Nothing but white space.
    Empty,
    /// No text.
    Binary,
    /// Neither XML nor JSON.
    Neither,
    /// Bytes without a meaning in their encoding; this many places of them.
    Undecodable { count: usize },
    /// The declaration and the bytes disagree.
    Conflict(Conflict),
}

pub(super) fn check(analysis: &Analysis, findings: &mut Findings) {
    let document = analysis.document();
    let mut tell = |rule: &'static Rule, severity, byte, node, fault| {
        let facts = Facts::Text(fault);
        findings.push(Finding { rule, severity, node, byte, count: 1, facts });
    };
    let innermost = |byte| document.innermost_at(byte).map(crate::document::Node::id);
    let decoding = analysis.decoding();
    if let Some(first) = decoding.undecodable.first() {
        let fault = Fault::Undecodable { count: decoding.n_undecodable };
        tell(&ENCODING, Severity::Error, first.byte, innermost(first.byte), fault);
    }
    if let Some(conflict) = decoding.conflict {
        let severity = if conflict.is_error() { Severity::Error } else { Severity::Warning };
        tell(&ENCODING, severity, 0, None, Fault::Conflict(conflict));
    }
    if analysis.format().is_none() {
        let text = document.text();
        let start = text.len() - text.trim_start().len();
        let (byte, fault) = match start {
            _ if decoding.is_binary => (0, Fault::Binary),
            start if start == text.len() => (0, Fault::Empty),
            start => (start, Fault::Neither),
        };
        tell(&MALFORMED, Severity::Error, byte, None, fault);
        return;
    }
    for (index, problem) in document.problems().iter().enumerate() {
        let is_cut = matches!(problem.kind, ProblemKind::Truncated { .. });
        let rule = if is_cut { &TRUNCATED } else { &MALFORMED };
        let fault = Fault::Problem(index);
        tell(rule, Severity::Error, problem.span.start, problem.node, fault);
    }
}

impl Fault {
    pub(super) fn tell(self, finding: &Finding, analysis: &Analysis, language: Language) -> Told {
        match self {
            Self::Problem(index) => match analysis.document().problems().get(index) {
                Some(problem) => tell_problem(problem, analysis, language),
                None => Told::default(),
            },
            Self::Empty => malformed(
                say!(language, "malformed-empty"),
                say!(language, "malformed-empty-detail"),
                language,
            ),
            Self::Binary => malformed(
                say!(language, "malformed-binary"),
                say!(language, "malformed-neither-detail"),
                language,
            ),
            Self::Neither => {
                let text = analysis.document().text().get(finding.byte..).unwrap_or_default();
                let start = value_words(text.lines().next().unwrap_or_default());
                malformed(
                    say!(language, "malformed-neither", start = start),
                    say!(language, "malformed-neither-detail"),
                    language,
                )
            }
            Self::Undecodable { count } => tell_undecodable(count, analysis, language),
            Self::Conflict(conflict) => {
                let decoding = analysis.decoding();
                let declared = payload_words(decoding.declared.as_deref().unwrap_or_default());
                let encoding = payload_words(decoding.encoding);
                let title = match conflict {
                    Conflict::Bom | Conflict::Width => {
                        say!(language, "encoding-bom", declared = declared, encoding = encoding)
                    }
                    Conflict::Utf8 => {
                        say!(language, "encoding-utf8", declared = declared, encoding = encoding)
                    }
                    Conflict::Unknown => {
                        say!(language, "encoding-unknown", declared = declared, encoding = encoding)
                    }
                };
                let remark = say!(language, "encoding-remark");
                Told { title, detail: say!(language, "encoding-conflict-detail"), remark }
            }
        }
    }
}

fn tell_undecodable(count: usize, analysis: &Analysis, language: Language) -> Told {
    let decoding = analysis.decoding();
    let first = decoding.undecodable.first();
    let bytes = first.map_or(&[][..], |first| &first.bytes);
    let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    let bytes = payload_words(&bytes.join(" "));
    let encoding = payload_words(decoding.encoding);
    let file_byte = first.map_or(0, |first| first.file_byte).to_string();
    let advice = match decoding.fits {
        Some(fits) => say!(language, "encoding-fits", encoding = fits),
        None => say!(language, "encoding-other"),
    };
    let detail = say!(language, "encoding-bytes-detail", byte = file_byte, count = count);
    let space = language.pick(" ", "");
    Told {
        title: say!(language, "encoding-bytes", bytes = bytes, encoding = encoding),
        detail: format!("{detail}{space}{advice}"),
        remark: say!(language, "encoding-remark"),
    }
}

fn malformed(title: String, detail: String, language: Language) -> Told {
    Told { title, detail, remark: say!(language, "malformed-remark") }
}

fn tell_problem(problem: &Problem, analysis: &Analysis, language: Language) -> Told {
    let detail = say!(language, "malformed-detail");
    let title = match &problem.kind {
        ProblemKind::Empty => say!(language, "malformed-empty"),
        ProblemKind::Truncated { open } => return truncated(problem, *open, analysis, language),
        ProblemKind::MismatchedEndTag { expected, found } => say!(
            language,
            "malformed-end-tag",
            found = payload_words(&format!("</{found}>")),
            expected = payload_words(expected)
        ),
        ProblemKind::UnexpectedEndTag { found } => {
            say!(language, "malformed-lone-end-tag", found = payload_words(&format!("</{found}>")))
        }
        ProblemKind::SecondRoot { found } => {
            say!(language, "malformed-second-root", found = payload_words(found))
        }
        ProblemKind::TextOutsideRoot => match analysis.document().format() {
            Format::Xml => say!(language, "malformed-outside-root"),
            Format::Json => say!(language, "malformed-behind-value"),
        },
        ProblemKind::UndeclaredEntity { name } => {
            say!(language, "malformed-entity", name = payload_words(&format!("&{name};")))
        }
        ProblemKind::RepeatedAttribute { name } => {
            say!(language, "malformed-attribute", name = payload_words(name))
        }
        ProblemKind::UndeclaredPrefix { prefix } => {
            say!(language, "malformed-prefix", prefix = payload_words(prefix))
        }
        ProblemKind::MisdeclaredPrefix { prefix } => {
            let prefix = if prefix.is_empty() { "xmlns" } else { prefix };
            say!(language, "malformed-prefix-declaration", prefix = payload_words(prefix))
        }
        ProblemKind::Expected(expected) => {
            let wanted = expected_words(*expected, language);
            let rest = analysis.document().text().get(problem.span.start..).unwrap_or_default();
            let found: String = rest.chars().take_while(|&c| c != '\n').take(20).collect();
            match found.trim_end_matches('\r') {
                "" if rest.is_empty() => say!(language, "malformed-expected-end", wanted = wanted),
                "" => say!(language, "malformed-expected-line-end", wanted = wanted),
                found => {
                    let found = payload_words(found);
                    say!(language, "malformed-expected", wanted = wanted, found = found)
                }
            }
        }
        ProblemKind::TooLarge { limit } => {
            say!(language, "malformed-too-large", limit = limit.to_string())
        }
        ProblemKind::TooMany { most } => {
            Exceeded { limit: Limit::Nodes, most: *most }.words(language)
        }
        ProblemKind::TooDeep { most } => {
            Exceeded { limit: Limit::Depth, most: *most }.words(language)
        }
    };
    malformed(title, detail, language)
}

fn truncated(problem: &Problem, open: usize, analysis: &Analysis, language: Language) -> Told {
    let n_bytes = analysis.n_bytes();
    let node = problem.node.map(|node| analysis.document().node(node));
    let title = match node.and_then(crate::document::Node::label) {
        Some(name) => say!(language, "truncated", name = payload_words(name), open = open),
        None => say!(language, "truncated-unnamed", open = open),
    };
    let bytes = n_bytes.to_string();
    // Logs and databases cut at round numbers.
    let is_round = n_bytes > 0 && n_bytes.is_multiple_of(1024);
    let detail = if is_round {
        say!(language, "truncated-detail-round", bytes = bytes)
    } else {
        say!(language, "truncated-detail", bytes = bytes)
    };
    Told { title, detail, remark: say!(language, "truncated-remark") }
}

fn expected_words(expected: Expected, language: Language) -> String {
    match expected {
        Expected::Root => say!(language, "expected-root"),
        Expected::Name => say!(language, "expected-name"),
        Expected::AttributeValue => say!(language, "expected-attribute-value"),
        Expected::TagEnd => say!(language, "expected-tag-end"),
        Expected::Reference => say!(language, "expected-reference"),
        Expected::Character => say!(language, "expected-character"),
        Expected::Markup => say!(language, "expected-markup"),
        Expected::Value => say!(language, "expected-value"),
        Expected::Key => say!(language, "expected-key"),
        Expected::Colon => say!(language, "expected-colon"),
        Expected::CommaOrEnd => say!(language, "expected-comma-or-end"),
        Expected::Escape => say!(language, "expected-escape"),
        Expected::Number => say!(language, "expected-number"),
    }
}
