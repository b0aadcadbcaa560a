//! What conversions give: as the vendor sends it, and without loss.

mod lossless;
mod vendor;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::Catalog;
use callback_explorer::convert::{Converted, Options, convert_to_text};
use callback_explorer::document::{Document, Format, Node};
use callback_explorer::intake::payloads;

fn analyze(text: &str) -> Analysis {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    analyzer.analyze(payloads(text.as_bytes().to_vec(), "payload").remove(0))
}

/// The text that a payload becomes, and what isn't kept.
#[track_caller]
fn convert(text: &str, options: &Options) -> (String, Converted) {
    match convert_to_text(&analyze(text), None, options) {
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
    let (kind, name, value) = (node.kind(), node.name(), node.value());
    let has_half = |text: &str| text.contains('\u{fffd}');
    if name.is_some_and(has_half) || value.as_deref().is_some_and(has_half) {
        // Only the source tells halves of surrogate pairs apart.
        let value = node.raw_value().unwrap_or_default();
        let key = node.source().strip_suffix(value).unwrap().trim_end_matches([' ', ':']);
        return format!("{kind:?} {:?} {:?}", utf_16(key), utf_16(value));
    }
    format!("{kind:?} {name:?} {value:?}")
}

/// JSON text with its `\uXXXX` escapes replaced, as UTF-16, so that halves of surrogate pairs stay.
fn utf_16(source: &str) -> Vec<u16> {
    let mut pieces = source.split("\\u");
    let mut units: Vec<u16> = pieces.next().unwrap().encode_utf16().collect();
    for piece in pieces {
        let (digits, rest) = piece.split_at(4);
        units.push(u16::from_str_radix(digits, 16).unwrap());
        units.extend(rest.encode_utf16());
    }
    units
}
