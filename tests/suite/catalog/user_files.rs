use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::{Catalog, EnvelopeInJson, PlaceId, Presence, Sensitivity, Sign};
use callback_explorer::intake::payloads;
use callback_explorer::report;
use callback_explorer::words::Language;

use super::{embedded, entry, files, folder, read};

fn with_user_files() -> Catalog {
    Catalog::with_user_files(&files("tests/catalog/user")).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_new_entry_is_added() {
    let catalog = with_user_files();
    assert_eq!(catalog.entries().count(), embedded().entries().count() + 1);
    let review = entry(&catalog, "pet-review");
    assert!(!review.envelope);
    assert_eq!(review.json.envelope, EnvelopeInJson::Keep);
    let paths: Vec<_> = review.nodes.iter().map(|node| &*node.path).collect();
    assert_eq!(
        paths,
        [
            "EventName",
            "JobsDetail",
            "JobsDetail.CosHeaders",
            "JobsDetail.CosHeaders.*",
            "JobsDetail.CosHeaders.x-id",
            "JobsDetail.Name",
            "JobsDetail.Bucket",
        ]
    );
    let top: Vec<_> = review.children(PlaceId::ENVELOPE).map(|node| &*node.name).collect();
    assert_eq!(top, ["EventName", "JobsDetail"]);
    let required = review.required(PlaceId::ENVELOPE).map(|node| &*node.name);
    assert_eq!(required.collect::<Vec<_>>(), ["JobsDetail"]);
}

#[test]
fn clues_may_be_headers_and_may_be_absent() {
    let catalog = with_user_files();
    let clues = &entry(&catalog, "pet-review").clues;
    let shape: Vec<_> = clues
        .iter()
        .map(|clue| match &clue.sign {
            Sign::Node { path, is, .. } => (path.as_str(), is.len(), clue.absent, clue.weight),
            Sign::Header { name, is } => (name.as_str(), is.len(), clue.absent, clue.weight),
        })
        .collect();
    assert_eq!(
        shape,
        [
            ("EventName", 1, false, 3),
            ("X-Ci-Content-Version", 0, true, 1),
            ("Response.JobsDetail.Tag", 0, true, 1)
        ]
    );
}

#[test]
fn a_header_of_the_request_is_a_clue_where_it_was_saved() {
    let analyzer = Analyzer::new(with_user_files());
    let evidence = |name: &str| {
        let bytes = read(&folder("tests/catalog/payloads").join(name)).into_bytes();
        let analysis = analyzer.analyze(payloads(bytes, name).remove(0));
        let entry = analysis.recognition().entry().unwrap();
        let evidence = report::evidence(&analysis, entry, Language::En);
        evidence.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        evidence("pet-review.json"),
        [
            "EventName is ReviewPet",
            "X-Ci-Content-Version is not there",
            "Response.JobsDetail.Tag is not there"
        ]
    );
    assert_eq!(
        evidence("pet-review.http"),
        ["EventName is ReviewPet", "Response.JobsDetail.Tag is not there"]
    );
}

#[test]
fn a_root_of_its_own_is_found_in_a_log() {
    let catalog = Catalog::with_user_files(&files("tests/catalog/root")).unwrap();
    let analyzer = Analyzer::new(catalog);
    let bytes = read(&folder("tests/catalog/payloads").join("gate.log")).into_bytes();
    let found = analyzer.intake().payloads(bytes.clone(), "gate.log", None);
    assert_eq!(found.len(), 1, "other JSON of the log is none");
    assert_eq!(found[0].text, r#"{"GateEvent":{"GateId":"g-1","Opened":"true"}}"#);
    let analysis = analyzer.analyze(found.into_iter().next().unwrap());
    assert_eq!(analysis.entry().unwrap().id, "gate");
    let unknown = payloads(bytes, "gate.log");
    assert_eq!((unknown.len(), unknown[0].origin.line), (1, None), "nobody else knows it");
}

#[test]
fn an_entry_takes_the_place_of_ours() {
    let catalog = with_user_files();
    let tts = entry(&catalog, "tts");
    assert_eq!(tts.title.en, "Speech, as our gateway sends it");
    assert_eq!(tts.nodes.len(), 2);
    // What only our own text to speech included is no error, though nobody includes it now.
    assert_eq!(entry(&catalog, "smart-cover").id, "smart-cover");
}

#[test]
fn what_an_include_brought_changes_only_where_it_is_told_to() {
    let catalog = with_user_files();
    let review = entry(&catalog, "pet-review");
    let name = review.nodes.iter().find(|node| node.path == "JobsDetail.Name").unwrap();
    assert_eq!(name.meaning.en, "Name of the pet");
    assert_eq!(name.presence, Presence::Sometimes);
    assert_eq!(name.sensitivity, Sensitivity::None);
    let bucket = review.nodes.iter().find(|node| node.path == "JobsDetail.Bucket").unwrap();
    assert_eq!(bucket.presence, Presence::Always);
    assert_eq!(bucket.sensitivity, Sensitivity::Identifier);
}
