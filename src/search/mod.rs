//! Finding words or a regular expression in a payload: in names, values, descriptions and paths.
//!
//! A [`Query`] says what is looked for and where, its [`Matcher`] looks in single texts, and a [`Seeker`] goes through
//! the nodes of a payload.

mod matcher;
mod query;
mod seeker;
mod wrong;

pub use self::matcher::Matcher;
pub use self::query::{Place, Places, Query};
pub use self::seeker::{Seeker, Spelling, Spot, description, missing_path, value_as};
pub use self::wrong::WrongQuery;
