//! The languages the program speaks, and sentences in which our words and a payload's stay apart.
//!
//! Words are Fluent messages under `assets/i18n`; [`say!`](crate::say) looks one up and checks its name
//! and arguments while compiling. A test holds both languages against each other, so that nothing falls
//! back silently.

mod ends;
mod translated;
mod visible;

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use i18n_embed::LanguageLoader as _;
use i18n_embed::fluent::FluentLanguageLoader;
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

pub use self::ends::{ELLIPSIS, beginning, ends};
pub use self::translated::Translated;
pub use self::visible::{is_invisible, path_text, visible, visible_in_json};

/// A language of the interface and of the catalog.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// Its code in options and settings.
    pub fn id(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Zh => "中文",
        }
    }

    /// The language of a locale such as `zh_CN.UTF-8`; English for every locale that isn't Chinese.
    pub fn of_locale(locale: &str) -> Self {
        if locale.starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// The language of the user's locale, looked for where POSIX has it.
    pub fn of_user() -> Self {
        let set = |name| std::env::var(name).ok().filter(|locale| !locale.is_empty());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
        Self::of_locale(&locale.unwrap_or_default())
    }

    /// The text in this language.
    pub fn pick<'a>(self, en: &'a str, zh: &'a str) -> &'a str {
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::En => langid!("en"),
        Language::Zh => langid!("zh"),
    }
}

#[derive(RustEmbed)]
#[folder = "assets/i18n"]
struct Messages;

static ENGLISH: LazyLock<FluentLanguageLoader> = LazyLock::new(|| load(Language::En));
static CHINESE: LazyLock<FluentLanguageLoader> = LazyLock::new(|| load(Language::Zh));

fn load(language: Language) -> FluentLanguageLoader {
    let loader = FluentLanguageLoader::new("callback_explorer", langid!("en"));
    // A language that cannot be loaded falls back to the messages' names; a test loads them all.
    if loader.load_languages(&Messages, &[identifier(language)]).is_err() {
        return loader;
    }
    loader.set_use_isolating(false);
    loader.with_bundles_mut(|bundle| {
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => number.value.to_string().parse().ok().map(grouped),
            FluentValue::String(_)
            | FluentValue::Custom(_)
            | FluentValue::None
            | FluentValue::Error => None,
        }));
    });
    loader
}

/// The messages of one language, for [`say!`](crate::say). They are read when they are first asked for.
pub fn messages(language: Language) -> &'static FluentLanguageLoader {
    match language {
        Language::En => &ENGLISH,
        Language::Zh => &CHINESE,
    }
}

/// A message in a language: `say!(language, "findings-count", count = 3)`.
///
/// Name and arguments are checked against the English messages while compiling.
#[macro_export]
macro_rules! say {
    ($language:expr, $message:literal $(, $argument:ident = $value:expr)* $(,)?) => {
        i18n_embed_fl::fl!($crate::words::messages($language), $message $(, $argument = $value)*)
    };
}

/// Begins and ends a payload's words inside a sentence. Neither can stand in an escaped value.
const BEGIN: char = '\u{1}';
const END: char = '\u{2}';

/// A payload's words (a name, value or path), marked to stay apart from ours when put in a sentence.
///
/// They are made [`visible`]: a value can neither end its mark nor break a line.
pub fn payload_words(words: &str) -> String {
    let words = visible(words);
    let mut marked = String::with_capacity(words.len() + 2);
    marked.push(BEGIN);
    marked.push_str(&words);
    marked.push(END);
    marked
}

/// `1214` → `1,214`. In a message every number is so written.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number as options write it: `48M`, where the letter stands for a power of `thousand`.
pub fn spelt(number: u64, thousand: u64) -> String {
    for (letter, power) in [('G', 3), ('M', 2), ('K', 1)] {
        let unit = thousand.pow(power);
        if number >= unit && number.is_multiple_of(unit) {
            return format!("{}{letter}", number / unit);
        }
    }
    number.to_string()
}

/// A sentence of ours with a payload's words in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence(String);

/// A piece of a [`Sentence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Our words.
    Ours(&'a str),
    /// Words of the payload or its documentation: a name, value or path. Shown in a font of their own.
    Payload(&'a str),
}

impl Sentence {
    /// A sentence from a message into which [`payload_words`] were put.
    pub fn new(message: String) -> Self {
        Self(message)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its pieces in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        self.0.split_inclusive([BEGIN, END]).filter_map(|piece| {
            let words = piece.trim_end_matches([BEGIN, END]);
            let piece =
                if piece.ends_with(END) { Piece::Payload(words) } else { Piece::Ours(words) };
            (!words.is_empty()).then_some(piece)
        })
    }
}

/// The sentence as plain text.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().try_for_each(|piece| match piece {
            Piece::Ours(words) | Piece::Payload(words) => f.write_str(words),
        })
    }
}
