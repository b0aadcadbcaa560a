//! Payloads from the files, folders and standard input that were given.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::CommandError;
use super::output::complain;
use crate::analysis::{Analysis, Analyzer};
use crate::catalog::EntryId;
use crate::files::{self, FileError, STANDARD_INPUT};
use crate::intake::{self, Payload};
use crate::say;
use crate::words::{Language, visible};

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

/// Reads all that is in `paths`, one payload after another, holds each against the `chosen` entry, or else against
/// what it is recognized as, and gives it to `take`.
///
/// What can't be read ends nothing but itself. Of a folder, the files that look like no payload are left
/// out.
pub(super) fn read(
    paths: &[PathBuf],
    (analyzer, chosen): (&Analyzer, Option<EntryId>),
    language: Language,
    take: &mut impl FnMut(Given) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut reader = Reader { analyzer, chosen, language, take };
    for path in paths {
        if path == Path::new(STANDARD_INPUT) {
            reader.read_bytes(path, files::read_standard_input(path), Among::Given)?;
        } else if path.is_dir() {
            reader.read_folder(path)?;
        } else {
            reader.read_bytes(path, files::read(path), Among::Given)?;
        }
    }
    Ok(())
}

/// The payloads of one file.
pub(super) fn payloads(path: &Path) -> Result<Vec<Payload>, FileError> {
    let bytes = if path == Path::new(STANDARD_INPUT) {
        files::read_standard_input(path)?
    } else {
        files::read(path)?
    };
    Ok(intake::payloads(bytes, &path.to_string_lossy()))
}

/// The name of what was given, for people.
pub(super) fn shown_name(file: &str) -> String {
    if file == STANDARD_INPUT { "<stdin>".to_owned() } else { visible(file).into_owned() }
}

/// The name of a payload, for people: with its number, behind the first of a file.
pub(super) fn payload_name(file: &str, analysis: &Analysis) -> String {
    let name = shown_name(file);
    match analysis.origin().number {
        0 | 1 => name,
        number => format!("{name}#{number}"),
    }
}

struct Reader<'a, T> {
    analyzer: &'a Analyzer,
    chosen: Option<EntryId>,
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
                Ok(path) => self.read_bytes(&path, files::read(&path), Among::Met)?,
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
        let file = path.to_string_lossy();
        // A fault of ours in one payload must not end the others.
        let payloads = catch_unwind(|| intake::payloads(bytes, &file)).unwrap_or_default();
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
            let analysis =
                catch_unwind(AssertUnwindSafe(|| self.analyzer.analyze_as(payload, self.chosen)));
            match analysis {
                Ok(analysis) => {
                    let file = analysis.origin().name.clone();
                    (self.take)(Given::Payload { file, analysis: Box::new(analysis) })?;
                }
                Err(_panic) => {
                    self.nothing(path, say!(self.language, "input-internal"))?;
                }
            }
        }
        Ok(n_taken)
    }

    fn nothing(&mut self, path: &Path, complaint: String) -> Result<usize, CommandError> {
        let file = path.to_string_lossy().into_owned();
        complain(&format!("{}: {complaint}", shown_name(&file)));
        (self.take)(Given::Nothing { file, complaint })?;
        Ok(1)
    }
}
