//! What can be chosen in options, and the words for it.

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::convert::Indent;
use crate::search::Place;
use crate::words::Language;

/// What draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Drawing {
    /// The first that works.
    #[default]
    Auto,
    /// OpenGL.
    Glow,
    /// Vulkan, Direct3D 12 or Metal.
    Wgpu,
}

/// For whom output is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// People.
    #[default]
    Text,
    /// Programs.
    Json,
}

/// What doesn't count when payloads are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Unasked {
    /// Job and run ids, also inside other values.
    Ids,
    /// Moments.
    Times,
    /// All values: only which nodes there are counts.
    Values,
}

/// For whom the findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// People: a line for each payload and finding.
    #[default]
    Text,
    /// Programs: an object for each payload, with its findings.
    Json,
    /// Spreadsheets: a row for each payload, as the window exports its table.
    Csv,
    /// Editors and code hosts: the findings as a log of SARIF 2.1.0.
    Sarif,
}

/// For whom a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// Tickets and letters.
    #[default]
    Markdown,
    /// Browsers and printers.
    Html,
    /// Programs, as check lists findings: an object for each payload.
    Json,
    /// Spreadsheets, as check lists findings: a row for each payload.
    Csv,
    /// Editors and code hosts, as check lists findings.
    Sarif,
}

/// For whom a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// People: aligned columns.
    #[default]
    Text,
    /// Spreadsheets: comma-separated values, the names of the columns first.
    Csv,
}

/// For whom the catalog is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum CatalogFormat {
    /// People.
    #[default]
    Text,
    /// Programs.
    Json,
    /// Editors and validators.
    Schema,
}

/// The least severe finding that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors only.
    Error,
    /// Errors and warnings.
    #[default]
    Warning,
    /// Every finding.
    Info,
    /// No finding.
    Never,
}

pub(super) fn language_parser() -> impl TypedValueParser<Value = Language> {
    one_of(Language::ALL, Language::id)
}

/// Takes one of our values by the word that stands for it in options.
pub(super) fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    values: [T; N],
    id: impl Fn(T) -> &'static str + Copy + Send + Sync + 'static,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(values.map(id))
        .try_map(move |word| values.into_iter().find(|value| id(*value) == word).ok_or("unknown"))
}

/// What each place is called in options.
pub(super) fn place(place: Place) -> &'static str {
    match place {
        Place::Name => "names",
        Place::Value => "values",
        Place::Description => "descriptions",
        Place::Path => "paths",
    }
}

pub(super) fn indent(word: &str) -> Result<Indent, String> {
    if word == "none" {
        return Ok(Indent::Compact);
    }
    let spaces: Option<u8> = word.parse().ok().filter(|spaces| *spaces <= 16);
    spaces.map(Indent::Spaces).ok_or_else(|| "a number from 0 to 16, or none".to_owned())
}
