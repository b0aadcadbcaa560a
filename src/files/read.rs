//! What a file holds, as it is at one moment.

use std::cell::RefCell;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek as _};
#[cfg(unix)]
use std::os::fd::AsFd;
use std::path::Path;
use std::time::{Duration, SystemTime};

#[cfg(unix)]
use rustix::fs::{Mode, OFlags, openat};
#[cfg(unix)]
use rustix::io::retry_on_intr;

use super::{FileError, NotRegular, Trouble};
use crate::document;

/// Bytes in the largest file that can be read.
pub const LARGEST: u64 = document::LONGEST as u64;

/// How many bytes are read at once.
const STRIDE: u64 = 1 << 20;

/// A file with fewer bytes is read at once.
const SMALL: usize = 32 << 10;

/// Who changed a file longer ago than this did so before it was opened: some file systems count time by two seconds.
const SETTLED: Duration = Duration::from_secs(3);

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
    goes_on: impl FnMut(u64, u64) -> bool,
) -> Result<Vec<u8>, FileError> {
    // To open a device may do something: look first.
    let fail = |error| FileError::new(path, error);
    only_regular(path, &fs::metadata(path).map_err(fail)?)?;
    read_opened(open(path).map_err(fail)?, path, most, goes_on)
}

/// The same of a file that is open, and that somebody has looked at before.
pub(super) fn read_opened(
    mut file: File,
    path: &Path,
    most: u64,
    mut goes_on: impl FnMut(u64, u64) -> bool,
) -> Result<Vec<u8>, FileError> {
    let fail = |error: io::Error| FileError::new(path, error);
    if let Some(bytes) = read_settled(&mut file, most) {
        return Ok(bytes);
    }
    // What has no beginning to go back to is no regular file.
    file.rewind().unwrap_or_default();
    for _ in 0..MOST_READINGS {
        let before = file.metadata().map_err(fail)?;
        // Something else may have taken the file's place since.
        only_regular(path, &before)?;
        let n_bytes = before.len();
        let bytes = read_all(&file, (n_bytes, most), path, &mut |n| goes_on(n, n_bytes))?;
        let after = file.metadata().map_err(fail)?;
        if before.len() == after.len() && before.modified().ok() == after.modified().ok() {
            return Ok(bytes);
        }
        file.rewind().map_err(fail)?;
    }
    Err(FileError { path: path.to_owned(), trouble: Trouble::Changing })
}

/// The content of a small file that nobody has changed for a while, in one call and with one look at the file: where
/// there are many, a second look at each is worth saving. Nothing where it is any other file.
fn read_settled(file: &mut File, most: u64) -> Option<Vec<u8>> {
    thread_local! {
        static ROOM: RefCell<Vec<u8>> = RefCell::new(vec![0; SMALL]);
    }
    let begun = SystemTime::now();
    ROOM.with_borrow_mut(|room| {
        let n_read = file.read(room).ok()?;
        let after = file.metadata().ok()?;
        let age = begun.duration_since(after.modified().ok()?).ok()?;
        let is_all = n_read < SMALL && n_read as u64 == after.len() && after.len() <= most;
        let is_settled = after.is_file() && age > SETTLED;
        room.get(..n_read).filter(|_| is_all && is_settled).map(<[u8]>::to_vec)
    })
}

/// All that comes from standard input, which `path` stands for in errors; at most `most` bytes.
pub fn read_standard_input(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    read_all(io::stdin().lock(), (0, most), path, &mut |_| true)
}

fn only_regular(path: &Path, metadata: &Metadata) -> Result<(), FileError> {
    match NotRegular::of(metadata.file_type()) {
        Some(kind) => Err(FileError { path: path.to_owned(), trouble: Trouble::NotRegular(kind) }),
        None => Ok(()),
    }
}

/// Opens a file without waiting for anybody, as a named pipe would for its writer.
#[cfg(unix)]
pub(super) fn open(path: &Path) -> io::Result<File> {
    open_in(rustix::fs::CWD, path)
}

#[cfg(not(unix))]
pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// The same of a path that begins in a folder.
#[cfg(unix)]
pub(super) fn open_in(folder: impl AsFd, path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(retry_on_intr(|| openat(&folder, path, flags, Mode::empty()))?.into())
}

/// Reads to the end, stride by stride, as long as `goes_on`, which is told how many bytes were read.
fn read_all(
    from: impl Read,
    (expected, most): (u64, u64),
    path: &Path,
    goes_on: &mut dyn FnMut(u64) -> bool,
) -> Result<Vec<u8>, FileError> {
    let most = most.min(LARGEST);
    let too_large = || FileError { path: path.to_owned(), trouble: Trouble::TooLarge(most) };
    if expected > most {
        return Err(too_large());
    }
    let fail = |error| FileError::new(path, error);
    // Who knows how long a file is need not look for its end.
    let mut from = from.take(if expected == 0 { most + 1 } else { expected });
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    loop {
        if !goes_on(bytes.len() as u64) {
            return Err(fail(io::Error::other("called off")));
        }
        let n_read = from.by_ref().take(STRIDE).read_to_end(&mut bytes).map_err(fail)?;
        if (n_read as u64) < STRIDE {
            break;
        }
    }
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}
