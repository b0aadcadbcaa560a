//! Payloads from the files, folders and standard input that were given.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::CommandError;
use super::output::complain;
use crate::analysis::{Analysis, Analyzer};
use crate::catalog::EntryId;
use crate::files::{self, FileError, STANDARD_INPUT};
use crate::intake::{Encoding, Limit, Payload};
use crate::isolation::{Panicked, isolated};
use crate::progress::Progress;
use crate::say;
use crate::words::{Language, path_text, visible};

/// What became of something that was given.
pub(super) enum Given {
    /// A payload was read, however broken it may be. Its origin names the file as it was given; a file in a folder, by
    /// its path with the folder in front.
    Payload(Box<Analysis>),
    /// Nothing was: it can't be opened, or no payload is in it.
    Nothing { file: String, complaint: String },
}

/// What files are read by.
pub(super) struct By<'a> {
    pub(super) analyzer: &'a Analyzer,
    /// The entry that each payload is held against; with none, what it is recognized as.
    pub(super) entry: Option<EntryId>,
    /// The encoding of text; with none, the one that it tells.
    pub(super) encoding: Option<Encoding>,
}

/// Something that may hold payloads, or the end of a folder of such.
#[derive(Clone)]
pub(super) enum Source {
    /// Something that was named.
    Given(PathBuf),
    /// A file that was met in a folder, or what could not be looked into there.
    Met(Result<PathBuf, Arc<FileError>>),
    /// All that is in this folder came before.
    FolderEnd(PathBuf),
}

/// All that is in `paths`, the files of a folder sorted by name.
pub(super) fn sources(paths: &[PathBuf]) -> impl Iterator<Item = Source> {
    paths.iter().flat_map(|path| -> Box<dyn Iterator<Item = Source>> {
        if path.is_dir() {
            let end = std::iter::once_with(|| Source::FolderEnd(path.clone()));
            Box::new(files::walk(path).map(|met| Source::Met(met.map_err(Arc::new))).chain(end))
        } else {
            Box::new(std::iter::once_with(|| Source::Given(path.clone())))
        }
    })
}

/// Reads all that is in `paths`, one payload after another, and gives it to `take`.
pub(super) fn read(
    paths: &[PathBuf],
    by: &By<'_>,
    language: Language,
    take: &mut impl FnMut(Given) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut n_met = 0;
    let mut reader = files::Reader::default();
    let progress = Progress::default();
    for source in sources(paths) {
        let n_taken = by.read(&source, &mut reader, language, &progress, take)?.unwrap_or_default();
        if let Some(folder) = source.ends_empty(n_taken, &mut n_met) {
            take(Given::empty_folder(folder, language))?;
        }
    }
    Ok(())
}

impl Source {
    /// Whether it is more than the end of a folder.
    pub(super) fn is_file(&self) -> bool {
        !matches!(self, Self::FolderEnd(_))
    }

    /// The folder that ends here, if nothing was taken of all that was met in it.
    ///
    /// `n_taken` is how much was taken of this source; `n_met`, of what was met so far.
    pub(super) fn ends_empty(&self, n_taken: usize, n_met: &mut usize) -> Option<&Path> {
        match self {
            Self::Given(_) => None,
            Self::Met(_) => {
                *n_met += n_taken;
                None
            }
            Self::FolderEnd(folder) => (std::mem::take(n_met) == 0).then_some(folder),
        }
    }
}

/// The payloads of one file.
pub(super) fn payloads(path: &Path, by: &By<'_>) -> Result<Vec<Payload>, FileError> {
    by.bytes(path, &Progress::default()).map(|bytes| by.payloads(bytes, path))
}

impl By<'_> {
    /// Reads what may hold payloads and gives on what it holds, one after another; tells how much that was, and
    /// nothing where it was called off.
    ///
    /// What can't be read ends nothing but itself. A file met in a folder that looks like no payload is left out.
    pub(super) fn read<E>(
        &self,
        source: &Source,
        reader: &mut files::Reader,
        language: Language,
        progress: &Progress,
        take: &mut impl FnMut(Given) -> Result<(), E>,
    ) -> Result<Option<usize>, E> {
        let nothing = |path: &Path, complaint| Given::Nothing {
            file: path_text(path).into_owned(),
            complaint,
        };
        let (path, is_met) = match source {
            Source::Given(path) => (path, false),
            Source::Met(Ok(path)) => (path, true),
            Source::Met(Err(error)) => {
                take(nothing(&error.path, error.trouble.words(language)))?;
                return Ok(Some(1));
            }
            Source::FolderEnd(_) => return Ok(Some(0)),
        };
        let internal = || nothing(path, say!(language, "input-internal"));
        // A fault of ours in one payload must not end the others.
        let bytes = if is_met {
            self.bytes_met(path, reader, progress)
        } else {
            self.bytes(path, progress)
        };
        let payloads = match bytes {
            Ok(bytes) => isolated(|| self.payloads(bytes, path)).unwrap_or_default(),
            Err(_) if progress.is_over() => return Ok(None),
            Err(error) => {
                take(nothing(path, error.trouble.words(language)))?;
                return Ok(Some(1));
            }
        };
        if payloads.is_empty() {
            take(internal())?;
            return Ok(Some(1));
        }
        let mut n_taken = 0;
        for payload in payloads {
            if is_met && !payload.looks_meant() {
                continue;
            }
            n_taken += 1;
            if let Some(why) = payload.unreadable() {
                take(nothing(path, why.words(language)))?;
                continue;
            }
            let taken = isolated(|| {
                let analysis = self.analyzer.analyze_for(payload, self.entry, progress)?;
                Some(take(Given::Payload(Box::new(analysis))))
            });
            match taken {
                Ok(Some(taken)) => taken?,
                Ok(None) => return Ok(None),
                Err(Panicked) => take(internal())?,
            }
        }
        Ok(Some(n_taken))
    }

    fn bytes(&self, path: &Path, progress: &Progress) -> Result<Vec<u8>, FileError> {
        if path == Path::new(STANDARD_INPUT) {
            files::read_standard_input(path, self.most())
        } else {
            files::read_while(path, self.most(), |_, _| !progress.is_over())
        }
    }

    fn bytes_met(
        &self,
        path: &Path,
        reader: &mut files::Reader,
        progress: &Progress,
    ) -> Result<Vec<u8>, FileError> {
        reader.read(path, self.most(), |_, _| !progress.is_over())
    }

    /// How many bytes a file may have.
    fn most(&self) -> u64 {
        self.analyzer.intake().limits().of(Limit::File) as u64
    }

    fn payloads(&self, bytes: Vec<u8>, path: &Path) -> Vec<Payload> {
        self.analyzer.intake().payloads(bytes, &path_text(path), self.encoding)
    }
}

impl Given {
    /// A folder in which nothing was found.
    pub(super) fn empty_folder(folder: &Path, language: Language) -> Self {
        let complaint = say!(language, "input-empty-folder");
        Self::Nothing { file: path_text(folder).into_owned(), complaint }
    }
}

/// Tells why there is nothing of what was given.
pub(super) fn complain_of(file: &str, complaint: &str) {
    complain(&format!("{}: {complaint}", shown_name(file)));
}

/// The name of what was given, for people.
pub(super) fn shown_name(file: &str) -> Cow<'_, str> {
    if file == STANDARD_INPUT { "<stdin>".into() } else { visible(file) }
}

/// The name of a payload, for people: with its number, if its file has several.
pub(super) fn payload_name(analysis: &Analysis) -> Cow<'_, str> {
    let origin = analysis.origin();
    let name = match origin.name() {
        Cow::Borrowed(file) => shown_name(file),
        Cow::Owned(member) => shown_name(&member).into_owned().into(),
    };
    match origin.n_payloads {
        0 | 1 => name,
        _ => format!("{name}#{}", origin.number).into(),
    }
}
