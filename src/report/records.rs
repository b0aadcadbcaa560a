//! A table of a payload's records: for people, and for spreadsheets.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::Style;
use serde::Serializer as _;
use serde::ser::SerializeMap as _;

use super::columns::{GAP, Layout, LongValues, QUIET, STRONG};
use super::csv;
use super::text::{elide, width};
use super::tree::outcome_style;
use crate::analysis::{Analysis, State};
use crate::catalog::Elision;
use crate::records::{Cell, Records};
use crate::say;
use crate::words::{Language, visible};

/// What a cell says, as the payload means it: of several nodes how many there are, nothing where there is none.
pub fn text(analysis: &Analysis, cell: Option<Cell>, language: Language) -> Cow<'_, str> {
    let several = |count: u32| Cow::Owned(say!(language, "n-nodes", count = count));
    cell.map_or(Cow::Borrowed(""), |cell| match cell.several {
        Some(count) => several(count),
        None => cell.value(analysis.document()).unwrap_or_default(),
    })
}

/// How many columns there is no room for, in words; nothing where all are there.
pub fn left_out(records: &Records, language: Language) -> Option<String> {
    let count = records.n_left_out();
    (count > 0).then(|| say!(language, "records-left-out", count = count))
}

/// Writes these rows of a table for a spreadsheet, behind a line of names.
pub fn write_csv(
    (analysis, records): (&Analysis, &Records),
    rows: impl IntoIterator<Item = usize>,
    language: Language,
    mut out: impl Write,
) -> io::Result<()> {
    let names = records.columns().iter().map(|column| Cow::Borrowed(column.name.as_str()));
    csv::write_record(names.map(csv::guarded), &mut out)?;
    for row in rows {
        let cells = (0..records.columns().len()).map(|column| {
            let text = text(analysis, records.cell(row, column), language);
            // A number is no formula, whatever its sign.
            let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
            if is_number { text } else { csv::guarded(text) }
        });
        csv::write_record(cells, &mut out)?;
    }
    Ok(())
}

/// Writes these rows with a line of names before them and tabs between their cells: what spreadsheets paste.
pub fn write_tabbed(
    (analysis, records): (&Analysis, &Records),
    rows: impl IntoIterator<Item = usize>,
    language: Language,
    mut out: impl Write,
) -> io::Result<()> {
    let names = records.columns().iter().map(|column| visible(&column.name));
    writeln!(out, "{}", names.collect::<Vec<_>>().join("\t"))?;
    for row in rows {
        let cells = (0..records.columns().len()).map(|column| {
            let text = text(analysis, records.cell(row, column), language);
            visible(&text).into_owned()
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("\t"))?;
    }
    Ok(())
}

/// Writes these rows as a line of JSON each: what is missing is left out, several nodes are their number.
pub fn write_lines(
    (analysis, records): (&Analysis, &Records),
    rows: impl IntoIterator<Item = usize>,
    mut out: impl Write,
) -> io::Result<()> {
    for row in rows {
        let mut json = serde_json::Serializer::new(&mut out);
        let mut map = json.serialize_map(None)?;
        for (index, column) in records.columns().iter().enumerate() {
            let Some(cell) = records.cell(row, index) else { continue };
            match cell.several {
                Some(count) => map.serialize_entry(&column.name, &count)?,
                None => map.serialize_entry(&column.name, &cell.value(analysis.document()))?,
            }
        }
        map.end()?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes a table of what came from `file` in aligned columns.
pub fn write(
    (analysis, records): (&Analysis, &Records),
    file: &str,
    language: Language,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    let path = records.rows().first().map(|row| analysis.paths().unnumbered(*row));
    let path = path.unwrap_or_default();
    let count = say!(language, "records-n-rows", count = records.rows().len());
    writeln!(out, "{STRONG}{}{STRONG:#} · {} · {count}", visible(file), visible(&path))?;
    let table = Table::new(analysis, records, language, layout);
    table.write_names(out)?;
    (0..records.rows().len()).try_for_each(|row| table.write_row(row, out))?;
    match left_out(records, language) {
        Some(words) => writeln!(out, "{QUIET}{words}{QUIET:#}"),
        None => Ok(()),
    }
}

/// What stands for a child that a row hasn't.
pub const MISSING: &str = "—";

/// A longer cell sends what stands behind it to the right.
const WIDEST: usize = 60;

/// A column is hardly told narrower.
const NARROWEST: usize = 6;

struct Table<'a> {
    analysis: &'a Analysis,
    records: &'a Records,
    language: Language,
    long_values: LongValues,
    columns: Vec<Column>,
}

/// How a column is written.
struct Column {
    width: usize,
    elision: Elision,
    is_right: bool,
}

impl<'a> Table<'a> {
    fn new(
        analysis: &'a Analysis,
        records: &'a Records,
        language: Language,
        layout: Layout,
    ) -> Self {
        let long_values = layout.long_values;
        let mut table = Self { analysis, records, language, long_values, columns: Vec::new() };
        let columns = (0..records.columns().len()).map(|column| table.column(column));
        table.columns = columns.collect();
        if long_values == LongValues::Elided {
            table.fit(layout.width);
        }
        table
    }

    fn column(&self, index: usize) -> Column {
        let Some(column) = self.records.columns().get(index) else {
            return Column { width: 0, elision: Elision::End, is_right: false };
        };
        let mut widest = width(&visible(&column.name));
        let mut is_right = true;
        for row in 0..self.records.rows().len() {
            let (_, shown) = self.cell(row, index);
            widest = widest.max(width(&shown));
            is_right &= shown == MISSING || shown.parse::<f64>().is_ok_and(f64::is_finite);
        }
        let documented = self.analysis.documented(column.first);
        let elision = documented.map_or(Elision::End, |entry| entry.value_type.elision());
        Column { width: widest.min(WIDEST), elision, is_right }
    }

    /// Takes from the widest columns what doesn't fit into a line.
    fn fit(&mut self, room: usize) {
        let gaps = GAP * self.columns.len().saturating_sub(1);
        loop {
            let taken = gaps + self.columns.iter().map(|column| column.width).sum::<usize>();
            let widest = self.columns.iter_mut().max_by_key(|column| column.width);
            match widest.filter(|widest| taken > room && widest.width > NARROWEST) {
                Some(widest) => widest.width -= 1,
                None => break,
            }
        }
    }

    fn write_names(&self, out: &mut impl Write) -> io::Result<()> {
        let names =
            self.records.columns().iter().map(|column| (QUIET, visible(&column.name).into_owned()));
        self.write_line(names, out)
    }

    fn write_row(&self, row: usize, out: &mut impl Write) -> io::Result<()> {
        self.write_line((0..self.columns.len()).map(|column| self.cell(row, column)), out)
    }

    fn cell(&self, row: usize, column: usize) -> (Style, String) {
        let Some(cell) = self.records.cell(row, column) else {
            return (QUIET, MISSING.to_owned());
        };
        let text = text(self.analysis, Some(cell), self.language);
        if text.is_empty() {
            return (QUIET, say!(self.language, "tree-empty"));
        }
        let is_state = self.analysis.document().node(cell.node).name() == Some("State");
        let style = match cell.several {
            Some(_) => QUIET,
            None if is_state => outcome_style(State::of_value(&text)),
            None => Style::new(),
        };
        (style, visible(&text).into_owned())
    }

    fn write_line(
        &self,
        cells: impl Iterator<Item = (Style, String)>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        // Blanks are written only before something.
        let mut blank = 0;
        for (column, (style, text)) in self.columns.iter().zip(cells) {
            let shown = match self.long_values {
                LongValues::Whole => text,
                LongValues::Elided => elide(&text, column.width, elision(column.elision)),
            };
            let rest = column.width.saturating_sub(width(&shown));
            let (before, behind) = if column.is_right { (rest, 0) } else { (0, rest) };
            write!(out, "{:1$}{style}{shown}{style:#}", "", blank + before)?;
            blank = behind + GAP;
        }
        writeln!(out)
    }
}

/// What is never shortened in a sentence must be where columns have no room for it.
fn elision(elision: Elision) -> Elision {
    match elision {
        Elision::Never => Elision::End,
        Elision::Key | Elision::Middle | Elision::End => elision,
    }
}
