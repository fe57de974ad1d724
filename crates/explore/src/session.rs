use callmodel::{Call, ConnId, Dn, Optional, Phase, Refusal, Request, Run, Scenario};
use callmodel_figure::{Compared, MessageId};

use crate::filter::Filter;
use crate::notice::Notice;

/// All that the page is about: its one state. All of it is in the address, but for what passes: the message that is
/// pointed at or focused, and what there was to tell about an address.
///
/// The steps of the scenario are all accepted, one after another; [`Session::at`] of them are done, the rest are undone
/// and can be done again.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    scenario: Scenario,
    at: usize,
    phase: Phase,
    selected: Option<MessageId>,
    pointed: Option<MessageId>,
    focused: Option<MessageId>,
    notices: Vec<Notice>,
    told: Option<Told>,
    playing: bool,
    speed: Speed,
    compared: Option<Compared>,
    picking: bool,
    display: Display,
    filter: Filter,
    /// Whether events were looked for. The field for it stays open when what stood in it is gone.
    looks: bool,
    was: Option<Scenario>,
}

/// What the run is shown as, beside its events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Display {
    /// The sequence diagram.
    #[default]
    Ladder,
    /// One table with a column per party, as the reference prints it.
    Table,
}

impl Display {
    /// The other of the two.
    pub fn other(self) -> Self {
        if self == Self::Ladder { Self::Table } else { Self::Ladder }
    }
}

/// What an action did that the reader may not see.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// A request took the place of so many undone steps.
    Replaced(usize),
    /// Of the changed call, so many steps were dropped, because the first of them is refused.
    Dropped(usize, Box<Refusal>),
    /// All steps were removed.
    Removed,
    /// What was written could not be taken, in a sentence.
    Kept(String),
}

/// How long a step stays while the steps are played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// 3 s.
    Slow,
    /// 1.5 s.
    #[default]
    Usual,
    /// 0.75 s.
    Fast,
}

impl Speed {
    /// Every speed, the slowest first.
    pub const ALL: [Self; 3] = [Self::Slow, Self::Usual, Self::Fast];

    /// The time of a step, in ms.
    pub fn ms(self) -> u32 {
        match self {
            Self::Slow => 3_000,
            Self::Usual => 1_500,
            Self::Fast => 750,
        }
    }
}

/// The phase to begin with on `call` when nothing says it: the first that the reference has for so many parties.
pub fn usual_phase(call: &Call) -> Phase {
    Phase::ALL.into_iter().find(|phase| phase.is_of(call.state())).unwrap_or(Phase::Release)
}

/// What a reader can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An address was opened: the page's own, or one that Back or Forward led to.
    Open(Box<Session>),
    /// A phase was chosen: its call as the reference has it, nothing done yet.
    Choose(Phase),
    /// A party made a request. It takes the place of all undone steps.
    Ask(Request),
    /// The last step is undone.
    Undo,
    /// The next undone step is done again.
    Redo,
    /// The call is as it was before the first step.
    Reset,
    /// So many steps are done.
    Go(usize),
    /// The steps are done one after another, from the start if all of them are done; or no longer.
    Play(bool),
    /// While the steps are played, it is time for the next.
    Tick,
    /// The steps are played so fast.
    Hurry(Speed),
    /// A call with its steps was chosen, all of them done.
    Begin(Scenario),
    /// The call has so many parties. The steps stay as far as they are accepted.
    Parties(usize),
    /// A party is called something else.
    Rename(Dn, Dn),
    /// The call has another ConnID.
    Identify(ConnId),
    /// Optional attributes are shown, or not.
    Show(Optional),
    /// The run is shown as this.
    Display(Display),
    /// Only these events are shown.
    Filter(Filter),
    /// Two things are compared, or no longer.
    Compare(Option<Compared>),
    /// The next event that is chosen is compared with the chosen one; or no longer.
    Pick(bool),
    /// What was written is left as it was, for this reason.
    Tell(String),
    /// A message was chosen; chosen again, it is let go.
    Select(MessageId),
    /// A pointer came to a message, or left.
    Point(Option<MessageId>),
    /// The focus came to a message, or left.
    Focus(Option<MessageId>),
}

/// What happens to the browser's history after an action. It is data; [`crate::effects`] carries it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// The address is as the reader gave it.
    Keep,
    /// The same entry with another address.
    Replace,
    /// A new entry, so that Back undoes the action.
    Push,
}

impl Session {
    /// The call of the reference's `phase`, nothing done yet.
    #[cfg(test)]
    pub fn of_phase(phase: Phase) -> Self {
        Self::new(Scenario::of_phase(phase), phase)
    }

    /// `scenario` with its steps done. The first step says the phase; without one it is `phase`.
    ///
    /// Steps from the first that the call refuses on are dropped; the caller has said so in a notice.
    pub fn new(scenario: Scenario, phase: Phase) -> Self {
        let accepted = match scenario.play() {
            Ok(run) => run.steps,
            Err(stopped) => stopped.run.steps,
        };
        let phase = accepted.first().map_or(phase, |step| step.phase);
        let mut scenario = scenario;
        scenario.steps.truncate(accepted.len());
        Self {
            at: accepted.len(),
            scenario,
            phase,
            selected: None,
            pointed: None,
            focused: None,
            notices: Vec::new(),
            told: None,
            playing: false,
            speed: Speed::default(),
            compared: None,
            picking: false,
            display: Display::default(),
            filter: Filter::default(),
            looks: false,
            was: None,
        }
    }

    /// The same, displayed as `display`.
    pub fn with_display(self, display: Display) -> Self {
        Self { display, ..self }
    }

    /// The same, with these events shown.
    pub fn with_filter(self, filter: Filter) -> Self {
        let filter = filter.on(self.scenario.call());
        Self { looks: self.looks || !filter.is_all(), filter, ..self }
    }

    /// The same, with `at` steps done.
    pub fn with_at(self, at: usize) -> Self {
        Self { at: at.min(self.scenario.steps.len()), ..self }
    }

    /// The same, with a message chosen if it is there.
    pub fn with_selected(self, selected: Option<MessageId>) -> Self {
        let selected = selected.filter(|id| self.has_message(id));
        Self { selected, ..self }
    }

    /// The same, with two things compared if they are there.
    pub fn with_compared(self, compared: Option<Compared>) -> Self {
        let compared = compared.filter(|compared| compared.comparison(&self.done()).is_some());
        Self { compared, ..self }
    }

    /// The same, held against a call of another number of parties, if there are steps that it takes as well.
    pub fn with_was(self, was: Option<Scenario>) -> Self {
        let done = self.done();
        let parties = |scenario: &Scenario| scenario.call().parties().len();
        let is_other = |was: &Scenario| parties(was) != parties(&done) && !done.steps.is_empty();
        let was = was.filter(is_other).map(|was| was.with_optional(done.optional).with_steps(done.steps));
        Self { was: was.filter(|was| was.play().is_ok()), ..self }
    }

    /// The same, with something to tell the reader about what was done.
    pub fn with_told(self, told: Told) -> Self {
        Self { told: Some(told), ..self }
    }

    /// The same, with something to tell the reader about the address.
    pub fn with_notices(self, notices: Vec<Notice>) -> Self {
        Self { notices, ..self }
    }

    /// The scenario, with its undone steps.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// How many steps are done.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The chosen message.
    pub fn selected(&self) -> Option<&MessageId> {
        self.selected.as_ref()
    }

    /// The message that is marked: the one that is pointed at, else the focused one, else the chosen one.
    pub fn marked(&self) -> Option<&MessageId> {
        self.pointed.as_ref().or(self.focused.as_ref()).or(self.selected.as_ref())
    }

    /// What to tell the reader about the address.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The scenario without its undone steps.
    pub fn done(&self) -> Scenario {
        let steps = self.scenario.steps[..self.at].to_vec();
        self.scenario.clone().with_steps(steps)
    }

    /// What the last action did that the reader may not see.
    pub fn told(&self) -> Option<&Told> {
        self.told.as_ref()
    }

    /// What is compared.
    pub fn compared(&self) -> Option<&Compared> {
        self.compared.as_ref()
    }

    /// What the run is shown as.
    pub fn display(&self) -> Display {
        self.display
    }

    /// Which events are shown.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether events were looked for since the address was opened.
    pub fn looks(&self) -> bool {
        self.looks
    }

    /// The call of another number of parties, with the same steps, that those which are done are held against: what it was
    /// before the number was changed.
    pub fn was(&self) -> Option<&Scenario> {
        self.was.as_ref()
    }

    /// Whether the next event that is chosen is compared with the chosen one.
    pub fn is_picking(&self) -> bool {
        self.picking
    }

    /// The two requests to begin with: the second party leaves by itself, or the first deletes it. A conversation has no
    /// deletion; there each party releases.
    pub fn usually_compared(&self) -> Compared {
        let run = Compared::on(&self.done());
        let offers = |index: usize| run.now().parties().get(index).into_iter().flat_map(|dn| run.now().offers_by(dn));
        let second = offers(1).next();
        let other = offers(0).find(|request| Some(request.leaver()) == run.now().parties().get(1));
        let usual = Request::of_reference(Phase::Release);
        let first = second.unwrap_or_else(|| usual.clone());
        Compared::Requests([first, other.or_else(|| offers(0).next()).unwrap_or(usual)])
    }

    /// Whether the steps are being done one after another.
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// How fast they are played.
    pub fn speed(&self) -> Speed {
        self.speed
    }

    /// The steps that are done, with their events.
    pub fn run(&self) -> Run {
        // A session holds only steps that were accepted; were one refused, the run up to it would be the truth.
        self.done().play().unwrap_or_else(|stopped| stopped.run)
    }

    /// The phase that the page is about: that of the first step, or the one that was chosen.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The request that the reference makes on this call, while nothing is done.
    pub fn suggested(&self) -> Option<Request> {
        let request = Request::of_reference(self.phase);
        let untouched = self.at == 0 && self.scenario.call().apply(&request).is_ok();
        untouched.then_some(request)
    }

    /// Whether it is the call of `phase` as the reference has it, and no step was done.
    fn is_fresh(&self, phase: Phase) -> bool {
        self.scenario == Scenario::of_phase(phase).with_optional(self.scenario.optional)
    }

    /// Whether a step can be undone.
    pub fn can_undo(&self) -> bool {
        self.at > 0
    }

    /// Whether an undone step can be done again.
    pub fn can_redo(&self) -> bool {
        self.at < self.scenario.steps.len()
    }

    /// Whether there are steps to remove.
    pub fn can_reset(&self) -> bool {
        !self.scenario.steps.is_empty()
    }

    fn has_message(&self, id: &MessageId) -> bool {
        let run = self.run();
        let step = id.step.checked_sub(1).and_then(|index| run.steps.get(index));
        step.is_some_and(|step| id.receiver.as_ref().is_none_or(|dn: &Dn| step.before.has(dn)))
    }
}

/// What `action` makes of `session`, and what it does to the history.
pub fn reduce(session: &Session, action: Action) -> (Session, History) {
    let (reduced, history) = act(session, action);
    // What is compared stays, as long as it is there.
    let compared = reduced.compared.clone().filter(|compared| compared.comparison(&reduced.done()).is_some());
    (Session { compared, ..reduced }, history)
}

fn act(session: &Session, action: Action) -> (Session, History) {
    // What was told is told until the next action, which also ends the playing.
    let calm = Session { notices: Vec::new(), told: None, playing: false, picking: false, ..session.clone() };
    let optional = session.scenario.optional;
    match action {
        Action::Point(pointed) => (Session { pointed, ..session.clone() }, History::Keep),
        Action::Focus(focused) => (Session { focused, ..session.clone() }, History::Keep),
        Action::Open(opened) => (Session { speed: session.speed, ..*opened }, History::Keep),
        Action::Choose(phase) if phase == session.phase => (calm, History::Keep),
        Action::Choose(phase) => {
            (begin(&calm, Scenario::of_phase(phase).with_optional(optional), phase), History::Push)
        }
        Action::Begin(scenario) => {
            let phase = usual_phase(scenario.call());
            (begin(&calm, scenario.with_optional(optional), phase), History::Push)
        }
        Action::Ask(request) => ask(calm, request),
        Action::Undo => (step_to(calm, session.at.saturating_sub(1)), History::Push),
        Action::Redo => (step_to(calm, session.at + 1), History::Push),
        Action::Reset => {
            let phase = session.phase;
            (begin(&calm, calm.scenario.clone().with_steps(Vec::new()), phase), History::Push)
        }
        Action::Go(at) => (step_to(calm, at), History::Replace),
        Action::Play(false) => (calm, History::Keep),
        Action::Play(true) if session.can_redo() => (Session { playing: true, ..calm }, History::Keep),
        Action::Play(true) => (Session { playing: session.can_undo(), ..step_to(calm, 0) }, History::Replace),
        Action::Tick if !session.playing => (session.clone(), History::Keep),
        Action::Tick => {
            let next = step_to(calm, session.at + 1);
            (Session { playing: next.can_redo(), ..next }, History::Replace)
        }
        Action::Hurry(speed) => (Session { speed, ..session.clone() }, History::Keep),
        Action::Parties(count) => {
            let (changed, history) = change(&calm, |scenario| scenario.with_party_count(count).ok());
            // What is marked is what changed under the same steps.
            (changed.with_was(Some(session.scenario.clone())), history)
        }
        Action::Rename(from, to) => {
            let receives = |id: MessageId| {
                if id.receiver.as_ref() == Some(&from) { id.with_receiver(to.clone()) } else { id }
            };
            let mut filter = calm.filter.clone();
            filter.parties.iter_mut().filter(|dn| **dn == from).for_each(|dn| *dn = to.clone());
            let compared = calm.compared.and_then(|compared| match compared {
                Compared::Events(ids) => Some(Compared::Events(ids.map(receives))),
                Compared::Requests(requests) => {
                    let both = calm.scenario.clone().with_steps(requests.into()).renamed(&from, &to).ok()?;
                    both.steps.try_into().ok().map(Compared::Requests)
                }
            });
            let calm = Session { selected: calm.selected.map(receives), filter, compared, ..calm };
            change(&calm, |scenario| scenario.renamed(&from, &to).ok())
        }
        Action::Identify(conn_id) => change(&calm, |scenario| Some(scenario.with_conn_id(conn_id))),
        Action::Show(optional) => change(&calm, |scenario| Some(scenario.with_optional(optional))),
        Action::Display(display) => (Session { display, ..session.clone() }, History::Replace),
        Action::Filter(filter) => (session.clone().with_filter(filter), History::Replace),
        Action::Compare(Some(_)) if session.compared.is_none() && session.is_fresh(Phase::Release) => {
            // In a conversation there is nothing to compare but a release with a release.
            let phase = Phase::ReleaseFromConference;
            let begun = begin(&calm, Scenario::of_phase(phase).with_optional(optional), phase);
            (Session { compared: Some(begun.usually_compared()), ..begun }, History::Push)
        }
        Action::Compare(compared) => (Session { compared, was: None, ..calm }, History::Push),
        Action::Tell(reason) => (session.clone().with_told(Told::Kept(reason)), History::Keep),
        Action::Pick(picking) => (Session { picking, ..session.clone() }, History::Keep),
        Action::Select(id) if session.picking && session.selected() != Some(&id) => {
            let chosen = session.selected.clone();
            let both = chosen.map(|chosen| Compared::Events([chosen, id]));
            let picked = both.filter(|both| both.comparison(&session.done()).is_some());
            match picked {
                Some(both) => (Session { compared: Some(both), was: None, ..calm }, History::Push),
                None => (session.clone(), History::Keep),
            }
        }
        Action::Select(id) => {
            let chosen = Some(id).filter(|id| session.selected() != Some(id));
            (calm.with_selected(chosen), History::Replace)
        }
    }
}

/// Another scenario, all of its steps done.
fn begin(session: &Session, scenario: Scenario, phase: Phase) -> Session {
    let begun = Session::new(scenario, phase);
    let (speed, display, compared) = (session.speed, session.display, session.compared.clone());
    Session { speed, display, compared, ..begun }.with_filter(session.filter.clone())
}

/// The same steps on a changed call, as many of them done as before. The first that is refused is dropped, with those
/// that follow.
fn change(session: &Session, changed: impl FnOnce(Scenario) -> Option<Scenario>) -> (Session, History) {
    let Some(scenario) = changed(session.scenario.clone()) else { return (session.clone(), History::Keep) };
    let fits = session.phase.is_of(scenario.call().state());
    let phase = if fits { session.phase } else { usual_phase(scenario.call()) };
    let steps = scenario.steps.len();
    let refused = scenario.play().err();
    let changed = begin(session, scenario, phase);
    let dropped = steps - changed.scenario.steps.len();
    let told = refused.map(|stopped| Told::Dropped(dropped, Box::new(stopped.refusal)));
    let changed = changed.with_at(session.at).with_selected(session.selected.clone());
    (Session { told, ..changed }, History::Push)
}

/// A request that the call refuses changes nothing; the page offers none.
fn ask(session: Session, request: Request) -> (Session, History) {
    let mut steps = session.scenario.steps[..session.at].to_vec();
    steps.push(request);
    let asked = begin(&session, session.scenario.clone().with_steps(steps), session.phase);
    // A refused step is dropped, so that no more are done than before.
    if asked.at == session.at {
        return (session, History::Keep);
    }
    // The request itself may be the step that was undone: then nothing is lost but what followed it.
    let undone = &session.scenario.steps[session.at..];
    let same = undone.first() == asked.scenario.steps.last();
    let replaced = undone.len() - usize::from(same);
    let asked = asked.with_selected(session.selected);
    (Session { told: (replaced > 0).then_some(Told::Replaced(replaced)), ..asked }, History::Push)
}

/// Other steps are done, which are not held against another call.
fn step_to(session: Session, at: usize) -> Session {
    let mut moved = session.with_at(at);
    // A pointer or a focus does not say that it has left what is no longer there.
    let [selected, pointed, focused] = [&mut moved.selected, &mut moved.pointed, &mut moved.focused]
        .map(std::mem::take)
        .map(|id| id.filter(|id| moved.has_message(id)));
    Session { selected, pointed, focused, was: None, ..moved }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(parties: &str, steps: &str) -> Session {
        Session::new(Scenario::from_short(parties, steps).unwrap(), Phase::ReleaseFromConference)
    }

    fn request(step: &str) -> Request {
        Scenario::steps_from_short(step).unwrap().remove(0)
    }

    fn after(session: &Session, action: Action) -> Session {
        reduce(session, action).0
    }

    /// The steps, a bar before those that are undone.
    fn steps(session: &Session) -> String {
        let (done, undone) = session.scenario.steps.split_at(session.at);
        let text = |steps: &[Request]| steps.iter().map(Request::to_string).collect::<Vec<_>>().join(", ");
        format!("{}|{}", text(done), text(undone))
    }

    #[test]
    fn a_request_adds_a_step() {
        let session = after(&session("A B C", ""), Action::Ask(request("delete B by A")));
        assert_eq!(steps(&session), "delete B by A|");
    }

    #[test]
    fn a_refused_request_changes_nothing() {
        let before = session("A B", "");
        assert_eq!(reduce(&before, Action::Ask(request("delete B by A"))), (before, History::Keep));
    }

    #[test]
    fn undo_keeps_the_step_for_redo() {
        let undone = after(&session("A B C", "release B"), Action::Undo);
        assert_eq!(steps(&undone), "|release B");
        assert_eq!(steps(&after(&undone, Action::Redo)), "release B|");
    }

    #[test]
    fn undo_of_nothing_and_redo_of_nothing_change_nothing() {
        let fresh = session("A B", "");
        assert_eq!(after(&fresh, Action::Undo), fresh);
        assert_eq!(after(&fresh, Action::Redo), fresh);
    }

    #[test]
    fn a_request_takes_the_place_of_what_was_undone() {
        let undone = after(&session("A B C", "release B, release A"), Action::Undo);
        assert_eq!(steps(&after(&undone, Action::Ask(request("release C")))), "release B, release C|");
    }

    #[test]
    fn reset_leaves_the_call_and_forgets_the_steps() {
        let reset = after(&session("A B C D", "delete B by A, release C"), Action::Reset);
        assert_eq!(steps(&reset), "|");
        assert_eq!(reset.scenario.parties_text(), "A B C D");
        assert_eq!(reset.phase(), Phase::DeleteFromConference);
    }

    #[test]
    fn what_a_request_replaces_is_told_until_the_next_action() {
        let undone = after(&session("A B C D", "release B, release A, release C"), Action::Go(0));
        let asked = after(&undone, Action::Ask(request("release D")));
        assert_eq!(asked.told(), Some(&Told::Replaced(3)));
        assert_eq!(after(&asked, Action::Undo).told(), None);
    }

    #[test]
    fn an_undone_request_that_is_made_again_replaces_what_followed_it() {
        let undone = after(&session("A B C D", "release B, release A"), Action::Go(0));
        assert_eq!(after(&undone, Action::Ask(request("release B"))).told(), Some(&Told::Replaced(1)));
        let undone = after(&session("A B C", "release B"), Action::Undo);
        assert_eq!(after(&undone, Action::Ask(request("release B"))).told(), None);
    }

    #[test]
    fn any_step_can_be_gone_to_and_what_follows_is_kept() {
        let gone = after(&session("A B C D", "release B, release A, release C"), Action::Go(1));
        assert_eq!(steps(&gone), "release B|release A, release C");
        assert_eq!(steps(&after(&gone, Action::Go(9))), "release B, release A, release C|");
    }

    #[test]
    fn playing_does_one_step_at_a_time_and_ends_at_the_last() {
        let played = after(&session("A B C", "release B, release A"), Action::Play(true));
        assert_eq!((steps(&played), played.is_playing()), ("|release B, release A".to_owned(), true));
        let first = after(&played, Action::Tick);
        assert_eq!((steps(&first), first.is_playing()), ("release B|release A".to_owned(), true));
        let last = after(&first, Action::Tick);
        assert_eq!((steps(&last), last.is_playing()), ("release B, release A|".to_owned(), false));
    }

    #[test]
    fn what_the_reader_does_ends_the_playing_and_pointing_does_not() {
        let played = after(&session("A B C", "release B, release A"), Action::Play(true));
        assert!(after(&played, Action::Point(None)).is_playing());
        assert!(after(&played, Action::Hurry(Speed::Fast)).is_playing());
        for action in [Action::Play(false), Action::Redo, Action::Go(1), Action::Parties(4)] {
            assert!(!after(&played, action.clone()).is_playing(), "{action:?}");
        }
    }

    #[test]
    fn a_tick_that_comes_too_late_does_nothing() {
        let paused = after(&session("A B C", "release B"), Action::Undo);
        assert_eq!(after(&paused, Action::Tick), paused);
    }

    #[test]
    fn a_call_without_steps_cannot_be_played() {
        assert!(!after(&session("A B C", ""), Action::Play(true)).is_playing());
    }

    #[test]
    fn what_it_is_held_against_stays_until_a_step_is_done_or_undone() {
        let was = Scenario::from_short("A B C D", "").unwrap();
        let held = session("A B C", "release B, release C").with_at(1).with_was(Some(was));
        for action in [Action::Play(true), Action::Play(false), Action::Choose(held.phase()), Action::Point(None)] {
            assert_eq!(after(&held, action.clone()).was(), held.was(), "{action:?}");
        }
        let played = after(&held, Action::Play(true));
        for (begun, action) in [(&held, Action::Redo), (&held, Action::Undo), (&played, Action::Tick)] {
            assert!(after(begun, action.clone()).was().is_none(), "{action:?}");
        }
    }

    #[test]
    fn more_parties_keep_the_steps_and_as_many_of_them_done() {
        let more = after(&after(&session("A B C", "release B, release A"), Action::Undo), Action::Parties(4));
        assert_eq!(more.scenario.parties_text(), "A B C D");
        assert_eq!(steps(&more), "release B|release A");
        assert_eq!(more.told(), None);
    }

    #[test]
    fn fewer_parties_drop_the_steps_that_are_refused_and_say_so() {
        let fewer = after(&session("A B C D", "release B, delete D by A, release C"), Action::Parties(3));
        assert_eq!(steps(&fewer), "release B|");
        assert!(matches!(fewer.told(), Some(Told::Dropped(2, _))), "{:?}", fewer.told());
    }

    #[test]
    fn a_phase_that_no_longer_fits_makes_way_for_one_that_does() {
        assert_eq!(after(&session("A B C", ""), Action::Parties(2)).phase(), Phase::Release);
        assert_eq!(after(&session("A B", ""), Action::Parties(3)).phase(), Phase::ReleaseFromConference);
        let deletion = Session::of_phase(Phase::DeleteFromConference);
        assert_eq!(after(&deletion, Action::Parties(9)).phase(), Phase::DeleteFromConference);
    }

    #[test]
    fn a_renamed_party_is_renamed_everywhere_and_stays_chosen() {
        let [c, new] = ["C", "7003"].map(|dn| Dn::new(dn).unwrap());
        let chosen = after(&session("A B C", "release B"), Action::Select(MessageId::event(1, c.clone())));
        let renamed = after(&chosen, Action::Rename(c, new.clone()));
        assert_eq!(renamed.scenario.parties_text(), "A B 7003");
        assert_eq!(renamed.selected(), Some(&MessageId::event(1, new)));
    }

    #[test]
    fn another_conn_id_changes_nothing_else() {
        let before = session("A B C", "release B");
        let conn_id = ConnId::new("00ff").unwrap();
        let after = after(&before, Action::Identify(conn_id.clone()));
        assert_eq!((after.scenario.call().conn_id(), steps(&after)), (&conn_id, steps(&before)));
    }

    #[test]
    fn choosing_a_phase_begins_its_call_anew() {
        let chosen = after(&session("A B C", "release B"), Action::Choose(Phase::Release));
        assert_eq!(chosen, Session::of_phase(Phase::Release));
    }

    #[test]
    fn choosing_the_phase_that_is_shown_changes_nothing() {
        let before = session("A B C", "release B");
        assert_eq!(reduce(&before, Action::Choose(Phase::ReleaseFromConference)), (before, History::Keep));
    }

    #[test]
    fn the_first_step_says_the_phase() {
        assert_eq!(session("A B C", "delete B by A").phase(), Phase::DeleteFromConference);
        assert_eq!(session("A B C", "").phase(), Phase::ReleaseFromConference);
        assert_eq!(after(&session("A B C", "delete B by A"), Action::Undo).phase(), Phase::DeleteFromConference);
    }

    #[test]
    fn the_request_of_the_reference_is_suggested_until_a_step_is_done() {
        for phase in Phase::ALL {
            let fresh = Session::of_phase(phase);
            let suggested = fresh.suggested().unwrap();
            assert_eq!(suggested, Request::of_reference(phase));
            assert_eq!(after(&fresh, Action::Ask(suggested)).suggested(), None);
        }
        assert_eq!(session("7001 7002 7003", "").suggested(), None);
    }

    #[test]
    fn a_chosen_message_is_let_go_when_its_step_is_undone() {
        let id = MessageId::request(1);
        let chosen = after(&session("A B C", "release B"), Action::Select(id.clone()));
        assert_eq!(chosen.selected(), Some(&id));
        assert_eq!(after(&chosen, Action::Undo).selected(), None);
    }

    #[test]
    fn a_chosen_message_stays_chosen_while_more_is_asked_for() {
        let chosen = after(&session("A B C", "release B"), Action::Select(MessageId::request(1)));
        let asked = after(&chosen, Action::Ask(request("release A")));
        assert_eq!(asked.selected(), Some(&MessageId::request(1)));
    }

    #[test]
    fn what_is_gone_is_neither_pointed_at_nor_focused() {
        let id = |step| Some(MessageId::request(step));
        let chosen = after(&session("A B C", "release B, release A"), Action::Select(MessageId::request(1)));
        let focused = after(&chosen, Action::Focus(id(2)));
        let pointed = after(&focused, Action::Point(id(2)));
        assert_eq!(after(&pointed, Action::Undo).marked(), chosen.selected());
        assert_eq!(after(&after(&chosen, Action::Point(id(1))), Action::Undo).marked(), chosen.selected());
    }

    #[test]
    fn what_could_not_be_taken_is_told_and_changes_nothing_else() {
        let before = session("A B C", "release B");
        let told = after(&before, Action::Tell("No.".to_owned()));
        assert_eq!(told, before.with_told(Told::Kept("No.".to_owned())));
        assert_eq!(after(&told, Action::Undo).told(), None);
    }

    #[test]
    fn a_message_that_is_chosen_again_is_let_go() {
        let chosen = after(&session("A B C", "release B"), Action::Select(MessageId::request(1)));
        assert_eq!(after(&chosen, Action::Select(MessageId::request(1))).selected(), None);
    }

    #[test]
    fn what_is_pointed_at_is_marked_before_what_is_focused_and_that_before_what_is_chosen() {
        let chosen = after(&session("A B C", "release B"), Action::Select(MessageId::request(1)));
        let [a, c] = ["A", "C"].map(|dn| MessageId::event(1, Dn::new(dn).unwrap()));
        let focused = after(&chosen, Action::Focus(Some(a.clone())));
        let pointed = after(&focused, Action::Point(Some(c.clone())));
        assert_eq!(pointed.marked(), Some(&c));
        assert_eq!(after(&pointed, Action::Point(None)).marked(), Some(&a));
        assert_eq!(after(&chosen, Action::Point(None)).marked(), chosen.selected());
    }

    #[test]
    fn pointing_keeps_the_notices_and_the_next_action_drops_them() {
        let told = crate::address::read("#/learn");
        let pointed = after(&told, Action::Point(None));
        assert_eq!(pointed.notices().len(), 1);
        assert_eq!(after(&pointed, Action::Ask(request("release A"))).notices(), []);
    }

    #[test]
    fn a_message_that_is_not_there_cannot_be_chosen() {
        let session = session("A B C", "release B, release A");
        for id in [MessageId::request(0), MessageId::request(3), MessageId::event(2, Dn::new("B").unwrap())] {
            assert_eq!(after(&session, Action::Select(id)).selected(), None);
        }
    }

    #[test]
    fn another_number_of_parties_is_held_against_the_one_before_until_the_next_action() {
        let before = session("A B C", "delete B by A");
        let more = after(&before, Action::Parties(4));
        assert_eq!(more.was(), Some(&before.scenario));
        assert_eq!(after(&more, Action::Point(None)).was(), more.was());
        assert_eq!(after(&more, Action::Undo).was(), None);
    }

    #[test]
    fn without_the_same_steps_nothing_is_held_against_anything() {
        assert_eq!(after(&session("A B C", ""), Action::Parties(4)).was(), None);
        assert_eq!(after(&session("A B C", "delete C by A"), Action::Parties(2)).was(), None);
    }

    #[test]
    fn view_and_filter_outlive_another_call() {
        let filter = Filter::default().turn_party(&Dn::new("C").unwrap()).turn_party(&Dn::new("A").unwrap());
        let session = after(&session("A B C", "release B"), Action::Filter(filter));
        let chosen = after(&after(&session, Action::Display(Display::Table)), Action::Choose(Phase::Release));
        assert_eq!(chosen.display(), Display::Table);
        assert_eq!(chosen.filter().parties, [Dn::new("A").unwrap()]);
    }

    #[test]
    fn a_renamed_party_stays_looked_for() {
        let [c, new] = ["C", "7003"].map(|dn| Dn::new(dn).unwrap());
        let filtered = after(&session("A B C", ""), Action::Filter(Filter::default().turn_party(&c)));
        assert_eq!(after(&filtered, Action::Rename(c, new.clone())).filter().parties, [new]);
    }

    fn requests(first: &str, second: &str) -> Compared {
        Compared::Requests([request(first), request(second)])
    }

    #[test]
    fn what_is_usually_compared_is_leaving_and_being_deleted() {
        assert_eq!(session("A B C", "").usually_compared(), requests("release B", "delete B by A"));
        assert_eq!(session("A B C D", "release A").usually_compared(), requests("release C", "delete C by B"));
    }

    #[test]
    fn in_a_conversation_two_releases_are_compared() {
        assert_eq!(session("A B", "").usually_compared(), requests("release B", "release A"));
    }

    #[test]
    fn of_a_call_that_has_ended_the_last_step_is_compared_with_another() {
        let ended = session("A B C", "release C, release A");
        assert_eq!(ended.usually_compared(), requests("release B", "release A"));
    }

    #[test]
    fn what_is_compared_stays_until_it_is_no_longer_there() {
        let compared = after(&session("A B C", ""), Action::Compare(Some(requests("release B", "delete B by A"))));
        let more = after(&compared, Action::Parties(4));
        assert!(more.compared().is_some());
        assert!(after(&more, Action::Ask(request("release B"))).compared().is_none());
    }

    #[test]
    fn a_renamed_party_stays_compared() {
        let [b, new] = ["B", "7002"].map(|dn| Dn::new(dn).unwrap());
        let rename = || Action::Rename(b.clone(), new.clone());
        let compared = after(&session("A B C", ""), Action::Compare(Some(requests("release B", "delete B by A"))));
        let renamed = after(&compared, rename());
        assert_eq!(renamed.compared(), Some(&requests("release 7002", "delete 7002 by A")));
        let events = |dn: &Dn| Compared::Events(["A", dn.as_str()].map(|dn| MessageId::event(1, Dn::new(dn).unwrap())));
        let compared = after(&session("A B C", "release C"), Action::Compare(Some(events(&b))));
        assert_eq!(after(&compared, rename()).compared(), Some(&events(&new)));
    }

    #[test]
    fn of_the_first_view_the_two_conference_phases_are_compared() {
        let first = Session::of_phase(Phase::Release);
        let compared = after(&first, Action::Compare(Some(first.usually_compared())));
        assert_eq!(compared.scenario.parties_text(), "A B C");
        assert_eq!(compared.compared(), Some(&requests("release B", "delete B by A")));
        let own = session("7001 7002", "");
        let compared = after(&own, Action::Compare(Some(own.usually_compared())));
        assert_eq!(compared.scenario, own.scenario, "a reader's own call stays");
    }

    #[test]
    fn what_the_call_refuses_cannot_be_compared() {
        let two = session("7001 7002", "");
        let refused = after(&two, Action::Compare(Some(requests("release 7001", "delete 7002 by 7001"))));
        assert_eq!(refused.compared(), None);
    }

    #[test]
    fn the_event_that_is_chosen_after_another_is_compared_with_it() {
        let [a, c] = ["A", "C"].map(|dn| MessageId::event(1, Dn::new(dn).unwrap()));
        let chosen = after(&session("A B C", "release B"), Action::Select(a.clone()));
        let picking = after(&chosen, Action::Pick(true));
        assert_eq!(after(&picking, Action::Select(MessageId::request(1))), picking, "a request is no event");
        let compared = after(&picking, Action::Select(c.clone()));
        assert_eq!(compared.compared(), Some(&Compared::Events([a, c])));
        assert!(!compared.is_picking());
    }

    #[test]
    fn what_the_reader_does_enters_the_history_and_what_is_chosen_does_not() {
        let before = session("A B C", "release B");
        let history = |action| reduce(&before, action).1;
        assert_eq!(history(Action::Parties(4)), History::Push);
        assert_eq!(history(Action::Go(0)), History::Replace);
        assert_eq!(history(Action::Play(true)), History::Replace);
        assert_eq!(history(Action::Undo), History::Push);
        assert_eq!(history(Action::Reset), History::Push);
        assert_eq!(history(Action::Ask(request("release A"))), History::Push);
        assert_eq!(history(Action::Choose(Phase::Release)), History::Push);
        assert_eq!(history(Action::Select(MessageId::request(1))), History::Replace);
        assert_eq!(history(Action::Open(Box::new(before.clone()))), History::Keep);
    }

    #[test]
    fn steps_from_the_first_refused_on_are_dropped() {
        assert_eq!(steps(&session("A B C", "release B, delete C by A, release A")), "release B|");
    }
}
