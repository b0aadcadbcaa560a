//! The nodes of an entry, which are many, and of most entries never asked for.

use std::ops::Deref;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::NodeEntry;

/// Every documented node of an entry, parents before children, siblings in the documented order. Those of the
/// project's own catalog are read when they are first asked for: a payload needs one entry, and to read all would take
/// most of the time that the program takes to start.
#[derive(Debug)]
pub struct Nodes {
    /// As the build script wrote them; nothing where they were never written.
    written: &'static [u8],
    read: OnceLock<Vec<NodeEntry>>,
}

impl Deref for Nodes {
    type Target = [NodeEntry];

    fn deref(&self) -> &[NodeEntry] {
        // What the build script wrote can be read; a test reads all of it.
        self.read.get_or_init(|| postcard::from_bytes(self.written).unwrap_or_default())
    }
}

impl<'a> IntoIterator for &'a Nodes {
    type Item = &'a NodeEntry;
    type IntoIter = std::slice::Iter<'a, NodeEntry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Vec<NodeEntry>> for Nodes {
    fn from(nodes: Vec<NodeEntry>) -> Self {
        Self { written: &[], read: nodes.into() }
    }
}

impl Serialize for Nodes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = postcard::to_stdvec(&**self).map_err(serde::ser::Error::custom)?;
        serializer.serialize_bytes(&written)
    }
}

impl<'de: 'static> Deserialize<'de> for Nodes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Deserialize::deserialize(deserializer)?;
        Ok(Self { written, read: OnceLock::new() })
    }
}
