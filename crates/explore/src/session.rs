use std::rc::Rc;

use callmodel::{Call, Phase, Request, Run, Scenario, Stopped};
use callmodel_figure::{Compared, Lit, MessageId, Pointed};

use crate::display::Display;
use crate::filter::Filter;
use crate::notice::Notice;
use crate::speed::Speed;
use crate::timeline::Timeline;
use crate::told::Told;

/// The state of the page.
///
/// The address holds all of it, except for transient parts: what pointer and focus are at, notices, and playing.
///
/// A clone is cheap: the run and the steps are shared. So is a comparison with a session that shares them.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub(crate) timeline: Rc<Timeline>,
    /// The phase before the first step.
    pub(crate) phase: Phase,
    pub(crate) selected: Option<MessageId>,
    pub(crate) pointed: Option<Pointed>,
    pub(crate) focused: Option<Pointed>,
    /// What is lit whatever the reader points at.
    pub(crate) asked: Option<Lit>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) told: Option<Told>,
    pub(crate) playing: bool,
    pub(crate) speed: Speed,
    pub(crate) compared: Option<Compared>,
    pub(crate) picking: bool,
    pub(crate) display: Display,
    pub(crate) filter: Filter,
    /// Whether the reader searched for events: the search stays open when its field is emptied.
    pub(crate) looks: bool,
    pub(crate) was: Option<Rc<Run>>,
}

/// The phase to begin with on `call` by default: the first that the reference has for so many parties.
pub fn usual_phase(call: &Call) -> Phase {
    Phase::ALL.into_iter().find(|phase| phase.is_of(call.state())).unwrap_or(Phase::Release)
}

/// The scenario of an address without a fragment.
fn opening() -> Scenario {
    let phase = Phase::DeleteFromConference;
    Scenario::of_phase(phase).with_steps(vec![Request::of_reference(phase)])
}

impl Session {
    /// A session with all steps of `scenario` done. The first step determines the phase; without steps it is `phase`.
    ///
    /// Steps from the first refused one on are dropped.
    pub fn new(scenario: Scenario, phase: Phase) -> Self {
        Self::play(scenario, phase).0
    }

    /// The same as [`Session::new`], with the stop at the first refused step.
    pub(crate) fn play(scenario: Scenario, phase: Phase) -> (Self, Option<Box<Stopped>>) {
        let (timeline, stopped) = Timeline::play(scenario);
        let phase = timeline.run().steps.first().map_or(phase, |step| step.phase);
        let session = Self {
            timeline: Rc::new(timeline),
            phase,
            selected: None,
            pointed: None,
            focused: None,
            asked: None,
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
        };
        (session, stopped)
    }

    /// The session of an address without a fragment: the reference's deletion is done (Delete from Conference). Its request is lit, as if
    /// it had the focus, and with it ThirdPartyDN, the attribute that differs from the release.
    pub fn opening() -> Self {
        let focused = Some(MessageId::request(1).into());
        Self { focused, ..Self::new(opening(), Phase::DeleteFromConference) }
    }

    /// Whether it has the call and the step of [`Session::opening`], and the step is done.
    pub fn is_opening(&self) -> bool {
        self.can_undo() && *self.scenario() == opening().with_optional(self.scenario().optional)
    }

    /// The same session, displayed as `display`.
    pub fn with_display(self, display: Display) -> Self {
        Self { display, ..self }
    }

    /// The same session with this filter, without parties that the call does not have.
    pub fn with_filter(mut self, filter: Filter) -> Self {
        self.set_filter(filter);
        self
    }

    /// Sets the filter, without parties that the call does not have.
    pub(crate) fn set_filter(&mut self, filter: Filter) {
        self.filter = filter.on(self.scenario().call());
        self.looks |= !self.filter.is_all();
    }

    /// The same session with `at` steps done, or all if there are fewer.
    pub fn with_at(mut self, at: usize) -> Self {
        self.go_to(at);
        self
    }

    /// Does or undoes steps until `at` are done, or all if there are fewer.
    pub(crate) fn go_to(&mut self, at: usize) {
        if at.min(self.scenario().steps.len()) != self.at() {
            self.timeline = Rc::new(self.timeline.moved_to(at));
        }
    }

    /// The same session with a chosen message, if the run has it.
    pub fn with_selected(mut self, selected: Option<MessageId>) -> Self {
        self.select(selected);
        self
    }

    /// The same session with `asked` lit, whatever the reader points at.
    pub fn with_asked(self, asked: Option<Lit>) -> Self {
        Self { asked, ..self }
    }

    /// Chooses a message, if the run has it.
    pub(crate) fn select(&mut self, selected: Option<MessageId>) {
        self.selected = selected.filter(|id| id.is_in(self.run()));
    }

    /// The same session with two things compared, if the run has them.
    pub fn with_compared(self, compared: Option<Compared>) -> Self {
        let compared = compared.filter(|compared| compared.is_in(self.run()));
        // A comparison takes the place of an explanation.
        let selected = if compared.is_some() { None } else { self.selected.clone() };
        Self { compared, selected, ..self }
    }

    /// The same session with the run of the same steps on the call of `was`, for comparison. It needs another number of
    /// parties, at least one step, and a call that accepts all steps.
    pub fn with_was(self, was: Option<Scenario>) -> Self {
        let parties = self.scenario().call().parties().len();
        let is_other = |was: &Scenario| was.call().parties().len() != parties && self.at() > 0;
        let steps = || self.scenario().steps[..self.at()].to_vec();
        let was = was.filter(is_other).map(|was| was.with_optional(self.run().optional).with_steps(steps()));
        Self { was: was.and_then(|was| was.play().ok()).map(Rc::new), ..self }
    }

    /// The same session with a remark about the last action.
    pub fn with_told(self, told: Told) -> Self {
        Self { told: Some(told), ..self }
    }

    /// The same session with remarks about the address.
    pub fn with_notices(self, notices: Vec<Notice>) -> Self {
        Self { notices, ..self }
    }

    /// The steps, done and undone. They are the same ones in memory until an action changes them.
    pub fn timeline(&self) -> &Rc<Timeline> {
        &self.timeline
    }

    /// The scenario with all steps, undone ones included.
    pub fn scenario(&self) -> &Scenario {
        self.timeline.scenario()
    }

    /// The scenario without the undone steps.
    pub fn done(&self) -> Scenario {
        let steps = self.scenario().steps[..self.at()].to_vec();
        self.scenario().clone().with_steps(steps)
    }

    /// The run of the steps that are done.
    pub fn run(&self) -> &Run {
        self.timeline.run()
    }

    /// The number of steps that are done.
    pub fn at(&self) -> usize {
        self.timeline.at()
    }

    /// The phase of the last step that is done. Before it, that of the first step, or the one that was chosen.
    pub fn phase(&self) -> Phase {
        self.run().steps.last().map_or(self.phase, |step| step.phase)
    }

    /// The chosen message.
    pub fn selected(&self) -> Option<&MessageId> {
        self.selected.as_ref()
    }

    /// The marked message: that of the pointer, else that of the focus, else the chosen one.
    pub fn marked(&self) -> Option<&MessageId> {
        self.pointed.as_ref().or(self.focused.as_ref()).and_then(Pointed::message).or(self.selected.as_ref())
    }

    /// The lit party and message: those of [`Session::with_asked`], else those of the pointer, else those of the focus, else those of the chosen message.
    pub fn lit(&self) -> Option<Lit> {
        let chosen = self.selected.clone().map(Pointed::from);
        let pointed = || self.pointed.as_ref().or(self.focused.as_ref()).or(chosen.as_ref());
        self.asked.clone().or_else(|| Lit::of(pointed()?, self.run()))
    }

    /// Problems of the address, until the next action.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// A remark about the last action, until the next one.
    pub fn told(&self) -> Option<&Told> {
        self.told.as_ref()
    }

    /// The two things that are compared.
    pub fn compared(&self) -> Option<&Compared> {
        self.compared.as_ref()
    }

    /// The events that are compared; none if requests are.
    pub fn compared_events(&self) -> &[MessageId] {
        match &self.compared {
            Some(Compared::Events(ids)) => ids,
            Some(Compared::Requests { .. }) | None => &[],
        }
    }

    /// The form in which the run is displayed.
    pub fn display(&self) -> Display {
        self.display
    }

    /// The filter of the events.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether the reader searched for events since the address was opened.
    pub fn looks(&self) -> bool {
        self.looks
    }

    /// The same steps on the call as it was before its number of parties changed.
    pub fn was(&self) -> Option<&Rc<Run>> {
        self.was.as_ref()
    }

    /// Whether the next event that is chosen is compared with the chosen one.
    pub fn is_picking(&self) -> bool {
        self.picking
    }

    /// Whether the steps are played.
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// The speed of playing.
    pub fn speed(&self) -> Speed {
        self.speed
    }

    /// Whether a step can be undone.
    pub fn can_undo(&self) -> bool {
        self.at() > 0
    }

    /// Whether an undone step can be done again.
    pub fn can_redo(&self) -> bool {
        self.at() < self.scenario().steps.len()
    }

    /// Whether there are steps to remove.
    pub fn can_reset(&self) -> bool {
        !self.scenario().steps.is_empty()
    }

    /// The request that the reference makes on this call, while no step is done.
    pub fn suggested(&self) -> Option<Request> {
        let request = Request::of_reference(self.phase);
        let untouched = self.at() == 0 && self.run().now().offers_by(request.by()).any(|offer| offer == request);
        untouched.then_some(request)
    }

    /// The two requests that a comparison begins with: the last step and its alternative. Before the first step: the second
    /// party leaves by itself, or the first deletes it. In a conversation, which has no deletion, each party releases.
    pub fn usually_compared(&self) -> Compared {
        let run = self.run();
        if let Some(made) = run.steps.last().and_then(|step| Compared::of_step(run.steps.len(), step)) {
            return made;
        }
        let offers = |index: usize| run.now().parties().get(index).into_iter().flat_map(|dn| run.now().offers_by(dn));
        let second = offers(1).next();
        let other = offers(0).find(|request| Some(request.leaver()) == run.now().parties().get(1));
        let usual = Request::of_reference(Phase::Release);
        let first = second.unwrap_or_else(|| usual.clone());
        let requests = [first, other.or_else(|| offers(0).next()).unwrap_or(usual)];
        Compared::Requests { step: run.steps.len() + 1, requests }
    }

    /// Whether it is the call of `phase` as the reference has it, without steps.
    pub(crate) fn is_fresh(&self, phase: Phase) -> bool {
        *self.scenario() == Scenario::of_phase(phase).with_optional(self.scenario().optional)
    }
}
