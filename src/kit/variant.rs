//! The forms of a payload that really are different.

use crate::analysis::Analysis;
use crate::convert::{
    ConvertError, Converted, Empty, Envelope, Form, Indent, JobsDetail, NotKept, Options,
    VendorOptions, convert_to_text,
};
use crate::document::Format;

/// A payload in one form.
#[derive(Debug)]
pub struct Variant {
    /// What its file is called.
    pub name: String,
    /// As it is sent.
    pub text: String,
    /// What makes this of the payload.
    pub options: Options,
    /// Whether it is how this callback is documented, as far as that tells.
    pub is_documented: bool,
    /// Which of the choices that make a difference were made: in JSON, of the envelope, of a lone `JobsDetail` and of what
    /// is empty.
    pub(super) choices: (Option<Envelope>, Option<JobsDetail>, Option<Empty>),
}

/// All forms, each once; and what the payload holds and the documented ones don't.
pub(super) fn all(analysis: &Analysis) -> Result<(Vec<Variant>, Vec<NotKept>), ConvertError> {
    let (json, Converted { mut not_kept }) = convert(analysis, Format::Json, documented())?;
    let mut variants = Vec::new();
    // What was JSON from the start is no XML, and has no envelope.
    let is_native = analysis.entry().is_some_and(|entry| entry.json.native);
    if !is_native {
        let (text, converted) = convert(analysis, Format::Xml, documented())?;
        variants.push(Variant {
            name: "payload.xml".to_owned(),
            text,
            options: options(Format::Xml, documented()),
            is_documented: true,
            choices: (None, None, None),
        });
        let is_new = |lost: &NotKept| !not_kept.contains(lost);
        let more: Vec<NotKept> = converted.not_kept.into_iter().filter(is_new).collect();
        not_kept.extend(more);
    }
    let mut forms = Vec::new();
    let envelopes =
        if is_native { &[Envelope::Auto][..] } else { &[Envelope::Drop, Envelope::Keep] };
    for &envelope in envelopes {
        for jobs_detail in [JobsDetail::Object, JobsDetail::Array] {
            for empty in [Empty::Drop, Empty::Keep] {
                let vendor = VendorOptions { envelope, jobs_detail, empty, ..documented() };
                forms.push((vendor, convert(analysis, Format::Json, vendor)?.0));
            }
        }
    }
    let differs = Differing::of(&forms);
    // What is documented comes first, and stands for what is equal to it.
    forms.sort_by_key(|(_, text)| *text != json);
    for (vendor, text) in forms {
        if variants.iter().all(|other| other.text != text) {
            variants.push(differs.variant(vendor, &json, text));
        }
    }
    Ok((variants, not_kept))
}

fn documented() -> VendorOptions {
    VendorOptions::default()
}

fn options(to: Format, vendor: VendorOptions) -> Options {
    Options { to, form: Form::Vendor(vendor), indent: Indent::default() }
}

fn convert(
    analysis: &Analysis,
    to: Format,
    vendor: VendorOptions,
) -> Result<(String, Converted), ConvertError> {
    convert_to_text(analysis, None, &options(to, vendor))
}

/// Which choices make a difference for a payload.
struct Differing {
    envelope: bool,
    jobs_detail: bool,
    empty: bool,
}

impl Differing {
    fn of(forms: &[(VendorOptions, String)]) -> Self {
        let differs = |change: fn(VendorOptions) -> VendorOptions| {
            forms.iter().any(|(vendor, text)| {
                let changed = change(*vendor);
                forms.iter().any(|(other, of_other)| *other == changed && of_other != text)
            })
        };
        Self {
            envelope: differs(|it| VendorOptions { envelope: Envelope::Keep, ..it }),
            jobs_detail: differs(|it| VendorOptions { jobs_detail: JobsDetail::Array, ..it }),
            empty: differs(|it| VendorOptions { empty: Empty::Keep, ..it }),
        }
    }

    fn variant(&self, vendor: VendorOptions, documented: &str, text: String) -> Variant {
        let VendorOptions { envelope, jobs_detail, empty, .. } = vendor;
        let choices = (
            self.envelope.then_some(envelope),
            self.jobs_detail.then_some(jobs_detail),
            self.empty.then_some(empty),
        );
        let words = [
            choices.0.map(|it| if it == Envelope::Keep { "envelope" } else { "no-envelope" }),
            choices.1.map(|it| if it == JobsDetail::Array { "array" } else { "object" }),
            choices.2.map(|it| if it == Empty::Keep { "with-empty" } else { "no-empty" }),
        ];
        let words = ["payload"].into_iter().chain(words.into_iter().flatten());
        Variant {
            name: words.chain(["json"]).collect::<Vec<_>>().join("."),
            is_documented: text == documented,
            text,
            options: options(Format::Json, vendor),
            choices,
        }
    }
}
