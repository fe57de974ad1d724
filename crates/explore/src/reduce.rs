use std::rc::Rc;

use callmodel::{Dn, Phase, Request, Scenario};
use callmodel_figure::{Compared, MessageId};

use crate::action::Action;
use crate::history::History;
use crate::session::{Session, usual_phase};
use crate::told::Told;

/// The session after `action`, and the effect on the browser's history. `None`: the action changes nothing.
///
/// A request plays one step. Undo, redo and positions share the played steps; hover, selection and filter do not change the
/// run.
pub fn reduce(session: &Session, action: Action) -> Option<(Session, History)> {
    let mut next = session.clone();
    if !is_passing(&action) {
        calm(&mut next);
    }
    let history = act(&mut next, action);
    let moved = !Rc::ptr_eq(&next.timeline, &session.timeline);
    if moved || next.compared != session.compared {
        // A comparison ends when the run loses one of its operands.
        if let Some(compared) = &mut next.compared {
            compared.fall_back(next.timeline.run());
        }
        next.compared = next.compared.take().filter(|compared| compared.is_in(next.run()));
    }
    (next != *session).then_some((next, history))
}

/// Whether an action keeps playback, picking, notices and remarks.
fn is_passing(action: &Action) -> bool {
    match action {
        Action::Open(_)
        | Action::Tick
        | Action::Hurry(_)
        | Action::Display(_)
        | Action::Filter(_)
        | Action::Tell(_)
        | Action::Pick(_)
        | Action::Select(_)
        | Action::Point(_)
        | Action::Focus(_) => true,
        Action::Choose(_)
        | Action::Ask(_)
        | Action::Undo
        | Action::Redo
        | Action::Reset
        | Action::Go(_)
        | Action::Play(_)
        | Action::Begin(_)
        | Action::Parties(_)
        | Action::Rename(..)
        | Action::Identify(_)
        | Action::Show(_)
        | Action::Compare(_) => false,
    }
}

/// Stops playback and picking, and clears notices and remarks.
fn calm(session: &mut Session) {
    session.notices.clear();
    session.told = None;
    session.playing = false;
    session.picking = false;
}

/// Applies `action` to the session.
fn act(session: &mut Session, action: Action) -> History {
    match action {
        Action::Point(pointed) => session.pointed = pointed,
        Action::Focus(focused) => session.focused = focused,
        Action::Open(opened) => *session = Session { speed: session.speed, ..*opened },
        Action::Choose(phase) if phase == session.phase() && !session.can_reset() => {}
        Action::Choose(phase) => return begin_phase(session, phase),
        Action::Begin(scenario) => {
            let phase = usual_phase(scenario.call());
            return begin(session, scenario.with_optional(session.scenario().optional), phase);
        }
        Action::Ask(request) => return ask(session, request),
        Action::Undo => return step_to(session, session.at().saturating_sub(1), History::Push),
        Action::Redo => return step_to(session, session.at() + 1, History::Push),
        Action::Reset => {
            // The requests that it compares are of a step that is gone.
            session.compared = None;
            return change(session, Some(session.scenario().clone().with_steps(Vec::new())));
        }
        Action::Go(at) => return step_to(session, at, History::Replace),
        Action::Play(false) => {}
        Action::Play(true) if session.can_redo() => session.playing = true,
        Action::Play(true) => {
            session.playing = session.can_undo();
            return step_to(session, 0, History::Replace);
        }
        Action::Tick if !session.playing => {}
        Action::Tick => {
            calm(session);
            step_to(session, session.at() + 1, History::Replace);
            session.playing = session.can_redo();
            return History::Replace;
        }
        Action::Hurry(speed) => session.speed = speed,
        Action::Parties(count) => {
            let before = session.clone();
            let history = change(session, session.scenario().clone().with_party_count(count).ok());
            hold_against(session, &before);
            return history;
        }
        Action::Rename(from, to) => return rename(session, &from, &to),
        Action::Identify(conn_id) => return change(session, Some(session.scenario().clone().with_conn_id(conn_id))),
        Action::Show(optional) => return change(session, Some(session.scenario().clone().with_optional(optional))),
        Action::Display(display) => {
            session.display = display;
            return History::Replace;
        }
        Action::Filter(filter) => {
            session.set_filter(filter);
            return History::Replace;
        }
        Action::Compare(Some(_)) if session.compared.is_none() && session.is_fresh(Phase::Release) => {
            // A conversation has only releases to compare.
            begin_phase(session, Phase::ReleaseFromConference);
            let usual = session.usually_compared();
            return compare(session, Some(usual));
        }
        Action::Compare(compared) => return compare(session, compared),
        Action::Tell(rejected) => session.told = Some(Told::Kept(rejected)),
        Action::Pick(picking) => session.picking = picking,
        Action::Select(id) if session.picking && session.selected() != Some(&id) => {
            let both = session.selected.clone().map(|chosen| Compared::Events([chosen, id]));
            if let Some(both) = both.filter(|both| both.is_in(session.run())) {
                calm(session);
                return compare(session, Some(both));
            }
        }
        Action::Select(id) => {
            calm(session);
            let chosen = Some(id).filter(|id| session.selected() != Some(id));
            session.select(chosen);
            // The explanation takes the place of a comparison, which Back opens again.
            let ended = session.selected.as_ref().and(session.compared.take());
            return if ended.is_some() { History::Push } else { History::Replace };
        }
    }
    History::Keep
}

/// Starts or ends a comparison, which takes the place of an explanation.
fn compare(session: &mut Session, compared: Option<Compared>) -> History {
    if compared.is_some() {
        session.selected = None;
    }
    // What the page opens with is lit as if it had the focus, which would light one side.
    if session.is_opening() {
        session.focused = None;
    }
    session.compared = compared;
    session.was = None;
    History::Push
}

/// The parties of the call at the beginning of `phase`. If their number does not fit the phase, the first two go on, or a
/// third one joins.
fn begin_phase(session: &mut Session, phase: Phase) -> History {
    let call = session.scenario().call();
    let (fits, before) = (phase.is_of(call.state()), call.parties().to_vec());
    let count = if fits { before.len() } else { phase.parties() };
    let scenario = session.scenario().clone().with_steps(Vec::new());
    let Ok(scenario) = scenario.with_party_count(count) else { return History::Keep };
    let history = begin(session, scenario, phase);
    let added = session.scenario().call().parties().get(before.len()..).unwrap_or_default().to_vec();
    let left_out = before.get(count..).unwrap_or_default().to_vec();
    session.told = match (fits, left_out.is_empty()) {
        (true, _) => None,
        (false, true) => Some(Told::Added(added)),
        (false, false) => Some(Told::LeftOut(left_out)),
    };
    history
}

/// Begins another call, with all steps done. Filter and comparison belong to the call that they were made for, and end with it;
/// speed and display are preferences.
fn begin(session: &mut Session, scenario: Scenario, phase: Phase) -> History {
    *session = Session { speed: session.speed, display: session.display, ..Session::new(scenario, phase) };
    History::Push
}

/// Changes the call or its steps, with the same number of steps done. The first refused step and all later ones are dropped.
/// Filter and comparison go on. `None` changes nothing.
fn change(session: &mut Session, changed: Option<Scenario>) -> History {
    let Some(scenario) = changed else { return History::Keep };
    let fits = session.phase.is_of(scenario.call().state());
    let phase = if fits { session.phase } else { usual_phase(scenario.call()) };
    let steps = scenario.steps.len();
    let (at, selected) = (session.at(), session.selected.take());
    let (begun, stopped) = Session::play(scenario, phase);
    let before = std::mem::replace(session, begun);
    session.speed = before.speed;
    session.display = before.display;
    session.compared = before.compared;
    session.set_filter(before.filter.carried_to(session.scenario().call()));
    let dropped = steps - session.scenario().steps.len();
    session.told = stopped.map(|stopped| Told::Dropped(dropped, Box::new(stopped.refusal)));
    session.go_to(at);
    session.select(selected);
    History::Push
}

/// Keeps the run of the same steps in `before`, if the number of parties differs.
fn hold_against(session: &mut Session, before: &Session) {
    let [parties, parties_before] = [&*session, before].map(|session| session.scenario().call().parties().len());
    let is_held = parties != parties_before && session.at() > 0;
    session.was = is_held.then(|| Rc::new(before.run().undone_to(session.at())));
}

/// Renames a party in the call, its steps, and all references to it.
fn rename(session: &mut Session, from: &Dn, to: &Dn) -> History {
    let receives = |id: MessageId| if id.receiver.as_ref() == Some(from) { id.with_receiver(to.clone()) } else { id };
    session.filter.rename(from, to);
    session.compared = session.compared.take().and_then(|compared| match compared {
        Compared::Events(ids) => Some(Compared::Events(ids.map(receives))),
        Compared::Requests { step, requests } => {
            let both = session.scenario().clone().with_steps(requests.into()).renamed(from, to).ok()?;
            both.steps.try_into().ok().map(|requests| Compared::Requests { step, requests })
        }
    });
    session.selected = session.selected.take().map(receives);
    change(session, session.scenario().clone().renamed(from, to).ok())
}

/// One more step. The page offers no request that the call refuses; such a request changes nothing.
fn ask(session: &mut Session, request: Request) -> History {
    let Ok(timeline) = session.timeline.ask(request) else { return History::Keep };
    // If the request equals the next undone step, only the steps after that one are replaced.
    let undone = session.timeline.undone();
    let replaced = undone.len() - usize::from(undone.first() == timeline.scenario().steps.last());
    session.phase = timeline.run().steps.first().map_or(session.phase, |step| step.phase);
    session.timeline = Rc::new(timeline);
    session.pointed = None;
    session.focused = None;
    session.told = (replaced > 0).then_some(Told::Replaced(replaced));
    session.looks = !session.filter.is_all();
    session.was = None;
    let made = session.usually_compared();
    if let Some(compared) = &mut session.compared {
        compared.follow(session.timeline.run());
        // One of its parties left with this step.
        if !compared.is_in(session.timeline.run()) {
            *compared = made;
        }
    }
    History::Push
}

/// Goes to another position, without the run before a change of parties.
fn step_to(session: &mut Session, at: usize, history: History) -> History {
    let before = session.at();
    session.go_to(at);
    if let Some(compared) = &mut session.compared {
        compared.redone(session.timeline.run(), before);
    }
    // The browser sends no leave or blur event for a removed message.
    let run = session.timeline.run();
    session.selected = session.selected.take().filter(|id| id.is_in(run));
    for pointed in [&mut session.pointed, &mut session.focused] {
        *pointed = pointed.take().filter(|pointed| pointed.is_in(run));
    }
    session.was = None;
    history
}
