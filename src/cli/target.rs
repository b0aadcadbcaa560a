//! Where a result goes, as options say.

use std::path::PathBuf;

use clap::Args;

use crate::files::{Existing, FileError, NewFile};

/// Into which file a result goes.
#[derive(Debug, Args)]
pub(super) struct Target {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
}

impl Target {
    /// Whether a file was asked for.
    pub(super) fn is_file(&self) -> bool {
        self.output.is_some()
    }

    /// The file that was asked for, if one was; it must be none of `inputs`.
    pub(super) fn create(&self, inputs: &[PathBuf]) -> Result<Option<NewFile>, FileError> {
        let existing = if self.force { Existing::Replace } else { Existing::Keep };
        let created = self.output.as_ref().map(|path| NewFile::create(path, inputs, existing));
        created.transpose()
    }
}
