//! The table for other programs: comma-separated values, and one line of JSON for each payload.
//!
//! The names and their order are a promise to scripts: more may come at the end, none goes.

use std::borrow::Cow;
use std::io::{self, Write};

use jiff::SignedDuration;
use serde::Serializer as _;
use serde::ser::SerializeMap as _;

use super::TableRow;
use crate::analysis::Verdict;
use crate::catalog::Catalog;
use crate::report::{csv, in_zone};
use crate::words::Language;

/// What a row says under a name.
enum Value<'a> {
    Text(Option<Cow<'a, str>>),
    Number(Option<i64>),
}

const NAMES: [&str; 21] = [
    "file",
    "payload",
    "entry",
    "status",
    "state",
    "verdict",
    "tag",
    "code",
    "bucket",
    "object",
    "job_id",
    "run_id",
    "created",
    "queued_seconds",
    "processed_seconds",
    "took_seconds",
    "received",
    "errors",
    "warnings",
    "infos",
    "reason",
];

fn values<'a>(
    row: &'a TableRow,
    catalog: &'a Catalog,
    language: Language,
) -> [Value<'a>; NAMES.len()] {
    let text = |text: Option<&'a str>| Value::Text(text.map(Cow::Borrowed));
    let count = |count: usize| Value::Number(i64::try_from(count).ok());
    let seconds = |time: Option<SignedDuration>| Value::Number(time.map(|time| time.as_secs()));
    let [errors, warnings, infos] = row.findings;
    let status = match (row.standing.is_readable(), errors + warnings) {
        (false, _) => "unreadable",
        (true, 0) => "ok",
        (true, _) => "findings",
    };
    let verdict = row.standing.verdict();
    let created = row.created.map(|(at, offset)| {
        let shown = in_zone(at, &offset.to_time_zone());
        // As RFC 3339 has it.
        Cow::Owned(shown.replacen(' ', "T", 1).replacen(' ', "", 1))
    });
    [
        text(Some(&row.file)),
        count(row.number),
        text(row.entry.map(|entry| catalog.entry(entry).id.as_str())),
        text(Some(status)),
        text(Some(row.state.id())),
        text(verdict.map(Verdict::id)),
        text(row.tag.as_deref()),
        text(row.code.as_deref()),
        text(row.bucket.as_deref()),
        text(row.object.as_deref()),
        text(row.job.as_deref()),
        text(row.run.as_deref()),
        Value::Text(created),
        seconds(row.queued),
        seconds(row.processed),
        seconds(row.took),
        text(row.received.as_deref()),
        Value::Number(Some(errors.into())),
        Value::Number(Some(warnings.into())),
        Value::Number(Some(infos.into())),
        text(row.reason.as_ref().map(|reason| reason.pick(language))),
    ]
}

/// All rows as comma-separated values, behind a line of names.
pub fn write_csv<'a>(
    rows: impl IntoIterator<Item = &'a TableRow>,
    catalog: &Catalog,
    language: Language,
    mut out: impl Write,
) -> io::Result<()> {
    write_csv_names(&mut out)?;
    rows.into_iter().try_for_each(|row| write_csv_row(row, catalog, language, &mut out))
}

/// The names that stand above rows of comma-separated values.
pub fn write_csv_names(out: impl Write) -> io::Result<()> {
    csv::write_record(NAMES.map(Cow::Borrowed), out)
}

/// A row as comma-separated values. No cell of it is a formula to a spreadsheet, and none acts on a terminal.
pub fn write_csv_row(
    row: &TableRow,
    catalog: &Catalog,
    language: Language,
    out: impl Write,
) -> io::Result<()> {
    let cells = values(row, catalog, language).map(|value| match value {
        Value::Text(text) => csv::guarded(text.unwrap_or_default()),
        Value::Number(number) => {
            Cow::Owned(number.map(|number| number.to_string()).unwrap_or_default())
        }
    });
    csv::write_record(cells, out)
}

/// A row as one line of JSON.
pub fn write_line(
    row: &TableRow,
    catalog: &Catalog,
    language: Language,
    mut out: impl Write,
) -> io::Result<()> {
    let mut json = serde_json::Serializer::new(&mut out);
    let mut map = json.serialize_map(Some(NAMES.len()))?;
    for (name, value) in NAMES.into_iter().zip(values(row, catalog, language)) {
        match value {
            Value::Text(text) => map.serialize_entry(name, &text)?,
            Value::Number(number) => map.serialize_entry(name, &number)?,
        }
    }
    map.end()?;
    out.write_all(b"\n")
}
