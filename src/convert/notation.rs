//! Paths as other tools write them.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::vendor::{json_form, xml_form};
use crate::analysis::Analysis;
use crate::document::NodeId;

/// How a path is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As the vendor's tables write it: `Response.JobsDetail[0].Input`.
    Dotted,
    /// RFC 9535: `$.JobsDetail[0].Input`.
    JsonPath,
    /// RFC 6901: `/JobsDetail/0/Input`.
    JsonPointer,
    /// XPath 1.0: `/Response/JobsDetail[1]/Input`.
    XPath,
    /// Of the program `jq`: `.JobsDetail[0].Input`.
    Jq,
}

/// From a node to the next one in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// To a member or element of this name.
    Name(Cow<'a, str>),
    /// To one of an array, or of same-named siblings, from 0.
    At(usize),
    /// In XML, to what has no name of its own, as XPath has it: `@id`, `text()`.
    Other(Cow<'a, str>),
}

impl Notation {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Dotted, Self::JsonPath, Self::JsonPointer, Self::XPath, Self::Jq];

    /// The path of a node; none where this notation can't lead there.
    ///
    /// XPath leads there in XML, the others of other tools in JSON: a payload in the other notation is taken as the
    /// vendor would send it.
    pub fn path(self, analysis: &Analysis, node: NodeId) -> Option<String> {
        let of_json = |write: fn(&[Step<'_>]) -> String| Some(write(&json_form(analysis, node)?));
        match self {
            Self::Dotted => Some(analysis.path(node)),
            Self::JsonPath => of_json(json_path),
            Self::JsonPointer => of_json(json_pointer),
            Self::Jq => of_json(jq),
            Self::XPath => Some(x_path(&xml_form(analysis, node)?)),
        }
    }
}

fn json_path(steps: &[Step<'_>]) -> String {
    steps.iter().fold("$".to_owned(), |path, step| match step {
        Step::Name(name) if is_identifier(name) => format!("{path}.{name}"),
        Step::Name(name) | Step::Other(name) => {
            format!("{path}['{}']", name.replace('\\', "\\\\").replace('\'', "\\'"))
        }
        Step::At(index) => format!("{path}[{index}]"),
    })
}

fn json_pointer(steps: &[Step<'_>]) -> String {
    steps.iter().fold(String::new(), |path, step| match step {
        Step::Name(name) | Step::Other(name) => {
            format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"))
        }
        Step::At(index) => format!("{path}/{index}"),
    })
}

fn jq(steps: &[Step<'_>]) -> String {
    let path = steps.iter().fold(String::new(), |path, step| match step {
        Step::Name(name) if is_identifier(name) => format!("{path}.{name}"),
        Step::Name(name) | Step::Other(name) => {
            format!("{path}[{}]", serde_json::Value::from(&**name))
        }
        Step::At(index) => format!("{path}[{index}]"),
    });
    if path.starts_with('.') { path } else { format!(".{path}") }
}

fn x_path(steps: &[Step<'_>]) -> String {
    steps.iter().fold(String::new(), |mut path, step| {
        let written = match step {
            Step::Name(name) => write!(path, "/{name}"),
            Step::Other(word) => write!(path, "/{word}"),
            Step::At(index) => write!(path, "[{}]", index + 1),
        };
        // Writing into a string cannot fail.
        written.unwrap_or_default();
        path
    })
}

/// Whether a name needs no quotes.
fn is_identifier(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.bytes().all(is_letter) && name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit())
}
