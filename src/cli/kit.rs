//! `kit`: a payload in all its documented forms, to test a parser with.

use std::io::{self, Write as _};

use super::arguments::Kit as Asked;
use super::one::One;
use super::output;
use super::{CommandError, Status};
use crate::isolation::{Panicked, isolated};
use crate::kit::Kit;
use crate::say;
use crate::words::Language;

pub(super) fn run(asked: &Asked, language: Language) -> Result<Status, CommandError> {
    let one = One {
        path: &asked.path,
        number: asked.payload,
        entry: asked.entry.as_deref(),
        reading: &asked.reading,
        redacting: &asked.redacting,
    };
    isolated(|| make(asked, one, language)).unwrap_or_else(|Panicked| {
        one.complain(&say!(language, "input-internal"));
        Ok(Status::Trouble)
    })
}

fn make(asked: &Asked, one: One<'_>, language: Language) -> Result<Status, CommandError> {
    // What can't be written is told before anything is read.
    let file = asked.target.create(std::slice::from_ref(&asked.path))?;
    if file.is_none() && output::is_terminal() {
        one.complain(&say!(language, "kit-terminal"));
        return Ok(Status::Trouble);
    }
    let Some(analysis) = one.read(language)? else { return Ok(Status::Trouble) };
    let kit = match Kit::new(&analysis, language) {
        Ok(kit) => kit,
        Err(error) => {
            one.complain_of(&error, language);
            return Ok(Status::Trouble);
        }
    };
    for lost in &kit.not_kept {
        one.complain(&lost.sentence(&analysis, language).to_string());
    }
    let archive = kit.archive()?;
    if let Some(mut file) = file {
        file.write_all(&archive)?;
        file.finish()?;
    } else {
        io::stdout().write_all(&archive)?;
    }
    Ok(Status::Clean)
}
