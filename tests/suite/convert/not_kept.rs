use std::collections::BTreeSet;

use callback_explorer::convert::{Options, Reason, convert_to_text};
use callback_explorer::document::Format;
use callback_explorer::words::Language;

use super::analyze;
use crate::cli::{text, with_input};

/// Everything that a conversion as the vendor does it can lose: of which payload, and what is told.
pub(crate) const LOSSES: [(Reason, &str, &str); 14] = [
    (
        Reason::Attribute,
        "<Response><A b='1'>x</A><A b='2'>y</A></Response>",
        "Attribute Response.A[0].@b is left out: the vendor's JSON has no attributes (and 1 more like it)",
    ),
    (
        Reason::Comment,
        "<Response><!-- x --><A>x</A></Response>",
        "Comment Response.#comment[0] is left out: JSON has no comments",
    ),
    (
        Reason::Instruction,
        "<Response><?go on?><A>x</A></Response>",
        "Processing instruction Response.#instruction[0] is left out: JSON has none",
    ),
    (
        Reason::Doctype,
        "<!DOCTYPE Response><Response><A>x</A></Response>",
        "The document type declaration is left out, and entities that it declares stay as written",
    ),
    (
        Reason::MixedText,
        "<Response>x<A>x</A></Response>",
        "Text Response.#text[0] beside elements is left out",
    ),
    (
        Reason::Order,
        "<Response><A>x</A><B>y</B><A>z</A></Response>",
        "Response.A[1] joins its namesakes in one array, in front of what stood between them",
    ),
    (
        Reason::EmptyObject,
        r#"{"A":{}}"#,
        "The empty object Response.A becomes an empty element, which JSON leaves out",
    ),
    (Reason::EmptyArray, r#"{"A":[]}"#, "Nothing is left of the empty array Response.A"),
    (
        Reason::EmptyText,
        r#"{"A":""}"#,
        "The empty text Response.A becomes an empty element, which JSON leaves out",
    ),
    (
        Reason::ArrayOfOne,
        r#"{"A":["x"]}"#,
        "The array Response.A holds one item and becomes a single element, which is no array in JSON",
    ),
    (
        Reason::DuplicateKey,
        r#"{"A":"x","A":"y"}"#,
        "The key Response.A[1] stands twice and becomes a repeated element, which is an array in JSON",
    ),
    (Reason::Number, r#"{"A":1e999}"#, "Number Response.A becomes text"),
    (Reason::Bool, r#"{"A":true}"#, "Boolean Response.A becomes text"),
    (Reason::Null, r#"{"A":null}"#, "Response.A is null and becomes the text null"),
];

fn other(text: &str) -> Format {
    if text.starts_with('<') { Format::Json } else { Format::Xml }
}

#[test]
fn every_loss_is_listed_in_words() {
    for (reason, text, words) in LOSSES {
        let analysis = analyze(text);
        let (_, converted) =
            convert_to_text(&analysis, None, &Options::vendor(other(text))).unwrap();
        let told: Vec<_> = converted
            .not_kept
            .iter()
            .map(|loss| (loss.reason, loss.sentence(&analysis, Language::En).to_string()))
            .collect();
        assert_eq!(told, [(reason, words.to_owned())], "{text}");
    }
}

#[test]
fn every_loss_is_listed_on_standard_error_and_only_there() {
    for (_, payload, words) in LOSSES {
        let output = with_input(&["convert", "-"], payload.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(text(&output.stderr), format!("callback-explorer: <stdin>: {words}\n"));
        assert!(!text(&output.stdout).contains(words));
    }
}

#[test]
fn no_reason_is_without_its_test() {
    let tested: BTreeSet<&str> = LOSSES.iter().map(|(reason, ..)| reason.id()).collect();
    let words = std::fs::read_to_string("assets/i18n/en/callback_explorer.ftl").unwrap();
    let known: BTreeSet<&str> = words
        .lines()
        .filter_map(|line| line.strip_prefix("not-kept-")?.split_once(" =").map(|(id, _)| id))
        .filter(|id| *id != "more")
        .collect();
    assert_eq!(tested, known);
}

/// What the vendor's form loses, the lossless form keeps.
#[test]
fn nothing_of_it_is_lost_without_loss() {
    for (reason, text, _) in LOSSES {
        if reason != Reason::Doctype {
            super::check_round_trip(text);
        }
    }
}
