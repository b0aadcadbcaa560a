//! Error codes: what each means, whose move it is, and what to check.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::asset;
use super::build::{bilingual, source};
use super::entry::{Bilingual, Source};
use super::load::{File, Files};
use super::{CatalogError, CatalogProblem};

/// A documented error code.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ErrorCode {
    /// As a callback's `Code` has it: `ResourceNotFound`, `-65010`.
    pub name: String,
    /// The number that stands for it where there are no names: `1103`.
    pub number: Option<String>,
    /// Whose move it is.
    pub next: NextMove,
    /// What went wrong, in one sentence. May hold Markdown code spans.
    pub meaning: Bilingual,
    /// What to check or to do, in one sentence. May hold Markdown code spans.
    pub advice: Bilingual,
    /// Index of its list.
    list: usize,
}

/// Who can do something about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextMove {
    /// The customer: request, settings, file or permissions have to change.
    Customer,
    /// The vendor: nothing that the customer changes helps.
    Vendor,
    /// Nobody, at first: the same may succeed later.
    Retry,
}

impl NextMove {
    /// The word in files and in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Vendor => "vendor",
            Self::Retry => "retry",
        }
    }
}

/// Codes that one page documents together.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct CodeList {
    /// What they are about.
    pub title: Bilingual,
    /// The page.
    pub source: Source,
    is_own: bool,
}

/// All documented error codes.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ErrorCodes {
    lists: Vec<CodeList>,
    /// In the order of the files.
    codes: Vec<ErrorCode>,
    /// By name and by number.
    indices: HashMap<String, usize>,
}

impl ErrorCodes {
    /// Every code, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &ErrorCode> {
        self.codes.iter()
    }

    /// The code of that name or number, spelt exactly so.
    pub fn find(&self, code: &str) -> Option<&ErrorCode> {
        self.codes.get(*self.indices.get(code)?)
    }

    /// Where a code is documented.
    #[expect(clippy::indexing_slicing, reason = "codes are only made together with their list")]
    pub fn list(&self, code: &ErrorCode) -> &CodeList {
        &self.lists[code.list]
    }

    pub(super) fn new(files: &Files) -> Result<Self, CatalogError> {
        let mut all = Self::default();
        for file in files.code_lists() {
            let Some((name, page)) = file.asset.sources.first_key_value() else { continue };
            all.lists.push(CodeList {
                title: file.asset.title.as_ref().map(bilingual).unwrap_or_default(),
                source: source(name, page.get_ref()),
                is_own: file.is_own,
            });
            for code in &file.asset.code {
                all.add(code.get_ref(), file, code.span().start)?;
            }
        }
        Ok(all)
    }

    /// A user's list may tell of a code that one of ours has too, and then it counts.
    fn add(&mut self, code: &asset::Code, file: &File, offset: usize) -> Result<(), CatalogError> {
        let asset::Code { is, number, r#move, meaning, check } = code;
        let names = [Some(is), number.as_ref()].into_iter().flatten();
        let is_taken = |name: &&String| {
            self.find(name).is_some_and(|former| self.list(former).is_own == file.is_own)
        };
        if let Some(taken) = names.clone().find(is_taken) {
            return Err(file.error(offset, CatalogProblem::DuplicateCode(taken.clone())));
        }
        let code = ErrorCode {
            name: is.clone(),
            number: number.clone(),
            next: *r#move,
            meaning: bilingual(meaning),
            advice: bilingual(check),
            list: self.lists.len() - 1,
        };
        let index = self.indices.get(is).copied().unwrap_or(self.codes.len());
        match self.codes.get_mut(index) {
            Some(former) => *former = code,
            None => self.codes.push(code),
        }
        self.indices.extend(names.map(|name| (name.clone(), index)));
        Ok(())
    }
}
