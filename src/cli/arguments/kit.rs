//! What `kit` is asked for.

use std::path::PathBuf;

use clap::Args;

use crate::cli::reading::Reading;
use crate::cli::redacting::Redacting;
use crate::cli::target::Target;

/// What `kit` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer kit callback.xml -o kit.zip
  callback-explorer kit callback.json --redact -o kit.zip
  unzip kit.zip -d kit && sh kit/post-all.sh http://127.0.0.1:8080/callback

In the archive: the payload as XML and as JSON with and without envelope, with a lone JobsDetail as
object and as array, with and without empty nodes, as far as these differ; a README.md that says
which is which, what a parser must accept and how to post each; and a script that posts all of them.
Exit status: 0, or 2 if the input or the result is not as it must be.")]
pub struct Kit {
    /// The file; - is standard input
    pub(in crate::cli) path: PathBuf,

    #[command(flatten)]
    pub(in crate::cli) target: Target,

    /// Which payload of the file, from 1
    #[arg(long, value_name = "N")]
    pub(in crate::cli) payload: Option<usize>,

    /// Take it for this callback of the catalog, whatever it says
    #[arg(long = "as", value_name = "ENTRY")]
    pub(in crate::cli) entry: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) redacting: Redacting,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}
