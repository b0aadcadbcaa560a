use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;

use super::lossless::check_round_trip;
use callback_explorer::document::{Document, Format};

const NAMESPACE: &str = "http://www.w3.org/2005/xpath-functions";

/// Keys that something somewhere treats as special.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "", "a b", "1x", "xml", "xmlns", "a:b", "<script>", "@x", "#text", "#nodes", "#xml",
            "#pi", "#cdata", "#comment", "key", "\u{0}", "\u{202e}",
        ])
        .prop_map(str::to_owned),
        "[ab]",
        r#"[a"\\/\u{0}\u{1f}\t\r\n\u{fffd}\u{ffff}é😀]{1,3}"#,
    ]
}

/// JSON spelt in ways that are not ours; keys stand twice, pairs are cut in half.
fn json() -> impl Strategy<Value = String> {
    let string = prop_oneof![
        any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
        key().prop_map(|text| serde_json::to_string(&text).unwrap()),
        r#""(\\ud83d|\\ude00|\\uD800x|\\u0041|\\/|\\b|\\\\u|~){0,4}""#,
    ];
    let number = r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,12})?";
    let literal = prop::sample::select(vec!["true", "false", "null"]).prop_map(str::to_owned);
    let leaf = prop_oneof![string.clone(), number, literal];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        let member = (string.clone(), inner.clone());
        prop_oneof![
            vec(inner, 0..5).prop_map(|items| format!("[{}]", items.join(" , "))),
            vec(member, 0..5).prop_map(|members| {
                let members: Vec<_> = members.iter().map(|(k, v)| format!("{k}: {v}")).collect();
                format!("{{{}}}", members.join(",\n"))
            }),
        ]
    })
}

/// JSON that has the form of an encoding of XML, more or less.
fn json_like_xml() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "a",
        "b",
        "b",
        "@a",
        "@xmlns",
        "@xml:space",
        "#text",
        "#nodes",
        "#cdata",
        "#comment",
        "#pi",
    ]);
    let text = prop::sample::select(vec!["", " ", "x", "preserve", "<", "]]>", "--", "a b"]);
    let leaf = text.prop_map(|text| format!("{text:?}")).boxed();
    let element = leaf.prop_recursive(5, 30, 4, move |inner| {
        let member = (key.clone(), inner.clone());
        prop_oneof![
            vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            vec(member, 0..4).prop_map(|members| {
                let members: Vec<_> = members.iter().map(|(k, v)| format!("\"{k}\":{v}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    });
    (prop::sample::select(vec!["a", "#nodes"]), element)
        .prop_map(|(key, element)| format!(r##"{{"#xml":"1.0","{key}":{element}}}"##))
}

/// Elements with everything that XML has, spelt in ways that are not ours.
fn xml() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        Just("<b/>".to_owned()),
        "[ x\n]{1,3}",
        Just("&#13;&#x41;&amp;&lt;]]&gt;".to_owned()),
        "(&#9;|&#10;|&#13;|&#32;| ){1,3}",
        "<!\\[CDATA\\[[ <&x]{0,3}\\]\\]>",
        "<!--[ x<&]{0,3}-->",
        r"<\?(go|a)( x ?)?\?>",
    ];
    let attributes = prop::sample::select(vec![
        "",
        "",
        " a='1'",
        " b = \"&quot;'\" a=\"&#10;&#9;\"",
        " xml:space='preserve'",
        " xml:space='default'",
        " xmlns='u' xmlns:p='v' p:a='é😀'",
    ]);
    let name = prop::sample::select(vec!["a", "b", "c", "map", "string", "é"]);
    let leaf = (name.clone(), attributes.clone(), vec(text, 0..4))
        .prop_map(|(name, attributes, content)| element(name, attributes, &content.concat()))
        .boxed();
    let tree = leaf.prop_recursive(4, 30, 5, move |inner| {
        (
            name.clone(),
            attributes.clone(),
            vec(inner, 0..5),
            prop::sample::select(vec!["", "\n  ", "x"]),
        )
            .prop_map(|(name, attributes, children, between)| {
                element(name, attributes, &children.join(between))
            })
    });
    (prop::sample::select(vec!["", "<?xml version='1.0'?>\n", "<!--c--><?go?>"]), tree)
        .prop_map(|(before, element)| format!("{before}{element}"))
}

/// XML that has the form of an encoding of JSON, more or less.
fn xml_like_json() -> impl Strategy<Value = String> {
    let name =
        prop::sample::select(vec!["map", "map", "array", "string", "number", "boolean", "null"]);
    let attributes = prop::sample::select(vec![
        "",
        " key=\"a\"",
        " key=\"a\"",
        " key=\"\\\\u0000\" escaped-key=\"true\"",
        " key=\"a\" escaped=\"true\"",
    ]);
    let text = prop::sample::select(vec!["", "", "x", "1", "true", "\\u0000", "\\\\", "<!--c-->"]);
    let leaf = (name.clone(), attributes.clone(), text)
        .prop_map(|(name, attributes, text)| element(name, attributes, text))
        .boxed();
    let children = leaf.prop_recursive(4, 20, 4, move |inner| {
        (name.clone(), attributes.clone(), vec(inner, 0..4))
            .prop_map(|(name, attributes, children)| element(name, attributes, &children.concat()))
    });
    (prop::sample::select(vec!["map", "array"]), vec(children, 0..4)).prop_map(
        |(name, children)| element(name, &format!(" xmlns=\"{NAMESPACE}\""), &children.concat()),
    )
}

fn element(name: &str, attributes: &str, content: &str) -> String {
    let mut text = format!("<{name}{attributes}");
    match content {
        "" => text.push_str("/>"),
        content => write!(text, ">{content}</{name}>").unwrap(),
    }
    text
}

fn is_well_formed(text: &str) -> bool {
    Document::from_text(text.to_owned(), Format::of(text).unwrap()).is_well_formed()
}

proptest! {
    #[test]
    fn any_json_comes_back(text in json()) {
        check_round_trip(&text);
    }

    #[test]
    fn any_json_like_xml_comes_back(text in json_like_xml()) {
        check_round_trip(&text);
    }

    #[test]
    fn any_xml_comes_back(text in xml().prop_filter("well-formed", |text| is_well_formed(text))) {
        check_round_trip(&text);
    }

    #[test]
    fn any_xml_like_json_comes_back(text in xml_like_json()) {
        check_round_trip(&text);
    }
}
