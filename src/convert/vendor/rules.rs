//! What the options and the catalog say together.

use super::super::reformat::Shape;
use super::super::{Empty, Envelope, JobLevel, JobsDetail, VendorOptions};
use crate::analysis::Analysis;
use crate::catalog::{EnvelopeInJson, JsonForm, PlaceId, ValueType};
use crate::document::{Kind, NameId, Node};

/// How one payload is to be written.
#[derive(Debug)]
pub(super) struct Rules<'a> {
    analysis: &'a Analysis,
    options: VendorOptions,
    form: Option<&'a JsonForm>,
    jobs_detail: Option<NameId>,
    job_level: Option<NameId>,
}

impl<'a> Rules<'a> {
    pub(super) fn new(analysis: &'a Analysis, options: VendorOptions) -> Self {
        Self {
            analysis,
            options,
            form: analysis.entry().map(|entry| &entry.json),
            jobs_detail: analysis.document().find_name("JobsDetail"),
            job_level: analysis.document().find_name("JobLevel"),
        }
    }

    /// Whether JSON has no envelope.
    pub(super) fn drops_envelope_in_json(&self) -> bool {
        match self.options.envelope {
            Envelope::Keep => false,
            Envelope::Drop => true,
            Envelope::Auto => self.form.is_none_or(|form| form.envelope == EnvelopeInJson::Drop),
        }
    }

    /// Whether the envelope was asked for by hand.
    pub(super) fn asks_for_envelope(&self) -> bool {
        self.options.envelope == Envelope::Keep
    }

    /// Whether the envelope was ruled out by hand.
    pub(super) fn asks_for_no_envelope(&self) -> bool {
        self.options.envelope == Envelope::Drop
    }

    /// Whether leaves without text are left out of JSON.
    pub(super) fn drops_empty(&self) -> bool {
        self.options.empty == Empty::Drop && !self.is_native()
    }

    /// Whether a node is an array in JSON even where it stands alone.
    pub(super) fn is_array(&self, node: Node<'_>) -> bool {
        let documented = || {
            self.form.is_some_and(|form| self.is_among(&form.arrays, node))
                || self.is_native() && !self.is_jobs_detail(node) && self.repeats(node)
        };
        match self.options.jobs_detail {
            JobsDetail::Auto => documented(),
            JobsDetail::Array => self.is_jobs_detail(node) || documented(),
            JobsDetail::Object => !self.is_jobs_detail(node) && documented(),
        }
    }

    /// Whether a node's value, which is this, is a number in JSON.
    pub(super) fn is_number(&self, node: Node<'_>, value: &str) -> bool {
        let documented = || {
            self.form.is_some_and(|form| self.is_among(&form.numbers, node))
                || self.is_native() && self.is_numeric(node)
        };
        let is_wanted = match self.options.job_level {
            JobLevel::Auto => documented(),
            JobLevel::Number => self.is_job_level(node) || documented(),
            JobLevel::Text => !self.is_job_level(node) && documented(),
        };
        is_wanted && is_json_number(value)
    }

    /// How a JSON node is to be written in JSON: as it is, but for what was asked for by hand.
    pub(super) fn shape(&self, node: Node<'_>) -> Shape {
        if self.is_jobs_detail(node) {
            return match (self.options.jobs_detail, node.kind()) {
                (JobsDetail::Array, Kind::Object) => Shape::InArray,
                (JobsDetail::Object, Kind::Array) if node.children().count() == 1 => Shape::Bare,
                _ => Shape::AsIs,
            };
        }
        if self.is_job_level(node) {
            let value = node.value().unwrap_or_default();
            return match (self.options.job_level, node.kind()) {
                (JobLevel::Number, Kind::String) if is_json_number(&value) => Shape::Number,
                (JobLevel::Text, Kind::Number) => Shape::Text,
                _ => Shape::AsIs,
            };
        }
        Shape::AsIs
    }

    fn is_native(&self) -> bool {
        self.form.is_some_and(|form| form.native)
    }

    fn repeats(&self, node: Node<'_>) -> bool {
        self.analysis.documented(node.id()).is_some_and(|entry| entry.repeats)
    }

    fn is_numeric(&self, node: Node<'_>) -> bool {
        let documented = self.analysis.documented(node.id());
        documented.is_some_and(|entry| {
            matches!(entry.value_type, ValueType::Integer | ValueType::Decimal)
        })
    }

    fn is_among(&self, places: &[PlaceId], node: Node<'_>) -> bool {
        !places.is_empty() && places.contains(&self.analysis.place(node.id()))
    }

    fn is_jobs_detail(&self, node: Node<'_>) -> bool {
        node.name_id().is_some()
            && node.name_id() == self.jobs_detail
            && node
                .parent()
                .is_some_and(|parent| self.analysis.place(parent.id()) == PlaceId::ENVELOPE)
    }

    fn is_job_level(&self, node: Node<'_>) -> bool {
        node.name_id().is_some() && node.name_id() == self.job_level
    }
}

/// Whether a text is a number as JSON spells them: `5`, `-0.1`, `1e9`, but not `05`, `+1` or `1.`.
fn is_json_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            (mantissa, exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
        }
        None => (text, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && !has_leading_zero && digits(fraction) && digits(exponent)
}
