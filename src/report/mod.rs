//! What we hand on: a payload with all that we can say of it, as text for people and for programs.
//!
//! Everything writes into what the caller gives; nothing is printed here. A payload's words are always
//! made visible ([`crate::words::visible`]): none of these texts can act on a terminal.

pub mod catalog;
mod cells;
pub mod codes;
mod columns;
mod contents;
mod counts;
mod csv;
mod differences;
mod fact_kind;
mod facts;
mod html;
pub mod lines;
mod look;
pub mod markdown;
mod moment;
mod note;
mod outline;
mod reading;
mod recognition;
pub mod records;
pub mod runs;
pub mod sarif;
mod schema;
mod standing;
pub mod table;
mod text;
pub mod timeline;
pub mod tree;
mod whole;

pub use self::columns::{Layout, LongValues};
pub use self::contents::{Terms, shapes};
pub use self::counts::Counts;
pub use self::differences::differences;
pub use self::fact_kind::FactKind;
pub use self::facts::{Fact, facts, facts_in_short, kind, outcome, told_value, verdict};
pub use self::look::{Ink, Letters, Scheme};
pub use self::moment::{Clock, duration, in_zone};
pub use self::note::Note;
pub use self::reading::{Here, ReadingLine, reading_lines, short_reading, size};
pub use self::recognition::{choice, evidence, recognized};
pub use self::schema::json_schema;
pub use self::standing::{Standing, standing};
pub use self::whole::{Markup, Report};
