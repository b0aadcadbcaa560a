//! What a session keeps of how payloads were looked at, when they are read again and from one start to the next.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::files;
use callback_explorer::session::{
    Action, Address, Content, Disk, MOST_STEPS, News, Open, OpenId, Remembered, Session, Source,
    Target,
};
use callback_explorer::words::Language;

const TASKS: &str = "tests/payloads/rows/two-tasks.xml";

pub(crate) fn session() -> Session {
    let analyzer = Arc::new(Analyzer::new(Catalog::embedded().unwrap()));
    Session::new(analyzer, Language::En, Arc::new(|| ()))
}

pub(crate) fn source(place: &Address) -> Source {
    let Address::File(path) = place else { panic!("only files are opened here") };
    let file = path.clone();
    Source {
        name: path.display().to_string(),
        read: Box::new(move |_| {
            files::read(&file, files::LARGEST).map_err(|error| error.to_string().as_str().into())
        }),
        is_met: false,
        place: Some(place.clone()),
        encoding: None,
    }
}

pub(crate) fn wait(session: &mut Session, is_so: impl Fn(&Session) -> bool) {
    let start = std::time::Instant::now();
    while !is_so(session) || session.is_busy() {
        assert!(start.elapsed().as_secs() < 20, "it takes too long");
        session.poll();
        std::thread::yield_now();
    }
}

pub(crate) fn opened(path: &Path) -> Session {
    let mut session = session();
    open(&mut session, path);
    session
}

fn open(session: &mut Session, path: &Path) {
    let n_open = session.opened().len();
    session.open(source(&Address::File(path.to_owned())));
    wait(session, |session| session.opened().len() > n_open);
}

pub(crate) fn current(session: &Session) -> &Open {
    session.current().expect("something is shown")
}

fn node(session: &Session, path: &str) -> Target {
    let analysis = current(session).analysis().unwrap();
    let found = analysis.document().find(path);
    Target::Node(*found.first().unwrap_or_else(|| panic!("no node at {path}")))
}

fn name(open: &Open, target: Target) -> String {
    let analysis = open.analysis().unwrap();
    match target {
        Target::Node(node) => analysis.path(node),
        Target::Missing { parent, place } => {
            format!("{} without {}", analysis.path(parent), analysis.catalog().place_name(place))
        }
    }
}

fn selected(session: &Session) -> String {
    let open = current(session);
    name(open, open.selected().expect("something is selected"))
}

fn folded(session: &Session) -> Vec<String> {
    let open = current(session);
    open.rows().folded().map(|node| name(open, Target::Node(node))).collect()
}

/// Folds the first task, selects the second one's state, and has it topmost in sight.
fn look_around(session: &mut Session) {
    let Target::Node(task) = node(session, "Response.WorkflowExecution.Tasks[0]") else { return };
    session.apply(Action::Toggle(task));
    let state = node(session, "Response.WorkflowExecution.Tasks[1].State");
    session.apply(Action::Select { target: state, reveal: false });
    session.note_top(Some(state));
}

const STATE: &str = "Response.WorkflowExecution.Tasks[1].State";

pub(crate) fn copy(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::copy(TASKS, &path).unwrap();
    (folder, path)
}

/// Has the shown payload's file read again.
pub(crate) fn read_again(session: &mut Session) {
    let id = id(session);
    session.read_again(&[id], source);
}

/// Reads a file again as it would be after a change.
pub(crate) fn reload(session: &mut Session) -> News {
    read_again(session);
    loop {
        session.poll();
        if let Some(news) = session.take_news().pop() {
            return news;
        }
        std::thread::yield_now();
    }
}

pub(crate) fn id(session: &Session) -> OpenId {
    current(session).id()
}

/// What a start of the program finds that ended as `session` stands.
pub(crate) fn next_start(session: &Session) -> Session {
    let kept = serde_json::to_string(&session.memo().written_out()).unwrap();
    let mut next = self::session();
    next.restore(serde_json::from_str(&kept).unwrap(), source);
    wait(&mut next, |_| true);
    next
}

#[test]
fn a_changed_file_stays_folded_selected_and_scrolled() {
    let (_folder, path) = copy("回调 1.xml");
    let mut session = opened(&path);
    look_around(&mut session);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("<RunId>", "<!-- longer -->\n<New>1</New><RunId>")).unwrap();
    assert_eq!(reload(&mut session), News::Reloaded(id(&session)));
    assert!(matches!(current(&session).disk(), Disk::Reloaded(_)));
    node(&session, "Response.WorkflowExecution.New");
    assert_eq!(folded(&session), ["Response.WorkflowExecution.Tasks[0]"]);
    assert_eq!(selected(&session), STATE);
    let (_, top) = current(&session).moved();
    assert_eq!(top, current(&session).selected_row(), "the same row is topmost in sight");
}

#[test]
fn of_a_selection_that_is_gone_what_it_stood_in_is_selected() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    look_around(&mut session);
    let text = fs::read_to_string(&path).unwrap();
    let (before, last_task) = text.rsplit_once("<Tasks>").unwrap();
    let (_, end) = last_task.rsplit_once("</Tasks>").unwrap();
    fs::write(&path, format!("{before}{end}")).unwrap();
    reload(&mut session);
    assert_eq!(selected(&session), "Response.WorkflowExecution");
}

#[test]
fn the_same_text_is_no_change() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    assert_eq!(reload(&mut session), News::Same(id(&session)));
}

#[test]
fn what_is_deleted_stays_and_is_marked_until_it_is_back() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    look_around(&mut session);
    fs::remove_file(&path).unwrap();
    assert!(matches!(reload(&mut session), News::Lost(..)));
    assert!(
        matches!(current(&session).disk(), Disk::Lost(reason) if reason.pick(Language::En).contains("no such"))
    );
    assert_eq!(selected(&session), STATE);
    fs::copy(TASKS, &path).unwrap();
    assert_eq!(reload(&mut session), News::Same(id(&session)));
    assert_eq!(current(&session).disk(), &Disk::Same);
}

#[test]
fn what_is_no_payload_for_a_while_is_looked_at_as_before_when_it_is_one_again() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    look_around(&mut session);
    fs::write(&path, "").unwrap();
    assert!(matches!(reload(&mut session), News::Broken(..)));
    assert!(matches!(current(&session).content(), Content::Unreadable(_)));
    fs::copy(TASKS, &path).unwrap();
    assert_eq!(reload(&mut session), News::Reloaded(id(&session)));
    assert_eq!(selected(&session), STATE);
    assert_eq!(folded(&session), ["Response.WorkflowExecution.Tasks[0]"]);
}

#[test]
fn what_becomes_malformed_is_shown_up_to_its_break() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("</WorkflowExecution>", "</Wrong>")).unwrap();
    assert_eq!(reload(&mut session), News::Reloaded(id(&session)));
    assert!(!current(&session).analysis().unwrap().is_readable());
}

#[test]
fn closed_payloads_reopen_in_reverse_order_where_they_were() {
    let (folder, first) = copy("a.xml");
    let second = folder.path().join("b.xml");
    fs::copy(TASKS, &second).unwrap();
    let mut session = opened(&first);
    look_around(&mut session);
    open(&mut session, &second);
    for open in [0, 0] {
        let id = session.opened()[open].id();
        session.apply(Action::Close(id));
    }
    assert!(session.opened().is_empty() && session.has_closed());
    session.apply(Action::ReopenClosed);
    assert!(current(&session).name().ends_with("b.xml"));
    session.apply(Action::ReopenClosed);
    assert!(current(&session).name().ends_with("a.xml"));
    assert_eq!(session.opened()[0].id(), id(&session), "it stands where it stood");
    assert_eq!(selected(&session), STATE);
    assert!(!session.has_closed());
}

#[test]
fn the_next_start_opens_what_was_open_as_it_was() {
    let (folder, first) = copy("a.xml");
    let second = folder.path().join("b.json");
    fs::copy("tests/payloads/rows/two-tasks.json", &second).unwrap();
    let mut session = opened(&first);
    session.open(Source::of_text("pasted", "<Response/>"));
    wait(&mut session, |session| session.opened().len() == 2);
    open(&mut session, &second);
    let shown = id(&session);
    assert!(current(&session).name().ends_with("b.json"));
    let Target::Node(task) = node(&session, "Response.WorkflowExecution.Tasks[0]") else { return };
    session.apply(Action::Toggle(task));
    session.apply(Action::Select { target: Target::Node(task), reveal: false });

    let next = next_start(&session);
    let names: Vec<&str> = next.opened().iter().map(Open::name).collect();
    assert_eq!(names, [first.to_str().unwrap(), second.to_str().unwrap()], "not what was pasted");
    assert_eq!(selected(&next), "Response.WorkflowExecution.Tasks[0]");
    assert_eq!(folded(&next), ["Response.WorkflowExecution.Tasks[0]"]);
    assert!(current(&next).name().ends_with("b.json") && shown == id(&session));
}

#[test]
fn nothing_that_a_payload_says_is_kept() {
    let (_folder, path) = copy("a.xml");
    let mut session = opened(&path);
    look_around(&mut session);
    let kept = serde_json::to_string(&session.memo().written_out()).unwrap();
    let analysis = current(&session).analysis().unwrap();
    for node in analysis.document().nodes() {
        let value = node.value().unwrap_or_default();
        assert!(value.len() < 4 || !kept.contains(&*value), "{value} is in {kept}");
    }
}

#[test]
fn a_missing_node_stays_selected_over_a_start() {
    let path = PathBuf::from("tests/payloads/rows/no-end.xml");
    let mut session = opened(&path);
    let missing = (0..current(&session).rows().len())
        .filter_map(|index| Some(current(&session).rows().get(index)?.target))
        .find(|target| matches!(target, Target::Missing { .. }))
        .unwrap();
    session.apply(Action::Select { target: missing, reveal: false });
    let before = selected(&session);
    assert!(before.ends_with("without EndTime"), "{before}");
    assert_eq!(selected(&next_start(&session)), before);
}

#[test]
fn a_file_that_is_gone_at_the_next_start_is_listed_as_such() {
    let (_folder, path) = copy("a.xml");
    let session = opened(&path);
    fs::remove_file(&path).unwrap();
    let next = next_start(&session);
    assert!(matches!(current(&next).content(), Content::Unreadable(_)));
}

#[test]
fn however_much_is_folded_little_is_kept() {
    let n_levels = 30_000;
    let text = format!("<Response>{}</Response>", "<a><b/></a>".repeat(n_levels));
    let deep = format!("{}x{}", "<a>".repeat(n_levels), "</a>".repeat(n_levels));
    for text in [text, deep] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.xml");
        fs::write(&path, text).unwrap();
        let mut session = opened(&path);
        session.apply(Action::FoldAll);
        let n_folded = folded_count(&session);
        assert!(n_folded >= n_levels - 2);
        let kept = serde_json::to_string(&session.memo().written_out()).unwrap();
        assert!(kept.len() < MOST_STEPS * 60, "{} bytes", kept.len());
        next_start(&session);
        // In the same window nothing is lost.
        fs::write(&path, fs::read_to_string(&path).unwrap() + "\n").unwrap();
        assert_eq!(reload(&mut session), News::Reloaded(id(&session)));
        assert_eq!(folded_count(&session), n_folded);
    }
}

fn folded_count(session: &Session) -> usize {
    current(session).rows().folded().count()
}

#[test]
fn a_record_that_makes_no_sense_restores_what_it_can() {
    let (_folder, path) = copy("a.xml");
    let path = serde_json::to_string(&path).unwrap();
    let marks = r#"{"steps":[{"from":9,"to":"a"},{"from":1,"to":"b"},{"to":"Response","folded":true}],
                    "selected":{"at":77},"top":{"at":1,"missing":"x"}}"#;
    let kept = format!(
        r#"{{"opened":[{{"place":{{"file":{path}}},"number":1,"marks":{marks}}}],"current":5,"new":1}}"#
    );
    let remembered: Remembered = serde_json::from_str(&kept).unwrap();
    let mut session = session();
    session.restore(remembered, source);
    wait(&mut session, |_| true);
    assert_eq!(folded(&session), ["Response"]);
}
