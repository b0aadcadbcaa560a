//! Pins and notes of payloads: they are found again where they are, told as lost where they are not.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use callback_explorer::session::{
    Action, Address, NoteAction, Open, Page, Pinned, Session, Source, Target,
};

use crate::remembered::{current, opened, session, source, wait};

const RUN: &str = "Response.WorkflowExecution.RunId";
const SECOND: &str = "Response.WorkflowExecution.Tasks[1].State";

fn target(open: &Open, path: &str) -> Target {
    Target::Node(open.analysis().unwrap().document().find(path)[0])
}

fn write(session: &mut Session, path: &str, note: &str) {
    let target = target(current(session), path);
    session.apply(Action::Note(NoteAction::Write(target, note.to_owned())));
}

fn toggle(session: &mut Session, path: &str) {
    let target = target(current(session), path);
    session.apply(Action::Select { target, reveal: false });
    session.apply(Action::Note(NoteAction::Toggle));
}

/// Each pin with its note, and whether the payload has no such row.
fn pins(open: &Open) -> Vec<(&str, &str, bool)> {
    let told = |it: &'_ Pinned| it.target.is_none();
    open.pins().iter().map(|it| (&*it.pin.path, &*it.pin.note, told(it))).collect()
}

/// What is kept, as the next start reads it.
fn kept(session: &Session) -> Vec<Page> {
    let text = serde_json::to_string(&session.noted()).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn workflow() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xml");
    fs::copy("assets/samples/workflow.failed.xml", &path).unwrap();
    (folder, path)
}

fn at_next_start(pages: Vec<Page>, path: &Path) -> Session {
    let mut session = session();
    session.know_notes(pages);
    session.open(source(&Address::File(path.to_owned())));
    wait(&mut session, |session| !session.opened().is_empty());
    session
}

#[test]
fn pins_and_notes_stand_in_document_order_and_are_there_at_the_next_start() {
    let (_folder, path) = workflow();
    let mut first = opened(&path);
    toggle(&mut first, SECOND);
    write(&mut first, RUN, "Asked the vendor.\nNo answer yet.");
    write(&mut first, "Response", "ticket 4711");
    let expected = [
        ("Response", "ticket 4711", false),
        (RUN, "Asked the vendor.\nNo answer yet.", false),
        (SECOND, "", false),
    ];
    assert_eq!(pins(current(&first)), expected);
    let second = at_next_start(kept(&first), &path);
    assert_eq!(pins(current(&second)), expected);
    assert_eq!(second.noted(), [], "nothing was written there yet");
}

#[test]
fn notes_belong_to_what_a_payload_says_wherever_it_is_opened_from() {
    let (folder, path) = workflow();
    let mut session = opened(&path);
    write(&mut session, RUN, "mine");
    let copy = folder.path().join("copy of a.xml");
    fs::copy(&path, &copy).unwrap();
    let other = at_next_start(kept(&session), &copy);
    assert_eq!(pins(current(&other)), [(RUN, "mine", false)]);
    session.open(Source::of_text("pasted", fs::read(&path).unwrap()));
    wait(&mut session, |session| session.opened().len() == 2);
    assert_eq!(pins(&session.opened()[1]), [(RUN, "mine", false)]);
    write(&mut session, RUN, "ours");
    assert_eq!(pins(&session.opened()[1]), [(RUN, "ours", false)], "both show the same page");
}

#[test]
fn in_a_payload_that_has_changed_a_pin_is_at_its_path_or_lost_but_nowhere_else() {
    let (_folder, path) = workflow();
    let mut session = opened(&path);
    write(&mut session, RUN, "mine");
    write(&mut session, SECOND, "why?");
    let before = fs::read_to_string(&path).unwrap();
    let (first, last) = (before.find("</Tasks>").unwrap(), before.rfind("</Tasks>").unwrap());
    fs::write(&path, format!("{}{}", &before[..first], &before[last..])).unwrap();
    session.read_again(&[current(&session).id()], source);
    wait(&mut session, |session| current(session).has_other_s_notes());
    assert_eq!(pins(current(&session)), [(RUN, "mine", false), (SECOND, "why?", true)]);
    session.apply(Action::Note(NoteAction::Unpin(SECOND.to_owned())));
    assert!(!current(&session).has_other_s_notes(), "they are this payload's from now on");
    fs::write(&path, before).unwrap();
    let again = at_next_start(kept(&session), &path);
    assert_eq!(pins(current(&again)), [(RUN, "mine", false), (SECOND, "why?", false)]);
}

#[test]
fn what_is_pinned_again_has_its_note_again() {
    let (_folder, path) = workflow();
    let mut session = opened(&path);
    write(&mut session, RUN, "a long story");
    toggle(&mut session, RUN);
    assert_eq!(pins(current(&session)), []);
    assert_eq!(kept(&session)[0].pins, []);
    toggle(&mut session, RUN);
    assert_eq!(pins(current(&session)), [(RUN, "a long story", false)]);
    write(&mut session, SECOND, " \n");
    assert_eq!(pins(current(&session)).len(), 1, "blanks are no note");
}

#[test]
fn what_is_missing_can_be_pinned_and_is_the_node_once_it_is_there() {
    let text = fs::read_to_string("assets/samples/workflow.xml").unwrap();
    let (start, end) = (text.find("<EndTime>").unwrap(), text.find("</EndTime>").unwrap());
    let without = format!("{}{}", &text[..start], &text[end + "</EndTime>".len()..]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xml");
    fs::write(&path, without).unwrap();
    let mut session = opened(&path);
    let rows = current(&session).rows();
    let ghost = (0..rows.len()).filter_map(|row| rows.get(row)).map(|row| row.target);
    let ghost = ghost.into_iter().find(|it| matches!(it, Target::Missing { .. })).unwrap();
    session.apply(Action::Note(NoteAction::Write(ghost, "ask for it".to_owned())));
    let (at, note, _) = pins(current(&session))[0];
    assert_eq!((at, note), ("Response.WorkflowExecution.Tasks[0].EndTime", "ask for it"));
    assert_eq!(current(&session).pin_at(ghost).unwrap().note, "ask for it");
    fs::write(&path, text).unwrap();
    let later = at_next_start(kept(&session), &path);
    let there = target(current(&later), "Response.WorkflowExecution.Tasks[0].EndTime");
    assert_eq!(current(&later).pins()[0].target, Some(there));
}

#[test]
fn every_row_of_every_sample_can_be_pinned_and_is_found_by_its_path() {
    for file in fs::read_dir("assets/samples").unwrap() {
        let mut session = opened(&file.unwrap().path());
        let rows = current(&session).rows();
        let targets: Vec<Target> =
            (0..rows.len()).filter_map(|row| rows.get(row)).map(|row| row.target).collect();
        for &target in &targets {
            session.apply(Action::Select { target, reveal: false });
            session.apply(Action::Note(NoteAction::Toggle));
        }
        let open = current(&session);
        let pinned: Vec<Target> = open.pins().iter().filter_map(|it| it.target).collect();
        assert_eq!(pinned.len(), targets.len(), "{}", open.name());
        let mut other = crate::remembered::session();
        other.know_notes(kept(&session));
        let text = open.analysis().unwrap().document().text().to_owned();
        other.open(Source::of_text("pasted", text));
        wait(&mut other, |session| !session.opened().is_empty());
        let found: Vec<_> = current(&other).pins().iter().filter_map(|it| it.target).collect();
        assert_eq!(found, pinned, "{}", open.name());
    }
}

#[test]
fn a_report_holds_the_notes_of_what_it_is_about() {
    let (_folder, path) = workflow();
    let mut session = opened(&path);
    write(&mut session, "Response", "ticket 4711");
    toggle(&mut session, SECOND);
    let open = current(&session);
    let told = open.notes(&Arc::clone(open.analysis().unwrap()));
    let told: Vec<_> =
        told.iter().map(|it| (it.path.as_deref(), it.value.as_deref(), &*it.text)).collect();
    assert_eq!(told, [(None, None, "ticket 4711"), (Some(SECOND), Some("Failed"), "")]);
}

#[test]
fn a_page_that_a_later_program_wrote_keeps_what_this_one_does_not_know() {
    let page = r#"{"content":"00","color":"red","pins":[{"path":"a","shape":"round"}]}"#;
    let page: Page = serde_json::from_str(page).unwrap();
    let written = serde_json::to_string(&page).unwrap();
    assert!(written.contains("\"color\":\"red\""), "{written}");
}
