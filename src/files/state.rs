//! Files of the program's own: what it remembers from one start to the next.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::{Existing, FileError, NewFile};

/// Where the window remembers what was open; none where the system has no home folder for the user.
pub fn session_file() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "callback-explorer")?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
    Some(folder.join("session.json"))
}

/// Replaces the file at `path` by this content, in one step; makes its folder.
///
/// Where two programs do so at once, the file is whole, and the last one's.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| FileError::new(folder, error))?;
    }
    let mut file = NewFile::create(path, &[], Existing::Replace)?;
    file.write_all(content).map_err(|error| FileError::new(path, error))?;
    file.finish()
}
