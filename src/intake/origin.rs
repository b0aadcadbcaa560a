//! Where a payload came from, and what was undone to get at it.

use std::sync::Arc;

use crate::document::Position;
use crate::say;
use crate::words::Language;

/// Where a payload came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file, as it was given; behind it, after `!`, the member of an archive.
    pub name: String,
    /// Which payload of that file, from 1.
    pub number: usize,
    /// Where it begins in that file or member, in bytes; of what had to be unescaped, where that begins.
    pub offset: usize,
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
    /// The HTTP headers, in order.
    pub headers: Arc<Vec<(String, String)>>,
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

impl Origin {
    /// A file from its beginning.
    pub(super) fn of_file(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            number: 1,
            offset: 0,
            start: Some(Position { line: 1, column: 1 }),
            steps: Vec::new(),
            around: Around::default(),
            n_other_lines: 0,
        }
    }

    /// What was undone and what the surroundings tell, in one line; nothing for a bare body.
    pub fn words(&self, language: Language) -> Option<String> {
        let mut told: Vec<String> = self.steps.iter().map(|step| step.words(language)).collect();
        if let Some(start) = self.start.filter(|_| !told.is_empty()) {
            told.insert(0, say!(language, "origin-line", line = start.line.to_string()));
        }
        let Around { time, client, status, request, headers: _ } = &self.around;
        let facts = [request, status, client, time];
        told.extend(
            facts.into_iter().flatten().map(|fact| crate::words::visible(fact).into_owned()),
        );
        (!told.is_empty()).then(|| told.join(" · "))
    }
}
