//! What holds for every document, however broken its text.

use callback_explorer::document::Document;

/// Nodes lie within their parents, values within their nodes, and everything on characters.
pub(super) fn check_places(document: &Document) {
    let text = document.text();
    for node in document.nodes() {
        let span = node.span();
        assert!(text.get(span.clone()).is_some(), "{text:?} {span:?}");
        if let Some(parent) = node.parent() {
            let around = parent.span();
            assert!(around.start <= span.start && span.end <= around.end, "{text:?} {span:?}");
        }
        if let Some(value) = node.value_span() {
            assert!(span.start <= value.start && value.end <= span.end, "{text:?} {value:?}");
            assert!(node.raw_value().is_some() && node.value().is_some(), "{text:?} {value:?}");
        }
    }
    for problem in document.problems() {
        assert!(text.get(problem.span.clone()).is_some(), "{text:?} {problem:?}");
        document.position(problem.span.start);
    }
    assert!(document.problems().is_sorted_by_key(|problem| problem.span.start));
}
