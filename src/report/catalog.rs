//! What the vendor documents, as text: all callbacks, or one with its nodes.

use std::io::{self, Write};

use anstyle::Style;
use serde_json::{Value, json};

use super::columns::{Cells, Columns, Layout, MARGIN, QUIET, STRONG};
use super::text::width;
use crate::catalog::{Bilingual, Catalog, Entry, NodeEntry, Presence, Source, Unit};
use crate::say;
use crate::words::Language;

/// Writes all callbacks, one a line.
pub fn write_list(
    catalog: &Catalog,
    language: Language,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    let widest = catalog.entries().map(|(_, entry)| entry.id.len()).max().unwrap_or(0);
    let columns = Columns::new(layout, widest, 0);
    for (_, entry) in catalog.entries() {
        columns.write(
            &Cells {
                mark: None,
                name: (STRONG, entry.id.clone()),
                value: (QUIET, say!(language, "tree-n-nodes", count = entry.nodes.len())),
                description: (Style::new(), pick(&entry.title, language).to_owned()),
            },
            out,
        )?;
    }
    Ok(())
}

/// Writes one callback: its pages, and every documented node.
pub fn write_entry(
    entry: &Entry,
    language: Language,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{STRONG}{}{STRONG:#} · {}", entry.id, pick(&entry.title, language))?;
    for source in &entry.sources {
        let title = pick(&source.title, language);
        let address = address(source, language).unwrap_or_default();
        writeln!(out, "{:MARGIN$}{title}  {QUIET}{address}{QUIET:#}", "")?;
    }
    writeln!(out)?;
    let rows: Vec<_> = entry.nodes.iter().map(|node| cells(entry, node, language)).collect();
    let widest = |cell: fn(&Cells) -> &str| rows.iter().map(|row| width(cell(row))).max();
    let columns = Columns::new(
        layout,
        widest(|row| &row.name.1).unwrap_or(0),
        widest(|row| &row.value.1).unwrap_or(0),
    );
    rows.iter().try_for_each(|row| columns.write(row, out))
}

/// One callback without its nodes, for programs.
pub fn json_of_entry(entry: &Entry) -> Value {
    let sources: Vec<Value> = entry
        .sources
        .iter()
        .map(|source| {
            json!({
                "name": source.name,
                "title": bilingual(&source.title),
                "en": source.en,
                "zh": source.zh,
            })
        })
        .collect();
    json!({
        "id": entry.id,
        "title": bilingual(&entry.title),
        "nodes": entry.nodes.len(),
        "sources": sources,
    })
}

/// One callback with its nodes, for programs.
pub fn json_of_entry_with_nodes(entry: &Entry) -> Value {
    let mut whole = json_of_entry(entry);
    let nodes: Vec<Value> = entry.nodes.iter().map(|node| json_of_node(entry, node)).collect();
    if let Some(member) = whole.get_mut("nodes") {
        *member = Value::Array(nodes);
    }
    whole
}

fn json_of_node(entry: &Entry, node: &NodeEntry) -> Value {
    let values: Vec<Value> = node
        .values
        .iter()
        .map(|value| json!({ "is": value.is, "meaning": bilingual(&value.meaning) }))
        .collect();
    json!({
        "path": node.path,
        "type": node.value_type.id(),
        "unit": node.unit.map(Unit::en),
        "presence": presence_id(&node.presence),
        "repeats": node.repeats,
        "meaning": bilingual(&node.meaning),
        "values": values,
        "source": entry.source(node).map(|source| &source.name),
    })
}

fn cells(entry: &Entry, node: &NodeEntry, language: Language) -> Cells {
    let is_container = entry.children(node.place).next().is_some();
    let depth = node.path.matches('.').count();
    let repeats = if node.repeats { "[]" } else { "" };
    let style = if is_container { STRONG } else { Style::new() };
    let mut about = vec![node.value_type.id().to_owned()];
    about.extend(presence(&node.presence, language));
    let mut description = pick(&node.meaning, language).replace('`', "");
    if !node.values.is_empty() {
        let more = if node.more_values { ["…"].as_slice() } else { &[] };
        let values: Vec<&str> =
            node.values.iter().map(|value| value.is.as_str()).chain(more.iter().copied()).collect();
        description = format!("{description} [{}]", values.join(" | "));
    }
    Cells {
        mark: None,
        name: (style, format!("{:1$}{2}{repeats}", "", 2 * depth, node.name)),
        value: (QUIET, about.join(" · ")),
        description: (Style::new(), description),
    }
}

/// When a node is there, unless it always is.
fn presence(presence: &Presence, language: Language) -> Option<String> {
    match presence {
        Presence::Always => None,
        Presence::OnSuccess => Some(say!(language, "presence-on-success")),
        Presence::Sometimes => Some(say!(language, "presence-sometimes")),
        Presence::When(_) => Some(say!(language, "presence-when")),
    }
}

fn presence_id(presence: &Presence) -> &'static str {
    match presence {
        Presence::Always => "always",
        Presence::OnSuccess => "on-success",
        Presence::Sometimes => "sometimes",
        Presence::When(_) => "when",
    }
}

/// The address of a page, in this language if there is one.
pub fn address(source: &Source, language: Language) -> Option<&str> {
    match language {
        Language::En => source.en.as_deref().or(source.zh.as_deref()),
        Language::Zh => source.zh.as_deref().or(source.en.as_deref()),
    }
}

fn bilingual(words: &Bilingual) -> Value {
    json!({ "en": words.en, "zh": words.zh })
}

fn pick(words: &Bilingual, language: Language) -> &str {
    language.pick(&words.en, &words.zh)
}
