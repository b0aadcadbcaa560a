//! What the rows are, and where they lead.

use super::name_of;
use crate::document::NodeId;
use crate::report::runs as words;
use crate::runs::{Output, Twins};
use crate::say;
use crate::session::{Open, OpenId, Session, Together};
use crate::timeline::Spot;
use crate::ui::prose;
use crate::words::Language;

/// What stands in a row.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// What the rows below it are.
    Title(String),
    /// The run's own callbacks.
    Run(Vec<Spot>),
    /// The task of this number, with where it is told: the latest callback of its job first.
    Task(usize, Vec<Spot>),
    /// Something that a job put out.
    Output([Spot; 1], Box<Output>),
    /// What came more than once with the shown payload.
    Twins(Box<Twins>),
}

/// The rows of a payload.
pub(super) fn lines(together: &Together, id: OpenId, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |title: &str, below: Vec<Line>| {
        if !below.is_empty() {
            lines.push(Line::Title(prose::capitalized(title)));
            lines.extend(below);
        }
    };
    let twins = together.twins_of(id).map(|twins| Line::Twins(twins.clone().into()));
    add(&say!(language, "run-twins"), twins.collect());
    let Some(run) = together.run_of(id) else { return lines };
    let outputs = run.outputs().map(|(spot, output)| Line::Output([spot], output.clone().into()));
    add(&say!(language, "run-outputs"), outputs.collect());
    let own: Vec<Spot> = run.callbacks.iter().map(|callback| callback.spot).collect();
    let own = (!own.is_empty()).then_some(Line::Run(own));
    let tasks = run.tasks.iter().enumerate().map(|(index, task)| {
        let jobs = task.callbacks.iter().map(|callback| callback.spot);
        Line::Task(index, jobs.chain(task.spot_in_run()).collect())
    });
    own.into_iter().chain(tasks).chain(lines).collect()
}

impl Line {
    /// Where it is told.
    pub(super) fn spots(&self) -> &[Spot] {
        match self {
            Self::Title(_) | Self::Twins(_) => &[],
            Self::Run(spots) | Self::Task(_, spots) => spots,
            Self::Output(spot, _) => spot,
        }
    }

    /// Where it leads: of a task, to its job's own callback, if that is open; of what came more than once, to the next one.
    pub(super) fn target(&self, session: &Session, shown: &Open) -> Option<(OpenId, NodeId)> {
        let together = session.together();
        match self {
            Self::Title(_) => None,
            Self::Run(spots) | Self::Task(_, spots) => {
                let spot = spots.first()?;
                Some((together.id_of(spot.payload)?, spot.node))
            }
            Self::Output([spot], _) => Some((together.id_of(spot.payload)?, spot.node)),
            Self::Twins(twins) => {
                let own = together.index_of(shown.id());
                let at = twins.payloads.iter().position(|payload| Some(*payload) == own)?;
                let next = twins.payloads.iter().cycle().nth(at + 1)?;
                let id = together.id_of(*next)?;
                let root = session.find(id)?.analysis()?.document().root()?;
                Some((id, root.id()))
            }
        }
    }
}

/// What came more than once, in words; the payload `but` is not named.
pub(super) fn of_twins(
    session: &Session,
    twins: &Twins,
    but: Option<usize>,
    language: Language,
) -> String {
    /// So many payloads are named.
    const MOST: usize = 3;
    let together = session.together();
    let others = || twins.payloads.iter().filter(|payload| Some(**payload) != but);
    let names: Vec<String> =
        others().take(MOST).map(|payload| name_of(session, together, *payload)).collect();
    let mut names = names.join(&say!(language, "list-separator"));
    if let Some(more @ 1..) = others().count().checked_sub(MOST) {
        names = format!("{names} {}", say!(language, "fact-more", count = more));
    }
    words::twins(twins, together.ties(), &names, language)
}
