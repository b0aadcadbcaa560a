//! Finding words in a payload: in names, values and descriptions.

use crate::analysis::{Analysis, is_hoisted};
use crate::document::{Node, NodeId};
use crate::words::Language;

/// The nodes whose name, value or description holds the words that were looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// What was looked for.
    pub words: String,
    /// Where it was found, in document order.
    pub nodes: Vec<NodeId>,
}

/// Looks for `words`, letter case not counting. Empty words are found nowhere.
pub fn find(analysis: &Analysis, words: &str, language: Language) -> Hits {
    let needle = words.to_lowercase();
    let mut hits = Hits { words: words.to_owned(), nodes: Vec::new() };
    if needle.is_empty() {
        return hits;
    }
    let holds = |text: &str| text.to_lowercase().contains(&needle);
    hits.nodes = analysis
        .document()
        .nodes()
        .filter(|node| !is_hoisted(*node))
        .filter(|node| {
            node.label().is_some_and(holds)
                || node.value().is_some_and(|value| holds(&value))
                || analysis
                    .documented(node.id())
                    .is_some_and(|entry| holds(language.pick(&entry.meaning.en, &entry.meaning.zh)))
        })
        .map(Node::id)
        .collect();
    hits
}
