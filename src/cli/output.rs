//! Standard output and standard error.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};

use anstream::{AutoStream, ColorChoice, StripStream};

use crate::report::{Layout, LongValues};
use crate::words::{visible, visible_in_json};

/// Standard output for text: styles are shown on a terminal that wants them, and stripped elsewhere.
pub(super) type Text = BufWriter<Box<dyn io::Write + Send>>;

pub(super) fn text() -> Text {
    let out = io::stdout();
    let styled: Box<dyn io::Write + Send> = match AutoStream::choice(&out) {
        // What lies between styles comes in small pieces.
        ColorChoice::Never => {
            let buffered: Box<dyn io::Write + Send> =
                Box::new(BufWriter::with_capacity(BUFFER, out));
            Box::new(StripStream::new(buffered))
        }
        choice @ (ColorChoice::Auto | ColorChoice::Always | ColorChoice::AlwaysAnsi) => {
            Box::new(AutoStream::new(out, choice))
        }
    };
    BufWriter::with_capacity(BUFFER, styled)
}

/// Standard output for text in which nothing is to be stripped: no styles where they aren't wanted.
pub(super) fn plain() -> Text {
    BufWriter::with_capacity(BUFFER, Box::new(io::stdout()))
}

/// Whether styles are shown on standard output.
pub(super) fn is_styled() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

const BUFFER: usize = 64 * 1024;

/// Writes a line of JSON, as [`json_line`] has it.
pub(super) fn write_json(json: String, out: &mut impl io::Write) -> io::Result<()> {
    out.write_all(&json_line(json))
}

/// A line of JSON, in which what would act on a terminal stands as an escape that means the same. There may be
/// much of it: it is not copied where nothing acts.
pub(super) fn json_line(json: String) -> Vec<u8> {
    let escaped = match visible_in_json(&json) {
        Cow::Owned(escaped) => Some(escaped),
        Cow::Borrowed(_) => None,
    };
    let mut line = escaped.unwrap_or(json);
    line.push('\n');
    line.into_bytes()
}

/// Whether somebody looks at standard output.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// A terminal's width; a page's where there is none, and then nothing is left out.
pub(super) fn layout() -> Layout {
    let terminal = terminal_size::terminal_size_of(io::stdout()).filter(|_| is_terminal());
    match terminal {
        Some((terminal_size::Width(width), _)) => {
            Layout { width: usize::from(width).max(40), long_values: LongValues::Elided }
        }
        None => Layout { width: 100, long_values: LongValues::Whole },
    }
}

/// Has panics told as complaints: in one line, in which a payload's words cannot act on a terminal.
pub fn complain_of_panics() {
    std::panic::set_hook(Box::new(|panic| complain(&panic.to_string())));
}

/// One line on standard error.
///
/// That nobody reads it is no reason to stop.
pub fn complain(complaint: &str) {
    let line = format!("callback-explorer: {}\n", visible(complaint));
    io::stderr().write_all(line.as_bytes()).unwrap_or_default();
}
