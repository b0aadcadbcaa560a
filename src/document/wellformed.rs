//! The grammar of XML 1.0 (fifth edition) where quick-xml doesn't look: names and characters,
//! references, attributes, comments, instructions, the declaration.
//!
//! Each function judges one piece of markup by itself; `xml` knows where it stands and reports it.

use std::ops::Range;

use super::Expected;
use super::namespaces::{self, Role};

/// What is wrong with a piece of markup: what was wanted, and at which of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) expected: Expected,
    pub(super) at: usize,
}

/// White space as XML's grammar has it.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// Whether XML 1.0 allows this character at all.
pub fn is_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether `name` is a Name of XML 1.0.
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name_len(name) == name.len()
}

/// The length of the Name at the start of `text`.
pub(super) fn name_len(text: &str) -> usize {
    let mut chars = text.char_indices();
    match chars.next() {
        Some((_, first)) if is_name_start(first) => {}
        _ => return 0,
    }
    chars.find(|&(_, c)| !is_name_char(c)).map_or(text.len(), |(at, _)| at)
}

fn is_name_start(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | '_' | ':'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

pub(super) fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c,
            '0'..='9' | '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// The character that `&name;` stands for: one of XML's five entities, or a character reference.
pub(super) fn referenced_char(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => {
            let number = name.strip_prefix('#')?;
            let (digits, radix) = match number.strip_prefix('x') {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            let is_plain = digits.chars().all(|c| c.is_digit(radix));
            let code = u32::from_str_radix(digits, radix).ok().filter(|_| is_plain)?;
            char::from_u32(code).filter(|&c| is_char(c))
        }
    }
}

/// What stands behind an `&`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference<'t> {
    /// A character, written as entity or number.
    Character,
    /// An entity that XML itself doesn't declare.
    Entity(&'t str),
    /// No reference.
    Malformed,
}

/// Judges `&name;`.
pub(super) fn reference(name: &str) -> Reference<'_> {
    if referenced_char(name).is_some() {
        Reference::Character
    } else if is_name(name) {
        Reference::Entity(name)
    } else {
        Reference::Malformed
    }
}

/// Whether `name`, the end of the text behind an `&`, is what a cut leaves of a reference.
pub(super) fn may_become_reference(name: &str) -> bool {
    let digits = name.strip_prefix('#').unwrap_or("-");
    let digits = digits.strip_prefix('x').unwrap_or(digits);
    name_len(name) == name.len() || digits.chars().all(|c| c.is_ascii_hexdigit())
}

/// What is wrong with a tag's name that is none.
pub(super) fn tag_name(name: &str) -> Fault {
    let at = name_len(name);
    Fault { expected: if at == 0 { Expected::Name } else { Expected::TagEnd }, at }
}

/// One past the `>` of the tag at the start of `bytes`; none where it is lacking.
pub(super) fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for at in memchr::memchr3_iter(b'>', b'"', b'\'', bytes) {
        let found = bytes.get(at).copied();
        match quote {
            None if found == Some(b'>') => return Some(at + 1),
            None => quote = found,
            Some(_) if quote == found => quote = None,
            Some(_) => {}
        }
    }
    None
}

/// An attribute as it stands in a tag; byte ranges of that tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: Range<usize>,
    /// Between the quotes.
    pub(super) value: Range<usize>,
}

impl Attribute {
    /// Name, `=`, and value with its quotes.
    pub(super) fn span(&self) -> Range<usize> {
        self.name.start..self.value.end + 1
    }
}

/// The attribute at or behind byte `from` of `tag`, up to `end`: none at the end, a fault where there
/// is something else. White space has to stand in front of it.
pub(super) fn attribute(tag: &str, from: usize, end: usize) -> Result<Option<Attribute>, Fault> {
    let fault = |expected, at| Err(Fault { expected, at });
    let text = |at: usize| tag.get(at..end).unwrap_or_default();
    let skip_space = |at: usize| end - text(at).trim_start_matches(is_space).len();
    let name_start = skip_space(from);
    if name_start >= end {
        return Ok(None);
    }
    let name_length = name_len(text(name_start));
    if name_length == 0 || name_start == from {
        return fault(
            if name_start == from { Expected::TagEnd } else { Expected::Name },
            name_start,
        );
    }
    let name = name_start..name_start + name_length;
    let equals = skip_space(name.end);
    let Some(behind) = text(equals).strip_prefix('=') else {
        return fault(Expected::AttributeValue, equals);
    };
    let quote_at = skip_space(end - behind.len());
    let Some(quote) = text(quote_at).chars().next().filter(|&c| c == '"' || c == '\'') else {
        return fault(Expected::AttributeValue, quote_at);
    };
    match text(quote_at + 1).find(quote) {
        Some(length) => Ok(Some(Attribute { name, value: quote_at + 1..quote_at + 1 + length })),
        None => fault(Expected::AttributeValue, end),
    }
}

/// Judges what stands between `<?` and `?>` of a processing instruction.
pub(super) fn instruction(content: &str) -> Result<(), Fault> {
    let length = name_len(content);
    let target = content.get(..length).unwrap_or_default();
    let is_apart =
        content.get(length..).is_some_and(|rest| rest.is_empty() || rest.starts_with(is_space));
    if length == 0 {
        Err(Fault { expected: Expected::Name, at: 0 })
    } else if !is_apart {
        Err(Fault { expected: Expected::Markup, at: length })
    } else if namespaces::role(target) == Role::Prefixed {
        Err(Fault { expected: Expected::Name, at: 0 })
    } else if target.eq_ignore_ascii_case("xml") {
        // A declaration that doesn't stand first, or `<?XML`.
        Err(Fault { expected: Expected::Markup, at: 0 })
    } else {
        Ok(())
    }
}

/// Judges what stands between `<!--` and `-->`: no `--`, and no `-` at the end.
pub(super) fn comment(content: &str) -> Result<(), Fault> {
    let at = match content.find("--") {
        Some(at) => at,
        None if content.ends_with('-') => content.len() - 1,
        None => return Ok(()),
    };
    Err(Fault { expected: Expected::Markup, at })
}

/// Judges what stands between `<?xml` and `?>`; gives whether it says `standalone="yes"`.
pub(super) fn declaration(content: &str) -> Result<bool, Fault> {
    let mut names = ["version", "encoding", "standalone"].into_iter();
    let mut is_standalone = false;
    let mut from = 0;
    while let Some(attribute) = attribute(content, from, content.len())? {
        let name = content.get(attribute.name.clone()).unwrap_or_default();
        let value = content.get(attribute.value.clone()).unwrap_or_default();
        if !names.any(|allowed| allowed == name) || (from == 0 && name != "version") {
            return Err(Fault { expected: Expected::Markup, at: attribute.name.start });
        }
        let is_good = match name {
            "version" => value.strip_prefix("1.").is_some_and(|minor| {
                !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit())
            }),
            "encoding" => is_encoding_name(value),
            _ => value == "yes" || value == "no",
        };
        if !is_good {
            return Err(Fault { expected: Expected::Markup, at: attribute.value.start });
        }
        is_standalone |= name == "standalone" && value == "yes";
        from = attribute.value.end + 1;
    }
    if from == 0 { Err(Fault { expected: Expected::Markup, at: 0 }) } else { Ok(is_standalone) }
}

fn is_encoding_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// Judges markup that the end of the text cuts off: a fault only if no rest could complete it.
pub(super) fn unfinished(markup: &str) -> Result<(), Fault> {
    const OPENINGS: [&str; 3] = ["<!--", "<![CDATA[", "<!DOCTYPE"];
    let wrong = |expected, at| Err(Fault { expected, at });
    if markup.starts_with("<!") {
        let may_go_on = OPENINGS
            .iter()
            .any(|opening| opening.starts_with(markup) || markup.starts_with(opening));
        if !may_go_on {
            return wrong(Expected::Markup, 0);
        }
        if let Some(content) = markup.strip_prefix("<!--") {
            let body = content.strip_suffix("--").or(content.strip_suffix('-')).unwrap_or(content);
            return comment(body).map_err(|fault| Fault { at: fault.at + 4, ..fault });
        }
        return Ok(());
    }
    if let Some(content) = markup.strip_prefix("<?") {
        let length = name_len(content);
        let rest = content.get(length..).unwrap_or_default();
        let may_go_on = match rest.chars().next() {
            None => true,
            Some(c) => length > 0 && (is_space(c) || rest == "?"),
        };
        return if may_go_on { Ok(()) } else { wrong(Expected::Name, 2 + length) };
    }
    unfinished_tag(markup)
}

fn unfinished_tag(tag: &str) -> Result<(), Fault> {
    let is_end_tag = tag.starts_with("</");
    let name_start = if is_end_tag { 2 } else { 1 };
    let name_end = name_start + name_len(tag.get(name_start..).unwrap_or_default());
    if name_end == name_start && name_end < tag.len() {
        return Err(Fault { expected: Expected::Name, at: name_start });
    }
    let mut from = name_end;
    let end = tag.len();
    loop {
        match attribute(tag, from, end) {
            Ok(None) => return Ok(()),
            Ok(Some(found)) if !is_end_tag => from = found.value.end + 1,
            Ok(Some(found)) => {
                return Err(Fault { expected: Expected::TagEnd, at: found.name.start });
            }
            // Only the rest lacks: of the value, of an empty element's end.
            Err(fault) if fault.at >= end => {
                let value = tag.get(from..).unwrap_or_default();
                let opening = value.find(['"', '\'']).unwrap_or(value.len());
                return match value.get(opening..).and_then(|value| value.find('<')) {
                    Some(at) => {
                        Err(Fault { expected: Expected::Character, at: from + opening + at })
                    }
                    None => Ok(()),
                };
            }
            Err(fault) if !is_end_tag && tag.get(fault.at..) == Some("/") => return Ok(()),
            Err(fault) => return Err(fault),
        }
    }
}
