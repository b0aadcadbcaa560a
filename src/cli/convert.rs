//! `convert`: a payload in the other notation, or anew in its own.

use std::io::{self, Write as _};

use super::arguments::Convert;
use super::one::One;
use super::output;
use super::stop::{Stop, Stoppable};
use super::{CommandError, Status};
use crate::analysis::Analysis;
use crate::convert::{
    self, ConvertError, ConvertErrorKind, Converted, Form, Options, VendorOptions,
};
use crate::document::{Format, NodeId};
use crate::files::FileError;
use crate::isolation::{Panicked, isolated};
use crate::say;
use crate::words::{Language, visible, visible_in_json};

pub(super) fn run(asked: &Convert, language: Language) -> Result<Status, CommandError> {
    let one = One {
        path: &asked.path,
        number: asked.payload,
        entry: asked.entry.as_deref(),
        reading: &asked.reading,
        redacting: &asked.redacting,
    };
    isolated(|| convert(asked, one, language)).unwrap_or_else(|Panicked| {
        one.complain(&say!(language, "input-internal"));
        Ok(Status::Trouble)
    })
}

fn convert(asked: &Convert, one: One<'_>, language: Language) -> Result<Status, CommandError> {
    let Some(analysis) = one.read(language)? else { return Ok(Status::Trouble) };
    let subtree = match asked.subtree.as_deref().map(|path| find(&analysis, path, language)) {
        Some(Ok(node)) => Some(node),
        Some(Err(complaint)) => {
            one.complain(&complaint);
            return Ok(Status::Trouble);
        }
        None => None,
    };
    let tell = |converted: &Converted| {
        for lost in &converted.not_kept {
            one.complain(&lost.sentence(&analysis, language).to_string());
        }
    };
    let stop = Stop::default();
    match write(asked, &analysis, subtree, (tell, &stop)) {
        Ok(()) => Ok(Status::Clean),
        Err(_) if stop.is_asked() => {
            one.complain(&say!(language, "convert-stopped"));
            Ok(Status::Stopped)
        }
        Err(Failure::Output(error)) => Err(error),
        Err(Failure::Payload(error)) => {
            one.complain_of(&error, language);
            Ok(Status::Trouble)
        }
    }
}

/// The node at a path.
fn find(analysis: &Analysis, path: &str, language: Language) -> Result<NodeId, String> {
    match analysis.document().find(path).as_slice() {
        [node] => Ok(*node),
        [first, ..] => {
            let example = analysis.path(*first);
            Err(say!(language, "convert-ambiguous-path", path = path, example = example))
        }
        [] => Err(say!(language, "convert-no-such-path", path = path)),
    }
}

/// Writes what was asked for, and has it told what isn't kept: before a file is saved.
fn write(
    asked: &Convert,
    analysis: &Analysis,
    subtree: Option<NodeId>,
    (tell, stop): (impl Fn(&Converted), &Stop),
) -> Result<(), Failure> {
    let options = options(asked, analysis);
    if asked.target.is_file() {
        // A file that is dropped unfinished leaves nothing behind; not everywhere does one whose program ends.
        stop.listen();
    }
    let file = asked.target.create(std::slice::from_ref(&asked.path))?;
    if let Some(mut file) = file {
        let mut out = Stoppable { out: &mut file, stop };
        tell(&convert::convert(analysis, subtree, &options, &mut out)?);
        stop.check()?;
        file.finish()?;
    } else if output::is_terminal() {
        // A conversion holds values as they are: on a terminal they are made visible.
        let mut out = output::text();
        let (text, converted) = convert::convert_to_text(analysis, subtree, &options)?;
        match options.to {
            Format::Json => out.write_all(visible_in_json(&text).as_bytes())?,
            Format::Xml => text.lines().try_for_each(|line| writeln!(out, "{}", visible(line)))?,
        }
        out.flush()?;
        tell(&converted);
    } else {
        tell(&convert::convert(analysis, subtree, &options, &mut io::stdout().lock())?);
    }
    Ok(())
}

fn options(asked: &Convert, analysis: &Analysis) -> Options {
    let read_as = analysis.format().unwrap_or(Format::Xml);
    let form = if asked.lossless {
        Form::Lossless
    } else {
        Form::Vendor(VendorOptions {
            envelope: asked.envelope,
            jobs_detail: asked.jobs_detail,
            job_level: asked.job_level,
            empty: asked.empty,
        })
    };
    let to = asked.to.unwrap_or_else(|| convert::other_format(read_as));
    Options { to, form, indent: asked.indent }
}

/// Whose fault it is that there is no result.
enum Failure {
    /// The result can't be written.
    Output(CommandError),
    /// The payload can't be converted.
    Payload(ConvertError),
}

impl From<ConvertError> for Failure {
    fn from(error: ConvertError) -> Self {
        let is_closed_pipe = matches!(error.kind(), ConvertErrorKind::Write(cause)
            if cause.kind() == io::ErrorKind::BrokenPipe);
        if is_closed_pipe {
            Self::Output(CommandError::Output(io::ErrorKind::BrokenPipe.into()))
        } else {
            Self::Payload(error)
        }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::Output(error.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error.into())
    }
}
