//! What a value may look like.

use serde::{Deserialize, Serialize};

/// The closed list of value types that the catalog's files may name.
///
/// A type is what a value is, not how the vendor's tables call it: those know little more than "String".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueType {
    /// Holds other nodes, and no text of its own.
    Container,
    /// Written by people, or recognized in their files: user data, texts to speak, words, header values.
    Text,
    /// A name that someone gave to a workflow, a template, a workflow node.
    Name,
    /// Any other word of the vendor's or of a media format: `h264`, `stereo`, a header's name.
    Word,
    /// One of the node's listed values.
    Enumeration,
    /// An error code, or `Success`.
    Code,
    /// Decimal digits, with or without a sign.
    Integer,
    /// An integer, or digits with a fraction: `834.736000`.
    Decimal,
    /// `true` or `false`.
    Boolean,
    /// A moment with its offset from UTC: `2022-06-30T15:29:42+0800`, `2020-12-01 11:00:41+0800`,
    /// `2021-08-06T16:18:25+08:00`. A lone `-` says that there is none.
    Timestamp,
    /// Frames per second: `25`, `25.000000`, `50/1`.
    FrameRate,
    /// Two integers, `16:9` or `1/12800`, or their quotient.
    Ratio,
    /// 32 hexadecimal digits.
    Md5,
    /// An absolute `http` or `https` address.
    Url,
    /// A region of the vendor's: `ap-chongqing`.
    Region,
    /// A bucket with its APPID: `examplebucket-1250000000`.
    Bucket,
    /// The name of an object in a bucket, or the pattern of such names.
    ObjectKey,
    /// Names a job.
    JobId,
    /// Names one run of a workflow.
    RunId,
    /// Names a workflow.
    WorkflowId,
    /// Names a template.
    TemplateId,
    /// Names a queue.
    QueueId,
}

/// How the values of a type are spelt that aren't empty.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    /// Whether a value is.
    pub accepts: fn(&str) -> bool,
    /// The same as a regular expression of ECMA 262, for other programs: it knows no calendar.
    pub pattern: &'static str,
    /// Such a value; nothing for containers.
    pub example: &'static str,
}

/// What a value gives away, and so to whom it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitivity {
    /// Nothing about anybody.
    None,
    /// Whose payload it is, and which job: the vendor needs it, the public doesn't.
    Identifier,
    /// What somebody wrote, or an address that may carry a signature: for nobody else.
    Content,
}

impl ValueType {
    /// Whether `value` is spelt as this type asks for.
    ///
    /// An empty value is always accepted: the vendor sends empty nodes of every type. Types without a spelling of
    /// their own (texts, words, names, ids, object keys, enumerations) accept everything.
    pub fn accepts(self, value: &str) -> bool {
        value.is_empty() || self.spelling().is_none_or(|spelling| (spelling.accepts)(value))
    }

    /// How values of this type are spelt, if it asks for that.
    pub fn spelling(self) -> Option<Spelling> {
        let spelling = |accepts, pattern, example| Some(Spelling { accepts, pattern, example });
        match self {
            Self::Text
            | Self::Name
            | Self::Word
            | Self::Enumeration
            | Self::Code
            | Self::ObjectKey
            | Self::JobId
            | Self::RunId
            | Self::WorkflowId
            | Self::TemplateId
            | Self::QueueId => None,
            Self::Container => spelling(|_| false, "", ""),
            Self::Integer => {
                spelling(|value| is_digits(unsigned(value.as_bytes())), r"[-+]?[0-9]+", "1280")
            }
            Self::Decimal => spelling(is_decimal, r"[-+]?[0-9]+(\.[0-9]+)?", "834.736000"),
            Self::Boolean => {
                spelling(|value| matches!(value, "true" | "false"), "true|false", "true")
            }
            Self::Timestamp => spelling(
                |value| is_timestamp(value.as_bytes()),
                concat!(
                    r"-|[0-9]+-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}",
                    r"[-+][0-9]{2}:?[0-9]{2}",
                ),
                "2022-06-30T15:29:42+0800",
            ),
            Self::FrameRate => spelling(
                |value| is_decimal(value) || is_pair(value, '/'),
                r"[-+]?[0-9]+(\.[0-9]+)?|[0-9]+/[0-9]+",
                "25.000000",
            ),
            Self::Ratio => spelling(
                |value| is_decimal(value) || is_pair(value, '/') || is_pair(value, ':'),
                r"[-+]?[0-9]+(\.[0-9]+)?|[0-9]+[:/][0-9]+",
                "16:9",
            ),
            Self::Md5 => spelling(
                |value| value.len() == 32 && value.bytes().all(|b| b.is_ascii_hexdigit()),
                "[0-9A-Fa-f]{32}",
                "5b2ca33cd7357abb1e0ea29f57544df9",
            ),
            Self::Url => spelling(is_url, r"https?://[^\s]+", "https://example.com/callback"),
            Self::Region => spelling(is_region, "[a-z]{2,}(-[a-z0-9]+)+", "ap-chongqing"),
            Self::Bucket => {
                spelling(is_bucket, "[a-z0-9][a-z0-9-]*-[0-9]{6,}", "examplebucket-1250000000")
            }
        }
    }

    /// Whether values of this type are to be hidden from the public, unless their node says otherwise.
    pub fn is_sensitive(self) -> bool {
        self.sensitivity() != Sensitivity::None
    }

    /// What values of this type give away, unless their node says otherwise.
    pub fn sensitivity(self) -> Sensitivity {
        match self {
            Self::Text | Self::Url => Sensitivity::Content,
            Self::Name
            | Self::Bucket
            | Self::ObjectKey
            | Self::JobId
            | Self::RunId
            | Self::WorkflowId
            | Self::TemplateId
            | Self::QueueId => Sensitivity::Identifier,
            Self::Container
            | Self::Word
            | Self::Enumeration
            | Self::Code
            | Self::Integer
            | Self::Decimal
            | Self::Boolean
            | Self::Timestamp
            | Self::FrameRate
            | Self::Ratio
            | Self::Md5
            | Self::Region => Sensitivity::None,
        }
    }

    /// The type's name in the catalog's files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Text => "text",
            Self::Name => "name",
            Self::Word => "word",
            Self::Enumeration => "enumeration",
            Self::Code => "code",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Boolean => "boolean",
            Self::Timestamp => "timestamp",
            Self::FrameRate => "frame-rate",
            Self::Ratio => "ratio",
            Self::Md5 => "md5",
            Self::Url => "url",
            Self::Region => "region",
            Self::Bucket => "bucket",
            Self::ObjectKey => "object-key",
            Self::JobId => "job-id",
            Self::RunId => "run-id",
            Self::WorkflowId => "workflow-id",
            Self::TemplateId => "template-id",
            Self::QueueId => "queue-id",
        }
    }
}

fn unsigned(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b'-' | b'+', rest @ ..] => rest,
        bytes => bytes,
    }
}

fn is_digits(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

fn is_decimal(value: &str) -> bool {
    let bytes = unsigned(value.as_bytes());
    match bytes.iter().position(|&byte| byte == b'.') {
        Some(point) => {
            let (whole, fraction) = bytes.split_at(point);
            is_digits(whole) && fraction.get(1..).is_some_and(is_digits)
        }
        None => is_digits(bytes),
    }
}

fn is_pair(value: &str, between: char) -> bool {
    value
        .split_once(between)
        .is_some_and(|(first, second)| is_digits(first.as_bytes()) && is_digits(second.as_bytes()))
}

fn is_timestamp(bytes: &[u8]) -> bool {
    if bytes == b"-" {
        return true;
    }
    let Some((moment, [sign, offset @ ..])) = bytes.split_at_checked(19) else { return false };
    let [year @ .., b'-', m1, m2, b'-', d1, d2, b' ' | b'T', h1, h2, b':', n1, n2, b':', s1, s2] =
        moment
    else {
        return false;
    };
    let offset = match offset {
        &[h1, h2, b':', m1, m2] | &[h1, h2, m1, m2] => [(h1, h2, 0, 18), (m1, m2, 0, 59)],
        _ => return false,
    };
    let year = year.iter().try_fold(0, |sum, &digit| Some(sum * 10 + number(b'0', digit)?));
    let (Some(year), Some(month)) = (year, number(*m1, *m2)) else { return false };
    matches!(sign, b'+' | b'-')
        && [
            (*d1, *d2, 1, days_in(year, month)),
            (*h1, *h2, 0, 23),
            (*n1, *n2, 0, 59),
            (*s1, *s2, 0, 59),
        ]
        .into_iter()
        .chain(offset)
        .all(|(ten, one, least, most)| {
            number(ten, one).is_some_and(|number| (least..=most).contains(&number))
        })
}

fn number(ten: u8, one: u8) -> Option<u32> {
    let is_number = ten.is_ascii_digit() && one.is_ascii_digit();
    is_number.then(|| u32::from(ten - b'0') * 10 + u32::from(one - b'0'))
}

/// Zero for what is no month, so that no day fits.
fn days_in(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_url(value: &str) -> bool {
    ["https://", "http://"].iter().filter_map(|scheme| value.strip_prefix(scheme)).any(|rest| {
        rest.starts_with(|first: char| first.is_alphanumeric() || first == '[')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

fn is_region(value: &str) -> bool {
    value.split_once('-').is_some_and(|(area, parts)| {
        area.len() >= 2
            && area.bytes().all(|b| b.is_ascii_lowercase())
            && parts.as_bytes().split(|&b| b == b'-').all(are_lowercase)
    })
}

fn is_bucket(value: &str) -> bool {
    value.rsplit_once('-').is_some_and(|(name, appid)| {
        appid.len() >= 6
            && is_digits(appid.as_bytes())
            && !name.starts_with('-')
            && !name.ends_with('-')
            && !name.is_empty()
            && name.bytes().all(|b| b == b'-' || is_lowercase(b))
    })
}

/// Whether there is something, and all of it lowercase letters and digits.
fn are_lowercase(part: &[u8]) -> bool {
    !part.is_empty() && part.iter().all(|&b| is_lowercase(b))
}

fn is_lowercase(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}
