//! What of a payload may be hidden, and from whom.

use serde::{Deserialize, Serialize};

use crate::catalog::{Sensitivity, ValueType};

/// A kind of thing that a payload gives away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secret {
    /// Buckets with their APPID, and who answers at an address.
    Bucket,
    /// Names of objects, and the paths of addresses.
    Object,
    /// Ids of jobs, runs, workflows, templates, queues, requests, the names that somebody gave to these, and messages that
    /// name them.
    Id,
    /// What somebody wrote or said: user data, header values, texts, messages, comments, and whatever nobody documents.
    Words,
    /// What stands behind the question mark of an address, such as its signature, and the user before its host.
    Parameters,
    /// Numbers of telephones and identity cards, e-mail addresses, in any text.
    Contact,
}

impl Secret {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Bucket, Self::Object, Self::Id, Self::Words, Self::Parameters, Self::Contact];

    /// The word that stands for it in options.
    pub fn id(self) -> &'static str {
        match self {
            Self::Bucket => "bucket",
            Self::Object => "object",
            Self::Id => "id",
            Self::Words => "words",
            Self::Parameters => "parameters",
            Self::Contact => "contact",
        }
    }

    /// What a value of this type is, if it is one thing. An address is several.
    pub(super) fn of(sensitivity: Sensitivity, value_type: ValueType) -> Option<Self> {
        match (sensitivity, value_type) {
            (Sensitivity::None, _) => None,
            (_, ValueType::Bucket) => Some(Self::Bucket),
            (_, ValueType::ObjectKey) => Some(Self::Object),
            (Sensitivity::Identifier, _) => Some(Self::Id),
            (Sensitivity::Content, _) => Some(Self::Words),
        }
    }
}

/// Which of them are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Secret>", into = "Vec<Secret>")]
pub struct Secrets([bool; Secret::ALL.len()]);

impl Secrets {
    /// None of them: the payload goes as it is.
    pub const NONE: Self = Self([false; Secret::ALL.len()]);
    /// All of them.
    pub const ALL: Self = Self([true; Secret::ALL.len()]);

    /// Whether this one is hidden.
    pub fn has(self, secret: Secret) -> bool {
        Secret::ALL.into_iter().zip(self.0).any(|(other, is_hidden)| other == secret && is_hidden)
    }

    /// Those, with this one hidden or not.
    #[must_use]
    pub fn with(self, secret: Secret, is_hidden: bool) -> Self {
        let mut secrets = self;
        for (other, was_hidden) in Secret::ALL.into_iter().zip(&mut secrets.0) {
            if other == secret {
                *was_hidden = is_hidden;
            }
        }
        secrets
    }

    /// Those that are hidden in either.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        Secret::ALL.into_iter().fold(self, |secrets, secret| {
            secrets.with(secret, secrets.has(secret) || others.has(secret))
        })
    }
}

impl From<Vec<Secret>> for Secrets {
    fn from(hidden: Vec<Secret>) -> Self {
        hidden.into_iter().collect()
    }
}

impl From<Secrets> for Vec<Secret> {
    fn from(hidden: Secrets) -> Self {
        Secret::ALL.into_iter().filter(|secret| hidden.has(*secret)).collect()
    }
}

impl FromIterator<Secret> for Secrets {
    fn from_iter<I: IntoIterator<Item = Secret>>(hidden: I) -> Self {
        hidden.into_iter().fold(Self::NONE, |secrets, secret| secrets.with(secret, true))
    }
}

/// To whom a payload goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// Who sent it: bucket, object names and ids stay, for they name the job there. What somebody wrote goes, and so do the
    /// parameters of addresses with their signatures.
    Vendor,
    /// Anybody: all goes that tells whose payload it is and what it is about.
    Public,
}

impl Recipient {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Vendor, Self::Public];

    /// The word that stands for it in options.
    pub fn id(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Public => "public",
        }
    }

    /// What is hidden from them.
    pub fn secrets(self) -> Secrets {
        match self {
            Self::Vendor => {
                [Secret::Words, Secret::Parameters, Secret::Contact].into_iter().collect()
            }
            Self::Public => Secrets::ALL,
        }
    }
}
