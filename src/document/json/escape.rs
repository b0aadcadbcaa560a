//! What the escapes of a string mean.

use std::borrow::Cow;

use super::scan;

/// The content of a string without its quotes, with its escapes replaced. A lone surrogate becomes
/// U+FFFD; what is no escape stays as written.
pub(in crate::document) fn unescape(content: &str) -> Cow<'_, str> {
    if scan::is_plain(content.as_bytes()) {
        return content.into();
    }
    let mut meant = String::with_capacity(content.len());
    let (before, mut rest) = content.split_once('\\').unwrap_or_default();
    meant.push_str(before);
    loop {
        rest = push_escape(&mut meant, rest);
        let Some((before, after)) = rest.split_once('\\') else { break };
        meant.push_str(before);
        rest = after;
    }
    meant.push_str(rest);
    meant.into()
}

/// Writes what the escape at the start of `rest` (behind its backslash) means; gives what follows it.
fn push_escape<'t>(meant: &mut String, rest: &'t str) -> &'t str {
    let mut chars = rest.chars();
    match chars.next() {
        Some('u') => {
            let Some((unit, rest)) = hex_unit(chars.as_str()) else {
                meant.push_str("\\u");
                return chars.as_str();
            };
            let pair = rest.strip_prefix("\\u").and_then(hex_unit).and_then(|(low, rest)| {
                let c = char::decode_utf16([unit, low]).next()?.ok()?;
                (c.len_utf16() == 2).then_some((c, rest))
            });
            let (c, rest) = pair.unwrap_or_else(|| {
                (char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
            });
            meant.push(c);
            return rest;
        }
        Some('b') => meant.push('\u{8}'),
        Some('f') => meant.push('\u{c}'),
        Some('n') => meant.push('\n'),
        Some('r') => meant.push('\r'),
        Some('t') => meant.push('\t'),
        Some(c @ ('"' | '\\' | '/')) => meant.push(c),
        _ => {
            meant.push('\\');
            return rest;
        }
    }
    chars.as_str()
}

fn hex_unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some((u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)?, rest))
}
