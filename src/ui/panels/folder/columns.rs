//! How wide the columns are: as their content, the file and the object with what is left.

use eframe::egui::{Rect, Ui};
use jiff::SignedDuration;

use super::Table;
use crate::report;
use crate::report::table::Column;
use crate::ui::text::{self, Elide};
use crate::ui::theme::{Letters, Theme};

/// The columns that have room, from left to right, with where each begins and how wide it is.
#[derive(Debug)]
pub(super) struct Columns(Vec<(Column, f32, f32)>);

/// Between two columns.
const GAP: f32 = 13.0;

/// Before the first.
const MARGIN: f32 = 16.0;

/// Behind the last, where the scroll bar runs.
const END: f32 = 14.0;

/// Which columns go first where there is no room for all.
const LEAST_WANTED: [Column; 8] = [
    Column::Processed,
    Column::Queued,
    Column::Run,
    Column::Received,
    Column::Tag,
    Column::Bucket,
    Column::Job,
    Column::Took,
];

/// How narrow a column may become.
#[derive(Clone, Copy)]
struct Narrow {
    /// Most of what it says can be read; before it has less, other columns go.
    legible: f32,
    /// Less is of no use.
    least: f32,
}

type Width = fn(Narrow) -> f32;

/// Which columns give room first, and down to which width.
const SHRINK: [(&[Column], Width); 6] = [
    (&[Column::Bucket], |narrow| narrow.least),
    (&[Column::Reason, Column::Job, Column::Run, Column::Tag], |narrow| narrow.least),
    (&[Column::Code, Column::Callback], |narrow| narrow.legible),
    (&[Column::File, Column::Object], |narrow| narrow.legible),
    (&[Column::Code, Column::Callback], |narrow| narrow.least),
    (&[Column::File, Column::Object], |narrow| narrow.least),
];

impl Columns {
    pub(super) fn new(ui: &Ui, rect: Rect, table: &Table<'_>) -> Self {
        let room = rect.width() - MARGIN - END;
        let is_shown =
            |column: &Column| *column != Column::Bucket || table.listing.bucket().is_none();
        let columns = table.folder.look().columns.iter().copied().filter(is_shown);
        let mut widths: Vec<(Column, f32)> =
            columns.map(|column| (column, natural(ui, column, table))).collect();
        let mut unwanted = LEAST_WANTED.into_iter();
        while taken(&widths, |column, width| Narrow::of(column, width).legible) > room
            && let Some(column) = unwanted.next()
        {
            widths.retain(|(shown, _)| *shown != column);
        }
        shrink(&mut widths, room);
        let slack = room - taken(&widths, |_, width| width);
        let takes = |column: Column| matches!(column, Column::File | Column::Object);
        let n_takers = widths.iter().filter(|(column, _)| takes(*column)).count();
        let mut x = rect.left() + MARGIN;
        let mut placed = Vec::new();
        for (column, width) in widths {
            let more = if takes(column) { slack.max(0.0) / n_takers as f32 } else { 0.0 };
            let width = (width + more).floor();
            placed.push((column, x, width));
            x += width + GAP;
        }
        Self(placed)
    }

    /// Each with its left edge and its width.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Column, f32, f32)> {
        self.0.iter().copied()
    }

    /// The column at this place.
    pub(super) fn at(&self, x: f32) -> Option<Column> {
        let before = self.0.iter().rev().find(|(_, left, _)| left - GAP / 2.0 <= x);
        before.or(self.0.first()).map(|(column, ..)| *column)
    }
}

/// The letters that a column's cells are written in, and where they are cut.
pub(super) fn letters(column: Column, theme: &Theme) -> (Letters, Elide) {
    let text = &theme.text;
    match column {
        Column::File => (text.row_strong, Elide::ObjectKey),
        Column::Code | Column::Tag => (text.mono, Elide::End),
        Column::Bucket | Column::Job | Column::Run => (text.mono, Elide::Middle),
        Column::Object => (text.mono, Elide::ObjectKey),
        Column::Callback
        | Column::State
        | Column::Created
        | Column::Queued
        | Column::Processed
        | Column::Took
        | Column::Received
        | Column::Findings
        | Column::Reason => (text.row, Elide::End),
    }
}

/// How wide its longest cell is.
fn natural(ui: &Ui, column: Column, table: &Table<'_>) -> f32 {
    let theme = table.scene.theme;
    let (letters, _) = letters(column, theme);
    let width = |text: &str| text::width(ui, text, letters);
    let language = table.scene.language;
    let widest = |texts: Vec<String>| texts.iter().map(|text| width(text)).fold(0.0, f32::max);
    let of_keys = || {
        let counts = table.listing.counts(column).iter();
        widest(counts.map(|count| column.key_words(&count.key, table.speech)).collect())
    };
    let time = |seconds| report::duration(SignedDuration::from_secs(seconds), language);
    // No time is longer in words than the longest of its units.
    let times = || {
        let slowest = table.listing.slowest(column).as_secs();
        let samples = [(0, 59), (60, 3_599), (3_600, 86_399), (86_400, 863_999)];
        let fitting = samples.into_iter().filter(|(from, _)| *from <= slowest);
        widest(fitting.filter_map(|(_, sample)| time(sample)).collect())
    };
    let counts = || {
        let counts = table.listing.totals().most_findings.into_iter().filter(|count| *count > 0);
        counts.map(|count| text::width(ui, &count.to_string(), theme.text.caption) + 26.0).sum()
    };
    let content = match column {
        Column::State => of_keys() + 20.0,
        Column::Callback => of_keys(),
        Column::Created if table.zone().is_some() => width("2000-00-00 00:00:00"),
        Column::Created => width("2000-00-00 00:00:00 +00:00"),
        Column::Queued | Column::Processed | Column::Took => times(),
        Column::Findings => counts(),
        Column::File => width(table.listing.longest(column)) + 4.0,
        Column::Tag
        | Column::Code
        | Column::Bucket
        | Column::Object
        | Column::Job
        | Column::Run
        | Column::Received
        | Column::Reason => width(table.listing.longest(column)),
    };
    let head = text::width(ui, &table.name(column), theme.text.chip) + SORTED;
    content.min(MOST).max(head).ceil()
}

/// The room of the arrow that says by what the table is sorted.
const SORTED: f32 = 14.0;

/// No cell asks for more.
const MOST: f32 = 420.0;

impl Narrow {
    /// Of a column whose longest cell is `natural` wide: nothing of a time, a state or a count is cut.
    fn of(column: Column, natural: f32) -> Self {
        let (legible, least) = match column {
            Column::File => (132.0, 116.0),
            Column::Object => (104.0, 96.0),
            Column::Callback => (84.0, 64.0),
            Column::Code => (80.0, 72.0),
            Column::Bucket => (66.0, 66.0),
            Column::Tag | Column::Job | Column::Run => (80.0, 80.0),
            Column::Reason => (120.0, 120.0),
            Column::State
            | Column::Created
            | Column::Queued
            | Column::Processed
            | Column::Took
            | Column::Received
            | Column::Findings => (natural, natural),
        };
        Self { legible: natural.min(legible), least: natural.min(least) }
    }
}

fn taken(widths: &[(Column, f32)], of: impl Fn(Column, f32) -> f32) -> f32 {
    let gaps = GAP * widths.len().saturating_sub(1) as f32;
    widths.iter().map(|(column, width)| of(*column, *width)).sum::<f32>() + gaps
}

/// Takes from the columns what doesn't fit, in their order.
fn shrink(widths: &mut [(Column, f32)], room: f32) {
    for (givers, least) in SHRINK {
        let least = |column, width| least(Narrow::of(column, width));
        let mut over = taken(widths, |_, width| width) - room;
        // The widest gives first, until the others are as wide.
        for _ in 0..givers.len() * 2 {
            let is_giver = |(column, width): &&mut (Column, f32)| {
                givers.contains(column) && *width > least(*column, *width)
            };
            let mut wide: Vec<&mut (Column, f32)> = widths.iter_mut().filter(is_giver).collect();
            wide.sort_by(|one, other| other.1.total_cmp(&one.1));
            let next = wide.get(1).map_or(0.0, |(_, width)| *width);
            let n_givers = wide.len() as f32;
            let Some((column, width)) = wide.first_mut().map(|it| (it.0, &mut it.1)) else { break };
            if over <= 0.0 {
                return;
            }
            let fair =
                if *width - next > 1.0 { (*width - next).min(over) } else { over / n_givers };
            let given = fair.min(*width - least(column, *width)).max(0.0);
            *width -= given;
            over -= given;
        }
    }
}
