//! How much is looked for in one file.

use crate::say;
use crate::words::Language;

/// How much is looked for in one file: it may have been made to cost time and memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most payloads of one file: 10,000.
    pub payloads: usize,
    /// Most steps that are undone one inside another: 32.
    pub depth: usize,
    /// Most bytes that unpacking may give, whatever the file's size: 48 MiB.
    pub expanded: usize,
    /// Most bytes that unpacking may give for each byte of the file, where that is more: 16.
    pub expansion: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { payloads: 10_000, depth: 32, expanded: 48 << 20, expansion: 16 }
    }
}

/// The limit that ended a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exceeded {
    /// There are more payloads than this.
    Payloads(usize),
    /// Steps are nested more deeply than this.
    Depth(usize),
    /// Unpacked it is larger than this, in bytes.
    Expanded(usize),
}

impl Exceeded {
    /// What was left out, and what to do.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Payloads(limit) => say!(language, "input-many-payloads", limit = limit),
            Self::Depth(limit) => say!(language, "input-too-deep", limit = limit),
            Self::Expanded(limit) => {
                say!(language, "input-expands", limit = (limit >> 20))
            }
        }
    }
}
