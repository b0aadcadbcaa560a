//! What ids of the vendor tell of their making.

use jiff::Timestamp;

use super::text::base64;

/// When the job or run of an id was created, if a time-based UUID stands in it, behind a letter or two.
///
/// No page says so: it is an inference.
pub(super) fn created(id: &str) -> Option<Timestamp> {
    (1..=2).find_map(|n_letters| uuid_moment(id.get(n_letters..)?))
}

/// Seconds from the first day of the Gregorian calendar to 1970, which UUIDs count from.
const GREGORIAN: i64 = 12_219_292_800;

fn uuid_moment(text: &str) -> Option<Timestamp> {
    let part = |range| text.get(range).and_then(|digits| i64::from_str_radix(digits, 16).ok());
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_variant = text.get(16..17).is_some_and(|digit| "89ab".contains(digit));
    if text.len() < 32 || !is_hex || !is_variant || text.get(12..13) != Some("1") {
        return None;
    }
    let (low, middle, high) = (part(0..8)?, part(8..12)?, part(13..16)?);
    let ticks = (high << 48) | (middle << 32) | low;
    plausible(ticks / 10_000_000 - GREGORIAN)
}

/// What a request id of the vendor's storage holds, and when it was given out: `62bd60a1_653a6264_f10f_12fac69`
/// behind Base64, whose first part counts seconds.
pub(super) fn request(value: &str) -> Option<(String, Timestamp)> {
    let text = base64(value)?;
    let parts: Vec<&str> = text.split('_').collect();
    let is_hex = |part: &&str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_hexdigit());
    let [seconds, _, _, _] = parts[..] else { return None };
    let seconds = i64::from_str_radix(seconds, 16).ok().filter(|_| parts.iter().all(is_hex))?;
    let at = plausible(seconds)?;
    Some((text, at))
}

/// A moment in the years of this service.
fn plausible(seconds: i64) -> Option<Timestamp> {
    const YEARS: std::ops::Range<i64> = 1_420_070_400..2_524_608_000;
    YEARS.contains(&seconds).then(|| Timestamp::from_second(seconds).ok()).flatten()
}
