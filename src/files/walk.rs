//! All files below a folder.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::FileError;

/// The files at and below `path`: itself, if it is no folder; else all regular files in it and its
/// folders, sorted by name.
///
/// Links are followed, each folder is entered once, hidden files and folders (`.git`) are left out.
/// What can't be read is an error in its place and doesn't end the walk.
pub fn walk(path: &Path) -> impl Iterator<Item = Result<PathBuf, FileError>> + use<> {
    Walk { todo: vec![(path.to_owned(), false)], entered: BTreeSet::new(), is_start: true }
}

struct Walk {
    /// What comes next is last, with whether its folder tells that it is a file.
    todo: Vec<(PathBuf, bool)>,
    /// By canonical path: a link that leads back up would never end.
    entered: BTreeSet<PathBuf>,
    is_start: bool,
}

impl Iterator for Walk {
    type Item = Result<PathBuf, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some((path, is_file)) = self.todo.pop() {
            if is_file {
                return Some(Ok(path));
            }
            let is_given = std::mem::take(&mut self.is_start);
            let metadata = match fs::metadata(&path) {
                Ok(metadata) => metadata,
                Err(error) => return Some(Err(FileError::new(&path, error))),
            };
            if !metadata.is_dir() {
                // A pipe among files is no payload; one that was given is told by whoever opens it.
                if metadata.is_file() || is_given {
                    return Some(Ok(path));
                }
            } else if let Err(error) = self.enter(&path) {
                return Some(Err(error));
            }
        }
        None
    }
}

impl Walk {
    fn enter(&mut self, folder: &Path) -> Result<(), FileError> {
        let fail = |error| FileError::new(folder, error);
        if !self.entered.insert(folder.canonicalize().map_err(fail)?) {
            return Ok(());
        }
        let n_before = self.todo.len();
        for entry in fs::read_dir(folder).map_err(fail)? {
            let entry = entry.map_err(fail).inspect_err(|_| self.todo.truncate(n_before))?;
            let name = entry.file_name();
            if !name.as_encoded_bytes().starts_with(b".") {
                let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
                self.todo.push((join(folder, &name), is_file));
            }
        }
        let met = self.todo.get_mut(n_before..).unwrap_or_default();
        met.sort_unstable_by(|(a, _), (b, _)| b.as_os_str().cmp(a.as_os_str()));
        Ok(())
    }
}

/// The same as [`Path::join`], in memory of the right size: there may be very many.
fn join(folder: &Path, name: &OsStr) -> PathBuf {
    let mut path = PathBuf::with_capacity(folder.as_os_str().len() + 1 + name.len());
    path.push(folder);
    path.push(name);
    path
}
