//! What `report` is asked for.

use std::path::PathBuf;

use clap::Args;

use crate::cli::choices::one_of;
use crate::cli::reading::Reading;
use crate::redact::Recipient;

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

    /// With stand-ins for what the recipient must not see, names of files too: without one, for the public, buckets,
    /// object names, ids and all that somebody wrote; for the vendor what somebody wrote, and signatures
    #[arg(long, value_name = "RECIPIENT", value_parser = one_of(Recipient::ALL, Recipient::id), num_args = 0..=1, require_equals = true, default_missing_value = "public")]
    pub(in crate::cli) redact: Option<Recipient>,

    /// Take them for this callback of the catalog, whatever they say
    #[arg(long = "as", value_name = "ENTRY")]
    pub(in crate::cli) entry: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}
