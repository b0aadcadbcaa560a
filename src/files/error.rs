//! What can go wrong with a file, and how it is told.

use std::fmt;
use std::fs::FileType;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::say;
use crate::words::{Language, path_text, spelt, visible};

/// A file that could not be used.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", visible(&path_text(path)), trouble.words(Language::En))]
pub struct FileError {
    /// The file, as given.
    pub path: PathBuf,
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// Why a file could not be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum Trouble {
    /// There is no such file.
    NotFound,
    /// The user may not read or write it.
    NoPermission,
    /// It is something else than a file.
    NotRegular(NotRegular),
    /// It has more bytes than this, which is as much as may be read.
    TooLarge(u64),
    /// It was changed whenever it was being read.
    Changing,
    /// It should be UTF-8 text, and is not.
    NotUtf8 {
        /// The first byte that is not.
        byte: usize,
    },
    /// It is there already, and was not to be replaced.
    Exists,
    /// It is one of the files that were read.
    IsInput,
    /// The system says no, in its own words.
    System(io::Error),
}

/// What a path leads to instead of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRegular {
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A terminal, disk or other device.
    Device,
    /// Something that this system has besides.
    Other,
}

impl FileError {
    /// What the system said of the file.
    pub fn new(path: &Path, error: io::Error) -> Self {
        let trouble = if error.kind() == ErrorKind::NotFound {
            Trouble::NotFound
        } else if error.kind() == ErrorKind::PermissionDenied {
            Trouble::NoPermission
        } else {
            Trouble::System(error)
        };
        Self { path: path.to_owned(), trouble }
    }
}

impl Trouble {
    /// What is wrong and what to do, without the file's name.
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::NotFound => say!(language, "file-not-found"),
            Self::NoPermission => say!(language, "file-no-permission"),
            Self::NotRegular(NotRegular::Folder) => say!(language, "file-is-folder"),
            Self::NotRegular(NotRegular::Pipe) => say!(language, "file-is-pipe"),
            Self::NotRegular(NotRegular::Socket) => say!(language, "file-is-socket"),
            Self::NotRegular(NotRegular::Device) => say!(language, "file-is-device"),
            Self::NotRegular(NotRegular::Other) => say!(language, "file-is-other"),
            Self::TooLarge(super::LARGEST) => say!(language, "file-too-large"),
            Self::TooLarge(most) => say!(language, "limit-file", most = spelt(*most, 1024)),
            Self::Changing => say!(language, "file-changing"),
            Self::NotUtf8 { byte } => say!(language, "file-not-utf8", byte = byte.to_string()),
            Self::Exists => say!(language, "file-exists"),
            Self::IsInput => say!(language, "file-is-input"),
            Self::System(error) => error.to_string(),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Language::En))
    }
}

impl NotRegular {
    /// What it is; none for a regular file.
    pub(super) fn of(kind: FileType) -> Option<Self> {
        if kind.is_file() {
            None
        } else if kind.is_dir() {
            Some(Self::Folder)
        } else {
            Some(Self::of_special(kind))
        }
    }

    #[cfg(unix)]
    fn of_special(kind: FileType) -> Self {
        use std::os::unix::fs::FileTypeExt as _;

        if kind.is_fifo() {
            Self::Pipe
        } else if kind.is_socket() {
            Self::Socket
        } else if kind.is_char_device() || kind.is_block_device() {
            Self::Device
        } else {
            Self::Other
        }
    }

    #[cfg(not(unix))]
    fn of_special(_kind: FileType) -> Self {
        Self::Other
    }
}
