//! Callback Explorer shows what a Tencent Cloud CI callback says: a saved XML or JSON body becomes a tree
//! in which every node has its documented meaning, with the job's outcome, with what is wrong in it, and
//! with the same payload in the vendor's other notation. A window and a command line do this on one
//! engine, which this library is.
//!
//! # One straight line
//!
//! ```text
//! bytes ─ intake ─▶ Payload ─ document, analysis ─▶ Analysis ─▶ convert    the vendor's XML or JSON
//!                                                      ├──────▶ compare    two payloads in one tree
//!                                                      ├──────▶ runs       many payloads, by what they belong to
//!                                                      ├──────▶ report     text and JSON lines ─▶ cli
//!                                                      └──────▶ session    rows to draw        ─▶ ui
//! ```
//!
//! A [`intake::Payload`] is decoded text that remembers where it came from.
//! [`analysis::Analyzer::analyze`] is the whole middle of the story: it reads the text into a
//! [`document::Document`] and finds each node's place in the [`catalog::Catalog`] on the way, recognizes
//! which callback it is, reads off the outcome and runs the rules. The [`analysis::Analysis`] that it
//! gives never changes and may be shared between threads. Everything after it only looks.
//!
//! Nothing flows back, and nothing fails halfway: a broken payload is a document up to its break, with a
//! finding there. Errors are left to the edges, where files are.
//!
//! # Layers
//!
//! Each sees only those below it; a test holds that.
//!
//! ```text
//! ui | cli                      two edges; neither knows the other; both use files
//! session                       what is open, selected, folded, searched, pinned; background work
//! kit                           a payload in all its forms, for who writes a parser
//! report                        what we hand on
//! samples                       payloads that the program carries
//! runs                          what belongs together, and what came more than once
//! convert | compare | redact | records | timeline | search
//!                               the payload in the other notation; beside another one; for others' eyes; what
//!                               repeats in it; when it took place; what is found in it
//! analysis                      recognize, annotate, outcome, rules
//! intake                        what people save becomes payloads
//! document | catalog | words    the foundations; none knows another
//! ```
//!
//! # A tour, in reading order
//!
//! - [`document`]: a payload as a flat tree of small nodes that point into its text. One tree for XML and
//!   JSON, so that everything above is written once. *Absent on purpose:* any knowledge of callbacks,
//!   any language, recursion on depth, a `String` per node.
//! - [`catalog`]: what the vendor documents. The facts are TOML files under `assets/catalog/`, put together and
//!   checked by the build script, and once more with those of the user where there are any. *Absent on
//!   purpose:* payloads; facts in code.
//! - [`words`]: English and Chinese. Messages are Fluent files under `assets/i18n/`, checked while
//!   compiling; a [`words::Sentence`] keeps a payload's words apart from ours, and [`words::visible`] keeps
//!   them from acting on what shows them.
//! - [`intake`]: bodies are found in what was saved (logs, transcripts, archives), and become text in their encoding.
//!   [`intake::Limits`] holds how much is read of a file, a text and a document. *Absent on purpose:* files; it is
//!   given bytes.
//! - [`analysis`]: the middle. `annotate` listens while the document is read; `recognize` weighs the
//!   catalog's clues; `outcome` and `summary` read off what an engineer asks first; `rules` is one table of
//!   rules, each with its documentation, its check and its words. Findings hold values; their sentences
//!   are made when somebody asks, in the language asked for.
//! - [`convert`]: writes straight from the document. *Absent on purpose:* a second tree.
//! - [`compare`]: two payloads in one tree, matched by what names their nodes. *Absent on purpose:* how they are
//!   written; any language.
//! - [`timeline`]: when jobs and tasks took place, on one axis. *Absent on purpose:* how that is drawn.
//! - [`runs`]: which of many payloads belong to one run of a workflow, and which came more than once. *Absent on purpose:*
//!   payloads; it keeps only what ties each to others.
//! - [`records`]: what repeats in a payload, as tables. *Absent on purpose:* what a table looks like; any language.
//! - [`redact`]: a payload with stand-ins for what a recipient must not see, by what the catalog says of each node.
//!   *Absent on purpose:* a second tree.
//! - [`search`]: a query, what looks for it in a text, and what goes through a payload with that.
//! - [`report`]: the annotated tree as text, a payload as a line of JSON, in Markdown or as a page, the catalog as a
//!   manual. *Absent on purpose:* printing; everything writes into what it is given.
//! - [`kit`]: a payload in all forms that its receiver may get, with what is said of them, as one archive.
//! - [`session`]: what the window holds beside its widgets. One door for change, `Session::apply`, so that a
//!   test drives it with a list of actions. *Absent on purpose:* any window library.
//! - [`samples`]: payloads that the program carries, at least one of each callback.
//! - [`isolation`]: a payload at which our own code fails doesn't end the others. Both edges read through it.
//! - [`progress`]: how far reading has come, and whether anybody still waits for it.
//! - [`licenses`]: those of the program and of all that it is linked with.
//! - [`files`]: the only file I/O. *Absent on purpose:* everything but regular files.
//! - [`cli`]: the commands. The only place, with `main`, that prints.
//! - `ui`: the window, behind the feature `gui`, and the only place that names its library. Panels look and
//!   report wishes; one place fulfils them after the frame.
//!
//! # Adding things
//!
//! | To add | Write | The rest follows |
//! |---|---|---|
//! | a callback | `assets/catalog/<id>.toml` | recognition, descriptions, rules, `catalog` |
//! | a rule | its check and words in `analysis/rules/`, its line in [`analysis::rules::RULES`] | findings everywhere, `explain` |
//! | a command of the window | its entry in [`ui::command`], its words, and how the test of all commands tries it | menus, shortcut, palette, help |
//! | a command of the command line | its variant in `cli/arguments/`, its file in `cli/` | help, completions |
//! | a message | its line in both files of `assets/i18n/` | a test that compares them |

pub mod analysis;
pub mod catalog;
pub mod cli;
pub mod compare;
pub mod convert;
pub mod document;
pub mod files;
pub mod intake;
pub mod isolation;
pub mod kit;
pub mod licenses;
pub mod progress;
pub mod records;
pub mod redact;
pub mod report;
pub mod runs;
pub mod samples;
pub mod search;
pub mod session;
pub mod timeline;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;

/// The project's own catalog, as the build script put it together.
const CATALOG: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog"));
