use std::path::{Path, PathBuf};

use callback_explorer::catalog::{Catalog, Entry};

/// Error codes are explained in both languages, and found by name, number or nearly so.
mod codes;
/// What holds of every node of every entry.
mod descriptions;
/// Each entry has payloads of our own making, and is right about them.
mod entries;
/// A wrong file is refused with its name and line.
mod errors;
/// Moderation callbacks, which were JSON from the start, and what queries answer.
mod moderation;
/// Places, children and names agree with the documented paths.
mod places;
/// The samples are documented, node by node and value by value.
mod samples;
/// Editors can check payloads: samples fit their entry's JSON Schema, and what is wrong doesn't.
mod schema;
/// The user's own files add to the catalog and take the place of entries.
mod user_files;
/// What the types accept.
mod value_type;

fn embedded() -> Catalog {
    Catalog::embedded().unwrap_or_else(|error| panic!("{error}"))
}

fn entry<'a>(catalog: &'a Catalog, id: &str) -> &'a Entry {
    catalog.entry(catalog.find(id).unwrap_or_else(|| panic!("no entry {id}")))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[expect(clippy::disallowed_methods, reason = "tests read their files")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A folder's TOML files as the catalog takes them, sorted by name.
fn files(name: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder(name)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), read(path))).collect()
}
