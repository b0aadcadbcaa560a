//! Where a text stops being XML, and what is said of it.

use std::ops::Range;

use quick_xml::errors::{Error, IllFormedError};

use super::Reading;
use crate::document::parse::Stop;
use crate::document::wellformed::{self, Fault};
use crate::document::{Expected, Listener, ProblemKind};

impl<L: Listener> Reading<'_, '_, '_, L> {
    pub(super) fn end_of_text(&mut self) -> Result<(), Stop> {
        let end = self.text.len();
        if self.open.is_empty() {
            if self.has_root {
                return Ok(());
            }
            return self.stop(ProblemKind::Expected(Expected::Root), end..end);
        }
        self.truncated(end)
    }

    /// The text ends inside something, and its incomplete markup, if any, starts at `at`.
    fn truncated(&mut self, at: usize) -> Result<(), Stop> {
        if self.open.last().is_some_and(|open| open.has_nodes) {
            self.flush(at)?;
        }
        let end = self.text.len();
        self.builder.problem(ProblemKind::Truncated { open: self.open.len() }, end..end);
        Err(Stop { at })
    }

    /// The markup that starts at `start` has no end.
    pub(super) fn unfinished(&mut self, start: usize) -> Result<(), Stop> {
        match wellformed::unfinished(self.text.get(start..).unwrap_or_default()) {
            Ok(()) => self.truncated(start),
            Err(fault) => self.fault(fault, start),
        }
    }

    /// quick-xml could not read what stands there.
    #[expect(clippy::wildcard_enum_match_arm, reason = "what it finds else is broken markup")]
    pub(super) fn error(&mut self, error: &Error, span: Range<usize>) -> Result<(), Stop> {
        match error {
            Error::Syntax(_) => self.unfinished(span.start),
            Error::IllFormed(IllFormedError::MissingDoctypeName) => {
                self.stop(ProblemKind::Expected(Expected::Name), span)
            }
            _ => self.stop(ProblemKind::Expected(Expected::Markup), span),
        }
    }

    /// The end tag at `span` names an element that is not the innermost one.
    pub(super) fn mismatched(&mut self, found: &str, span: Range<usize>) -> Result<(), Stop> {
        let found = found.to_owned();
        let Some(open) = self.open.last() else {
            return self.stop(ProblemKind::UnexpectedEndTag { found }, span);
        };
        let expected = self.text.get(open.name()).unwrap_or_default().to_owned();
        if open.has_nodes {
            self.flush(span.start)?;
        }
        self.stop(ProblemKind::MismatchedEndTag { expected, found }, span)
    }

    pub(super) fn judge(&mut self, judged: Result<(), Fault>, start: usize) {
        if let Err(Fault { expected, at }) = judged {
            self.unexpected(expected, start + at..start + at);
        }
    }

    pub(super) fn unexpected(&mut self, expected: Expected, span: Range<usize>) {
        self.builder.problem(ProblemKind::Expected(expected), span);
    }

    pub(super) fn fault(&mut self, fault: Fault, start: usize) -> Result<(), Stop> {
        let at = start + fault.at;
        let rest = self.text.get(at..).unwrap_or_default();
        let length = rest.chars().next().map_or(0, char::len_utf8);
        self.stop(ProblemKind::Expected(fault.expected), at..at + length)
    }

    pub(super) fn stop(&mut self, kind: ProblemKind, span: Range<usize>) -> Result<(), Stop> {
        let at = span.start;
        self.builder.problem(kind, span);
        Err(Stop { at })
    }
}
