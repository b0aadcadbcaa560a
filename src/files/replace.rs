//! Writing a file so that it is there as a whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::draft::Draft;
use super::{FileError, NotRegular, STANDARD_INPUT, Trouble};

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays: that there is one is an error.
    Keep,
    /// It is replaced.
    Replace,
}

/// A file being written beside its target, which [`Self::finish`] puts in the target's place.
///
/// Dropped before that, it leaves the target as it was and nothing behind.
#[derive(Debug)]
pub struct NewFile {
    draft: BufWriter<Draft>,
    target: PathBuf,
    existing: Existing,
}

impl NewFile {
    /// Begins to write what `target` shall hold.
    ///
    /// Refuses a target that is one of `inputs`, whatever its name, one that is no regular file, and,
    /// unless it may be replaced, one that is there already.
    pub fn create(
        target: &Path,
        inputs: &[PathBuf],
        existing: Existing,
    ) -> Result<Self, FileError> {
        let fail = |error| FileError::new(target, error);
        let refuse = |trouble| FileError { path: target.to_owned(), trouble };
        let metadata = fs::metadata(target).ok();
        if let Some(metadata) = &metadata {
            if let Some(kind) = NotRegular::of(metadata.file_type()) {
                return Err(refuse(Trouble::NotRegular(kind)));
            }
            if inputs.iter().any(|input| is_input(input, target)) {
                return Err(refuse(Trouble::IsInput));
            }
            if existing == Existing::Keep {
                return Err(refuse(Trouble::Exists));
            }
        }
        // A link stays a link: the file that it leads to is replaced.
        let place = match &metadata {
            Some(_) => target.canonicalize().map_err(fail)?,
            None => target.to_owned(),
        };
        let folder = match place.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            Some(_) | None => Path::new("."),
        };
        let draft = Draft::beside(folder).map_err(|error| FileError::new(folder, error))?;
        if let Some(metadata) = metadata {
            draft.be_like(&metadata).map_err(fail)?;
        }
        Ok(Self { draft: BufWriter::new(draft), target: place, existing })
    }

    /// Puts all that was written in the target's place, once it is on the disk.
    pub fn finish(self) -> Result<(), FileError> {
        let Self { draft, target, existing } = self;
        let fail = |error| FileError::new(&target, error);
        let draft = draft.into_inner().map_err(|error| fail(error.into_error()))?;
        let named = draft.complete().map_err(fail)?;
        match existing {
            Existing::Replace => named.persist(&target).map_err(|error| fail(error.error))?,
            Existing::Keep => named.persist_noclobber(&target).map_err(|error| {
                if error.error.kind() == io::ErrorKind::AlreadyExists {
                    FileError { path: target.clone(), trouble: Trouble::Exists }
                } else {
                    fail(error.error)
                }
            })?,
        };
        // The new name is on the disk once its folder is; systems that can't do so need not.
        if let Some(Ok(folder)) = target.parent().map(File::open) {
            folder.sync_all().unwrap_or_default();
        }
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.draft.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.draft.flush()
    }
}

/// Whether both are one file, whatever their names.
fn is_input(input: &Path, target: &Path) -> bool {
    let input = match input {
        input if input == Path::new(STANDARD_INPUT) => Handle::stdin(),
        input => Handle::from_path(input),
    };
    // What can't be opened any more is no longer read from.
    input.is_ok_and(|input| Handle::from_path(target).is_ok_and(|target| input == target))
}
