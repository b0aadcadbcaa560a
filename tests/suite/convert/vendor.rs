use callback_explorer::analysis::Analysis;
use callback_explorer::convert::{
    ConvertError, ConvertErrorKind, Empty, Envelope, Form, Indent, JobLevel, JobsDetail, Options,
    Reason, VendorOptions, convert as convert_into, convert_to_text,
};
use callback_explorer::document::{Format, NodeId};

use super::{analyze, convert};

fn in_one_line(to: Format, vendor: VendorOptions) -> Options {
    Options { to, form: Form::Vendor(vendor), indent: Indent::Compact }
}

/// What a payload becomes in a notation, in one line.
#[track_caller]
fn check(text: &str, to: Format, expected: &str) {
    check_with(text, to, VendorOptions::default(), expected);
}

#[track_caller]
fn check_with(text: &str, to: Format, vendor: VendorOptions, expected: &str) {
    assert_eq!(convert(text, in_one_line(to, vendor)).0, expected, "{text}");
}

/// What isn't kept: reason, path of the first such node, how many.
#[track_caller]
fn check_losses(text: &str, to: Format, expected: &[(Reason, &str, usize)]) {
    let analysis = analyze(text);
    let converted = convert_to_text(&analysis, None, &Options::vendor(to)).unwrap().1;
    let losses: Vec<_> =
        converted.not_kept.iter().map(|it| (it.reason, it.path(&analysis), it.count)).collect();
    let losses: Vec<_> =
        losses.iter().map(|(reason, path, count)| (*reason, path.as_str(), *count)).collect();
    assert_eq!(losses, expected, "{text}");
}

fn refuse(text: &str, to: Format, vendor: VendorOptions) -> ConvertError {
    convert_to_text(&analyze(text), None, &in_one_line(to, vendor)).unwrap_err()
}

fn node_named(analysis: &Analysis, name: &str) -> NodeId {
    analysis.document().nodes().find(|node| node.name() == Some(name)).unwrap().id()
}

#[test]
fn leaves_without_text_are_left_out_and_containers_stay() {
    check(
        "<Response><A/><B> \n </B><C><D/></C><E><F><G></G></F></E><H>h</H></Response>",
        Format::Json,
        r#"{"C":{},"E":{"F":{}},"H":"h"}"#,
    );
}

#[test]
fn namesakes_become_an_array_where_the_first_stands() {
    check(
        "<Response><A>1</A><B>x</B><A/><C>y</C><A>2</A><B>z</B><D>w</D></Response>",
        Format::Json,
        r#"{"A":["1","2"],"B":["x","z"],"C":"y","D":"w"}"#,
    );
    check(
        "<Response><T><Id>1</Id><Id>2</Id></T><T><Id>3</Id></T><T/></Response>",
        Format::Json,
        r#"{"T":[{"Id":["1","2"]},{"Id":"3"}]}"#,
    );
}

#[test]
fn text_stays_text() {
    check(
        "<Response><A>5</A><B>false</B><C>null</C><D> a &amp; \"b\"\\ </D></Response>",
        Format::Json,
        r#"{"A":"5","B":"false","C":"null","D":" a & \"b\"\\ "}"#,
    );
}

#[test]
fn the_envelope_can_be_kept() {
    let keep = VendorOptions { envelope: Envelope::Keep, ..Default::default() };
    let drop = VendorOptions { envelope: Envelope::Drop, ..Default::default() };
    let xml = "<Response><A>1</A></Response>";
    check_with(xml, Format::Json, drop, r#"{"A":"1"}"#);
    check_with(xml, Format::Json, keep, r#"{"Response":{"A":"1"}}"#);
    let json = r#"{"A":"1"}"#;
    check_with(json, Format::Xml, keep, xml);
    check_with(json, Format::Xml, drop, "<A>1</A>");
    check_with(json, Format::Json, keep, r#"{"Response":{"A":"1"}}"#);
    check_with(r#"{"Response":{"A":"1"}}"#, Format::Json, drop, json);
    check(r#"{"Response":{"A":"1"}}"#, Format::Json, r#"{"Response":{"A":"1"}}"#);
}

#[test]
fn a_lone_jobs_detail_can_be_an_array() {
    let array = VendorOptions { jobs_detail: JobsDetail::Array, ..Default::default() };
    let object = VendorOptions { jobs_detail: JobsDetail::Object, ..Default::default() };
    let xml = "<Response><JobsDetail><A>1</A></JobsDetail><B><JobsDetail><C>2</C></JobsDetail></B></Response>";
    let as_object = r#"{"JobsDetail":{"A":"1"},"B":{"JobsDetail":{"C":"2"}}}"#;
    let as_array = r#"{"JobsDetail":[{"A":"1"}],"B":{"JobsDetail":{"C":"2"}}}"#;
    check_with(xml, Format::Json, object, as_object);
    check_with(xml, Format::Json, array, as_array);
    check_with(as_object, Format::Json, array, as_array);
    check_with(as_array, Format::Json, object, as_object);
    check(as_array, Format::Json, as_array);
}

#[test]
fn a_job_level_can_be_a_number() {
    let number = VendorOptions { job_level: JobLevel::Number, ..Default::default() };
    let text = VendorOptions { job_level: JobLevel::Text, ..Default::default() };
    let xml = "<Response><JobLevel>0</JobLevel><Count>5</Count></Response>";
    check_with(xml, Format::Json, text, r#"{"JobLevel":"0","Count":"5"}"#);
    check_with(xml, Format::Json, number, r#"{"JobLevel":0,"Count":"5"}"#);
    check_with(r#"{"JobLevel":"0"}"#, Format::Json, number, r#"{"JobLevel":0}"#);
    check_with(r#"{"JobLevel":0}"#, Format::Json, text, r#"{"JobLevel":"0"}"#);
    for odd in ["high", "007", "+1", "1.", ".5", "0x1", "1e", " 1"] {
        let xml = format!("<Response><JobLevel>{odd}</JobLevel></Response>");
        check_with(&xml, Format::Json, number, &format!(r#"{{"JobLevel":"{odd}"}}"#));
    }
}

#[test]
fn leaves_without_text_can_be_kept() {
    let keep = VendorOptions { empty: Empty::Keep, ..Default::default() };
    let xml = "<Response><A/><B> </B><A>1</A></Response>";
    check_with(xml, Format::Json, keep, r#"{"A":["","1"],"B":""}"#);
    check_with("<Response/>", Format::Json, keep, "{}");
}

#[test]
fn only_text_and_elements_are_kept_in_json() {
    let xml = r#"<!DOCTYPE Response><!-- a --><Response Version="1"><A b="2" c="3">x<!-- d --></A>
        <?go on?>beside<B><![CDATA[<y>]]>z</B><A b="4"/></Response>"#;
    check(xml, Format::Json, r#"{"A":"x","B":"<y>z"}"#);
    check_losses(
        xml,
        Format::Json,
        &[
            (Reason::Comment, "#comment[0]", 1),
            (Reason::Doctype, "Response", 1),
            (Reason::Attribute, "Response.@Version", 1),
            (Reason::Attribute, "Response.A[0].@b", 2),
            (Reason::Attribute, "Response.A[0].@c", 1),
            (Reason::Comment, "Response.A[0].#comment[0]", 1),
            (Reason::Instruction, "Response.#instruction[0]", 1),
            (Reason::MixedText, "Response.#text[1]", 1),
        ],
    );
}

#[test]
fn arrays_become_repeated_elements() {
    check(
        r#"{"A":[{"B":["1","2"]},"3",[]],"C":5,"D":true,"E":null,"F":"<&>\r"}"#.replace(",[]", "").as_str(),
        Format::Xml,
        "<Response><A><B>1</B><B>2</B></A><A>3</A><C>5</C><D>true</D><E>null</E><F>&lt;&amp;&gt;&#13;</F></Response>",
    );
}

#[test]
fn what_xml_would_not_bring_back_is_listed() {
    check_losses(
        r#"{"A":{},"B":[],"C":["1"],"D":5,"E":7,"F":true,"G":null,"H":"","I":{"A":{}},"J":"1","J":"2"}"#,
        Format::Xml,
        &[
            (Reason::EmptyObject, "Response.A", 1),
            (Reason::EmptyArray, "Response.B", 1),
            (Reason::ArrayOfOne, "Response.C", 1),
            (Reason::Number, "Response.D", 2),
            (Reason::Bool, "Response.F", 1),
            (Reason::Null, "Response.G", 1),
            (Reason::EmptyText, "Response.H", 1),
            (Reason::EmptyObject, "Response.I.A", 1),
            (Reason::DuplicateKey, "Response.J[1]", 1),
        ],
    );
}

#[test]
fn what_xml_cannot_hold_is_refused_with_its_place() {
    let none = VendorOptions::default();
    let cases = [
        (
            r#"{"A":{"1x":"y"}}"#,
            "1:7: The key 1x at Response.A.1x cannot be the name of an XML element. Convert without loss instead",
        ),
        (
            r#"{"":"y"}"#,
            r#"1:2: The key  at Response[""] cannot be the name of an XML element. Convert without loss instead"#,
        ),
        (
            r#"{"a b":["y"]}"#,
            r#"1:2: The key a b at Response["a b"] cannot be the name of an XML element. Convert without loss instead"#,
        ),
        (
            r#"{"a:b":"y"}"#,
            "1:2: The key a:b at Response.a:b cannot be the name of an XML element. Convert without loss instead",
        ),
        (
            r#"{"A":"\u0001"}"#,
            "1:2: Response.A holds U+0001, which XML cannot hold. Convert without loss instead",
        ),
        (
            r#"{"A":"\ud83d"}"#,
            "1:2: Response.A holds U+D83D, which XML cannot hold. Convert without loss instead",
        ),
        (
            r#"{"A":[["1"]]}"#,
            "1:7: The items of the array Response.A[0] have no name that XML elements could have. Convert without loss instead",
        ),
        (
            r#"["1"]"#,
            "1:1: The items of the array $ have no name that XML elements could have. Convert without loss instead",
        ),
    ];
    for (json, expected) in cases {
        assert_eq!(refuse(json, Format::Xml, none).to_string(), expected, "{json}");
    }
}

#[test]
fn what_is_refused_is_not_written_in_part() {
    let many = r#""A":"x","#.repeat(50_000);
    let analysis = analyze(&format!(r#"{{{many}"1x":"y"}}"#));
    let mut written = Vec::new();
    let error = convert_into(&analysis, None, &Options::vendor(Format::Xml), &mut written);
    assert!(error.is_err());
    assert_eq!(written, b"");
}

#[test]
fn a_failure_to_write_is_told() {
    let analysis = analyze("<Response><A>x</A></Response>");
    let mut no_room: &mut [u8] = &mut [0; 5];
    let error =
        convert_into(&analysis, None, &Options::vendor(Format::Json), &mut no_room).unwrap_err();
    assert!(matches!(error.kind(), ConvertErrorKind::Write(_)), "{error}");
}

#[test]
fn without_the_envelope_there_must_be_one_root() {
    let drop = VendorOptions { envelope: Envelope::Drop, ..Default::default() };
    for json in [r#"{"A":"1","B":"2"}"#, "{}", r#"{"A":["1","2"]}"#, r#"{"A":[]}"#, "5"] {
        let error = refuse(json, Format::Xml, drop).to_string();
        assert!(error.ends_with("Keep the envelope"), "{json}: {error}");
    }
    check_with(r#"{"Response":{"A":["1"]}}"#, Format::Xml, drop, "<A>1</A>");
}

#[test]
fn only_a_whole_payload_is_converted() {
    for (text, line, what) in [
        ("<Response><A>1</A>", "1:19", "cut off"),
        ("<Response><A>1</B></Response>", "1:15", "malformed"),
        ("{\"A\":\n1 2}", "2:3", "malformed"),
    ] {
        for form in [Form::default(), Form::Lossless] {
            let options = Options { to: Format::Json, form, indent: Indent::Compact };
            let error = convert_to_text(&analyze(text), None, &options).unwrap_err();
            let words = error.to_string();
            assert!(words.starts_with(line) && words.contains(what), "{text}: {words}");
        }
    }
}

#[test]
fn a_part_has_its_name_on_it() {
    let analysis = analyze("<Response><A><B>1</B><B>2</B></A><C/></Response>");
    let part = |name, to| {
        let options = in_one_line(to, VendorOptions::default());
        convert_to_text(&analysis, Some(node_named(&analysis, name)), &options).unwrap().0
    };
    assert_eq!(part("A", Format::Json), r#"{"A":{"B":["1","2"]}}"#);
    assert_eq!(part("B", Format::Json), r#"{"B":"1"}"#);
    assert_eq!(part("A", Format::Xml), "<A><B>1</B><B>2</B></A>");
    assert_eq!(part("C", Format::Json), "{}");

    let analysis = analyze(
        r#"<Response xmlns="a" xmlns:b="b" xml:space="default" c="c"><A xmlns="d"><b:B/></A></Response>"#,
    );
    let part = convert_to_text(
        &analysis,
        Some(node_named(&analysis, "b:B")),
        &in_one_line(Format::Xml, VendorOptions::default()),
    );
    let expected = r#"<b:B xmlns="d" xmlns:b="b" xml:space="default"/>"#;
    assert_eq!(part.unwrap().0, expected);

    let analysis = analyze(r#"{"A":{"B":["1","2"],"C":{"D":5}}}"#);
    let part = |id, to| {
        let options = in_one_line(to, VendorOptions::default());
        convert_to_text(&analysis, Some(id), &options).unwrap().0
    };
    let named = |name| node_named(&analysis, name);
    assert_eq!(part(named("C"), Format::Xml), "<C><D>5</D></C>");
    assert_eq!(part(named("C"), Format::Json), r#"{"C":{"D":5}}"#);
    assert_eq!(part(named("B"), Format::Xml), "<Response><B>1</B><B>2</B></Response>");
    let item = NodeId::new(named("B").index() + 2).unwrap();
    assert_eq!(part(item, Format::Xml), "<B>2</B>");
    assert_eq!(part(item, Format::Json), r#"{"B":"2"}"#);
}

#[test]
fn an_attribute_is_no_part() {
    let analysis = analyze(r#"<Response a="1"/>"#);
    let options = Options::vendor(Format::Json);
    let error = convert_to_text(&analysis, Some(node_named(&analysis, "a")), &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "1:11: Response.@a cannot be converted alone. Choose its element"
    );
}

#[test]
fn text_can_be_spread_over_lines() {
    let xml = "<Response><A><B>1</B><B>2</B></A><C>3</C><D><E/></D></Response>";
    let spread = Options { indent: Indent::Spaces(2), ..Options::vendor(Format::Json) };
    assert_eq!(
        convert(xml, spread).0,
        "{\n  \"A\": {\n    \"B\": [\n      \"1\",\n      \"2\"\n    ]\n  },\n  \"C\": \"3\",\n  \"D\": {}\n}\n"
    );
    let spread = Options { to: Format::Xml, ..spread };
    assert_eq!(
        convert(xml, spread).0,
        "<Response>\n  <A>\n    <B>1</B>\n    <B>2</B>\n  </A>\n  <C>3</C>\n  <D>\n    <E/>\n  </D>\n</Response>\n"
    );
}
