//! Puts the catalog's files together and checks them, so that the program needn't do so whenever it starts.

#![expect(clippy::disallowed_methods, reason = "the project's own files are no payloads")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[expect(dead_code, unreachable_pub, unused_imports, reason = "the program uses the rest of it")]
#[path = "src/catalog/mod.rs"]
mod catalog;

/// There is none yet: it is made here.
const CATALOG: &[u8] = &[];

const FOLDER: &str = "assets/catalog";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/catalog");
    let mut files = Vec::new();
    for path in toml_files(Path::new(FOLDER))? {
        let name = path.strip_prefix(FOLDER)?.to_string_lossy().replace('\\', "/");
        files.push((name, fs::read_to_string(&path)?));
    }
    match catalog::Catalog::from_files(&files, &[]) {
        Ok(catalog) => {
            let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
            fs::write(Path::new(&out).join("catalog"), postcard::to_stdvec(&catalog)?)?;
        }
        Err(error) => println!("cargo::error={FOLDER}/{error}"),
    }
    Ok(())
}

/// The TOML files in a folder and in those below it, sorted.
fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort_unstable();
    Ok(files)
}
