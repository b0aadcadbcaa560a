//! JSON strings as they are meant, halves of surrogate pairs included.
//!
//! A Rust string cannot hold such a half (`"\ud800"`), so a text that has one is kept as written.

use std::borrow::Cow;

use crate::document::{Kind, Node};

/// A value or key.
#[derive(Clone, Debug)]
pub(super) enum Text<'d> {
    /// What it means.
    Plain(Cow<'d, str>),
    /// What stands between its quotes, since it holds half of a surrogate pair.
    Written(&'d str),
}

/// A character, or what is left of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Char(char),
    /// Half of a surrogate pair.
    Half(u16),
}

impl<'d> Text<'d> {
    /// The value of a node.
    pub(super) fn of_value(node: Node<'d>) -> Self {
        let value = node.value().unwrap_or_default();
        let written = match &value {
            // Without escapes there are no halves.
            Cow::Borrowed(_) => None,
            Cow::Owned(_) => node.raw_value().filter(|_| node.kind() == Kind::String),
        };
        match written.map(within_quotes) {
            Some(written) if has_half(&value, written) => Self::Written(written),
            Some(_) | None => Self::Plain(value),
        }
    }

    /// The name of a node, if it has one.
    pub(super) fn of_name(node: Node<'d>) -> Option<Self> {
        let name = node.name()?;
        let written = written_key(node);
        let is_half = !matches!(node.kind(), Kind::Element | Kind::Attribute | Kind::Instruction)
            && has_half(name, written);
        Some(if is_half { Self::Written(written) } else { Self::Plain(name.into()) })
    }

    /// What it means, if that can be said in characters.
    pub(super) fn plain(&self) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            Self::Written(_) => None,
        }
    }
}

impl<'d> From<&'d str> for Text<'d> {
    fn from(text: &'d str) -> Self {
        Self::Plain(text.into())
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain(this), Self::Plain(other)) => this == other,
            (Self::Written(this), Self::Written(other)) => units(this).eq(units(other)),
            (Self::Plain(_), Self::Written(_)) | (Self::Written(_), Self::Plain(_)) => false,
        }
    }
}

/// What `written` means, where a backslash begins an escape. One that begins none means itself.
pub(super) fn units(written: &str) -> impl Iterator<Item = Unit> {
    let mut rest = written;
    std::iter::from_fn(move || {
        let mut chars = rest.chars();
        let c = chars.next()?;
        rest = chars.as_str();
        if c != '\\' {
            return Some(Unit::Char(c));
        }
        if let Some((unit, after)) = rest.strip_prefix('u').and_then(unicode_escape) {
            rest = after;
            return Some(unit);
        }
        let simple = match chars.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(escaped @ ('"' | '\\' | '/')) => escaped,
            Some(_) | None => return Some(Unit::Char(c)),
        };
        rest = chars.as_str();
        Some(Unit::Char(simple))
    })
}

/// The character, or half of one, that hexadecimal digits at the start of `text` name, and what
/// follows it.
fn unicode_escape(text: &str) -> Option<(Unit, &str)> {
    let (unit, rest) = hex_unit(text)?;
    let pair = rest.strip_prefix("\\u").and_then(hex_unit).and_then(|(low, rest)| {
        let c = char::decode_utf16([unit, low]).next()?.ok()?;
        (c.len_utf16() == 2).then_some((Unit::Char(c), rest))
    });
    let single = char::from_u32(unit.into()).map_or(Unit::Half(unit), Unit::Char);
    Some(pair.unwrap_or((single, rest)))
}

fn hex_unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some((u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)?, rest))
}

/// Halves show up as U+FFFD, so that most texts need no second look.
fn has_half(meant: &str, written: &str) -> bool {
    meant.contains('\u{fffd}') && units(written).any(|unit| matches!(unit, Unit::Half(_)))
}

fn within_quotes(written: &str) -> &str {
    let content = written.strip_prefix('"').unwrap_or(written);
    content.strip_suffix('"').unwrap_or(content)
}

/// What stands between the quotes of the key with which a member's source begins.
fn written_key(member: Node<'_>) -> &str {
    let source = member.source();
    let Some(content) = source.strip_prefix('"') else { return "" };
    let mut is_escaped = false;
    let length = content.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    length.and_then(|length| content.get(..length)).unwrap_or_default()
}
