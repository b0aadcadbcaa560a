//! What `runs` is asked for.

use std::path::PathBuf;

use clap::Args;

use crate::cli::choices::OutputFormat;
use crate::cli::many::Jobs;
use crate::cli::reading::Reading;

/// What `runs` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer runs workflow.xml snapshot.xml
  callback-explorer runs callbacks/ --timeline
  callback-explorer runs --format json logs.zip | jq -r 'select(.kind == \"run\") | .outputs[].url'

A workflow's callback and those of its jobs belong to one run if they name the same RunId, or the
jobs are its tasks. Nobody has to subscribe to the callbacks of jobs: that one isn't there is no
fault. A job's callback is late if the job ended after the last moment that the workflow's callback
tells, or if the log that both stand in says so. JSON has a line for each run, and one for whatever
came more than once.
Exit status: 0, or 2 if something could not be read throughout; 130 stopped by Ctrl+C.")]
pub struct Runs {
    /// Files and folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// Show when the tasks took place, too
    #[arg(long, conflicts_with = "format")]
    pub(in crate::cli) timeline: bool,

    /// For people, or JSON objects, one a line
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: OutputFormat,

    #[command(flatten)]
    pub(in crate::cli) jobs: Jobs,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}
