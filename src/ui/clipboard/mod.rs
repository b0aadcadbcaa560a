//! The system's clipboard, read and written on threads of its own: the program that owns it may take its time,
//! or never answer, and the window must go on.

mod copied_files;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use eframe::egui::{Context, Id};

/// What is on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Text.
    Text(String),
    /// Files and folders, as file managers copy them.
    Files(Vec<PathBuf>),
}

/// Why nothing can be pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// There is neither text nor files on it.
    Nothing,
    /// The program that owns it doesn't answer.
    Silent,
    /// There is none, or it fails: the system's reason.
    Failed(String),
}

/// What came of what was asked of the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// What was asked for, for the text field that wanted it, or for the window.
    Pasted { into: Option<Id>, content: Result<Content, Trouble> },
    /// The owner is taking its time.
    Waiting,
    /// The last text could not be copied: the system's reason.
    NotCopied(String),
}

/// A hand on the system's clipboard. What it copied stays there as long as it lives, and after that where
/// the desktop keeps it.
#[derive(Debug)]
pub(super) struct Clipboard {
    ctx: Context,
    writer: Option<(Sender<String>, JoinHandle<()>)>,
    /// What could not be copied for others can still be pasted here.
    kept: Option<String>,
    asked: Option<Asked>,
    report: Sender<Report>,
    reports: Receiver<Report>,
    n_asked: u64,
}

#[derive(Debug)]
struct Asked {
    number: u64,
    into: Option<Id>,
    since: Instant,
    is_told: bool,
}

#[derive(Debug)]
enum Report {
    Read { number: u64, content: Result<Content, Trouble> },
    NotCopied { text: String, reason: String },
}

/// After this time the user is told that the owner takes its time.
const PROMPT: Duration = Duration::from_millis(500);

/// An owner that takes longer than this is given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// The clipboard library gives up after 4 s, and then says that there is nothing.
const HARDLY_AN_ANSWER: Duration = Duration::from_millis(3500);

impl Clipboard {
    /// Nothing is asked of the system yet. `ctx` is woken when there is an answer.
    pub(super) fn new(ctx: &Context) -> Self {
        let (report, reports) = channel();
        let ctx = ctx.clone();
        Self { ctx, writer: None, kept: None, asked: None, report, reports, n_asked: 0 }
    }

    /// Puts `text` on the clipboard, soon.
    pub(super) fn copy(&mut self, text: String) {
        self.kept = None;
        let (ctx, report) = (&self.ctx, &self.report);
        let (texts, _) = self.writer.get_or_insert_with(|| writer(ctx.clone(), report.clone()));
        if let Err(unsent) = texts.send(text) {
            self.kept = Some(unsent.0);
        }
    }

    /// Asks what is on the clipboard, for a text field or for the window. One question at a time.
    pub(super) fn ask(&mut self, into: Option<Id>) {
        if self.asked.is_some() {
            return;
        }
        self.n_asked += 1;
        let (number, since) = (self.n_asked, Instant::now());
        self.asked = Some(Asked { number, into, since, is_told: false });
        let (report, ctx, wants_text) = (self.report.clone(), self.ctx.clone(), into.is_some());
        thread::spawn(move || {
            let content = read(wants_text);
            // Nobody listens any more if the window was closed meanwhile.
            if report.send(Report::Read { number, content }).is_ok() {
                ctx.request_repaint();
            }
        });
        self.ctx.request_repaint_after(PROMPT);
    }

    /// What is new since the last call.
    pub(super) fn answers(&mut self) -> Vec<Answer> {
        let mut answers = Vec::new();
        for report in self.reports.try_iter() {
            match report {
                Report::NotCopied { text, reason } => {
                    self.kept = Some(text);
                    answers.push(Answer::NotCopied(reason));
                }
                Report::Read { number, content } => {
                    // The answer to a question that was given up comes too late.
                    let Some(asked) = self.asked.take_if(|asked| asked.number == number) else {
                        continue;
                    };
                    let own = || self.kept.clone().map(Content::Text);
                    let content = content.or_else(|trouble| own().ok_or(trouble));
                    answers.push(Answer::Pasted { into: asked.into, content });
                }
            }
        }
        answers.extend(self.asked.as_mut().and_then(|asked| asked.wait(&self.ctx)));
        if matches!(answers.last(), Some(Answer::Pasted { content: Err(Trouble::Silent), .. })) {
            self.asked = None;
        }
        answers
    }
}

impl Drop for Clipboard {
    /// Waits until what was copied is handed to the desktop.
    fn drop(&mut self) {
        if let Some((texts, thread)) = self.writer.take() {
            drop(texts);
            // A thread that panicked has nothing left to hand over.
            thread.join().unwrap_or_default();
        }
    }
}

impl Asked {
    fn wait(&mut self, ctx: &Context) -> Option<Answer> {
        let waited = self.since.elapsed();
        if waited > PATIENCE {
            return Some(Answer::Pasted { into: self.into, content: Err(Trouble::Silent) });
        }
        if waited < PROMPT || self.is_told {
            return None;
        }
        self.is_told = true;
        ctx.request_repaint_after(PATIENCE);
        Some(Answer::Waiting)
    }
}

/// A thread that owns the clipboard after the first copy, because text dies with its owner.
fn writer(ctx: Context, report: Sender<Report>) -> (Sender<String>, JoinHandle<()>) {
    let (sender, texts) = channel::<String>();
    let thread = thread::spawn(move || {
        let mut clipboard = None;
        for text in texts {
            if let Err(error) = write(&mut clipboard, &text) {
                let reason = error.to_string();
                if report.send(Report::NotCopied { text, reason }).is_ok() {
                    ctx.request_repaint();
                }
            }
        }
    });
    (sender, thread)
}

fn write(clipboard: &mut Option<arboard::Clipboard>, text: &str) -> Result<(), arboard::Error> {
    let clipboard = match clipboard {
        Some(clipboard) => clipboard,
        None => clipboard.insert(arboard::Clipboard::new()?),
    };
    clipboard.set_text(text)
}

fn read(wants_text: bool) -> Result<Content, Trouble> {
    let mut clipboard = arboard::Clipboard::new()?;
    let start = Instant::now();
    let files = |clipboard: &mut arboard::Clipboard| {
        let files = clipboard.get().file_list()?;
        if files.is_empty() { Err(Trouble::Nothing) } else { Ok(Content::Files(files)) }
    };
    let text = |clipboard: &mut arboard::Clipboard| {
        let text = clipboard.get_text()?;
        Ok(if wants_text { Content::Text(text) } else { copied_files::or_text(text) })
    };
    let first = if wants_text { text(&mut clipboard) } else { files(&mut clipboard) };
    match first {
        Err(Trouble::Nothing) if start.elapsed() > HARDLY_AN_ANSWER => Err(Trouble::Silent),
        // Some programs answer with their text whatever they are asked for, which the library refuses.
        Err(_) if wants_text => files(&mut clipboard),
        Err(_) => text(&mut clipboard),
        Ok(content) => Ok(content),
    }
}

impl From<arboard::Error> for Trouble {
    fn from(error: arboard::Error) -> Self {
        if matches!(error, arboard::Error::ContentNotAvailable) {
            Self::Nothing
        } else {
            Self::Failed(error.to_string())
        }
    }
}
