//! The file that notes are kept in: the user's own work, so that nothing in it is dropped that isn't deleted.
//!
//! Only pages that were written on are replaced in it. What another window has written there stays, and so does what
//! can't be read, which a later program may have written.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::gather;
use super::keeper::Unread;
use crate::files::{self, Trouble};
use crate::session::Page;

/// The file, and what was written there last.
#[derive(Debug)]
pub(super) struct NotesOnDisk {
    path: PathBuf,
    written: Vec<Page>,
}

impl NotesOnDisk {
    /// The one that belongs to a session kept at `session`.
    pub(super) fn beside(session: &Path) -> Self {
        Self { path: session.with_file_name("notes.json"), written: Vec::new() }
    }

    /// Its name, to be shown.
    pub(super) fn shown(&self) -> String {
        gather::shown(&self.path)
    }

    /// The pages that can be read, the one that was written last at the end.
    pub(super) fn read(&self) -> Result<Vec<Page>, Unread> {
        let pages = pages(&self.whole()?);
        Ok(pages.into_iter().filter_map(|page| serde_json::from_value(page).ok()).collect())
    }

    /// Replaces those of these pages that are others than when they were written last. A file that can't be read stays as
    /// it is.
    pub(super) fn write(&mut self, noted: Vec<Page>) -> Result<(), String> {
        let is_new = |page: &&Page| !self.written.contains(page);
        let new: Vec<&Page> = noted.iter().filter(is_new).collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut whole = self.whole().map_err(|why| match why {
            Unread::Damaged => self.shown(),
            Unread::File(error) => error.to_string(),
        })?;
        let mut pages = pages(&whole);
        for page in new {
            pages.retain(|kept| kept.get("content").and_then(Value::as_str) != Some(&page.content));
            let page = serde_json::to_value(page).map_err(|error| error.to_string())?;
            if !is_blank(&page) || pages.iter().any(|kept| is_of_same_place(kept, &page)) {
                pages.push(page);
            }
        }
        whole.insert("pages".to_owned(), pages.into());
        files::replace(&self.path, &json!(whole).to_string().into_bytes())
            .map_err(|error| error.to_string())?;
        self.written = noted;
        Ok(())
    }

    fn whole(&self) -> Result<Map<String, Value>, Unread> {
        match files::read(&self.path, files::LARGEST) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_error| Unread::Damaged),
            Err(error) if matches!(error.trouble, Trouble::NotFound) => Ok(Map::new()),
            Err(error) => Err(Unread::File(error)),
        }
    }
}

fn pages(whole: &Map<String, Value>) -> Vec<Value> {
    whole.get("pages").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// Whether nothing is noted there.
fn is_blank(page: &Value) -> bool {
    page.get("pins").and_then(Value::as_array).is_none_or(Vec::is_empty)
}

/// Whether pages are about payloads of one place. A blank one then tells that nothing is noted about the later of them.
fn is_of_same_place(one: &Value, other: &Value) -> bool {
    let of = |page: &Value| (page.get("place").cloned(), page.get("number").cloned());
    of(one).0.is_some() && of(one) == of(other)
}
