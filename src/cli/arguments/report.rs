//! What `report` is asked for.

use std::path::PathBuf;

use clap::Args;

use crate::cli::reading::Reading;
use crate::cli::redacting::Redacting;

/// What `report` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer report callback.xml
  callback-explorer report --lang zh callback.xml > report.md
  callback-explorer report --redact=vendor callbacks/

Of each payload: what it is, how it stands and why, its findings with the pages that say so, and
what a parser of such payloads must expect. Of several, a table comes first, and those behind it
that failed or have errors or warnings.
Exit status: 0, or 2 if something could not be read throughout.")]
pub struct Report {
    /// Files and folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) redacting: Redacting,

    /// Take them for this callback of the catalog, whatever they say
    #[arg(long = "as", value_name = "ENTRY")]
    pub(in crate::cli) entry: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}
