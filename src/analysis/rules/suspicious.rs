//! Characters that hide what a name or value says.

use super::telling::name_of;
use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::document::{Format, Kind, Node, NodeId};
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
    let text = document.text();
    let mut told: Option<NodeId> = None;
    let mut from = 0;
    while let Some(at) = next_candidate(text, document.format(), from) {
        from = at + 1;
        let Some(node) = document.innermost_at(at) else { continue };
        let is_asked = !matches!(node.kind(), Kind::Comment | Kind::Instruction);
        if !is_asked || told == Some(node.id()) {
            continue;
        }
        if let Some(character) = first_suspicious(node) {
            told = Some(node.id());
            let facts = Facts::Suspicious { character };
            findings.tell(&SUSPICIOUS_TEXT, analysis, node.id(), facts);
            let is_override = effect(character) == Some(Effect::Direction);
            if let Some(told) = findings.0.last_mut().filter(|_| is_override) {
                told.severity = Severity::Warning;
            }
        }
        // A leaf was looked at whole.
        if !node.has_children() {
            from = from.max(node.span().end);
        }
    }
}

fn first_suspicious(node: Node<'_>) -> Option<char> {
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

/// Where such a character, or a reference or an escape that may stand for one, begins next.
fn next_candidate(text: &str, format: Format, from: usize) -> Option<usize> {
    const STRIDE: usize = 4096;
    let bytes = text.as_bytes();
    let mut start = from;
    while start < bytes.len() {
        let chunk = bytes.get(start..(start + STRIDE).min(bytes.len()))?;
        // Without early exits, so that it is done many bytes at a time.
        let has_any = chunk.iter().fold(false, |any, &byte| any | may_begin(byte, format));
        if has_any {
            let found = (start..start + chunk.len()).find(|&at| {
                bytes.get(at).is_some_and(|&byte| may_begin(byte, format))
                    && bytes.get(at..).is_some_and(|rest| begins(rest, format))
            });
            if found.is_some() {
                return found;
            }
        }
        start += chunk.len();
    }
    None
}

/// Whether such a character may begin with this byte.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches it is done many bytes at a time"
)]
fn may_begin(byte: u8, format: Format) -> bool {
    let mark = match format {
        Format::Xml => b'&',
        Format::Json => b'\\',
    };
    let is_control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    is_control | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xe2) | (byte == 0xef) | (byte == mark)
}

/// Whether such a character does begin there.
fn begins(bytes: &[u8], format: Format) -> bool {
    match *bytes {
        [0xc2, second, ..] => second < 0xa0,
        [0xe2, 0x80, third, ..] => matches!(third, 0x8b | 0x8e | 0x8f | 0xaa..=0xae),
        [0xe2, 0x81, third, ..] => matches!(third, 0xa0 | 0xa6..=0xa9),
        [0xef, second, third, ..] => (second, third) == (0xbb, 0xbf),
        [b'&', second, ..] if format == Format::Xml => second == b'#',
        [b'\\', second, ..] if format == Format::Json => matches!(second, b'u' | b'b' | b'f'),
        [0xe2, ..] | [] => false,
        [first, ..] => first < 0x80 && effect(char::from(first)).is_some(),
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
