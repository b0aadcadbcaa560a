//! Where the vendor's regions are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Bilingual;
use super::asset::Words;

/// The place of a region, `ap-chongqing`; nothing for one that isn't on our list.
pub fn place_of_region(id: &str) -> Option<&'static Bilingual> {
    REGIONS.get(id)
}

static REGIONS: LazyLock<BTreeMap<String, Bilingual>> = LazyLock::new(|| {
    // A test reads the list; without it, regions are shown as they are sent.
    let places: BTreeMap<String, Words> =
        toml::from_str(include_str!("../../assets/regions.toml")).unwrap_or_default();
    places
        .into_iter()
        .map(|(id, place)| (id, Bilingual { en: place.en.into(), zh: place.zh.into() }))
        .collect()
});
