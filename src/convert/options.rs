//! What can be chosen.

use serde::{Deserialize, Serialize};

use crate::document::Format;

/// How a payload is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// In which notation.
    pub to: Format,
    /// As the vendor sends it, or without loss.
    pub form: Form,
    /// On lines of their own, or all in one line.
    pub indent: Indent,
}

impl Options {
    /// As the vendor would send it in this notation, easy to read.
    pub fn vendor(to: Format) -> Self {
        Self { to, form: Form::default(), indent: Indent::default() }
    }

    /// Without loss in this notation, easy to read.
    pub fn lossless(to: Format) -> Self {
        Self { form: Form::Lossless, ..Self::vendor(to) }
    }
}

/// In which form a payload is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// As the vendor would send it.
    Vendor(VendorOptions),
    /// So that converting once more gives the same tree.
    Lossless,
}

impl Default for Form {
    fn default() -> Self {
        Self::Vendor(VendorOptions::default())
    }
}

/// White space between nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indent {
    /// Every node begins a line, this many spaces further in than its parent, and the text ends with a
    /// line feed. Beyond [`Indent::MAX_LEVELS`] it goes no further in.
    Spaces(u8),
    /// None at all.
    Compact,
}

impl Indent {
    /// How many levels are set in. Without a limit, white space would grow with the square of the depth.
    pub const MAX_LEVELS: usize = 40;
}

impl Default for Indent {
    fn default() -> Self {
        Self::Spaces(4)
    }
}

/// Where the vendor's callbacks differ from each other. The defaults follow what is documented of the
/// payload's own callback.
///
/// From XML to JSON all of them count. From JSON to XML the envelope counts, and the others say what
/// will come back. From JSON to JSON what isn't `Auto` counts, but nothing is dropped for being empty.
/// From XML to XML none counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VendorOptions {
    /// The `Response` around everything.
    pub envelope: Envelope,
    /// A `JobsDetail` that stands alone.
    pub jobs_detail: JobsDetail,
    /// The value of `JobLevel`.
    pub job_level: JobLevel,
    /// Leaves without text.
    pub empty: Empty,
}

/// What becomes of the `Response` envelope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Envelope {
    /// As documented: in JSON dropped, unless its callback keeps it there; in XML there.
    #[default]
    Auto,
    /// It is there.
    Keep,
    /// It isn't.
    Drop,
}

impl Envelope {
    /// Every choice, the default first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Keep, Self::Drop];

    /// The word for it in options.
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Keep => "keep",
            Self::Drop => "drop",
        }
    }
}

/// What a `JobsDetail` that stands alone is in JSON. Two or more are always an array.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobsDetail {
    /// As documented; an object where nothing is documented.
    #[default]
    Auto,
    /// An array of one.
    Array,
    /// An object.
    Object,
}

impl JobsDetail {
    /// Every choice, the default first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Array, Self::Object];

    /// The word for it in options.
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// What the value of `JobLevel` is in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobLevel {
    /// As documented; a string where nothing is documented.
    #[default]
    Auto,
    /// A string.
    Text,
    /// A number, where the text is one as JSON spells them.
    Number,
}

impl JobLevel {
    /// Every choice, the default first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Text, Self::Number];

    /// The word for it in options.
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Text => "text",
            Self::Number => "number",
        }
    }
}

/// What becomes in JSON of leaves without text, or with white space only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Empty {
    /// They are left out, as the vendor does.
    #[default]
    Drop,
    /// They become strings.
    Keep,
}

impl Empty {
    /// Every choice, the default first.
    pub const ALL: [Self; 2] = [Self::Drop, Self::Keep];

    /// The word for it in options.
    pub fn id(self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Keep => "keep",
        }
    }
}
