//! Names that the catalog doesn't have where they stand. Of misplaced, misspelt and unknown, the first
//! that fits is told.

use hashbrown::HashMap;

use super::found::MOST_ALIKE;
use super::spelling::Slip;
use super::stranger::{Strangers, Verdict};
use super::telling::{list, name_of, place_name, place_path};
use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::catalog::{ENVELOPE_NAME, Entry, PlaceId};
use crate::document::{Kind, Node};
use crate::say;
use crate::words::{Language, payload_words};

pub(super) const NOT_A_CALLBACK: Rule = Rule {
    id: "not-a-callback",
    severity: Severity::Error,
    documentation: |language| say!(language, "rule-not-a-callback"),
};

pub(super) const MISPLACED_NODE: Rule = Rule {
    id: "misplaced-node",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-misplaced-node"),
};

pub(super) const MISSPELT_NAME: Rule = Rule {
    id: "misspelt-name",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-misspelt-name"),
};

pub(super) const UNKNOWN_NODE: Rule = Rule {
    id: "unknown-node",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-unknown-node"),
};

/// What is wrong with a name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// Nothing in the payload tells which callback it is.
    NotACallback,
    /// The entry has the name, but only elsewhere.
    Misplaced { home: PlaceId },
    /// The entry has nearly the same name there.
    Misspelt { meant: PlaceId, slip: Slip },
    /// The entry doesn't have it.
    Unknown { like: Option<PlaceId> },
}

pub(super) fn check(analysis: &Analysis, strangers: &Strangers, findings: &mut Findings) {
    // That somebody chose an entry by hand makes it no callback.
    if analysis.recognition().best().is_none() {
        let root = analysis.document().root().filter(|_| analysis.is_readable());
        if let Some(root) = root {
            let facts = Facts::Name(Fault::NotACallback);
            findings.tell(&NOT_A_CALLBACK, analysis, root.id(), facts);
        }
    }
    let Some(entry) = analysis.entry() else { return };
    let mut unknown = HashMap::new();
    for stranger in strangers.iter() {
        let (rule, fault) = match stranger.verdict {
            Verdict::Misplaced { home } => (&MISPLACED_NODE, Fault::Misplaced { home }),
            Verdict::Misspelt { meant, slip } => (&MISSPELT_NAME, Fault::Misspelt { meant, slip }),
            Verdict::Unknown { like } => {
                let node = analysis.document().node(stranger.node);
                let is_open = may_hold_more(node, analysis, entry);
                let key = (node.name_id(), node.kind() == Kind::Attribute, is_open);
                let severity = if is_open { Severity::Info } else { UNKNOWN_NODE.severity };
                if let Some(&told) = unknown.get(&key) {
                    findings.count(told, 1);
                    continue;
                }
                let facts = Facts::Name(Fault::Unknown { like });
                let node = stranger.node;
                let told = findings.tell_as(&UNKNOWN_NODE, severity, analysis, node, facts);
                // Behind so many names, the last finding stands for all that follow.
                if unknown.len() < MOST_ALIKE {
                    unknown.insert(key, told);
                }
                continue;
            }
        };
        findings.tell(rule, analysis, stranger.node, Facts::Name(fault));
    }
}

/// Whether the nearest documented node above it leaves open what stands there.
fn may_hold_more(stranger: Node<'_>, analysis: &Analysis, entry: &Entry) -> bool {
    let above = std::iter::successors(stranger.parent(), |node| node.parent());
    let mut documented = above.filter_map(|node| entry.node(analysis.place(node.id())));
    documented.next().is_some_and(|node| node.more_nodes)
}

impl Fault {
    pub(super) fn tell(self, finding: &Finding, analysis: &Analysis, language: Language) -> Told {
        let Some(node) = finding.node else { return Told::default() };
        let name = name_of(analysis, node);
        match self {
            Self::NotACallback => {
                not_a_callback(analysis.document().node(node), analysis, language)
            }
            Self::Misplaced { home } => {
                let home = analysis.catalog().place_parent(home).unwrap_or(PlaceId::ENVELOPE);
                let home = place_path(analysis, home);
                Told {
                    title: say!(language, "misplaced", name = name, home = home.clone()),
                    detail: say!(language, "misplaced-detail"),
                    remark: say!(language, "misplaced-remark", home = home),
                }
            }
            Self::Misspelt { meant, slip } => {
                let meant = place_name(analysis, meant);
                let how = match slip {
                    Slip::Case => say!(language, "misspelt-case"),
                    Slip::Swap => say!(language, "misspelt-swap"),
                    Slip::Extra => say!(language, "misspelt-extra"),
                    Slip::Lacking => say!(language, "misspelt-lacking"),
                    Slip::Other => say!(language, "misspelt-other"),
                };
                Told {
                    title: say!(language, "misspelt", name = name, meant = meant.clone()),
                    detail: say!(language, "misspelt-detail", how = how, meant = meant.clone()),
                    remark: say!(language, "misspelt-remark", meant = meant),
                }
            }
            Self::Unknown { like } => {
                let is_elsewhere = analysis.place(node) != PlaceId::UNKNOWN;
                let detail = match like {
                    Some(like) => {
                        say!(language, "unknown-detail-like", like = place_name(analysis, like))
                    }
                    None if is_elsewhere => say!(language, "unknown-detail-elsewhere"),
                    None => say!(language, "unknown-detail"),
                };
                Told {
                    title: say!(language, "unknown", name = name, count = finding.count),
                    detail,
                    remark: say!(language, "unknown-remark"),
                }
            }
        }
    }
}

/// How many of a page's names stand in the sentence.
const N_NAMES: usize = 3;

fn not_a_callback(root: Node<'_>, analysis: &Analysis, language: Language) -> Told {
    let names = |node: Node<'_>| {
        let children = node.documentable_children().take(50);
        let mut names: Vec<_> = children.filter_map(Node::name).collect();
        names.dedup();
        names.truncate(N_NAMES);
        list(names, language)
    };
    let title = match root.name() {
        Some(ENVELOPE_NAME) => say!(language, "not-a-callback-content", names = names(root)),
        Some(name) => say!(language, "not-a-callback-root", name = payload_words(name)),
        None if root.has_children() && root.kind() == Kind::Object => {
            say!(language, "not-a-callback-members", names = names(root))
        }
        None => say!(language, "not-a-callback-value"),
    };
    let catalog = analysis.catalog();
    let units = catalog.units().iter();
    let units = list(units.map(|unit| catalog.place_name(*unit)), language);
    Told {
        title,
        detail: say!(language, "not-a-callback-detail", units = units),
        remark: say!(language, "not-a-callback-remark"),
    }
}
