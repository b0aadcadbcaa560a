//! What is said once and shown later, perhaps in another language.

use super::{Language, visible};

/// One line of ours in every language: for what is kept while the user may choose another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated(Box<str>);

impl Translated {
    /// What `say` says in each language, made [`visible`].
    pub fn new(say: impl Fn(Language) -> String) -> Self {
        let lines = Language::ALL.map(|language| visible(&say(language)).into_owned());
        Self(lines.join("\n").into())
    }

    /// The line in a language.
    pub fn pick(&self, language: Language) -> &str {
        Self::pick_of(&self.0, language)
    }

    /// What tells it from another, whatever the language.
    pub fn key(&self) -> &str {
        &self.0
    }

    /// The line of the one with this [key](Self::key).
    pub fn pick_of(key: &str, language: Language) -> &str {
        let mut languages = Language::ALL.into_iter().zip(key.lines());
        languages.find(|(other, _)| *other == language).map_or("", |(_, line)| line)
    }
}

/// What isn't ours to translate is the same in every language.
impl From<&str> for Translated {
    fn from(words: &str) -> Self {
        Self::new(|_| words.to_owned())
    }
}
