//! What is opened and written by path: chosen in a dialog, dropped, or typed.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::Window;
use crate::files;
use crate::intake::{Encoding, Limit};
use crate::say;
use crate::session::folder::MOST_LISTED;
use crate::session::{By, Source};
use crate::ui::dialogs::Answer;
use crate::ui::gather::{self, Export};
use crate::ui::panels::path_field::{Checked, PathField, Purpose};
use crate::words::Translated;

impl Window {
    /// Says, where a drop is expected, that this desktop brings none.
    pub fn expect_no_drops(&mut self) {
        self.has_drops = false;
    }

    /// Whether anything can be dropped on the window.
    pub fn has_drops(&self) -> bool {
        self.has_drops
    }

    pub(super) fn choose_files(&mut self, ctx: &Context) {
        if self.dialogs.is_open() {
            self.warn(ctx, say!(self.settings.language, "dialog-is-open"));
        } else {
            self.dialogs.choose_files(ctx, &say!(self.settings.language, "dialog-open"));
        }
    }

    pub(super) fn choose_target(&mut self, ctx: &Context, name: String, export: Export) {
        let language = self.settings.language;
        if self.dialogs.is_open() {
            self.warn(ctx, say!(language, "dialog-is-open"));
        } else {
            self.dialogs.save(ctx, &say!(language, "dialog-save"), name, export, language);
        }
    }

    pub(super) fn take_answers(&mut self, ctx: &Context) {
        let language = self.settings.language;
        for answer in self.dialogs.answers() {
            match answer {
                Answer::Open(paths) => self.open_paths(paths),
                Answer::Saved(Ok(path)) => self.tell_saved(ctx, &path),
                Answer::Saved(Err(reason)) => self.warn(ctx, reason),
                Answer::Cancelled => {}
                Answer::NoDialogToOpen => {
                    self.type_paths(Some(say!(language, "path-no-dialog")));
                }
                Answer::NoDialogToSave { name, export } => {
                    self.type_target(&name, export, Some(say!(language, "path-no-dialog")));
                }
            }
        }
        let checked = self.path_field.as_mut().and_then(|field| field.checked(language));
        if let Some(checked) = checked {
            self.path_field = None;
            match checked {
                Checked::Open(paths) => self.open_paths(paths),
                Checked::Saved(path) => self.tell_saved(ctx, &path),
                Checked::Refused(reason) => self.warn(ctx, reason),
                Checked::WouldReplace => {}
            }
        }
    }

    /// Asks for the paths of files to open.
    pub(super) fn type_paths(&mut self, note: Option<String>) {
        self.path_field = Some(PathField::new(Purpose::Open, String::new(), note));
    }

    /// Asks for the path to write to; beside the payload's own file unless told otherwise.
    pub(super) fn type_target(&mut self, name: &str, export: Export, note: Option<String>) {
        let file = export.inputs.first();
        let path = file.map_or_else(|| PathBuf::from(name), |file| file.with_file_name(name));
        let text = files::to_be_typed(&path);
        self.path_field = Some(PathField::new(Purpose::Save(export), text, note));
    }

    /// Opens files and folders in the background, their text in this encoding; with none, in the one that it tells.
    pub fn open_paths_in(&mut self, paths: Vec<PathBuf>, encoding: Option<Encoding>) {
        if !paths.is_empty() {
            self.note_recent(&paths);
            let by = By { encoding, ..self.reads_by() };
            if paths.len() > MOST_LISTED {
                let absolute = |path: &PathBuf| {
                    std::path::absolute(path).unwrap_or_else(|_unknown| path.clone())
                };
                self.session.open_folder(paths.iter().map(absolute).collect(), encoding);
            } else {
                self.session.open_all(gather::of_paths(paths, by));
            }
        }
    }

    /// How files are read.
    pub(super) fn reads_by(&self) -> By {
        let limits = self.session.analyzer().intake().limits();
        let most = limits.of(Limit::File) as u64;
        By { most, encoding: None }
    }

    /// Reads the shown payload's file in this encoding; with none, in the one that it tells.
    pub(super) fn read_in(&mut self, encoding: Option<Encoding>) {
        let by = self.reads_by();
        self.session.read_in(encoding, |place| gather::of_place(place, by));
    }

    pub(super) fn take_drops(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let mut paths = Vec::new();
        for file in dropped {
            let path = file.path().to_owned();
            if path.is_absolute() {
                paths.push(path);
            } else {
                let name = gather::shown(&path);
                self.session.open(Source {
                    name,
                    read: Box::new(move |_| {
                        file.bytes().map_err(|error| Translated::from(&*error))
                    }),
                    is_met: false,
                    place: None,
                    encoding: None,
                });
            }
        }
        self.open_paths(paths);
    }

    fn tell_saved(&mut self, ctx: &Context, path: &Path) {
        let file = gather::shown(path);
        self.tell(ctx, say!(self.settings.language, "notice-saved", file = file));
    }
}
