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
    /// Until when its signature holds, if it carries one of the vendor's.
    pub expires: Option<Timestamp>,
}

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
    let expires = parameters().find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        // Start and end in seconds since 1970, parted by a semicolon that may be encoded.
        let times = percent_decoded(value).unwrap_or_else(|| value.to_owned());
        let (_, end) = times.split_once(';').filter(|_| name == "q-sign-time")?;
        Timestamp::from_second(end.parse().ok()?).ok()
    });
    Some(WebAddress {
        host: host.to_owned(),
        path: format!("/{}", percent_decoded(path).unwrap_or_else(|| path.to_owned())),
        n_parameters: parameters().count(),
        expires,
    })
}
