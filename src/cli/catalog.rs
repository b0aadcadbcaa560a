//! `catalog`: what the vendor documents.

use std::io::{self, Write as _};

use super::arguments::CatalogArguments;
use super::choices::CatalogFormat;
use super::output::{self, complain};
use super::{CommandError, Status, find_entry, load_catalog};
use crate::report::catalog::{json_of_entry, json_of_entry_with_nodes, write_entry, write_list};
use crate::report::json_schema;
use crate::say;
use crate::words::Language;

pub(super) fn run(asked: &CatalogArguments, language: Language) -> Result<Status, CommandError> {
    let catalog = load_catalog()?;
    let mut out = output::text();
    let layout = output::layout();
    let Some(id) = &asked.id else {
        match asked.format {
            CatalogFormat::Text => write_list(&catalog, language, layout, &mut out)?,
            CatalogFormat::Json => {
                for (_, entry) in catalog.entries() {
                    output::write_json(json_of_entry(entry).to_string(), &mut out)?;
                }
            }
            CatalogFormat::Schema => {
                complain(&say!(language, "catalog-schema-of-one"));
                return Ok(Status::Trouble);
            }
        }
        out.flush()?;
        return Ok(Status::Clean);
    };
    let Some(entry) = find_entry(&catalog, id, language) else { return Ok(Status::Trouble) };
    let entry = catalog.entry(entry);
    match asked.format {
        CatalogFormat::Text => write_entry(entry, language, layout, &mut out)?,
        CatalogFormat::Json => {
            output::write_json(json_of_entry_with_nodes(entry).to_string(), &mut out)?;
        }
        CatalogFormat::Schema => {
            let schema = serde_json::to_string_pretty(&json_schema(entry, language));
            output::write_json(schema.map_err(io::Error::from)?, &mut out)?;
        }
    }
    out.flush()?;
    Ok(Status::Clean)
}
