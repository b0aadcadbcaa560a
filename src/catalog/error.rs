//! Why a catalog file can't be used, and where.

use std::fmt;

use thiserror::Error;

/// A catalog file that can't be used.
#[derive(Debug, Error)]
pub struct CatalogError {
    /// The file's name, as given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: CatalogProblem,
    /// In a fragment: the entry that includes it, by way of other fragments or not. Another may include it and be right.
    pub included_by: Option<IncludedBy>,
}

/// Where an entry includes a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncludedBy {
    /// The name of the entry's file, as given.
    pub file: String,
    /// The line of its `[[include]]`, from 1.
    pub line: usize,
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.problem)?;
        match &self.included_by {
            Some(by) => write!(f, " (included by {}:{})", by.file, by.line),
            None => Ok(()),
        }
    }
}

/// What is wrong with a catalog file.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CatalogProblem {
    /// Not TOML, an unknown key, a value that isn't among those that a key allows.
    #[error("{0}")]
    Form(String),
    /// Neither an entry, nor a fragment, nor a list of error codes, or several of them.
    #[error(
        "a file is either an entry, with `id`, or a fragment, with `fragment`, or a list of error codes, with `codes`: give one of them"
    )]
    OneOfThree,
    /// A key that one kind of file can't have, or must have.
    #[error("{0}")]
    Keys(&'static str),
    /// Two files with one `id`, or with one `fragment`.
    #[error("`{0}` is already the name of another file")]
    DuplicateFile(String),
    /// One path twice in a file, or by two includes.
    #[error(
        "`{0}` is already there: to change what an include brought, put one [[node]] below the [[include]]"
    )]
    DuplicatePath(String),
    /// A path that isn't names with dots between.
    #[error("`{0}` is no path: it takes names with dots between, in a fragment also in front")]
    Path(String),
    /// A path below a node that the entry doesn't have.
    #[error("`{path}` needs a [[node]] `{parent}` of type container above it")]
    Parent {
        /// The path.
        path: String,
        /// Its parent's.
        parent: String,
    },
    /// A relation, a condition, a clue, `either` or `named_by` names a node that the entry doesn't have.
    #[error("there is no [[node]] `{0}` in this entry")]
    NoNode(String),
    /// A node without something that no include gave it.
    #[error("`{path}` lacks `{key}`")]
    Lacks {
        /// The node's path.
        path: String,
        /// The key.
        key: &'static str,
    },
    /// A `source` that isn't among the entry's.
    #[error("there is no [sources.{0}] in this entry")]
    NoSource(String),
    /// An include of a fragment that doesn't exist.
    #[error("there is no file with `fragment = \"{0}\"`")]
    NoFragment(String),
    /// A fragment that includes itself.
    #[error("the fragment `{0}` includes itself")]
    Cycle(String),
    /// A fragment that no entry includes.
    #[error("no entry includes the fragment `{0}`: include it or delete it")]
    Unused(String),
    /// One error code twice.
    #[error("the error code `{0}` is there already: tell of it once")]
    DuplicateCode(String),
    /// More nodes than the catalog can number.
    #[error("the catalog has more than 65,535 places or names")]
    TooMany,
}
