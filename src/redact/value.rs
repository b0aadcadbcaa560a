//! What becomes of one value, by its type.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::stand_in::{StandIns, Stands};
use super::{Recipient, contact};
use crate::analysis::decoded::percent_decoded;
use crate::catalog::ValueType;

/// A value that its recipient may see, without contacts where it may hold any.
pub(super) fn kept(stand_ins: &mut StandIns, value_type: ValueType, value: &str) -> String {
    use ValueType::{Name, ObjectKey, Text, Url, Word};
    if !matches!(value_type, Text | Name | Word | Url | ObjectKey) {
        return value.to_owned();
    }
    match percent_decoded(value) {
        Some(decoded) if contact::redacted(stand_ins, &decoded) != decoded => {
            encoded(&contact::redacted(stand_ins, &decoded))
        }
        Some(_) | None => contact::redacted(stand_ins, value).into_owned(),
    }
}

/// What stands for a value that its recipient may not see.
pub(super) fn redacted(
    stand_ins: &mut StandIns,
    recipient: Recipient,
    value_type: ValueType,
    value: &str,
) -> String {
    match value_type {
        ValueType::Url => {
            address(stand_ins, recipient, value).unwrap_or_else(|| text(stand_ins, value))
        }
        ValueType::Bucket => bucket(stand_ins, value),
        ValueType::ObjectKey => key(stand_ins, value),
        ValueType::Name => stand_ins.of(Stands::Name, value),
        ValueType::JobId => stand_ins.of(Stands::Job, value),
        ValueType::RunId => stand_ins.of(Stands::Run, value),
        ValueType::WorkflowId => stand_ins.of(Stands::Workflow, value),
        ValueType::TemplateId => stand_ins.of(Stands::Template, value),
        ValueType::QueueId => stand_ins.of(Stands::Queue, value),
        ValueType::Text
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
        | ValueType::Region => text(stand_ins, value),
    }
}

/// Somebody's words. An address stays one, for relations ask for that, but tells nobody of its place.
fn text(stand_ins: &mut StandIns, value: &str) -> String {
    let address =
        ValueType::Url.accepts(value).then(|| address(stand_ins, Recipient::Public, value));
    address.flatten().unwrap_or_else(|| stand_ins.of(Stands::Text, value))
}

/// `examplebucket-1250000000`: name and APPID each for itself, so that two buckets of one account are seen to be that.
fn bucket(stand_ins: &mut StandIns, value: &str) -> String {
    match value.rsplit_once('-').filter(|_| ValueType::Bucket.accepts(value)) {
        Some((name, appid)) => {
            let name = stand_ins.of(Stands::Bucket, name);
            format!("{name}-{}", stand_ins.of(Stands::Account, appid))
        }
        None => stand_ins.of(Stands::Bucket, value),
    }
}

/// An object's name, or the pattern of such names: its words go, and what parts them stays, with `${Number}` and the
/// extension. So a name still fits its pattern, and stands in the folder that others stand in.
fn key(stand_ins: &mut StandIns, value: &str) -> String {
    match percent_decoded(value) {
        Some(decoded) => encoded(&plain_key(stand_ins, &decoded)),
        None => plain_key(stand_ins, value),
    }
}

fn plain_key(stand_ins: &mut StandIns, key: &str) -> String {
    let (mut rest, extension) = without_extension(key);
    let mut redacted = String::with_capacity(key.len());
    while let Some(first) = rest.chars().next() {
        let length = if let Some(length) = variable(rest) {
            redacted.push_str(rest.get(..length).unwrap_or_default());
            length
        } else if first.is_alphanumeric() {
            let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            redacted.push_str(&word(stand_ins, rest.get(..length).unwrap_or_default()));
            length
        } else {
            redacted.push(first);
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    redacted + extension
}

/// The length of a variable of the vendor's patterns that stands first: `${Number}`.
fn variable(text: &str) -> Option<usize> {
    const LONGEST: usize = 24;
    let (name, _) = text.strip_prefix("${")?.split_once('}')?;
    let is_name = name.len() <= LONGEST && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then_some(name.len() + 3)
}

/// A word, but for the few digits at its end, which count pictures and pieces.
fn word(stand_ins: &mut StandIns, word: &str) -> String {
    const MOST_DIGITS: usize = 4;
    let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let (stem, digits) = match word.len() - stem.len() {
        0..=MOST_DIGITS => word.split_at(stem.len()),
        _ => (word, ""),
    };
    if stem.is_empty() {
        return digits.to_owned();
    }
    stand_ins.of(Stands::Word, stem) + digits
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

/// An address: the vendor may know the place, and nobody who asks for it and how; the public knows neither.
fn address(stand_ins: &mut StandIns, recipient: Recipient, value: &str) -> Option<String> {
    let (scheme, rest) = value.split_once("://")?;
    let end_of_place = rest.find(['?', '#']).unwrap_or(rest.len());
    let (place, query) = rest.split_at(end_of_place);
    let (authority, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(u, h)| (Some(u), h));
    let named = place.get(user.map_or(0, |user| user.len() + 1)..)?;
    let mut redacted = format!("{scheme}://");
    if let Some(user) = user {
        redacted += &stand_ins.of(Stands::User, user);
        redacted.push('@');
    }
    match recipient {
        Recipient::Vendor => redacted += &kept(stand_ins, ValueType::ObjectKey, named),
        Recipient::Public => {
            redacted += &self::host(stand_ins, host);
            redacted += &key(stand_ins, path);
        }
    }
    if let Some(parameters) = query.get(1..).filter(|parameters| !parameters.is_empty()) {
        redacted.push('?');
        redacted += &stand_ins.of(Stands::Query, parameters);
    }
    Some(redacted)
}

/// Who answers. Of the vendor's storage the region stays, as it does beside a bucket.
fn host(stand_ins: &mut StandIns, host: &str) -> String {
    match host.split_once('.') {
        Some((name, storage)) if is_storage(storage) => {
            format!("{}.{storage}", bucket(stand_ins, name))
        }
        Some(_) | None => stand_ins.of(Stands::Host, host),
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
