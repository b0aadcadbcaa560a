//! A payload as one line of JSON, for programs.
//!
//! The keys and their order are a promise to scripts: more may come at the end of an object, none goes.

use serde::{Serialize, Serializer};

use super::codes::plain;
use crate::analysis::{Analysis, Finding, PathWriter, Severity, Verdict};
use crate::intake::Origin;
use crate::words::Language;

/// What is told of one payload.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    file: &'a str,
    payload: usize,
    format: &'static str,
    entry: Option<&'a str>,
    alternatives: Vec<&'a str>,
    status: &'static str,
    nodes: usize,
    outcome: OutcomeObject<'a>,
    findings: Findings<'a>,
    /// Somebody chose the entry; what is recognized stands among the alternatives.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    chosen: bool,
    /// Of what did not stand bare in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginObject<'a>>,
}

/// Where a payload stood, and what was undone to get at it.
#[derive(Debug, Serialize)]
struct OriginObject<'a> {
    /// Where it begins in the file or member, in bytes.
    offset: usize,
    /// Whether `line` and `column` of findings are the file's rather than the payload's own.
    in_file: bool,
    steps: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headers: Vec<&'a (String, String)>,
    /// How many lines of the file hold no payload.
    other_lines: usize,
    /// The line in which it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

#[derive(Debug, Serialize)]
struct OutcomeObject<'a> {
    state: &'static str,
    failures: Failures<'a>,
    /// Of moderation alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
}

/// The failed tasks of a payload, if there is one. Of very many, one object at a time is made.
#[derive(Debug)]
struct Failures<'a>(Option<(&'a Analysis, Language)>);

/// The findings about a payload, made one at a time too; or why there is none.
#[derive(Debug)]
enum Findings<'a> {
    Of(&'a Analysis, Language),
    Unreadable(String),
}

#[derive(Debug, Serialize)]
struct FailureObject {
    path: String,
    code: Option<String>,
    message: Option<String>,
    meaning: Option<String>,
    /// Whose move it is, as the documentation of the code has it.
    next: Option<&'static str>,
    advice: Option<String>,
}

#[derive(Debug, Serialize)]
struct FindingObject {
    rule: &'static str,
    severity: &'static str,
    path: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    byte: Option<usize>,
    count: usize,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_byte: Option<usize>,
}

impl<'a> Line<'a> {
    /// A payload, the `number`-th of `file`, counted from 1.
    pub fn new(analysis: &'a Analysis, file: &'a str, number: usize, language: Language) -> Self {
        let catalog = analysis.catalog();
        let alternatives = analysis.recognition().alternatives();
        Self {
            file,
            payload: number,
            format: analysis.format().map_or("unknown", |format| format.id()),
            entry: analysis.entry().map(|entry| entry.id.as_str()),
            alternatives: alternatives.map(|id| catalog.entry(id).id.as_str()).collect(),
            status: status(analysis),
            nodes: analysis.document().n_counted_nodes(),
            outcome: OutcomeObject {
                state: analysis.outcome().state.id(),
                failures: Failures(Some((analysis, language))),
                verdict: analysis.outcome().verdict.map(Verdict::id),
            },
            findings: Findings::Of(analysis, language),
            chosen: analysis.recognition().chosen().is_some(),
            origin: OriginObject::new(analysis.origin()),
        }
    }

    /// A file of which nothing can be said but `message`: it couldn't be opened, or holds no payload.
    pub fn unreadable(file: &'a str, message: String) -> Self {
        Self {
            file,
            payload: 1,
            format: "unknown",
            entry: None,
            alternatives: Vec::new(),
            status: "unreadable",
            nodes: 0,
            outcome: OutcomeObject { state: "unknown", failures: Failures(None), verdict: None },
            findings: Findings::Unreadable(message),
            chosen: false,
            origin: None,
        }
    }
}

/// The word for how a payload fares: `unreadable`, `findings` (an error or a warning) or `ok`.
pub fn status(analysis: &Analysis) -> &'static str {
    if !analysis.is_readable() {
        "unreadable"
    } else if analysis.findings().iter().any(|finding| finding.severity() > Severity::Info) {
        "findings"
    } else {
        "ok"
    }
}

impl<'a> OriginObject<'a> {
    fn new(origin: &'a Origin) -> Option<Self> {
        let around = &origin.around;
        (!origin.steps.is_empty()).then(|| Self {
            offset: origin.offset,
            in_file: origin.start.is_some(),
            steps: origin.steps.iter().map(|step| step.id()).collect(),
            time: around.time.as_deref(),
            client: around.client.as_deref(),
            request: around.request.as_deref(),
            status: around.status.as_deref(),
            headers: around.headers().iter().collect(),
            other_lines: origin.n_other_lines,
            line: origin.line,
        })
    }
}

impl Serialize for Failures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((analysis, language)) = self.0 else { return serializer.collect_seq([(); 0]) };
        let mut paths = analysis.paths();
        serializer.collect_seq(analysis.outcome().failures.iter().map(|failure| {
            let documented = analysis.error_code(failure);
            FailureObject {
                path: paths.path(failure.node),
                code: failure.code.clone(),
                message: failure.message.clone(),
                meaning: documented.map(|code| plain(&code.meaning, language)),
                next: documented.map(|code| code.next.id()),
                advice: documented.map(|code| plain(&code.advice, language)),
            }
        }))
    }
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Of(analysis, language) => {
                let mut paths = analysis.paths();
                let findings = analysis.findings().iter();
                serializer.collect_seq(
                    findings.map(|finding| FindingObject::new(finding, &mut paths, *language)),
                )
            }
            Self::Unreadable(message) => {
                serializer.collect_seq([FindingObject::unreadable(message.clone())])
            }
        }
    }
}

impl FindingObject {
    fn unreadable(message: String) -> Self {
        Self {
            rule: "unreadable",
            severity: Severity::Error.id(),
            path: None,
            line: None,
            column: None,
            byte: None,
            count: 1,
            message,
            file_byte: None,
        }
    }

    fn new(finding: &Finding, paths: &mut PathWriter<'_>, language: Language) -> Self {
        let path = finding.path_by(paths);
        let analysis = paths.analysis();
        let position = finding.position(analysis.document());
        Self {
            rule: finding.rule().id,
            severity: finding.severity().id(),
            path,
            line: Some(position.line),
            column: Some(position.column),
            byte: Some(finding.byte()),
            count: finding.count(),
            message: finding.title(analysis, language).to_string(),
            file_byte: (finding.rule().id == "encoding").then(|| file_byte(finding, analysis)),
        }
    }
}

/// Where in the file the bytes are that an `encoding` finding is about.
fn file_byte(finding: &Finding, analysis: &Analysis) -> usize {
    let undecodable = &analysis.decoding().undecodable;
    let found = undecodable.iter().find(|place| place.byte == finding.byte());
    found.map_or(analysis.origin().offset, |place| place.file_byte)
}
