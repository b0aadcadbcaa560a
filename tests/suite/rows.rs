//! A list of actions against a text picture of the visible rows.

use std::sync::Arc;

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::session::{Action, Open, Row, Session, Source, Target};
use callback_explorer::words::Language;

const XML: &str = "tests/payloads/rows/two-tasks.xml";
const JSON: &str = "tests/payloads/rows/two-tasks.json";

#[test]
fn a_folded_branch_hides_its_children() {
    let mut session = opened(XML);
    session.apply(Action::Toggle(node(&session, "Response.WorkflowExecution.Tasks[0]")));
    insta::assert_snapshot!(picture(&session), @"
    v Response
      v WorkflowExecution
        - RunId
        - BucketId
        - Object
        - WorkflowId
        - WorkflowName
        - CreateTime
        - State
        > Tasks
        v Tasks
          - Type
          - CreateTime
          - EndTime
          - State
          - JobId
          - Name
          - TemplateId
          - TemplateName
    ");
}

#[test]
fn what_is_missing_stands_where_it_should_be() {
    let mut session = opened("tests/payloads/rows/no-end.xml");
    insta::assert_snapshot!(picture(&session), @"
    v Response
      v WorkflowExecution
        - RunId
        - BucketId
        - Object
        - WorkflowId
        - WorkflowName
        - CreateTime
        - State
        v Tasks
          - Type
          - CreateTime
          ? EndTime
          - State
          - JobId
          - Name
          - TemplateId
          ? TemplateName
        v Tasks
          - Type
          - CreateTime
          - EndTime
          - State
          - JobId
          - Name
          - TemplateId
          - TemplateName
    ");
    session.apply(Action::Toggle(node(&session, "Response.WorkflowExecution.Tasks[0]")));
    assert!(!picture(&session).contains('?'), "a ghost outlives its folded parent");
}

#[test]
fn xml_and_json_of_one_payload_look_the_same() {
    let names = |text: String| text.replace(|c: char| !c.is_alphanumeric() && c != '\n', "");
    let xml = names(picture(&opened(XML)));
    let json = names(picture(&opened(JSON)));
    assert_eq!(xml.lines().skip(1).collect::<Vec<_>>(), json.lines().skip(1).collect::<Vec<_>>());
}

#[test]
fn an_empty_array_keeps_a_row_of_its_own() {
    assert!(picture(&opened("tests/payloads/rows/empty-array.json")).contains("- CosHeaders"));
}

#[test]
fn arrows_walk_fold_and_leave() {
    let mut session = opened(XML);
    let walk = [
        (Action::Move(isize::MIN), "Response"),
        (Action::Move(9), "Response.WorkflowExecution.Tasks[0]"),
        (Action::UnfoldOrEnter, "Response.WorkflowExecution.Tasks[0].Type"),
        (Action::FoldOrLeave, "Response.WorkflowExecution.Tasks[0]"),
        (Action::FoldOrLeave, "Response.WorkflowExecution.Tasks[0]"),
        (Action::Move(1), "Response.WorkflowExecution.Tasks[1]"),
        (Action::FoldOrLeave, "Response.WorkflowExecution.Tasks[1]"),
        (Action::FoldOrLeave, "Response.WorkflowExecution"),
        (Action::Move(isize::MAX), "Response.WorkflowExecution.Tasks[1]"),
    ];
    for (number, (action, expected)) in walk.into_iter().enumerate() {
        session.apply(action);
        assert_eq!(selected(&session), expected, "after step {number}");
    }
}

#[test]
fn folded_in_any_order_a_row_hides_exactly_what_hangs_below_it() {
    let mut session = opened("tests/payloads/rows/no-end.xml");
    let outline = Arc::clone(current(&session).rows().outline());
    let all: Vec<Row> = (0..outline.len()).filter_map(|place| outline.get(place)).collect();
    let mut chance = 1_u64;
    for step in 0..2_000 {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let row = all[(chance >> 33) as usize % all.len()];
        match step % 97 {
            0 => session.apply(Action::FoldAll),
            50 => session.apply(Action::UnfoldAll),
            70 => session.apply(Action::Select { target: row.target, reveal: true }),
            _ => session.apply(Action::Toggle(row.target.node())),
        }
        let open = current(&session);
        let mut hidden_below = u32::MAX;
        let mut expected = Vec::new();
        for row in &all {
            if row.depth <= hidden_below {
                let is_node = matches!(row.target, Target::Node(_));
                let is_folded = is_node && open.is_folded(row.target.node());
                hidden_below = if is_folded { row.depth } else { u32::MAX };
                expected.push(Row { is_folded, ..*row });
            }
        }
        let rows = open.rows();
        let visible: Vec<Row> = (0..rows.len()).filter_map(|index| rows.get(index)).collect();
        assert_eq!(visible, expected, "after step {step}");
        for row in &all {
            let index = expected.iter().position(|other| other.target == row.target);
            assert_eq!(rows.index_of(row.target), index, "after step {step}");
        }
        assert!(open.selected_row().is_some(), "the selection is hidden after step {step}");
    }
}

#[test]
fn folding_a_branch_takes_the_selection_along() {
    let mut session = opened(XML);
    let state = node(&session, "Response.WorkflowExecution.Tasks[1].State");
    session.apply(Action::Select { target: Target::Node(state), reveal: true });
    session.apply(Action::Toggle(node(&session, "Response.WorkflowExecution")));
    assert_eq!(selected(&session), "Response.WorkflowExecution");
}

#[test]
fn selecting_inside_a_folded_branch_unfolds_it() {
    let mut session = opened(XML);
    session.apply(Action::FoldAll);
    assert_eq!(picture(&session), "v Response\n  > WorkflowExecution\n");
    let state = node(&session, "Response.WorkflowExecution.Tasks[1].State");
    session.apply(Action::Select { target: Target::Node(state), reveal: true });
    assert!(current(&session).selected_row().is_some());
}

#[test]
fn closing_the_shown_payload_shows_its_neighbor() {
    let mut session = opened(XML);
    open(&mut session, JSON);
    let first = session.opened()[0].id();
    session.apply(Action::Show(first));
    session.apply(Action::Close(first));
    assert_eq!(current(&session).name(), JSON);
    session.apply(Action::Close(current(&session).id()));
    assert!(session.current().is_none());
}

#[test]
fn what_cannot_be_read_is_an_entry_that_says_why() {
    let mut session = session();
    session.open(Source::unreadable("gone.xml", "no such file".into()));
    wait(&mut session, 1);
    let content = format!("{:?}", current(&session).content());
    assert!(content.contains("no such file"), "{content}");
}

pub(crate) fn session() -> Session {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    Session::new(Arc::new(analyzer), Language::En, Arc::new(|| {}))
}

pub(crate) fn opened(file: &str) -> Session {
    let mut session = session();
    open(&mut session, file);
    session
}

#[expect(clippy::disallowed_methods, reason = "a test reads its own fixture")]
pub(crate) fn open(session: &mut Session, file: &str) {
    let n_open = session.opened().len();
    session.open(Source::of_text(file, std::fs::read(file).unwrap()));
    wait(session, n_open + 1);
}

pub(crate) fn wait(session: &mut Session, n_open: usize) {
    loop {
        session.poll();
        if !session.is_busy() && session.opened().len() == n_open {
            return;
        }
        std::thread::yield_now();
    }
}

pub(crate) fn current(session: &Session) -> &Open {
    session.current().unwrap()
}

pub(crate) fn selected(session: &Session) -> String {
    let open = current(session);
    open.analysis().unwrap().path(open.selected().unwrap().node())
}

pub(crate) fn node(session: &Session, path: &str) -> callback_explorer::document::NodeId {
    let analysis = current(session).analysis().unwrap();
    let found = analysis.document().nodes().find(|node| analysis.path(node.id()) == path);
    found.unwrap_or_else(|| panic!("no node at {path}")).id()
}

/// One line a row: `v` unfolded, `>` folded, `-` nothing to fold, `?` missing.
pub(crate) fn picture(session: &Session) -> String {
    let open = current(session);
    let analysis = open.analysis().unwrap();
    let rows = open.rows();
    let line = |index: usize| {
        let row = rows.get(index).unwrap();
        let indent = "  ".repeat(row.depth as usize);
        match row.target {
            Target::Missing { place, .. } => {
                format!("{indent}? {}\n", analysis.catalog().place_name(place))
            }
            Target::Node(id) => {
                let node = analysis.document().node(id);
                let sign = match (open.is_folded(id), node.has_children()) {
                    (true, _) => '>',
                    (false, true) => 'v',
                    (false, false) => '-',
                };
                format!("{indent}{sign} {}\n", node.label().unwrap_or_default())
            }
        }
    };
    (0..rows.len()).map(line).collect()
}

#[test]
fn what_folds_very_many_rows_is_done_elsewhere_and_the_last_wish_holds() {
    let mut session = super::remembered::session();
    let n_tasks = 60_000;
    let tasks = "<Tasks><Type/><State/><Name/></Tasks>".repeat(n_tasks);
    let text = format!("<Response><WorkflowExecution>{tasks}</WorkflowExecution></Response>");
    session.open(Source::of_text("a.xml", text));
    wait(&mut session, 1);
    let n_rows = |session: &Session| current(session).rows().len();
    let n_all = n_rows(&session);
    assert!(n_all > 4 * n_tasks);
    session.apply(Action::FoldAll);
    wait_for(&mut session, |session| n_rows(session) == 2);
    let selected = current(&session).selected_row();
    assert!(selected.is_some(), "the selection is in sight");

    // To unfold everything takes no time, and comes last.
    session.apply(Action::UnfoldAll);
    session.apply(Action::FoldAll);
    session.apply(Action::UnfoldAll);
    session.open(Source::of_text("b.xml", "<Response/>"));
    wait(&mut session, 2);
    session.apply(Action::Show(session.opened()[0].id()));
    assert_eq!(n_rows(&session), n_all);
}

fn wait_for(session: &mut Session, is_so: impl Fn(&Session) -> bool) {
    let start = std::time::Instant::now();
    while !is_so(session) {
        assert!(start.elapsed().as_secs() < 60, "it takes too long");
        session.poll();
        std::thread::yield_now();
    }
}
