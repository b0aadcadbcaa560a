//! How payloads come in: chosen in a dialog, dropped, pasted, given as arguments.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use eframe::egui::Context;

use crate::files;
use crate::say;
use crate::session::{Finder, Source};
use crate::words::Language;

/// What dialogs, answered on other threads, have brought.
#[derive(Debug)]
pub(super) struct Dialogs {
    sender: Sender<Answer>,
    receiver: Receiver<Answer>,
}

/// An answered dialog.
#[derive(Debug)]
pub(super) enum Answer {
    /// Open these.
    Open(Vec<PathBuf>),
    /// Something was written, or why not, in one line.
    Saved(Result<PathBuf, String>),
}

impl Dialogs {
    pub(super) fn new() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver }
    }

    /// What was answered since the last call.
    pub(super) fn answers(&self) -> impl Iterator<Item = Answer> {
        self.receiver.try_iter()
    }

    /// Asks for files. The window goes on meanwhile; Cancel answers nothing.
    pub(super) fn choose_files(&self, ctx: &Context, title: &str, kinds: &[(String, &[&str])]) {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title);
        for (words, extensions) in kinds {
            dialog = dialog.add_filter(words, extensions);
        }
        let chosen = dialog.pick_files();
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        thread::spawn(move || {
            let paths: Vec<_> = pollster::block_on(chosen)
                .unwrap_or_default()
                .iter()
                .map(|file| file.path().to_owned())
                .collect();
            // A window that was closed meanwhile needs no answer.
            if !paths.is_empty() && sender.send(Answer::Open(paths)).is_ok() {
                ctx.request_repaint();
            }
        });
    }

    /// Asks where to write, and writes `content` there. A file of that name was confirmed in the dialog.
    pub(super) fn save(&self, ctx: &Context, title: &str, name: &str, content: Arc<String>) {
        let chosen = rfd::AsyncFileDialog::new().set_title(title).set_file_name(name).save_file();
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        thread::spawn(move || {
            let Some(file) = pollster::block_on(chosen) else { return };
            let path = file.path().to_owned();
            let written = write(&path, content.as_bytes()).map(|()| path);
            if sender.send(Answer::Saved(written)).is_ok() {
                ctx.request_repaint();
            }
        });
    }
}

fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    use std::io::Write as _;
    let say = |error: files::FileError| error.to_string();
    let mut file = files::NewFile::create(path, &[], files::Existing::Replace).map_err(say)?;
    file.write_all(content).map_err(|error| format!("{}: {error}", path.display()))?;
    file.finish().map_err(say)
}

/// Walks files and folders, off the window's thread.
pub(super) fn of_paths(paths: Vec<PathBuf>, language: Language) -> Finder {
    Box::new(move |take| {
        for path in paths {
            if path.is_dir() {
                of_folder(&path, language, take);
            } else {
                take(of_path(path, language, false));
            }
        }
    })
}

fn of_folder(folder: &Path, language: Language, take: &mut dyn FnMut(Source) -> bool) {
    let mut holds_some = false;
    for found in files::walk(folder) {
        holds_some |= match found {
            Ok(path) => take(of_path(path, language, true)),
            Err(error) => take(Source::unreadable(
                error.path.display().to_string(),
                error.trouble.words(language),
            )),
        };
    }
    if !holds_some {
        let reason = say!(language, "input-empty-folder");
        take(Source::unreadable(folder.display().to_string(), reason));
    }
}

fn of_path(path: PathBuf, language: Language, is_met: bool) -> Source {
    Source {
        name: path.display().to_string(),
        read: Box::new(move || files::read(&path).map_err(|error| error.trouble.words(language))),
        is_met,
    }
}
