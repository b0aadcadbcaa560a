use callback_explorer::document::{Document, Expected, Format, Kind, Node, Problem, ProblemKind};

fn read(text: &str) -> Document {
    let format = Format::of(text).unwrap_or(Format::Xml);
    Document::from_text(text.to_owned(), format)
}

/// The tree as text: a line for each node with kind, name and value, indented by depth.
fn picture(document: &Document) -> String {
    document
        .nodes()
        .map(|node| {
            let depth = node.ancestors().count();
            let name = node.name().map(|name| format!(" {name}")).unwrap_or_default();
            let value = node.value().map(|value| format!(" {value:?}")).unwrap_or_default();
            format!("{}{:?}{name}{value}\n", "  ".repeat(depth), node.kind())
        })
        .collect::<Vec<_>>()
        .concat()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let document = read(text);
    assert_eq!(document.problems(), [], "{text}");
    assert_eq!(picture(&document), expected, "{text}");
}

#[track_caller]
fn check_problem(text: &str, at: usize, kind: &ProblemKind) {
    let document = read(text);
    let found: Vec<_> =
        document.problems().iter().map(|problem| (&problem.kind, problem.span.start)).collect();
    assert_eq!(found, [(kind, at)], "{text}");
}

#[test]
fn an_element_without_other_content_has_its_text() {
    check(
        "<a><b>1</b><c/><d></d></a>",
        "Element a\n  Element b \"1\"\n  Element c \"\"\n  Element d \"\"\n",
    );
}

#[test]
fn comments_cdata_and_instructions_stand_where_they_were() {
    check(
        "<?xml version=\"1.0\"?><!-- top --><a>x<!-- in --><![CDATA[<&>]]><?go on?>y</a><?end?>",
        "Comment \" top \"\nElement a\n  Text \"x\"\n  Comment \" in \"\n  Cdata \"<&>\"\n  \
         Instruction go \"on\"\n  Text \"y\"\nInstruction end \"\"\n",
    );
}

#[test]
fn attributes_come_first() {
    check(
        "<a x='1' y = \"&lt;>\"><b/></a>",
        "Element a\n  Attribute x \"1\"\n  Attribute y \"<>\"\n  Element b \"\"\n",
    );
    check("<a x='>'>t</a>", "Element a \"t\"\n  Attribute x \">\"\n");
}

#[test]
fn white_space_counts_only_beside_text() {
    check("<a>\n  <b/>\n</a>", "Element a\n  Element b \"\"\n");
    check(
        "<a> <b/> <c/> x </a>",
        "Element a\n  Text \" \"\n  Element b \"\"\n  Text \" \"\n  Element c \"\"\n  Text \" x \"\n",
    );
    check(
        "<a xml:space='preserve'> <b> <c/></b></a>",
        "Element a\n  Attribute xml:space \"preserve\"\n  Text \" \"\n  Element b\n    Text \" \"\n    Element c \"\"\n",
    );
    check("<a> </a>", "Element a \" \"\n");
}

#[test]
fn references_and_line_ends_are_read_as_meant() {
    check("<a>&lt;&#20013;&#x6587;&amp;\r\n\r&#13;</a>", "Element a \"<中文&\\n\\n\\r\"\n");
}

#[test]
fn json_keeps_order_duplicates_and_spelling() {
    check(
        r#"{"b":1e999,"a":[true,null,"x\u00e9\n"],"b":{},"k\"y":-0.0}"#,
        "Object\n  Number b \"1e999\"\n  Array a\n    Bool \"true\"\n    Null \"null\"\n    String \"xé\\n\"\n  Object b\n  Number k\"y \"-0.0\"\n",
    );
}

#[test]
fn lone_surrogates_are_read_as_replacement() {
    check(
        r#"{"\ud800":"\udc00a","b":"\ud83d\ude00"}"#,
        "Object\n  String \u{fffd} \"\u{fffd}a\"\n  String b \"😀\"\n",
    );
}

#[test]
fn a_break_is_told_with_its_place() {
    use ProblemKind as P;
    check_problem(
        "<a><b></a>",
        6,
        &P::MismatchedEndTag { expected: "b".into(), found: "a".into() },
    );
    check_problem("<a/></b>", 4, &P::UnexpectedEndTag { found: "b".into() });
    check_problem("<a/><b/>", 4, &P::SecondRoot { found: "b".into() });
    check_problem("<a/>x", 4, &P::TextOutsideRoot);
    check_problem("<a>&x;</a>", 3, &P::UndeclaredEntity { name: "x".into() });
    check_problem("<a>1 & 2</a>", 5, &P::Expected(Expected::Reference));
    check_problem("<a b='1' b='2'/>", 9, &P::RepeatedAttribute { name: "b".into() });
    check_problem("<a>]]></a>", 3, &P::Expected(Expected::Character));
    check_problem("<a>\u{1}</a>", 3, &P::Expected(Expected::Character));
    check_problem("<a>\u{ffff}</a>", 3, &P::Expected(Expected::Character));
    check_problem("<a b='<'/>", 6, &P::Expected(Expected::Character));
    check_problem("<!-- -->", 8, &P::Expected(Expected::Root));
    check_problem(" ", 0, &P::Empty);
    check_problem("<a><b", 5, &P::Truncated { open: 1 });
    check_problem("{\"a\":[1", 7, &P::Truncated { open: 2 });
    check_problem("{\"a\":1}x", 7, &P::TextOutsideRoot);
    check_problem("{\"a\" 1}", 5, &P::Expected(Expected::Colon));
    check_problem("{\"a\":1,}", 7, &P::Expected(Expected::Key));
    check_problem("[1,]", 3, &P::Expected(Expected::Value));
}

#[test]
fn spans_are_what_the_payload_says() {
    let document = read("<a x='1'>\n <b>t</b ></a>");
    let spans: Vec<_> = document.nodes().map(Node::source).collect();
    assert_eq!(spans, ["<a x='1'>\n <b>t</b ></a>", "x='1'", "<b>t</b >"]);
    let document = read(r#"{"a" : [1, "x"] }"#);
    let spans: Vec<_> = document.nodes().map(Node::source).collect();
    assert_eq!(spans, [r#"{"a" : [1, "x"] }"#, r#""a" : [1, "x"]"#, "1", "\"x\""]);
    let values: Vec<_> = document.nodes().filter_map(Node::raw_value).collect();
    assert_eq!(values, ["1", "\"x\""]);
}

#[test]
fn a_hundred_thousand_levels_are_read() {
    const DEPTH: usize = 100_000;
    let xml = format!("{}{}", "<a>".repeat(DEPTH), "</a>".repeat(DEPTH));
    let json = format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    for text in [xml, json] {
        let document = read(&text);
        assert_eq!(document.problems(), [] as [Problem; 0]);
        assert_eq!(document.n_nodes(), DEPTH);
        let deepest = document.nodes().last().unwrap();
        assert_eq!(deepest.ancestors().count(), DEPTH - 1);
        assert!(matches!(deepest.kind(), Kind::Element | Kind::Array));
    }
}

#[test]
fn a_document_type_is_judged_and_its_entities_stay_as_written() {
    let text = "<!DOCTYPE a [<!ELEMENT a (b | (c, d)+)*> <!ENTITY e 'x'> <!ENTITY f SYSTEM 'f'>]>\
                <a b='&e;'>&e;&f;</a>";
    let document = read(text);
    assert_eq!(document.problems(), []);
    assert_eq!(document.root().unwrap().text_content(), "&e;&f;");
    let doctype = document.prolog().doctype.clone().unwrap();
    assert_eq!(doctype, 0..text.find("<a").unwrap());
}

#[test]
fn a_wrong_document_type_is_told_with_its_place() {
    use ProblemKind as P;
    check_problem("<!DOCTYPE a [<!ELEMENT a (b,c|d)>]><a/>", 29, &P::Expected(Expected::Markup));
    check_problem("<!DOCTYPE a [<!ENTITY e '%x;'>]><a/>", 25, &P::Expected(Expected::Reference));
    let undeclared = P::UndeclaredEntity { name: "f".into() };
    check_problem("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&f;</a>", 33, &undeclared);
    let wrong = P::Expected(Expected::Reference);
    check_problem("<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", 35, &wrong);
    check_problem("<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</a>", 35, &wrong);
    check_problem("<!DOCTYPE a [<!ENTITY e '&#60;b/>'>]><a x='&e;'/>", 43, &wrong);
}

#[test]
fn entities_that_multiply_cost_no_more_than_their_declarations() {
    let declare = |n: usize| format!("<!ENTITY e{n} '&e{0};&e{0};'>", n - 1);
    let declarations = (1..50_000).map(declare).collect::<Vec<_>>().concat();
    let text = format!("<!DOCTYPE a [<!ENTITY e0 'ha'>{declarations}]><a>&e49999;</a>");
    assert_eq!(read(&text).problems(), []);
}

#[test]
fn prefixes_have_to_be_declared_and_names_to_be_unique() {
    use ProblemKind as P;
    check(
        "<p:a xmlns:p='u' xml:lang='en'/>",
        "Element p:a \"\"\n  Attribute xmlns:p \"u\"\n  Attribute xml:lang \"en\"\n",
    );
    let undeclared = P::UndeclaredPrefix { prefix: "p".into() };
    check_problem("<p:a/>", 1, &undeclared);
    check_problem("<a><b xmlns:p='u'/><p:c/></a>", 20, &undeclared);
    let repeated = P::RepeatedAttribute { name: "q:x".into() };
    check_problem("<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>", 34, &repeated);
    let misdeclared = P::MisdeclaredPrefix { prefix: "xml".into() };
    check_problem("<a xmlns:xml='u'/>", 3, &misdeclared);
}
