//! One payload of a file, for commands that make something of it.

use std::path::Path;

use super::input::{By, payloads, shown_name};
use super::output::complain;
use super::reading::Reading;
use super::redacting::{Redacting, redacted};
use super::{CommandError, analyzer_as};
use crate::analysis::Analysis;
use crate::convert::ConvertError;
use crate::intake::Payload;
use crate::say;
use crate::words::{Language, path_text};

/// Which payload is meant, and how it is read.
#[derive(Clone, Copy)]
pub(super) struct One<'a> {
    pub(super) path: &'a Path,
    /// Which one of the file, from 1; none for the only one.
    pub(super) number: Option<usize>,
    /// The entry of the catalog that it is taken for.
    pub(super) entry: Option<&'a str>,
    pub(super) reading: &'a Reading,
    pub(super) redacting: &'a Redacting,
}

impl One<'_> {
    /// The payload, recognized and redacted as was asked for; nothing, with a complaint, where it can't be had.
    pub(super) fn read(self, language: Language) -> Result<Option<Analysis>, CommandError> {
        let Some((analyzer, chosen)) = analyzer_as(self.entry, self.reading, language)? else {
            return Ok(None);
        };
        let by = By { analyzer, entry: chosen, encoding: self.reading.encoding };
        let read = payloads(self.path, &by).map_err(|error| error.trouble.words(language));
        let chosen_one = read.and_then(|payloads| choose(payloads, self.number, language));
        let readable = chosen_one.and_then(|payload| match payload.unreadable() {
            Some(why) => Err(why.words(language)),
            None => Ok(payload),
        });
        let payload = match readable {
            Ok(payload) => payload,
            Err(complaint) => {
                self.complain(&complaint);
                return Ok(None);
            }
        };
        let analysis = analyzer.recognize(payload, chosen);
        // A broken one is refused, with the place of its break.
        let redaction = self.redacting.redaction().filter(|_| analysis.document().is_well_formed());
        let Some(mut redaction) = redaction else { return Ok(Some(analysis)) };
        let payload = redacted(&mut redaction, &analysis, (&self.file(), language));
        Ok(Some(analyzer.recognize(payload, analysis.entry_id())))
    }

    /// Tells something of its file.
    pub(super) fn complain(self, complaint: &str) {
        complain(&format!("{}: {complaint}", self.file()));
    }

    /// Tells why it can't be converted, and where.
    pub(super) fn complain_of(self, error: &ConvertError, language: Language) {
        let (file, sentence) = (self.file(), error.sentence(language));
        match error.position() {
            Some(at) => complain(&format!("{file}:{}:{}: {sentence}", at.line, at.column)),
            None => complain(&format!("{file}: {sentence}")),
        }
    }

    fn file(self) -> String {
        shown_name(&path_text(self.path)).into_owned()
    }
}

/// The payload asked for; without a number, the only one.
pub(super) fn choose(
    payloads: Vec<Payload>,
    number: Option<usize>,
    language: Language,
) -> Result<Payload, String> {
    let n_payloads = payloads.len();
    if number.is_none() && n_payloads > 1 {
        return Err(say!(language, "convert-several", count = n_payloads));
    }
    let index = number.unwrap_or(1).checked_sub(1);
    index
        .and_then(|index| payloads.into_iter().nth(index))
        .ok_or_else(|| say!(language, "convert-no-such-payload", count = n_payloads))
}
