use callback_explorer::convert::{Form, Indent, Options};
use callback_explorer::document::Format;

use super::{convert, tree};

const DEPTH: usize = 100_000;
const BREADTH: usize = 20_000;

fn nested(before: &str, inside: &str, after: &str) -> String {
    format!("{}{inside}{}", before.repeat(DEPTH), after.repeat(DEPTH))
}

fn options(to: Format, form: Form) -> Options {
    Options { to, form, indent: Indent::Compact }
}

#[test]
fn depth_does_not_matter() {
    let xml = nested("<a>", "x", "</a>");
    let mixed = nested("<a>y", "x", "</a>");
    let json = nested("{\"a\":", "\"x\"", "}");
    let array = nested("[", "1", "]");
    let spread = Options { indent: Indent::Spaces(1), ..options(Format::Json, Form::default()) };
    let as_json = convert(&xml, spread).0;
    assert_eq!(as_json.matches('{').count(), DEPTH);
    let as_xml = convert(&json, Options { to: Format::Xml, ..spread }).0;
    assert_eq!(as_xml.matches("<a>").count(), DEPTH);
    for (text, format, other) in [
        (&xml, Format::Xml, Format::Json),
        (&mixed, Format::Xml, Format::Json),
        (&json, Format::Json, Format::Xml),
        (&array, Format::Json, Format::Xml),
    ] {
        let there = convert(text, options(other, Form::Lossless)).0;
        let back = convert(&there, options(format, Form::Lossless)).0;
        assert_eq!(tree(&back, format), tree(text, format));
    }
}

/// In time that grew with the square of their number, this would take minutes.
#[test]
fn breadth_does_not_matter() {
    let alternating = "<a>1</a><b>2</b>".repeat(BREADTH);
    let different: Vec<_> = (0..BREADTH).map(|i| format!("<c{i} d{i}=\"1\">x</c{i}>")).collect();
    let xml = format!("<Response>{alternating}{}</Response>", different.concat());
    let as_json = convert(&xml, options(Format::Json, Form::default())).0;
    assert_eq!(as_json.matches(r#"["1","1","#).count(), 1);
    let back = convert(&as_json, options(Format::Xml, Form::default())).0;
    assert_eq!(back.matches('<').count(), xml.matches('<').count());
    let there = convert(&xml, options(Format::Json, Form::Lossless)).0;
    let back = convert(&there, options(Format::Xml, Form::Lossless)).0;
    assert_eq!(tree(&back, Format::Xml), tree(&xml, Format::Xml));
}
