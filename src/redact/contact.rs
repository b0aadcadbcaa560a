//! Numbers of telephones and identity cards, e-mail addresses, buckets and web addresses, wherever they stand in a text.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::stand_in::Stands;

/// A web address, or a bucket with its APPID.
const PLACES: &str =
    r"(?<address> https?:// [^\s]+ ) | \b (?<bucket> [a-z0-9] [a-z0-9-]{0,60} - 1\d{9} ) \b";

/// An e-mail address; an identity number, with its date; a telephone number of the mainland, of a mobile or with an area
/// code, or one that begins with a country's code.
const CONTACTS: &str = r"
    (?<mail> [A-Za-z0-9._%+-]+ @ [A-Za-z0-9-]+ (?: \. [A-Za-z0-9-]+ )+ )
  | (?<identity> [1-9]\d{5} (?:18|19|20)\d\d (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01]) \d{3}[0-9Xx] )
  | (?<telephone> \+ \d{1,3} (?: [\ -]? \d ){6,12} | 1[3-9]\d [\ -]? \d{4} [\ -]? \d{4} | 0\d{2,3}-\d{7,8} )";

/// What a text says of where something is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'t> {
    Address(&'t str),
    Bucket(&'t str),
}

/// A text with other addresses and buckets.
pub(super) fn with_places(text: &str, mut other: impl FnMut(Place<'_>) -> String) -> Cow<'_, str> {
    static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| spaced(PLACES));
    let Some(any) = ANY.as_ref() else { return Cow::Borrowed(text) };
    any.replace_all(text, |found: &Captures<'_>| {
        match (found.name("address"), found.name("bucket")) {
            (Some(address), _) => other(Place::Address(address.as_str())),
            (None, Some(bucket)) => other(Place::Bucket(bucket.as_str())),
            (None, None) => String::new(),
        }
    })
}

/// A text with stand-ins for what reaches or names a person.
pub(super) fn without_contacts(
    text: &str,
    mut stand_in: impl FnMut(Stands, &str) -> String,
) -> Cow<'_, str> {
    static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| spaced(CONTACTS));
    let Some(any) = ANY.as_ref() else { return Cow::Borrowed(text) };
    any.replace_all(text, |found: &Captures<'_>| {
        let kinds = [
            ("mail", Stands::EMail),
            ("identity", Stands::IdentityNumber),
            ("telephone", Stands::Telephone),
        ];
        let whole = found.get(0).map_or("", |found| found.as_str());
        let is_alone = found.get(0).is_some_and(|found| {
            let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let (before, after) = (text.get(..found.start()), text.get(found.end()..));
            !is_digit(before.and_then(|it| it.chars().next_back()))
                && !is_digit(after.and_then(|it| it.chars().next()))
        });
        let kind = kinds.into_iter().find(|(name, _)| found.name(name).is_some());
        match kind.filter(|_| is_alone) {
            Some((_, stands)) => stand_in(stands, whole),
            // Part of a longer number is none.
            None => whole.to_owned(),
        }
    })
}

/// An expression in which spaces are none.
fn spaced(expression: &str) -> Option<Regex> {
    Regex::new(&format!("(?x) {expression}")).ok()
}
