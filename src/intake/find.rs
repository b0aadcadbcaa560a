//! Goes through what was given, from the outside in, without recursion.

use super::archive::{Members, TooLarge, gunzip};
use super::container;
use super::curl;
use super::encoding::Encoding;
use super::http;
use super::limits::{Exceeded, Limit};
use super::origin::Origin;
use super::piece::{Piece, Role};
use super::scan::Scan;
use super::sniff::{self, Looks};
use super::{Intake, Payload, decode};
use crate::document::{Format, Position};

/// Finds the payloads of one file.
pub(super) struct Finder<'a> {
    name: &'a str,
    intake: &'a Intake,
    encoding: Option<Encoding>,
    /// What is to be done, the next thing last.
    tasks: Vec<Task<'a>>,
    found: Vec<Payload>,
    /// How many bytes were given.
    n_given: usize,
    /// How many bytes may still be unpacked.
    room: usize,
    /// How many in all.
    most: usize,
    n_other_lines: usize,
    exceeded: Option<Exceeded>,
}

enum Task<'a> {
    /// Tell what a piece is.
    Open(Box<Piece>),
    /// Go on looking through one.
    Look {
        within: Box<Within<'a>>,
        /// How many payloads had been found before.
        n_before: usize,
        /// Fewer than this in it count for nothing.
        least: usize,
    },
}

/// A piece that is looked through, one part after another, so that no more than one of them is held at a time.
enum Within<'a> {
    Text(Scan<'a>),
    Http { piece: Piece, progress: http::Progress },
    Curl { piece: Piece, progress: curl::Progress },
    Parts { piece: Piece, parts: std::vec::IntoIter<Piece> },
    Zip(Members),
}

impl Within<'_> {
    fn next(&mut self, room: &mut usize) -> Option<Result<Piece, TooLarge>> {
        match self {
            Self::Text(scan) => scan.next().map(Ok),
            Self::Http { piece, progress } => http::message(piece, progress).map(Ok),
            Self::Curl { piece, progress } => curl::body(piece, progress).map(Ok),
            Self::Parts { parts, .. } => parts.next().map(Ok),
            Self::Zip(members) => members.next(room),
        }
    }

    /// Whether a part of a text is that text but for space and quotes around it: nothing was undone for it.
    fn is_all_of_it(&self, part: &Piece) -> bool {
        match self {
            Self::Text(scan) => scan.n_steps() == part.origin.steps.len(),
            Self::Http { .. } | Self::Curl { .. } | Self::Parts { .. } | Self::Zip(_) => false,
        }
    }

    /// How many bytes it is.
    fn n_bytes(&self) -> usize {
        match self {
            Self::Text(scan) => scan.text().len(),
            Self::Http { piece, .. } | Self::Curl { piece, .. } | Self::Parts { piece, .. } => {
                piece.bytes.len()
            }
            Self::Zip(members) => members.n_bytes(),
        }
    }

    fn into_piece(self) -> Piece {
        match self {
            Self::Text(scan) => scan.into_piece(),
            Self::Http { piece, .. } | Self::Curl { piece, .. } | Self::Parts { piece, .. } => {
                piece
            }
            Self::Zip(members) => members.into_piece(),
        }
    }
}

impl<'a> Finder<'a> {
    pub(super) fn new(intake: &'a Intake, name: &'a str, encoding: Option<Encoding>) -> Self {
        Self {
            name,
            intake,
            encoding,
            tasks: Vec::new(),
            found: Vec::new(),
            n_given: 0,
            room: 0,
            most: 0,
            n_other_lines: 0,
            exceeded: None,
        }
    }

    pub(super) fn find(mut self, bytes: Vec<u8>) -> Vec<Payload> {
        let origin = Origin::of_file(self.name);
        let limits = self.intake.limits;
        self.n_given = bytes.len();
        self.most = limits.unpacked(bytes.len());
        self.room = self.most;
        if bytes.len() > limits.of(Limit::File) {
            self.exceed(Limit::File, limits.of(Limit::File));
        } else {
            let marks = Vec::new();
            // Most files hold but one payload, and are done with this.
            self.open(Piece { bytes, origin, role: Role::Given, marks, decoded: None });
        }
        while let Some(task) = self.tasks.pop() {
            match task {
                Task::Open(piece) => self.open(*piece),
                Task::Look { within, n_before, least } => self.look(within, n_before, least),
            }
            if self.found.len() >= limits.of(Limit::Payloads) && !self.tasks.is_empty() {
                self.end_at_limit();
            }
        }
        let n_payloads = self.found.len();
        if let Some(exceeded) = self.exceeded {
            self.found.push(end(self.name, exceeded));
        }
        for (payload, number) in self.found.iter_mut().zip(1..) {
            payload.origin.number = number;
            payload.origin.n_payloads = n_payloads;
            payload.origin.n_other_lines = self.n_other_lines;
        }
        self.found
    }

    fn open(&mut self, mut piece: Piece) {
        let most = self.intake.limits.of(Limit::Wrappings);
        if piece.origin.steps.len() > most {
            return self.exceed(Limit::Wrappings, most);
        }
        let mut looks = sniff::looks(&piece.bytes, self.intake);
        if decode::is_wide(&piece.bytes) || self.encoding.is_some() && looks.is_text() {
            piece.decode(self.encoding);
            looks = sniff::looks(&piece.bytes, self.intake);
        }
        let (within, least) = match looks {
            Looks::Plain { is_callback } => return self.take(piece, is_callback),
            Looks::Text { least } => (Within::Text(Scan::new(piece, self.intake, false)), least),
            Looks::Markup => (Within::Text(Scan::new(piece, self.intake, true)), 1),
            Looks::Http => {
                let start = piece.origin.start.unwrap_or(Position { line: 1, column: 1 });
                (Within::Http { piece, progress: http::Progress::at_start(start) }, 1)
            }
            Looks::Container => {
                let parts = container::streams(&piece).into_iter();
                (Within::Parts { piece, parts }, 1)
            }
            Looks::Gzip => match gunzip(&piece, &mut self.room) {
                Ok(part) => (Within::Parts { piece, parts: vec![part].into_iter() }, 1),
                Err(TooLarge) => return self.tell_large(),
            },
            Looks::Zip => (Within::Zip(Members::new(piece)), 1),
            Looks::Curl => {
                let start = piece.origin.start.unwrap_or(Position { line: 1, column: 1 });
                (Within::Curl { piece, progress: curl::Progress::at_start(start) }, 1)
            }
        };
        let n_before = self.found.len();
        self.tasks.push(Task::Look { within: Box::new(within), n_before, least });
    }

    fn look(&mut self, mut within: Box<Within<'a>>, n_before: usize, least: usize) {
        let next = within.next(&mut self.room);
        if let Some(Err(TooLarge)) = next {
            self.tell_large();
        } else if let Some(Ok(part)) = next {
            let is_all = within.is_all_of_it(&part);
            self.tasks.push(Task::Look { within, n_before, least });
            if self.n_held() + part.bytes.len() > self.most_held() {
                self.tell_large();
            } else if is_all {
                // Looked through once more, it would be found in itself.
                self.take(part, false);
            } else {
                self.tasks.push(Task::Open(Box::new(part)));
            }
        } else if self.found.len() < n_before + least {
            self.found.truncate(n_before);
            self.take(within.into_piece(), false);
        } else if let Within::Text(scan) = &*within {
            self.n_other_lines += scan.n_other_lines();
        }
    }

    /// How many bytes of pieces one inside another are held.
    fn n_held(&self) -> usize {
        let held = self.tasks.iter().map(|task| match task {
            Task::Open(piece) => piece.bytes.len(),
            Task::Look { within, .. } => within.n_bytes(),
        });
        held.sum()
    }

    /// How many may be: what is escaped in something escaped, and so on, is a copy each time.
    fn most_held(&self) -> usize {
        const COPIES: usize = 4;
        let n_unpacked = self.most - self.room;
        self.intake
            .limits
            .of(Limit::Unpacked)
            .max((self.n_given + n_unpacked).saturating_mul(COPIES))
    }

    fn tell_large(&mut self) {
        self.exceed(Limit::Unpacked, self.most);
        self.tasks.clear();
    }

    fn exceed(&mut self, limit: Limit, most: usize) {
        self.exceeded.get_or_insert(Exceeded { limit, most });
    }

    /// Takes a piece as a payload, if it may be one.
    fn take(&mut self, piece: Piece, is_callback: bool) {
        let is_taken = is_callback
            || match piece.role {
                Role::Given => true,
                Role::Body => begins_as_markup_or_json(&piece.bytes),
                Role::Part => false,
            };
        if is_taken {
            // Most files hold but one.
            self.found.reserve_exact(usize::from(self.found.is_empty()));
            self.found.push(piece.into_payload());
        }
    }

    fn end_at_limit(&mut self) {
        let is_more = self.tasks.iter_mut().any(|task| match task {
            Task::Open(_) => true,
            Task::Look { within, .. } => within.next(&mut self.room).is_some(),
        });
        if is_more {
            self.exceed(Limit::Payloads, self.intake.limits.of(Limit::Payloads));
        }
        self.tasks.clear();
    }
}

/// Whether something that is said to be a body is one for us.
fn begins_as_markup_or_json(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    matches!(text.first(), Some(b'<' | b'{' | b'['))
}

/// What stands behind the last payload that a limit allows.
fn end(name: &str, exceeded: Exceeded) -> Payload {
    let (text, decoding) = decode::decode(Vec::new(), None);
    let origin = Origin { start: None, ..Origin::of_file(name) };
    let format: Option<Format> = None;
    Payload { origin, text, format, decoding, n_bytes: 0, exceeded: Some(exceeded) }
}
