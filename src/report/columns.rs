//! Rows in three columns: a name, a value, and a description that wraps below itself. Nothing in them acts.

use std::io::{self, Write};

use anstyle::Style;

use super::text::{width, wrap};
use crate::words::visible;

/// How much room there is.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Cells in a line.
    pub width: usize,
    /// What becomes of values that don't fit their column.
    pub long_values: LongValues,
}

/// What becomes of values that don't fit their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongValues {
    /// They are shown in part: for eyes.
    Elided,
    /// They are shown whole, on a line that is longer: for other programs.
    Whole,
}

/// What comes before the first column: a mark and a space.
pub(super) const MARGIN: usize = 2;
pub(super) const GAP: usize = 2;

/// The style of what matters less than what stands beside it.
pub(super) const QUIET: Style = Style::new().dimmed();
/// The style of what holds other things.
pub(super) const STRONG: Style = Style::new().bold();

/// Where the columns stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// Cells of the name.
    pub(super) name: usize,
    /// Cells of the value.
    pub(super) value: usize,
    /// Cells of each of the description's lines.
    pub(super) description: usize,
}

/// One row, ready to be laid out.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) mark: Option<(Style, char)>,
    pub(super) name: (Style, String),
    pub(super) value: (Style, String),
    pub(super) description: (Style, String),
}

impl Columns {
    /// As wide as their widest cell, up to the shares of the line that leave room for the next.
    pub(super) fn new(layout: Layout, widest_name: usize, widest_value: usize) -> Self {
        let name = widest_name.clamp(12, (layout.width * 2 / 5).max(12));
        let value = widest_value.clamp(10, (layout.width * 34 / 100).max(10));
        let taken = MARGIN + name + GAP + value + GAP;
        Self { name, value, description: layout.width.saturating_sub(taken).max(20) }
    }

    /// Writes a row. A cell that doesn't fit its column sends the next one to a line of its own.
    pub(super) fn write(self, cells: &Cells, out: &mut impl Write) -> io::Result<()> {
        let Cells { mark, name, value, description } = cells;
        match mark {
            Some((style, mark)) => write!(out, "{style}{mark}{style:#} ")?,
            None => write!(out, "{:MARGIN$}", "")?,
        }
        let value_at = MARGIN + self.name + GAP;
        let description_at = value_at + self.value + GAP;
        let mut at = MARGIN + write_styled(out, name)?;
        if !value.1.is_empty() {
            at = move_to(out, at, value_at)? + write_styled(out, value)?;
        }
        let (style, text) = description;
        if text.is_empty() {
            return writeln!(out);
        }
        move_to(out, at, description_at)?;
        write_wrapped(out, *style, text, self.description, description_at)
    }
}

/// Writes a text in lines of `room` cells, all but the first behind `indent` spaces, and ends the line.
pub(super) fn write_wrapped(
    out: &mut impl Write,
    style: Style,
    text: &str,
    room: usize,
    indent: usize,
) -> io::Result<()> {
    for (n_before, line) in wrap(text, room).into_iter().enumerate() {
        if n_before > 0 {
            write!(out, "{:indent$}", "")?;
        }
        writeln!(out, "{style}{}{style:#}", visible(line))?;
    }
    Ok(())
}

/// Goes on at cell `to`: on a line of its own where this one has reached that far.
fn move_to(out: &mut impl Write, at: usize, to: usize) -> io::Result<usize> {
    if at < to {
        write!(out, "{:1$}", "", to - at)?;
    } else {
        write!(out, "\n{:to$}", "")?;
    }
    Ok(to)
}

fn write_styled(out: &mut impl Write, (style, text): &(Style, String)) -> io::Result<usize> {
    let text = visible(text);
    write!(out, "{style}{text}{style:#}")?;
    Ok(width(&text))
}
