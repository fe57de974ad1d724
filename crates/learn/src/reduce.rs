use callmodel_explore::History;
use callmodel_lesson::{Attempt, Progress, ProgressError};

use crate::address::{self, Address};
use crate::{Action, Given, Place, Session, Told};

/// The session after `action`, and the effect on the browser's history. `None` if nothing changes.
#[must_use]
pub fn reduce(session: &Session, action: Action) -> Option<(Session, History)> {
    let before = Session { told: None, ..session.clone() };
    let (after, history) = match action {
        Action::Open(fragment) => (open(before, &fragment), History::Keep),
        Action::Go(place) => (go(before, place), History::Push),
        Action::Choose(index) => (choose(before, index), History::Keep),
        Action::Check { now } => match session.chosen {
            None if session.given.is_none() => (Session { told: Some(Told::ChooseFirst), ..before }, History::Keep),
            None => return None,
            Some(index) => (give(before, Given::Choice(index), now), History::Push),
        },
        Action::Reveal { now } => (give(before, Given::Shown, now), History::Push),
        Action::Take(stored) => (take(session.clone(), stored), History::Keep),
        Action::Translate(course) => (session.clone().in_course(course), History::Keep),
        Action::StartOver => (start_over(before), History::Keep),
        Action::Restore => (restore(before), History::Keep),
        Action::Import(file) => (import(before, file), History::Keep),
    };
    (after != *session).then_some((after, history))
}

fn go(session: Session, place: Place) -> Session {
    session.at(Address { place, ..Address::default() })
}

/// Back before an answer undoes it, and Forward gives it again. An answer that the address brings along from elsewhere is
/// shown and not counted.
fn open(session: Session, fragment: &str) -> Session {
    let address = address::read(fragment);
    let is_here = address.place == session.place && address.notices.is_empty();
    match (session.given, address.given, &session.before, &session.undone) {
        (Some(given), None, Some(before), _) if is_here => {
            let (progress, undone) = (before.clone(), Some((given, session.progress.clone())));
            Session { undone, ..Session { progress, ..session }.at(address) }
        }
        (None, Some(given), _, Some((undone, progress))) if is_here && given == *undone => {
            let (progress, before) = (progress.clone(), Some(session.progress.clone()));
            Session { before, ..Session { progress, ..session }.at(address) }
        }
        _ => session.at(address),
    }
}

fn choose(session: Session, index: usize) -> Session {
    let is_choice = session.question().is_some_and(|question| index < question.choices.len());
    if is_choice && session.given.is_none() { Session { chosen: Some(index), ..session } } else { session }
}

fn give(session: Session, given: Given, now: u64) -> Session {
    let Some(question) = session.question().cloned().filter(|_| session.given.is_none()) else { return session };
    let right = given == Given::Choice(question.answer());
    let before = session.progress.clone();
    let progress = before.clone().with(&question, Attempt { at: now, right });
    Session { given: Some(given), chosen: None, before: Some(before), progress, undone: None, removed: None, ..session }
}

/// Undo and redo lead from the progress of the store, too.
fn take(session: Session, stored: Progress) -> Session {
    let same = |kept: &Progress| stored.clone().with_changes(&session.progress, kept);
    let before = session.before.as_ref().map(same);
    let undone = session.undone.as_ref().map(|(given, progress)| (*given, same(progress)));
    Session { before, undone, progress: stored, ..session }
}

fn start_over(session: Session) -> Session {
    let removed = Some(session.progress.clone());
    Session { progress: Progress::default(), before: None, undone: None, removed, told: Some(Told::Removed), ..session }
}

fn restore(session: Session) -> Session {
    match session.removed.clone() {
        Some(progress) => Session { progress, removed: None, ..session },
        None => session,
    }
}

fn import(session: Session, file: Result<Progress, ProgressError>) -> Session {
    match file {
        Ok(theirs) => {
            let progress = session.progress.clone().merged(theirs);
            Session { progress, before: None, undone: None, told: Some(Told::Imported), ..session }
        }
        Err(error) => Session { told: Some(Told::NotImported(error)), ..session },
    }
}
