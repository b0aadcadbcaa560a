//! Encodings that somebody may choose for a text that doesn't tell its own.

use encoding_rs::{REPLACEMENT, X_USER_DEFINED};

use crate::say;
use crate::words::Language;

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub struct Encoding(pub(super) &'static encoding_rs::Encoding);

/// There is no encoding of this name.
#[derive(Debug, thiserror::Error)]
#[error("there is no encoding {0}")]
pub struct UnknownEncoding(String);

/// Whose writing an encoding is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Everybody's.
    Unicode,
    /// Simplified Chinese.
    SimplifiedChinese,
    /// Traditional Chinese.
    TraditionalChinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Languages in Latin letters.
    Latin,
    /// Russian and others.
    Cyrillic,
    /// Greek.
    Greek,
    /// Arabic.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Thai.
    Thai,
}

/// What is offered to be chosen from, the likeliest first.
const OFFERED: [(&str, Writing); 37] = [
    ("UTF-8", Writing::Unicode),
    ("GB18030", Writing::SimplifiedChinese),
    ("GBK", Writing::SimplifiedChinese),
    ("Big5", Writing::TraditionalChinese),
    ("Shift_JIS", Writing::Japanese),
    ("EUC-JP", Writing::Japanese),
    ("ISO-2022-JP", Writing::Japanese),
    ("EUC-KR", Writing::Korean),
    ("UTF-16LE", Writing::Unicode),
    ("UTF-16BE", Writing::Unicode),
    ("windows-1252", Writing::Latin),
    ("ISO-8859-2", Writing::Latin),
    ("ISO-8859-3", Writing::Latin),
    ("ISO-8859-4", Writing::Latin),
    ("ISO-8859-5", Writing::Cyrillic),
    ("ISO-8859-6", Writing::Arabic),
    ("ISO-8859-7", Writing::Greek),
    ("ISO-8859-8", Writing::Hebrew),
    ("ISO-8859-10", Writing::Latin),
    ("ISO-8859-13", Writing::Latin),
    ("ISO-8859-14", Writing::Latin),
    ("ISO-8859-15", Writing::Latin),
    ("ISO-8859-16", Writing::Latin),
    ("windows-1250", Writing::Latin),
    ("windows-1251", Writing::Cyrillic),
    ("windows-1253", Writing::Greek),
    ("windows-1254", Writing::Latin),
    ("windows-1255", Writing::Hebrew),
    ("windows-1256", Writing::Arabic),
    ("windows-1257", Writing::Latin),
    ("windows-1258", Writing::Latin),
    ("windows-874", Writing::Thai),
    ("KOI8-R", Writing::Cyrillic),
    ("KOI8-U", Writing::Cyrillic),
    ("IBM866", Writing::Cyrillic),
    ("macintosh", Writing::Latin),
    ("x-mac-cyrillic", Writing::Cyrillic),
];

impl Encoding {
    /// All that can be chosen, the likeliest first, each with whose writing it is for.
    pub fn offered() -> impl Iterator<Item = (Self, Writing)> {
        let found = OFFERED.into_iter();
        found.filter_map(|(name, writing)| Some((Self::called(name)?, writing)))
    }

    /// The encoding of that name, in whatever case; the names that browsers know, such as `latin1` too.
    pub fn called(name: &str) -> Option<Self> {
        let found = encoding_rs::Encoding::for_label(name.as_bytes())?;
        // What these give is no text.
        (found != REPLACEMENT && found != X_USER_DEFINED).then_some(Self(found))
    }

    /// Its standard name; `windows-1252` stands for ISO-8859-1 too.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl From<Encoding> for &'static str {
    fn from(encoding: Encoding) -> Self {
        encoding.name()
    }
}

impl TryFrom<String> for Encoding {
    type Error = UnknownEncoding;

    fn try_from(name: String) -> Result<Self, UnknownEncoding> {
        Self::called(&name).ok_or(UnknownEncoding(name))
    }
}

impl Writing {
    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Unicode => "Unicode".to_owned(),
            Self::SimplifiedChinese => say!(language, "writing-simplified-chinese"),
            Self::TraditionalChinese => say!(language, "writing-traditional-chinese"),
            Self::Japanese => say!(language, "writing-japanese"),
            Self::Korean => say!(language, "writing-korean"),
            Self::Latin => say!(language, "writing-latin"),
            Self::Cyrillic => say!(language, "writing-cyrillic"),
            Self::Greek => say!(language, "writing-greek"),
            Self::Arabic => say!(language, "writing-arabic"),
            Self::Hebrew => say!(language, "writing-hebrew"),
            Self::Thai => say!(language, "writing-thai"),
        }
    }
}
