//! The component sheet: every control and color in every state on one page.

use callback_explorer::ui::icon::{self, Icon};
use callback_explorer::ui::text::{self, part};
use callback_explorer::ui::theme::{self, Color, Letters, Theme};
use callback_explorer::ui::widgets::button::Button;
use callback_explorer::ui::widgets::chip::Chip;
use callback_explorer::ui::widgets::mark::Mark;
use callback_explorer::ui::widgets::{Look, choice, field, pane};
use eframe::egui::{Painter, Rect, Ui, pos2, vec2};

pub(super) fn draw(ui: &mut Ui) {
    let theme = theme::of(ui);
    let painter = ui.painter().clone();
    painter.rect_filled(ui.max_rect(), 0.0, *theme.color.canvas);
    letters(&painter, theme);
    buttons(&painter, theme);
    chips(&painter, theme);
    marks(&painter, theme);
    kinds(&painter, theme);
    choices(&painter, theme);
    fields(&painter, theme);
    strips(&painter, theme);
    surfaces(&painter, theme);
}

const LEFT: f32 = 24.0;

fn head(painter: &Painter, y: f32, words: &str, theme: &Theme) {
    say(painter, LEFT, y, words, theme.text.section, theme.color.text_2);
}

fn say(painter: &Painter, x: f32, y: f32, words: &str, letters: Letters, color: Color) -> f32 {
    text::paint(painter, x, y, &text::line(painter, words, letters, color)).right()
}

fn letters(painter: &Painter, theme: &Theme) {
    let (kind, color) = (&theme.text, &theme.color);
    head(painter, 28.0, "Type", theme);
    let mut x = say(painter, LEFT, 54.0, "Title 17 / 600", kind.title, color.text_1);
    x = say(painter, x + 40.0, 54.0, "回调 17", kind.title, color.text_1);
    say(painter, x + 30.0, 55.0, "Node name 16 / 500 mono", kind.node_name, color.text_1);
    x = say(painter, LEFT, 78.0, "Prose 13 / 400 描述文字", kind.prose, color.text_1);
    x = say(painter, x + 22.0, 78.0, "Row 12.5 secondary 次要", kind.row, color.text_2);
    x = say(painter, x + 20.0, 78.0, "Caption 11.5 / 500", kind.chip, color.text_3);
    say(painter, x + 16.0, 78.0, "mono 12 / 400 Il1 O0", kind.mono, color.text_1);
}

fn buttons(painter: &Painter, theme: &Theme) {
    head(painter, 112.0, "Buttons", theme);
    let looks = [
        ("Rest", Look::default()),
        ("Hover", Look { is_hovered: true, ..Look::default() }),
        ("Pressed", Look { is_pressed: true, ..Look::default() }),
        ("Focus", Look { has_focus: true, ..Look::default() }),
        ("Disabled", Look { is_disabled: true, ..Look::default() }),
    ];
    let mut rect = Rect::from_min_size(pos2(LEFT, 128.0), vec2(84.0, 28.0));
    for (words, look) in looks {
        Button::new(words).paint(painter, rect, theme, look);
        rect = rect.translate(vec2(98.0, 0.0));
    }
    rect.set_width(85.0);
    Button::new("Primary").icon(icon::SAVE).primary().paint(painter, rect, theme, Look::default());
}

fn chips(painter: &Painter, theme: &Theme) {
    head(painter, 184.0, "Chips", theme);
    let states = ["Success", "Failed", "Running", "Submitted", "Pause", "Cancel"];
    let chips = states
        .map(Chip::state)
        .into_iter()
        .chain([Chip::plain("String"), Chip::missing("Missing")]);
    let mut x = LEFT;
    for chip in chips {
        x = chip.paint(painter, x, 210.0, theme).right() + 8.0;
    }
}

fn marks(painter: &Painter, theme: &Theme) {
    head(painter, 246.0, "Severity, provenance", theme);
    let mut x = LEFT;
    for (mark, words) in [
        (Mark::Error, "error"),
        (Mark::Warning, "warning"),
        (Mark::Info, "info"),
        (Mark::Fine, "no finding"),
    ] {
        mark.paint(painter, pos2(x + 6.0, 272.0), 14.0, theme);
        x = say(painter, x + 20.0, 272.0, words, theme.text.row, theme.color.text_1) + 18.0;
    }
    for (icon, words) in [
        (icon::DOCUMENTED, "documented"),
        (icon::SAMPLE, "sample"),
        (icon::LINKED, "linked"),
        (icon::UNKNOWN, "unknown"),
    ] {
        x = named(painter, x, 272.0, icon, words, theme) + 16.0;
    }
}

fn named(painter: &Painter, x: f32, y: f32, icon: Icon, words: &str, theme: &Theme) -> f32 {
    text::paint_icon(painter, pos2(x + 7.0, y), icon, 14.0, theme.color.icon);
    say(painter, x + 20.0, y, words, theme.text.row, theme.color.text_2)
}

fn kinds(painter: &Painter, theme: &Theme) {
    head(painter, 308.0, "Node kinds", theme);
    let kinds = [
        (icon::ELEMENT, "element"),
        (icon::OBJECT, "object"),
        (icon::ARRAY, "array"),
        (icon::ATTRIBUTE, "attribute"),
        (icon::TEXT, "text"),
        (icon::NUMBER, "number"),
        (icon::BOOLEAN, "boolean"),
        (icon::NULL, "null"),
        (icon::TIME, "time"),
        (icon::ID, "id"),
        (icon::TAG, "state, tag"),
        (icon::OBJECT_KEY, "object key"),
        (icon::URL, "url"),
        (icon::COMMENT, "comment"),
        (icon::INSTRUCTION, "instruction"),
        (icon::ABSENT, "absent"),
    ];
    for (index, (icon, words)) in kinds.into_iter().enumerate() {
        let (row, column) = (index / 8, index % 8);
        named(painter, LEFT + 84.0 * column as f32, 334.0 + 24.0 * row as f32, icon, words, theme);
    }
}

fn choices(painter: &Painter, theme: &Theme) {
    head(painter, 394.0, "Choices", theme);
    let mut x = LEFT + 7.0;
    for (is_on, words) in [(true, "chosen"), (false, "not chosen")] {
        choice::paint_radio(painter, pos2(x, 420.0), theme, Look::default().on(is_on));
        x = say(painter, x + 15.0, 420.0, words, theme.text.row, theme.color.text_1) + 24.0;
    }
    for (is_on, words) in [(true, "on"), (false, "off")] {
        choice::paint_checkbox(painter, pos2(x, 420.0), theme, Look::default().on(is_on));
        x = say(painter, x + 15.0, 420.0, words, theme.text.row, theme.color.text_1) + 24.0;
    }
    let end = say(painter, x, 420.0, "TemplateNmae", theme.text.mono, theme.color.text_1);
    pane::wave(painter, x, end, 429.0, theme.color.warning.ink);
}

fn fields(painter: &Painter, theme: &Theme) {
    head(painter, 456.0, "Fields", theme);
    let mut rect = Rect::from_min_size(pos2(LEFT, 472.0), vec2(108.0, 28.0));
    for (words, has_focus, is_wrong) in
        [("Rest", false, false), ("Focus", true, false), ("Error", false, true)]
    {
        field::paint(painter, rect, theme, Look { has_focus, ..Look::default() }, is_wrong);
        say(
            painter,
            rect.left() + 10.0,
            rect.center().y,
            words,
            theme.text.prose,
            theme.color.text_1,
        );
        rect = rect.translate(vec2(120.0, 0.0));
    }
}

fn strips(painter: &Painter, theme: &Theme) {
    let color = &theme.color;
    head(painter, 536.0, "Headers", theme);
    let trouble = [
        (
            "Workflow callback",
            Chip::bad("Malformed"),
            "shown up to the break",
            color.error,
            "38:14",
            "Expected </Tasks>, found </Response>.",
        ),
        (
            "Unknown callback",
            Chip::plain("Tag PicFilter"),
            "Success",
            color.info,
            "not-a-callback",
            "The catalog has no PicFilter.",
        ),
    ];
    let mut y = 566.0;
    for (title, chip, words, tone, code, sentence) in trouble {
        let x = say(painter, LEFT, y, title, theme.text.title, color.text_1);
        let x = chip.paint(painter, x + 12.0, y + 1.0, theme).right();
        say(painter, x + 11.0, y + 1.0, words, theme.text.prose, color.text_2);
        let rect = Rect::from_min_size(pos2(LEFT, y + 18.0), vec2(672.0, 28.0));
        pane::strip(painter, rect, tone, theme);
        let parts = [
            part(code, theme.text.mono_strong, *tone.ink),
            part("   ", theme.text.prose, *color.text_1),
            part(sentence, theme.text.prose, *color.text_1),
        ];
        let galley = text::parts(painter, &parts, 650.0);
        text::paint(painter, LEFT + 12.0, rect.center().y, &galley);
        y += 72.0;
    }
}

fn surfaces(painter: &Painter, theme: &Theme) {
    let color = &theme.color;
    head(painter, 894.0, "Surfaces", theme);
    let colors = [
        ("canvas", color.canvas),
        ("panel", color.panel),
        ("sunken", color.sunken),
        ("raised", color.raised),
        ("hover", color.hover),
        ("idle", color.idle),
        ("selected", color.selected),
        ("accent", color.primary),
        ("error", color.error.tint),
        ("warning", color.warning.tint),
        ("success", color.success.tint),
        ("info", color.info.tint),
    ];
    for (index, (name, fill)) in colors.into_iter().enumerate() {
        let rect = Rect::from_min_size(pos2(LEFT + 56.0 * index as f32, 910.0), vec2(42.0, 22.0));
        callback_explorer::ui::widgets::boxed(painter, rect, 4.0, fill, color.hairline);
        say(painter, rect.left(), 942.0, name, theme.text.label, color.text_3);
    }
}
