//! Where a node stands in the JSON, and in the XML, that the vendor would send.

use super::super::VendorOptions;
use super::super::notation::Step;
use super::rules::Rules;
use crate::analysis::Analysis;
use crate::catalog::ENVELOPE_NAME;
use crate::document::{Format, Kind, Node, NodeId, is_xml_name};

/// The steps to a node in JSON; none where JSON has no place for it.
pub(in crate::convert) fn json_form(analysis: &Analysis, node: NodeId) -> Option<Vec<Step<'_>>> {
    let rules = Rules::new(analysis, VendorOptions::default());
    let mut steps = Vec::new();
    for step in line(analysis.document().node(node)) {
        match (analysis.document().format(), step.parent()) {
            (Format::Json, None) => {}
            (Format::Json, Some(parent)) if parent.kind() == Kind::Array => {
                steps.push(Step::At(place_in(parent, |_| true, step)));
            }
            (Format::Json, Some(_)) => steps.push(Step::Name(step.name()?.into())),
            (Format::Xml, parent) => {
                if step.kind() != Kind::Element {
                    return None;
                }
                let is_envelope = parent.is_none() && step.name() == Some(ENVELOPE_NAME);
                if is_envelope && rules.drops_envelope_in_json() {
                    continue;
                }
                steps.push(Step::Name(step.name()?.into()));
                steps.extend(number(step, rules.is_array(step)));
            }
        }
    }
    Some(steps)
}

/// The steps to a node in XML; none where XML has no place for it.
pub(in crate::convert) fn xml_form(analysis: &Analysis, node: NodeId) -> Option<Vec<Step<'_>>> {
    let paths = analysis.paths();
    let mut steps = Vec::new();
    if !paths.prefix().is_empty() {
        steps.push(Step::Name(ENVELOPE_NAME.into()));
    }
    for step in line(analysis.document().node(node)) {
        let parent_kind = step.parent().map(Node::kind);
        let of_kind = |word: &str| Some(Step::Other(word.to_owned().into()));
        let own = match step.kind() {
            Kind::Attribute => Some(Step::Other(format!("@{}", step.name()?).into())),
            Kind::Text | Kind::Cdata => of_kind("text()"),
            Kind::Comment => of_kind("comment()"),
            Kind::Instruction => of_kind("processing-instruction()"),
            Kind::Object if parent_kind.is_none() => None,
            _ if parent_kind == Some(Kind::Array) => {
                if step.kind() == Kind::Array {
                    return None;
                }
                steps.push(Step::At(place_in(step.parent()?, |_| true, step)));
                None
            }
            Kind::Element
            | Kind::Object
            | Kind::Array
            | Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null => Some(Step::Name(step.name().filter(|name| is_xml_name(name))?.into())),
        };
        steps.extend(own);
        if analysis.document().format() == Format::Xml && step.kind() != Kind::Attribute {
            steps.extend(number(step, false));
        }
    }
    Some(steps)
}

/// What is around a node and the node, outermost first.
fn line(node: Node<'_>) -> Vec<Node<'_>> {
    let mut line: Vec<Node<'_>> = std::iter::once(node).chain(node.ancestors()).collect();
    line.reverse();
    line
}

/// Which of its same-named siblings an element is, or of its kind what has no name; nothing where it is alone.
fn number(node: Node<'_>, is_always: bool) -> Option<Step<'static>> {
    let is_text = |kind: Kind| matches!(kind, Kind::Text | Kind::Cdata);
    let kind = node.kind();
    let is_alike = |other: &Node<'_>| {
        let is_of_kind = other.kind() == kind || is_text(kind) && is_text(other.kind());
        is_of_kind && (kind != Kind::Element || other.name_id() == node.name_id())
    };
    let parent = node.parent()?;
    let is_alone = parent.children().filter(is_alike).nth(1).is_none();
    (is_always || !is_alone).then(|| Step::At(place_in(parent, is_alike, node)))
}

fn place_in(parent: Node<'_>, is_counted: impl Fn(&Node<'_>) -> bool, node: Node<'_>) -> usize {
    parent.children().filter(is_counted).take_while(|other| other.id() != node.id()).count()
}
