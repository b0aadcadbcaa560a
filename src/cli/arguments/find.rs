//! What `find` is asked for, and how.

use std::path::PathBuf;

use clap::Args;

use crate::cli::choices::{OutputFormat, one_of, place};
use crate::cli::many::Jobs;
use crate::cli::reading::Reading;
use crate::search::Place;

/// What `find` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer find j15195f3e35dc11ebbe6fed17a7c10000 callbacks/
  callback-explorer find -w Failed --in values *.xml
  callback-explorer find -E '^media-[0-9]+$' --in values logs.zip
  callback-explorer find -l 影片 callbacks/

Values are looked through as they are meant, as they are written, and decoded (percent-encoding and
Base64), in logs, archives and all else that callbacks are kept in. A broken callback is looked
through up to its break. On a terminal, long values are shortened; elsewhere they are whole.
Exit status: 0 something was found, 1 nothing, 2 wrong usage, or something that could not be read;
130 stopped by Ctrl+C, which ends it behind the files that are being read.")]
pub struct Find {
    /// What to look for: words, letter case and white space around them not counting
    pub(in crate::cli) pattern: String,

    /// Files and folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) how: How,

    /// Where to look: names, values, descriptions, paths
    #[arg(long = "in", value_name = "PLACES", value_delimiter = ',', value_parser = one_of(Place::ALL, place), default_value = "names,values", hide_possible_values = true)]
    pub(in crate::cli) places: Vec<Place>,

    /// Only the names of the files, each once
    #[arg(short = 'l', long, conflicts_with = "format")]
    pub(in crate::cli) files_with_matches: bool,

    /// Only in how many nodes of each payload it stands
    #[arg(short, long, conflicts_with_all = ["format", "files_with_matches"])]
    pub(in crate::cli) count: bool,

    /// For people, or one JSON object for each node and line
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: OutputFormat,

    #[command(flatten)]
    pub(in crate::cli) jobs: Jobs,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}

/// How a pattern is meant.
#[derive(Debug, Args)]
pub(in crate::cli) struct How {
    /// The pattern is a regular expression
    #[arg(short = 'E', long)]
    pub(in crate::cli) regex: bool,

    /// Upper and lower case differ
    #[arg(short = 's', long)]
    pub(in crate::cli) case_sensitive: bool,

    /// No letter, digit or underscore may stand beside it
    #[arg(short, long)]
    pub(in crate::cli) whole_words: bool,
}
