//! Reads the files that were met in folders.

#[cfg(unix)]
use std::ffi::OsStr;
use std::fs::File;
use std::io;
#[cfg(unix)]
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use super::FileError;
#[cfg(unix)]
use super::read::open_in;
use super::read::{open, read_opened};

/// Reads files that [`walk`](super::walk) met, one after the other.
///
/// A folder is kept open while its files are read, so that the system need not go all the way to each of them. They are
/// those of one and the same folder, whatever takes its place.
#[derive(Debug, Default)]
pub struct Reader {
    /// The folder that the last file was in, and its path.
    #[cfg(unix)]
    folder: Option<(Vec<u8>, File)>,
}

impl Reader {
    /// The content of the file at `path`: see [`read_while`](super::read_while). Nobody looks at what it is before it
    /// is opened, as somebody has where it was met.
    pub fn read(
        &mut self,
        path: &Path,
        most: u64,
        goes_on: impl FnMut(u64, u64) -> bool,
    ) -> Result<Vec<u8>, FileError> {
        let file = self.open(path).map_err(|error| FileError::new(path, error))?;
        read_opened(file, path, most, goes_on)
    }

    #[cfg(unix)]
    fn open(&mut self, path: &Path) -> io::Result<File> {
        let bytes = path.as_os_str().as_bytes();
        let at = memchr::memrchr(b'/', bytes).unwrap_or_default();
        let (folder, name) = bytes.split_at_checked(at).unwrap_or_default();
        let name = name.strip_prefix(b"/").unwrap_or_default();
        if self.folder.as_ref().is_none_or(|(last, _)| last != folder) {
            let opened = open(Path::new(OsStr::from_bytes(folder)));
            self.folder = opened.ok().map(|opened| (folder.to_owned(), opened));
        }
        match &self.folder {
            Some((_, folder)) => open_in(folder, Path::new(OsStr::from_bytes(name))),
            // What can't be reached so is told of by its whole path.
            None => open(path),
        }
    }

    #[cfg(not(unix))]
    fn open(&mut self, path: &Path) -> io::Result<File> {
        open(path)
    }
}
