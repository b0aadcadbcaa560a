//! The only file I/O: reading, walking folders, and replacing a file as a whole.
//!
//! Both edges call this and nobody else does. Only regular files are read, so that a named pipe or a
//! device never makes the program wait; a file is replaced in one step or not at all.

mod draft;
mod error;
mod read;
mod reader;
mod replace;
mod state;
#[cfg(feature = "gui")]
mod typed;
mod walk;
#[cfg(feature = "gui")]
pub mod watch;

use std::path::PathBuf;

use directories::ProjectDirs;

pub use self::error::{FileError, NotRegular, Trouble};
pub use self::read::{LARGEST, read, read_standard_input, read_while};
pub use self::reader::Reader;
pub use self::replace::{Existing, NewFile};
pub use self::state::{replace, session_file};
#[cfg(feature = "gui")]
pub use self::typed::{Completion, complete, is_installed, to_be_typed, typed_paths, typed_target};
pub use self::walk::walk;

use crate::words::path_text;

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

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
            files.push((path_text(&path).into_owned(), text));
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
