//! What a user does about comparisons, and what becomes of them as payloads come and go.

use std::sync::Arc;

use super::make::{Asked, Made};
use super::{CompareAction, Comparing, Party, Switch, With};
use crate::analysis::{Analysis, State};
use crate::compare::Ignored;
use crate::document::NodeId;
use crate::progress::Progress;
use crate::session::work::free;
use crate::session::{Action, Open, OpenId, Session, Target};

impl Session {
    /// What is being compared, if anything is.
    pub fn comparing(&self) -> Option<&Comparing> {
        self.comparing.as_ref()
    }

    /// The last open payload of the shown one's workflow, or of its callback where no workflow is named, that went well.
    pub fn last_good(&self) -> Option<OpenId> {
        let current = self.current()?;
        let analysis = current.analysis()?;
        let kind = analysis.entry_id()?;
        let name = workflow_of(analysis);
        let good = self.open.iter().filter(|open| open.id != current.id).filter_map(|open| {
            let other = open.analysis()?;
            let is_good = other.entry_id() == Some(kind)
                && other.outcome().state == State::Success
                && workflow_of(other) == name;
            is_good.then(|| (other.summary().created.map(|moment| moment.at), open.id))
        });
        good.max().map(|(_, id)| id)
    }

    pub(in crate::session) fn apply_to_comparison(&mut self, action: CompareAction) {
        if let CompareAction::With(with) = action {
            return self.begin_comparison(with);
        }
        let Some(comparing) = &mut self.comparing else { return };
        let selected = comparing.selected;
        match action {
            CompareAction::With(_) => {}
            CompareAction::Turn(switch) => {
                *comparing.switch_mut(switch) ^= true;
                comparing.reveals += 1;
                if switch != Switch::Differences {
                    self.make_comparison();
                }
            }
            CompareAction::Swap => {
                comparing.parties.swap(0, 1);
                self.make_comparison();
            }
            CompareAction::Select(index) => comparing.selected = Some(index),
            CompareAction::Move(by) => comparing.step(by),
            CompareAction::Next { forward } => comparing.next(forward),
            CompareAction::Toggle(number) => comparing.toggle(number),
            CompareAction::FoldOrLeave => comparing.fold_or_leave(),
            CompareAction::UnfoldOrEnter => comparing.unfold_or_enter(),
            CompareAction::End => self.comparing = None,
        }
        let moved = self.comparing.as_ref().and_then(Comparing::selected).map(|node| node.index);
        if moved != selected {
            self.follow_comparison();
        }
    }

    fn begin_comparison(&mut self, with: With) {
        let Some(current) = self.current().filter(|open| open.analysis().is_some()) else { return };
        let left = current.id;
        let right = match with {
            With::Payload(id) => Some(Party::Payload(id)),
            With::LastGood => self.last_good().map(Party::Payload),
            With::Sample => Some(Party::Sample),
        };
        let Some(right) = right.filter(|right| *right != Party::Payload(left)) else { return };
        let before = self.comparing.as_ref().map(|comparing| comparing.ignored);
        let empty = Ignored { empty: true, ..Ignored::default() };
        let ignored = match with {
            With::Payload(_) => Ignored { values: false, ..before.unwrap_or(empty) },
            With::LastGood => Ignored { ids: true, times: true, ..empty },
            With::Sample => Ignored { values: true, ..empty },
        };
        // The good one first: what differs is what became of it.
        let parties = match with {
            With::LastGood => [right, Party::Payload(left)],
            With::Payload(_) | With::Sample => [Party::Payload(left), right],
        };
        self.compare(parties, ignored);
    }

    /// Compares as soon as both are read.
    pub(in crate::session) fn compare(&mut self, parties: [Party; 2], ignored: Ignored) {
        self.comparing = Some(Comparing {
            parties,
            ignored,
            only_differences: true,
            made: None,
            making: None,
            is_in_vain: false,
            selected: None,
            reveals: 0,
            edition: self.comparing.as_ref().map_or(0, |before| before.edition + 1),
        });
        self.make_comparison();
    }

    /// Has the comparison made, once more if it was before.
    fn make_comparison(&mut self) {
        let Some(comparing) = &self.comparing else { return };
        let ignored = comparing.ignored;
        let analysis_of = |party| match party {
            Party::Payload(id) => Some(Some(Arc::clone(self.find(id)?.analysis()?))),
            Party::Sample => Some(None),
        };
        let [left, right] = comparing.parties.map(analysis_of);
        let (Some(left), Some(right)) = (left, right) else { return };
        let making = Arc::new(Progress::default());
        let asked = Asked { analyses: [left, right], ignored, progress: Arc::clone(&making) };
        self.work.compare(Arc::clone(&self.analyzer), asked);
        if let Some(comparing) = &mut self.comparing
            && let Some(before) = comparing.making.replace(making)
        {
            before.call_off();
        }
    }

    pub(in crate::session) fn take_comparison(
        &mut self,
        of: &Arc<Progress>,
        made: Option<Box<Made>>,
    ) {
        let is_it = |making: &Arc<Progress>| Arc::ptr_eq(making, of);
        let comparing = self.comparing.as_mut();
        let comparing = comparing.filter(|it| it.making.as_ref().is_some_and(is_it));
        let Some(comparing) = comparing else { return free(made) };
        comparing.making = None;
        comparing.edition += 1;
        comparing.is_in_vain = made.is_none();
        let kept = comparing.selected.and_then(|_| comparing.selected());
        if let Some(before) = std::mem::replace(&mut comparing.made, made.map(|made| *made)) {
            free(before);
        }
        // What was selected is another number in another tree, if it is there at all.
        let same = kept.filter(|kept| {
            let now = comparing.made.as_ref().and_then(|it| it.comparison.node(kept.index));
            now.is_some_and(|now| (now.left, now.right) == (kept.left, kept.right))
        });
        comparing.selected = same.map(|same| same.index);
        if same.is_none() {
            comparing.next(true);
            self.follow_comparison();
        }
    }

    /// After a change of what is open: compares anew what was read again, and ends with what was closed.
    pub(in crate::session) fn keep_comparison(&mut self) {
        let Some(Comparing { parties, made, making, is_in_vain, .. }) = &self.comparing else {
            return;
        };
        let is_open = |party: &Party| match party {
            Party::Payload(id) => self.find(*id).is_some(),
            Party::Sample => true,
        };
        if !parties.iter().all(is_open) {
            self.comparing = None;
            return;
        }
        if making.is_some() || *is_in_vain {
            return;
        }
        let Some(made) = made else { return self.make_comparison() };
        let is_same = |(party, analysis): (&Party, &Arc<Analysis>)| match party {
            Party::Payload(id) => {
                let now = self.find(*id).and_then(Open::analysis);
                now.is_none_or(|now| Arc::ptr_eq(now, analysis))
            }
            Party::Sample => true,
        };
        if !parties.iter().zip(&made.analyses).all(is_same) {
            self.make_comparison();
        }
    }

    /// Selects in the shown tree what is selected in the comparison.
    fn follow_comparison(&mut self) {
        let Some(comparing) = &self.comparing else { return };
        let Some(node) = comparing.selected() else { return };
        let sides = comparing.parties.into_iter().zip([node.left, node.right]);
        let shown = self.current.map(Party::Payload);
        let node: Option<NodeId> =
            sides.filter(|(party, _)| Some(*party) == shown).find_map(|(_, node)| node);
        let open = self.current.and_then(|id| self.find_mut(id));
        if let (Some(node), Some(open)) = (node, open) {
            open.apply(&Action::Select { target: Target::Node(node), reveal: true });
        }
    }
}

/// What a payload says of its workflow.
fn workflow_of(analysis: &Analysis) -> Option<String> {
    let name = analysis.summary().workflow_name?;
    Some(analysis.document().node(name).text_content().trim().to_owned())
}
