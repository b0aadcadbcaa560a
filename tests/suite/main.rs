//! The tests: one binary, so that it links once.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test's helpers read its own files, and fail as the test does"
)]

// The layers of the program, and where things may stand.
mod architecture;
// Many files read at once by a command, in their order all the same.
mod at_once;
// The catalog is right in itself, and holds the documented samples.
mod catalog;
// Which callback a payload is taken for, chosen by hand.
mod choosing;
// The command line, as a user types it.
mod cli;
// Two payloads in one tree: only what differs in what they say is a difference.
mod compare;
// What the conformance suites of XML and JSON call right is accepted, and nothing else.
mod conformance;
// A payload is written as the vendor sends it, and without loss.
mod convert;
// What a value means: when, how large, where, what is inside.
mod decoded;
// What the desktop is told of the program.
mod desktop;
// A payload is read as it stands: order, spelling, places, and where it breaks.
mod document;
// Encodings that somebody chooses, and where one is proposed.
mod encodings;
// Files and folders: read whole, saved whole, whatever they are called.
mod files;
// What is wrong with a payload is told by the right rule at the right place, and nothing else is.
mod findings;
// What people really save: logs, transcripts, tickets and archives, each with the payloads found in it.
mod found;
// Whatever is given is read without a panic, and what is cut off is told to be cut off.
mod hostile;
// A fault of our own ends nothing but the payload at which it happens.
mod isolation;
// What was given becomes text in its encoding, and says why where it holds no payload.
mod intake;
// Whatever the program is linked with is named, with its license.
mod licenses;
// What is opened: in which order, how far it has come, and that it is called off.
mod loading;
// A payload in all its forms, to test a parser with.
mod kit;
// How much is read of a file, and what is told where there is more.
mod limits;
// Words and expressions are found where they stand, in one payload and in all.
mod find;
// What a payload names is neither opened nor asked for.
#[cfg(target_os = "linux")]
mod offline;
// What repeats in a payload, as tables.
mod records;
// What a user pins and writes stays with what it is about.
mod notes;
// What is read again stays folded and selected, now and at the next start.
mod remembered;
// A payload for somebody who must not see all of it.
mod redact;
// What is handed on of a payload.
mod report;
// A report as a page for a browser.
mod page;
// The same in one.
mod browser;
// Findings for editors and code hosts.
mod sarif;
// A session: opening, folding, walking.
mod rows;
// Which payloads belong together, and what came more than once.
mod runs;
// Paths lead to nodes as nodes lead to paths.
mod paths;
// What is printed acts on no terminal.
mod output;
// A folder of many payloads for other tests.
mod many;
// What a user mutes or weighs otherwise.
mod policy;
// Pictures of the window's parts, drawn without a display.
#[cfg(feature = "gui")]
mod pictures;
// Lists scroll exactly, however many rows they have.
#[cfg(feature = "gui")]
mod scrolling;
// Ctrl+C ends a command with what it has.
#[cfg(unix)]
mod stopped;
// How far a command has come, where somebody sees it.
#[cfg(target_os = "linux")]
mod progress;
// Many payloads as a table of rows, and that table for other programs.
mod table;
// When jobs and tasks took place.
mod timeline;
// The window: open, paste, drop, select, fold, search, export, through accessible names.
#[cfg(feature = "gui")]
mod ui;
// Both languages say the same, and a payload's words stay apart from ours.
mod words;
// Long texts in rows as wide as their panel.
#[cfg(feature = "gui")]
mod wrap;
