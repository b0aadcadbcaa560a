//! The system's dialogs to choose files, answered on threads of their own. At most one is open.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::gather::{self, Export};
use crate::files;
use crate::words::Language;

/// Asks for files in dialogs; the window goes on meanwhile.
#[derive(Debug)]
pub(super) struct Dialogs {
    sender: Sender<Answer>,
    receiver: Receiver<Answer>,
    is_open: bool,
}

/// What came of a dialog.
#[derive(Debug)]
pub(super) enum Answer {
    /// Open these.
    Open(Vec<PathBuf>),
    /// Something was written, or why not, in one line.
    Saved(Result<PathBuf, String>),
    /// The user chose nothing.
    Cancelled,
    /// The system has no dialog to open files.
    NoDialogToOpen,
    /// The system has no dialog to save this, of this name.
    NoDialogToSave { name: String, export: Export },
}

/// Nobody cancels a dialog as fast as this; a missing one is missing sooner.
const FASTEST_CANCEL: Duration = Duration::from_millis(150);

/// The same where the helper program is missing too, so that only a slow bus may make the answer late.
const SLOWEST_FAILURE: Duration = Duration::from_millis(1500);

impl Dialogs {
    pub(super) fn new() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, is_open: false }
    }

    /// What was answered since the last call.
    pub(super) fn answers(&mut self) -> Vec<Answer> {
        let answers: Vec<Answer> = self.receiver.try_iter().collect();
        self.is_open &= answers.is_empty();
        answers
    }

    /// Whether a dialog waits for its answer.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Asks for files to open.
    pub(super) fn choose_files(&mut self, ctx: &Context, title: &str) {
        let chosen = rfd::AsyncFileDialog::new().set_title(title).pick_files();
        self.ask(ctx, move || {
            let start = Instant::now();
            let chosen = pollster::block_on(chosen);
            // Cancel is an empty list there, and nothing elsewhere.
            let is_known_missing = chosen.is_none() && cfg!(target_os = "linux");
            let paths: Vec<PathBuf> =
                chosen.iter().flatten().map(|file| file.path().to_owned()).collect();
            if !paths.is_empty() {
                Answer::Open(rejoined(paths))
            } else if is_known_missing || is_missing(start.elapsed()) {
                Answer::NoDialogToOpen
            } else {
                Answer::Cancelled
            }
        });
    }

    /// Asks where to write, and writes there. A file of that name was confirmed in the dialog.
    pub(super) fn save(
        &mut self,
        ctx: &Context,
        title: &str,
        name: String,
        export: Export,
        language: Language,
    ) {
        let chosen = rfd::AsyncFileDialog::new().set_title(title).set_file_name(&name).save_file();
        self.ask(ctx, move || {
            let start = Instant::now();
            match pollster::block_on(chosen) {
                Some(file) => {
                    let (path, existing) = (file.path().to_owned(), files::Existing::Replace);
                    Answer::Saved(match export.write(&path, existing) {
                        Ok(()) => Ok(path),
                        Err(error) => Err(gather::told(&error, language)),
                    })
                }
                None if is_missing(start.elapsed()) => Answer::NoDialogToSave { name, export },
                None => Answer::Cancelled,
            }
        });
    }

    fn ask(&mut self, ctx: &Context, wait: impl FnOnce() -> Answer + Send + 'static) {
        self.is_open = true;
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        thread::spawn(move || {
            // A window that was closed meanwhile needs no answer.
            if sender.send(wait()).is_ok() {
                ctx.request_repaint();
            }
        });
    }
}

/// Whether no answer after so much time means that there was no dialog.
fn is_missing(waited: Duration) -> bool {
    let limit = if files::is_installed("zenity") { FASTEST_CANCEL } else { SLOWEST_FAILURE };
    cfg!(target_os = "linux") && waited < limit
}

/// The helper program lists paths with `|` between them, also where one is part of a name.
fn rejoined(pieces: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for piece in pieces {
        let joined = paths.last().map(|last| joined(last, &piece));
        match (paths.last_mut(), joined) {
            (Some(last), Some(joined))
                if piece.is_relative() || (!last.exists() && joined.exists()) =>
            {
                *last = joined;
            }
            _ => paths.push(piece),
        }
    }
    paths
}

fn joined(path: &Path, piece: &Path) -> PathBuf {
    let mut joined = path.as_os_str().to_owned();
    joined.push("|");
    joined.push(piece);
    joined.into()
}
