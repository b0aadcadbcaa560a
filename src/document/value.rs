//! Where a node's value stands in the text, and what it means with references and escapes replaced.
//!
//! A node stores nothing but its span; its value is found in there when somebody asks.

use std::borrow::Cow;
use std::ops::Range;

use super::{Kind, Node, json, wellformed};

/// The bytes of the value as written; none for a container.
pub(super) fn span(node: Node<'_>) -> Option<Range<usize>> {
    if node.kind() == Kind::Element
        && let Some(literal) = literal_span(node)
    {
        return Some(literal);
    }
    let source = node.source();
    let within = match node.kind() {
        Kind::Element if node.is_container() => return None,
        Kind::Element => {
            between_tags(source, node).unwrap_or_else(|| element_text(source, node.has_children()))
        }
        Kind::Attribute => between_quotes(source),
        Kind::Text => 0..source.len(),
        Kind::Cdata => inner(source, "<![CDATA[", "]]>"),
        Kind::Comment => inner(source, "<!--", "-->"),
        Kind::Instruction => instruction_data(source, node.name().unwrap_or_default()),
        Kind::Object | Kind::Array => return None,
        Kind::String | Kind::Number | Kind::Bool | Kind::Null => {
            let is_member = node.name_id().is_some();
            (if is_member { json::value_start(source) } else { 0 })..source.len()
        }
    };
    let start = node.span().start;
    Some(start + within.start..start + within.end)
}

/// The value of a node whose value stands in the text as it is meant.
#[inline]
pub(super) fn literal(node: Node<'_>) -> Option<&str> {
    node.document().text().get(literal_span(node)?)
}

/// The value as meant, wherever it doesn't stand as it is meant; none for a container.
pub(super) fn unescaped(node: Node<'_>) -> Option<Cow<'_, str>> {
    let raw = node.raw_value()?;
    Some(match node.kind() {
        Kind::Element | Kind::Attribute | Kind::Text => resolve_references(raw),
        Kind::Cdata | Kind::Comment | Kind::Instruction => unify_line_ends(raw),
        Kind::String => json::unescape(raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default()),
        Kind::Object | Kind::Array | Kind::Number | Kind::Bool | Kind::Null => raw.into(),
    })
}

/// Of a value that stands as it is meant, where: between `<name>` and `</name>`, or between the quotes behind `"name":`.
#[inline]
fn literal_span(node: Node<'_>) -> Option<Range<usize>> {
    let (start, end) = node.literal_span()?;
    let n_name = node.name_length();
    if node.kind() == Kind::Element {
        return Some(start + n_name + 2..end.saturating_sub(n_name + 3));
    }
    if node.name_id().is_none() {
        return Some(start + 1..end.saturating_sub(1));
    }
    let behind_colon = start + n_name + 3;
    let is_apart = node.document().text().as_bytes().get(behind_colon) != Some(&b'"');
    Some(behind_colon + usize::from(is_apart) + 1..end.saturating_sub(1))
}

/// What stands between `<name>` and `</name>`, where the tags are written just so: nothing is searched.
fn between_tags(source: &str, node: Node<'_>) -> Option<Range<usize>> {
    if node.has_children() {
        return None;
    }
    let n_name = node.name_length();
    let within = n_name + 2..source.len().checked_sub(n_name + 3)?;
    let bytes = source.as_bytes();
    let is_so = bytes.get(within.start - 1) == Some(&b'>')
        && bytes.get(within.end..within.end + 2) == Some(b"</")
        && within.start <= within.end;
    is_so.then_some(within)
}

/// From the end of the start tag to the first markup behind it.
fn element_text(source: &str, has_attributes: bool) -> Range<usize> {
    let bytes = source.as_bytes();
    let end_of_tag = if has_attributes {
        wellformed::tag_end(bytes).unwrap_or(bytes.len())
    } else {
        memchr::memchr(b'>', bytes).map_or(bytes.len(), |at| at + 1)
    };
    let rest = bytes.get(end_of_tag..).unwrap_or_default();
    end_of_tag..memchr::memchr(b'<', rest).map_or(bytes.len(), |length| end_of_tag + length)
}

fn between_quotes(source: &str) -> Range<usize> {
    let start = memchr::memchr2(b'"', b'\'', source.as_bytes()).map_or(source.len(), |at| at + 1);
    start..(source.len() - 1).max(start)
}

fn inner(source: &str, before: &str, after: &str) -> Range<usize> {
    let start = before.len().min(source.len());
    start..source.strip_suffix(after).map_or(source.len(), str::len).max(start)
}

fn instruction_data(source: &str, target: &str) -> Range<usize> {
    let whole = inner(source, "<?", "?>");
    let data = source.get(whole.start + target.len()..whole.end).unwrap_or_default();
    whole.end - data.trim_start_matches(wellformed::is_space).len()..whole.end
}

/// `text` with references replaced by what they stand for, and line ends as line feeds. What isn't a
/// known reference stays as written.
pub(super) fn resolve_references(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'&', b'\r', text.as_bytes()).is_none() {
        return text.into();
    }
    let mut resolved = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    push_unified(&mut resolved, pieces.next().unwrap_or_default());
    for piece in pieces {
        let reference = piece.split_once(';');
        if let Some((c, rest)) =
            reference.and_then(|(name, rest)| Some((wellformed::referenced_char(name)?, rest)))
        {
            resolved.push(c);
            push_unified(&mut resolved, rest);
        } else {
            resolved.push('&');
            push_unified(&mut resolved, piece);
        }
    }
    resolved.into()
}

/// `text` with its character references replaced, and no others, as an entity's value is read.
pub(super) fn resolve_characters(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return text.into();
    }
    let mut resolved = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    resolved.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let reference = piece.split_once(';').filter(|(name, _)| name.starts_with('#'));
        let read =
            reference.and_then(|(name, rest)| Some((wellformed::referenced_char(name)?, rest)));
        resolved.push(read.map_or('&', |(c, _)| c));
        resolved.push_str(read.map_or(piece, |(_, rest)| rest));
    }
    resolved.into()
}

/// `text` with its line ends as XML reads them: every CR LF and every lone CR is one LF.
fn unify_line_ends(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text.into();
    }
    let mut unified = String::with_capacity(text.len());
    push_unified(&mut unified, text);
    unified.into()
}

fn push_unified(unified: &mut String, text: &str) {
    let mut lines = text.split('\r');
    unified.push_str(lines.next().unwrap_or_default());
    for line in lines {
        unified.push('\n');
        unified.push_str(line.strip_prefix('\n').unwrap_or(line));
    }
}
