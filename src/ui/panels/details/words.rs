//! What types, presence and provenance are called.

use crate::catalog::{Catalog, Entry, NodeEntry, Presence, Provenance, ValueType};
use crate::say;
use crate::words::{Language, Sentence, payload_words};

pub(in crate::ui::panels) fn type_words(entry: &NodeEntry, language: Language) -> String {
    match entry.value_type {
        ValueType::Container => say!(language, "kind-container"),
        ValueType::Text => say!(language, "kind-text"),
        ValueType::Name => say!(language, "kind-name"),
        ValueType::Word => say!(language, "kind-word"),
        ValueType::Enumeration => say!(language, "kind-enumeration"),
        ValueType::Code => say!(language, "kind-code"),
        ValueType::Integer => say!(language, "kind-integer"),
        ValueType::Decimal => say!(language, "kind-decimal"),
        ValueType::Boolean => say!(language, "kind-boolean"),
        ValueType::Timestamp => say!(language, "kind-timestamp"),
        ValueType::FrameRate => say!(language, "kind-frame-rate"),
        ValueType::Ratio => say!(language, "kind-ratio"),
        ValueType::Md5 => "MD5".to_owned(),
        ValueType::Url => "URL".to_owned(),
        ValueType::Region => say!(language, "kind-region"),
        ValueType::Bucket => say!(language, "kind-bucket"),
        ValueType::ObjectKey => say!(language, "kind-object-key"),
        ValueType::JobId => "JobId".to_owned(),
        ValueType::RunId => "RunId".to_owned(),
        ValueType::WorkflowId => "WorkflowId".to_owned(),
        ValueType::TemplateId => "TemplateId".to_owned(),
        ValueType::QueueId => "QueueId".to_owned(),
    }
}

pub(in crate::ui::panels) fn presence_words(presence: &Presence, language: Language) -> String {
    match presence {
        Presence::Always => say!(language, "presence-always"),
        Presence::OnSuccess => say!(language, "presence-on-success"),
        Presence::Sometimes => say!(language, "presence-sometimes"),
        Presence::When(_) => say!(language, "presence-when"),
    }
}

pub(super) fn provenance_words(provenance: Provenance, language: Language) -> String {
    match provenance {
        Provenance::Documented => say!(language, "provenance-documented"),
        Provenance::Linked => say!(language, "provenance-linked"),
        Provenance::Sample => say!(language, "provenance-sample"),
    }
}

pub(super) fn provenance_sentence(entry: &NodeEntry, language: Language) -> String {
    match entry.provenance {
        Provenance::Documented => say!(language, "source-documented"),
        Provenance::Linked => say!(language, "source-linked"),
        Provenance::Sample => say!(language, "source-sample"),
    }
}

/// When a node is there, in sentences; none where it is simply always or sometimes there.
pub(super) fn presence_sentence(
    entry: &NodeEntry,
    (catalog, callback): (&Catalog, &Entry),
    language: Language,
) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    if let Presence::When(condition) = &entry.presence {
        let path = payload_words(&condition.path);
        let values: Vec<String> = condition.is.iter().map(|value| payload_words(value)).collect();
        let values = values.join(language.pick(" / ", "、"));
        sentences.push(if values.is_empty() {
            say!(language, "details-when-there", path = path)
        } else {
            say!(language, "details-when-is", path = path, values = values)
        });
    }
    if !entry.either.is_empty() {
        let names = entry.either.iter().map(|it| payload_words(catalog.place_name(*it)));
        let name = names.collect::<Vec<_>>().join(language.pick(" / ", "、"));
        sentences.push(say!(language, "details-either", name = name));
    }
    if entry.may_be_empty && !callback.json.native {
        sentences.push(say!(language, "details-may-be-empty"));
    }
    sentences.into_iter().map(Sentence::new).collect()
}
