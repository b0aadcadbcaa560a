//! `find`: where something stands in payloads.

use std::borrow::Cow;
use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::arguments::Find;
use super::choices::OutputFormat;
use super::in_order::{self, Unwanted};
use super::input::{self, By, Given};
use super::many::{self, Give, Terms};
use super::output::{self, complain};
use super::progress::Progress;
use super::{CommandError, Status, lasting_analyzer};
use crate::analysis::Analysis;
use crate::document::{Node, Position};
use crate::say;
use crate::search::{Matcher, Place, Places, Query, Seeker, Spelling, Spot, description, value_as};
use crate::words::{Language, visible};

pub(super) fn run(find: &Find, language: Language) -> Result<Status, CommandError> {
    let query = Query {
        words: find.pattern.clone(),
        is_regex: find.how.regex,
        matches_case: find.how.case_sensitive,
        is_whole_words: find.how.whole_words,
        places: Places::of(find.places.iter().copied()),
    };
    let matcher = match Matcher::new(&query) {
        _ if query.is_empty() => {
            complain(&say!(language, "find-pattern-empty"));
            return Ok(Status::Trouble);
        }
        Err(wrong) => {
            complain(&wrong.words(language).to_string());
            return Ok(Status::Trouble);
        }
        Ok(matcher) => matcher,
    };
    let analyzer = lasting_analyzer(find.reading.limits())?;
    let terms = Terms {
        by: By { analyzer, entry: None, encoding: find.reading.encoding },
        jobs: &find.jobs,
        language,
        words: |language, [done, found, told]| {
            say!(language, "find-progress", done = done, found = found, told = told)
        },
    };
    let excerpts = output::is_terminal();
    let finder = Finder { find, matcher: &matcher, language, excerpts };
    let mut out = output::text();
    let (mut n_found, mut is_trouble) = (0, false);
    let mut last_file = String::new();
    let mut take = |piece: io::Result<Piece>, progress: &Progress| {
        let mut piece = piece?;
        n_found += piece.n_found;
        progress.told(piece.n_found);
        if let Some((file, complaint)) = &piece.complaint {
            is_trouble = true;
            progress.complain_of(file, complaint);
        }
        if let Some(file) = piece.file.filter(|file| *file != last_file) {
            writeln!(piece.text, "{}", input::shown_name(&file))?;
            last_file = file;
        }
        Ok(progress.print(&piece.text, &mut out)?)
    };
    let make = |given, give: &mut Give<'_, _>| finder.look(given, give);
    let stopped = many::read(&find.paths, &terms, &make, &mut take)?;
    out.flush()?;
    Ok(match (stopped, is_trouble, n_found) {
        (Some(stopped), ..) => stopped.complain(language),
        (None, true, _) => Status::Trouble,
        (None, false, 0) => Status::Findings,
        (None, false, _) => Status::Clean,
    })
}

/// Some of what was found in a payload.
#[derive(Default)]
struct Piece {
    text: Vec<u8>,
    n_found: usize,
    /// The file to be named, unless that was done.
    file: Option<String>,
    /// Of which file, and what.
    complaint: Option<(String, String)>,
}

impl in_order::Piece for Piece {
    fn memory(&self) -> usize {
        self.text.capacity()
    }
}

/// How many bytes of text make a piece.
const FULL: usize = 64 * 1024;

#[derive(Clone, Copy)]
struct Finder<'a> {
    find: &'a Find,
    matcher: &'a Matcher,
    language: Language,
    /// Whether of a long text only the surroundings of what was found are told.
    excerpts: bool,
}

/// What was found in one node.
struct Hit<'a> {
    analysis: &'a Analysis,
    file: &'a str,
    node: Node<'a>,
    path: &'a str,
    spot: Spot,
}

/// The same for programs. The keys and their order are a promise to scripts: more may come at the end, none goes.
#[derive(Serialize)]
struct HitObject<'a> {
    file: &'a str,
    payload: usize,
    path: &'a str,
    line: usize,
    column: usize,
    byte: usize,
    #[serde(rename = "in")]
    place: &'static str,
    found: &'a str,
    value: Option<Cow<'a, str>>,
}

impl Finder<'_> {
    fn look(self, given: Given, give: &mut Give<'_, io::Result<Piece>>) -> Result<(), Unwanted> {
        let analysis = match given {
            Given::Payload(analysis) => analysis,
            Given::Nothing { file, complaint } => {
                return give(Ok(Piece { complaint: Some((file, complaint)), ..Piece::default() }));
            }
        };
        let file = analysis.origin().name();
        let mut piece = Piece::default();
        let mut seeker = Seeker::new(&analysis, self.matcher, self.language);
        let mut paths = analysis.paths();
        let mut n_found = 0;
        for node in analysis.document().nodes() {
            let Some(spot) = seeker.in_node(node) else { continue };
            n_found += 1;
            if self.find.files_with_matches {
                break;
            }
            if self.find.count {
                continue;
            }
            let path = paths.path(node.id());
            let hit = Hit { analysis: &analysis, file: &file, node, path: &path, spot };
            if let Err(error) = self.write(&hit, &mut piece.text) {
                return give(Err(error));
            }
            if piece.text.len() > FULL {
                give(Ok(std::mem::take(&mut piece)))?;
            }
        }
        piece.n_found = n_found;
        if self.find.files_with_matches && n_found > 0 {
            piece.file = Some(file.into_owned());
        } else if self.find.count && n_found > 0 {
            let line = format!("{}:{n_found}\n", input::payload_name(&analysis));
            piece.text = line.into_bytes();
        }
        give(Ok(piece))
    }

    fn write(self, hit: &Hit<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        match self.find.format {
            OutputFormat::Text => self.write_text(hit, out),
            OutputFormat::Json => self.write_json(hit, out),
        }
    }

    fn write_json(self, hit: &Hit<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let byte = hit.node.span().start;
        let Position { line, column } = hit.analysis.document().position(byte);
        let text = hit.text(self.language);
        let object = HitObject {
            file: hit.file,
            payload: hit.analysis.origin().number,
            path: hit.path,
            line,
            column,
            byte,
            place: hit.place_id(),
            found: text.get(hit.spot.span()).unwrap_or_default(),
            value: hit.node.value(),
        };
        output::write_json(serde_json::to_string(&object)?, out)
    }

    fn write_text(self, hit: &Hit<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let file = input::payload_name(hit.analysis);
        let Position { line, column } = hit.analysis.document().position(hit.node.span().start);
        write!(out, "{file}:{line}:{column}: ")?;
        let place = hit.spot.place();
        let (around, marked) = match place {
            Place::Name => hit.path.split_at(hit.own_step()),
            Place::Path => ("", hit.path),
            Place::Value | Place::Description => (hit.path, ""),
        };
        write!(out, "{}", visible(around))?;
        self.write_marked(marked, out)?;
        if place == Place::Value {
            write!(out, " = ")?;
            self.write_marked(&hit.text(self.language), out)?;
            match hit.spot.spelling() {
                Spelling::Meant => {}
                Spelling::Written => write!(out, " ({})", say!(self.language, "hit-in-raw-value"))?,
                Spelling::Decoded => {
                    write!(out, " ({})", say!(self.language, "hit-in-decoded-value"))?;
                }
            }
        } else if let Some(value) = hit.node.value() {
            let (_, value, behind) = self.excerpt(&value, 0);
            write!(out, " = {}{behind}", visible(value))?;
        }
        if place == Place::Description {
            write!(out, " · ")?;
            self.write_marked(&hit.text(self.language), out)?;
        }
        writeln!(out)
    }

    /// Writes a text in which all that is looked for is marked.
    fn write_marked(self, text: &str, out: &mut Vec<u8>) -> io::Result<()> {
        const MARK: Style = AnsiColor::Red.on_default().bold();
        let first = self.matcher.spans(text).next().map_or(0, |span| span.start);
        let (before, shown, behind) = self.excerpt(text, first);
        write!(out, "{before}")?;
        let mut at = 0;
        for span in self.matcher.spans(shown) {
            let between = shown.get(at..span.start).unwrap_or_default();
            let found = shown.get(span.clone()).unwrap_or_default();
            write!(out, "{}{MARK}{}{MARK:#}", visible(between), visible(found))?;
            at = span.end;
        }
        write!(out, "{}{behind}", visible(shown.get(at..).unwrap_or_default()))
    }

    /// A text, or if it is long for a terminal, some of it around `at`; and what stands for the rest on both sides.
    fn excerpt(self, text: &str, at: usize) -> (&'static str, &str, &'static str) {
        const N_BEFORE: usize = 40;
        const N_BEHIND: usize = 160;
        let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        let start = before.char_indices().rev().nth(N_BEFORE).map_or(0, |(start, _)| start);
        let end = behind.char_indices().nth(N_BEHIND).map_or(text.len(), |(end, _)| at + end);
        if !self.excerpts {
            return ("", text, "");
        }
        let rest = |is_more: bool| if is_more { "…" } else { "" };
        (rest(start > 0), text.get(start..end).unwrap_or_default(), rest(end < text.len()))
    }
}

impl<'a> Hit<'a> {
    /// The text that it was found in.
    fn text(&self, language: Language) -> Cow<'a, str> {
        match self.spot.place() {
            Place::Name => self.node.label().unwrap_or_default().into(),
            Place::Value => value_as(self.analysis, self.node, self.spot.spelling()),
            Place::Description => {
                let entry = self.analysis.documented(self.node.id());
                entry.map(|entry| description(entry, language)).unwrap_or_default()
            }
            Place::Path => self.path.to_owned().into(),
        }
    }

    /// Where in the path the node's own name begins; at its end, where the path quotes it.
    fn own_step(&self) -> usize {
        let name = self.node.label().unwrap_or_default();
        self.path.rfind(name).unwrap_or(self.path.len())
    }

    fn place_id(&self) -> &'static str {
        match self.spot.place() {
            Place::Name => "name",
            Place::Value => match self.spot.spelling() {
                Spelling::Meant => "value",
                Spelling::Written => "raw-value",
                Spelling::Decoded => "decoded-value",
            },
            Place::Description => "description",
            Place::Path => "path",
        }
    }
}
