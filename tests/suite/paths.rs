use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::convert::Notation;
use callback_explorer::document::{Document, Format, Node, Paths};
use callback_explorer::intake;

#[test]
fn every_path_leads_back_to_its_node() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    for entry in std::fs::read_dir("assets/samples").unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let analysis = analyzer.analyze(intake::payloads(bytes, "sample").remove(0));
        let mut paths = analysis.paths();
        for node in analysis.document().nodes() {
            let written = paths.path(node.id());
            let found = analysis.document().find(&written);
            assert_eq!(found, [node.id()], "{written} in {}", path.display());
        }
    }
}

/// What each notation writes, it leads back to; of JSON without its envelope, too.
#[test]
fn every_notation_leads_back_to_its_node() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let mut n_written = [0; 5];
    let folders = ["assets/samples", "assets/catalog/samples", "tests/payloads/queries"];
    for entry in folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()) {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let analysis = analyzer.analyze(intake::payloads(bytes, "sample").remove(0));
        let nodes = analysis.document().nodes().map(Node::id);
        let notations = || Notation::ALL.into_iter().enumerate();
        for (node, (at, notation)) in nodes.flat_map(|node| notations().map(move |it| (node, it))) {
            let Some(written) = notation.path(&analysis, node) else { continue };
            // The envelope that JSON drops is the root of both.
            let is_root = ["$", ".", ""].contains(&written.as_str());
            let found = analysis.document().find(&written);
            assert!(found == [node] || is_root, "{written} in {}", path.display());
            n_written[at] += 1;
        }
    }
    assert!(n_written.iter().all(|n_written| *n_written > 4_000), "{n_written:?}");
}

#[test]
fn a_place_is_written_as_each_tool_wants_it() {
    let written = |file: &str, path: &str| {
        let analyzer = Analyzer::new(Catalog::embedded().unwrap());
        let bytes = std::fs::read(file).unwrap();
        let analysis = analyzer.analyze(intake::payloads(bytes, "sample").remove(0));
        let [node] = analysis.document().find(path)[..] else { panic!("{path}") };
        Notation::ALL.map(|notation| notation.path(&analysis, node).unwrap_or_default())
    };
    assert_eq!(
        written("assets/samples/workflow.xml", "Response.WorkflowExecution.Tasks[1].State"),
        [
            "Response.WorkflowExecution.Tasks[1].State",
            "$.WorkflowExecution.Tasks[1].State",
            "/WorkflowExecution/Tasks/1/State",
            "/Response/WorkflowExecution/Tasks[2]/State",
            ".WorkflowExecution.Tasks[1].State"
        ]
    );
    assert_eq!(
        written("assets/catalog/samples/smart-cover.json", "Response.JobsDetail[0].Input.Object"),
        [
            "Response.JobsDetail[0].Input.Object",
            "$.JobsDetail[0].Input.Object",
            "/JobsDetail/0/Input/Object",
            "/Response/JobsDetail[1]/Input/Object",
            ".JobsDetail[0].Input.Object"
        ]
    );
}

#[test]
fn paths_are_understood_as_people_write_them() {
    let json = r#"{"JobsDetail":[{"a b":{"x/y":1,"~":2,"it's":3,"q\"":4}},{"State":"S"}]}"#;
    let xml = "<Response><JobsDetail n='1'>t<State>A</State></JobsDetail><JobsDetail><State>S</State>\
               </JobsDetail></Response>";
    let values = |text: &str, format, path: &str| -> Vec<String> {
        let document = Document::from_text(text.to_owned(), format);
        let found = document.find(path).into_iter();
        found.map(|id| document.node(id).value().unwrap_or_default().into_owned()).collect()
    };
    for (path, value) in [
        ("$.JobsDetail[0]['a b']['x/y']", "1"),
        ("/JobsDetail/0/a b/x~1y", "1"),
        ("/JobsDetail/0/a b/~0", "2"),
        (r"$.JobsDetail[0]['a b']['it\'s']", "3"),
        (r#".JobsDetail[0]["a b"]["q\""]"#, "4"),
        (r#".JobsDetail[0]."a b"."~""#, "2"),
        (".[\"JobsDetail\"][1].State", "S"),
        ("$..State", "S"),
        ("//State", "S"),
        ("$.JobsDetail[*].State", "S"),
        (".JobsDetail[].State", "S"),
        ("/Response/JobsDetail[2]/State", "S"),
        (" Response.JobsDetail[1].State ", "S"),
        ("Response/JobsDetail[2]/State", "S"),
    ] {
        assert_eq!(values(json, Format::Json, path), [value], "{path}");
    }
    for (path, wanted) in [
        ("/Response/JobsDetail[2]/State", &["S"][..]),
        ("/Response/JobsDetail[2]/State/text()", &["S"]),
        ("/Response/JobsDetail[1]/@n", &["1"]),
        ("/Response/JobsDetail[1]/text()", &["t"]),
        ("//State", &["A", "S"]),
        ("$.JobsDetail[1].State", &["S"]),
        ("/JobsDetail/1/State", &["S"]),
        (".JobsDetail[].State", &["A", "S"]),
    ] {
        assert_eq!(values(xml, Format::Xml, path), wanted, "{path}");
    }
    for wrong in ["/Response/JobsDetail[State='S']", "/Response/JobsDetail[0]", "$.a[", "[", "$['a"]
    {
        assert_eq!(values(xml, Format::Xml, wrong), Vec::<String>::new(), "{wrong}");
    }
}

#[test]
fn odd_names_and_nameless_nodes_have_paths_too() {
    let json = r#"{"a.b":{"":[[1,2],[3]]},"q\"\\":{"\u001b":true}}"#;
    let xml = "<!--c--><a x='1'>t<?p i?>u<b/><![CDATA[d]]></a>";
    for (text, format) in [(json, Format::Json), (xml, Format::Xml)] {
        let document = Document::from_text(text.to_owned(), format);
        for node in document.nodes() {
            let path = Paths::new(&document, None).path(node.id(), |_| false);
            assert_eq!(document.find(&path), [node.id()], "{path}");
        }
    }
}

#[test]
fn without_an_index_all_siblings_are_found() {
    let text = "<r><t><n>1</n></t><t><n>2</n></t></r>".to_owned();
    let document = Document::from_text(text, Format::Xml);
    let values = |path: &str| -> Vec<String> {
        let found = document.find(path).into_iter();
        found.map(|id| document.node(id).value().unwrap().into_owned()).collect()
    };
    assert_eq!(values("r.t.n"), ["1", "2"]);
    assert_eq!(values("r.t[1].n"), ["2"]);
    assert_eq!(values("r.t[2].n"), Vec::<String>::new());
    assert_eq!(values("r..n"), ["1", "2"], "however deep");
}
