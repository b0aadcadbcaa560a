//! What a value comes down to when it is held against another.

use std::borrow::Cow;

use crate::analysis::decoded::{self, Reading};
use crate::analysis::read_moment;
use crate::catalog::{NodeEntry, Unit, ValueType};

/// Whether a value is a moment, as documented or as it looks.
pub(super) fn is_moment(entry: Option<&NodeEntry>, value: &str) -> bool {
    match entry.map(|entry| (entry.value_type, entry.unit)) {
        Some((ValueType::Timestamp, _)) => true,
        Some((ValueType::Integer, Some(Unit::Milliseconds))) => {
            let readings =
                decoded::readings(Some(ValueType::Integer), Some(Unit::Milliseconds), value);
            readings.iter().any(|reading| matches!(reading, Reading::Moment { .. }))
        }
        Some(_) => false,
        None => read_moment(value).is_some(),
    }
}

/// Whether a value names a job or a run of a workflow.
pub(super) fn is_id(entry: Option<&NodeEntry>) -> bool {
    entry.is_some_and(|entry| matches!(entry.value_type, ValueType::JobId | ValueType::RunId))
}

/// What a value means, in the one way in which all that means the same is written.
pub(super) fn meant<'v>(entry: Option<&NodeEntry>, value: Cow<'v, str>) -> Cow<'v, str> {
    let Some(value_type) = entry.map(|entry| entry.value_type) else { return value };
    let other: Option<String> = match value_type {
        ValueType::Timestamp => read_moment(&value).map(|(at, _)| at.to_string()),
        ValueType::Integer | ValueType::Decimal | ValueType::FrameRate | ValueType::Ratio => {
            plain_number(&value).map(str::to_owned)
        }
        ValueType::Md5 => Some(value.to_ascii_lowercase()),
        ValueType::Text | ValueType::Name | ValueType::ObjectKey => {
            decoded::text_behind(Some(value_type), &value)
        }
        ValueType::Container
        | ValueType::Word
        | ValueType::Enumeration
        | ValueType::Code
        | ValueType::Boolean
        | ValueType::Url
        | ValueType::Region
        | ValueType::Bucket
        | ValueType::JobId
        | ValueType::RunId
        | ValueType::WorkflowId
        | ValueType::TemplateId
        | ValueType::QueueId => None,
    };
    other.map_or(value, Cow::Owned)
}

/// A decimal number without the zeros that say nothing; nothing for what is none.
fn plain_number(value: &str) -> Option<&str> {
    if !ValueType::Decimal.accepts(value) || value.is_empty() || value.starts_with(['-', '+']) {
        return None;
    }
    let value = match value.split_once('.') {
        Some(_) => value.trim_end_matches('0').trim_end_matches('.'),
        None => value,
    };
    let plain = value.trim_start_matches('0');
    Some(if plain.is_empty() || plain.starts_with('.') {
        value.get(value.len() - plain.len() - 1..).unwrap_or(value)
    } else {
        plain
    })
}
