//! Comma-separated values for spreadsheets.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::words::visible;

/// Writes one record.
pub(super) fn write_record<'a>(
    cells: impl IntoIterator<Item = Cow<'a, str>>,
    out: impl Write,
) -> io::Result<()> {
    const MOST_BUFFERED: usize = 1024;
    let mut out = csv::WriterBuilder::new().buffer_capacity(MOST_BUFFERED).from_writer(out);
    cells.into_iter().try_for_each(|cell| out.write_field(cell.as_bytes()))?;
    out.write_record(None::<&[u8]>)?;
    out.flush()
}

/// A spreadsheet takes what begins like this for a formula, and would run it; an apostrophe keeps it from that.
pub(super) fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Owned(format!("'{}", visible(&text)));
    }
    match visible(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => Cow::Owned(shown),
    }
}
