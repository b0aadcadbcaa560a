//! Moments and durations in words.

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::say;
use crate::words::Language;

/// In whose zone moments are shown, everywhere alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// In the zone that each was sent with.
    #[default]
    AsSent,
    /// In this machine's.
    Local,
    /// In UTC.
    Utc,
}

impl Clock {
    /// Every clock, the default first.
    pub const ALL: [Self; 3] = [Self::AsSent, Self::Local, Self::Utc];

    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::AsSent => say!(language, "clock-as-sent"),
            Self::Local => say!(language, "clock-local"),
            Self::Utc => "UTC".to_owned(),
        }
    }

    /// A moment that was sent with `offset`, by this clock: `2020-12-01 11:00:41 +08:00`.
    pub fn show(self, at: Timestamp, offset: Offset) -> String {
        match self {
            Self::AsSent => in_zone(at, &offset.to_time_zone()),
            Self::Local => in_zone(at, &TimeZone::system()),
            Self::Utc => in_zone(at, &TimeZone::UTC),
        }
    }
}

/// A moment in a zone: `2020-12-01 11:00:41 +08:00`.
pub fn in_zone(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
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
