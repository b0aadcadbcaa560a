//! The catalog's files as they are written. `assets/catalog/README.md` explains the keys.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;
use serde::Deserialize;
use toml::Spanned;

use super::{Language, NextMove, Provenance, Sensitivity, Unit, ValueType};

/// The project's own files.
#[derive(RustEmbed)]
#[folder = "assets/catalog"]
pub(super) struct OwnFiles;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AssetFile {
    pub(super) id: Option<Spanned<String>>,
    pub(super) fragment: Option<Spanned<String>>,
    pub(super) codes: Option<Spanned<String>>,
    pub(super) title: Option<Words>,
    pub(super) json: Option<Json>,
    #[serde(default)]
    pub(super) sources: BTreeMap<String, Spanned<Source>>,
    #[serde(default)]
    pub(super) default: Defaults,
    #[serde(default)]
    pub(super) recognize: Vec<Spanned<Clue>>,
    #[serde(default)]
    pub(super) tests: Vec<Spanned<Condition>>,
    #[serde(default)]
    pub(super) include: Vec<Spanned<Include>>,
    #[serde(default)]
    pub(super) node: Vec<Spanned<Node>>,
    #[serde(default)]
    pub(super) relation: Vec<Spanned<Relation>>,
    #[serde(default)]
    pub(super) code: Vec<Spanned<Code>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) en: String,
    pub(super) zh: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Json {
    pub(super) envelope: Envelope,
    #[serde(default)]
    pub(super) arrays: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) numbers: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) native: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Envelope {
    Drop,
    Keep,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) title: Words,
    pub(super) en: Option<String>,
    pub(super) zh: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clue {
    pub(super) path: Option<String>,
    pub(super) header: Option<String>,
    #[serde(default)]
    pub(super) is: Vec<String>,
    #[serde(default)]
    pub(super) contains: Vec<String>,
    #[serde(default)]
    pub(super) differ: bool,
    #[serde(default)]
    pub(super) absent: bool,
    pub(super) weight: Option<u16>,
    #[serde(default)]
    pub(super) lean: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Include {
    pub(super) fragment: String,
    pub(super) at: String,
    pub(super) how: Option<Provenance>,
    pub(super) source: Option<String>,
    pub(super) translated: Option<Vec<Language>>,
}

/// What the nodes of a file are unless they say otherwise, or the include that brings the file does. Nodes that an
/// include brought keep what they are.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Defaults {
    pub(super) presence: Option<Presence>,
    #[serde(default)]
    pub(super) empty: bool,
    pub(super) how: Option<Provenance>,
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) translated: Vec<Language>,
}

/// Every key may be left out: a path that an include brought keeps what isn't given here.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Node {
    pub(super) path: String,
    pub(super) r#type: Option<ValueType>,
    pub(super) unit: Option<Unit>,
    pub(super) presence: Option<Presence>,
    pub(super) empty: Option<bool>,
    pub(super) repeats: Option<Repeats>,
    pub(super) either: Option<OneOrMore>,
    pub(super) named_by: Option<OneOrMore>,
    pub(super) sensitive: Option<Sensitivity>,
    pub(super) how: Option<Provenance>,
    pub(super) source: Option<String>,
    pub(super) translated: Option<Vec<Language>>,
    pub(super) meaning: Option<Words>,
    pub(super) values: Option<Vec<Value>>,
    pub(super) more_values: Option<bool>,
    pub(super) more_nodes: Option<bool>,
    pub(super) slips: Option<Vec<Slip>>,
}

/// `true`, `false` or `"seldom"`.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
pub(super) enum Repeats {
    Always(bool),
    Now(Seldom),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Seldom {
    Seldom,
}

/// One name, or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    pub(super) fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::More(names) => names,
        }
    }
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Presence {
    Always,
    OnSuccess,
    Sometimes,
    When(Condition),
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    pub(super) path: String,
    #[serde(default)]
    pub(super) is: Vec<String>,
    pub(super) r#type: Option<ValueType>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Value {
    pub(super) is: String,
    pub(super) en: String,
    pub(super) zh: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slip {
    pub(super) r#as: Option<String>,
    pub(super) r#type: Option<String>,
    pub(super) source: Option<String>,
    pub(super) lang: Option<Language>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Relation {
    pub(super) rule: String,
    #[serde(default)]
    pub(super) hint: bool,
    pub(super) held: (u32, u32),
    pub(super) when: Option<Condition>,
    pub(super) order: Option<Vec<String>>,
    pub(super) equal: Option<Equal>,
    pub(super) count: Option<Count>,
    pub(super) unique: Option<String>,
    pub(super) iff: Option<(Condition, Condition)>,
    pub(super) pattern: Option<Pattern>,
    pub(super) prefix: Option<Prefix>,
    pub(super) together: Option<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Equal {
    pub(super) of: String,
    pub(super) is: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Count {
    pub(super) of: OneOrMore,
    pub(super) is: Option<String>,
    pub(super) as_many_as: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prefix {
    pub(super) of: String,
    pub(super) is: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pattern {
    pub(super) of: Vec<String>,
    pub(super) is: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    pub(super) is: String,
    pub(super) number: Option<String>,
    pub(super) r#move: NextMove,
    pub(super) meaning: Words,
    pub(super) check: Words,
}
