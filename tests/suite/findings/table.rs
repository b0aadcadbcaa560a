use std::collections::BTreeSet;

use callback_explorer::analysis::rules::{RULES, find};
use callback_explorer::words::Language;

use super::analyzer;

#[test]
fn rule_ids_are_unique_and_in_kebab_case() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    for id in ids {
        let is_kebab = id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|letter| letter.is_ascii_lowercase()));
        assert!(is_kebab, "{id}");
        assert!(find(id).is_some_and(|rule| rule.id == id));
    }
    assert!(find("no-such-rule").is_none());
}

#[test]
fn every_rule_explains_itself_in_both_languages() {
    for rule in RULES {
        for language in Language::ALL {
            let documentation = (rule.documentation)(language);
            let paragraphs: Vec<&str> = documentation.split("\n\n").collect();
            let (example, advice) = language.pick_pair();
            assert_eq!(paragraphs.len(), 4, "{}: {documentation}", rule.id);
            assert_eq!(paragraphs[0], rule.title(language), "{}", rule.id);
            assert!(!paragraphs[0].ends_with(['.', '。']), "{}", rule.id);
            assert!(paragraphs[1].ends_with(['.', '。']), "{}", rule.id);
            assert!(paragraphs[2].starts_with(example), "{}", rule.id);
            assert!(paragraphs[3].starts_with(advice), "{}", rule.id);
        }
        let documentation = Language::ALL.map(rule.documentation);
        assert_ne!(documentation[0], documentation[1], "{}", rule.id);
    }
}

trait Headings {
    fn pick_pair(self) -> (&'static str, &'static str);
}

impl Headings for Language {
    fn pick_pair(self) -> (&'static str, &'static str) {
        match self {
            Self::En => ("Example: ", "What to do: "),
            Self::Zh => ("示例：", "处理方法："),
        }
    }
}

#[test]
fn every_relation_of_the_catalog_names_a_rule() {
    for (_, entry) in analyzer().catalog().entries() {
        for relation in &entry.relations {
            assert!(find(&relation.rule).is_some(), "{}: {}", entry.id, relation.rule);
        }
    }
}
