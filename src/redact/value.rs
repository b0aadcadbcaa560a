//! What stands for a value, by what it is: spelt as its type asks for, with the parts that tell nothing.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::contact::{self, Place};
use super::secret::{Secret, Secrets};
use super::stand_in::{StandIns, Stands};
use crate::analysis::decoded::percent_decoded;
use crate::catalog::ValueType;

/// Writes values with stand-ins for what is hidden, and knows what it met.
pub(super) struct Writer<'r> {
    stand_ins: &'r mut StandIns,
    hidden: Secrets,
    met: Secrets,
}

impl<'r> Writer<'r> {
    pub(super) fn new(stand_ins: &'r mut StandIns, hidden: Secrets) -> Self {
        Self { stand_ins, hidden, met: Secrets::NONE }
    }

    pub(super) fn hides(&self, secret: Secret) -> bool {
        self.hidden.has(secret)
    }

    /// What of the hidden was met since this was asked last.
    pub(super) fn take_met(&mut self) -> Secrets {
        std::mem::take(&mut self.met)
    }

    /// What stands for a value.
    pub(super) fn stand_in(&mut self, stands: Stands, value: &str) -> String {
        self.met = self.met.with(stands.secret(), true);
        self.stand_ins.of(stands, value)
    }

    /// A value of which the recipient may see all but contacts and parameters in it, where it may hold any.
    pub(super) fn kept(&mut self, value_type: ValueType, value: &str) -> String {
        use ValueType::{Name, ObjectKey, Text, Url, Word};
        if !matches!(value_type, Text | Name | Word | Url | ObjectKey) {
            return value.to_owned();
        }
        self.decoded(value, Self::words)
    }

    /// A value after a change; where it is percent-encoded and that changes what it encodes, encoded again.
    fn decoded(&mut self, value: &str, change: fn(&mut Self, &str) -> String) -> String {
        if let Some(decoded) = percent_decoded(value) {
            let changed = change(self, &decoded);
            if changed != decoded {
                return encoded(&changed);
            }
        }
        change(self, value)
    }

    /// Words, in which addresses, buckets and contacts may stand.
    pub(super) fn words(&mut self, words: &str) -> String {
        let words = contact::with_places(words, |place| match place {
            Place::Address(address) => self.address(address).unwrap_or_else(|| address.to_owned()),
            Place::Bucket(bucket) if self.hides(Secret::Bucket) => self.bucket(bucket),
            Place::Bucket(bucket) => bucket.to_owned(),
        });
        self.without_contacts(&words)
    }

    fn without_contacts(&mut self, words: &str) -> String {
        if !self.hides(Secret::Contact) {
            return words.to_owned();
        }
        contact::without_contacts(words, |stands, it| self.stand_in(stands, it)).into_owned()
    }

    /// What stands for a hidden value of this type.
    pub(super) fn hidden(&mut self, secret: Secret, value_type: ValueType, value: &str) -> String {
        let met = self.met.with(secret, true);
        let redacted = match value_type {
            ValueType::Bucket => self.bucket(value),
            ValueType::ObjectKey => self.key(value),
            ValueType::Name => self.stand_in(Stands::Name, value),
            ValueType::JobId => self.stand_in(Stands::Job, value),
            ValueType::RunId => self.stand_in(Stands::Run, value),
            ValueType::WorkflowId => self.stand_in(Stands::Workflow, value),
            ValueType::TemplateId => self.stand_in(Stands::Template, value),
            ValueType::QueueId => self.stand_in(Stands::Queue, value),
            ValueType::Text
            | ValueType::Url
            | ValueType::Container
            | ValueType::Word
            | ValueType::Enumeration
            | ValueType::Code
            | ValueType::Integer
            | ValueType::Decimal
            | ValueType::Boolean
            | ValueType::Timestamp
            | ValueType::FrameRate
            | ValueType::Ratio
            | ValueType::Md5
            | ValueType::Region => self.text(value),
        };
        self.met = met;
        redacted
    }

    /// An address, of which each part is hidden or not. Nothing, if it isn't spelt as one.
    pub(super) fn address(&mut self, value: &str) -> Option<String> {
        let (scheme, rest) = value.split_once("://")?;
        let end_of_place = rest.find(['?', '#']).unwrap_or(rest.len());
        let (place, query) = rest.split_at(end_of_place);
        let (authority, path) = place.split_at(place.find('/').unwrap_or(place.len()));
        let (user, host) =
            authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
        let mut redacted = format!("{scheme}://");
        if let Some(user) = user {
            redacted += &self
                .unless_kept(Secret::Parameters, user, |it, user| it.stand_in(Stands::User, user));
            redacted.push('@');
        }
        redacted += &self.unless_kept(Secret::Bucket, host, Self::host);
        redacted += &self.unless_kept(Secret::Object, path, Self::key);
        if let Some((mark, parameters)) = query.split_at_checked(1) {
            redacted += mark;
            redacted += &self.unless_kept(Secret::Parameters, parameters, |it, parameters| {
                it.stand_in(Stands::Query, parameters)
            });
        }
        Some(redacted)
    }

    /// A part of an address: what `hide` makes of it, or as it is but for contacts.
    fn unless_kept(
        &mut self,
        secret: Secret,
        part: &str,
        hide: impl FnOnce(&mut Self, &str) -> String,
    ) -> String {
        if part.is_empty() {
            String::new()
        } else if self.hides(secret) {
            hide(self, part)
        } else {
            self.decoded(part, Self::without_contacts)
        }
    }

    /// Somebody's words. An address stays one, for relations ask for that, but tells nobody of its place.
    fn text(&mut self, value: &str) -> String {
        let hidden = std::mem::replace(&mut self.hidden, Secrets::ALL);
        let address = ValueType::Url.accepts(value).then(|| self.address(value)).flatten();
        self.hidden = hidden;
        address.unwrap_or_else(|| self.stand_in(Stands::Text, value))
    }

    /// `examplebucket-1250000000`: name and APPID each for itself, so that two buckets of one account are seen to be that.
    fn bucket(&mut self, value: &str) -> String {
        match value.rsplit_once('-').filter(|_| ValueType::Bucket.accepts(value)) {
            Some((name, appid)) => {
                let name = self.stand_in(Stands::Bucket, name);
                format!("{name}-{}", self.stand_in(Stands::Account, appid))
            }
            None => self.stand_in(Stands::Bucket, value),
        }
    }

    /// An object's name, or the pattern of such names: its words go, and what parts them stays, with `${Number}` and the
    /// extension. So a name still fits its pattern, and stands in the folder that others stand in.
    fn key(&mut self, value: &str) -> String {
        match percent_decoded(value) {
            Some(decoded) => encoded(&self.plain_key(&decoded)),
            None => self.plain_key(value),
        }
    }

    fn plain_key(&mut self, key: &str) -> String {
        let (mut rest, extension) = without_extension(key);
        let mut redacted = String::with_capacity(key.len());
        while let Some(first) = rest.chars().next() {
            let length = if let Some(length) = variable(rest) {
                redacted.push_str(rest.get(..length).unwrap_or_default());
                length
            } else if first.is_alphanumeric() {
                let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                redacted.push_str(&self.word(rest.get(..length).unwrap_or_default()));
                length
            } else {
                redacted.push(first);
                first.len_utf8()
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        redacted + extension
    }

    /// A word, but for the few digits at its end, which count pictures and pieces.
    fn word(&mut self, word: &str) -> String {
        const MOST_DIGITS: usize = 4;
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let (stem, digits) = match word.len() - stem.len() {
            0..=MOST_DIGITS => word.split_at(stem.len()),
            _ => (word, ""),
        };
        if stem.is_empty() {
            return digits.to_owned();
        }
        self.stand_in(Stands::Word, stem) + digits
    }

    /// Who answers. Of the vendor's storage the region stays, as it does beside a bucket.
    fn host(&mut self, host: &str) -> String {
        match host.split_once('.') {
            Some((name, storage)) if is_storage(storage) => {
                format!("{}.{storage}", self.bucket(name))
            }
            Some(_) | None => self.stand_in(Stands::Host, host),
        }
    }
}

/// The length of a variable of the vendor's patterns that stands first: `${Number}`.
fn variable(text: &str) -> Option<usize> {
    const LONGEST: usize = 24;
    let (name, _) = text.strip_prefix("${")?.split_once('}')?;
    let is_name = name.len() <= LONGEST && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then_some(name.len() + 3)
}

/// What tells the kind of a file is no secret, and short.
fn without_extension(key: &str) -> (&str, &str) {
    const LONGEST: usize = 5;
    let is_extension = |it: &str| {
        !it.is_empty() && it.len() <= LONGEST && it.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    match key.rsplit_once('.') {
        Some((stem, extension)) if is_extension(extension) && !stem.ends_with('/') => {
            key.split_at(stem.len())
        }
        Some(_) | None => (key, ""),
    }
}

/// `cos.ap-chongqing.myqcloud.com`
fn is_storage(host: &str) -> bool {
    let region = host.strip_suffix(".myqcloud.com").and_then(|host| {
        ["cos.", "cos-internal.", "ci.", "pic."]
            .iter()
            .find_map(|service| host.strip_prefix(service))
    });
    region.is_some_and(|region| ValueType::Region.accepts(region))
}

fn encoded(key: &str) -> String {
    /// What parts an address, or can't stand in one; all that isn't ASCII is encoded anyway.
    const ENCODED: &AsciiSet =
        &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');
    utf8_percent_encode(key, ENCODED).to_string()
}
