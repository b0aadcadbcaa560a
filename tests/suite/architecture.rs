use std::fs;
use std::path::{Path, PathBuf};

/// Each part of the program with the parts that it may see, from the bottom to the top.
const LAYERS: &[(&str, &[&str])] = &[
    ("document", &[]),
    ("catalog", &[]),
    ("words", &[]),
    ("isolation", &[]),
    ("progress", &[]),
    ("licenses", &[]),
    ("files", &["document", "words"]),
    ("intake", &["document", "words"]),
    ("analysis", &["document", "catalog", "words", "progress", "intake"]),
    ("convert", &["document", "catalog", "words", "intake", "analysis"]),
    ("compare", &["document", "catalog", "words", "progress", "intake", "analysis"]),
    ("samples", &["document", "catalog", "words", "progress", "intake", "analysis", "compare"]),
    ("redact", &["document", "catalog", "intake", "analysis"]),
    ("timeline", &["document", "catalog", "words", "intake", "analysis"]),
    ("runs", &["document", "catalog", "intake", "analysis", "compare", "timeline"]),
    ("records", &["document", "progress", "analysis"]),
    (
        "report",
        &[
            "document", "catalog", "words", "intake", "analysis", "convert", "compare", "timeline",
            "runs", "records",
        ],
    ),
    ("kit", &["document", "catalog", "words", "analysis", "convert", "report"]),
    ("search", &["document", "catalog", "words", "intake", "analysis"]),
    (
        "session",
        &[
            "document",
            "catalog",
            "words",
            "isolation",
            "progress",
            "intake",
            "analysis",
            "convert",
            "compare",
            "samples",
            "report",
            "search",
            "timeline",
            "runs",
            "records",
        ],
    ),
    (
        "cli",
        &[
            "document",
            "catalog",
            "words",
            "licenses",
            "isolation",
            "progress",
            "files",
            "intake",
            "analysis",
            "convert",
            "compare",
            "samples",
            "report",
            "search",
            "redact",
            "timeline",
            "runs",
            "records",
            "kit",
        ],
    ),
    (
        "ui",
        &[
            "document", "catalog", "words", "licenses", "progress", "files", "intake", "analysis",
            "convert", "compare", "samples", "report", "search", "session", "timeline", "runs",
            "kit", "redact", "records",
        ],
    ),
];

/// What `crate::` is followed by where a macro is meant; all of them speak.
const MACROS: &[&str] = &["say"];

#[test]
fn layers_look_down() {
    let faults = faults(|file, line| {
        let (part, _) = LAYERS.iter().find(|(part, _)| *part == file.part)?;
        let seen = line.split("crate::").skip(1).map(first_word);
        let (_, allowed) = LAYERS.iter().find(|(other, _)| other == part)?;
        let is_allowed = |other: &str| {
            other == *part
                || allowed.contains(&other)
                || MACROS.contains(&other) && part != &"document"
        };
        seen.filter(|other| !other.is_empty())
            .find(|other| !is_allowed(other))
            .map(|other| format!("{part} looks at {other}"))
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_part_has_its_layer() {
    let parts: Vec<String> = sources().into_iter().map(|file| file.part).collect();
    for part in parts.iter().filter(|part| !matches!(part.as_str(), "lib" | "main")) {
        assert!(LAYERS.iter().any(|(known, _)| known == part), "{part} has no layer");
    }
}

#[test]
fn the_window_library_is_named_only_in_the_window() {
    let faults = faults(|file, line| {
        let names = ["egui", "eframe", "rfd", "arboard", "winit"];
        let is_edge = file.part == "ui";
        names
            .into_iter()
            .find(|name| !is_edge && words(line).any(|word| word == *name))
            .map(str::to_owned)
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn only_the_command_line_prints() {
    let faults = faults(|file, line| {
        let marks = ["println!", "print!", "eprintln!", "eprint!", "dbg!", "stdout()", "stderr()"];
        let is_edge = matches!(file.part.as_str(), "cli" | "main");
        marks.into_iter().find(|mark| !is_edge && line.contains(mark)).map(str::to_owned)
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn only_one_place_touches_files() {
    let faults = faults(|file, line| {
        let marks = ["std::fs", "fs::", "File::", "OpenOptions"];
        marks
            .into_iter()
            .find(|mark| file.part != "files" && !line.contains("NewFile::") && line.contains(mark))
            .map(str::to_owned)
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn nothing_gives_up_on_input() {
    let faults = faults(|_, line| {
        let marks = [".unwrap()", "panic!(", "todo!(", "unimplemented!(", "process::exit"];
        marks.into_iter().find(|mark| line.contains(mark)).map(str::to_owned)
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        collect(&root().join(folder), &mut files);
    }
    let long: Vec<String> = files
        .iter()
        .map(|path| (path, fs::read_to_string(path).unwrap().lines().count()))
        .filter(|(_, n_lines)| *n_lines > 400)
        .map(|(path, n_lines)| format!("{}: {n_lines}", path.display()))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

struct Source {
    /// The module below the crate's root that the file belongs to.
    part: String,
    path: PathBuf,
    text: String,
}

/// What `find` objects to, line by line; comments don't count.
fn faults(find: impl Fn(&Source, &str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for file in sources() {
        for (index, line) in file.text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if let Some(fault) = find(&file, code) {
                faults.push(format!("{}:{}: {fault}", file.path.display(), index + 1));
            }
        }
    }
    faults
}

fn sources() -> Vec<Source> {
    let folder = root().join("src");
    let mut paths = Vec::new();
    collect(&folder, &mut paths);
    assert!(paths.len() > 20, "the sources are where they were");
    paths
        .into_iter()
        .map(|path| {
            let inner = path.strip_prefix(&folder).unwrap().with_extension("");
            let part = inner.iter().next().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            Source { part, text, path: path.strip_prefix(root()).unwrap().to_owned() }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn first_word(text: &str) -> &str {
    words(text).next().filter(|word| text.starts_with(word)).unwrap_or_default()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}
