//! What payloads are handed on as.

use crate::say;
use crate::words::Language;

/// What payloads are handed on as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShareForm {
    /// For a ticket or a letter.
    #[default]
    Markdown,
    /// A page for a browser.
    Html,
    /// A row for each payload, for spreadsheets.
    Csv,
    /// A line of JSON for each payload with its findings, for programs.
    JsonLines,
    /// The findings, for editors and code hosts.
    Sarif,
    /// All forms that the receiver of a payload may get, to test a parser with.
    Kit,
}

impl ShareForm {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Markdown, Self::Html, Self::Csv, Self::JsonLines, Self::Sarif, Self::Kit];

    /// What a file in this form is called.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "report.md",
            Self::Html => "report.html",
            Self::Csv => "report.csv",
            Self::JsonLines => "report.jsonl",
            Self::Sarif => "report.sarif",
            Self::Kit => "parser-kit.zip",
        }
    }

    /// What it is called.
    pub(super) fn words(self, language: Language) -> String {
        match self {
            Self::Markdown => say!(language, "share-markdown"),
            Self::Html => say!(language, "share-html"),
            Self::Csv => say!(language, "share-csv"),
            Self::JsonLines => say!(language, "share-json-lines"),
            Self::Sarif => say!(language, "share-sarif"),
            Self::Kit => say!(language, "share-kit"),
        }
    }

    /// Whether it is about one payload, whatever is open.
    pub(super) fn is_of_one(self) -> bool {
        self == Self::Kit
    }

    /// Whether notes can be part of it.
    pub(super) fn takes_notes(self) -> bool {
        matches!(self, Self::Markdown | Self::Html)
    }
}
