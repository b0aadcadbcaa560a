//! What is wrong with a regular expression, in one line.

use regex_syntax::ast::{ErrorKind, Span};
use regex_syntax::{Error, hir};

use crate::say;
use crate::words::{Language, Sentence, payload_words};

/// Why a query can't be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongQuery {
    /// The regular expression is wrong.
    Syntax {
        /// What is wrong.
        fault: Fault,
        /// The part of it that is wrong.
        part: String,
        /// Where that part begins, in characters from 1.
        column: usize,
    },
    /// It would take too much memory to look for it.
    TooLarge,
}

/// What can be wrong with a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A group that isn't closed.
    GroupUnclosed,
    /// The end of a group that wasn't opened.
    GroupUnopened,
    /// A name or flags of a group that can't be.
    Group,
    /// A class of characters that isn't closed.
    ClassUnclosed,
    /// A range of characters that can't be.
    ClassRange,
    /// An escape that means nothing.
    Escape,
    /// A repetition of nothing.
    RepetitionMissing,
    /// A number of repetitions that can't be.
    RepetitionCount,
    /// Unknown property or script of Unicode.
    UnicodeClass,
    /// Something of other notations: a look around, a back reference.
    Unsupported,
    /// Anything else.
    Other,
}

impl WrongQuery {
    /// Reads an expression without compiling it.
    pub(super) fn check(pattern: &str) -> Result<(), Self> {
        let Err(error) = regex_syntax::parse(pattern) else { return Ok(()) };
        let (fault, span) = match &error {
            Error::Parse(error) => (fault(error.kind()), *error.span()),
            Error::Translate(error) => (Some(translation_fault(error.kind())), *error.span()),
            _ => return Err(Self::TooLarge),
        };
        Err(match fault {
            Some(fault) => Self::syntax(pattern, fault, span),
            None => Self::TooLarge,
        })
    }

    fn syntax(pattern: &str, fault: Fault, span: Span) -> Self {
        let start = span.start.offset.min(pattern.len());
        let before = pattern.get(..start).unwrap_or_default();
        let part = pattern.get(start..span.end.offset).unwrap_or_default();
        Self::Syntax { fault, part: part.to_owned(), column: before.chars().count() + 1 }
    }

    /// The one line that tells it.
    pub fn words(&self, language: Language) -> Sentence {
        let Self::Syntax { fault, part, column } = self else {
            return Sentence::new(say!(language, "regex-too-large"));
        };
        let (part, at) = (payload_words(part), *column);
        Sentence::new(match fault {
            Fault::GroupUnclosed => say!(language, "regex-group-unclosed", column = at),
            Fault::GroupUnopened => say!(language, "regex-group-unopened", column = at),
            Fault::Group => say!(language, "regex-group", column = at),
            Fault::ClassUnclosed => say!(language, "regex-class-unclosed", column = at),
            Fault::ClassRange => say!(language, "regex-class-range", column = at, part = part),
            Fault::Escape => say!(language, "regex-escape", column = at, part = part),
            Fault::RepetitionMissing => say!(language, "regex-repetition-missing", column = at),
            Fault::RepetitionCount => say!(language, "regex-repetition-count", column = at),
            Fault::UnicodeClass => {
                say!(language, "regex-unicode-class", column = at, part = part)
            }
            Fault::Unsupported => say!(language, "regex-unsupported", column = at),
            Fault::Other => say!(language, "regex-other", column = at),
        })
    }
}

/// Nothing where it is a question of size.
fn fault(kind: &ErrorKind) -> Option<Fault> {
    Some(match kind {
        ErrorKind::CaptureLimitExceeded | ErrorKind::NestLimitExceeded(_) => return None,
        ErrorKind::GroupUnclosed => Fault::GroupUnclosed,
        ErrorKind::GroupUnopened => Fault::GroupUnopened,
        ErrorKind::GroupNameDuplicate { .. }
        | ErrorKind::GroupNameEmpty
        | ErrorKind::GroupNameInvalid
        | ErrorKind::GroupNameUnexpectedEof
        | ErrorKind::FlagDanglingNegation
        | ErrorKind::FlagDuplicate { .. }
        | ErrorKind::FlagRepeatedNegation { .. }
        | ErrorKind::FlagUnexpectedEof
        | ErrorKind::FlagUnrecognized => Fault::Group,
        ErrorKind::ClassUnclosed => Fault::ClassUnclosed,
        ErrorKind::ClassRangeInvalid | ErrorKind::ClassRangeLiteral => Fault::ClassRange,
        ErrorKind::ClassEscapeInvalid
        | ErrorKind::EscapeHexEmpty
        | ErrorKind::EscapeHexInvalid
        | ErrorKind::EscapeHexInvalidDigit
        | ErrorKind::EscapeUnexpectedEof
        | ErrorKind::EscapeUnrecognized
        | ErrorKind::SpecialWordBoundaryUnclosed
        | ErrorKind::SpecialWordBoundaryUnrecognized
        | ErrorKind::SpecialWordOrRepetitionUnexpectedEof => Fault::Escape,
        ErrorKind::RepetitionMissing => Fault::RepetitionMissing,
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => Fault::RepetitionCount,
        ErrorKind::UnicodeClassInvalid => Fault::UnicodeClass,
        ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => {
            Fault::Unsupported
        }
        _ => Fault::Other,
    })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "regex-syntax may add kinds")]
fn translation_fault(kind: &hir::ErrorKind) -> Fault {
    match kind {
        hir::ErrorKind::UnicodePropertyNotFound
        | hir::ErrorKind::UnicodePropertyValueNotFound
        | hir::ErrorKind::UnicodePerlClassNotFound => Fault::UnicodeClass,
        _ => Fault::Other,
    }
}
