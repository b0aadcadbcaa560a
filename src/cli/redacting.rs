//! How payloads are redacted before they are handed on, as options say.

use clap::Args;

use super::choices::one_of;
use super::output::complain;
use crate::analysis::Analysis;
use crate::intake::Payload;
use crate::redact::{Recipient, Redactor};
use crate::say;
use crate::words::Language;

/// Whether payloads are redacted, and for whom.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Redacting {
    /// With stand-ins for what the recipient must not see: without one, for the public, buckets, object names, ids and all
    /// that somebody wrote; for the vendor what somebody wrote, and signatures
    #[arg(long = "redact", value_name = "RECIPIENT", value_parser = one_of(Recipient::ALL, Recipient::id), num_args = 0..=1, require_equals = true, default_missing_value = "public")]
    recipient: Option<Recipient>,
}

impl Redacting {
    /// What redacts, if that is asked for.
    pub(super) fn redactor(self) -> Option<Redactor> {
        self.recipient.map(Redactor::new)
    }
}

/// The payload of `file` redacted; tells how much that changed, and what still tells more than it seems to.
pub(super) fn redacted(
    redactor: &mut Redactor,
    analysis: &Analysis,
    (file, language): (&str, Language),
) -> Payload {
    let redacted = redactor.redact(analysis);
    let words = say!(language, "redact-count", count = redacted.n_redacted);
    complain(&format!("{file}: {words}"));
    if redacted.n_telling_ids > 0 {
        let words = say!(language, "redact-telling-ids", count = redacted.n_telling_ids);
        complain(&format!("{file}: {words}"));
    }
    redacted.payload
}
