//! How wide and high panels and columns are: in proportion to the window, until the user drags their edges.

use eframe::egui::{Rect, Vec2};
use serde::{Deserialize, Serialize};

use super::wish::Tab;
use crate::say;
use crate::words::Language;

/// A border that can be dragged, named by what it makes larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// The right edge of the list of payloads.
    Payloads,
    /// The left edge of the details.
    Details,
    /// The upper edge of the bottom, where it shows a list.
    Bottom,
    /// The upper edge of the bottom, where it shows text.
    Text,
    /// The right edge of the tree's names.
    Names,
    /// The right edge of the tree's values.
    Values,
}

impl Edge {
    /// The edge above what the bottom shows.
    pub fn above(tab: Tab) -> Self {
        match tab {
            Tab::Findings | Tab::Timeline | Tab::Hits | Tab::Notes => Self::Bottom,
            Tab::Details
            | Tab::Source
            | Tab::Export
            | Tab::Share
            | Tab::Comparison
            | Tab::Run
            | Tab::Records => Self::Text,
        }
    }

    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Payloads => say!(language, "edge-payloads"),
            Self::Details => say!(language, "edge-details"),
            Self::Bottom | Self::Text => say!(language, "edge-bottom"),
            Self::Names => say!(language, "edge-names"),
            Self::Values => say!(language, "edge-values"),
        }
    }
}

/// What the user has dragged, in points. What was never dragged follows the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each is named like its edge")]
pub struct Sizes {
    pub payloads: Option<u16>,
    pub details: Option<u16>,
    pub bottom: Option<u16>,
    pub text: Option<u16>,
    pub names: Option<u16>,
    pub values: Option<u16>,
}

impl Sizes {
    /// Notes where an edge was dragged to; with none, it follows the window again.
    pub fn set(&mut self, edge: Edge, size: Option<u16>) {
        *match edge {
            Edge::Payloads => &mut self.payloads,
            Edge::Details => &mut self.details,
            Edge::Bottom => &mut self.bottom,
            Edge::Text => &mut self.text,
            Edge::Names => &mut self.names,
            Edge::Values => &mut self.values,
        } = size;
    }

    /// How high the tabs at the bottom are, with what they show.
    pub fn bottom(&self, window: Vec2, tab: Tab) -> f32 {
        let dragged = match Edge::above(tab) {
            Edge::Text => self.text,
            Edge::Payloads | Edge::Details | Edge::Bottom | Edge::Names | Edge::Values => {
                self.bottom
            }
        };
        dragged.map_or_else(|| default_bottom(window, tab), f32::from).max(80.0)
    }

    /// How wide the tree's names and values are in `width`; descriptions have the rest.
    pub fn columns(&self, width: f32) -> (f32, f32) {
        let names = self.names.map_or((width * 0.34).clamp(230.0, 340.0), f32::from);
        let values = self.values.map_or((width * 0.33).clamp(200.0, 340.0), f32::from);
        if self.names.is_none() && self.values.is_none() {
            return (names, values);
        }
        let names = within(names, 120.0, width - 160.0);
        (names, within(values, 80.0, width - names - 60.0))
    }
}

/// How wide the panels at the sides are.
#[derive(Clone, Copy, Debug)]
pub struct Widths {
    /// The list of payloads.
    pub left: f32,
    /// The details; 0 where they are a tab at the bottom.
    pub right: f32,
}

impl Widths {
    /// In `area`, and as the user has dragged them; the tree keeps room.
    pub fn of(area: Rect, sizes: &Sizes) -> Self {
        const TREE: f32 = 360.0;
        let (left, right) = match area.width() {
            width if width >= 1560.0 => (264.0, 368.0),
            width if width >= 1100.0 => (240.0, 304.0),
            width if width >= 860.0 => (208.0, 0.0),
            _ => (168.0, 0.0),
        };
        let dragged = sizes.payloads.map(f32::from);
        let left = dragged.map_or(left, |size| within(size, 140.0, area.width() - right - TREE));
        let dragged = sizes.details.map(f32::from).filter(|_| right > 0.0);
        let right = dragged.map_or(right, |size| within(size, 220.0, area.width() - left - TREE));
        Self { left, right }
    }
}

fn default_bottom(window: Vec2, tab: Tab) -> f32 {
    if tab == Tab::Comparison {
        // Two trees are compared in it, not one text.
        return (window.y * 0.45).round();
    }
    match (window.y, Edge::above(tab)) {
        (height, Edge::Text) if height < 700.0 => 250.0,
        (height, _) if height < 700.0 => 176.0,
        (_, Edge::Text) => 330.0,
        (height, _) if height >= 960.0 => 280.0,
        _ => 204.0,
    }
}

/// Between `least` and `most`, and never below `least`.
fn within(size: f32, least: f32, most: f32) -> f32 {
    size.min(most).max(least)
}
