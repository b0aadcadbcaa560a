use std::fs;
use std::path::{Path, PathBuf};

use callback_explorer::analysis::{Analysis, Analyzer, Finding, Severity};
use callback_explorer::catalog::{Catalog, EntryId};
use callback_explorer::document::Format;
use callback_explorer::intake;
use callback_explorer::session::{Action, Disk, News, Session};

use super::remembered::{
    copy, current, id, next_start, opened, read_again, reload, session, source, wait,
};

const COVER: &str = "assets/samples/smart-cover.xml";

fn entry(session: &Session, id: &str) -> EntryId {
    session.analyzer().catalog().find(id).unwrap_or_else(|| panic!("{id} is in the catalog"))
}

/// Has the shown payload taken for a callback, and waits until it is.
fn choose(session: &mut Session, id: Option<&str>) {
    let chosen = id.map(|id| entry(session, id));
    session.apply(Action::ReadAs(chosen));
    assert_eq!(current(session).chosen(), chosen);
    wait(session, |session| analysis(session).recognition().chosen() == chosen);
}

fn analysis(session: &Session) -> &Analysis {
    current(session).analysis().expect("it is read")
}

fn shown_entry(session: &Session) -> &str {
    &analysis(session).entry().expect("it is taken for a callback").id
}

fn rules(session: &Session) -> Vec<&'static str> {
    analysis(session).findings().iter().map(|finding| finding.rule().id).collect()
}

#[test]
fn everything_is_checked_against_what_was_chosen_and_again_as_before() {
    let mut session = opened(Path::new(COVER));
    let before = rules(&session);
    let n_rows = current(&session).rows().len();
    choose(&mut session, Some("concat"));
    assert_eq!(shown_entry(&session), "concat");
    assert!(
        rules(&session).contains(&"unlisted-value"),
        "its Tag is another: {:?}",
        rules(&session)
    );
    let told = current(&session).told().expect("findings are told");
    assert!(
        told.is_of(current(&session).analysis().unwrap()),
        "the list of findings is the new one"
    );
    let recognized = analysis(&session).recognition().best().unwrap().entry;
    assert_eq!(session.analyzer().catalog().entry(recognized).id, "smart-cover");

    choose(&mut session, None);
    assert_eq!((shown_entry(&session), rules(&session)), ("smart-cover", before));
    assert_eq!(current(&session).rows().len(), n_rows);
    assert!(session.take_news().is_empty(), "nothing has happened to the file");
    assert_eq!(current(&session).disk(), &Disk::Same);
}

#[test]
fn what_is_folded_and_selected_stays_so() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    let found = analysis(&session).document().find("Response.WorkflowExecution.Tasks[1]");
    session.apply(Action::Toggle(found[0]));
    choose(&mut session, Some("job"));
    let folded: Vec<_> = current(&session).rows().folded().collect();
    assert_eq!(folded, found);
}

#[test]
fn a_choice_outlasts_a_change_of_the_file() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    choose(&mut session, Some("job"));
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("<RunId>", "<New>1</New><RunId>")).unwrap();
    assert_eq!(reload(&mut session), News::Reloaded(id(&session)));
    assert_eq!(shown_entry(&session), "job");
    assert!(!analysis(&session).document().find("Response.WorkflowExecution.New").is_empty());
}

#[test]
fn what_was_overtaken_is_never_shown() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    let text = fs::read_to_string(&path).unwrap();
    for round in 0..20 {
        fs::write(&path, format!("{text}<!-- {round} -->")).unwrap();
        let chosen = [Some("job"), Some("concat"), None][round % 3];
        if round % 2 == 0 {
            read_again(&mut session);
        }
        let entry = chosen.map(|id| entry(&session, id));
        session.apply(Action::ReadAs(entry));
        if round % 2 == 1 {
            read_again(&mut session);
        }
        let last = format!("<!-- {round} -->");
        wait(&mut session, |session| {
            let shown = analysis(session);
            shown.recognition().chosen() == entry && shown.document().text().ends_with(&last)
        });
    }
}

#[test]
fn the_next_start_and_what_is_reopened_keep_the_choice() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    choose(&mut session, Some("job"));
    assert_eq!(shown_entry(&next_start(&session)), "job");

    session.apply(Action::Close(id(&session)));
    session.apply(Action::ReopenClosed);
    assert_eq!(shown_entry(&session), "job");
}

#[test]
fn an_entry_that_the_catalog_has_no_more_is_not_chosen_at_the_next_start() {
    let path = PathBuf::from(COVER);
    let mut session = opened(&path);
    choose(&mut session, Some("job"));
    let kept = serde_json::to_string(&session.memo().written_out()).unwrap();
    let kept = kept.replace(r#""entry":"job""#, r#""entry":"gone""#);
    let mut next = self::session();
    next.restore(serde_json::from_str(&kept).unwrap(), source);
    wait(&mut next, |_| true);
    assert_eq!(shown_entry(&next), "smart-cover");
}

#[test]
fn whatever_is_chosen_for_whatever_is_given_something_is_told() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    for text in [
        "<html><body/></html>",
        "<Response/>",
        "[1,[2]]",
        r#"{"data":{"a":1}}"#,
        "<Response><JobsDetail>",
        "3",
    ] {
        for (entry, _) in analyzer.catalog().entries() {
            let payload = intake::payloads(text.into(), "a").remove(0);
            assert!(
                payload.format.is_some_and(|format| format != Format::Xml || text.starts_with('<'))
            );
            let analysis = analyzer.analyze_as(payload, Some(entry));
            assert_eq!(analysis.entry_id(), Some(entry));
            let worst = analysis.findings().iter().map(Finding::severity).max();
            let id = &analyzer.catalog().entry(entry).id;
            assert!(worst >= Some(Severity::Warning), "{text} as {id}");
        }
    }
}

#[test]
fn an_id_that_is_nearly_right_is_guessed() {
    let catalog = Catalog::embedded().unwrap();
    for (wrong, meant) in [
        ("workflw", "workflow"),
        ("smartcover", "smart-cover"),
        ("SmartCover", "smart-cover"),
        ("moderation-imag", "moderation-image"),
        ("tss", "tts"),
        ("generalize", "words-generalize"),
    ] {
        assert_eq!(catalog.nearest(wrong), Some(meant), "{wrong}");
    }
    assert_eq!(catalog.nearest("qqqqqqqqqqqqqqqq"), None);
    assert_eq!(catalog.nearest(""), None);
}

#[test]
fn a_callback_is_found_by_name_tag_and_meaning_in_either_language() {
    let catalog = Catalog::embedded().unwrap();
    for (typed, first) in [
        ("SmartCover", "smart-cover"),
        ("智能封面", "smart-cover"),
        ("reviewaudio", "moderation-audio"),
        ("callback workflow", "workflow"),
    ] {
        let found = catalog.search(typed);
        assert_eq!(catalog.entry(found[0].entry).id, first, "{typed}");
        assert!(found[0].is_named);
    }
    let found = catalog.search("WorkflowNodeName");
    assert!(found.iter().all(|found| !found.is_named && !found.places.is_empty()), "{found:?}");
    assert_eq!(catalog.search("").len(), catalog.entries().count());
    assert!(catalog.search("qqqq").is_empty());
}

#[test]
fn what_failed_is_told_whatever_callback_a_payload_is_held_against() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let of = |file: &Path| intake::payloads(fs::read(file).unwrap(), "sample").remove(0);
    let files = ["assets/samples", "assets/catalog/samples"].map(fs::read_dir);
    let files = files.into_iter().flat_map(Result::unwrap).map(|file| file.unwrap().path());
    let failed = files.filter(|file| file.to_string_lossy().contains(".failed."));
    let mut n_failures = 0;
    for file in failed {
        let wanted = analyzer.analyze(of(&file)).outcome().failures.clone();
        n_failures += wanted.len();
        for (entry, _) in analyzer.catalog().entries() {
            let analysis = analyzer.analyze_as(of(&file), Some(entry));
            assert_eq!(analysis.outcome().failures, wanted, "{}", file.display());
        }
    }
    assert!(n_failures > 20, "{n_failures}");
}
