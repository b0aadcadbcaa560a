//! What a user mutes or weighs otherwise, in a session with payloads.

use std::sync::Arc;

use callback_explorer::analysis::rules;
use callback_explorer::analysis::{Analyzer, Filter, MutedName, Policy, Severity, Weight};
use callback_explorer::catalog::Catalog;
use callback_explorer::session::{Action, Open, Session, Source, Target};
use callback_explorer::words::Language;

const MISTAKES: &str = "assets/samples/workflow.mistakes.xml";
const ALL: &str = "\
warning misspelt-name WorkflowNmae
warning misplaced-node TemplateName
warning unknown-node RetryCount
warning missing-node EndTime
info documentation-slip CreateTime
";

#[test]
fn without_a_policy_each_rule_decides() {
    let session = opened();
    assert_eq!(listed(&session), ALL);
    assert_eq!(current(&session).told().unwrap().counts(), [0, 4, 0], "slips have no badge");
}

#[test]
fn a_muted_rule_is_not_told_until_it_is_unmuted() {
    let mut session = opened();
    let mut policy = Policy::default();
    policy.weigh(rule("missing-node"), Some(Weight::Off));
    judge(&mut session, &policy);
    assert_eq!(listed(&session), ALL.replace("warning missing-node EndTime\n", ""));
    assert_eq!(current(&session).told().unwrap().muted().len(), 1);
    policy.weigh(rule("missing-node"), None);
    judge(&mut session, &policy);
    assert_eq!(listed(&session), ALL);
}

#[test]
fn a_name_is_muted_for_one_rule_or_for_all() {
    let mut session = opened();
    let mut policy = Policy::default();
    let mute = |name: &str, rule: Option<&str>| MutedName {
        name: name.to_owned(),
        rule: rule.map(str::to_owned),
    };
    policy.mute(mute("EndTime", None));
    policy.mute(mute("RetryCount", Some("unknown-node")));
    policy.mute(mute("TemplateName", Some("unknown-node")));
    judge(&mut session, &policy);
    assert_eq!(
        listed(&session),
        "warning misspelt-name WorkflowNmae\nwarning misplaced-node TemplateName\ninfo \
         documentation-slip CreateTime\n"
    );
    policy.unmute(&mute("EndTime", None));
    judge(&mut session, &policy);
    assert!(listed(&session).contains("EndTime"));
}

#[test]
fn a_rule_weighs_what_the_user_says_and_the_gravest_stand_first() {
    let mut session = opened();
    let mut policy = Policy::default();
    policy.weigh(rule("unknown-node"), Some(Weight::Error));
    policy.weigh(rule("misspelt-name"), Some(Weight::Info));
    judge(&mut session, &policy);
    assert_eq!(
        listed(&session),
        "error unknown-node RetryCount\nwarning misplaced-node TemplateName\nwarning missing-node \
         EndTime\ninfo misspelt-name WorkflowNmae\ninfo documentation-slip CreateTime\n"
    );
    assert_eq!(current(&session).told().unwrap().counts(), [1, 2, 1]);
}

#[test]
fn a_policy_holds_for_what_is_opened_later() {
    let mut session = opened();
    let mut policy = Policy::default();
    policy.weigh(rule("unknown-node"), Some(Weight::Off));
    session.apply(Action::Judge(policy));
    open(&mut session, 2);
    let id = session.opened()[1].id();
    session.apply(Action::Show(id));
    assert!(!listed(&session).contains("RetryCount"));
}

#[test]
fn a_list_is_filtered_by_severity_and_rule_and_shows_what_is_muted() {
    let mut session = opened();
    let mut filter = Filter::default();
    filter.toggle(Severity::Warning);
    session.apply(Action::FilterFindings(filter));
    assert_eq!(listed(&session), "info documentation-slip CreateTime\n");
    filter.toggle(Severity::Warning);
    filter.rule = Some(rule("missing-node"));
    session.apply(Action::FilterFindings(filter));
    assert_eq!(listed(&session), "warning missing-node EndTime\n");
    let mut policy = Policy::default();
    policy.weigh(rule("unknown-node"), Some(Weight::Off));
    judge(&mut session, &policy);
    filter.shows_muted = true;
    session.apply(Action::FilterFindings(filter));
    assert_eq!(listed(&session), "warning missing-node EndTime\nmuted unknown-node RetryCount\n");
}

#[test]
fn walking_the_list_follows_its_order_and_stays_within_the_filter() {
    let mut session = opened();
    let mut policy = Policy::default();
    policy.weigh(rule("unknown-node"), Some(Weight::Error));
    judge(&mut session, &policy);
    session.apply(Action::MoveInFindings(0));
    assert_eq!(selected(&session), "RetryCount", "the gravest first");
    session.apply(Action::MoveInFindings(2));
    assert_eq!(selected(&session), "TemplateName");
    session.apply(Action::MoveInFindings(100));
    assert_eq!(selected(&session), "CreateTime", "and no further than the last");

    let mut filter = Filter::default();
    filter.toggle(Severity::Error);
    filter.toggle(Severity::Info);
    session.apply(Action::FilterFindings(filter));
    let root = current(&session).analysis().unwrap().document().root().unwrap().id();
    session.apply(Action::Select { target: Target::Node(root), reveal: false });
    let mut seen = Vec::new();
    for _ in 0..4 {
        session.apply(Action::NextFinding { forward: true });
        seen.push(selected(&session));
    }
    assert_eq!(
        seen,
        ["WorkflowNmae", "TemplateName", "EndTime", "WorkflowNmae"],
        "down the document and round, past the error in between"
    );
    session.apply(Action::NextFinding { forward: false });
    assert_eq!(selected(&session), "EndTime");
}

#[test]
fn settings_keep_a_policy() {
    let mut policy = Policy::default();
    policy.weigh(rule("missing-node"), Some(Weight::Off));
    policy.mute(MutedName { name: "EndTime".to_owned(), rule: None });
    let kept = serde_json::to_string(&policy).unwrap();
    assert_eq!(serde_json::from_str::<Policy>(&kept).unwrap(), policy);
    let of_a_later_version = r#"{"weights":{"no-such-rule":"error"},"more":1}"#;
    assert!(!serde_json::from_str::<Policy>(of_a_later_version).unwrap().mutes());
}

fn rule(id: &str) -> &'static rules::Rule {
    rules::find(id).unwrap()
}

fn opened() -> Session {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let mut session = Session::new(Arc::new(analyzer), Language::En, Arc::new(|| {}));
    open(&mut session, 1);
    session
}

#[expect(clippy::disallowed_methods, reason = "a test reads its own sample")]
fn open(session: &mut Session, n_open: usize) {
    session.open(Source::of_text(MISTAKES, std::fs::read(MISTAKES).unwrap()));
    while session.is_busy() || session.opened().len() < n_open {
        session.poll();
        std::thread::yield_now();
    }
}

fn judge(session: &mut Session, policy: &Policy) {
    session.apply(Action::Judge(policy.clone()));
    let is_done = |session: &Session| {
        let open = current(session);
        let analysis = open.analysis().unwrap();
        let expected = |index| policy.severity(&analysis.findings()[index], analysis);
        let told = open.told().unwrap();
        (0..analysis.findings().len()).all(|index| told.severity(index) == expected(index))
    };
    while !is_done(session) {
        session.poll();
        std::thread::yield_now();
    }
}

fn current(session: &Session) -> &Open {
    session.current().unwrap()
}

/// The listed findings, one a line.
fn listed(session: &Session) -> String {
    let open = current(session);
    let (analysis, told) = (open.analysis().unwrap(), open.told().unwrap());
    let listed = open.listed().unwrap();
    let line = |row| {
        let index = listed.get(row).unwrap();
        assert_eq!(listed.row_of(index), Some(row));
        let finding = &analysis.findings()[index];
        let severity = told.severity(index).map_or("muted", Severity::id);
        format!("{severity} {} {}\n", finding.rule().id, finding.name(analysis).unwrap())
    };
    (0..listed.len()).map(line).collect()
}

/// The name of what is selected, missing or not.
fn selected(session: &Session) -> String {
    let open = current(session);
    let finding = open.selected_finding().unwrap();
    let analysis = open.analysis().unwrap();
    analysis.findings()[finding].name(analysis).unwrap().to_owned()
}
