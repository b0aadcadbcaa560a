//! The findings of payloads for other programs: as lines of JSON, as a table, as a log of SARIF.

use std::io::{self, Write};

use super::output;
use crate::analysis::{Analysis, Policy};
use crate::catalog::Catalog;
use crate::report::lines::Line;
use crate::report::sarif;
use crate::report::table::{TableRow, write_csv_names, write_csv_row};
use crate::words::{Language, Translated};

/// Which programs they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readers {
    /// Any: an object for each payload.
    Json,
    /// Spreadsheets: a row for each payload.
    Csv,
    /// Editors and code hosts.
    Sarif,
}

/// Writes them.
pub(super) struct Listing<'a> {
    pub(super) readers: Readers,
    pub(super) catalog: &'a Catalog,
    pub(super) language: Language,
}

impl Listing<'_> {
    /// Writes what comes before all payloads.
    pub(super) fn write_begin(&self, out: &mut impl Write) -> io::Result<()> {
        match self.readers {
            Readers::Json => Ok(()),
            Readers::Csv => write_csv_names(out),
            Readers::Sarif => sarif::write_begin(self.language, out),
        }
    }

    /// What is listed of a payload.
    pub(super) fn of_payload(&self, analysis: &Analysis) -> io::Result<Vec<u8>> {
        let file = &*analysis.origin().name();
        let mut text = Vec::new();
        match self.readers {
            Readers::Json => {
                let number = analysis.origin().number;
                let line = Line::new(analysis, file, number, self.language);
                text = output::json_line(serde_json::to_string(&line)?);
            }
            Readers::Sarif => sarif::write_results(analysis, file, self.language, &mut text)?,
            Readers::Csv => {
                let row = TableRow::new(analysis, &Policy::default());
                write_csv_row(&row, self.catalog, self.language, &mut text)?;
            }
        }
        Ok(text)
    }

    /// What is listed of a file in which there is no payload.
    pub(super) fn of_nothing(&self, file: &str, complaint: &str) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        match self.readers {
            Readers::Sarif => {}
            Readers::Json => {
                let line = Line::unreadable(file, complaint.to_owned());
                text = output::json_line(serde_json::to_string(&line)?);
            }
            Readers::Csv => {
                let row = TableRow::unreadable(file, 1, Translated::from(complaint));
                write_csv_row(&row, self.catalog, self.language, &mut text)?;
            }
        }
        Ok(text)
    }

    /// What parts that which is listed of one payload from what is listed of those before.
    pub(super) fn between(&self) -> &'static str {
        if self.readers == Readers::Sarif { "," } else { "" }
    }

    /// What comes behind all payloads.
    pub(super) fn end(&self) -> &'static str {
        if self.readers == Readers::Sarif { sarif::END } else { "" }
    }
}
