//! Sentences in which our words and a payload's have letters of their own, and how values are shortened.

use eframe::egui::Color32;

use super::text::{Elide, Part};
use super::theme::Letters;
use crate::analysis::Analysis;
use crate::catalog::ValueType;
use crate::document::NodeId;
use crate::words::{Piece, Sentence};

/// The parts of a sentence: ours in `words`, the payload's in `names`.
pub(super) fn parts(
    sentence: &Sentence,
    words: Letters,
    names: Letters,
    color: impl Into<Color32>,
) -> Vec<Part<'_>> {
    let color = color.into();
    sentence
        .pieces()
        .map(|piece| match piece {
            Piece::Ours(text) => Part { text, letters: words, color },
            Piece::Payload(text) => Part { text, letters: names, color },
        })
        .collect()
}

/// The parts of a description: what stands between back-quotes is a name.
pub(super) fn marked(
    text: &str,
    words: Letters,
    names: Letters,
    color: impl Into<Color32>,
) -> Vec<Part<'_>> {
    let color = color.into();
    text.split('`')
        .enumerate()
        .map(|(index, text)| Part {
            text,
            letters: if index % 2 == 1 { names } else { words },
            color,
        })
        .filter(|part| !part.text.is_empty())
        .collect()
}

/// How a node's value is shortened.
pub(super) fn elision(analysis: &Analysis, node: NodeId) -> Elide {
    analysis.documented(node).map_or(Elide::End, |entry| match entry.value_type {
        ValueType::ObjectKey => Elide::ObjectKey,
        ValueType::Bucket
        | ValueType::JobId
        | ValueType::RunId
        | ValueType::WorkflowId
        | ValueType::TemplateId
        | ValueType::QueueId
        | ValueType::Md5
        | ValueType::Url => Elide::Middle,
        ValueType::Container
        | ValueType::Text
        | ValueType::Name
        | ValueType::Word
        | ValueType::Enumeration
        | ValueType::Code
        | ValueType::Integer
        | ValueType::Decimal
        | ValueType::Boolean
        | ValueType::Timestamp
        | ValueType::FrameRate
        | ValueType::Ratio
        | ValueType::Region => Elide::End,
    })
}
