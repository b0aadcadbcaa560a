//! Characters that hide what a name or value says.

use hashbrown::HashSet;

use super::telling::name_of;
use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::document::{Format, Kind, Node, NodeId};
use crate::say;
use crate::words::{Language, is_invisible, payload_words};

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
    if !is_invisible(character) || is_usual(character) {
        return None;
    }
    Some(match character {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Effect::Direction,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => Effect::Control,
        _ => Effect::ZeroWidth,
    })
}

/// White space, and the joiners and variation selectors that belong to the spelling of many languages and to emoji.
fn is_usual(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n' | '\r'
            | '\u{180b}'..='\u{180d}'
            | '\u{180f}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Tells of every node with such a character in its name or value, once.
///
/// What reading saw to be plain is not looked at again, and the rest at the speed of a byte search.
pub(super) fn check(analysis: &Analysis, findings: &mut Findings) {
    let document = analysis.document();
    // What stands behind a break is in no node.
    let end = document.top_level().last().map_or(0, |last| last.span().end);
    let text = document.text().get(..end).unwrap_or_default();
    let plain = document.plain();
    let mut told = HashSet::new();
    tell_places(analysis, raw(text, plain.ascii_up_to), &mut told, findings);
    let written = written(text, plain.unnumbered_up_to, document.format());
    tell_places(analysis, written, &mut told, findings);
}

fn tell_places(
    analysis: &Analysis,
    places: impl Iterator<Item = usize>,
    told: &mut HashSet<NodeId>,
    findings: &mut Findings,
) {
    let mut looked_at_up_to = 0;
    for at in places {
        if at < looked_at_up_to {
            continue;
        }
        let Some(node) = analysis.document().innermost_at(at) else { continue };
        // A leaf is looked at whole.
        if !node.has_children() {
            looked_at_up_to = node.span().end;
        }
        let is_asked = !matches!(node.kind(), Kind::Comment | Kind::Instruction);
        if !is_asked || !told.insert(node.id()) {
            continue;
        }
        let Some(character) = gravest(node) else { continue };
        let severity = match effect(character) {
            Some(Effect::Direction) => Severity::Warning,
            Some(Effect::Control | Effect::ZeroWidth) | None => SUSPICIOUS_TEXT.severity,
        };
        let facts = Facts::Suspicious { character };
        findings.tell_as(&SUSPICIOUS_TEXT, severity, analysis, node.id(), facts);
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

/// Where such characters stand as themselves, from byte `from` on.
fn raw(text: &str, from: usize) -> impl Iterator<Item = usize> {
    const STRIDE: usize = 1024;
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let chunks = rest.chunks(STRIDE).zip((from..).step_by(STRIDE));
    // Without early exits, so that it is done many bytes at a time. Most texts are plain throughout.
    let is_plain = |chunk: &[u8]| chunk.iter().fold(true, |all, &byte| all & is_plain(byte));
    let any_may_begin = |chunk: &[u8]| chunk.iter().fold(false, |any, &byte| any | may_begin(byte));
    let may_hold = move |chunk: &[u8]| !is_plain(chunk) && any_may_begin(chunk);
    let found = chunks.filter(move |(chunk, _)| may_hold(chunk)).flat_map(|(chunk, start)| {
        let at = chunk.iter().enumerate().filter(|&(_, &byte)| may_begin(byte));
        at.map(move |(index, _)| start + index)
    });
    found.filter(|&at| text.get(at..).and_then(|rest| effect(rest.chars().next()?)).is_some())
}

/// Whether this byte is a character of ASCII that is seen, or white space.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches it is done many bytes at a time"
)]
fn is_plain(byte: u8) -> bool {
    (b' '..0x7f).contains(&byte) | (byte == b'\t') | (byte == b'\n') | (byte == b'\r')
}

/// Whether such a character may begin with this byte of UTF-8.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches it is done many bytes at a time"
)]
fn may_begin(byte: u8) -> bool {
    let is_control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    let is_two = (byte == 0xc2) | (byte == 0xcd) | (byte == 0xd8);
    let is_three = (byte == 0xe1) | (byte == 0xe2) | (byte == 0xe3) | (byte == 0xef);
    is_control | (byte == 0x7f) | is_two | is_three | (byte == 0xf0) | (byte == 0xf3)
}

/// Where such characters stand as references or escapes, from byte `from` on.
fn written(text: &str, from: usize, format: Format) -> impl Iterator<Item = usize> {
    let mark = match format {
        Format::Xml => b'&',
        Format::Json => b'\\',
    };
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    memchr::memchr_iter(mark, rest).map(move |at| from + at).filter(move |&at| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let character = match format {
            Format::Xml => referenced(rest),
            Format::Json => escaped(rest),
        };
        character.and_then(effect).is_some()
    })
}

/// How long the number of a character can be, with some zeros in front.
const MAX_DIGITS: usize = 16;

/// The character that a reference to its number means, given what stands behind the `&`.
fn referenced(rest: &str) -> Option<char> {
    let digits = rest.strip_prefix('#')?;
    let number = digits.get(..digits.bytes().take(MAX_DIGITS).position(|byte| byte == b';')?)?;
    let code = match number.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

/// The character that an escape means, given what stands behind the backslash.
fn escaped(rest: &str) -> Option<char> {
    match rest.as_bytes().first()? {
        b'b' => Some('\u{8}'),
        b'f' => Some('\u{c}'),
        b'u' => {
            let unit = |at: usize| u16::from_str_radix(rest.get(at..at + 4)?, 16).ok();
            // Beyond 16 bits it takes two, the other one behind a `\u` of its own.
            char::decode_utf16([unit(1), unit(7)].into_iter().flatten()).next()?.ok()
        }
        _ => None,
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
