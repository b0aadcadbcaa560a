use std::collections::BTreeSet;

use callback_explorer::analysis::{LookUp, Meaning, look_up};
use callback_explorer::catalog::{Catalog, ErrorCode, NextMove};

use super::{embedded, files};

#[test]
fn every_documented_code_is_there_by_name_and_by_number() {
    let catalog = embedded();
    let codes = catalog.codes();
    let numbers = codes.iter().filter(|code| code.number.is_some()).count();
    assert_eq!((codes.iter().count(), numbers), (115, 25));
    for (asked, name) in [
        ("ResourceNotFound", "ResourceNotFound"),
        ("1103", "ResourceNotFound"),
        ("1007", "InternalError"),
        ("1145", "QueueNumLimit"),
        ("-103", "-103"),
        ("-65010", "-65010"),
        ("Other", "Other"),
    ] {
        assert_eq!(codes.find(asked).map(|code| code.name.as_str()), Some(name), "{asked}");
    }
    assert!(codes.find("Success").is_none() && codes.find("resourcenotfound").is_none());
}

#[test]
fn every_code_says_what_it_means_and_what_to_check_in_both_languages() {
    let catalog = embedded();
    let mut seen = BTreeSet::new();
    for code in catalog.codes().iter() {
        let list = &catalog.codes().list(code).title;
        assert!(
            seen.insert((&list.en, &code.meaning.en)),
            "{} means what another means",
            code.name
        );
        assert!(
            seen.insert((&list.zh, &code.meaning.zh)),
            "{} means what another means",
            code.name
        );
        for words in [&code.meaning, &code.advice] {
            for text in [&words.en, &words.zh] {
                let is_sentence = text.chars().count() > 3 && !text.ends_with(['.', '。', ' ']);
                let marks = text.matches('`').count();
                assert!(is_sentence && marks % 2 == 0, "{}: {text}", code.name);
            }
            let has_han = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
            assert!(has_han(&words.zh) && !has_han(&words.en), "{}", code.name);
        }
    }
}

#[test]
fn most_moves_are_the_customers_but_not_all() {
    let catalog = embedded();
    let next = |code: &str| catalog.codes().find(code).map(|code| code.next);
    assert_eq!(next("ResourceAccessDenied"), Some(NextMove::Customer));
    assert_eq!(next("UnavailableForLegalReasons"), Some(NextMove::Vendor));
    assert_eq!(next("ServiceUnavailable"), Some(NextMove::Retry));
}

#[test]
fn a_users_list_adds_codes_and_takes_the_place_of_ours() {
    let catalog = Catalog::with_user_files(&files("tests/catalog/user")).unwrap();
    let codes = catalog.codes();
    assert_eq!(codes.iter().count(), embedded().codes().iter().count() + 1);
    let found = codes.find("9001").unwrap();
    assert_eq!(
        (&*found.name, &*codes.list(found).title.en),
        ("GatewayTimeout", "Seen by our team")
    );
    let meaning = |code: &ErrorCode| code.meaning.en.clone();
    assert_eq!(codes.find("SlowDown").map(meaning).unwrap(), "Too many requests of our own batch");
    assert_eq!(codes.find("SlowDown").unwrap().name, codes.find("1020").unwrap().name);
}

fn similar(word: &str) -> Vec<String> {
    match look_up(&embedded(), word) {
        LookUp::Exact(meaning) => panic!("{word} is {}", meaning.name()),
        LookUp::Similar(similar) => similar.iter().map(|it| it.name().to_owned()).collect(),
    }
}

#[test]
fn a_code_that_nearly_matches_is_suggested_first() {
    assert_eq!(similar("resourcenotfound"), ["ResourceNotFound"]);
    assert_eq!(similar("ResourceNotFuond"), ["ResourceNotFound"]);
    assert_eq!(similar("65010"), ["-65010"]);
    assert_eq!(similar("unknown-nodes"), ["unknown-node"]);
    assert_eq!(similar("slow"), ["SlowDown"]);
    assert_eq!(
        similar("Denied"),
        ["ResourceAccessDenied", "AccessDenied", "WriteTargetBucketDenied"]
    );
}

#[test]
fn another_number_is_no_slip() {
    assert_eq!(similar("1008"), Vec::<String>::new());
    assert_eq!(similar(""), Vec::<String>::new());
    assert_eq!(similar("-"), Vec::<String>::new());
}

#[test]
fn a_word_means_a_code_or_a_rule() {
    let catalog = embedded();
    let is_code = |word| matches!(look_up(&catalog, word), LookUp::Exact(Meaning::Code(_)));
    let is_rule = |word| matches!(look_up(&catalog, word), LookUp::Exact(Meaning::Rule(_)));
    assert!(is_code(" 1103 ") && is_code("-103") && is_rule("unknown-node"));
    assert!(!is_rule("Unknown-node") && !is_code("Success"));
}
