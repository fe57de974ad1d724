use std::rc::Rc;

use callmodel_browser::{history, listen, storage};
use callmodel_learn::{Action, Session, reduce};
use callmodel_lesson::Progress;
use yew::{Callback, hook, use_effect_with};

use crate::effects;
use crate::learn::saved;
use crate::store::use_store;

/// The key under which the browser keeps the progress.
pub(super) const PROGRESS: &str = "call-models-progress";

/// The time, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of some 13 digits")]
pub(super) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The session, and the callback that changes it.
#[hook]
pub(super) fn use_session(start: &Rc<Session>) -> (Rc<Session>, Callback<Action>) {
    let (session, act) = use_store(|| start.clone(), step);
    {
        let act = act.clone();
        use_effect_with((), move |()| {
            let open = act.reform(|()| Action::Open(history::fragment()));
            let take = move || kept().into_iter().for_each(|progress| act.emit(Action::Take(progress)));
            let listening = [listen::history(move || open.emit(())), listen::storage(take)];
            move || drop(listening)
        });
    }
    (session, act)
}

/// The session after `action`, whose address and progress the browser has.
fn step(before: &Session, action: Action) -> Option<Session> {
    let (after, history) = reduce(before, action)?;
    if let Some(entry) = effects::recorded(history) {
        history::record(&after.fragment(), entry);
    }
    Some(shared(before, after))
}

/// The session after an action, with its progress kept. Another tab may have kept answers since, which the store has.
fn shared(before: &Session, after: Session) -> Session {
    let stored = kept().unwrap_or_else(|| before.progress().clone());
    if before.progress() == after.progress() || stored == *after.progress() {
        return after;
    }
    let progress = stored.with_changes(before.progress(), after.progress());
    storage::keep(PROGRESS, &saved::written(&progress));
    if progress == *after.progress() {
        return after;
    }
    reduce(&after, Action::Take(progress)).map_or(after, |(taken, _)| taken)
}

/// The progress of the store; `None` if there is none that can be read.
fn kept() -> Option<Progress> {
    saved::read(&storage::kept(PROGRESS)?).ok()
}
