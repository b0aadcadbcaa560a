//! What a value means, in words.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::moment::{duration, in_zone};
use crate::analysis::decoded::{Reading, WebAddress};
use crate::document::Format;
use crate::say;
use crate::words::{Language, visible};

/// Where and when a reader reads.
#[derive(Clone, Debug)]
pub struct Here {
    /// The reader's zone.
    pub zone: TimeZone,
    /// The moment of reading.
    pub now: Timestamp,
}

impl Here {
    /// This machine's zone and clock.
    pub fn of_machine() -> Self {
        Self { zone: TimeZone::system(), now: Timestamp::now() }
    }
}

/// A line of a reading: what is told, and how it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingLine {
    /// What is told.
    pub label: String,
    /// How it is.
    pub value: String,
    /// Whether that stands in the payload, or is ours to say.
    pub is_payload: bool,
}

/// A reading as lines.
pub fn reading_lines(reading: &Reading, language: Language, here: &Here) -> Vec<ReadingLine> {
    let ours = |label, value| ReadingLine { label, value, is_payload: false };
    let theirs = |label, value: &str| {
        let value = visible(value).into_owned();
        ReadingLine { label, value, is_payload: true }
    };
    match reading {
        Reading::Moment { at, offset } => {
            let zones = [
                (say!(language, "reading-as-sent"), offset.to_time_zone()),
                (say!(language, "reading-local"), here.zone.clone()),
                ("UTC".to_owned(), TimeZone::UTC),
            ];
            let mut lines: Vec<_> =
                zones.into_iter().map(|(label, zone)| ours(label, in_zone(*at, &zone))).collect();
            lines.dedup_by(|later, earlier| later.value == earlier.value);
            lines.push(ours(say!(language, "reading-relative"), relative(*at, language, here)));
            lines
        }
        Reading::After { name, span } => duration(*span, language)
            .map(|words| ours(say!(language, "reading-after", name = visible(name)), words))
            .into_iter()
            .collect(),
        Reading::Created(at) => {
            vec![ours(say!(language, "reading-created"), moment_words(*at, language, here))]
        }
        Reading::Request { text, at } => vec![
            theirs("Base64".to_owned(), text),
            ours(say!(language, "reading-request"), moment_words(*at, language, here)),
        ],
        Reading::ContentMd5(text) => vec![theirs("Content-MD5".to_owned(), text)],
        Reading::Bucket { name, appid } => vec![
            theirs(say!(language, "reading-bucket-name"), name),
            theirs("APPID".to_owned(), appid),
        ],
        Reading::Region(place) => {
            let place = language.pick(&place.en, &place.zh).to_owned();
            vec![ours(say!(language, "reading-place"), place)]
        }
        Reading::Size(bytes) => vec![ours(say!(language, "reading-size"), size(*bytes))],
        Reading::BitRate { bits, is_doubtful } => {
            let mut words = bit_rate(*bits);
            if *is_doubtful {
                let other = bit_rate(bits / 1e3);
                words = say!(language, "reading-bit-rate-or", rate = words, other = other);
            }
            vec![ours(say!(language, "reading-bit-rate"), words)]
        }
        Reading::Duration(length) => duration(*length, language)
            .map(|words| ours(say!(language, "reading-duration"), words))
            .into_iter()
            .collect(),
        Reading::Quotient(number) => {
            vec![ours(say!(language, "reading-quotient"), format!("≈ {number:.4}"))]
        }
        Reading::PercentDecoded(text) => {
            vec![theirs(say!(language, "reading-percent-decoded"), text)]
        }
        Reading::MediaType { general, special } => {
            let words = say!(
                language,
                "reading-media-type-is",
                general = general.as_str(),
                special = special.as_str()
            );
            vec![ours(say!(language, "reading-media-type"), words)]
        }
        Reading::Document { format, n_nodes } => {
            let format = match format {
                Format::Xml => "XML",
                Format::Json => "JSON",
            };
            let words = say!(language, "reading-document-is", format = format, count = (*n_nodes));
            vec![ours(say!(language, "reading-document"), words)]
        }
        Reading::Base64(text) => vec![theirs("Base64".to_owned(), text)],
        Reading::WebAddress(address) => address_lines(address, language, here),
    }
}

fn bit_rate(bits: f64) -> String {
    match bits / 1e3 {
        kilo @ ..1e3 => format!("{kilo:.0} kbps"),
        kilo => format!("{:.2} Mbps", kilo / 1e3),
    }
}

fn address_lines(address: &WebAddress, language: Language, here: &Here) -> Vec<ReadingLine> {
    let WebAddress { host, path, n_parameters, parameters, expires } = address;
    let theirs = |label, value: &str| {
        let value = visible(value).into_owned();
        ReadingLine { label, value, is_payload: true }
    };
    let ours = |label, value| ReadingLine { label, value, is_payload: false };
    let mut lines = vec![
        theirs(say!(language, "reading-host"), host),
        theirs(say!(language, "reading-path"), path),
    ];
    if *n_parameters > 0 {
        lines.push(ours(say!(language, "reading-parameters"), n_parameters.to_string()));
    }
    let told = parameters.iter().map(|(name, value)| theirs(visible(name).into_owned(), value));
    lines.extend(told);
    if let Some(expires) = *expires {
        let label = if expires < here.now {
            say!(language, "reading-signature-expired")
        } else {
            say!(language, "reading-signature-expires")
        };
        lines.push(ours(label, moment_words(expires, language, here)));
    }
    lines
}

/// A moment by the reader's clock, and how far away it is.
fn moment_words(at: Timestamp, language: Language, here: &Here) -> String {
    format!("{} · {}", in_zone(at, &here.zone), relative(at, language, here))
}

/// What of a value's readings is worth a few quiet words behind it; nothing where they take more, or say what the
/// value says.
pub fn short_reading(readings: &[Reading], language: Language, here: &Here) -> Option<String> {
    const MOST: usize = 40;
    let of = |reading: &Reading| match reading {
        Reading::Region(_)
        | Reading::Size(_)
        | Reading::BitRate { is_doubtful: false, .. }
        | Reading::Duration(_)
        | Reading::Quotient(_)
        | Reading::PercentDecoded(_)
        | Reading::Base64(_)
        | Reading::Document { .. } => {
            reading_lines(reading, language, here).into_iter().next().map(|line| line.value)
        }
        Reading::WebAddress(address) => address
            .expires
            .filter(|expires| *expires < here.now)
            .map(|_| say!(language, "reading-signature-expired")),
        Reading::Moment { .. }
        | Reading::BitRate { is_doubtful: true, .. }
        | Reading::After { .. }
        | Reading::Created(_)
        | Reading::Request { .. }
        | Reading::ContentMd5(_)
        | Reading::Bucket { .. }
        | Reading::MediaType { .. } => None,
    };
    readings.iter().find_map(of).filter(|words| words.chars().count() <= MOST)
}

/// How long ago a moment was, or how far ahead it is, in its largest unit.
fn relative(at: Timestamp, language: Language, here: &Here) -> String {
    let distance = here.now.duration_since(at);
    let span = span(distance.abs(), language);
    match span {
        None => say!(language, "time-now"),
        Some(span) if distance.is_negative() => say!(language, "time-ahead", span = span),
        Some(span) => say!(language, "time-ago", span = span),
    }
}

fn span(distance: SignedDuration, language: Language) -> Option<String> {
    let minutes = distance.as_mins();
    let (hours, days) = (minutes / 60, minutes / (60 * 24));
    Some(match (days, hours, minutes) {
        (730.., ..) => say!(language, "span-years", count = (days / 365)),
        (60.., ..) => say!(language, "span-months", count = (days / 30)),
        (2.., ..) => say!(language, "span-days", count = days),
        (_, 1.., _) => say!(language, "span-hours", count = hours),
        (_, _, 1..) => say!(language, "span-minutes", count = minutes),
        _ => return None,
    })
}

/// A size for people: `824 B`, `2.1 KB`, `104.9 MB`.
#[expect(clippy::cast_precision_loss, reason = "one digit behind the point is shown")]
pub fn size(n_bytes: u64) -> String {
    let n = n_bytes as f64;
    match n_bytes {
        0..1_000 => format!("{n_bytes} B"),
        1_000..1_000_000 => format!("{:.1} KB", n / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", n / 1e6),
        _ => format!("{:.1} GB", n / 1e9),
    }
}
