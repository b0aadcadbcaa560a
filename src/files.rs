//! The only file I/O: reading, walking folders, and replacing a file as a whole.
//!
//! Both edges call this and nobody else does. Only regular files are opened, so that a named pipe or a
//! device never makes the program wait; a file is replaced in one step or not at all.

mod error;
mod replace;
mod state;
#[cfg(feature = "gui")]
mod typed;
mod walk;
#[cfg(feature = "gui")]
pub mod watch;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

pub use self::error::{FileError, NotRegular, Trouble};
pub use self::replace::{Existing, NewFile};
pub use self::state::{replace, session_file};
#[cfg(feature = "gui")]
pub use self::typed::{Completion, complete, is_installed, typed_paths, typed_target};
pub use self::walk::walk;

/// Bytes in the largest file that can be read: positions in a payload are 32 bits wide.
pub const LARGEST: u64 = u32::MAX as u64 - 1;

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// The content of a regular file of at most `most` bytes.
///
/// A folder, a named pipe or a device is an error that says so, and so is a larger file.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    let fail = |error: io::Error| FileError::new(path, error);
    // Opening a named pipe waits for somebody to write into it: look first.
    let metadata = fs::metadata(path).map_err(fail)?;
    if let Some(kind) = NotRegular::of(metadata.file_type()) {
        return Err(FileError { path: path.to_owned(), trouble: Trouble::NotRegular(kind) });
    }
    let file = File::open(path).map_err(fail)?;
    read_all(file, (metadata.len(), most), path)
}

/// All that comes from standard input, which `path` stands for in errors; at most `most` bytes.
pub fn read_standard_input(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    read_all(io::stdin().lock(), (0, most), path)
}

/// The user's own catalog files, each with its name and text, sorted by name; none if there is no such
/// folder. See [`user_catalog_folder`].
pub fn read_user_catalog() -> Result<Vec<(String, String)>, FileError> {
    let Some(folder) = user_catalog_folder().filter(|folder| folder.is_dir()) else {
        return Ok(Vec::new());
    };
    let mut files = Vec::new();
    for path in walk(&folder) {
        let path = path?;
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = String::from_utf8(read(&path, LARGEST)?).map_err(|error| FileError {
                path: path.clone(),
                trouble: Trouble::NotUtf8 { byte: error.utf8_error().valid_up_to() },
            })?;
            files.push((path.display().to_string(), text));
        }
    }
    Ok(files)
}

/// Where the user's own catalog files are looked for: `catalog` in the program's configuration folder.
///
/// None where the system has no home folder for the user.
pub fn user_catalog_folder() -> Option<PathBuf> {
    Some(ProjectDirs::from("", "", "callback-explorer")?.config_dir().join("catalog"))
}

fn read_all(
    from: impl Read,
    (expected, most): (u64, u64),
    path: &Path,
) -> Result<Vec<u8>, FileError> {
    let most = most.min(LARGEST);
    let too_large = || FileError { path: path.to_owned(), trouble: Trouble::TooLarge(most) };
    if expected > most {
        return Err(too_large());
    }
    // One byte more than expected shows the end without growing the buffer.
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default() + 1);
    from.take(most + 1).read_to_end(&mut bytes).map_err(|error| FileError::new(path, error))?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}
