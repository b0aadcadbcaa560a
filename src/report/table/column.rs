//! The columns of the table: what each is called, shows, sorts by, and puts into one group.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::TableRow;
use crate::analysis::Severity;
use crate::catalog::Catalog;
use crate::report::{Clock, Standing, duration};
use crate::say;
use crate::words::{Language, visible};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is named like what it shows of a row")]
pub enum Column {
    File,
    Callback,
    Tag,
    State,
    Code,
    Bucket,
    Object,
    Job,
    Run,
    Created,
    Queued,
    Processed,
    Took,
    Received,
    Findings,
    Reason,
}

/// What cells are told by: in whose words, and by which clock.
#[derive(Clone, Copy, Debug)]
pub struct Speech<'a> {
    /// Which callbacks there are.
    pub catalog: &'a Catalog,
    /// In which language.
    pub language: Language,
    /// In whose zone.
    pub clock: Clock,
}

/// What a column sorts by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the kinds of cells")]
pub enum Rank<'a> {
    Number(i128),
    Text(Cow<'a, str>),
}

impl Rank<'_> {
    /// The same, which outlives its row.
    pub fn into_owned(self) -> Rank<'static> {
        match self {
            Self::Number(number) => Rank::Number(number),
            Self::Text(text) => Rank::Text(Cow::Owned(text.into_owned())),
        }
    }
}

impl Column {
    /// All of them, in the order that they have at first.
    pub const ALL: [Self; 16] = [
        Self::File,
        Self::Callback,
        Self::Tag,
        Self::State,
        Self::Code,
        Self::Bucket,
        Self::Object,
        Self::Job,
        Self::Run,
        Self::Created,
        Self::Queued,
        Self::Processed,
        Self::Took,
        Self::Received,
        Self::Findings,
        Self::Reason,
    ];

    /// Those that are shown at first.
    pub const USUAL: [Self; 10] = [
        Self::File,
        Self::Callback,
        Self::State,
        Self::Code,
        Self::Bucket,
        Self::Object,
        Self::Created,
        Self::Queued,
        Self::Took,
        Self::Findings,
    ];

    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::File => say!(language, "table-file"),
            Self::Callback => say!(language, "table-callback"),
            Self::Tag => "Tag".to_owned(),
            Self::State => say!(language, "fact-state"),
            Self::Code => say!(language, "fact-code"),
            Self::Bucket => say!(language, "fact-bucket"),
            Self::Object => say!(language, "fact-object"),
            Self::Job => "JobId".to_owned(),
            Self::Run => "RunId".to_owned(),
            Self::Created => say!(language, "fact-created"),
            Self::Queued => say!(language, "fact-queued"),
            Self::Processed => say!(language, "fact-processed"),
            Self::Took => say!(language, "fact-took"),
            Self::Received => say!(language, "table-received"),
            Self::Findings => say!(language, "table-findings"),
            Self::Reason => say!(language, "table-reason"),
        }
    }

    /// What a row shows in it, fit to be shown; empty where the payload doesn't tell.
    pub fn text<'a>(self, row: &'a TableRow, speech: Speech<'_>) -> Cow<'a, str> {
        let language = speech.language;
        let time = |time: Option<_>| {
            time.and_then(|time| signed(time, language)).map_or(Cow::Borrowed(""), Cow::Owned)
        };
        match self {
            Self::File if row.number > 1 => {
                Cow::Owned(format!("{} #{}", visible(&row.file), row.number))
            }
            Self::Callback | Self::State => {
                Cow::Owned(self.key_words(&self.key(row, speech.catalog), speech))
            }
            Self::File
            | Self::Tag
            | Self::Code
            | Self::Bucket
            | Self::Object
            | Self::Job
            | Self::Run
            | Self::Received
            | Self::Reason => visible(self.spelt(row).unwrap_or_default()),
            Self::Created => {
                let shown = row.created.map(|(at, offset)| speech.clock.show(at, offset));
                Cow::Owned(shown.unwrap_or_default())
            }
            Self::Queued => time(row.queued),
            Self::Processed => time(row.processed),
            Self::Took if row.has_open_end && row.took.is_some() => {
                Cow::Owned(format!("≥ {}", time(row.took)))
            }
            Self::Took => time(row.took),
            Self::Findings => Cow::Owned(findings(row.findings, language)),
        }
    }

    /// What rows are sorted by; nothing where the payload doesn't tell.
    pub fn rank<'a>(self, row: &'a TableRow, speech: Speech<'_>) -> Option<Rank<'a>> {
        let number = |number| Some(Rank::Number(number));
        match self {
            Self::Callback => {
                row.entry?;
                Some(Rank::Text(self.text(row, speech)))
            }
            Self::State => number(row.standing as i128),
            Self::Created => number(row.created?.0.as_nanosecond()),
            Self::Queued => number(row.queued?.as_nanos()),
            Self::Processed => number(row.processed?.as_nanos()),
            Self::Took => number(row.took?.as_nanos()),
            Self::Findings => {
                let [errors, warnings, infos] = row.findings.map(i128::from);
                number((errors << 64) + (warnings << 32) + infos)
                    .filter(|_| row.gravest().is_some())
            }
            Self::File
            | Self::Tag
            | Self::Code
            | Self::Bucket
            | Self::Object
            | Self::Job
            | Self::Run
            | Self::Received
            | Self::Reason => self.spelt(row).map(|text| Rank::Text(Cow::Borrowed(text))),
        }
    }

    /// What a row has in common with those that it is grouped and filtered with; empty where the payload doesn't
    /// tell. Moments are grouped by their day, findings by the gravest.
    pub fn key<'a>(self, row: &'a TableRow, catalog: &'a Catalog) -> Cow<'a, str> {
        let seconds = |time: Option<jiff::SignedDuration>| {
            time.map_or(Cow::Borrowed(""), |time| Cow::Owned(time.as_secs().to_string()))
        };
        match self {
            Self::Callback => {
                let entry = row.entry.map(|entry| catalog.entry(entry).id.as_str());
                Cow::Borrowed(entry.unwrap_or_default())
            }
            Self::State => Cow::Borrowed(row.standing.id()),
            Self::Created => {
                let day = |(at, offset): (jiff::Timestamp, jiff::tz::Offset)| {
                    offset.to_datetime(at).date().to_string()
                };
                Cow::Owned(row.created.map(day).unwrap_or_default())
            }
            Self::Queued => seconds(row.queued),
            Self::Processed => seconds(row.processed),
            Self::Took => seconds(row.took),
            Self::Findings => Cow::Borrowed(row.gravest().map_or("", Severity::id)),
            Self::File
            | Self::Tag
            | Self::Code
            | Self::Bucket
            | Self::Object
            | Self::Job
            | Self::Run
            | Self::Received
            | Self::Reason => Cow::Borrowed(self.spelt(row).unwrap_or_default()),
        }
    }

    /// A key in words.
    pub fn key_words(self, key: &str, speech: Speech<'_>) -> String {
        let language = speech.language;
        match self {
            Self::Findings => match key {
                "error" => say!(language, "table-errors"),
                "warning" => say!(language, "table-warnings"),
                "info" => say!(language, "table-infos"),
                _ => say!(language, "table-none"),
            },
            Self::Callback => {
                let entry = speech.catalog.find(key).map(|id| speech.catalog.entry(id));
                let title = entry.map(|entry| language.pick(&entry.title.en, &entry.title.zh));
                title.map_or_else(|| MISSING.to_owned(), |title| short(title).to_owned())
            }
            Self::State => {
                Standing::find(key).map_or_else(String::new, |standing| standing.words(language))
            }
            _ if key.is_empty() => MISSING.to_owned(),
            Self::Queued | Self::Processed | Self::Took => {
                let time = key.parse().ok().map(jiff::SignedDuration::from_secs);
                time.and_then(|time| signed(time, language)).unwrap_or_default()
            }
            Self::File
            | Self::Tag
            | Self::Code
            | Self::Bucket
            | Self::Object
            | Self::Job
            | Self::Run
            | Self::Created
            | Self::Received
            | Self::Reason => visible(key).into_owned(),
        }
    }

    /// Whether its cells stand at the right.
    pub fn is_right(self) -> bool {
        matches!(self, Self::Queued | Self::Processed | Self::Took | Self::Findings)
    }

    /// What a payload or its surroundings spell; nothing of what we work out.
    pub fn spelt(self, row: &TableRow) -> Option<&str> {
        match self {
            Self::File => Some(&row.file),
            Self::Tag => row.tag.as_deref(),
            Self::Code => row.code.as_deref(),
            Self::Bucket => row.bucket.as_deref(),
            Self::Object => row.object.as_deref(),
            Self::Job => row.job.as_deref(),
            Self::Run => row.run.as_deref(),
            Self::Received => row.received.as_deref(),
            Self::Reason => row.reason.as_deref(),
            Self::Callback
            | Self::State
            | Self::Created
            | Self::Queued
            | Self::Processed
            | Self::Took
            | Self::Findings => None,
        }
    }
}

/// What stands for what isn't told.
const MISSING: &str = "—";

/// A callback's title without what all of them are.
fn short(title: &str) -> &str {
    let title = title.strip_suffix(" callback").unwrap_or(title);
    let title = title.strip_suffix("回调").unwrap_or(title);
    title.strip_suffix("任务").unwrap_or(title)
}

/// A duration, which is negative where the payload's times contradict each other.
fn signed(time: jiff::SignedDuration, language: Language) -> Option<String> {
    if time.is_negative() {
        duration(time.abs(), language).map(|words| format!("−{words}"))
    } else {
        duration(time, language)
    }
}

fn findings([errors, warnings, infos]: [u32; 3], language: Language) -> String {
    let told = [
        (errors, say!(language, "count-errors", count = errors)),
        (warnings, say!(language, "count-warnings", count = warnings)),
        (infos, say!(language, "count-infos", count = infos)),
    ];
    let told: Vec<String> =
        told.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    told.join(", ")
}
