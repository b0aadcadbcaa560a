//! `UPDATE_LICENSES=1 cargo test --test suite -- licenses` writes the file anew, with the licenses that the packages
//! bring along.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use callback_explorer::licenses::{self, BETWEEN, Licensed};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The systems that the program is made for; what it is linked with is not everywhere the same.
const SYSTEMS: &[&str] =
    &["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"];

/// Fonts that we carry: name and version, license, and where that stands.
const FONTS: &[(&str, &str, &str)] = &[
    ("Inter 4.001", "OFL-1.1", "Inter-OFL.txt"),
    ("JetBrains Mono 2.211", "OFL-1.1", "JetBrainsMono-OFL.txt"),
    ("Noto Sans SC 2.004", "OFL-1.1", "NotoSansSC-OFL.txt"),
    ("Phosphor 2.1", "MIT", "Phosphor-MIT.txt"),
];

#[test]
fn the_license_of_everything_that_is_linked_is_told() {
    if std::env::var_os("UPDATE_LICENSES").is_some() {
        fs::write(Path::new(ROOT).join("assets/licenses.txt"), written()).unwrap();
        return;
    }
    let told: BTreeSet<String> = licenses::all()
        .iter()
        .map(|it| format!("{} {}, {}", it.name, it.version, it.license))
        .collect();
    // Packages for other systems may not be here.
    let known: Vec<Option<BTreeSet<String>>> =
        SYSTEMS.iter().map(|system| linked(system, &["--offline"])).collect();
    let is_all_known = known.iter().all(Option::is_some);
    let mut linked: BTreeSet<String> = known.into_iter().flatten().flatten().collect();
    assert!(!linked.is_empty(), "cargo knows of none");
    linked.extend(FONTS.iter().map(|(font, license, _)| format!("{font}, {license}")));
    let untold: Vec<_> = linked.difference(&told).collect();
    assert_eq!(untold, Vec::<&String>::new(), "UPDATE_LICENSES=1 writes them");
    let stale: Vec<_> = told.difference(&linked).filter(|_| is_all_known).collect();
    assert_eq!(stale, Vec::<&String>::new(), "UPDATE_LICENSES=1 leaves them out");
}

#[test]
fn the_program_comes_first_with_both_of_its_licenses() {
    let all = licenses::all();
    let words = ["Permission is hereby granted, free of charge", "Apache License"];
    assert_eq!(all[0].name, "callback-explorer");
    assert_eq!(all[0].version, env!("CARGO_PKG_VERSION"));
    assert!(words.iter().all(|words| all[0].texts.iter().any(|text| text.contains(words))));
    let is_told = |text: &&str| text.len() > 400;
    let untold: Vec<_> = all.iter().filter(|it| !it.texts.iter().any(is_told)).collect();
    assert_eq!(untold, Vec::<&Licensed>::new());
}

/// What the program is linked with on a system: `name version, license` each; none if cargo cannot know.
fn linked(system: &str, options: &[&str]) -> Option<BTreeSet<String>> {
    let tree = ["tree", "--locked", "--edges", "normal", "--prefix", "none", "--target", system];
    let output = cargo().args(tree).args(["--format", "{p}\t{l}"]).args(options).output().unwrap();
    let package = |line: &str| {
        let (title, license) = line.split_once('\t')?;
        let mut words = title.split(' ');
        let (name, version) = (words.next()?, words.next()?.trim_start_matches('v'));
        Some(format!("{name} {version}, {}", license.trim_end_matches(" (*)")))
    };
    let text = String::from_utf8(output.stdout).unwrap();
    output.status.success().then(|| text.lines().filter_map(package).collect())
}

fn cargo() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(ROOT);
    cargo
}

/// The whole file: each text once, below all that it is the license of.
fn written() -> String {
    let heads: BTreeSet<String> = SYSTEMS
        .iter()
        .flat_map(|system| linked(system, &[]).expect("cargo can fetch what it lacks"))
        .collect();
    let sources = sources();
    let mut texts: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    let mut add = |head: &str, text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (_, heads) = texts.entry(words.join(" ")).or_insert_with(|| (folded(text), Vec::new()));
        if !heads.iter().any(|known| known == head) {
            heads.push(head.to_owned());
        }
    };
    let mut silent = Vec::new();
    for head in &heads {
        let source = &sources[head.split(',').next().unwrap()];
        let mut brought = files(&source.folder);
        // Where one may choose we choose MIT, the shortest, but for the program itself.
        let is_mit = |file: &PathBuf| lower_name(file).contains("mit");
        if brought.iter().any(is_mit) && source.folder != Path::new(ROOT) {
            brought.retain(|file| !lower_name(file).contains("apache"));
        }
        for file in &brought {
            add(head, &read(file));
        }
        if brought.is_empty() {
            silent.push((head, &source.authors));
        }
    }
    for (head, authors) in silent {
        let like = || heads.iter().find_map(|other| twin(head, other, &sources));
        add(head, &standard(head, authors).or_else(like).expect("a license without words"));
    }
    for (font, license, file) in FONTS {
        add(&format!("{font}, {license}"), &read(&Path::new(ROOT).join("assets/fonts").join(file)));
    }
    let mut parts: Vec<(String, Vec<String>)> = texts.into_values().collect();
    parts.sort_by_key(|(_, heads)| heads.clone());
    let intro = "Callback Explorer holds what others wrote, in packages and fonts. These are their licenses, and its own.\n";
    let parts =
        parts.iter().map(|(text, heads)| format!("{BETWEEN}{}\n\n{text}", heads.join("\n")));
    intro.to_owned() + &parts.collect::<String>()
}

/// Where a package stands, and who wrote it.
struct Source {
    folder: PathBuf,
    authors: String,
}

/// All packages by `name version`.
fn sources() -> BTreeMap<String, Source> {
    let output = cargo().args(["metadata", "--locked", "--format-version", "1"]).output().unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let source = |package: &serde_json::Value| {
        let word = |key: &str| package[key].as_str().unwrap().to_owned();
        let folder = Path::new(&word("manifest_path")).parent().unwrap().to_owned();
        let authors = package["authors"].as_array().unwrap().iter();
        let authors: Vec<&str> = authors
            .filter_map(|author| Some(author.as_str()?.split(" <").next()?.trim()))
            .collect();
        (word("name") + " " + &word("version"), Source { folder, authors: authors.join(", ") })
    };
    metadata["packages"].as_array().unwrap().iter().map(source).collect()
}

/// The licenses that a package brings along, beside its manifest or in a folder there.
fn files(folder: &Path) -> Vec<PathBuf> {
    const NAMES: &[&str] =
        &["license", "licence", "copying", "copyright", "notice", "unlicense", "ofl", "ufl"];
    let entries = |folder: &Path| {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) =
        entries(folder).into_iter().partition(|path| path.is_dir());
    let below = folders.iter().filter(|_| folder != Path::new(ROOT)).flat_map(|it| entries(it));
    let is_license = |path: &PathBuf| {
        let name = lower_name(path);
        let (stem, _) = name.split_once(['-', '_', '.']).unwrap_or((&name, ""));
        path.is_file() && NAMES.contains(&stem) && path.extension().is_none_or(|it| it != "rs")
    };
    let mut licenses: Vec<PathBuf> = files.into_iter().chain(below).filter(is_license).collect();
    licenses.sort();
    licenses
}

/// What a package that brings no license along means by the name of one that we have too.
fn standard(head: &str, authors: &str) -> Option<String> {
    const OURS: &str = "The Callback Explorer authors";
    let (title, license) = head.split_once(", ").unwrap();
    let name = title.split(' ').next().unwrap();
    let own = |file: &str| read(&Path::new(ROOT).join(file));
    if license.contains("MIT") {
        let whose =
            if authors.is_empty() { format!("The authors of {name}") } else { authors.to_owned() };
        return Some(own("LICENSE-MIT").replace(&format!("2026 {OURS}"), &whose));
    }
    (license == "Apache-2.0").then(|| own("LICENSE-APACHE"))
}

/// The words of another package, if it stands under the same license.
fn twin(head: &str, other: &str, sources: &BTreeMap<String, Source>) -> Option<String> {
    let (_, license) = head.split_once(", ").unwrap();
    let (title, _) = other.split_once(", ").filter(|(_, its)| *its == license)?;
    files(&sources[title].folder).first().map(|file| read(file))
}

fn lower_name(file: &Path) -> String {
    file.file_name().unwrap().to_string_lossy().to_lowercase()
}

fn read(file: &Path) -> String {
    String::from_utf8_lossy(&fs::read(file).unwrap()).replace(['\r', '\u{c}'], "")
}

/// Lines of more than 80 letters go on in the next one, as far to the right.
fn folded(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.trim_matches('\n').lines() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let mut row = indent.to_owned();
        for word in line.split_whitespace() {
            if row.len() > indent.len() && row.len() + 1 + word.len() > 80 {
                lines.push(std::mem::replace(&mut row, indent.to_owned()));
            }
            if row.len() > indent.len() {
                row.push(' ');
            }
            row.push_str(word);
        }
        let whole = line.trim_end();
        lines.push(if whole.len() > 80 { row } else { whole.to_owned() });
    }
    lines.join("\n") + "\n"
}
