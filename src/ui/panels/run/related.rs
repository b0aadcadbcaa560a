//! In a few words, for the header and the list: what the shown payload belongs to.

use super::line::of_twins;
use crate::say;
use crate::session::{OpenId, Session};
use crate::words::Language;

/// What a payload belongs to, the weightiest first; nothing where that is nothing.
pub(in crate::ui) fn related(session: &Session, id: OpenId, language: Language) -> Vec<String> {
    let together = session.together();
    let run = together.run_of(id).map(|run| {
        let (told, count) = run.n_callbacks();
        say!(language, "run-related", told = told, count = count)
    });
    let own = together.index_of(id);
    let twins = together.twins_of(id).map(|twins| of_twins(session, twins, own, language));
    run.into_iter().chain(twins).collect()
}

/// The callback of the run that tells of the same job as a job's own callback, which makes neither a duplicate.
pub(in crate::ui) fn no_duplicate(
    session: &Session,
    id: OpenId,
    language: Language,
) -> Option<String> {
    let together = session.together();
    let (own, run) = (together.index_of(id)?, together.run_of(id)?);
    let task = run.tasks.iter().find(|task| {
        let mut callbacks = task.callbacks.iter();
        callbacks.any(|callback| callback.spot.payload == own)
    })?;
    let name = super::name_of(session, together, task.spot_in_run()?.payload);
    Some(say!(language, "run-no-duplicate", name = name))
}
