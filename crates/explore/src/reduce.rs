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
    let (mut next, history) = act(session, action);
    let moved = !Rc::ptr_eq(&next.timeline, &session.timeline);
    if moved || next.compared != session.compared {
        // A comparison ends when the run loses one of its operands.
        next.compared = next.compared.take().filter(|compared| compared.is_in(next.run()));
    }
    (next != *session).then_some((next, history))
}

fn act(session: &Session, action: Action) -> (Session, History) {
    // Most actions stop playback and picking, and clear notices and remarks.
    let calm = || Session { notices: Vec::new(), told: None, playing: false, picking: false, ..session.clone() };
    let optional = session.scenario().optional;
    match action {
        Action::Point(pointed) => (Session { pointed, ..session.clone() }, History::Keep),
        Action::Focus(focused) => (Session { focused, ..session.clone() }, History::Keep),
        Action::Open(opened) => (Session { speed: session.speed, ..*opened }, History::Keep),
        Action::Choose(phase) if phase == session.phase => (calm(), History::Keep),
        Action::Choose(phase) => (of_reference(&calm(), phase), History::Push),
        Action::Begin(scenario) => {
            let phase = usual_phase(scenario.call());
            (begin(&calm(), scenario.with_optional(optional), phase), History::Push)
        }
        Action::Ask(request) => ask(calm(), request),
        Action::Undo => (step_to(calm(), session.at().saturating_sub(1)), History::Push),
        Action::Redo => (step_to(calm(), session.at() + 1), History::Push),
        Action::Reset => {
            let scenario = session.scenario().clone().with_steps(Vec::new());
            (begin(&calm(), scenario, session.phase), History::Push)
        }
        Action::Go(at) => (step_to(calm(), at), History::Replace),
        Action::Play(false) => (calm(), History::Keep),
        Action::Play(true) if session.can_redo() => (Session { playing: true, ..calm() }, History::Keep),
        Action::Play(true) => (Session { playing: session.can_undo(), ..step_to(calm(), 0) }, History::Replace),
        Action::Tick if !session.playing => (session.clone(), History::Keep),
        Action::Tick => {
            let next = step_to(calm(), session.at() + 1);
            (Session { playing: next.can_redo(), ..next }, History::Replace)
        }
        Action::Hurry(speed) => (Session { speed, ..session.clone() }, History::Keep),
        Action::Parties(count) => {
            let (changed, history) = change(&calm(), |scenario| scenario.with_party_count(count).ok());
            (held_against(changed, session), history)
        }
        Action::Rename(from, to) => rename(calm(), &from, &to),
        Action::Identify(conn_id) => change(&calm(), |scenario| Some(scenario.with_conn_id(conn_id))),
        Action::Show(optional) => change(&calm(), |scenario| Some(scenario.with_optional(optional))),
        Action::Display(display) => (Session { display, ..session.clone() }, History::Replace),
        Action::Filter(filter) => (session.clone().with_filter(filter), History::Replace),
        Action::Compare(Some(_)) if session.compared.is_none() && session.is_fresh(Phase::Release) => {
            // A conversation has only releases to compare.
            let begun = of_reference(&calm(), Phase::ReleaseFromConference);
            (Session { compared: Some(begun.usually_compared()), ..begun }, History::Push)
        }
        Action::Compare(compared) => (Session { compared, was: None, ..calm() }, History::Push),
        Action::Tell(rejected) => (session.clone().with_told(Told::Kept(rejected)), History::Keep),
        Action::Pick(picking) => (Session { picking, ..session.clone() }, History::Keep),
        Action::Select(id) if session.picking && session.selected() != Some(&id) => {
            let both = session.selected.clone().map(|chosen| Compared::Events([chosen, id]));
            match both.filter(|both| both.is_in(session.run())) {
                Some(both) => (Session { compared: Some(both), was: None, ..calm() }, History::Push),
                None => (session.clone(), History::Keep),
            }
        }
        Action::Select(id) => {
            let chosen = Some(id).filter(|id| session.selected() != Some(id));
            (calm().with_selected(chosen), History::Replace)
        }
    }
}

/// The call of the reference's `phase`, without steps.
fn of_reference(session: &Session, phase: Phase) -> Session {
    begin(session, Scenario::of_phase(phase).with_optional(session.scenario().optional), phase)
}

/// Another scenario with all steps done. Speed, display, filter and comparison are kept.
fn begin(session: &Session, scenario: Scenario, phase: Phase) -> Session {
    carried(session, Session::new(scenario, phase))
}

/// `begun` with the parts of `session` that outlast a change of the scenario.
fn carried(session: &Session, begun: Session) -> Session {
    let (speed, display, compared) = (session.speed, session.display, session.compared.clone());
    Session { speed, display, compared, ..begun }.with_filter(session.filter.clone())
}

/// The same steps on a changed call, with the same number done. The first refused step and all later ones are dropped.
fn change(session: &Session, changed: impl FnOnce(Scenario) -> Option<Scenario>) -> (Session, History) {
    let Some(scenario) = changed(session.scenario().clone()) else { return (session.clone(), History::Keep) };
    let fits = session.phase.is_of(scenario.call().state());
    let phase = if fits { session.phase } else { usual_phase(scenario.call()) };
    let steps = scenario.steps.len();
    let (begun, stopped) = Session::play(scenario, phase);
    let dropped = steps - begun.scenario().steps.len();
    let told = stopped.map(|stopped| Told::Dropped(dropped, Box::new(stopped.refusal)));
    let changed = carried(session, begun).with_at(session.at()).with_selected(session.selected.clone());
    (Session { told, ..changed }, History::Push)
}

/// `changed` with the run of the same steps in `before`, if the number of parties differs.
fn held_against(changed: Session, before: &Session) -> Session {
    let [parties, parties_before] = [&changed, before].map(|session| session.scenario().call().parties().len());
    let is_held = parties != parties_before && changed.at() > 0;
    let was = is_held.then(|| Rc::new(before.run().undone_to(changed.at())));
    Session { was, ..changed }
}

/// Renames a party in the call, its steps, and all references to it.
fn rename(session: Session, from: &Dn, to: &Dn) -> (Session, History) {
    let receives = |id: MessageId| if id.receiver.as_ref() == Some(from) { id.with_receiver(to.clone()) } else { id };
    let mut filter = session.filter.clone();
    filter.parties.iter_mut().filter(|dn| *dn == from).for_each(|dn| *dn = to.clone());
    let compared = session.compared.clone().and_then(|compared| match compared {
        Compared::Events(ids) => Some(Compared::Events(ids.map(receives))),
        Compared::Requests(requests) => {
            let both = session.scenario().clone().with_steps(requests.into()).renamed(from, to).ok()?;
            both.steps.try_into().ok().map(Compared::Requests)
        }
    });
    let selected = session.selected.clone().map(receives);
    let session = Session { selected, filter, compared, ..session };
    change(&session, |scenario| scenario.renamed(from, to).ok())
}

/// One more step. The page offers no request that the call refuses; such a request changes nothing.
fn ask(session: Session, request: Request) -> (Session, History) {
    let Ok(timeline) = session.timeline.ask(request) else { return (session, History::Keep) };
    // If the request equals the next undone step, only the steps after that one are replaced.
    let undone = session.timeline.undone();
    let replaced = undone.len() - usize::from(undone.first() == timeline.scenario().steps.last());
    let phase = timeline.run().steps.first().map_or(session.phase, |step| step.phase);
    let asked = Session {
        timeline: Rc::new(timeline),
        phase,
        pointed: None,
        focused: None,
        told: (replaced > 0).then_some(Told::Replaced(replaced)),
        looks: !session.filter.is_all(),
        was: None,
        ..session
    };
    (asked, History::Push)
}

/// The session at another position, without the run before a change of parties.
fn step_to(session: Session, at: usize) -> Session {
    let mut moved = session.with_at(at);
    // The browser sends no leave or blur event for a removed message.
    let [selected, pointed, focused] = [&mut moved.selected, &mut moved.pointed, &mut moved.focused]
        .map(std::mem::take)
        .map(|id| id.filter(|id| id.is_in(moved.run())));
    Session { selected, pointed, focused, was: None, ..moved }
}
