//! Colors and letters by the names that they have in `assets/theme.toml`, for what is drawn for the window and elsewhere.

use std::sync::LazyLock;

use toml::{Table, Value};

/// A color, named by its job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is a row of the color table in assets/theme.toml")]
pub enum Ink {
    Canvas,
    Sunken,
    Faint,
    ControlEdge,
    Icon,
    Text1,
    Text2,
    Text3,
    Accent,
    BarFine,
    BarFailed,
    BarWhole,
    ErrorInk,
    ErrorTint,
    WarningInk,
    WarningTint,
    SuccessInk,
}

/// Letters, named by their job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is a row of the type table in assets/theme.toml")]
pub enum Letters {
    Row,
    RowBold,
    Caption,
    Mono,
}

/// On what ground colors are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// On a light one.
    Light,
    /// On a dark one.
    Dark,
}

impl Ink {
    /// Its name: `text_1`, `error.ink`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Canvas => "canvas",
            Self::Sunken => "sunken",
            Self::Faint => "faint",
            Self::ControlEdge => "control_edge",
            Self::Icon => "icon",
            Self::Text1 => "text_1",
            Self::Text2 => "text_2",
            Self::Text3 => "text_3",
            Self::Accent => "accent",
            Self::BarFine => "bar_fine",
            Self::BarFailed => "bar_failed",
            Self::BarWhole => "bar_whole",
            Self::ErrorInk => "error.ink",
            Self::ErrorTint => "error.tint",
            Self::WarningInk => "warning.ink",
            Self::WarningTint => "warning.tint",
            Self::SuccessInk => "success.ink",
        }
    }

    /// The color itself: `#1A2130`.
    pub fn hex(self, scheme: Scheme) -> &'static str {
        let named = colors(scheme).find(|(name, _)| name == self.id());
        named.map_or_else(Default::default, |(_, hex)| hex)
    }

    /// As a page refers to it, on whose variables see [`variables`].
    pub(super) fn variable(self) -> String {
        format!("var({})", variable(self.id()))
    }
}

impl Letters {
    /// Their name: `row_bold`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::RowBold => "row_bold",
            Self::Caption => "caption",
            Self::Mono => "mono",
        }
    }

    /// In points.
    pub fn size(self) -> f64 {
        let row = THEME.get("type").and_then(|letters| letters.get(self.id()));
        row.and_then(|row| row.get("size")?.as_float()).unwrap_or_default()
    }
}

/// Every color as a variable of CSS: `--text-1:#1A2130;--error-ink:#B3261E`.
pub(super) fn variables(scheme: Scheme) -> String {
    let variables = colors(scheme).map(|(name, hex)| [&variable(&name), ":", hex].concat());
    variables.collect::<Vec<String>>().join(";")
}

static THEME: LazyLock<Table> =
    LazyLock::new(|| include_str!("../../assets/theme.toml").parse().unwrap_or_default());

fn variable(name: &str) -> String {
    format!("--{}", name.replace(['_', '.'], "-"))
}

/// The colors with their names.
fn colors(scheme: Scheme) -> impl Iterator<Item = (String, &'static str)> {
    let scheme = match scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    };
    let colors = THEME.get(scheme).and_then(Value::as_table);
    colors.into_iter().flatten().flat_map(|(name, color)| {
        let tones = color.as_table().into_iter().flatten();
        let tones = tones.map(move |(tone, color)| (format!("{name}.{tone}"), color));
        let all = tones.chain(color.is_str().then(|| (name.clone(), color)));
        all.filter_map(|(name, color)| Some((name, color.as_str()?)))
    })
}
