//! A timeline in words, as a chart of text, and as shapes and a picture.

pub mod chart;
pub mod svg;

use std::io::{self, Write};

use anstyle::Style;
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::columns::{GAP, Layout, MARGIN, QUIET, STRONG};
use super::text::{elide, width};
use super::tree::outcome_style;
use super::{Clock, duration};
use crate::analysis::{Moment, State};
use crate::catalog::Elision;
use crate::say;
use crate::timeline::{Bar, Part, Phase, Tick, Timeline};
use crate::words::{Language, visible};

/// What a bar is called: `Workflow`, `0 Transcode`, the kind of a job.
pub fn name(bar: &Bar, language: Language) -> String {
    name_of(bar.part, &bar.name, language)
}

/// What a part of a run is called, of this kind.
pub(super) fn name_of(part: Part, kind: &str, language: Language) -> String {
    let name = visible(kind);
    match part {
        Part::Run => say!(language, "timeline-run"),
        Part::Task(number) => format!("{number} {name}"),
        Part::Job if name.is_empty() => say!(language, "timeline-job"),
        Part::Job => name.into_owned(),
    }
}

/// How long a bar took: `≥` as far as is known, of a run whose end is not.
pub fn took(timeline: &Timeline, bar: &Bar, language: Language) -> String {
    if let Some(took) = bar.took().and_then(|took| duration(took, language)) {
        return took;
    }
    let so_far = bar.begin().map(|begin| timeline.axis.last.duration_since(begin));
    match so_far.and_then(|so_far| duration(so_far, language)) {
        Some(so_far) if bar.part == Part::Run && bar.ended.is_none() => format!("≥ {so_far}"),
        Some(_) | None => say!(language, "timeline-unknown"),
    }
}

/// Why a bar's end is not what it should be; nothing where it is.
pub fn trouble(bar: &Bar, language: Language) -> Option<String> {
    let phase = bar.stretches.first().map(|stretch| stretch.phase);
    match phase {
        Some(Phase::Open) if bar.part == Part::Run => None,
        Some(Phase::Open) if bar.state == State::Running => {
            Some(say!(language, "timeline-running"))
        }
        Some(Phase::Open) if bar.is_end_promised => Some(say!(language, "timeline-open")),
        Some(Phase::Open) => Some(say!(language, "timeline-no-end")),
        Some(Phase::Backwards) => Some(say!(language, "timeline-backwards")),
        Some(Phase::Waiting | Phase::Running | Phase::Idle) => None,
        None => Some(say!(language, "timeline-no-moment")),
    }
}

/// What stands at a mark of the axis: the time of day at the first, how long after that at the others.
pub fn tick(timeline: &Timeline, tick: Tick, clock: Clock, language: Language) -> String {
    if tick.after.is_zero() {
        let zoned = timeline.axis.first.to_zoned(zone(timeline, clock));
        return zoned.strftime("%H:%M:%S").to_string();
    }
    format!("+{}", in_whole_units(tick.after, language))
}

/// By which clock the times are told: `times as sent, +08:00`.
pub fn clock_words(timeline: &Timeline, clock: Clock, language: Language) -> String {
    let zoned = timeline.axis.first.to_zoned(zone(timeline, clock));
    let offset = zoned.strftime("%:z").to_string();
    match clock {
        Clock::AsSent => say!(language, "timeline-as-sent", offset = offset),
        Clock::Local => say!(language, "timeline-local", offset = offset),
        Clock::Utc => say!(language, "timeline-utc"),
    }
}

/// What a bar's moments are, a line for each: when it was created, started, ended, how long it waited and ran.
pub fn moments(bar: &Bar, clock: Clock, language: Language) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let labels = [
        (say!(language, "fact-created"), bar.created),
        (say!(language, "timeline-started"), bar.started),
        (say!(language, "timeline-ended"), bar.ended),
    ];
    for (label, moment) in labels {
        lines.extend(moment.map(|moment| (label, clock.show(moment.at, moment.offset))));
    }
    let between = |from: Option<Moment>, to: Option<Moment>| {
        duration(to?.at.duration_since(from?.at), language)
    };
    let waited = between(bar.created, bar.started);
    let ran = between(bar.started, bar.ended);
    lines.extend(waited.map(|waited| (say!(language, "timeline-waited"), waited)));
    lines.extend(ran.map(|ran| (say!(language, "timeline-ran"), ran)));
    lines
}

/// What a glance at all bars tells: which was slowest, how many ran at once, for how long none did.
pub fn notes(timeline: &Timeline, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let slowest = timeline.slowest.and_then(|index| timeline.bars.get(index));
    notes.extend(slowest.map(|bar| say!(language, "timeline-slowest", name = name(bar, language))));
    let most = timeline.most_at_once;
    notes.extend((most > 1).then(|| say!(language, "timeline-at-once", count = most)));
    let idle = Some(timeline.idle).filter(SignedDuration::is_positive);
    let idle = idle.and_then(|idle| duration(idle, language));
    notes.extend(idle.map(|idle| say!(language, "timeline-idle", duration = idle)));
    notes
}

/// Writes the timeline of what came from `file` as a chart of text.
pub fn write(
    timeline: &Timeline,
    file: &str,
    (clock, language): (Clock, Language),
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    let clock_words = clock_words(timeline, clock, language);
    writeln!(out, "{STRONG}{}{STRONG:#} · {clock_words}", visible(file))?;
    let names: Vec<String> = timeline.bars.iter().map(|bar| name(bar, language)).collect();
    let name_width = names.iter().map(|name| width(name)).max().unwrap_or(0).clamp(8, 32);
    let ends: Vec<String> = timeline.bars.iter().map(|bar| took(timeline, bar, language)).collect();
    let end_width = ends.iter().map(|end| width(end)).max().unwrap_or(0);
    let taken = MARGIN + name_width + GAP + GAP + end_width;
    let room = layout.width.saturating_sub(taken).clamp(20, 120);
    let ticks = axis_line(timeline, room, clock, language);
    writeln!(out, "{:1$}{QUIET}{ticks}{QUIET:#}", "", MARGIN + name_width + GAP)?;
    for ((bar, name), end) in timeline.bars.iter().zip(names).zip(ends) {
        let (style, mark) = mark(bar.state);
        let name = elide(&name, name_width, Elision::End);
        let gap = name_width - width(&name) + GAP;
        let line = line(timeline, bar, room);
        write!(out, "{style}{mark}{style:#} {name}{:gap$}{style}{line}{style:#}", "")?;
        write!(out, "{:1$}{end}", "", GAP + end_width - width(&end))?;
        match trouble(bar, language) {
            Some(trouble) => writeln!(out, "{:GAP$}{QUIET}{trouble}{QUIET:#}", "")?,
            None => writeln!(out)?,
        }
    }
    let notes = notes(timeline, language);
    if !notes.is_empty() {
        writeln!(out, "{:MARGIN$}{QUIET}{}{QUIET:#}", "", notes.join(" · "))?;
    }
    Ok(())
}

pub(super) fn mark(state: State) -> (Style, char) {
    let mark = match state {
        State::Success => '✓',
        State::Failed => '✗',
        State::Running => '…',
        State::Unknown => '?',
    };
    (outcome_style(state), mark)
}

/// The marks of the axis above `room` cells.
fn axis_line(timeline: &Timeline, room: usize, clock: Clock, language: Language) -> String {
    /// Cells that a mark and the gap behind it take at least.
    const CELLS: usize = 14;
    let mut line = String::new();
    for mark in timeline.axis.ticks(room / CELLS) {
        let share = mark.after.as_secs_f64() / timeline.axis.length().as_secs_f64();
        let at = cell(share, room);
        let words = tick(timeline, mark, clock, language);
        let gap = at.saturating_sub(width(&line));
        line.extend(std::iter::repeat_n(' ', gap));
        line.push_str(&words);
    }
    line
}

/// A bar in `room` cells, up to its last one.
fn line(timeline: &Timeline, bar: &Bar, room: usize) -> String {
    let mut cells = vec![' '; room];
    for stretch in &bar.stretches {
        let from = cell(timeline.axis.share(stretch.from), room).min(room - 1);
        // However short, it is seen.
        let to = cell(timeline.axis.share(stretch.to), room).max(from + 1);
        let ink = match stretch.phase {
            Phase::Running => '█',
            Phase::Waiting | Phase::Idle => '░',
            Phase::Open => '┄',
            Phase::Backwards => '╳',
        };
        cells.iter_mut().take(to).skip(from).for_each(|cell| *cell = ink);
    }
    cells.into_iter().collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of few cells"
)]
fn cell(share: f64, room: usize) -> usize {
    (share * room as f64).round() as usize
}

fn zone(timeline: &Timeline, clock: Clock) -> TimeZone {
    match clock {
        Clock::AsSent => timeline.offset.to_time_zone(),
        Clock::Local => TimeZone::system(),
        Clock::Utc => TimeZone::UTC,
    }
}

/// In the largest unit of which it is a whole number.
fn in_whole_units(length: SignedDuration, language: Language) -> String {
    let seconds = length.as_secs();
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600, seconds / 60);
    match seconds {
        _ if days * 86_400 == seconds => say!(language, "duration-whole-days", count = days),
        _ if hours * 3_600 == seconds => say!(language, "duration-whole-hours", count = hours),
        _ if minutes * 60 == seconds => say!(language, "duration-whole-minutes", count = minutes),
        _ => duration(length, language).unwrap_or_default(),
    }
}
