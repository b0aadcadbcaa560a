//! What `compare` is asked for.

use std::path::PathBuf;

use clap::Args;

use crate::cli::choices::{OutputFormat, Unasked};
use crate::cli::reading::Reading;

/// What `compare` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer compare monday.xml tuesday.xml --ignore ids,times
  callback-explorer compare callback.xml callback.json --empty-is-absent
  callback-explorer compare callback.xml --sample
  callback-explorer compare day.log day.log --payload 1,2

Nodes that repeat are matched by what names them: tasks by Name, headers by Key; others by what they
say. A line for each difference: + only the second has it, - only the first, ~ another value,
> below another node, ^ in another order.
Exit status, as with diff: 0 no difference, 1 differences, 2 trouble.")]
pub struct Compare {
    /// The one callback; - is standard input
    #[arg(value_name = "FILE")]
    pub(in crate::cli) left: PathBuf,

    /// The other one
    #[arg(value_name = "OTHER", required_unless_present = "sample", conflicts_with = "sample")]
    pub(in crate::cli) right: Option<PathBuf>,

    /// Compare with the documented sample that it is most like: which nodes it lacks, or has beyond that
    #[arg(long)]
    pub(in crate::cli) sample: bool,

    /// What doesn't count: ids, times, values
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(in crate::cli) ignore: Vec<Unasked>,

    /// A node without text is as good as none: the vendor's JSON leaves them out
    #[arg(long)]
    pub(in crate::cli) empty_is_absent: bool,

    /// Which payload of each file, from 1: N for both, or N,M
    #[arg(long, value_name = "N", value_delimiter = ',', num_args = 1)]
    pub(in crate::cli) payload: Vec<usize>,

    /// Take them for this callback of the catalog, whatever they say
    #[arg(long = "as", value_name = "ENTRY")]
    pub(in crate::cli) entry: Option<String>,

    /// For people, or one JSON object for each difference and line
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: OutputFormat,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}
