//! Payloads from the files, folders and standard input that were given.

use std::path::{Path, PathBuf};

use super::CommandError;
use super::output::complain;
use crate::analysis::{Analysis, Analyzer};
use crate::catalog::EntryId;
use crate::files::{self, FileError, STANDARD_INPUT};
use crate::intake::{Encoding, Limit, Origin, Payload};
use crate::isolation::{Panicked, isolated};
use crate::say;
use crate::words::{Language, path_text, visible};

/// What became of something that was given.
pub(super) enum Given {
    /// A payload was read, however broken it may be.
    Payload {
        /// As it was given; for a file in a folder, its path with the folder in front; for a member of an archive,
        /// the archive's, `!` and its own.
        file: String,
        analysis: Box<Analysis>,
    },
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

/// Reads all that is in `paths`, one payload after another, and gives it to `take`.
///
/// What can't be read ends nothing but itself. Of a folder, the files that look like no payload are left
/// out.
pub(super) fn read(
    paths: &[PathBuf],
    by: &By<'_>,
    language: Language,
    take: &mut impl FnMut(Given) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut reader = Reader { by, language, take };
    for path in paths {
        if path.is_dir() {
            reader.read_folder(path)?;
        } else {
            reader.read_bytes(path, by.bytes(path), Among::Given)?;
        }
    }
    Ok(())
}

/// The payloads of one file.
pub(super) fn payloads(path: &Path, by: &By<'_>) -> Result<Vec<Payload>, FileError> {
    by.bytes(path).map(|bytes| by.payloads(bytes, path))
}

impl By<'_> {
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        let most = self.analyzer.intake().limits().of(Limit::File) as u64;
        if path == Path::new(STANDARD_INPUT) {
            files::read_standard_input(path, most)
        } else {
            files::read(path, most)
        }
    }

    fn payloads(&self, bytes: Vec<u8>, path: &Path) -> Vec<Payload> {
        self.analyzer.intake().payloads(bytes, &path_text(path), self.encoding)
    }
}

/// The name of what was given, for people.
pub(super) fn shown_name(file: &str) -> String {
    if file == STANDARD_INPUT { "<stdin>".to_owned() } else { visible(file).into_owned() }
}

/// The name of a payload, for people: with its number, if its file has several.
pub(super) fn payload_name(file: &str, analysis: &Analysis) -> String {
    let name = shown_name(file);
    match analysis.origin() {
        Origin { n_payloads: 0 | 1, .. } => name,
        origin => format!("{name}#{}", origin.number),
    }
}

struct Reader<'a, T> {
    by: &'a By<'a>,
    language: Language,
    take: &'a mut T,
}

/// How something came to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    /// It was named.
    Given,
    /// It was met in a folder.
    Met,
}

impl<T: FnMut(Given) -> Result<(), CommandError>> Reader<'_, T> {
    fn read_folder(&mut self, folder: &Path) -> Result<(), CommandError> {
        let mut n_taken = 0;
        for path in files::walk(folder) {
            n_taken += match path {
                Ok(path) => self.read_bytes(&path, self.by.bytes(&path), Among::Met)?,
                Err(error) => self.nothing(&error.path, error.trouble.words(self.language))?,
            };
        }
        if n_taken == 0 {
            self.nothing(folder, say!(self.language, "input-empty-folder"))?;
        }
        Ok(())
    }

    /// How many things were given on.
    fn read_bytes(
        &mut self,
        path: &Path,
        bytes: Result<Vec<u8>, FileError>,
        among: Among,
    ) -> Result<usize, CommandError> {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => return self.nothing(path, error.trouble.words(self.language)),
        };
        // A fault of ours in one payload must not end the others.
        let payloads = isolated(|| self.by.payloads(bytes, path)).unwrap_or_default();
        if payloads.is_empty() {
            return self.nothing(path, say!(self.language, "input-internal"));
        }
        let mut n_taken = 0;
        for payload in payloads {
            if among == Among::Met && !payload.looks_meant() {
                continue;
            }
            n_taken += 1;
            if let Some(why) = payload.unreadable() {
                self.nothing(path, why.words(self.language))?;
                continue;
            }
            let By { analyzer, entry, .. } = *self.by;
            let taken = isolated(|| {
                let analysis = Box::new(analyzer.analyze_as(payload, entry));
                let file = analysis.origin().name();
                (self.take)(Given::Payload { file, analysis })
            });
            match taken {
                Ok(taken) => taken?,
                Err(Panicked) => {
                    self.nothing(path, say!(self.language, "input-internal"))?;
                }
            }
        }
        Ok(n_taken)
    }

    fn nothing(&mut self, path: &Path, complaint: String) -> Result<usize, CommandError> {
        let file = path_text(path).into_owned();
        complain(&format!("{}: {complaint}", shown_name(&file)));
        (self.take)(Given::Nothing { file, complaint })?;
        Ok(1)
    }
}
