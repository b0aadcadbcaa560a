//! What can be asked on the command line.

mod compare;
mod find;
mod kit;
mod report;
mod restore;
mod runs;

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

pub(in crate::cli) use self::compare::Compare;
pub(in crate::cli) use self::find::Find;
pub(in crate::cli) use self::kit::Kit;
pub(in crate::cli) use self::report::Report;
pub(in crate::cli) use self::restore::Restore;
pub(in crate::cli) use self::runs::Runs;

use super::choices::{
    CatalogFormat, CheckFormat, Drawing, FailOn, TableFormat, indent, language_parser, one_of,
};
use super::many::Jobs;
use super::reading::Reading;
use super::redacting::Redacting;
use super::target::Target;
use crate::convert::{Empty, Envelope, Indent, JobLevel, JobsDetail};
use crate::document::Format;
use crate::words::{Language, path_text, visible};

/// See what a Tencent Cloud CI callback says
///
/// Opens saved callback bodies (XML or JSON, one or many, whole folders) in a window: as a described
/// tree, with what is wrong in them, to be handed on as JSON or XML. The commands do the same without a
/// window.
#[derive(Debug, Parser)]
#[command(
    name = "callback-explorer",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = EXAMPLES,
)]
pub struct Arguments {
    /// What to do without a window
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Files and folders to open in the window; - is standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// What draws the window
    #[arg(long, value_enum, default_value_t, value_name = "RENDERER")]
    pub renderer: Drawing,

    /// How files are read
    #[command(flatten)]
    pub reading: Reading,

    /// Language of output and descriptions [default: that of the locale]
    #[arg(long, global = true, display_order = 900, value_name = "LANGUAGE", value_parser = language_parser())]
    pub lang: Option<Language>,
}

const EXAMPLES: &str = "\
Examples:
  callback-explorer callback.xml                open a callback in the window
  callback-explorer show callback.xml           print it as a described tree
  callback-explorer check callbacks/            say what is wrong in a folder of callbacks
  callback-explorer check --format json a.xml   say it to a program
  callback-explorer find 1250000000 callbacks/  say where something stands in them
  callback-explorer convert a.xml --to json     write it as the vendor's JSON
  callback-explorer compare a.xml b.json        say what differs
  callback-explorer runs callbacks/             say which belong to one run, and what came twice
  callback-explorer explain unknown-node        say what a finding means
  callback-explorer explain ResourceNotFound    say what an error code means

Exit status: 0 nothing found, 1 findings, 2 wrong usage or unreadable input.";

/// What the program does without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print callbacks as annotated trees
    Show(Show),
    /// Say what is wrong in callbacks
    Check(Check),
    /// Say where something stands in callbacks
    Find(Find),
    /// Write a callback in the other notation, as the vendor would send it or without loss
    Convert(Convert),
    /// Say what differs between two callbacks, in whatever notation, or between one and a documented sample
    Compare(Compare),
    /// Say which callbacks belong to one run of a workflow, what came of it, and what came more than once
    Runs(Runs),
    /// Write what is worth telling of callbacks, in Markdown or as a page for a browser
    Report(Report),
    /// Write a callback in all its documented forms into an archive, to test a parser with
    Kit(Kit),
    /// Read a reply that quotes stand-ins, with what they stand for
    Restore(Restore),
    /// List the documented callbacks, or describe one
    Catalog(CatalogArguments),
    /// Say what a finding or an error code means, and what to do about it
    Explain(Explain),
    /// Print a script that completes commands and options in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the licenses of the program and of all that is linked into it
    Licenses,
}

/// What `show` is asked for.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  callback-explorer show callback.xml
  callback-explorer show callbacks/ --lang zh | less -R
  callback-explorer show workflow.xml --table Tasks
  callback-explorer show words.json --table WordsGeneralizeToken --format csv > words.csv
  curl -s https://example.com/saved | callback-explorer show -

On a terminal, long values are shortened to fit; elsewhere they are whole.
Exit status: 0, or 2 if something could not be read throughout.")]
pub struct Show {
    /// Files and folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// Show when the jobs and tasks took place, instead of the tree
    #[arg(long)]
    pub timeline: bool,

    /// Show the nodes at this path as a table, such as Response.WorkflowExecution.Tasks; the name of what repeats is
    /// enough
    #[arg(long, value_name = "NODE", conflicts_with = "timeline")]
    pub table: Option<String>,

    /// How the table is written
    #[arg(long, value_enum, default_value_t, requires = "table")]
    pub format: TableFormat,

    /// Take them for this callback of the catalog, whatever they say
    #[arg(long = "as", value_name = "ENTRY")]
    pub entry: Option<String>,

    /// How they are read
    #[command(flatten)]
    pub reading: Reading,
}

/// What `check` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer check callback.xml
  callback-explorer check --fail-on error --fail-on-outcome callbacks/
  callback-explorer check --format json callbacks/ | jq -r 'select(.status != \"ok\") | .file'
  callback-explorer check --format csv callbacks/ > callbacks.csv

Text lists errors and warnings, one a line, and, with --fail-on info, infos too; JSON lists all of
them, one object a payload, CSV counts them, and SARIF is one log of all. Bytes of a file's name
that are no UTF-8 stand as escapes. On a terminal, text ends with the sums.
Exit status: 0 no finding at or above --fail-on; 1 findings, or a failed job with --fail-on-outcome;
2 wrong usage, or something that could not be read, is malformed, or holds no payload; 130 stopped
by Ctrl+C, which ends it behind the files that are being read.")]
pub struct Check {
    /// Files and folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// Take them for this callback of the catalog, whatever they say
    #[arg(long = "as", value_name = "ENTRY")]
    pub(in crate::cli) entry: Option<String>,

    /// How it is said
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: CheckFormat,

    /// The least severe finding that makes the exit status 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub(in crate::cli) fail_on: FailOn,

    /// A job that failed makes the exit status 1 too
    #[arg(long)]
    pub(in crate::cli) fail_on_outcome: bool,

    #[command(flatten)]
    pub(in crate::cli) jobs: Jobs,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}

/// What `convert` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer convert callback.xml                     as the vendor's JSON
  callback-explorer convert callback.json -o callback.xml
  callback-explorer convert a.xml --path Response.JobsDetail.Input
  callback-explorer convert a.xml --lossless | callback-explorer convert - --lossless

What the result cannot hold is listed on standard error. Into a file or pipe values are written as
they are; on a terminal, what cannot be seen stands as an escape.
Exit status: 0, or 2 if the input or the result is not as it must be.")]
pub struct Convert {
    /// The file; - is standard input
    pub(in crate::cli) path: PathBuf,

    /// The notation to write [default: the other one]
    #[arg(long, value_name = "FORMAT", value_parser = one_of([Format::Json, Format::Xml], Format::id))]
    pub(in crate::cli) to: Option<Format>,

    #[command(flatten)]
    pub(in crate::cli) target: Target,

    /// Which payload of the file, from 1
    #[arg(long, value_name = "N")]
    pub(in crate::cli) payload: Option<usize>,

    /// Take it for this callback of the catalog, whatever it says
    #[arg(long = "as", value_name = "ENTRY")]
    pub(in crate::cli) entry: Option<String>,

    /// Only the node at this path and what is below it, such as Response.JobsDetail.Input
    #[arg(long = "path", value_name = "NODE")]
    pub(in crate::cli) subtree: Option<String>,

    /// So that converting back gives the same tree
    #[arg(long, conflicts_with_all = ["envelope", "jobs_detail", "job_level", "empty"])]
    pub(in crate::cli) lossless: bool,

    /// The Response around everything
    #[arg(long, value_name = "CHOICE", value_parser = one_of(Envelope::ALL, Envelope::id), default_value = "auto")]
    pub(in crate::cli) envelope: Envelope,

    #[arg(long, help = "A JobsDetail that stands alone", value_name = "CHOICE", value_parser = one_of(JobsDetail::ALL, JobsDetail::id), default_value = "auto")]
    pub(in crate::cli) jobs_detail: JobsDetail,

    #[arg(long, help = "The value of JobLevel", value_name = "CHOICE", value_parser = one_of(JobLevel::ALL, JobLevel::id), default_value = "auto")]
    pub(in crate::cli) job_level: JobLevel,

    /// Nodes without text
    #[arg(long, value_name = "CHOICE", value_parser = one_of(Empty::ALL, Empty::id), default_value = "drop")]
    pub(in crate::cli) empty: Empty,

    #[command(flatten)]
    pub(in crate::cli) redacting: Redacting,

    /// Spaces for each level, or none for a single line
    #[arg(long, value_name = "N", value_parser = indent, default_value = "4")]
    pub(in crate::cli) indent: Indent,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}

/// What `catalog` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer catalog
  callback-explorer catalog workflow --lang zh
  callback-explorer catalog smart-cover --format schema > smart-cover.schema.json

Your own catalog files are read too: see the README.")]
pub struct CatalogArguments {
    /// The callback to describe; all are listed without it
    pub(in crate::cli) id: Option<String>,

    /// For people, JSON, or a JSON Schema to check the callback's JSON against
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: CatalogFormat,
}

/// What `explain` is asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  callback-explorer explain                     list rules and error codes
  callback-explorer explain unknown-node
  callback-explorer explain ResourceNotFound
  callback-explorer explain -65010 --lang zh

Error codes are those that the vendor documents, by name or number.
Exit status: 0, or 2 if there is neither such a rule nor such a code.")]
pub struct Explain {
    /// A rule, as it stands in brackets behind a severity, or an error code; all are listed without it
    #[arg(value_name = "RULE|CODE", allow_negative_numbers = true)]
    pub(in crate::cli) what: Option<String>,
}

impl Arguments {
    /// What the program was asked for; where that makes no sense, or is help, what to say instead.
    ///
    /// Complaints repeat what was given, in which nothing acts on a terminal.
    pub fn of_program() -> Result<Self, clap::Error> {
        Self::try_parse().map_err(|error| {
            let shown = std::env::args_os().map(|given| shown(Path::new(&given)));
            Self::try_parse_from(shown).err().unwrap_or(error)
        })
    }

    /// The language of what is written: the one asked for, or else the user's own.
    pub fn language(&self) -> Language {
        self.lang.unwrap_or_else(Language::of_user)
    }
}

fn shown(given: &Path) -> String {
    visible(&path_text(given)).into_owned()
}
