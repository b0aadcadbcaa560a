//! The columns of the table: what each is called, shows, sorts by, and puts into one group.

use std::borrow::Cow;

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::TableRow;
use crate::analysis::Severity;
use crate::catalog::{Catalog, EntryId};
use crate::report::{Clock, Standing, duration};
use crate::say;
use crate::words::{Language, Translated, visible};

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
        match self.cell(row) {
            Cell::Spelt(Some(file)) if self == Self::File && row.number > 1 => {
                Cow::Owned(format!("{} #{}", visible(file), row.number))
            }
            Cell::Spelt(text) => visible(text.unwrap_or_default()),
            Cell::Callback(_) | Cell::State(_) => {
                Cow::Owned(self.key_words(&self.key(row, speech.catalog), speech))
            }
            Cell::Moment(moment) => {
                let shown = moment.map(|(at, offset)| speech.clock.show(at, offset));
                Cow::Owned(shown.unwrap_or_default())
            }
            Cell::Time(time) => {
                let words = time.and_then(|time| signed(time, speech.language));
                match words {
                    Some(words) if self == Self::Took && row.has_open_end => {
                        Cow::Owned(format!("≥ {words}"))
                    }
                    words => Cow::Owned(words.unwrap_or_default()),
                }
            }
            Cell::Findings(counts) => Cow::Owned(findings(counts, speech.language)),
            Cell::Reason(reason) => {
                Cow::Borrowed(reason.map_or("", |reason| reason.pick(speech.language)))
            }
        }
    }

    /// What rows are sorted by; nothing where the payload doesn't tell.
    pub fn rank<'a>(self, row: &'a TableRow, speech: Speech<'_>) -> Option<Rank<'a>> {
        match self.cell(row) {
            Cell::Spelt(text) => Some(Rank::Text(Cow::Borrowed(text?))),
            Cell::Callback(entry) => entry.map(|_| Rank::Text(self.text(row, speech))),
            Cell::State(standing) => Some(Rank::Number(standing as i128)),
            Cell::Moment(moment) => Some(Rank::Number(moment?.0.as_nanosecond())),
            Cell::Time(time) => Some(Rank::Number(time?.as_nanos())),
            Cell::Findings(counts) => {
                let [errors, warnings, infos] = counts.map(i128::from);
                row.gravest().map(|_| Rank::Number((errors << 64) + (warnings << 32) + infos))
            }
            Cell::Reason(reason) => Some(Rank::Text(Cow::Borrowed(reason?.pick(speech.language)))),
        }
    }

    /// What a row has in common with those that it is grouped and filtered with; empty where the payload doesn't
    /// tell. Moments are grouped by their day, findings by the gravest.
    pub fn key<'a>(self, row: &'a TableRow, catalog: &'a Catalog) -> Cow<'a, str> {
        match self.cell(row) {
            Cell::Spelt(text) => Cow::Borrowed(text.unwrap_or_default()),
            Cell::Callback(entry) => {
                Cow::Borrowed(entry.map_or("", |entry| catalog.entry(entry).id.as_str()))
            }
            Cell::State(standing) => Cow::Borrowed(standing.id()),
            Cell::Moment(moment) => {
                let day = moment.map(|(at, offset)| offset.to_datetime(at).date().to_string());
                Cow::Owned(day.unwrap_or_default())
            }
            Cell::Time(time) => {
                Cow::Owned(time.map(|time| time.as_secs().to_string()).unwrap_or_default())
            }
            Cell::Findings(_) => Cow::Borrowed(row.gravest().map_or("", Severity::id)),
            Cell::Reason(reason) => Cow::Borrowed(reason.map_or("", Translated::key)),
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
                let time = key.parse().ok().map(SignedDuration::from_secs);
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
            | Self::Received => visible(key).into_owned(),
            Self::Reason => Translated::pick_of(key, language).to_owned(),
        }
    }

    /// Whether its cells stand at the right.
    pub fn is_right(self) -> bool {
        matches!(self, Self::Queued | Self::Processed | Self::Took | Self::Findings)
    }

    /// What a payload or its surroundings spell; nothing of what we work out.
    pub fn spelt(self, row: &TableRow) -> Option<&str> {
        if let Cell::Spelt(text) = self.cell(row) { text } else { None }
    }

    fn cell(self, row: &TableRow) -> Cell<'_> {
        match self {
            Self::File => Cell::Spelt(Some(&row.file)),
            Self::Callback => Cell::Callback(row.entry),
            Self::Tag => Cell::Spelt(row.tag.as_deref()),
            Self::State => Cell::State(row.standing),
            Self::Code => Cell::Spelt(row.code.as_deref()),
            Self::Bucket => Cell::Spelt(row.bucket.as_deref()),
            Self::Object => Cell::Spelt(row.object.as_deref()),
            Self::Job => Cell::Spelt(row.job.as_deref()),
            Self::Run => Cell::Spelt(row.run.as_deref()),
            Self::Created => Cell::Moment(row.created),
            Self::Queued => Cell::Time(row.queued),
            Self::Processed => Cell::Time(row.processed),
            Self::Took => Cell::Time(row.took),
            Self::Received => Cell::Spelt(row.received.as_deref()),
            Self::Findings => Cell::Findings(row.findings),
            Self::Reason => Cell::Reason(row.reason.as_ref()),
        }
    }
}

/// What a row tells in a column.
enum Cell<'a> {
    /// What a payload or its surroundings spell.
    Spelt(Option<&'a str>),
    Callback(Option<EntryId>),
    State(Standing),
    /// With the offset that it is written with.
    Moment(Option<(Timestamp, Offset)>),
    Time(Option<SignedDuration>),
    /// Errors, warnings and infos.
    Findings([u32; 3]),
    /// Why it can't be read.
    Reason(Option<&'a Translated>),
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
fn signed(time: SignedDuration, language: Language) -> Option<String> {
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
