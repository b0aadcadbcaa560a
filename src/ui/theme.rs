//! Colors, type and sizes, named by their job and read from `assets/theme.toml`.

use std::sync::LazyLock;

use eframe::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Theme as Brightness, Vec2, Visuals, style::WidgetVisuals,
};
use serde::Deserialize;

use super::fonts;
use crate::report::{self, Ink};

/// The theme that `ui` is drawn in.
pub fn of(ui: &egui::Ui) -> &'static Theme {
    if ui.visuals().dark_mode { dark() } else { light() }
}

/// The light theme.
pub fn light() -> &'static Theme {
    &THEMES.0
}

/// The dark theme.
pub fn dark() -> &'static Theme {
    &THEMES.1
}

/// Gives `ctx` our fonts and both themes; which of them shows is egui's theme preference.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(Brightness::Light, light().style(false));
    ctx.set_style_of(Brightness::Dark, dark().style(true));
}

/// One theme: its colors, and the type and sizes that both themes share.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The colors of this theme.
    pub color: Palette,
    /// Text styles by use.
    pub text: Type,
    /// Heights, widths and radii in points.
    pub size: Sizes,
}

/// Every color, named by its job.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each name is a row of the color table in assets/theme.toml")]
pub struct Palette {
    pub canvas: Color,
    pub panel: Color,
    pub sunken: Color,
    pub raised: Color,
    pub hover: Color,
    pub pressed: Color,
    pub selected: Color,
    pub idle: Color,
    pub hairline: Color,
    pub faint: Color,
    pub control_edge: Color,
    pub field_edge: Color,
    pub icon: Color,
    pub text_1: Color,
    pub text_2: Color,
    pub text_3: Color,
    pub accent: Color,
    pub primary: Color,
    pub primary_text: Color,
    pub error: Tone,
    pub warning: Tone,
    pub success: Tone,
    pub info: Tone,
    #[serde(rename = "match")]
    pub found: Color,
    pub current_match: Color,
    pub bar_fine: Color,
    pub bar_failed: Color,
    pub bar_whole: Color,
    pub shadow: Color,
    pub veil: Color,
}

/// A color that speaks: text or icon, the tint behind it, and the tint's edge.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tone {
    /// Text and icons.
    pub ink: Color,
    /// The surface behind them.
    pub tint: Color,
    /// Around that surface.
    pub edge: Color,
}

/// A color as `assets/theme.toml` writes it: `#RRGGBB` or `#RRGGBBAA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Color(Color32);

impl std::ops::Deref for Color {
    type Target = Color32;

    fn deref(&self) -> &Color32 {
        &self.0
    }
}

impl From<Color> for Color32 {
    fn from(color: Color) -> Self {
        color.0
    }
}

impl TryFrom<String> for Color {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Color32::from_hex(&text).map(Self).map_err(|_ignored| format!("{text} is no color"))
    }
}

/// Text styles by use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each name is a row of the type table in assets/theme.toml")]
pub struct Type {
    pub title: Letters,
    pub section: Letters,
    pub prose: Letters,
    pub prose_strong: Letters,
    pub row: Letters,
    pub row_strong: Letters,
    pub row_bold: Letters,
    pub chip: Letters,
    pub caption: Letters,
    pub label: Letters,
    pub node_name: Letters,
    pub mono: Letters,
    pub mono_strong: Letters,
    pub mono_small: Letters,
}

/// A face at a size, and the height of its lines.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    /// Which cut of which family.
    pub face: Face,
    /// In points.
    pub size: f32,
    /// In points.
    pub line: f32,
}

impl Letters {
    /// What egui calls it.
    pub fn font(self) -> FontId {
        FontId::new(self.size, self.face.family())
    }
}

/// The cuts we bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Face {
    Regular,
    Medium,
    Semibold,
    Mono,
    MonoMedium,
}

impl Face {
    /// The egui family that holds this cut.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Medium => FontFamily::Name(fonts::MEDIUM.into()),
            Self::Semibold => FontFamily::Name(fonts::SEMIBOLD.into()),
            Self::Mono => FontFamily::Monospace,
            Self::MonoMedium => FontFamily::Name(fonts::MONO_MEDIUM.into()),
        }
    }
}

/// Heights, widths and radii in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each name is a row of the size table in assets/theme.toml")]
pub struct Sizes {
    pub top_bar: f32,
    pub status_bar: f32,
    pub tabs: f32,
    pub column_head: f32,
    pub tree_row: f32,
    pub indent: f32,
    pub source_row: f32,
    pub folder_row: f32,
    pub finding_row: f32,
    pub payload_row: f32,
    pub button: f32,
    pub chip: f32,
    pub edge: f32,
    pub radius_box: f32,
    pub radius_chip: f32,
    pub radius_inner: f32,
    pub radius_overlay: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    light: Palette,
    dark: Palette,
    r#type: Type,
    size: Sizes,
}

static THEMES: LazyLock<(Theme, Theme)> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the asset is part of the program; every window test reads it"
    )]
    let asset: Asset =
        toml::from_str(include_str!("../../assets/theme.toml")).expect("assets/theme.toml");
    let light = Theme { color: asset.light, text: asset.r#type.clone(), size: asset.size.clone() };
    let dark = Theme { color: asset.dark, text: asset.r#type, size: asset.size };
    (light, dark)
});

impl Theme {
    /// The color of that name.
    pub fn ink(&self, ink: Ink) -> Color {
        let color = &self.color;
        match ink {
            Ink::Canvas => color.canvas,
            Ink::Sunken => color.sunken,
            Ink::Faint => color.faint,
            Ink::ControlEdge => color.control_edge,
            Ink::Icon => color.icon,
            Ink::Text1 => color.text_1,
            Ink::Text2 => color.text_2,
            Ink::Text3 => color.text_3,
            Ink::Accent => color.accent,
            Ink::BarFine => color.bar_fine,
            Ink::BarFailed => color.bar_failed,
            Ink::BarWhole => color.bar_whole,
            Ink::ErrorInk => color.error.ink,
            Ink::ErrorTint => color.error.tint,
            Ink::WarningInk => color.warning.ink,
            Ink::WarningTint => color.warning.tint,
            Ink::SuccessInk => color.success.ink,
        }
    }

    /// The letters of that name.
    pub fn letters(&self, letters: report::Letters) -> Letters {
        match letters {
            report::Letters::Row => self.text.row,
            report::Letters::RowBold => self.text.row_bold,
            report::Letters::Caption => self.text.caption,
            report::Letters::Mono => self.text.mono,
        }
    }

    fn style(&self, is_dark: bool) -> Style {
        let base = if is_dark { Brightness::Dark } else { Brightness::Light };
        let mut style = base.default_style();
        let text = &self.text;
        style.text_styles = [
            (TextStyle::Heading, text.title.font()),
            (TextStyle::Body, text.prose.font()),
            (TextStyle::Button, text.row_strong.font()),
            (TextStyle::Monospace, text.mono.font()),
            (TextStyle::Small, text.label.font()),
        ]
        .into();
        style.animation_time = 0.08;
        style.interaction.tooltip_delay = 0.4;
        style.interaction.selectable_labels = false;
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::new(8.0, 4.0);
        spacing.button_padding = Vec2::new(8.0, 4.0);
        spacing.interact_size.y = 26.0;
        spacing.menu_margin = Margin::same(4);
        spacing.tooltip_width = 360.0;
        spacing.scroll.floating = true;
        spacing.scroll.floating_width = 4.0;
        spacing.scroll.bar_width = 6.0;
        spacing.scroll.dormant_handle_opacity = 0.2;
        spacing.scroll.active_handle_opacity = 0.3;
        spacing.scroll.interact_handle_opacity = 0.5;
        self.paint_visuals(&mut style.visuals);
        style
    }

    fn paint_visuals(&self, visuals: &mut Visuals) {
        let color = &self.color;
        let radius = CornerRadius::same(4);
        let widget = |fill: Color, edge: Color, ink: Color| WidgetVisuals {
            bg_fill: *fill,
            weak_bg_fill: *fill,
            bg_stroke: Stroke::new(1.0, *edge),
            corner_radius: radius,
            fg_stroke: Stroke::new(1.0, *ink),
            expansion: 0.0,
        };
        let widgets = &mut visuals.widgets;
        widgets.noninteractive = widget(color.panel, color.hairline, color.text_1);
        widgets.inactive = widget(color.raised, color.control_edge, color.text_1);
        widgets.hovered = widget(color.hover, color.control_edge, color.text_1);
        widgets.active = widget(color.pressed, color.control_edge, color.text_1);
        widgets.open = widget(color.hover, color.control_edge, color.text_1);
        visuals.weak_text_color = Some(*color.text_3);
        visuals.hyperlink_color = *color.accent;
        visuals.selection.bg_fill = *color.selected;
        visuals.selection.stroke = Stroke::new(2.0, *color.accent);
        visuals.text_cursor.stroke = Stroke::new(1.5, *color.accent);
        visuals.text_edit_bg_color = Some(*color.raised);
        visuals.extreme_bg_color = *color.sunken;
        visuals.faint_bg_color = *color.faint;
        visuals.code_bg_color = *color.sunken;
        visuals.warn_fg_color = *color.warning.ink;
        visuals.error_fg_color = *color.error.ink;
        visuals.panel_fill = *color.panel;
        visuals.window_fill = *color.raised;
        visuals.window_stroke = Stroke::new(1.0, *color.hairline);
        visuals.window_corner_radius = CornerRadius::same(10);
        visuals.menu_corner_radius = CornerRadius::same(6);
        let shadow = Shadow { offset: [0, 4], blur: 12, spread: 0, color: *color.shadow };
        visuals.popup_shadow = shadow;
        visuals.window_shadow = shadow;
    }
}
