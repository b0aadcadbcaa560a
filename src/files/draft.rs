//! A file that is being written, before it has its name.

use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A file that is being written beside its target. Dropped before it is complete, it is gone.
///
/// Where the system can do so (Linux, on most file systems), it has no name until then: however the program
/// ends, nothing is left of it. Elsewhere it is left where the program is ended from outside.
#[derive(Debug)]
pub(super) enum Draft {
    Nameless { file: File, folder: PathBuf },
    Named(NamedTempFile),
}

impl Draft {
    pub(super) fn beside(folder: &Path) -> io::Result<Self> {
        if let Some(file) = nameless(folder) {
            return Ok(Self::Nameless { file, folder: folder.to_owned() });
        }
        Ok(Self::Named(builder().tempfile_in(folder)?))
    }

    /// Lets those use it who may use the file that it is to replace.
    pub(super) fn be_like(&self, metadata: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, fchown};

            // Only the superuser can give files away; a group that its user is in, everybody can.
            let group = Some(metadata.gid());
            let given = fchown(self.file(), Some(metadata.uid()), group);
            given.or_else(|_| fchown(self.file(), None, group)).unwrap_or_default();
        }
        self.file().set_permissions(metadata.permissions())
    }

    /// The whole file, on the disk and under a name of its own, from which it can be moved.
    pub(super) fn complete(self) -> io::Result<NamedTempFile> {
        self.file().sync_all()?;
        match self {
            Self::Nameless { file, folder } => builder().make_in(folder, |path| {
                link(&file, path)?;
                file.try_clone()
            }),
            Self::Named(named) => Ok(named),
        }
    }

    fn file(&self) -> &File {
        match self {
            Self::Nameless { file, .. } => file,
            Self::Named(named) => named.as_file(),
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file().flush()
    }
}

fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".callback-explorer-").suffix(".tmp");
    // Temporary files are for their owner alone unless told otherwise; the user's mask still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// Where open files have names by which they can be linked.
#[cfg(target_os = "linux")]
const OPEN_FILES: &str = "/proc/self/fd";

#[cfg(target_os = "linux")]
fn nameless(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};

    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let file = open(folder, flags, Mode::from_raw_mode(0o666)).ok()?;
    Path::new(OPEN_FILES).is_dir().then(|| file.into())
}

#[cfg(target_os = "linux")]
fn link(file: &File, path: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd as _;

    use rustix::fs::{AtFlags, CWD, linkat};

    let open = format!("{OPEN_FILES}/{}", file.as_raw_fd());
    Ok(linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn nameless(_folder: &Path) -> Option<File> {
    None
}

#[cfg(not(target_os = "linux"))]
fn link(_file: &File, _path: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
