//! What is documented of a callback, as a JSON Schema (draft 2020-12), so that editors can check against it what they
//! hold: the callback as the vendor sends it in JSON.

use serde_json::{Map, Value, json};

use crate::catalog::{
    ANY_NAME, ENVELOPE_NAME, Entry, EnvelopeInJson, NodeEntry, PlaceId, Presence, Spelling,
    ValueType,
};
use crate::words::Language;

/// The schema of a callback's JSON, with the documented sentences in a language.
///
/// It asks for what the rules ask for: of a job that did not succeed, only what every job must tell.
pub fn json_schema(entry: &Entry, language: Language) -> Value {
    let mut writer = Writer { entry, language, shared: Map::new() };
    let mut root = writer.object(PlaceId::ENVELOPE);
    if entry.envelope && entry.json.envelope == EnvelopeInJson::Keep {
        root = json!({
            "type": "object",
            "properties": { ENVELOPE_NAME: root },
            "required": [ENVELOPE_NAME],
            "additionalProperties": false,
        });
    }
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(language.pick(&entry.title.en, &entry.title.zh)));
    if let Value::Object(root) = root {
        schema.extend(root);
    }
    if !writer.shared.is_empty() {
        schema.insert("$defs".to_owned(), Value::Object(writer.shared));
    }
    Value::Object(schema)
}

struct Writer<'a> {
    entry: &'a Entry,
    language: Language,
    /// What may stand alone or in an array, by path.
    shared: Map<String, Value>,
}

impl Writer<'_> {
    /// What holds the children of a place.
    fn object(&mut self, place: PlaceId) -> Value {
        let entry = self.entry;
        let mut properties = Map::new();
        let is_open = entry.node(place).is_some_and(|node| node.more_nodes);
        let mut others = json!(is_open || entry.is_generic());
        for child in entry.children(place) {
            let schema = self.node(child);
            if child.name == ANY_NAME {
                others = schema;
            } else {
                properties.insert(child.name.to_string(), schema);
            }
        }
        let mut object = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": others,
        });
        let always: Vec<&NodeEntry> =
            entry.children(place).filter(|child| self.is_always_there(child)).collect();
        let names = |nodes: &[&NodeEntry]| -> Vec<String> {
            nodes.iter().map(|node| node.name.to_string()).collect()
        };
        let identity: Vec<&NodeEntry> =
            always.iter().copied().filter(|node| node.is_identity()).collect();
        if let Value::Object(object) = &mut object {
            if !identity.is_empty() {
                object.insert("required".to_owned(), json!(names(&identity)));
            }
            if entry.children(place).any(|child| child.name == STATE) {
                object.insert(
                    "if".to_owned(),
                    json!({
                        "properties": { STATE: { "const": "Success" } },
                        "required": [STATE],
                    }),
                );
                object.insert("then".to_owned(), json!({ "required": names(&always) }));
            }
        }
        object
    }

    /// A node, alone or in an array where it may repeat.
    fn node(&mut self, node: &NodeEntry) -> Value {
        let schema = if node.value_type == ValueType::Container {
            self.container(node)
        } else {
            self.value(node)
        };
        let is_array = self.entry.json.arrays.contains(&node.place);
        if !(node.repeats || node.may_repeat || is_array) {
            return schema;
        }
        let name = node.path.replace(['[', ']', '"', '*'], "_");
        let reference = json!({ "$ref": format!("#/$defs/{name}") });
        self.shared.insert(name, schema);
        json!({ "anyOf": [reference, { "type": "array", "items": reference }] })
    }

    /// A container that is sent without children may be an empty text.
    fn container(&mut self, node: &NodeEntry) -> Value {
        let mut object = self.object(node.place);
        if let Value::Object(object) = &mut object {
            object.insert("type".to_owned(), json!(["object", "string"]));
            object.insert("maxLength".to_owned(), json!(0));
            object.insert("description".to_owned(), json!(self.meaning(node)));
        }
        object
    }

    fn value(&self, node: &NodeEntry) -> Value {
        let is_number = self.entry.json.numbers.contains(&node.place);
        let native = match node.value_type {
            ValueType::Integer => Some("integer"),
            ValueType::Decimal | ValueType::FrameRate | ValueType::Ratio => Some("number"),
            ValueType::Boolean => Some("boolean"),
            ValueType::Enumeration | ValueType::Code | ValueType::Word => {
                (is_number || self.entry.json.native).then_some("number")
            }
            ValueType::Container
            | ValueType::Text
            | ValueType::Name
            | ValueType::Timestamp
            | ValueType::Md5
            | ValueType::Url
            | ValueType::Region
            | ValueType::Bucket
            | ValueType::ObjectKey
            | ValueType::JobId
            | ValueType::RunId
            | ValueType::WorkflowId
            | ValueType::TemplateId
            | ValueType::QueueId => is_number.then_some("number"),
        };
        let kinds = native.map_or_else(|| json!("string"), |kind| json!(["string", kind]));
        let mut value = json!({ "type": kinds, "description": self.meaning(node) });
        let Value::Object(members) = &mut value else { return value };
        if !node.values.is_empty() && !node.more_values {
            let spelt = node.values.iter().map(|value| json!(value.is));
            let numbers = node.values.iter().filter_map(|value| value.is.parse::<i64>().ok());
            let numbers = numbers.map(|number| json!(number)).filter(|_| native.is_some());
            members.insert("enum".to_owned(), spelt.chain([json!("")]).chain(numbers).collect());
        } else if let Some(Spelling { pattern, .. }) = node.value_type.spelling() {
            members.insert("pattern".to_owned(), json!(format!("^({pattern})?$")));
        }
        if !node.values.is_empty() {
            let meanings = node.values.iter().map(|value| {
                let meaning = self.language.pick(&value.meaning.en, &value.meaning.zh);
                format!("{}: {meaning}", value.is)
            });
            let meanings: Vec<String> = meanings.collect();
            members.insert("$comment".to_owned(), json!(meanings.join("\n")));
        }
        value
    }

    /// Whether it is there in every callback of a job that succeeded.
    fn is_always_there(&self, node: &NodeEntry) -> bool {
        let is_dropped = node.may_be_empty && !self.entry.json.native;
        node.presence == Presence::Always
            && node.either.is_empty()
            && !is_dropped
            && node.name != ANY_NAME
    }

    fn meaning(&self, node: &NodeEntry) -> String {
        self.language.pick(&node.meaning.en, &node.meaning.zh).replace('`', "")
    }
}

const STATE: &str = "State";
