//! How much is read of one file: it may have been made to cost time and memory.

use crate::document;
use crate::say;
use crate::words::{self, Language};

/// A limit, by what it limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Bytes of a file.
    File,
    /// Bytes that a file unpacks to; 16 times its size is always allowed.
    Unpacked,
    /// Steps that are undone one inside another.
    Wrappings,
    /// Payloads of a file.
    Payloads,
    /// Nodes of a payload; unless it is lowered, one for each four bytes is always allowed.
    Nodes,
    /// Levels of a payload.
    Depth,
}

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    file: usize,
    unpacked: usize,
    wrappings: usize,
    payloads: usize,
    document: document::Limits,
}

/// A limit that ended a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exceeded {
    /// Which one.
    pub limit: Limit,
    /// How much it allows.
    pub most: usize,
}

/// How many bytes unpacking may always give for each byte of a file.
const EXPANSION: usize = 16;

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: Limit::File.largest(),
            unpacked: 48 << 20,
            wrappings: 32,
            payloads: 10_000,
            document: document::Limits::default(),
        }
    }
}

impl Limits {
    /// How much it allows.
    pub fn of(mut self, limit: Limit) -> usize {
        *self.slot(limit)
    }

    /// The same with another limit.
    #[must_use]
    pub fn with(mut self, limit: Limit, most: usize) -> Self {
        *self.slot(limit) = most.min(limit.largest());
        self
    }

    /// Those of a payload's text.
    pub fn of_document(self) -> document::Limits {
        self.document
    }

    /// Bytes that a file of this size may unpack to.
    pub(super) fn unpacked(self, n_bytes: usize) -> usize {
        self.unpacked.max(n_bytes.saturating_mul(EXPANSION))
    }

    fn slot(&mut self, limit: Limit) -> &mut usize {
        match limit {
            Limit::File => &mut self.file,
            Limit::Unpacked => &mut self.unpacked,
            Limit::Wrappings => &mut self.wrappings,
            Limit::Payloads => &mut self.payloads,
            Limit::Nodes => &mut self.document.nodes,
            Limit::Depth => &mut self.document.depth,
        }
    }
}

impl Limit {
    /// All of them, from the outside in.
    pub const ALL: [Self; 6] =
        [Self::File, Self::Unpacked, Self::Wrappings, Self::Payloads, Self::Nodes, Self::Depth];

    /// The word that stands for it in options.
    pub fn id(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Unpacked => "unpacked",
            Self::Wrappings => "wrappings",
            Self::Payloads => "payloads",
            Self::Nodes => "nodes",
            Self::Depth => "depth",
        }
    }

    /// The highest that can be set: positions in a text are 32 bits wide, and so are the numbers of its nodes.
    pub fn largest(self) -> usize {
        match self {
            Self::File => document::LONGEST as usize,
            Self::Nodes | Self::Depth => u32::MAX as usize - 1,
            Self::Unpacked | Self::Wrappings | Self::Payloads => usize::MAX,
        }
    }

    /// A number as options write it: `48M`, where bytes go by 1024 and all else by 1000.
    pub fn spelt(self, most: usize) -> String {
        // Of four gigabytes, two bytes can't be numbered.
        let missing = if self == Self::File && most == self.largest() { 2 } else { 0 };
        words::spelt(most as u64 + missing, self.thousand() as u64)
    }

    /// The number that is written so; none if it is none, or too large.
    pub fn read(self, spelt: &str) -> Option<usize> {
        let (digits, power) = match spelt.as_bytes().last()?.to_ascii_uppercase() {
            b'G' => (spelt.get(..spelt.len() - 1)?, 3),
            b'M' => (spelt.get(..spelt.len() - 1)?, 2),
            b'K' => (spelt.get(..spelt.len() - 1)?, 1),
            _ => (spelt, 0),
        };
        let most = digits.parse::<usize>().ok()?.checked_mul(self.thousand().pow(power))?;
        let is_all = self == Self::File && most.checked_sub(2) == Some(self.largest());
        Some(if is_all { self.largest() } else { most }).filter(|most| *most <= self.largest())
    }

    fn thousand(self) -> usize {
        match self {
            Self::File | Self::Unpacked => 1024,
            Self::Wrappings | Self::Payloads | Self::Nodes | Self::Depth => 1000,
        }
    }
}

impl Exceeded {
    /// What was left out, and what to do.
    pub fn words(self, language: Language) -> String {
        let most = self.limit.spelt(self.most);
        match self.limit {
            Limit::File => say!(language, "limit-file", most = most),
            Limit::Unpacked => say!(language, "limit-unpacked", most = most),
            Limit::Wrappings => say!(language, "limit-wrappings", most = most),
            Limit::Payloads => say!(language, "limit-payloads", most = most),
            Limit::Nodes => say!(language, "limit-nodes", most = most),
            Limit::Depth => say!(language, "limit-depth", most = most),
        }
    }
}
