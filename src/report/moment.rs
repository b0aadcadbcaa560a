//! Moments and durations in words.

use jiff::SignedDuration;

use crate::analysis::Moment;
use crate::say;
use crate::words::Language;

/// A moment as it was sent, in its own zone: `2020-12-01 11:00:41 +08:00`.
pub fn as_sent(moment: &Moment) -> String {
    let local = moment.offset.to_datetime(moment.at);
    let seconds = moment.offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    format!("{} {sign}{hours:02}:{minutes:02}", local.strftime("%Y-%m-%d %H:%M:%S"))
}

/// A duration in its two largest units: `4 s`, `1 min 12 s`, `2 h 3 min`; none for a negative one.
pub fn duration(duration: SignedDuration, language: Language) -> Option<String> {
    let seconds = u64::try_from(duration.as_secs()).ok()?;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    Some(if days > 0 {
        say!(language, "duration-days", days = days, hours = hours)
    } else if hours > 0 {
        say!(language, "duration-hours", hours = hours, minutes = minutes)
    } else if minutes > 0 {
        say!(language, "duration-minutes", minutes = minutes, seconds = (seconds % 60))
    } else {
        say!(language, "duration-seconds", seconds = seconds)
    })
}
