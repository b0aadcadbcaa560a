//! How payloads come in from files and folders, and how exports become files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files::{self, FileError};
use crate::progress::{Reached, Stage};
use crate::samples;
use crate::say;
use crate::session::{Address, By, Finder, Gather, Open, Source};
use crate::words::{Language, Translated, is_invisible, path_text, visible};

/// Something to be saved.
#[derive(Clone, Debug)]
pub(super) struct Export {
    /// What is in it.
    pub(super) content: Exported,
    /// The files of the payloads that it was made from: they are never replaced.
    pub(super) inputs: Vec<PathBuf>,
}

/// What is saved.
#[derive(Clone, Debug)]
pub(super) enum Exported {
    /// Text, which the window may show, too.
    Text(Arc<String>),
    /// Anything else.
    Bytes(Arc<[u8]>),
}

impl Export {
    /// Made from a payload.
    pub(super) fn of(open: &Open, content: Exported) -> Self {
        Self { content, inputs: file_of(open).map(Path::to_owned).into_iter().collect() }
    }

    /// Writes it as a whole or not at all.
    pub(super) fn write(&self, path: &Path, existing: files::Existing) -> Result<(), FileError> {
        use std::io::Write as _;
        let mut file = files::NewFile::create(path, &self.inputs, existing)?;
        let bytes = match &self.content {
            Exported::Text(text) => text.as_bytes(),
            Exported::Bytes(bytes) => bytes,
        };
        file.write_all(bytes).map_err(|error| FileError::new(path, error))?;
        file.finish()
    }
}

/// The file that a payload is in, if any.
pub(super) fn file_of(open: &Open) -> Option<&Path> {
    match open.place()? {
        Address::File(path) => Some(path),
        Address::Sample(_) | Address::Folder(_) => None,
    }
}

/// The name of a file that is made of a payload, in which nothing acts.
pub(super) fn name_for(open: &Open, extension: &str) -> String {
    let path = file_of(open).unwrap_or(Path::new(open.name()));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let is_odd = |c: char| is_invisible(c) || matches!(c, '/' | '\\' | char::REPLACEMENT_CHARACTER);
    format!("{}.{extension}", stem.replace(is_odd, "_"))
}

/// A path as it is shown: nothing in it acts.
pub(super) fn shown(path: &Path) -> String {
    visible(&path_text(path)).into_owned()
}

/// What is wrong with which file, in one line.
pub(super) fn told(error: &FileError, language: Language) -> String {
    format!("{}: {}", shown(&error.path), error.trouble.words(language))
}

/// How a session gets at files and folders.
pub(super) const GATHER: Gather = Gather { source: of_place, find: all_in };

/// Each path for itself; a folder becomes a table.
pub(super) fn of_paths(paths: Vec<PathBuf>, by: By) -> Finder {
    Box::new(move |take| {
        for path in paths {
            let place = std::path::absolute(&path).unwrap_or_else(|_unknown| path.clone());
            take(if path.is_dir() {
                of_place(&Address::Folder(vec![place]), by)
            } else {
                of_path(path, by, false)
            });
        }
    })
}

/// Walks files and folders, off the window's thread.
fn all_in(paths: Vec<PathBuf>, by: By) -> Finder {
    Box::new(move |take| {
        for path in paths {
            if path.is_dir() {
                of_folder(&path, by, take);
            } else {
                take(of_path(path, by, false));
            }
        }
    })
}

fn of_folder(folder: &Path, by: By, take: &mut dyn FnMut(Source) -> bool) {
    let mut holds_some = false;
    for found in files::walk(folder) {
        holds_some |= match found {
            Ok(path) => take(of_path(path, by, true)),
            Err(error) => take(Source::unreadable(shown(&error.path), why(&error))),
        };
    }
    if !holds_some {
        take(Source::unreadable(shown(folder), empty_folder()));
    }
}

fn of_path(path: PathBuf, by: By, is_met: bool) -> Source {
    let By { most, encoding } = by;
    Source {
        name: shown(&path),
        // A start from another folder must find it too.
        place: std::path::absolute(&path).ok().map(Address::File),
        read: Box::new(move |progress| {
            let goes_on = |n_bytes, of| {
                progress.tell(Reached { stage: Stage::Reading, n_bytes, of, n_nodes: 0 })
            };
            files::read_while(&path, most, goes_on).map_err(|error| why(&error))
        }),
        is_met,
        encoding,
    }
}

/// What is to be read at a place.
pub(super) fn of_place(place: &Address, by: By) -> Source {
    match place {
        Address::File(path) => of_path(path.clone(), by, false),
        Address::Sample(name) => of_sample(name),
        Address::Folder(paths) => {
            let name = paths.first().map(|path| path_text(path).into_owned()).unwrap_or_default();
            Source::unreadable(name, empty_folder()).at(place.clone())
        }
    }
}

/// A sample that the program carries.
pub(super) fn of_sample(name: &str) -> Source {
    let gone = || Translated::new(|language| say!(language, "file-not-found"));
    let source = samples::read(name)
        .map_or_else(|| Source::unreadable(name, gone()), |bytes| Source::of_text(name, bytes));
    source.at(Address::Sample(name.to_owned()))
}

/// What is wrong with a file that a source names.
fn why(error: &FileError) -> Translated {
    Translated::new(|language| error.trouble.words(language))
}

fn empty_folder() -> Translated {
    Translated::new(|language| say!(language, "input-empty-folder"))
}
