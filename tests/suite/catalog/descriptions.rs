use std::collections::HashMap;

use callback_explorer::catalog::{Entry, Language, NodeEntry, PlaceId, Provenance, ValueType};

use super::{embedded, entry};

#[test]
fn every_node_says_in_both_languages_what_it_is() {
    for (_, entry) in embedded().entries() {
        for node in &entry.nodes {
            for language in [Language::En, Language::Zh] {
                let meaning = meaning(node, language);
                assert!(!meaning.trim().is_empty(), "{}: {}", entry.id, node.path);
                assert_eq!(meaning.trim(), meaning, "{}: {}", entry.id, node.path);
            }
            assert!(!node.meaning.en.contains(is_han), "{}: {}", entry.id, node.path);
            assert!(node.meaning.zh.contains(is_han), "{}: {}", entry.id, node.path);
        }
    }
}

#[test]
fn our_own_sentences_are_short() {
    for (_, entry) in embedded().entries() {
        for node in &entry.nodes {
            for language in [Language::En, Language::Zh] {
                let meaning = meaning(node, language);
                if is_ours(node, language) {
                    let n_stops = meaning.matches(". ").count() + meaning.matches('。').count();
                    assert!(n_stops < 2, "{}: {}: {meaning}", entry.id, node.path);
                    assert!(!meaning.ends_with(['.', '。']), "{}: {}", entry.id, node.path);
                }
            }
        }
    }
}

/// The vendor's own sentences repeat the Chinese form of address; ours don't.
#[test]
fn our_chinese_says_no_nin() {
    for (_, entry) in embedded().entries() {
        for node in &entry.nodes {
            assert!(!node.meaning.zh.contains('您'), "{}: {}", entry.id, node.path);
        }
    }
}

#[test]
fn no_two_siblings_share_a_sentence() {
    for (_, entry) in embedded().entries() {
        let parents = entry.nodes.iter().map(|node| node.place);
        for parent in parents.chain([PlaceId::ENVELOPE]) {
            for language in [Language::En, Language::Zh] {
                let mut seen = HashMap::new();
                for child in entry.children(parent) {
                    let former = seen.insert(meaning(child, language).to_lowercase(), &child.path);
                    assert_eq!(former, None, "{}: {}", entry.id, child.path);
                }
            }
        }
    }
}

#[test]
fn the_documents_are_quoted_as_they_are() {
    let catalog = embedded();
    let state = node(entry(&catalog, "workflow"), "Response.WorkflowExecution.State");
    assert_eq!(
        state.meaning.en,
        "Instance status. Valid values: Success, Failed. As long as one job is in the `Failed` \
         status, the instance will be regarded as `Failed`."
    );
    assert_eq!(
        state.meaning.zh,
        "实例的状态，值为 Success、Failed 其中一个。Tasks 存在一个 Failed，则此实例视为 Failed"
    );
    assert!(!is_ours(state, Language::En) && !is_ours(state, Language::Zh));
    let event = node(entry(&catalog, "tts"), "Response.EventName");
    assert_eq!(event.meaning.en, "Fixed value: `TaskFinish`.");
    assert!(!is_ours(event, Language::En) && is_ours(event, Language::Zh));
}

#[test]
fn a_slip_of_the_documentation_is_told_with_its_source() {
    let catalog = embedded();
    let workflow = entry(&catalog, "workflow");
    let created = node(workflow, "Response.WorkflowExecution.Tasks.CreateTime");
    let slips: Vec<_> = created.slips.iter().map(|slip| format!("{:?}", slip.documented)).collect();
    assert_eq!(slips, [r#"Path("Response.WorkflowExecution.Tasks.Createtime")"#]);
    assert_eq!(workflow.source(created).unwrap().name, "callback");
}

#[test]
fn an_include_says_where_its_nodes_are_told_of() {
    let catalog = embedded();
    let told = |id: &str, path: &str| {
        let entry = entry(&catalog, id);
        let node = node(entry, path);
        let slip = node.slips.first().map(|slip| entry.sources[slip.source].name.as_str());
        (node.provenance, entry.source(node).unwrap().name.as_str(), slip)
    };
    let bucket = "Response.JobsDetail.Operation.MediaResult.OutputFile.Bucket";
    let by_request = (Provenance::Linked, "request", Some("request"));
    assert_eq!(told("smart-cover", bucket), by_request);
    let by_callback = (Provenance::Documented, "callback", Some("callback"));
    assert_eq!(told("transcode", bucket), by_callback);
    let to = "Response.JobsDetail.Operation.Output.Bucket";
    assert_eq!(told("transcode", to), (Provenance::Linked, "request", None));
}

#[test]
fn values_belong_to_leaves_and_fit_their_type() {
    for (_, entry) in embedded().entries() {
        for node in &entry.nodes {
            let at = format!("{}: {}", entry.id, node.path);
            assert!(node.values.is_empty() || node.value_type != ValueType::Container, "{at}");
            assert!(!node.values.is_empty() || node.value_type != ValueType::Enumeration, "{at}");
            assert!(node.values.iter().all(|value| node.value_type.accepts(&value.is)), "{at}");
            let explained = |text: &str| !text.trim().is_empty();
            let meanings = node.values.iter().map(|value| &value.meaning);
            assert!(meanings.clone().all(|meaning| explained(&meaning.en)), "{at}");
            assert!(meanings.clone().all(|meaning| explained(&meaning.zh)), "{at}");
        }
    }
}

fn node<'a>(entry: &'a Entry, path: &str) -> &'a NodeEntry {
    entry.nodes.iter().find(|node| node.path == path).unwrap_or_else(|| panic!("no {path}"))
}

fn meaning(node: &NodeEntry, language: Language) -> &str {
    match language {
        Language::En => &node.meaning.en,
        Language::Zh => &node.meaning.zh,
    }
}

fn is_ours(node: &NodeEntry, language: Language) -> bool {
    node.provenance != Provenance::Documented || node.translated.contains(&language)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
