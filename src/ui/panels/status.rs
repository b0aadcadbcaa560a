//! The line at the bottom: what the payload is made of, where the selection is, what was just done.

use std::time::Duration;

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role};

use super::{Scene, loading};
use crate::intake::Decoding;
use crate::report::size;
use crate::say;
use crate::session::folder::Listing;
use crate::session::{Open, Session};
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::ui::window::{Notice, disk_time};
use crate::words::{Language, grouped};

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    session: &Session,
    notice: Option<&Notice>,
) {
    let theme = scene.theme;
    let color = &theme.color;
    ui.painter().rect_filled(rect, 0.0, *color.panel);
    widgets::hline(ui.painter(), rect.left(), rect.right(), rect.top(), color.hairline);
    let language = scene.language;
    let folder = session.current().and_then(Open::folder);
    let (left, right) = if let Some(folder) = folder {
        read_so_far(folder.listing(), language)
    } else if let Some(open) = session.current() {
        let mut made_of = made_of(open, language);
        if let Some(time) = disk_time(open, scene.clock) {
            made_of = format!("{made_of}  ·  {}", say!(language, "payload-reloaded", time = time));
        }
        let memory: usize = session.opened().iter().map(Open::memory).sum();
        if memory >= WORTH_TELLING {
            let size = size(memory as u64);
            made_of = format!("{made_of}  ·  {}", say!(language, "status-memory", size = size));
        }
        (made_of, place(open, language))
    } else {
        let n_entries = session.analyzer().catalog().entries().count();
        (say!(language, "status-offline"), say!(language, "status-catalog", count = n_entries))
    };
    let middle = rect.center().y + 0.5;
    let galley = text::line(ui.painter(), &right, theme.text.caption, color.text_2);
    let end =
        text::paint_right(ui.painter(), rect.right() - theme.size.edge, middle, &galley).left();
    let (words, ink) = match notice {
        Some(notice) if notice.is_trouble => (&notice.words, color.error.ink),
        Some(notice) => (&notice.words, color.text_1),
        None => (&left, color.text_2),
    };
    let room = end - rect.left() - 2.0 * theme.size.edge;
    let galley = text::fitted(ui.painter(), words, theme.text.caption, ink, room, Elide::End);
    let at = text::paint(ui.painter(), rect.left() + theme.size.edge, middle, &galley);
    let response = ui.interact(at, ui.scope_id().with("status"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    if galley.elided {
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, words, ""));
    }
}

/// All that is open takes so many bytes of memory before somebody may ask how many.
const WORTH_TELLING: usize = 10_000_000;

/// What a folder holds, and how long it took to read.
fn read_so_far(listing: &Listing, language: Language) -> (String, String) {
    let (n_files, n_unreadable) = listing.n_files();
    let mut words =
        say!(language, "status-folder", payloads = listing.rows().len(), files = n_files);
    if n_unreadable > 0 {
        words =
            format!("{words}  ·  {}", say!(language, "status-unreadable", count = n_unreadable));
    }
    let took = listing
        .reading()
        .took
        .map(|took| say!(language, "status-analysed", time = format!("{:.1}", took.as_secs_f64())));
    (words, took.unwrap_or_default())
}

fn made_of(open: &Open, language: Language) -> String {
    if let Some(reached) = loading::reached(open) {
        return loading::words_with_nodes(reached, language);
    }
    let Some(analysis) = open.analysis() else { return open.name().to_owned() };
    let format = analysis.format().map_or("–", |format| match format {
        crate::document::Format::Xml => "XML",
        crate::document::Format::Json => "JSON",
    });
    let nodes = say!(language, "n-nodes", count = analysis.document().n_nodes());
    let size = size(analysis.n_bytes() as u64);
    let parsed = parsed(analysis.took(), language);
    let encoding = encoding(analysis.decoding(), language);
    [format, &encoding, &size, &nodes, &parsed].join("  ·  ")
}

/// The encoding, and whether somebody chose it.
pub(super) fn encoding(decoding: &Decoding, language: Language) -> String {
    if decoding.is_chosen {
        say!(language, "encoding-chosen", encoding = decoding.encoding)
    } else {
        decoding.encoding.to_owned()
    }
}

/// How long reading took: `Parsed in 0.1 ms`.
fn parsed(took: Duration, language: Language) -> String {
    let ms = took.as_secs_f64() * 1e3;
    match ms {
        ..10.0 => say!(language, "status-parsed-ms", time = format!("{ms:.1}")),
        ..1000.0 => say!(language, "status-parsed-ms", time = format!("{ms:.0}")),
        _ => say!(language, "status-parsed-s", time = format!("{:.1}", ms / 1e3)),
    }
}

fn place(open: &Open, language: Language) -> String {
    let (Some(analysis), Some(target)) = (open.analysis(), open.selected()) else {
        return String::new();
    };
    let document = analysis.document();
    let byte = document.node(target.node()).span().start;
    let at = document.position(byte);
    say!(
        language,
        "status-place",
        line = at.line.to_string(),
        column = at.column.to_string(),
        byte = grouped(byte)
    )
}
