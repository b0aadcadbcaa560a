//! What `restore` is asked for.

use std::path::PathBuf;

use clap::Args;

use crate::cli::reading::Reading;
use crate::cli::redacting::Redacting;

/// What `restore` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer restore reply.txt --of callback.xml
  callback-explorer restore - --of callbacks/ --redact=vendor < reply.txt

Give the same files in the same order, and the same --redact, as when they were redacted: stand-ins
are numbered as values are met.
Exit status: 0, or 2 if something could not be read throughout.")]
pub struct Restore {
    /// The reply; - is standard input
    #[arg(value_name = "REPLY")]
    pub(in crate::cli) reply: PathBuf,

    /// Files and folders that were redacted
    #[arg(long = "of", value_name = "PATH", required = true, num_args = 1..)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) redacting: Redacting,

    /// Take them for this callback of the catalog, whatever they say
    #[arg(long = "as", value_name = "ENTRY")]
    pub(in crate::cli) entry: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}
