//! Web addresses, and what the vendor's own tell.

use jiff::Timestamp;

use super::text::percent_decoded;
use crate::catalog::ValueType;

/// A web address, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress {
    /// Who answers.
    pub host: String,
    /// What is asked for, decoded.
    pub path: String,
    /// How many parameters stand behind it.
    pub n_parameters: usize,
    /// The first of them, decoded, each with what it says.
    pub parameters: Vec<(String, String)>,
    /// Until when its signature holds, if it carries one of the vendor's.
    pub expires: Option<Timestamp>,
}

/// So many parameters are told.
const MOST_TOLD: usize = 20;

/// Addresses longer than this are cut before they are looked at.
const LONGEST: usize = 16 * 1024;

pub(super) fn read(value: &str) -> Option<WebAddress> {
    if value.len() > LONGEST || !ValueType::Url.accepts(value) {
        return None;
    }
    let (_, rest) = value.split_once("://")?;
    let rest = rest.split('#').next()?;
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let parameters = || query.split('&').filter(|parameter| !parameter.is_empty());
    let decoded = |text: &str| percent_decoded(text).unwrap_or_else(|| text.to_owned());
    let expires = parameters().find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        // Start and end in seconds since 1970, parted by a semicolon that may be encoded.
        let times = decoded(value);
        let (_, end) = times.split_once(';').filter(|_| name == "q-sign-time")?;
        Timestamp::from_second(end.parse().ok()?).ok()
    });
    let told = parameters().take(MOST_TOLD).map(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        (decoded(name), decoded(value))
    });
    Some(WebAddress {
        host: host.to_owned(),
        path: format!("/{}", decoded(path)),
        n_parameters: parameters().count(),
        parameters: told.collect(),
        expires,
    })
}
