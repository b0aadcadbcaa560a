//! What a session leaves behind for the next start: which payloads were open and how they were looked at,
//! never what they say.
//!
//! A pasted payload is nowhere but in the window, so that it ends with it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::again::{Again, Carry, Known, Origin};
use super::folder::{Folder, Look};
use super::loading::Loading;
use super::marks::{MOST_STEPS, Marks};
use super::{Content, Open, Session, Source, View};
use crate::intake::Encoding;
use crate::words::path_text;

/// Most steps that are kept for all payloads together.
const MOST_STEPS_IN_ALL: usize = 40_000;

/// Where a payload can be read again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Address {
    /// A file.
    File(#[serde(with = "kept_path")] PathBuf),
    /// One of the program's own samples.
    Sample(String),
    /// Files and folders whose payloads are listed in one table.
    Folder(#[serde(with = "kept_paths")] Vec<PathBuf>),
}

/// A path as it is kept: its text; where it is none, the bytes or other units that it is made of.
pub mod kept_path {
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};

    use serde::{Deserialize, Deserializer, Serialize as _, Serializer};

    /// Keeps a path.
    pub fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
        match path.to_str() {
            Some(text) => text.serialize(serializer),
            None => path.as_os_str().serialize(serializer),
        }
    }

    /// The path that was kept.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Kept {
            Text(PathBuf),
            Units(OsString),
        }
        Ok(match Kept::deserialize(deserializer)? {
            Kept::Text(path) => path,
            Kept::Units(units) => units.into(),
        })
    }
}

/// Several paths, each as it is kept.
mod kept_paths {
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Kept(#[serde(with = "super::kept_path")] PathBuf);

    pub(super) fn serialize<S: Serializer>(
        paths: &[PathBuf],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paths.iter().cloned().map(Kept))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<PathBuf>, D::Error> {
        let kept = Vec::<Kept>::deserialize(deserializer)?;
        Ok(kept.into_iter().map(|Kept(path)| path).collect())
    }
}

/// What is kept of a session from one start to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// In the order of the list.
    pub opened: Vec<RememberedPayload>,
    /// Which of them was shown.
    pub current: Option<usize>,
}

/// One payload that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RememberedPayload {
    /// Where it is.
    pub place: Address,
    /// Which payload there, from 1.
    #[serde(default = "first")]
    pub number: usize,
    /// How it was looked at.
    #[serde(default)]
    pub marks: Marks,
    /// The entry of the catalog that the user chose for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The encoding that the user chose for its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// Of a folder, how its table was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look: Option<Look>,
    /// Whether it was opened from the last table before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_of_folder: bool,
}

fn first() -> usize {
    1
}

/// A session at one moment: quick to take; [`Memo::written_out`] does what may take longer.
#[derive(Debug)]
pub struct Memo {
    /// Each without its marks, and what these are to be made from.
    opened: Vec<(RememberedPayload, Option<Carry>)>,
    current: Option<usize>,
}

impl Memo {
    /// In names that outlast the program. For a thread other than the window's.
    pub fn written_out(self) -> Remembered {
        let mut left = MOST_STEPS_IN_ALL;
        let opened = self
            .opened
            .into_iter()
            .map(|(payload, carry)| {
                let most = left.min(MOST_STEPS);
                let marks = carry.map(|carry| carry.into_marks(most)).unwrap_or_default();
                left = left.saturating_sub(marks.len());
                RememberedPayload { marks, ..payload }
            })
            .collect();
        Remembered { opened, current: self.current }
    }
}

impl Session {
    /// What to keep for the next start. Pasted payloads are left out.
    pub fn memo(&self) -> Memo {
        let catalog = self.analyzer.catalog();
        let mut opened = Vec::new();
        let mut current = None;
        for open in &self.open {
            let Some(place) = open.place() else { continue };
            if Some(open.id) == self.current {
                current = Some(opened.len());
            }
            let payload = RememberedPayload {
                place: place.clone(),
                number: open.origin.number,
                marks: Marks::default(),
                entry: open.chosen.map(|id| catalog.entry(id).id.clone()),
                encoding: open.origin.encoding,
                look: open.folder().map(|folder| folder.look().clone().without_contents()),
                is_of_folder: open.origin.folder.is_some(),
            };
            opened.push((payload, open.carry()));
        }
        Memo { opened, current }
    }

    /// Opens again what was remembered, as it was looked at; `source` says how to read a place.
    pub fn restore(&mut self, remembered: Remembered, source: impl Fn(&Address) -> Source) {
        let mut again: Vec<(Again, Loading)> = Vec::new();
        let mut current_source = 0;
        for (index, payload) in remembered.opened.into_iter().enumerate() {
            let RememberedPayload { place, number, marks, entry, encoding, look, is_of_folder } =
                payload;
            // A catalog that has changed since may not have it any more.
            let chosen = entry.and_then(|id| self.analyzer.catalog().find(&id));
            let id = self.ids.next();
            let folder = self.open.iter().rfind(|open| open.folder().is_some()).map(Open::id);
            let folder = folder.filter(|_| is_of_folder);
            if let Address::Folder(paths) = &place {
                let name = name_of(paths);
                let content = Content::Folder(Box::new(Folder::of_look(look.unwrap_or_default())));
                let place = Some(place);
                let origin = Origin { source: id, number, place, encoding, folder: None };
                self.open.push(Open { name, content, ..Open::new(id, origin) });
                self.read_folder(id);
                if remembered.current == Some(index) {
                    self.current = Some(id);
                }
                continue;
            }
            // Payloads of one file stand together, and it is read once for all of them.
            let same = again.last_mut().filter(|(again, _)| {
                again.source.place.as_ref() == Some(&place)
                    && again.source.encoding == encoding
                    && again.known.iter().all(|known| known.origin.number < number)
            });
            let first = same.as_ref().and_then(|(again, _)| again.known.first());
            let source_id = first.map_or(id, |known| known.id);
            let place = Some(place);
            let origin = Origin { source: source_id, number, place, encoding, folder };
            let known = Known { id, origin: origin.clone(), analysis: None, chosen };
            let (name, loading) = if let Some((again, loading)) = same {
                again.known.push(known);
                (again.source.name.clone(), loading.clone())
            } else {
                let Some(source) = origin.place.as_ref().map(&source) else { continue };
                let source = Source { encoding, ..source };
                let name = source.name.clone();
                let (new, loading) = Again::new(source, known);
                again.push((new, loading.clone()));
                (name, loading)
            };
            let view = View { pending: Some(Carry::Marks(marks)), ..View::default() };
            let loading = Some(loading);
            self.open.push(Open { name, chosen, loading, view, ..Open::new(id, origin) });
            if remembered.current == Some(index) {
                self.current = Some(id);
                current_source = again.len().saturating_sub(1);
            }
        }
        if self.open.is_empty() {
            return;
        }
        self.listing += 1;
        self.has_chosen = true;
        self.current = self.current.or(self.open.first().map(|open| open.id));
        if !again.is_empty() {
            // What is shown is read first.
            again.swap(0, current_source);
            let again = again.into_iter().map(|(again, _)| again).collect();
            self.work.read_again(self.terms(), again);
        }
    }
}

/// What a table of files and folders is called: the folder that they all lie in, or the only one of them.
pub(super) fn name_of(paths: &[PathBuf]) -> String {
    let Some((first, others)) = paths.split_first() else { return String::new() };
    let is_common = |folder: &&Path| others.iter().all(|other| other.starts_with(folder));
    path_text(first.ancestors().find(is_common).unwrap_or(first)).into_owned()
}

impl Open {
    /// How it is looked at, to be found in another reading of it.
    pub(super) fn carry(&self) -> Option<Carry> {
        match &self.content {
            Content::Read(analysis) => {
                let View { rows, selected, top, .. } = &self.view;
                let (analysis, rows) = (analysis.clone(), rows.clone());
                Some(Carry::Rows { analysis, rows, selected: *selected, top: *top })
            }
            Content::Reading | Content::Unreadable(_) | Content::Stopped => {
                self.view.pending.clone()
            }
            Content::Folder(_) => None,
        }
    }
}
