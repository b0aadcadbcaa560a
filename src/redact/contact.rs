//! Numbers of telephones and identity cards, e-mail addresses, and the parameters of web addresses, wherever they stand
//! in a text.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::stand_in::{StandIns, Stands};

/// The parameters of a web address, which may sign for somebody; an e-mail address; an identity number, with its date; a telephone number of the mainland, of a mobile or with an area
/// code, or one that begins with a country's code.
const CONTACTS: &str = r"(?x)
    (?<place> https?:// [^\s?\#]+ [?\#] ) (?<query> [^\s]+ )
  | (?<mail> [A-Za-z0-9._%+-]+ @ [A-Za-z0-9-]+ (?: \. [A-Za-z0-9-]+ )+ )
  | (?<identity> [1-9]\d{5} (?:18|19|20)\d\d (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01]) \d{3}[0-9Xx] )
  | (?<telephone> \+ \d{1,3} (?: [\ -]? \d ){6,12} | 1[3-9]\d [\ -]? \d{4} [\ -]? \d{4} | 0\d{2,3}-\d{7,8} )";

/// A text with stand-ins for what reaches or names a person.
pub(super) fn redacted<'t>(stand_ins: &mut StandIns, text: &'t str) -> Cow<'t, str> {
    static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(CONTACTS).ok());
    let Some(any) = ANY.as_ref() else { return Cow::Borrowed(text) };
    any.replace_all(text, |found: &Captures<'_>| {
        if let (Some(place), Some(query)) = (found.name("place"), found.name("query")) {
            return place.as_str().to_owned() + &stand_ins.of(Stands::Query, query.as_str());
        }
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
            Some((_, stands)) => stand_ins.of(stands, whole),
            // Part of a longer number is none.
            None => whole.to_owned(),
        }
    })
}
