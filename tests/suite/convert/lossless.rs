use callback_explorer::convert::{Form, Indent, Options};
use callback_explorer::document::Format;

use super::{convert, tree};

fn other(format: Format) -> Format {
    match format {
        Format::Xml => Format::Json,
        Format::Json => Format::Xml,
    }
}

fn once(text: &str, to: Format, indent: Indent) -> String {
    let (text, converted) = convert(text, Options { to, form: Form::Lossless, indent });
    assert_eq!(converted.not_kept, []);
    text
}

/// The encoding is as expected, and leads back.
#[track_caller]
fn check(text: &str, expected: &str) {
    let format = Format::of(text).unwrap();
    assert_eq!(once(text, other(format), Indent::Compact), expected, "{text}");
    check_round_trip(text);
}

#[track_caller]
pub(crate) fn check_round_trip(text: &str) {
    let format = Format::of(text).unwrap();
    for indent in [Indent::Compact, Indent::Spaces(3)] {
        let there = once(text, other(format), indent);
        let back = once(&there, format, indent);
        assert_eq!(tree(&back, format), tree(text, format), "{text}\n{there}\n{back}");
        let same = once(text, format, indent);
        assert_eq!(tree(&same, format), tree(text, format), "{text}\n{same}");
    }
}

#[test]
fn xml_becomes_members_where_order_allows() {
    check("<a/>", r##"{"#xml":"1.0","a":""}"##);
    check("<a>x</a>", r##"{"#xml":"1.0","a":"x"}"##);
    check("<a>  </a>", r##"{"#xml":"1.0","a":"  "}"##);
    check(r#"<a b="1" xmlns="c"/>"#, r##"{"#xml":"1.0","a":{"@b":"1","@xmlns":"c"}}"##);
    check(r#"<a b="1">x</a>"#, r##"{"#xml":"1.0","a":{"@b":"1","#text":"x"}}"##);
    check(
        r#"<a xmlns:c="1"> <c/> <c>x</c><d/> <c:d/></a>"#,
        r##"{"#xml":"1.0","a":{"@xmlns:c":"1","c":["","x"],"d":"","c:d":""}}"##,
    );
}

#[test]
fn xml_becomes_a_list_where_order_needs_it() {
    check(
        r#"<a><b>1</b><c d="2"><e/></c><b/></a>"#,
        r##"{"#xml":"1.0","a":{"#nodes":[{"b":"1"},{"c":{"@d":"2","e":""}},{"b":""}]}}"##,
    );
    check(
        "<?go on?><a>x <b/>&#13; y<![CDATA[<z>]]><!-- c --></a><?go?>",
        r##"{"#xml":"1.0","#nodes":[{"#pi":"go on"},{"a":{"#nodes":["x ",{"b":""},"\r y",{"#cdata":"<z>"},{"#comment":" c "}]}},{"#pi":"go"}]}"##,
    );
    check(
        r#"<a xml:space="preserve"> <b> </b></a>"#,
        r##"{"#xml":"1.0","a":{"@xml:space":"preserve","#nodes":[" ",{"b":" "}]}}"##,
    );
}

#[test]
fn json_becomes_what_the_w3c_defines() {
    check("{}", r#"<map xmlns="http://www.w3.org/2005/xpath-functions"/>"#);
    check(
        r#"{"a":"x","a":[1e999,-0.10,true,null,"",[],{}],"<\n\t\r\">":" \\ \r"}"#,
        concat!(
            r#"<map xmlns="http://www.w3.org/2005/xpath-functions"><string key="a">x</string>"#,
            r#"<array key="a"><number>1e999</number><number>-0.10</number><boolean>true</boolean><null/><string/><array/><map/></array>"#,
            r#"<string key="&lt;&#10;&#9;&#13;&quot;&gt;"> \ &#13;</string></map>"#
        ),
    );
}

#[test]
fn what_xml_cannot_hold_is_escaped() {
    check(
        r#"{"\u0000\\":"\b\f\u001f\\n\n\uffff","\ud800":"\udc00\ud83d\ude00"}"#,
        concat!(
            r#"<map xmlns="http://www.w3.org/2005/xpath-functions">"#,
            r#"<string key="\u0000\\" escaped-key="true" escaped="true">\b\f\u001F\\n"#,
            "\n",
            r#"\uFFFF</string><string key="\uD800" escaped-key="true" escaped="true">\uDC00😀</string></map>"#
        ),
    );
}

#[test]
fn odd_keys_come_back() {
    for key in [
        "",
        " ",
        "a b",
        "1x",
        "-",
        ".",
        "xml",
        "XML",
        "xmlns",
        "xmlns:a",
        "a:b",
        ":",
        "<script>",
        "&amp;",
        "]]>",
        "--",
        "?>",
        "@",
        "@x",
        "@xmlns",
        "@key",
        "#text",
        "#nodes",
        "#xml",
        "#cdata",
        "#comment",
        "#pi",
        "key",
        "map",
        r"\u0000",
        r"\u001f",
        r"\ufffe",
        r"\ud800",
        r"\udc00\ud800",
        r"\ud83d\ude00",
        r"\\u0000",
        r"\u0085",
        r"\u2028",
        r#"\""#,
        r"\n",
        r"\r\n",
        r"\t",
    ] {
        check_round_trip(&format!(
            r#"{{"{key}":"1","a":{{"{key}":[{{"{key}":""}}],"{key}":null}}}}"#
        ));
        check_round_trip(&format!(r##"{{"#xml":"1.0","{key}":"1"}}"##));
        check_round_trip(&format!(r##"{{"#xml":"1.0","a":{{"{key}":"1"}}}}"##));
        check_round_trip(&format!(r##"{{"#xml":"1.0","a":{{"#nodes":["x",{{"{key}":"1"}}]}}}}"##));
    }
}

#[test]
fn what_looks_like_an_encoding_comes_back_too() {
    for text in [
        r##"{"#xml":"1.0"}"##,
        r##"{"#xml":"1.0","a":["x"]}"##,
        r##"{"#xml":"1.0","a":"","b":""}"##,
        r##"{"#xml":"1.0","a":{"b":"","@c":""}}"##,
        r##"{"#xml":"1.0","a":{"#text":""}}"##,
        r##"{"#xml":"1.0","a":{"#nodes":["x","y"]}}"##,
        r##"{"#xml":"1.0","a":{"#nodes":[" ",{"b":""}]}}"##,
        r##"{"#xml":"1.0","#nodes":[{"#comment":"--><a/><!--"},{"a":""}]}"##,
        r##"{"#xml":"1.0","a":{"#nodes":[{"#cdata":"]]>"}]}}"##,
        r##"{"#xml":"1.0","a":"\u0000"}"##,
        r#"<map xmlns="http://www.w3.org/2005/xpath-functions">x</map>"#,
        r#"<map xmlns="http://www.w3.org/2005/xpath-functions"><string>x</string></map>"#,
        r#"<array xmlns="http://www.w3.org/2005/xpath-functions"><number> 1</number></array>"#,
        r#"<number xmlns="http://www.w3.org/2005/xpath-functions">1,2</number>"#,
        r#"<string xmlns="http://www.w3.org/2005/xpath-functions" escaped="true">a</string>"#,
        r#"<string xmlns="http://www.w3.org/2005/xpath-functions" escaped="true">\x\</string>"#,
        r#"<string xmlns="http://www.w3.org/2005/xpath-functions"/>"#,
        r#"<x:map xmlns:x="http://www.w3.org/2005/xpath-functions"/>"#,
    ] {
        check_round_trip(text);
    }
}

#[test]
fn encodings_of_encodings_come_back() {
    for payload in [r#"{"a":["1",2]}"#, "<a><b>1</b>x</a>", r##"{"#xml":"1.0","a":""}"##] {
        let mut text = payload.to_owned();
        for _ in 0..5 {
            check_round_trip(&text);
            text = encode_by_hand(&text);
        }
    }
}

/// However often: each time they are twice as long as two times before, so that nobody has many of them.
#[test]
fn the_twentieth_encoding_of_an_encoding_comes_back() {
    let mut lengths = vec![4];
    let mut text = "<a/>".to_owned();
    for _ in 0..20 {
        text = encode_by_hand(&text);
        lengths.push(text.len());
    }
    check_round_trip(&text);
    check_round_trip(&encode_by_hand(&text));
    assert!(lengths.windows(3).skip(4).all(|n| n[2] * 10 > n[0] * 17), "{lengths:?}");
}

#[test]
fn numbers_are_kept_as_they_are_spelt() {
    let digits = "1234567890".repeat(50);
    for number in [
        "0",
        "-0",
        "0.0",
        "-0.0e-0",
        "1E+5",
        "1e5",
        "100000.0",
        "1e999",
        "-1e-999",
        "0.1000",
        "9007199254740993",
        &digits,
        &format!("-{digits}.{digits}e{digits}"),
    ] {
        check_round_trip(&format!(r#"{{"a":{number},"b":[{number},{{"{number}":{number}}}]}}"#));
    }
}

#[test]
fn white_space_comes_back_where_it_is_said_to_count() {
    for xml in [
        "<a xml:space='preserve'> <b/>\n<c xml:space='default'> <d/> </c>\t</a>",
        "<a> <b xml:space='preserve'> </b> <c> </c> </a>",
        "<a>&#32;<b/>&#x20;</a>",
        "<a xml:space='default'> <b/>x</a>",
        "<a xml:space='preserve'><b xml:space='default'> <c/>&#9;<c/> <c/></b> </a>",
        "<a>&#10;<![CDATA[x]]></a>",
        "<a xml:space='preserve'><b xml:space='default'> <![CDATA[]]>x <c> <d/> </c></b></a>",
        "<a>x <b/> <c/> y</a>",
        "<a><![CDATA[ ]]><b/><![CDATA[]]></a>",
        "<a>\r\n&#13;\n<b c='&#9;&#10;&#13; '/></a>",
    ] {
        check_round_trip(xml);
    }
}

/// Encodes a text even if it is an encoding itself: behind a member or comment, it is none.
fn encode_by_hand(text: &str) -> String {
    let comment = "<!--by hand-->";
    match Format::of(text).unwrap() {
        Format::Xml => {
            let json = once(&format!("{comment}{text}"), Format::Json, Indent::Compact);
            let root = json
                .strip_prefix(r##"{"#xml":"1.0","#nodes":[{"#comment":"by hand"},{"##)
                .and_then(|rest| rest.strip_suffix("}]}"))
                .unwrap();
            format!(r##"{{"#xml":"1.0",{root}}}"##)
        }
        Format::Json => {
            let xml = once(&format!("[{text}]"), Format::Xml, Indent::Compact);
            let namespace = r#" xmlns="http://www.w3.org/2005/xpath-functions""#;
            let root = xml
                .strip_prefix(&format!("<array{namespace}><map"))
                .and_then(|rest| rest.strip_suffix("</array>"))
                .unwrap();
            format!("<map{namespace}{root}")
        }
    }
}
