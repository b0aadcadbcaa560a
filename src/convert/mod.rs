//! The same payload once more: in the other notation as the vendor would send it, or without any loss.
//!
//! [`convert`] writes straight from the document's arena: no second tree, no recursion on depth, time
//! and memory in proportion to the payload. What the chosen form has no room for is listed in
//! [`Converted::not_kept`]; what it cannot hold at all is a [`ConvertError`] that names the node.

mod equal;
mod error;
mod json_text;
mod json_writer;
mod lossless;
mod not_kept;
mod notation;
mod options;
mod output;
mod reformat;
mod vendor;
mod xml_writer;

use std::io;

pub use self::error::{ConvertError, ConvertErrorKind};
pub use self::not_kept::{NotKept, Reason};
pub use self::notation::Notation;
pub use self::options::{
    Empty, Envelope, Form, Indent, JobLevel, JobsDetail, Options, VendorOptions,
};

use self::output::Output;
use crate::analysis::Analysis;
use crate::document::{Document, Format, Node, NodeId, ProblemKind};

/// What a conversion did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// What the payload holds and the result doesn't, in document order. Always empty for
    /// [`Form::Lossless`].
    pub not_kept: Vec<NotKept>,
}

/// Writes a payload, or the part of it below `subtree`, in the notation and form asked for.
///
/// A part has its name on it (`{"Input": {…}}`, `<Input>…</Input>`) and no envelope, but for an array of
/// several, which needs one in XML;
/// without loss, it is taken as if it were a payload of its own. The same notation writes the payload
/// anew, see [`VendorOptions`] for what may change.
///
/// Only a whole payload can be converted: one that isn't well-formed is refused. Where there is an
/// error, nothing has been written, unless it is the writing that failed.
pub fn convert(
    analysis: &Analysis,
    subtree: Option<NodeId>,
    options: &Options,
    out: &mut dyn io::Write,
) -> Result<Converted, ConvertError> {
    let document = analysis.document();
    let root = accept(analysis)?;
    let part = match subtree.map(|id| document.node(id)) {
        Some(node) if !node.kind().is_documentable() => {
            return Err(ConvertError::at(analysis, node, ConvertErrorKind::NotAPart));
        }
        Some(node) if node != root => Part { analysis, node, is_whole: false },
        Some(_) | None => Part { analysis, node: root, is_whole: true },
    };
    let mut out = Output::new(out);
    let not_kept = match options.form {
        Form::Vendor(vendor) => vendor::write(part, *options, vendor, &mut out)?,
        Form::Lossless => {
            if let Some(doctype) = &document.prolog().doctype {
                return Err(ConvertError::doctype(analysis, doctype.start));
            }
            lossless_part(part, *options, &mut out);
            Vec::new()
        }
    };
    out.finish().map_err(ConvertError::write)?;
    Ok(Converted { not_kept })
}

/// As [`convert`], into a text.
pub fn convert_to_text(
    analysis: &Analysis,
    subtree: Option<NodeId>,
    options: &Options,
) -> Result<(String, Converted), ConvertError> {
    let mut bytes = Vec::new();
    let converted = convert(analysis, subtree, options, &mut bytes)?;
    Ok((output::into_text(bytes), converted))
}

/// What is to be converted.
#[derive(Clone, Copy, Debug)]
struct Part<'a> {
    analysis: &'a Analysis,
    node: Node<'a>,
    is_whole: bool,
}

impl<'a> Part<'a> {
    fn document(self) -> &'a Document {
        self.analysis.document()
    }
}

/// The root of a payload that can be converted.
fn accept(analysis: &Analysis) -> Result<Node<'_>, ConvertError> {
    let document = analysis.document();
    if let Some(problem) = document.problems().first() {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "what is neither cut nor empty is wrong"
        )]
        let kind = match problem.kind {
            ProblemKind::Empty => ConvertErrorKind::NoPayload,
            ProblemKind::Truncated { .. } => ConvertErrorKind::Truncated,
            _ => ConvertErrorKind::Malformed,
        };
        return Err(ConvertError::problem(analysis, problem, kind));
    }
    match document.root() {
        Some(root) if analysis.is_readable() => Ok(root),
        Some(_) => Err(ConvertError::of_payload(ConvertErrorKind::Undecodable)),
        None => Err(ConvertError::of_payload(ConvertErrorKind::NoPayload)),
    }
}

fn lossless_part(part: Part<'_>, options: Options, out: &mut Output<'_>) {
    if part.is_whole {
        return lossless::write(part.document(), options.to, options.indent, out);
    }
    let text = output::text(|out| reformat::write_part(part.node, Indent::Compact, out));
    let document = Document::from_text(text, part.document().format());
    lossless::write(&document, options.to, options.indent, out);
}

/// The notation that is not this one: what a conversion usually leads to.
pub fn other_format(format: Format) -> Format {
    match format {
        Format::Xml => Format::Json,
        Format::Json => Format::Xml,
    }
}
