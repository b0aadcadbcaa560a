//! Payloads are written, one after the other, in the form that was asked for.

use std::io::{self, Write as _};
use std::sync::Arc;

use super::ShareForm;
use super::made::Terms;
use crate::analysis::Analysis;
use crate::kit::Kit;
use crate::report::lines::Line;
use crate::report::table::{TableRow, write_csv_names, write_csv_row};
use crate::report::{self, Markup, Note, Report, sarif};
use crate::words::visible_in_json;

/// What is being written.
pub(super) struct Writing<'a> {
    terms: &'a Terms,
    report: Report<'a>,
    bytes: Vec<u8>,
    kit: Option<Result<Kit, String>>,
}

impl<'a> Writing<'a> {
    pub(super) fn new(terms: &'a Terms) -> Self {
        let told =
            report::Terms { clock: terms.clock, language: terms.language, policy: &terms.policy };
        let markup = if terms.form == ShareForm::Html { Markup::Html } else { Markup::Markdown };
        let report = Report::new(markup, told);
        let mut writing = Self { terms, report, bytes: Vec::new(), kit: None };
        // Nothing that is written into memory fails.
        writing.begin().unwrap_or_default();
        writing
    }

    fn begin(&mut self) -> io::Result<()> {
        match self.terms.form {
            ShareForm::Csv => write_csv_names(&mut self.bytes),
            ShareForm::Sarif => sarif::write_begin(self.terms.language, &mut self.bytes),
            ShareForm::Markdown | ShareForm::Html | ShareForm::JsonLines | ShareForm::Kit => Ok(()),
        }
    }

    /// Writes a payload called `name`.
    pub(super) fn push(&mut self, analysis: &Analysis, name: &str, notes: &[Note]) {
        self.write(analysis, name, notes).unwrap_or_default();
    }

    fn write(&mut self, analysis: &Analysis, name: &str, notes: &[Note]) -> io::Result<()> {
        let language = self.terms.language;
        match self.terms.form {
            ShareForm::Markdown | ShareForm::Html => self.report.push(analysis, name, notes),
            ShareForm::Csv => {
                let row = TableRow::new(analysis, &self.terms.policy);
                write_csv_row(&row, analysis.catalog(), language, &mut self.bytes)
            }
            ShareForm::JsonLines => {
                let line = Line::new(analysis, name, analysis.origin().number, language);
                let json = serde_json::to_string(&line)?;
                writeln!(self.bytes, "{}", visible_in_json(&json))
            }
            ShareForm::Sarif => {
                let mut results = Vec::new();
                sarif::write_results(analysis, name, language, &mut results)?;
                if !results.is_empty() && !self.bytes.ends_with(b"[") {
                    self.bytes.push(b',');
                }
                self.bytes.write_all(&results)
            }
            ShareForm::Kit => {
                let kit = Kit::new(analysis, language);
                self.kit = Some(kit.map_err(|error| error.sentence(language).to_string()));
                Ok(())
            }
        }
    }

    /// All that was written, if it could be, and what is seen of it.
    pub(super) fn finish(mut self) -> (Option<Arc<[u8]>>, Arc<String>) {
        match self.terms.form {
            ShareForm::Markdown | ShareForm::Html => {
                self.report.write(&mut self.bytes).unwrap_or_default();
            }
            ShareForm::Sarif => self.bytes.extend_from_slice(sarif::END.as_bytes()),
            ShareForm::Csv | ShareForm::JsonLines => {}
            ShareForm::Kit => return seen_of_kit(self.kit),
        }
        let preview = String::from_utf8_lossy(&self.bytes).into_owned();
        (Some(self.bytes.into()), Arc::new(preview))
    }
}

/// A kit's archive, and what its page says of it.
fn seen_of_kit(kit: Option<Result<Kit, String>>) -> (Option<Arc<[u8]>>, Arc<String>) {
    match kit {
        Some(Ok(kit)) => {
            let archive = kit.archive().ok().map(Arc::from);
            (archive, Arc::new(kit.readme().to_owned()))
        }
        Some(Err(why)) => (None, Arc::new(why)),
        None => (None, Arc::default()),
    }
}
