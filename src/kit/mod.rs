//! What the developer of a receiver tests a parser with: one payload in each form that the vendor documents, with what to
//! look out for and how to post it to an endpoint of one's own.

mod readme;
mod variant;

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub use self::variant::Variant;

use crate::analysis::Analysis;
use crate::convert::{ConvertError, NotKept};
use crate::words::Language;

/// A payload in all its forms, with what is said of them. Held in memory: some times as large as the payload.
#[derive(Debug)]
pub struct Kit {
    /// Each form once; the ones that are documented for this callback first.
    pub variants: Vec<Variant>,
    /// What the payload holds and the documented forms don't.
    pub not_kept: Vec<NotKept>,
    readme: String,
}

impl Kit {
    /// Of a whole payload; where it can't be converted, there is none.
    pub fn new(analysis: &Analysis, language: Language) -> Result<Self, ConvertError> {
        let (variants, not_kept) = variant::all(analysis)?;
        let readme = readme::readme(analysis, &variants, language);
        Ok(Self { variants, not_kept, readme })
    }

    /// What is in it, and how to use that, in Markdown.
    pub fn readme(&self) -> &str {
        &self.readme
    }

    /// All its files in one archive: the same bytes for the same payload, whenever it is made.
    pub fn archive(&self) -> io::Result<Vec<u8>> {
        let script = readme::script(&self.variants);
        let forms = self.variants.iter().map(|it| (it.name.as_str(), it.text.as_str(), 0o644));
        let about = [("README.md", self.readme.as_str(), 0o644), ("post-all.sh", &script, 0o755)];
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text, permissions) in about.into_iter().chain(forms) {
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(DateTime::default())
                .unix_permissions(permissions);
            archive.start_file(name, options)?;
            archive.write_all(text.as_bytes())?;
        }
        Ok(archive.finish()?.into_inner())
    }
}
