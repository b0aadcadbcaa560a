//! The inputs: each is written anew from a few lines, alike on every machine.

use std::io::{self, Write};

use super::{callbacks, found, json, xml};

/// A file that was made to cost time and memory.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    /// What the file is called.
    pub(crate) file: &'static str,
    pub(crate) promise: Promise,
    pub(crate) write: fn(&mut dyn Write) -> io::Result<()>,
}

/// How much memory and time is promised for an input.
pub(crate) enum Promise {
    /// 64 MB and eight times its size; a second and a twentieth for each MB.
    BySize,
    /// 64 MB and a second, whatever it would become.
    Bomb,
    /// As by size, of so many MB that it holds compressed: no more than may be unpacked.
    Unpacked(f64),
}

type Inputs = Vec<Input>;

/// All of them.
pub(crate) fn all() -> Inputs {
    [xml::inputs(), json::inputs(), callbacks::inputs(), found::inputs()]
        .into_iter()
        .flatten()
        .collect()
}

/// An input whose cost may grow with its size.
pub(crate) fn sized(
    name: &'static str,
    file: &'static str,
    write: fn(&mut dyn Write) -> io::Result<()>,
) -> Input {
    Input { name, file, promise: Promise::BySize, write }
}

/// An input whose cost may not.
pub(crate) fn bomb(
    name: &'static str,
    file: &'static str,
    write: fn(&mut dyn Write) -> io::Result<()>,
) -> Input {
    Input { name, file, promise: Promise::Bomb, write }
}

/// Writes a piece so many times.
pub(crate) fn repeat(out: &mut dyn Write, piece: &str, times: usize) -> io::Result<()> {
    (0..times).try_for_each(|_| out.write_all(piece.as_bytes()))
}

/// Writes a piece until there are so many bytes of it.
pub(crate) fn fill(out: &mut dyn Write, piece: &str, n_bytes: usize) -> io::Result<()> {
    let many = piece.repeat((64 * 1024 / piece.len()).max(1));
    repeat(out, &many, n_bytes / many.len())?;
    repeat(out, piece, n_bytes % many.len() / piece.len())
}

pub(crate) const MILLION: usize = 1_000_000;
pub(crate) const LARGE: usize = 100 * MILLION;
