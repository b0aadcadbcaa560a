//! What `report` is asked for.

use std::path::PathBuf;

use clap::Args;

use crate::cli::choices::ReportFormat;
use crate::cli::reading::Reading;
use crate::cli::redacting::Redacting;
use crate::cli::target::Target;

/// What `report` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer report callback.xml
  callback-explorer report --lang zh callback.xml > report.md
  callback-explorer report --redact=vendor callbacks/
  callback-explorer report --format html callback.xml -o report.html

Of each payload: what it is, how it stands and why, its findings with the pages that say so, and
what a parser of such payloads must expect. Of several, a table comes first, and those behind it
that failed or have errors or warnings. A page for a browser is one file, without scripts, which asks
for nothing else; it has each payload's timeline and its described tree besides. For programs, it is
what check lists, redacted where that is asked for.
Exit status: 0, or 2 if something could not be read throughout.")]
pub struct Report {
    /// Files and folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// How it is written
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: ReportFormat,

    #[command(flatten)]
    pub(in crate::cli) target: Target,

    #[command(flatten)]
    pub(in crate::cli) redacting: Redacting,

    /// Take them for this callback of the catalog, whatever they say
    #[arg(long = "as", value_name = "ENTRY")]
    pub(in crate::cli) entry: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}
