//! Characters that hide what a name or value says.

use super::telling::name_of;
use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::document::{Format, Kind, Node};
use crate::say;
use crate::words::{Language, payload_words};

pub(super) const SUSPICIOUS_TEXT: Rule = Rule {
    id: "suspicious-text",
    severity: Severity::Info,
    documentation: |language| say!(language, "rule-suspicious-text"),
};

/// What a suspicious character does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// Nothing that one could see.
    Control,
    /// Changes the direction of what follows: the text reads other than it is.
    Direction,
    /// Takes no room.
    ZeroWidth,
}

fn effect(character: char) -> Option<Effect> {
    match character {
        '\t' | '\n' | '\r' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Effect::Direction),
        // The joiners \u{200c} and \u{200d} belong to the spelling of many languages and to emoji.
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => Some(Effect::ZeroWidth),
        character if character.is_control() => Some(Effect::Control),
        _ => None,
    }
}

/// Tells of every node with such a character in its name or value, once.
///
/// Texts without any are passed at the speed of a byte search.
pub(super) fn check(analysis: &Analysis, findings: &mut Findings) {
    let document = analysis.document();
    let mut from = 0;
    while let Some(at) = next_suspicious(document.text(), document.format(), from) {
        from = at + 1;
        let Some(node) = document.innermost_at(at) else { continue };
        if matches!(node.kind(), Kind::Comment | Kind::Instruction) {
            continue;
        }
        let Some(character) = gravest(node) else { continue };
        let facts = Facts::Suspicious { character };
        findings.tell(&SUSPICIOUS_TEXT, analysis, node.id(), facts);
        let is_override = effect(character) == Some(Effect::Direction);
        if let Some(told) = findings.0.last_mut().filter(|_| is_override) {
            told.severity = Severity::Warning;
        }
        // A leaf was looked at whole; of a container, the tag was.
        from = match node.children().next() {
            Some(child) if child.span().start > at => child.span().start,
            Some(_) => from,
            None => from.max(node.span().end),
        };
    }
}

fn gravest(node: Node<'_>) -> Option<char> {
    let name = node.name().unwrap_or_default();
    let value = node.value().unwrap_or_default();
    let mut found = None;
    for character in name.chars().chain(value.chars()) {
        match effect(character) {
            Some(Effect::Direction) => return Some(character),
            Some(Effect::Control | Effect::ZeroWidth) => found = found.or(Some(character)),
            None => {}
        }
    }
    found
}

/// Where such a character stands next, by itself or as a reference or an escape.
fn next_suspicious(text: &str, format: Format, from: usize) -> Option<usize> {
    const STRIDE: usize = 4096;
    let bytes = text.as_bytes();
    let mut start = from;
    while start < bytes.len() {
        let end = (start + STRIDE).min(bytes.len());
        if may_hold(bytes.get(start..end)?, bytes.get(start + 1..).unwrap_or_default(), format) {
            let found = (start..end).find(|&at| {
                let second = bytes.get(at + 1).copied().unwrap_or_default();
                bytes.get(at).is_some_and(|&byte| may_begin(byte, second, format))
                    && text
                        .get(at..)
                        .and_then(|rest| first_character(rest, format))
                        .is_some_and(|character| effect(character).is_some())
            });
            if found.is_some() {
                return found;
            }
        }
        start = end;
    }
    None
}

/// Whether such a character may begin in `bytes`; `behind` are the same from the second on.
fn may_hold(bytes: &[u8], behind: &[u8], format: Format) -> bool {
    // Without early exits, so that it is done many bytes at a time.
    let pairs = bytes.iter().zip(behind);
    let is_any = match format {
        Format::Xml => pairs.fold(false, |any, (&a, &b)| any | may_begin(a, b, Format::Xml)),
        Format::Json => pairs.fold(false, |any, (&a, &b)| any | may_begin(a, b, Format::Json)),
    };
    // The very last byte has none behind it.
    is_any || (behind.len() < bytes.len() && bytes.last().is_some_and(|&a| may_begin(a, 0, format)))
}

/// Whether such a character may begin with these bytes: in UTF-8, with a reference, with an escape.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches it is done many bytes at a time"
)]
fn may_begin(byte: u8, second: u8, format: Format) -> bool {
    let is_control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    let is_wide = (byte == 0xc2) | (byte == 0xe2) | (byte == 0xef) | (byte == 0x7f);
    let is_written = match format {
        Format::Xml => (byte == b'&') & (second == b'#'),
        Format::Json => (byte == b'\\') & ((second == b'u') | (second == b'b') | (second == b'f')),
    };
    is_control | is_wide | is_written
}

/// The character that a text begins with, written as itself, as a reference or as an escape.
fn first_character(text: &str, format: Format) -> Option<char> {
    let first = text.chars().next()?;
    match (format, first) {
        (Format::Xml, '&') => {
            let number = text.strip_prefix("&#")?.split_once(';')?.0;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
        (Format::Json, '\\') => match text.as_bytes().get(1)? {
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{c}'),
            _ => char::from_u32(u32::from_str_radix(text.get(2..6)?, 16).ok()?),
        },
        (Format::Xml | Format::Json, first) => Some(first),
    }
}

pub(super) fn tell(
    finding: &Finding,
    character: char,
    analysis: &Analysis,
    language: Language,
) -> Told {
    let Some(node) = finding.node else { return Told::default() };
    let name = name_of(analysis, node);
    let character_words = payload_words(&format!("U+{:04X}", u32::from(character)));
    let detail = match effect(character) {
        Some(Effect::Direction) => say!(language, "suspicious-direction"),
        Some(Effect::ZeroWidth) => say!(language, "suspicious-zero-width"),
        Some(Effect::Control) | None => say!(language, "suspicious-control"),
    };
    Told {
        title: say!(language, "suspicious", name = name, character = character_words.clone()),
        detail,
        remark: say!(language, "suspicious-remark", character = character_words),
    }
}
