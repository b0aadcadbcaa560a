//! Searches by lists of actions, against the paths of what was found.

use callback_explorer::analysis::Analysis;
use callback_explorer::search::{Place, Places, Query, Spelling};
use callback_explorer::session::search::MOST_KEPT;
use callback_explorer::session::{Action, Hit, Open, Session, Source, Target, Wrap};
use callback_explorer::words::Language;

use crate::rows::{current, node, open, opened, picture, selected, wait};

const TASKS: &str = "tests/payloads/rows/two-tasks.xml";
const TASKS_JSON: &str = "tests/payloads/rows/two-tasks.json";
const ESCAPES: &str = "tests/payloads/find/escapes.xml";
const ENCODED: &str = "tests/payloads/find/encoded.xml";
const ESCAPES_JSON: &str = "tests/payloads/find/escapes.json";

/// Where a query is found, in this file: the paths without what all of them begin with, and the text that
/// was matched.
fn found(file: &str, query: Query) -> Vec<String> {
    let mut session = opened(file);
    look(&mut session, query);
    told(current(&session), session.language())
}

fn told(open: &Open, language: Language) -> Vec<String> {
    let analysis = open.analysis().unwrap();
    let hits = open.hits();
    (0..hits.len()).map(|index| tell(analysis, hits.get(index).unwrap(), language)).collect()
}

fn tell(analysis: &Analysis, hit: Hit, language: Language) -> String {
    let path = match hit.target() {
        Target::Node(node) => analysis.path(node),
        Target::Missing { parent, place } => {
            format!("{} without {}", analysis.path(parent), analysis.catalog().place_name(place))
        }
    };
    let path = path.trim_start_matches("Response.").trim_start_matches("WorkflowExecution.");
    let text = hit.text(analysis, language);
    let raw = match hit.spelling() {
        Spelling::Meant => "",
        Spelling::Written => "raw ",
        Spelling::Decoded => "decoded ",
    };
    format!("{path}: {raw}{:?} {}", hit.place(), &text[hit.span()])
}

fn look(session: &mut Session, query: Query) {
    session.apply(Action::Search(query));
    settle(session);
}

fn settle(session: &mut Session) {
    let is_going_on = |session: &Session| {
        session.current().is_some_and(Open::is_searching)
            || session.everywhere().is_some_and(|everywhere| !everywhere.is_done())
    };
    while is_going_on(session) {
        session.poll();
        std::thread::yield_now();
    }
}

fn only(place: Place, words: &str) -> Query {
    Query { places: Places::only(place), ..Query::of(words) }
}

fn regex(words: &str) -> Query {
    Query { is_regex: true, ..Query::of(words) }
}

#[test]
fn words_are_found_in_each_place_that_is_asked_for_and_in_no_other() {
    for (query, expected) in [
        (only(Place::Name, "runid"), &["RunId: Name RunId"][..]),
        (only(Place::Value, "RunId"), &[]),
        (only(Place::Value, "media-"), &["BucketId: Value media-"]),
        (only(Place::Name, "media-"), &[]),
        (only(Place::Description, "instance id"), &["RunId: Description instance ID"]),
        (only(Place::Path, "execution.bucket"), &["BucketId: Path Execution.Bucket"]),
        (only(Place::Path, "tasks[1].jobid"), &["Tasks[1].JobId: Path Tasks[1].JobId"]),
        (only(Place::Name, "tasks[1].jobid"), &[]),
    ] {
        assert_eq!(found(TASKS, query.clone()), expected, "{query:?}");
    }
}

#[test]
fn a_path_is_found_as_the_documentation_writes_it_and_only_where_it_ends() {
    let query = || Query::of("Response.WorkflowExecution.Tasks[0].Type");
    let expected = ["Tasks[0].Type: Path Response.WorkflowExecution.Tasks[0].Type"];
    assert_eq!(found(TASKS, query()), expected);
    assert_eq!(found(TASKS_JSON, query()), expected, "JSON was sent without its envelope");
    assert_eq!(
        found(TASKS_JSON, Query::of("execution.tasks[1]")),
        ["Tasks[1]: Path Execution.Tasks[1]"],
        "what stands below is not found too"
    );
    assert_eq!(
        found(TASKS, regex(r"Tasks.*\.Name$")),
        ["Tasks[0].Name: Path Tasks[0].Name", "Tasks[1].Name: Path Tasks[1].Name"]
    );
}

#[test]
fn options_are_held_and_can_be_combined() {
    let words = || only(Place::Value, "transcode");
    let names = ["Tasks[0].Type", "Tasks[0].Name", "Tasks[1].Type", "Tasks[1].Name"];
    let values = |shown: &str, which: &[usize]| -> Vec<String> {
        which.iter().map(|&at| format!("{}: Value {shown}", names[at])).collect()
    };
    assert_eq!(found(TASKS, words()), values("Transcode", &[0, 1, 2, 3]));
    assert_eq!(found(TASKS, Query { matches_case: true, ..words() }), values("", &[]));
    assert_eq!(
        found(TASKS, Query { is_whole_words: true, ..words() }),
        values("Transcode", &[0, 2]),
        "an underscore belongs to the word"
    );
    assert_eq!(found(TASKS, Query { is_regex: true, ..only(Place::Value, "^trans|hd$") }).len(), 6);
    let whole = Query {
        is_regex: true,
        is_whole_words: true,
        ..only(Place::Value, "(?x) trans. .* # all")
    };
    assert_eq!(found(TASKS, whole).len(), 4, "a comment hides no end");
    assert!(found(TASKS, regex("ж*")).is_empty(), "what matches nothing is not found");
    assert_eq!(found(TASKS, Query::of(" media-1250000000 ")).len(), 1, "pasted with white space");
    assert_eq!(found(TASKS, Query::of("Task.")).len(), 0, "a dot is a dot");
}

#[test]
fn values_are_found_as_meant_and_as_written() {
    for (file, words, expected) in [
        (ESCAPES, "R&D", "Object: Value R&D"),
        (ESCAPES, "R&amp;D", "Object: raw Value R&amp;D"),
        (ESCAPES, "<终稿>", "Object: Value <终稿>"),
        (ESCAPES, "会议", "Object: Value 会议"),
        (ESCAPES, "发布", "WorkflowName: Value 发布"),
        (ESCAPES, "&#x5e03;", "WorkflowName: raw Value &#x5E03;"),
        (ESCAPES, "äöü", "WorkflowName: Value ÄÖÜ"),
        (ESCAPES, "console & api", "@x:Source: Value console & api"),
        (ESCAPES, "the audit", "#comment[0]: Value the audit"),
        (ESCAPES_JSON, "录像/会议", "Object: Value 录像/会议"),
        (ESCAPES_JSON, "\"终稿\"\tR", "Object: Value \"终稿\"\tR"),
        (ESCAPES_JSON, r#"\"终稿\"\tR"#, r#"Object: raw Value \"终稿\"\tR"#),
        (ESCAPES_JSON, r"\u5f55", r"Object: raw Value \u5f55"),
    ] {
        assert_eq!(found(file, Query::of(words)), [expected], "{words}");
    }
    assert_eq!(found(ESCAPES, Query::of("x:source")), ["@x:Source: Name x:Source"]);
}

#[test]
fn values_are_found_in_the_text_that_they_encode() {
    for (words, expected) in [
        ("影片 final", &["Object: decoded Value 影片 final"][..]),
        ("%20FINAL", &["Object: Value %20final"]),
        ("release of", &["UserData: decoded Value release of"]),
        ("影片", &["Object: decoded Value 影片", "UserData: decoded Value 影片"]),
    ] {
        assert_eq!(found(ENCODED, Query::of(words)), expected, "{words}");
    }
}

#[test]
fn what_is_missing_is_found_and_shown_by_a_filter() {
    let mut session = opened(ESCAPES);
    look(&mut session, only(Place::Name, "EndTime"));
    assert_eq!(told(current(&session), Language::En), ["Tasks[0] without EndTime: Name EndTime"]);
    session.apply(Action::Filter(true));
    assert_eq!(
        picture(&session),
        "v Response\n  v WorkflowExecution\n    v Tasks\n      ? EndTime\n"
    );
    session.apply(Action::NextHit { forward: true });
    assert!(matches!(current(&session).selected(), Some(Target::Missing { .. })));
}

#[test]
fn descriptions_are_found_in_the_language_that_is_spoken() {
    let mut session = opened(TASKS);
    look(&mut session, only(Place::Description, "工作流实例"));
    assert!(current(&session).hits().is_empty());
    session.apply(Action::Speak(Language::Zh));
    settle(&mut session);
    assert!(!current(&session).hits().is_empty());
}

#[test]
fn a_wrong_expression_says_what_is_wrong_and_leaves_what_was_found() {
    let mut session = opened(TASKS);
    look(&mut session, regex("job(id)"));
    let before = told(current(&session), Language::En);
    assert_eq!(before.len(), 2);
    for (words, expected) in [
        ("job(id", "The group opened at character 4 is not closed"),
        ("job)", "The parenthesis at character 4 closes nothing"),
        ("j[ob", "The bracket at character 2 is not closed"),
        ("任务[z-a]", "z-a at character 4 is no range"),
        (r"job\y", r"\y at character 4 is no escape"),
        ("*", "Nothing to repeat before character 1"),
        ("j{2,1}", "The number of repetitions at character 2 is not allowed"),
        (r"\p{Klingon}", r"\p{Klingon} at character 1 is no class of characters"),
        ("(?=job)", "Look-around and back-references are not supported: character 1"),
        ("(?<>job)", "The name or flags of the group at character 4 are not allowed"),
        (r"((\w{100}){100}){100}", "The regular expression is too large"),
    ] {
        look(&mut session, regex(words));
        let wrong = session.wrong_query().expect(words).words(Language::En).to_string();
        assert_eq!(wrong, expected, "{words}");
        assert_eq!(told(current(&session), Language::En), before, "{words}");
    }
    look(&mut session, regex("job(id)?"));
    assert!(session.wrong_query().is_none());
    assert!(current(&session).hits().len() > before.len());
}

#[test]
fn steps_go_round_unfold_and_say_where_they_went_on() {
    let mut session = opened(TASKS);
    session.apply(Action::Move(isize::MIN));
    session.apply(Action::FoldAll);
    look(&mut session, Query::of("jobid"));
    let jobs =
        ["Response.WorkflowExecution.Tasks[0].JobId", "Response.WorkflowExecution.Tasks[1].JobId"];
    for (forward, expected, wrap) in [
        (true, jobs[0], None),
        (true, jobs[1], None),
        (true, jobs[0], Some(Wrap::ToStart)),
        (false, jobs[1], Some(Wrap::ToEnd)),
        (false, jobs[0], None),
    ] {
        session.apply(Action::NextHit { forward });
        assert_eq!(selected(&session), expected);
        assert_eq!(session.wrap(), wrap);
        assert!(current(&session).selected_row().is_some(), "it is in sight");
    }
}

#[test]
fn a_filter_keeps_ancestors_and_gives_the_folding_back() {
    let mut session = opened(TASKS);
    session.apply(Action::Toggle(node(&session, "Response.WorkflowExecution.Tasks[0]")));
    let before = picture(&session);
    session.apply(Action::Filter(true));
    assert_eq!(picture(&session), before, "nothing is looked for yet");
    look(&mut session, Query::of("ie4d9187d35dc11eb"));
    assert_eq!(picture(&session), "v Response\n  v WorkflowExecution\n    - RunId\n");
    look(&mut session, Query::of("nowhere at all"));
    assert_eq!(picture(&session), "");
    session.apply(Action::Filter(false));
    assert_eq!(picture(&session), before);
    session.apply(Action::Filter(true));
    look(&mut session, Query::default());
    assert_eq!(picture(&session), before, "an ended search hides nothing");
}

#[test]
fn of_searches_that_overtake_each_other_the_last_one_counts() {
    let mut session = opened(TASKS);
    for words in ["t", "ta", "task", "tasks[1].", "tasks[1].n"] {
        session.apply(Action::Search(Query::of(words)));
    }
    settle(&mut session);
    assert_eq!(
        told(current(&session), Language::En),
        ["Tasks[1].Name: Path Tasks[1].N"],
        "nothing of the earlier ones is left"
    );
    for words in ["tasks", "job", ""] {
        session.apply(Action::Search(Query::of(words)));
    }
    std::thread::sleep(std::time::Duration::from_millis(50));
    session.poll();
    assert!(current(&session).hits().is_empty(), "an ended search finds nothing more");
}

#[test]
fn a_search_goes_with_the_user_to_other_payloads() {
    let mut session = opened(TASKS);
    open(&mut session, ESCAPES);
    session.apply(Action::ShowNext(1));
    look(&mut session, Query::of("终稿"));
    assert!(current(&session).hits().is_empty());
    session.apply(Action::ShowNext(1));
    settle(&mut session);
    assert_eq!(told(current(&session), Language::En), ["Object: Value 终稿"]);
}

/// Each payload in which something was found, with how often.
fn found_everywhere(session: &Session) -> Vec<(String, usize)> {
    let everywhere = session.everywhere().unwrap();
    let groups = session.opened().iter().filter_map(|open| {
        let name = open.name().rsplit('/').next().unwrap();
        Some((name.to_owned(), everywhere.group(open.id())?.n_hits()))
    });
    groups.collect()
}

#[test]
fn all_open_payloads_are_looked_through_also_those_that_come_later() {
    let mut session = opened(TASKS);
    open(&mut session, ESCAPES);
    session.apply(Action::SearchEverywhere(true));
    look(&mut session, Query::of("media-1250000000"));
    let name = |name: &str, n_hits| (name.to_owned(), n_hits);
    let two = [name("two-tasks.xml", 1), name("escapes.xml", 1)];
    assert_eq!(found_everywhere(&session), two);
    open(&mut session, ESCAPES_JSON);
    settle(&mut session);
    assert_eq!(
        found_everywhere(&session),
        [two[0].clone(), two[1].clone(), name("escapes.json", 1)]
    );
    look(&mut session, Query::of("终稿"));
    assert_eq!(found_everywhere(&session), [name("escapes.xml", 1), name("escapes.json", 1)]);
    session.apply(Action::Close(session.opened()[1].id()));
    assert_eq!(found_everywhere(&session), [name("escapes.json", 1)]);
    look(&mut session, Query::default());
    assert!(found_everywhere(&session).is_empty());
}

#[test]
fn steps_go_from_payload_to_payload_where_all_are_looked_through() {
    let mut session = opened(TASKS);
    open(&mut session, "assets/samples/tts.xml");
    open(&mut session, ESCAPES_JSON);
    session.apply(Action::ShowNext(1));
    session.apply(Action::Move(isize::MIN));
    session.apply(Action::SearchEverywhere(true));
    look(&mut session, only(Place::Name, "WorkflowName"));
    for (forward, expected, wrap) in [
        (true, "two-tasks.xml", None),
        (true, "escapes.json", None),
        (true, "two-tasks.xml", Some(Wrap::ToStart)),
        (false, "escapes.json", Some(Wrap::ToEnd)),
    ] {
        session.apply(Action::NextHit { forward });
        assert!(current(&session).name().ends_with(expected), "{}", current(&session).name());
        assert_eq!(selected(&session), "Response.WorkflowExecution.WorkflowName");
        assert_eq!(session.wrap(), wrap);
        settle(&mut session);
    }
}

#[test]
fn many_hits_of_a_payload_are_counted_and_only_the_first_are_kept_beside_it() {
    let n_items = MOST_KEPT + 5000;
    let text = format!("<a>{}</a>", "<b>item</b>".repeat(n_items));
    let mut session = opened(TASKS);
    session.open(Source::of_text("many.xml", text));
    wait(&mut session, 2);
    session.apply(Action::ShowNext(1));
    session.apply(Action::SearchEverywhere(true));
    look(&mut session, Query::of("item"));
    let many = session.opened()[1].id();
    let group = session.everywhere().unwrap().group(many).unwrap();
    assert_eq!((group.n_hits(), group.hits().len()), (n_items, MOST_KEPT));
    session.apply(Action::Show(many));
    settle(&mut session);
    assert_eq!(current(&session).hits().len(), n_items, "in the shown payload all of them are");
}

#[test]
fn a_deep_payload_is_searched_without_writing_its_paths_out() {
    let n_levels = 10_000;
    let text = format!("{}needle{}", "<a>".repeat(n_levels), "</a>".repeat(n_levels));
    let mut session = opened(TASKS);
    session.open(Source::of_text("deep.xml", text));
    wait(&mut session, 2);
    look(&mut session, regex("needle|a.a.z"));
    assert_eq!(current(&session).hits().len(), 1);
}

#[test]
fn an_overview_shows_where_something_was_found_and_where_something_is_wrong() {
    let mut session = opened(TASKS);
    look(&mut session, only(Place::Name, "WorkflowName"));
    let n_rows = current(&session).rows().len();
    let with_hits = |session: &Session, n_slices| -> Vec<usize> {
        let slices = current(session).overview(n_slices);
        (0..slices.len()).filter(|&index| slices[index].has_hit).collect()
    };
    assert_eq!(with_hits(&session, usize::MAX), [6], "a slice a row where there is room");
    let slice = (0..4).rfind(|slice| slice * n_rows / 4 <= 6).unwrap();
    assert_eq!(with_hits(&session, 4), [slice]);
    session.apply(Action::FoldAll);
    assert_eq!(with_hits(&session, usize::MAX), [1], "the folded row that it stands in");

    open(&mut session, "assets/samples/workflow.mistakes.xml");
    let open = current(&session);
    let wrong: Vec<usize> = (0..open.rows().len())
        .filter(|&row| open.overview(usize::MAX)[row].severity.is_some())
        .collect();
    assert!(!wrong.is_empty() && wrong.len() < open.rows().len() / 2, "{wrong:?}");
}
