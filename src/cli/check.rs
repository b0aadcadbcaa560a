//! `check`: what is wrong in payloads, for people and for programs.

use std::io::{self, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

use anstyle::Style;
use hashbrown::HashMap;

use super::arguments::Check;
use super::choices::{CheckFormat, FailOn};
use super::in_order::Piece;
use super::input::{self, By, Given};
use super::listing::{Listing, Readers};
use super::many::{self, Give, Terms};
use super::progress::Progress;
use super::{CommandError, Status, analyzer_as, output};
use crate::analysis::{Analysis, Finding, PathWriter, Severity, State};
use crate::report::tree::{severity_style, severity_word, standing_style};
use crate::report::{Counts, Standing};
use crate::say;
use crate::words::{Language, visible};

pub(super) fn run(check: &Check, language: Language) -> Result<Status, CommandError> {
    let Some((analyzer, entry)) = analyzer_as(check.entry.as_deref(), &check.reading, language)?
    else {
        return Ok(Status::Trouble);
    };
    let terms = Terms {
        by: By { analyzer, entry, encoding: check.reading.encoding },
        jobs: &check.jobs,
        language,
        words: |language, [done, found, told]| {
            say!(language, "check-progress", done = done, found = found, told = told)
        },
    };
    let readers = match check.format {
        CheckFormat::Text => None,
        CheckFormat::Json => Some(Readers::Json),
        CheckFormat::Csv => Some(Readers::Csv),
        CheckFormat::Sarif => Some(Readers::Sarif),
    };
    let catalog = &**analyzer.catalog();
    let listing = readers.map(|readers| Listing { readers, catalog, language });
    let is_styled = output::is_styled();
    let teller = Teller { check, listing, language, is_styled, words: Words::default() };
    // What programs read may have to be stripped of what it quotes.
    let is_plain = teller.listing.is_none() && !is_styled;
    let mut out = if is_plain { output::plain() } else { output::text() };
    if let Some(listing) = &teller.listing {
        listing.write_begin(&mut out)?;
    }
    let mut has_results = false;
    let mut tally = Tally::default();
    let mut take = |told: io::Result<Told>, progress: &Progress| {
        let told = told?;
        if let Some((file, complaint)) = &told.complaint {
            progress.complain_of(file, complaint);
        }
        progress.told(told.tally.n_with_findings + told.tally.n_unreadable);
        tally.add(&told.tally);
        if let Some(listing) = &teller.listing
            && !told.text.is_empty()
            && std::mem::replace(&mut has_results, true)
        {
            out.write_all(listing.between().as_bytes())?;
        }
        Ok(progress.print(&told.text, &mut out)?)
    };
    let make = |given, give: &mut Give<'_, _>| give(teller.tell(given));
    let stopped = many::read(&check.paths, &terms, &make, &mut take)?;
    if check.format == CheckFormat::Text && tally.n_payloads > 1 && output::is_terminal() {
        writeln!(
            out,
            "{}",
            say!(
                language,
                "check-summary",
                count = tally.n_payloads,
                ok = (tally.n_payloads - tally.n_with_findings - tally.n_unreadable),
                findings = tally.n_with_findings,
                unreadable = tally.n_unreadable,
                failed = tally.n_failed
            )
        )?;
    }
    if let Some(listing) = &teller.listing {
        out.write_all(listing.end().as_bytes())?;
    }
    out.flush()?;
    Ok(stopped.map_or(tally.status, |stopped| stopped.complain(language)))
}

/// What is told of a payload, or of a file without one.
#[derive(Default)]
struct Told {
    text: Vec<u8>,
    /// Of which file, and what.
    complaint: Option<(String, String)>,
    tally: Tally,
}

impl Piece for Told {
    fn memory(&self) -> usize {
        self.text.capacity()
    }
}

/// How many payloads there were, and how they fare.
#[derive(Default)]
struct Tally {
    status: Status,
    n_payloads: usize,
    n_with_findings: usize,
    n_unreadable: usize,
    /// Payloads that tell of a failure.
    n_failed: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.status = self.status.max(other.status);
        self.n_payloads += other.n_payloads;
        self.n_with_findings += other.n_with_findings;
        self.n_unreadable += other.n_unreadable;
        self.n_failed += other.n_failed;
    }
}

struct Teller<'a> {
    check: &'a Check,
    /// With none, it is told to people.
    listing: Option<Listing<'a>>,
    language: Language,
    is_styled: bool,
    words: Words,
}

/// How payloads stand and how many findings they have, in words: of many payloads few differ in that, and to put these
/// words together takes as long as a rule over all nodes.
#[derive(Default)]
struct Words(Mutex<HashMap<(Standing, Counts), Pair>>);

type Pair = Arc<[String; 2]>;

impl Words {
    /// So many are kept.
    const MOST: usize = 1000;

    fn of(&self, analysis: &Analysis, language: Language) -> Pair {
        let (standing, counts) = (Standing::of(analysis), Counts::of(analysis));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= Self::MOST {
            kept.clear();
        }
        let words = || Arc::new([standing.words(language), counts.words(language)]);
        Arc::clone(kept.entry((standing, counts)).or_insert_with(words))
    }
}

impl Teller<'_> {
    fn tell(&self, given: Given) -> io::Result<Told> {
        let mut told = Told::default();
        match given {
            Given::Payload(analysis) => {
                told.tally = self.count(&analysis);
                if let Some(listing) = &self.listing {
                    told.text = listing.of_payload(&analysis)?;
                } else {
                    // Room for the line that all have.
                    told.text.reserve(analysis.origin().file.len() + 160);
                    self.write_text(&analysis, &mut told.text)?;
                }
            }
            Given::Nothing { file, complaint } => {
                let status = Status::Trouble;
                told.tally = Tally { status, n_payloads: 1, n_unreadable: 1, ..Tally::default() };
                if let Some(listing) = &self.listing {
                    told.text = listing.of_nothing(&file, &complaint)?;
                }
                told.complaint = Some((file, complaint));
            }
        }
        Ok(told)
    }

    fn count(&self, analysis: &Analysis) -> Tally {
        let mut tally = Tally { n_payloads: 1, ..Tally::default() };
        // What the documentation has wrong is listed, and held against no payload.
        let severities = || {
            let of_payload = analysis.findings().iter().filter(|it| it.is_about_payload());
            of_payload.map(Finding::severity)
        };
        let is_told =
            threshold(self.check.fail_on).is_some_and(|least| severities().any(|it| it >= least));
        tally.n_failed = usize::from(analysis.outcome().state == State::Failed);
        let is_failed = self.check.fail_on_outcome && tally.n_failed > 0;
        if !analysis.is_readable() {
            tally.n_unreadable = 1;
            tally.status = Status::Trouble;
        } else if is_told || is_failed {
            tally.status = Status::Findings;
        }
        if analysis.is_readable() && severities().any(|severity| severity > Severity::Info) {
            tally.n_with_findings = 1;
        }
        tally
    }

    fn write_text(&self, analysis: &Analysis, out: &mut Vec<u8>) -> io::Result<()> {
        let language = self.language;
        let file = input::payload_name(analysis);
        let style = self.style(standing_style(analysis));
        let words = self.words.of(analysis, language);
        let [standing, counts] = &*words;
        let entry = match (analysis.entry(), analysis.recognition().chosen()) {
            (Some(entry), None) => visible(&entry.id),
            (Some(entry), Some(_)) => {
                format!("{} ({})", visible(&entry.id), say!(language, "chosen-by-hand")).into()
            }
            (None, _) => say!(language, "fact-unknown-callback").into(),
        };
        let origin = analysis.origin();
        if let Some(words) = origin.other_lines(language).filter(|_| origin.number == 1) {
            writeln!(out, "{}: {words}", input::shown_name(&origin.file))?;
        }
        let place = origin.words(language).map_or(String::new(), |words| format!(" · {words}"));
        writeln!(out, "{file}: {entry} · {style}{standing}{style:#} · {counts}{place}")?;
        let least = match self.check.fail_on {
            FailOn::Info => Severity::Info,
            FailOn::Error | FailOn::Warning | FailOn::Never => Severity::Warning,
        };
        let mut paths = analysis.paths();
        for finding in analysis.findings().iter().filter(|finding| finding.severity() >= least) {
            self.write_finding((&file, finding), &mut paths, out)?;
        }
        Ok(())
    }

    /// The style, where styles are shown.
    fn style(&self, style: Style) -> Style {
        if self.is_styled { style } else { Style::new() }
    }

    fn write_finding(
        &self,
        (file, finding): (&str, &Finding),
        paths: &mut PathWriter<'_>,
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        let path = finding.path_by(paths);
        let analysis = paths.analysis();
        let position = finding.position(analysis.document());
        let style = self.style(severity_style(finding.severity()));
        let title = finding.title(analysis, self.language).to_string();
        write!(
            out,
            "{file}:{}:{}: {style}{}[{}]{style:#} {}",
            position.line,
            position.column,
            severity_word(finding.severity(), self.language),
            finding.rule().id,
            visible(&title)
        )?;
        match path {
            Some(path) => writeln!(out, " ({})", visible(&path))?,
            None => writeln!(out)?,
        }
        Ok(())
    }
}

fn threshold(fail_on: FailOn) -> Option<Severity> {
    match fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Info => Some(Severity::Info),
        FailOn::Never => None,
    }
}
