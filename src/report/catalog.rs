//! What the vendor documents, as text: all callbacks, or one with its nodes.

use std::io::{self, Write};

use anstyle::Style;
use serde_json::{Value, json};

use super::columns::{Cells, Columns, GAP, Layout, MARGIN, QUIET, STRONG};
use super::text::width;
use crate::catalog::{Bilingual, Catalog, Entry, NodeEntry, Presence, Source, Unit};
use crate::say;
use crate::words::{Language, visible};

/// Writes all callbacks, one a line.
pub fn write_list(
    catalog: &Catalog,
    language: Language,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    let widest = catalog.entries().map(|(_, entry)| entry.id.len()).max().unwrap_or(0);
    let about: Vec<_> = catalog.entries().map(|(_, entry)| about(entry, language)).collect();
    let widths = [0, 1, 2].map(|part| {
        about.iter().filter_map(|about| about.get(part)).map(|words| width(words)).max()
    });
    let columns = Columns::new(layout, widest, widths.iter().flatten().sum::<usize>() + 2 * GAP);
    for ((_, entry), about) in catalog.entries().zip(&about) {
        let padded = about.iter().zip(widths).map(|(words, widest)| {
            let gap = widest.unwrap_or(0) - width(words) + GAP;
            format!("{words}{:gap$}", "")
        });
        let value: String = padded.collect();
        let tags = entry.tags().join(" | ");
        let tags = if tags.is_empty() { tags } else { format!(" [{tags}]") };
        columns.write(
            &Cells {
                mark: None,
                name: (STRONG, entry.id.clone()),
                value: (QUIET, value.trim_end().to_owned()),
                description: (Style::new(), format!("{}{tags}", pick(&entry.title, language))),
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
    let title = visible(pick(&entry.title, language));
    writeln!(out, "{STRONG}{}{STRONG:#} · {title}", visible(&entry.id))?;
    for source in &entry.sources {
        let title = visible(pick(&source.title, language));
        let address = visible(address(source, language).unwrap_or_default());
        writeln!(out, "{:MARGIN$}{title}  {QUIET}{address}{QUIET:#}", "")?;
    }
    writeln!(out)?;
    let widest_type = entry.nodes.iter().map(|node| width(&type_of(node, language))).max();
    let widest_type = widest_type.unwrap_or(0);
    let cells = |node| cells(entry, node, widest_type, language);
    let rows: Vec<_> = entry.nodes.iter().map(cells).collect();
    let widest = |cell: fn(&Cells) -> &str| rows.iter().map(|row| width(cell(row))).max();
    let columns = Columns::new(
        layout,
        widest(|row| &row.name.1).unwrap_or(0),
        widest(|row| &row.value.1).unwrap_or(0),
    );
    rows.iter().try_for_each(|row| columns.write(row, out))
}

/// How many nodes there are, in which languages they are documented, on how many pages.
fn about(entry: &Entry, language: Language) -> [String; 3] {
    [
        say!(language, "tree-n-nodes", count = entry.nodes.len()),
        languages(entry).join(" "),
        say!(language, "catalog-n-pages", count = entry.sources.len()),
    ]
}

/// The languages of the callback's pages.
fn languages(entry: &Entry) -> Vec<&'static str> {
    let has = |language: &Language| {
        entry.sources.iter().any(|source| match language {
            Language::En => source.en.is_some(),
            Language::Zh => source.zh.is_some(),
        })
    };
    Language::ALL.into_iter().filter(has).map(Language::id).collect()
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
        "tags": entry.tags(),
        "languages": languages(entry),
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

/// The type of a node's value, with its unit.
fn type_of(node: &NodeEntry, language: Language) -> String {
    let unit = node.unit.map(|unit| language.pick(unit.en(), unit.zh()));
    let unit = unit.map(|unit| format!(", {unit}")).unwrap_or_default();
    format!("{}{unit}", node.value_type.id())
}

fn cells(entry: &Entry, node: &NodeEntry, widest_type: usize, language: Language) -> Cells {
    let is_container = entry.children(node.place).next().is_some();
    let depth = node.path.matches('.').count();
    let repeats = if node.repeats { "[]" } else { "" };
    let style = if is_container { STRONG } else { Style::new() };
    let value_type = type_of(node, language);
    let gap = widest_type - width(&value_type) + GAP;
    let about = format!("{value_type}{:gap$}{}", "", presence(&node.presence, language));
    let mut description = pick(&node.meaning, language).replace('`', "");
    if !node.values.is_empty() {
        let more = if node.more_values { ["…"].as_slice() } else { &[] };
        let values: Vec<&str> =
            node.values.iter().map(|value| &*value.is).chain(more.iter().copied()).collect();
        description = format!("{description} [{}]", values.join(" | "));
    }
    Cells {
        mark: None,
        name: (style, format!("{:1$}{2}{repeats}", "", 2 * depth, node.name)),
        value: (QUIET, about),
        description: (Style::new(), description),
    }
}

/// When a node is there.
fn presence(presence: &Presence, language: Language) -> String {
    match presence {
        Presence::Always => say!(language, "presence-always"),
        Presence::OnSuccess => say!(language, "presence-on-success"),
        Presence::Sometimes => say!(language, "presence-sometimes"),
        Presence::When(_) => say!(language, "presence-when"),
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
