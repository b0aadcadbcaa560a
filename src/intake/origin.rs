//! Where a payload came from, and what was undone to get at it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::document::Position;
use crate::say;
use crate::words::{Language, visible};

/// Where a payload came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file, as it was given.
    pub file: String,
    /// The member of an archive, as that names it; of an archive in an archive, both with `!` between.
    pub member: Option<String>,
    /// Which payload of that file, from 1.
    pub number: usize,
    /// How many that file has.
    pub n_payloads: usize,
    /// Where it begins in that file or member, in bytes; of what had to be unescaped, where that begins. A file that is
    /// not UTF-8 counts as if it were.
    pub offset: usize,
    /// The line of that file or member in which it begins, where it stands in a text.
    pub line: Option<usize>,
    /// Line and column of that place, from which positions in the payload count on. None where what was
    /// undone moved its lines or columns: then they count within the payload.
    pub start: Option<Position>,
    /// What was undone, from the outside in; nothing for a bare body.
    pub steps: Vec<Step>,
    /// What the text around it tells.
    pub around: Around,
    /// How many lines of the file hold no payload.
    pub n_other_lines: usize,
}

/// What stands around a payload and tells of it, as spelt there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// When it was logged.
    pub time: Option<String>,
    /// The address that it was sent from.
    pub client: Option<String>,
    /// The status of the HTTP response.
    pub status: Option<String>,
    /// Method and target of the HTTP request.
    pub request: Option<String>,
    /// See [`Self::headers`]. Few payloads have any.
    pub(super) headers: Option<Arc<Vec<(String, String)>>>,
}

impl Around {
    /// The HTTP headers, in order.
    pub fn headers(&self) -> &[(String, String)] {
        self.headers.as_deref().map(Vec::as_slice).unwrap_or_default()
    }
}

/// Something that was done to a payload before it was saved, and is undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// It is the body of an HTTP request.
    HttpRequest,
    /// It is the body of an HTTP response.
    HttpResponse,
    /// It stands in what `curl -v` wrote.
    Curl,
    /// Its body was sent in chunks.
    Chunked,
    /// Text stands around it, or other payloads.
    Text,
    /// It stands in a fenced block of Markdown.
    Fence,
    /// It is an object inside other JSON.
    JsonObject,
    /// It stands in a JSON string.
    JsonString,
    /// Bytes stand as `\x22`.
    HexEscapes,
    /// Markup stands as `&lt;`.
    Entities,
    /// It is a quoted field of comma-separated values.
    Csv,
    /// Its bytes stand as `%3C`.
    Form,
    /// It stands in Base64.
    Base64,
    /// It stands in a container's log, whose records were put together.
    ContainerLog,
    /// It was compressed.
    Gzip,
    /// It is a member of a zip archive.
    Zip,
}

impl Step {
    /// The word that stands for it in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::HttpRequest => "http-request",
            Self::HttpResponse => "http-response",
            Self::Curl => "curl",
            Self::Chunked => "chunked",
            Self::Text => "text",
            Self::Fence => "fence",
            Self::JsonObject => "json-object",
            Self::JsonString => "json-string",
            Self::HexEscapes => "hex-escapes",
            Self::Entities => "entities",
            Self::Csv => "csv",
            Self::Form => "form",
            Self::Base64 => "base64",
            Self::ContainerLog => "container-log",
            Self::Gzip => "gzip",
            Self::Zip => "zip",
        }
    }

    /// What was undone, in words.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::HttpRequest => say!(language, "step-http-request"),
            Self::HttpResponse => say!(language, "step-http-response"),
            Self::Curl => say!(language, "step-curl"),
            Self::Chunked => say!(language, "step-chunked"),
            Self::Text => say!(language, "step-text"),
            Self::Fence => say!(language, "step-fence"),
            Self::JsonObject => say!(language, "step-json-object"),
            Self::JsonString => say!(language, "step-json-string"),
            Self::HexEscapes => say!(language, "step-hex-escapes"),
            Self::Entities => say!(language, "step-entities"),
            Self::Csv => say!(language, "step-csv"),
            Self::Form => say!(language, "step-form"),
            Self::Base64 => "Base64".to_owned(),
            Self::ContainerLog => say!(language, "step-container-log"),
            Self::Gzip => "gzip".to_owned(),
            Self::Zip => "zip".to_owned(),
        }
    }
}

impl Step {
    /// Whether bytes come of it in whatever encoding they had, rather than text.
    pub(super) fn gives_bytes(self) -> bool {
        matches!(self, Self::HexEscapes | Self::Form | Self::Base64 | Self::Gzip | Self::Zip)
    }
}

impl Origin {
    /// A file from its beginning.
    pub(super) fn of_file(name: &str) -> Self {
        Self {
            file: name.to_owned(),
            member: None,
            number: 1,
            n_payloads: 1,
            offset: 0,
            line: None,
            start: Some(Position { line: 1, column: 1 }),
            steps: Vec::new(),
            around: Around::default(),
            n_other_lines: 0,
        }
    }

    /// The file; behind it, after `!`, the member of an archive.
    pub fn name(&self) -> Cow<'_, str> {
        match &self.member {
            Some(member) => format!("{}!{member}", self.file).into(),
            None => (&self.file).into(),
        }
    }

    /// Where it stands, what was undone and what the surroundings tell, in one line; nothing for a bare body.
    pub fn words(&self, language: Language) -> Option<String> {
        let line = self.line.map(|line| say!(language, "origin-line", line = line.to_string()));
        // What has a line stands in a text.
        let in_text = line.as_ref().map(|_| Step::Text.words(language));
        let undone = self.undone(language).filter(|words| Some(words) != in_text.as_ref());
        let mut told: Vec<String> = line.iter().cloned().chain(undone).collect();
        let Around { time, client, status, request, headers: _ } = &self.around;
        let facts = [request, status, client, time];
        told.extend(facts.into_iter().flatten().map(|fact| visible(fact).into_owned()));
        (!told.is_empty()).then(|| told.join(" · "))
    }

    /// What was undone, in words, from the outside in.
    pub fn undone(&self, language: Language) -> impl Iterator<Item = String> {
        self.steps.chunk_by(|one, next| one == next).filter_map(move |steps| {
            let words = steps.first()?.words(language);
            Some(match steps.len() {
                1 => words,
                count => say!(language, "origin-times", step = words, count = count),
            })
        })
    }

    /// How many lines of the file hold no payload; nothing where all do.
    pub fn other_lines(&self, language: Language) -> Option<String> {
        let count = self.n_other_lines;
        (count > 0).then(|| say!(language, "origin-other-lines", count = count))
    }
}
