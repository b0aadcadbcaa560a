use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::document::{Document, Format, Paths};
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
    assert_eq!(values("r..n"), Vec::<String>::new());
}
