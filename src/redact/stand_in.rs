//! What stands for values, the same for the same.

use std::ops::Range;
use std::sync::LazyLock;

use hashbrown::HashMap;
use regex::{Captures, Regex};

use super::secret::{Secret, Secrets};

/// What kind of thing a stand-in stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stands {
    Text,
    Name,
    Job,
    Run,
    Workflow,
    Template,
    Queue,
    /// A bucket without its APPID.
    Bucket,
    /// An APPID.
    Account,
    /// A word in the name of an object.
    Word,
    Host,
    /// Who asks, in an address.
    User,
    /// The parameters of an address.
    Query,
    Telephone,
    IdentityNumber,
    EMail,
    /// A number of JSON.
    Number,
}

/// The stand-ins that were given out.
#[derive(Debug, Default)]
pub(super) struct StandIns {
    numbers: HashMap<(Stands, String), usize>,
    counts: HashMap<Stands, usize>,
    values: HashMap<String, String>,
}

impl Stands {
    /// What it hides.
    pub(super) fn secret(self) -> Secret {
        match self {
            Self::Text | Self::Number => Secret::Words,
            Self::Name | Self::Job | Self::Run | Self::Workflow | Self::Template | Self::Queue => {
                Secret::Id
            }
            Self::Bucket | Self::Account | Self::Host => Secret::Bucket,
            Self::Word => Secret::Object,
            Self::User | Self::Query => Secret::Parameters,
            Self::Telephone | Self::IdentityNumber | Self::EMail => Secret::Contact,
        }
    }

    /// What stands before and behind the number of such a stand-in, and how many digits it has at least.
    ///
    /// Each is spelt as its type asks for. No APPID begins with zeros.
    fn spelling(self) -> (&'static str, &'static str, usize) {
        match self {
            Self::Text => ("[text-", "]", 1),
            Self::Name => ("[name-", "]", 1),
            Self::Job => ("job-", "", 1),
            Self::Run => ("run-", "", 1),
            Self::Workflow => ("workflow-", "", 1),
            Self::Template => ("template-", "", 1),
            Self::Queue => ("queue-", "", 1),
            Self::Bucket => ("bucket-", "", 1),
            Self::Account => ("00000", "", 5),
            Self::Word => ("k", "k", 1),
            Self::Host => ("host-", ".example", 1),
            Self::User => ("user-", "", 1),
            Self::Query => ("query-", "", 1),
            Self::Telephone => ("[telephone-", "]", 1),
            Self::IdentityNumber => ("[identity-number-", "]", 1),
            Self::EMail => ("[e-mail-", "]", 1),
            Self::Number => ("", "", 1),
        }
    }

    /// The stand-in of this number.
    fn written(self, number: usize) -> String {
        let (before, after, n_digits) = self.spelling();
        format!("{before}{number:0n_digits$}{after}")
    }

    /// Whether `value` is a stand-in of this kind already. Of a bare number nobody can tell.
    fn is_one(self, value: &str) -> bool {
        let (before, after, n_digits) = self.spelling();
        let number = value.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        let is_number = |it: &str| {
            it.len() >= n_digits && it.len() < 10 && it.bytes().all(|b| b.is_ascii_digit())
        };
        self != Self::Number && number.is_some_and(is_number)
    }
}

impl StandIns {
    /// What stands for `value`: itself, if it is a stand-in.
    pub(super) fn of(&mut self, stands: Stands, value: &str) -> String {
        if stands.is_one(value) {
            return value.to_owned();
        }
        let count = self.counts.entry(stands).or_default();
        let number = *self.numbers.entry((stands, value.to_owned())).or_insert_with(|| {
            *count += 1;
            *count
        });
        let stand_in = stands.written(number);
        if stands != Stands::Number {
            self.values.entry_ref(&stand_in).or_insert_with(|| value.to_owned());
        }
        stand_in
    }

    /// What of the hidden stand-ins were given out for, each with its stand-in, in one order for the same.
    pub(super) fn given(&self, hidden: Secrets) -> Vec<(String, String)> {
        let given = self.numbers.iter().filter(|((stands, _), _)| hidden.has(stands.secret()));
        let given = given.map(|((stands, value), number)| (value.clone(), stands.written(*number)));
        let mut given: Vec<_> = given.collect();
        given.sort_unstable();
        given
    }

    /// Whether this was given out.
    pub(super) fn has(&self, stand_in: &str) -> bool {
        self.values.contains_key(stand_in)
    }

    /// `text` with the values that stand-ins in it stand for; those of others stay.
    pub(super) fn restore(&self, text: &str) -> String {
        let Some(any) = any() else { return text.to_owned() };
        let value = |found: &Captures<'_>| {
            let stand_in = found.get(0).map_or("", |found| found.as_str());
            self.values.get(stand_in).map_or(stand_in, String::as_str).to_owned()
        };
        any.replace_all(text, value).into_owned()
    }
}

/// Where in a text something stands that is spelt as a stand-in is.
pub(super) fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    any().into_iter().flat_map(|any| any.find_iter(text)).map(|found| found.range())
}

fn any() -> Option<&'static Regex> {
    static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"\[[a-z-]+-\d+\]|(?:job|run|workflow|template|queue|bucket|user|query)-\d+|host-\d+\.example|00000\d{5}|k\d+k",
        )
        .ok()
    });
    ANY.as_ref()
}
