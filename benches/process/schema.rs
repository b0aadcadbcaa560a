//! What xmllint is to hold payloads against.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use callback_explorer::catalog::{ANY_NAME, Catalog, ENVELOPE_NAME};

/// The elements below one, by name.
#[derive(Default)]
struct Elements(BTreeMap<String, Self>);

/// An XML Schema of what the catalog documents: which elements stand below which, in any order, with any text. Less
/// than our rules ask, who look at values too.
pub(crate) fn xml_schema(catalog: &Catalog) -> String {
    let mut documented = Elements::default();
    for (_, entry) in catalog.entries() {
        for node in &entry.nodes {
            let path = node.path.split('.').filter(|name| *name != ENVELOPE_NAME);
            path.fold(&mut documented, |parent, name| parent.0.entry(name.to_owned()).or_default());
        }
    }
    let mut schema = String::from(r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">"#);
    documented.write(&mut schema, ENVELOPE_NAME, "");
    schema.push_str("</xs:schema>");
    schema
}

impl Elements {
    fn write(&self, schema: &mut String, name: &str, often: &str) {
        const OFTEN: &str = r#" minOccurs="0" maxOccurs="unbounded""#;
        let Self(below) = self;
        let room = "room for a schema";
        write!(schema, r#"<xs:element name="{name}"{often}"#).expect(room);
        if below.is_empty() {
            return schema.push_str(r#" type="xs:string"/>"#);
        }
        write!(schema, r#"><xs:complexType mixed="true"><xs:choice{OFTEN}>"#).expect(room);
        // A schema can't have a name and any name side by side.
        if below.contains_key(ANY_NAME) {
            schema.push_str(r#"<xs:any processContents="skip"/>"#);
        } else {
            for (name, below) in below {
                below.write(schema, name, OFTEN);
            }
        }
        schema.push_str("</xs:choice></xs:complexType></xs:element>");
    }
}
