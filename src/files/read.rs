//! What a file holds, as it is at one moment.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek as _};
use std::path::Path;

use super::{FileError, NotRegular, Trouble};
use crate::document;

/// Bytes in the largest file that can be read.
pub const LARGEST: u64 = document::LONGEST as u64;

/// How many bytes are read at once.
const STRIDE: usize = 1 << 20;

/// How often a file is read that changes meanwhile.
const MOST_READINGS: usize = 3;

/// The content of a regular file of at most `most` bytes, as it was at one moment.
///
/// A folder, a named pipe or a device is an error that says so; so are a larger file and one that changes
/// whenever it is read, as far as its size and time tell.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    read_while(path, most, |_, _| true)
}

/// The same, as long as `goes_on`, which is told how many bytes were read, of how many; else it is an error.
pub fn read_while(
    path: &Path,
    most: u64,
    mut goes_on: impl FnMut(u64, u64) -> bool,
) -> Result<Vec<u8>, FileError> {
    let fail = |error: io::Error| FileError::new(path, error);
    // To open a device may do something: look first.
    only_regular(path, &fs::metadata(path).map_err(fail)?)?;
    let mut file = open(path).map_err(fail)?;
    for _ in 0..MOST_READINGS {
        let before = file.metadata().map_err(fail)?;
        // Something else may have taken the file's place since.
        only_regular(path, &before)?;
        let told = Told { file: &file, n_read: 0, of: before.len(), goes_on: &mut goes_on };
        let bytes = read_all(told, (before.len(), most), path)?;
        let after = file.metadata().map_err(fail)?;
        if before.len() == after.len() && before.modified().ok() == after.modified().ok() {
            return Ok(bytes);
        }
        file.rewind().map_err(fail)?;
    }
    Err(FileError { path: path.to_owned(), trouble: Trouble::Changing })
}

/// All that comes from standard input, which `path` stands for in errors; at most `most` bytes.
pub fn read_standard_input(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    read_all(io::stdin().lock(), (0, most), path)
}

/// A file that tells how far it was read.
struct Told<'a, F> {
    file: &'a File,
    n_read: u64,
    of: u64,
    goes_on: &'a mut F,
}

impl<F: FnMut(u64, u64) -> bool> Read for Told<'_, F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !(self.goes_on)(self.n_read, self.of) {
            return Err(io::Error::other("called off"));
        }
        let n_most = buffer.len().min(STRIDE);
        let n_read = self.file.read(buffer.get_mut(..n_most).unwrap_or_default())?;
        self.n_read += n_read as u64;
        Ok(n_read)
    }
}

fn only_regular(path: &Path, metadata: &Metadata) -> Result<(), FileError> {
    match NotRegular::of(metadata.file_type()) {
        Some(kind) => Err(FileError { path: path.to_owned(), trouble: Trouble::NotRegular(kind) }),
        None => Ok(()),
    }
}

/// Opens a file without waiting for anybody, as a named pipe would for its writer.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;

        use rustix::fs::OFlags;

        options.custom_flags(OFlags::NONBLOCK.bits().cast_signed());
    }
    options.open(path)
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
    // Who knows how long a file is need not look for its end.
    let n_most = if expected == 0 { most + 1 } else { expected };
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    from.take(n_most).read_to_end(&mut bytes).map_err(|error| FileError::new(path, error))?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}
