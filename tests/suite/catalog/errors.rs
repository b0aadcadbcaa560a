use callback_explorer::catalog::Catalog;

use super::files;

/// Every file under `tests/catalog/wrong` says in its first line what the error must be, `# line: problem`, where `…`
/// leaves the rest open.
#[test]
fn a_wrong_file_is_refused_with_its_name_line_and_problem() {
    for (name, text) in files("tests/catalog/wrong") {
        let expected = text.lines().next().unwrap().strip_prefix("# ").unwrap();
        let expected = format!("{name}:{expected}");
        let Err(error) = Catalog::with_user_files(&[(name, text)]) else {
            panic!("not {expected}")
        };
        let error = error.to_string();
        match expected.strip_suffix('…') {
            Some(expected) => assert!(error.starts_with(expected), "{error}\nis not {expected}"),
            None => assert_eq!(error, expected),
        }
    }
}

#[test]
fn two_files_of_one_name_are_refused() {
    let [(name, text), ..] = &files("tests/catalog/user")[..] else { panic!("no files") };
    let twice = [(name.clone(), text.clone()), ("again.toml".to_owned(), text.clone())];
    let error = Catalog::with_user_files(&twice).unwrap_err();
    assert_eq!((error.file.as_str(), error.line), ("again.toml", 3));
}

#[test]
fn a_fragment_that_includes_itself_is_refused() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let fragments = [
        file("a.toml", "fragment = \"a\"\n[[include]]\nfragment = \"b\"\nat = \".\""),
        file("b.toml", "fragment = \"b\"\n[[include]]\nfragment = \"a\"\nat = \".\""),
    ];
    let [(name, entry), ..] = &files("tests/catalog/user")[..] else { panic!("no files") };
    let entry = entry.replace("fragment = \"pet\"", "fragment = \"a\"");
    let error = Catalog::with_user_files(&[&fragments[..], &[file(name, &entry)]].concat());
    let error = error.unwrap_err();
    let by = error.included_by.as_ref().unwrap();
    assert_eq!((by.file.as_str(), by.line), (name.as_str(), 51));
    assert_eq!(
        error.to_string(),
        format!("b.toml:2: the fragment `a` includes itself (included by {name}:51)")
    );
}

/// What is wrong in a fragment may be right for others that include it.
#[test]
fn an_error_in_a_fragment_names_the_entry_that_includes_it() {
    let [(name, entry), (_, pet), ..] = &files("tests/catalog/user")[..] else {
        panic!("no files")
    };
    let pet = pet.replace("\"bucket\"", "\"bucket\"\nsource = \"vet\"");
    let files = [(name.clone(), entry.clone()), ("fragments/pet.toml".to_owned(), pet)];
    let error = Catalog::with_user_files(&files).unwrap_err().to_string();
    let (place, problem) = error.split_once(": ").unwrap();
    assert_eq!(place, "fragments/pet.toml:9");
    assert_eq!(problem, format!("there is no [sources.vet] in this entry (included by {name}:51)"));
}
