//! What jobs put out: where each object lies, and the address that it is got by.

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::analysis::{State, decoded, text};
use crate::catalog::ValueType;
use crate::document::{Node, NodeId};

/// An object that a job put out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where its key is told.
    pub node: NodeId,
    /// The bucket that it lies in.
    pub bucket: Arc<str>,
    /// That bucket's region.
    pub region: Arc<str>,
    /// Its key, decoded.
    pub object: String,
}

/// What stands in an address as it is.
const KEPT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

impl Output {
    /// Bucket and key: `examplebucket-1250000000/0000.mp4`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.bucket, self.object)
    }

    /// The address that it is got by, its key percent-encoded; nothing where bucket or region are not what they should be.
    ///
    /// Whoever may not read the bucket needs a signature with it.
    pub fn url(&self) -> Option<String> {
        let is_known = [(ValueType::Bucket, &self.bucket), (ValueType::Region, &self.region)]
            .into_iter()
            .all(|(value_type, value)| !value.is_empty() && value_type.accepts(value));
        let key = utf8_percent_encode(&self.object, KEPT);
        is_known.then(|| format!("https://{}.cos.{}.myqcloud.com/{key}", self.bucket, self.region))
    }
}

/// What a job's callback says that it put out: the objects that it names, or else, of a job that went well, the one that it
/// was asked for. A pattern such as `${Number}` names none.
pub(super) fn outputs_of(job: Node<'_>, state: State) -> Vec<Output> {
    let Some(operation) = job.steps("Operation").next() else { return Vec::new() };
    let results = operation.steps("MediaResult").flat_map(|result| result.steps("OutputFile"));
    let files = results.flat_map(|file| [file].into_iter().chain(file.steps("SpriteOutputFile")));
    let named: Vec<Output> = files.flat_map(|file| in_file(file, &["ObjectName"])).collect();
    if !named.is_empty() || state != State::Success {
        return named;
    }
    let asked = operation.steps("Output");
    let asked = asked.flat_map(|output| in_file(output, &["Object", "AuObject", "SpriteObject"]));
    asked.filter(|output| !output.object.contains("${")).collect()
}

fn in_file(file: Node<'_>, names: &[&str]) -> Vec<Output> {
    let value = |name| text(file, name).unwrap_or_default();
    let (bucket, region): (Arc<str>, Arc<str>) = (value("Bucket").into(), value("Region").into());
    let prefix = value("ObjectPrefix");
    let keys = names.iter().flat_map(|name| file.steps(name));
    let outputs = keys.filter_map(|key| {
        let name = key.text_content();
        let written = format!("{prefix}{}", name.trim());
        let object = decoded::text_behind(Some(ValueType::ObjectKey), &written).unwrap_or(written);
        let (bucket, region) = (Arc::clone(&bucket), Arc::clone(&region));
        (!name.trim().is_empty()).then(|| Output { node: key.id(), bucket, region, object })
    });
    outputs.collect()
}
