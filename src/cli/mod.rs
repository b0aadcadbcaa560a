//! The command line twin: the same engine and the same findings, without a window.
//!
//! Results go to standard output, complaints to standard error, one line each. Nothing here names a
//! window library, and this is the only place, with `main`, where anything is printed. What a payload
//! says never reaches a terminal as it is: see [`crate::words::visible`].

mod arguments;
mod catalog;
mod check;
mod choices;
mod compare;
mod convert;
mod explain;
mod find;
mod in_order;
mod input;
mod kit;
mod listing;
mod many;
mod one;
mod output;
mod progress;
mod reading;
mod redacting;
mod report;
mod restore;
mod runs;
mod show;
mod stop;
mod target;

use std::io::{self, Write as _};

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::analysis::Analyzer;
use crate::catalog::{Catalog, CatalogError, EntryId};
use crate::files::{self, FileError};
use crate::intake::Limits;
use crate::licenses;
use crate::say;
use crate::words::Language;

pub use self::arguments::{Arguments, Command, Show};
pub use self::choices::{Drawing, TableFormat};
pub use self::output::{complain, complain_of_panics};
pub use self::reading::Reading;

/// How a command went, which becomes the exit status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to complain about.
    #[default]
    Clean,
    /// There are findings, or failed jobs, that were asked about.
    Findings,
    /// Something given could not be read, or holds no payload.
    Trouble,
    /// Somebody stopped it by Ctrl+C.
    Stopped,
}

impl Status {
    /// What the program exits with.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Trouble => 2,
            Self::Stopped => STOPPED,
        }
    }
}

/// As a shell tells of a program that Ctrl+C ended.
const STOPPED: u8 = 130;

/// Why a command could not even begin, or had to stop.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommandError {
    /// A file of the user's own catalog could not be read, or a result could not be saved.
    #[error(transparent)]
    File(#[from] FileError),
    /// A catalog file is wrong.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The result could not be written to standard output.
    #[error("cannot write to standard output: {0}")]
    Output(#[from] io::Error),
}

impl CommandError {
    /// Whether it only means that nobody reads on, as with `| head`.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Does what a command says.
pub fn run(command: &Command, language: Language) -> Result<Status, CommandError> {
    match command {
        Command::Show(show) => show::run(show, language),
        Command::Check(check) => check::run(check, language),
        Command::Find(find) => find::run(find, language),
        Command::Convert(convert) => convert::run(convert, language),
        Command::Compare(compare) => compare::run(compare, language),
        Command::Runs(runs) => runs::run(runs, language),
        Command::Report(asked) => report::run(asked, language),
        Command::Kit(asked) => kit::run(asked, language),
        Command::Restore(asked) => restore::run(asked, language),
        Command::Catalog(catalog) => catalog::run(catalog, language),
        Command::Explain(explain) => explain::run(explain, language),
        Command::Completions { shell } => Ok(complete(*shell)?),
        Command::Licenses => {
            io::stdout().write_all(licenses::TEXT.as_bytes())?;
            Ok(Status::Clean)
        }
    }
}

/// Reads payloads within these limits, against the project's catalog and the user's own.
pub fn analyzer(limits: Limits) -> Result<Analyzer, CommandError> {
    Ok(Analyzer::new(load_catalog()?).within(limits))
}

/// The same for as long as the program runs: to free it at the end would only take time.
fn lasting_analyzer(limits: Limits) -> Result<&'static Analyzer, CommandError> {
    Ok(Box::leak(Box::new(analyzer(limits)?)))
}

/// An analyzer as options say, and the entry of its catalog that `--as` names, if any.
///
/// Complains of an id that no entry has, and gives nothing then.
fn analyzer_as(
    id: Option<&str>,
    reading: &Reading,
    language: Language,
) -> Result<Option<(&'static Analyzer, Option<EntryId>)>, CommandError> {
    let analyzer = lasting_analyzer(reading.limits())?;
    let Some(id) = id else { return Ok(Some((analyzer, None))) };
    let chosen = find_entry(analyzer.catalog(), id, language);
    Ok(chosen.map(|chosen| (analyzer, Some(chosen))))
}

/// The entry of that id; complains where there is none.
fn find_entry(catalog: &Catalog, id: &str, language: Language) -> Option<EntryId> {
    let found = catalog.find(id);
    if found.is_none() {
        let known: Vec<&str> = catalog.entries().map(|(_, entry)| entry.id.as_str()).collect();
        let known = known.join(", ");
        complain(&match catalog.nearest(id) {
            Some(near) => {
                say!(language, "catalog-unknown-near", id = id, near = near, known = known)
            }
            None => say!(language, "catalog-unknown", id = id, known = known),
        });
    }
    found
}

fn load_catalog() -> Result<Catalog, CommandError> {
    Ok(Catalog::with_user_files(&files::read_user_catalog()?)?)
}

fn complete(shell: Shell) -> io::Result<Status> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(shell, &mut command, name, &mut script);
    io::stdout().write_all(&script)?;
    Ok(Status::Clean)
}
