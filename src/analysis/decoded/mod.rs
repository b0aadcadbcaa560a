//! What a value means to a person, beside how it is written: which moment, how large, which bucket, what is
//! inside an encoded text.

mod beside;
mod id;
mod nested;
mod text;
mod url;

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::read_moment;
use crate::catalog::{Bilingual, Unit, ValueType, place_of_region};
use crate::document::Format;

pub use self::beside::readings_of;
pub use self::nested::document_in;
pub use self::text::percent_decoded;
pub use self::url::WebAddress;

/// One way to read a value. Its words are made elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A moment, with the offset from UTC that it is written with.
    Moment {
        /// When it is.
        at: Timestamp,
        /// How it is written.
        offset: Offset,
    },
    /// How long after another moment beside it a moment is.
    After {
        /// The name of the other's node.
        name: String,
        /// The time between.
        span: SignedDuration,
    },
    /// When what an id names was made: what the id suggests, and no page says.
    Created(Timestamp),
    /// A request id of the storage.
    Request {
        /// What stands behind Base64.
        text: String,
        /// When it was given out, which again no page says.
        at: Timestamp,
    },
    /// A checksum as the header `Content-MD5` has it.
    ContentMd5(String),
    /// A bucket's full name, taken apart.
    Bucket {
        /// The name that its owner gave it.
        name: String,
        /// The account that owns it.
        appid: String,
    },
    /// Where a region is.
    Region(&'static Bilingual),
    /// So many bytes.
    Size(u64),
    /// So many bits a second. In the documented unit it may be more than streams have: the vendor's own payloads of
    /// transcoding write bits where their table says kilobits.
    BitRate {
        /// In the documented unit.
        bits: f64,
        /// Whether it may be a thousandth of that.
        is_doubtful: bool,
    },
    /// A time from start to end.
    Duration(SignedDuration),
    /// A quotient, as one number.
    Quotient(f64),
    /// A web address, taken apart.
    WebAddress(WebAddress),
    /// What percent-encoding stands for.
    PercentDecoded(String),
    /// A media type, as HTTP has it.
    MediaType {
        /// `video`.
        general: String,
        /// `mp4`.
        special: String,
    },
    /// A whole document inside the value.
    Document {
        /// In which notation.
        format: Format,
        /// How many nodes it has.
        n_nodes: usize,
    },
    /// Text behind Base64.
    Base64(String),
}

/// Values longer than this are not looked into for documents and Base64.
pub const LONGEST_LOOKED_INTO: usize = 64 * 1024;

/// The readings of a value, the plainest first; none for a value that says all there is to say.
///
/// A documented value is read as its type and unit ask; one that isn't documented, or is free text, as what
/// it looks like. `value` may be as long as it likes; only short ones are looked into.
pub fn readings(value_type: Option<ValueType>, unit: Option<Unit>, value: &str) -> Vec<Reading> {
    let value = value.trim();
    if value.is_empty() {
        return Vec::new();
    }
    match value_type {
        Some(ValueType::Timestamp) => moment(value).into_iter().collect(),
        Some(ValueType::Bucket) => bucket(value).into_iter().collect(),
        Some(ValueType::Region) => region(value).into_iter().collect(),
        Some(ValueType::Integer | ValueType::Decimal) => {
            unit.and_then(|unit| quantity(unit, value)).into_iter().collect()
        }
        Some(ValueType::FrameRate | ValueType::Ratio) => quotient(value).into_iter().collect(),
        Some(ValueType::Url) => url::read(value).map(Reading::WebAddress).into_iter().collect(),
        Some(ValueType::ObjectKey | ValueType::Name) => percent(value).into_iter().collect(),
        Some(ValueType::JobId | ValueType::RunId) => {
            id::created(value).map(Reading::Created).into_iter().collect()
        }
        Some(ValueType::Md5) => {
            text::content_md5(value).map(Reading::ContentMd5).into_iter().collect()
        }
        Some(ValueType::Text) | None => by_looks(value),
        Some(
            ValueType::Container
            | ValueType::Word
            | ValueType::Enumeration
            | ValueType::Code
            | ValueType::Boolean
            | ValueType::WorkflowId
            | ValueType::TemplateId
            | ValueType::QueueId,
        ) => Vec::new(),
    }
}

/// The text behind a value that is percent-encoded or Base64, also of an address; nothing where there is none.
///
/// Says the same as [`readings`], and much sooner where there is none.
pub fn text_behind(value_type: Option<ValueType>, value: &str) -> Option<String> {
    if !value.contains('%') && !text::may_be_base64(value.trim()) {
        return None;
    }
    readings(value_type, None, value).into_iter().find_map(|reading| match reading {
        Reading::PercentDecoded(text) | Reading::Base64(text) | Reading::Request { text, .. } => {
            Some(text)
        }
        Reading::WebAddress(_) => percent_decoded(value.trim()),
        Reading::Moment { .. }
        | Reading::After { .. }
        | Reading::Created(_)
        | Reading::ContentMd5(_)
        | Reading::Bucket { .. }
        | Reading::Region(_)
        | Reading::Size(_)
        | Reading::BitRate { .. }
        | Reading::Duration(_)
        | Reading::Quotient(_)
        | Reading::MediaType { .. }
        | Reading::Document { .. } => None,
    })
}

/// What a value looks like, if it looks like anything.
fn by_looks(value: &str) -> Vec<Reading> {
    let plain = moment(value)
        .or_else(|| region(value))
        .or_else(|| url::read(value).map(Reading::WebAddress))
        .or_else(|| media_type(value));
    if let Some(reading) = plain {
        return vec![reading];
    }
    if value.len() > LONGEST_LOOKED_INTO {
        return Vec::new();
    }
    if let Some(document) = nested::document(value) {
        return vec![document];
    }
    if let Some((text, at)) = id::request(value) {
        return vec![Reading::Request { text, at }];
    }
    if let Some(text) = text::base64(value) {
        let inner = nested::document(&text);
        return [Some(Reading::Base64(text)), inner].into_iter().flatten().collect();
    }
    percent(value).into_iter().collect()
}

fn moment(value: &str) -> Option<Reading> {
    let (at, offset) = read_moment(value)?;
    Some(Reading::Moment { at, offset })
}

fn bucket(value: &str) -> Option<Reading> {
    let (name, appid) = value.rsplit_once('-').filter(|_| ValueType::Bucket.accepts(value))?;
    Some(Reading::Bucket { name: name.to_owned(), appid: appid.to_owned() })
}

fn region(value: &str) -> Option<Reading> {
    place_of_region(value).map(Reading::Region)
}

/// Few streams have more kilobits a second.
const MOST_KILOBITS: f64 = 100_000.0;

/// Small quantities need no other unit.
fn quantity(unit: Unit, value: &str) -> Option<Reading> {
    let number: f64 = value.parse().ok().filter(|number: &f64| number.is_finite())?;
    match unit {
        Unit::Bytes => value.parse().ok().filter(|bytes| *bytes >= 1_000).map(Reading::Size),
        Unit::BitsPerSecond if number >= 1_000.0 => {
            Some(Reading::BitRate { bits: number, is_doubtful: false })
        }
        Unit::KilobitsPerSecond if number >= 1_000.0 => {
            Some(Reading::BitRate { bits: number * 1e3, is_doubtful: number >= MOST_KILOBITS })
        }
        Unit::Seconds if number >= 60.0 => {
            SignedDuration::try_from_secs_f64(number).ok().map(Reading::Duration)
        }
        // Where a live stream was is told in milliseconds since 1970.
        Unit::Milliseconds if number >= 1e12 => {
            let at = Timestamp::from_millisecond(value.parse().ok()?).ok()?;
            Some(Reading::Moment { at, offset: Offset::UTC })
        }
        Unit::Milliseconds if number >= 1_000.0 => {
            SignedDuration::try_from_secs_f64(number / 1e3).ok().map(Reading::Duration)
        }
        Unit::BitsPerSecond
        | Unit::KilobitsPerSecond
        | Unit::Seconds
        | Unit::Milliseconds
        | Unit::Pixels
        | Unit::Hertz
        | Unit::FramesPerSecond
        | Unit::Frames
        | Unit::Images
        | Unit::Characters
        | Unit::Streams
        | Unit::Programs
        | Unit::Channels
        | Unit::Degrees
        | Unit::Percent => None,
    }
}

/// `30000/1001` and `16:9` as one number.
fn quotient(value: &str) -> Option<Reading> {
    let (dividend, divisor) = value.split_once(['/', ':'])?;
    let dividend: u32 = dividend.parse().ok()?;
    let divisor: u32 = divisor.parse().ok().filter(|divisor| *divisor > 1)?;
    let quotient = f64::from(dividend) / f64::from(divisor);
    // A time base of `1/90000` is plainer so.
    (quotient >= 0.01).then_some(Reading::Quotient(quotient))
}

fn percent(value: &str) -> Option<Reading> {
    percent_decoded(value).map(Reading::PercentDecoded)
}

/// `video/mp4`, with or without parameters behind it.
fn media_type(value: &str) -> Option<Reading> {
    const GENERAL: [&str; 7] =
        ["application", "audio", "font", "image", "multipart", "text", "video"];
    let (general, special) = value.split(';').next()?.trim().split_once('/')?;
    let is_token =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_');
    let is_media_type = GENERAL.contains(&general)
        && !special.is_empty()
        && special.len() <= 100
        && special.bytes().all(is_token);
    is_media_type
        .then(|| Reading::MediaType { general: general.to_owned(), special: special.to_owned() })
}
