//! What conversions give: as the vendor sends it, and without loss.

mod large;
mod lossless;
mod not_kept;
mod random;
mod samples;
mod vendor;

pub(crate) use self::lossless::check_round_trip;
#[cfg(feature = "gui")]
pub(crate) use self::not_kept::LOSSES;

use std::sync::LazyLock;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::Catalog;
use callback_explorer::convert::{Converted, Options, convert_to_text};
use callback_explorer::document::{Document, Format, Kind, Node};
use callback_explorer::intake::payloads;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Catalog::embedded().unwrap()));

fn analyze(text: &str) -> Analysis {
    ANALYZER.analyze(payloads(text.as_bytes().to_vec(), "payload").remove(0))
}

/// The text that a payload becomes, and what isn't kept.
#[track_caller]
fn convert(text: &str, options: Options) -> (String, Converted) {
    match convert_to_text(&analyze(text), None, &options) {
        Ok(converted) => converted,
        Err(error) => panic!("{error}\n{text}"),
    }
}

/// A tree as the end of each node's subtree, its kind, name and value, in order.
fn tree(text: &str, format: Format) -> Vec<String> {
    let document = Document::from_text(text.to_owned(), format);
    assert_eq!(document.problems(), [], "{text}");
    document.nodes().map(|node| format!("{} {}", node.subtree().end, words(node))).collect()
}

fn words(node: Node<'_>) -> String {
    let kind = node.kind();
    if node.document().format() == Format::Xml {
        return format!("{kind:?} {:?} {:?}", node.name(), node.value());
    }
    let key = node.name().map(|_| units(node.source()));
    match node.raw_value() {
        Some(value) if kind == Kind::String => format!("{kind:?} {key:?} {:?}", units(value)),
        value => format!("{kind:?} {key:?} {value:?}"),
    }
}

/// What the JSON string at the start of `source` means, in UTF-16, so that halves of surrogate pairs
/// stay apart.
fn units(source: &str) -> String {
    let mut units = Vec::new();
    let mut chars = source.chars().skip(1);
    while let Some(c) = chars.next().filter(|&c| c != '"') {
        let c = if c == '\\' {
            chars.next().unwrap()
        } else {
            units.extend(c.encode_utf16(&mut [0; 2]).iter());
            continue;
        };
        units.push(match c {
            'u' => u16::from_str_radix(&chars.by_ref().take(4).collect::<String>(), 16).unwrap(),
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            itself => itself as u16,
        });
    }
    char::decode_utf16(units)
        .map(|c| c.map_or_else(|half| format!("<{half}>"), |c| c.to_string()))
        .collect()
}
