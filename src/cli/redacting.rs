//! How payloads are redacted before they are handed on, as options say.

use clap::Args;

use super::choices::one_of;
use super::output::complain;
use crate::analysis::Analysis;
use crate::intake::Payload;
use crate::redact::{Recipient, Redactor, Secret, Secrets};
use crate::say;
use crate::words::Language;

/// Whether payloads are redacted, and for whom.
#[derive(Clone, Debug, Args)]
pub(super) struct Redacting {
    /// With stand-ins for what the recipient must not see: for the public (the default) bucket, object names, ids and all
    /// that somebody wrote; for the vendor what somebody wrote, and signatures; or for what is listed
    #[arg(long = "redact", value_name = "FOR", value_parser = one_of(Hidden::ALL, Hidden::id), num_args = 0..=1, require_equals = true, value_delimiter = ',', default_missing_value = "public")]
    hidden: Option<Vec<Hidden>>,
}

/// What is hidden, by the words of the option.
#[derive(Clone, Copy, Debug)]
enum Hidden {
    From(Recipient),
    Only(Secret),
}

impl Hidden {
    const ALL: [Self; 8] = [
        Self::From(Recipient::Vendor),
        Self::From(Recipient::Public),
        Self::Only(Secret::Bucket),
        Self::Only(Secret::Object),
        Self::Only(Secret::Id),
        Self::Only(Secret::Words),
        Self::Only(Secret::Parameters),
        Self::Only(Secret::Contact),
    ];

    fn id(self) -> &'static str {
        match self {
            Self::From(recipient) => recipient.id(),
            Self::Only(secret) => secret.id(),
        }
    }

    fn secrets(self) -> Secrets {
        match self {
            Self::From(recipient) => recipient.secrets(),
            Self::Only(secret) => Secrets::NONE.with(secret, true),
        }
    }
}

/// What redacts the payloads that a command reads, one after the other.
pub(super) struct Redaction {
    redactor: Redactor,
    hidden: Secrets,
}

impl Redacting {
    /// What redacts, if that is asked for.
    pub(super) fn redaction(&self) -> Option<Redaction> {
        let asked = self.hidden.as_ref()?;
        let hidden = asked.iter().fold(Secrets::NONE, |all, asked| all.and(asked.secrets()));
        Some(Redaction { redactor: Redactor::default(), hidden })
    }

    /// What redacted for the public, unless something else was asked for.
    pub(super) fn redaction_or_public(&self) -> Redaction {
        let public = || Redaction { redactor: Redactor::default(), hidden: Secrets::ALL };
        self.redaction().unwrap_or_else(public)
    }
}

impl Redaction {
    /// Gives out the stand-ins of a payload.
    pub(super) fn learn(&mut self, analysis: &Analysis) {
        self.redactor.redact(analysis, self.hidden);
    }

    /// A reply with what its stand-ins stand for.
    pub(super) fn restore(&self, reply: &str) -> String {
        self.redactor.restore(reply)
    }
}

/// The payload of `file` redacted; tells how much that changed, and what still tells more than it seems to.
pub(super) fn redacted(
    redaction: &mut Redaction,
    analysis: &Analysis,
    (file, language): (&str, Language),
) -> Payload {
    let redacted = redaction.redactor.redact(analysis, redaction.hidden);
    let words = say!(language, "redact-count", count = redacted.tally.n_redacted);
    complain(&format!("{file}: {words}"));
    if redacted.tally.n_telling_ids > 0 {
        let words = say!(language, "redact-telling-ids", count = redacted.tally.n_telling_ids);
        complain(&format!("{file}: {words}"));
    }
    redacted.payload
}
