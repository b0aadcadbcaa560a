use std::collections::{BTreeMap, BTreeSet};

use callback_explorer::words::{Piece, Sentence, payload_words};

/// By language: every message with the arguments that it takes.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    #[expect(clippy::disallowed_methods, reason = "tests read the project's own files")]
    let text = std::fs::read_to_string(format!("assets/i18n/{language}/callback_explorer.ftl"));
    let mut messages = BTreeMap::new();
    let mut current = String::new();
    for line in text.unwrap().lines().filter(|line| !line.starts_with('#')) {
        let is_start = line.starts_with(|first: char| first.is_ascii_alphabetic());
        if let Some((name, _)) = line.split_once('=').filter(|_| is_start) {
            name.trim().clone_into(&mut current);
            let former = messages.insert(current.clone(), BTreeSet::new());
            assert_eq!(former, None, "{language}: {current} stands twice");
        }
        let arguments = line.split('$').skip(1).map(|rest| {
            rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
                .next()
                .unwrap()
                .to_owned()
        });
        messages.entry(current.clone()).or_default().extend(arguments);
    }
    messages
}

/// Nothing falls back silently to the other language.
#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (en, zh) = (messages("en"), messages("zh"));
    let names = |messages: &BTreeMap<String, BTreeSet<String>>| -> BTreeSet<String> {
        messages.keys().cloned().collect()
    };
    assert_eq!(names(&en).difference(&names(&zh)).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(names(&zh).difference(&names(&en)).collect::<Vec<_>>(), [""; 0]);
    // A plural in one language may need a number that the other doesn't say.
    for (name, arguments) in &en {
        assert_eq!(arguments, &zh[name], "{name}");
    }
}

/// Chinese has one plural form: `[one]` would never be chosen.
#[test]
fn chinese_messages_name_no_plural_form_but_other() {
    #[expect(clippy::disallowed_methods, reason = "tests read the project's own files")]
    let text = std::fs::read_to_string("assets/i18n/zh/callback_explorer.ftl").unwrap();
    assert_eq!(text.matches("[one]").count(), 0);
    assert_eq!(text.matches('您').count(), 0);
}

#[test]
fn a_payloads_words_stay_apart_and_break_no_line() {
    let sentence = Sentence::new(format!("say {} twice", payload_words("a\nb\u{1}c")));
    let pieces: Vec<_> = sentence.pieces().collect();
    let wanted = [Piece::Ours("say "), Piece::Payload("a\\nb\\u{1}c"), Piece::Ours(" twice")];
    assert_eq!(pieces, wanted);
    assert_eq!(sentence.to_string(), "say a\\nb\\u{1}c twice");
}
