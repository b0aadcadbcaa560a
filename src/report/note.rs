//! What the person who looked at a payload noted about it.

/// A note about a payload or one of its nodes, or a node that was pinned without a word.
///
/// Handed on with a redacted payload, its value is that payload's and its text goes through
/// [`crate::redact::Redactor::redact_words`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The path of its node; none where it is about the payload as a whole.
    pub path: Option<String>,
    /// What the node says, where it has a value of its own.
    pub value: Option<String>,
    /// What was written, in any number of lines; empty where the node is only pinned.
    pub text: String,
    /// Whether the payload has no such node any more.
    pub is_lost: bool,
}

impl Note {
    /// As much of its value as is told.
    pub(super) fn shown_value(&self) -> Option<String> {
        const MOST: usize = 200;
        let value = self.value.as_deref().filter(|value| !value.is_empty())?;
        Some(match value.char_indices().nth(MOST) {
            Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
            None => value.to_owned(),
        })
    }
}
