//! `restore`: a reply that quotes stand-ins, with what they stand for.

use std::io::Write as _;
use std::path::Path;

use super::arguments::Restore;
use super::input::{self, By, Given};
use super::output;
use super::{CommandError, Status, analyzer_as};
use crate::files::{self, FileError};
use crate::words::{Language, path_text, visible};

/// The longest reply that is read.
const MOST: u64 = 16 * 1024 * 1024;

pub(super) fn run(asked: &Restore, language: Language) -> Result<Status, CommandError> {
    let Some((analyzer, entry)) = analyzer_as(asked.entry.as_deref(), &asked.reading, language)?
    else {
        return Ok(Status::Trouble);
    };
    let reply = match read(&asked.reply) {
        Ok(reply) => reply,
        Err(error) => {
            input::complain_of(&path_text(&asked.reply), &error.trouble.words(language));
            return Ok(Status::Trouble);
        }
    };
    let by = By { analyzer, entry, encoding: asked.reading.encoding };
    let mut redaction = asked.redacting.redaction_or_public();
    let mut status = Status::Clean;
    input::read(&asked.paths, &by, language, &mut |given| {
        match given {
            Given::Payload(analysis) => redaction.learn(&analysis),
            Given::Nothing { file, complaint } => {
                input::complain_of(&file, &complaint);
                status = Status::Trouble;
            }
        }
        Ok(())
    })?;
    let restored = redaction.restore(&reply);
    let mut out = output::text();
    if output::is_terminal() {
        // What somebody wrote mustn't act on it, but for the ends of its lines.
        let lines: Vec<_> = restored.split('\n').map(visible).collect();
        out.write_all(lines.join("\n").as_bytes())?;
    } else {
        out.write_all(restored.as_bytes())?;
    }
    out.flush()?;
    Ok(status)
}

/// The reply's text; what is no UTF-8 in it is shown as such.
fn read(path: &Path) -> Result<String, FileError> {
    let bytes = if path == Path::new("-") {
        files::read_standard_input(path, MOST)?
    } else {
        files::read(path, MOST)?
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
