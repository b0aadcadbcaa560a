//! XML in JSON: members in the order of the document, and lists where order needs them.
//!
//! ```text
//! document  {"#xml":"1.0", content}
//! element   "" | "text" | {"@name":"value", …, content}
//! content   nothing
//!           | "#text":"…"                                    one text
//!           | "name":element, "name":[element, element, …]   only elements, same names adjacent
//!           | "#nodes":["text", {"name":element}, {"#cdata":"…"}, {"#comment":"…"}, {"#pi":"target data"}]
//! ```
//!
//! Names of XML hold neither `@` nor `#`, so nothing collides; an array of one never occurs.

use super::super::Indent;
use super::super::json_text::Text;
use super::super::json_writer::JsonWriter;
use super::super::output::{self, Output};
use super::super::xml_writer::XmlWriter;
use crate::document::{Children, Document, Kind, NameId, Node};

const DOCUMENT: &str = "#xml";
const VERSION: &str = "1.0";
const TEXT: &str = "#text";
const NODES: &str = "#nodes";
const CDATA: &str = "#cdata";
const COMMENT: &str = "#comment";
const INSTRUCTION: &str = "#pi";

/// Writes an XML document as JSON.
pub(super) fn encode(document: &Document, indent: Indent, out: &mut Output<'_>) {
    let mut encoding = Encoding {
        json: JsonWriter::new(out, indent),
        seen: Vec::new(),
        n_lists: 0,
        frames: Vec::new(),
    };
    encoding.json.begin_object();
    encoding.json.member(DOCUMENT, &VERSION.into());
    encoding.content(document.top_level());
    encoding.run();
    encoding.json.finish();
}

struct Encoding<'d, 'o, 'w> {
    json: JsonWriter<'o, 'w>,
    /// By name: the list of children in which it was seen last, by number.
    seen: Vec<usize>,
    n_lists: usize,
    frames: Vec<Frame<'d>>,
}

/// An open object that stands for an element, or for the document.
struct Frame<'d> {
    /// What is still to be written in it, attributes aside.
    rest: Children<'d>,
    content: Content,
    /// The name whose array is open.
    array: Option<NameId>,
    /// It is the value of an object that stands among nodes.
    is_wrapped: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Members,
    Nodes,
}

impl<'d> Encoding<'d, '_, '_> {
    fn run(&mut self) {
        while let Some(frame) = self.frames.last_mut() {
            let Some(node) = frame.rest.next() else {
                self.end();
                continue;
            };
            match frame.content {
                Content::Members => self.member(node),
                Content::Nodes => self.node(node),
            }
            if self.json.has_failed() {
                return;
            }
        }
    }

    /// Decides how `children` are written, which are those of the object that has just begun, and opens
    /// their frame.
    fn content(&mut self, children: Children<'d>) {
        let content = if self.is_orderly(children.clone()) {
            Content::Members
        } else {
            self.json.key(&NODES.into());
            self.json.begin_array();
            Content::Nodes
        };
        self.frames.push(Frame { rest: children, content, array: None, is_wrapped: false });
    }

    /// Whether there are only elements, with the same names side by side.
    fn is_orderly(&mut self, children: Children<'d>) -> bool {
        self.n_lists += 1;
        let mut last = None;
        for child in children {
            let name = child.name_id();
            if child.kind() != Kind::Element || (name != last && self.was_seen(name)) {
                return false;
            }
            last = name;
        }
        true
    }

    /// Whether a name stands in the current list already.
    fn was_seen(&mut self, name: Option<NameId>) -> bool {
        let Some(index) = name.map(NameId::index) else { return false };
        if self.seen.len() <= index {
            self.seen.resize(index + 1, 0);
        }
        let list = self.n_lists;
        self.seen.get_mut(index).is_some_and(|seen| std::mem::replace(seen, list) == list)
    }

    fn member(&mut self, element: Node<'d>) {
        let Some(frame) = self.frames.last_mut() else { return };
        let name = element.name_id();
        if frame.array.is_none() || frame.array != name {
            if frame.array.take().is_some() {
                self.json.end_array();
            }
            self.json.key(&element.name().unwrap_or_default().into());
            if frame.rest.clone().next().is_some_and(|next| next.name_id() == name) {
                self.json.begin_array();
                frame.array = name;
            }
        }
        self.element(element);
    }

    fn node(&mut self, node: Node<'d>) {
        let value = Text::Plain(node.value().unwrap_or_default());
        match node.kind() {
            Kind::Text => self.json.string(&value),
            Kind::Cdata => self.wrapped(CDATA, &value),
            Kind::Comment => self.wrapped(COMMENT, &value),
            Kind::Instruction => {
                let target = node.name().unwrap_or_default();
                let data = node.value().unwrap_or_default();
                let between = if data.is_empty() { "" } else { " " };
                let text = format!("{target}{between}{data}");
                self.wrapped(INSTRUCTION, &text.as_str().into());
            }
            Kind::Element => {
                self.json.begin_object();
                self.json.key(&node.name().unwrap_or_default().into());
                let n_open = self.frames.len();
                self.element(node);
                match self.frames.get_mut(n_open) {
                    Some(frame) => frame.is_wrapped = true,
                    None => self.json.end_object(),
                }
            }
            Kind::Attribute
            | Kind::Object
            | Kind::Array
            | Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null => {}
        }
    }

    fn wrapped(&mut self, key: &str, text: &Text<'_>) {
        self.json.begin_object();
        self.json.member(key, text);
        self.json.end_object();
    }

    /// Writes the value of an element; where it has children, their frame is open then.
    fn element(&mut self, element: Node<'d>) {
        let value = element.value();
        if let Some(value) = value.clone().filter(|_| !element.has_children()) {
            return self.json.string(&Text::Plain(value));
        }
        self.json.begin_object();
        let mut content = element.children();
        while let Some(attribute) =
            content.clone().next().filter(|child| child.kind() == Kind::Attribute)
        {
            let key = format!("@{}", attribute.name().unwrap_or_default());
            self.json.member(&key, &Text::Plain(attribute.value().unwrap_or_default()));
            content.next();
        }
        match value {
            None => self.content(content),
            Some(text) => {
                if !text.is_empty() {
                    self.json.member(TEXT, &Text::Plain(text));
                }
                self.json.end_object();
            }
        }
    }

    fn end(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.array.is_some() || frame.content == Content::Nodes {
            self.json.end_array();
        }
        self.json.end_object();
        if frame.is_wrapped {
            self.json.end_object();
        }
    }
}

/// The XML that a JSON document encodes, if it has the form of an encoding. Whether it is one exactly
/// shows when the result is encoded again.
pub(super) fn decode(document: &Document) -> Option<String> {
    let root = document.root().filter(|root| root.kind() == Kind::Object)?;
    let mut members = root.children();
    let version = members.next()?;
    if version.name() != Some(DOCUMENT) || string(version).as_deref() != Some(VERSION) {
        return None;
    }
    let mut is_encoding = true;
    let text = output::text(|out| {
        let xml = XmlWriter::new(out, Indent::Compact);
        let open = vec![Open::Element { members, end: None }];
        is_encoding = Decoding { xml, open }.run().is_some();
    });
    is_encoding.then_some(text)
}

struct Decoding<'d, 'o, 'w> {
    xml: XmlWriter<'o, 'w>,
    open: Vec<Open<'d>>,
}

/// An open object or array of the encoding.
enum Open<'d> {
    /// An element, or the document, which has no end tag.
    Element { members: Children<'d>, end: Option<&'d str> },
    /// Elements of one name.
    Repeated { items: Children<'d>, name: &'d str },
    /// Nodes of several kinds; whether there is text among them that makes white space count.
    Nodes { items: Children<'d>, has_words: bool },
}

impl<'d> Decoding<'d, '_, '_> {
    fn run(mut self) -> Option<()> {
        while let Some(innermost) = self.open.last_mut() {
            match innermost {
                Open::Element { members, end } => match (members.next(), *end) {
                    (Some(member), _) => self.member(member)?,
                    (None, end) => {
                        if let Some(name) = end {
                            self.xml.end(name);
                        }
                        self.open.pop();
                    }
                },
                Open::Repeated { items, name } => match (items.next(), *name) {
                    (Some(item), name) => self.element(name, item)?,
                    (None, _) => drop(self.open.pop()),
                },
                Open::Nodes { items, has_words } => match (items.next(), *has_words) {
                    (Some(item), has_words) => self.node(item, has_words)?,
                    (None, _) => drop(self.open.pop()),
                },
            }
        }
        Some(())
    }

    fn member(&mut self, member: Node<'d>) -> Option<()> {
        let name = member.name()?;
        if let Some(attribute) = name.strip_prefix('@') {
            let value = string(member).filter(|_| self.xml.takes_attributes())?;
            self.xml.attribute(attribute, &value);
        } else if name == TEXT {
            self.xml.text(&string(member)?);
        } else if name == NODES {
            let items = array(member)?;
            let has_words = items.clone().any(is_words);
            self.open.push(Open::Nodes { items, has_words });
        } else if let Some(items) = array(member) {
            self.open.push(Open::Repeated { items, name });
        } else {
            self.element(name, member)?;
        }
        Some(())
    }

    fn element(&mut self, name: &'d str, value: Node<'d>) -> Option<()> {
        if value.kind() == Kind::Object {
            self.xml.begin(name);
            self.open.push(Open::Element { members: value.children(), end: Some(name) });
        } else {
            self.xml.leaf(name, &string(value)?);
        }
        Some(())
    }

    fn node(&mut self, item: Node<'d>, has_words: bool) -> Option<()> {
        if item.kind() != Kind::Object {
            let text = string(item)?;
            if has_words {
                self.xml.text(&text);
            } else {
                self.xml.text_that_counts(&text);
            }
            return Some(());
        }
        let mut members = item.children();
        let (Some(member), None) = (members.next(), members.next()) else { return None };
        match member.name()? {
            CDATA => self.xml.cdata(&string(member)?),
            COMMENT => self.xml.comment(&string(member)?),
            INSTRUCTION => {
                let text = string(member)?;
                let (target, data) = text.split_once(' ').unwrap_or((&text, ""));
                self.xml.instruction(target, data);
            }
            name => self.element(name, member)?,
        }
        Some(())
    }
}

fn string(node: Node<'_>) -> Option<std::borrow::Cow<'_, str>> {
    node.value().filter(|_| node.kind() == Kind::String)
}

/// Whether this text of an element makes white space beside it count.
fn is_words(item: Node<'_>) -> bool {
    let is_cdata = || item.children().next().is_some_and(|member| member.name() == Some(CDATA));
    string(item).map_or_else(is_cdata, |text| !text.trim_ascii().is_empty())
}

fn array(node: Node<'_>) -> Option<Children<'_>> {
    (node.kind() == Kind::Array).then(|| node.children())
}
