use std::fs;
use std::path::Path;

/// The file of `assets/desktop` with this name.
fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/desktop").join(name))
        .unwrap()
}

#[test]
fn software_centers_are_told_of_the_versions_in_the_changelog() {
    let changelog = include_str!("../../CHANGELOG.md");
    let versions = changelog.lines().filter_map(|line| line.strip_prefix("## "));
    let released: Vec<&str> = versions
        .filter_map(|version| version.split(' ').next())
        .filter(|version| *version != "Unreleased")
        .collect();
    let told = read("io.github.callback_explorer.callback_explorer.metainfo.xml");
    let told = roxmltree::Document::parse(&told).unwrap();
    let told: Vec<&str> = told
        .descendants()
        .filter(|node| node.has_tag_name("release"))
        .filter_map(|release| release.attribute("version"))
        .collect();
    assert_eq!(told, released);
}
