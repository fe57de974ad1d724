//! Sentences about steps: the request, its events and their receivers.

use callmodel::{Basis, Event, EventName, Phase, Request, Run, Step};

use super::{Text, Words, label_of};

impl Words {
    /// The effect of a request of `phase`; without a request, of any such request.
    pub fn what(&self, phase: Phase, request: Option<&Request>) -> String {
        let by = request.map_or_else(|| self.a_party().to_string(), |request| self.said(request.by()));
        match phase {
            Phase::Release => self.does_release(&by),
            Phase::ReleaseFromConference => self.does_release_itself(&by),
            Phase::DeleteFromConference => {
                let other = request.map_or_else(|| self.another().to_string(), |request| self.said(request.leaver()));
                self.does_delete(&by, &other)
            }
        }
    }

    /// The effect of the request that is suggested as the first of `phase`; without a request, of any such request.
    pub fn suggestion(&self, phase: Phase, request: Option<&Request>) -> String {
        let what = self.what(phase, request);
        if request.is_some() { self.suggested_step(&what) } else { what }
    }

    /// Who left in a step of `phase` by `request`, and who caused it; in a conversation, who released the call.
    pub fn outcome(&self, phase: Phase, request: &Request) -> String {
        let [by, leaver] = [request.by(), request.leaver()].map(|dn| self.said(dn));
        match phase {
            Phase::Release => self.released_by(&by),
            Phase::ReleaseFromConference => self.left_by_itself(&leaver),
            Phase::DeleteFromConference => self.left_by(&leaver, &by),
        }
    }

    /// The attributes that tell the outcome of a step of `phase`.
    pub fn attributes_tell(&self, phase: Phase, request: &Request) -> String {
        let [by, leaver] = [request.by(), request.leaver()].map(|dn| self.said(dn));
        match phase {
            Phase::Release => self.told_in_release().to_string(),
            Phase::ReleaseFromConference => self.told_left_by_itself(&leaver),
            Phase::DeleteFromConference => self.told_left_by(&leaver, &by),
        }
    }

    /// The receivers in `phase` and what they learn.
    pub fn told_in(&self, phase: Phase) -> Text {
        match phase {
            Phase::Release => self.told_in_release(),
            Phase::ReleaseFromConference => self.told_in_release_from_conference(),
            Phase::DeleteFromConference => self.told_in_delete_from_conference(),
        }
    }

    /// The sentence about note *a*, with a blank before it, for a step of that basis.
    pub fn carried_over(&self, basis: Basis) -> Option<String> {
        (basis == Basis::NoteA).then(|| format!(" {}", self.by_note_a()))
    }

    /// The invitation to a first request, shown in place of the tables.
    pub fn invitation(&self, suggested: Option<&Request>) -> String {
        match suggested {
            Some(request) => self.press_suggested(&self.name(&label_of(request)), &self.party_of(request.by())),
            None => self.press_any().to_string(),
        }
    }

    /// The heading of a step's tables.
    pub fn step_of(&self, request: &Request) -> String {
        match request {
            Request::ReleaseCall { by } => self.step_release(&self.said(by)),
            Request::DeleteFromConference { by, other_dn } => self.step_delete(&self.said(by), &self.said(other_dn)),
        }
    }

    /// A request as a predicate without its subject: `releases`, `deletes B`.
    pub fn asks(&self, request: &Request) -> String {
        match request.other_dn() {
            None => self.asks_release().to_string(),
            Some(other) => self.asks_delete(&self.said(other)),
        }
    }

    /// The position `at` among the steps, and the step there.
    pub fn place(&self, at: usize, steps: &[Request]) -> String {
        let (place, count) = (at.to_string(), steps.len().to_string());
        match at.checked_sub(1).and_then(|index| steps.get(index)) {
            Some(request) => self.at_step_named(&place, &count, &self.step_of(request)),
            None => self.at_step(&place, &count),
        }
    }

    /// The last step and its receivers by event; without steps, the state of the call.
    pub fn status(&self, run: &Run) -> String {
        let Some(step) = run.steps.last() else {
            return self.no_request_yet(&self.name(run.call.state().as_str()), &self.names(run.call.parties().iter()));
        };
        let what = match &step.request {
            Request::ReleaseCall { by } => self.done_release(&self.said(by)),
            Request::DeleteFromConference { by, other_dn } => self.done_delete(&self.said(by), &self.said(other_dn)),
        };
        let told = [EventName::PartyDeleted, EventName::Released].into_iter();
        self.done(&what, &self.list(told.filter_map(|name| self.who_is_told(step, name))))
    }

    /// The receivers of the event `name` in `step`, if there are any.
    fn who_is_told(&self, step: &Step, name: EventName) -> Option<String> {
        let receivers: Vec<_> = step.events.iter().filter(|event| event.name() == name).map(Event::party).collect();
        let names = self.names(receivers.iter().copied());
        (!receivers.is_empty()).then(|| self.receives(receivers.len(), &names, &self.name(name.as_str())))
    }

    /// The caption of one table in place of several that differ in ThisDN alone.
    pub fn told_alike(&self, events: &[&Event]) -> String {
        let event = events.first().map_or("", |event| event.name().as_str());
        self.alike(&self.names(events.iter().map(|event| event.party())), &self.name(event))
    }

    /// The number of events that the filter folds, unless it is 0.
    pub fn folded_events(&self, count: usize) -> Option<String> {
        (count > 0).then(|| self.folded(count))
    }

    /// The label of the button that opens or closes the tables that one table stands for.
    pub fn all_tables(&self, open: bool, count: usize) -> Text {
        if open { self.show_single() } else { self.show_all(count).into() }
    }
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;

    use super::*;

    fn check_status(parties: &str, steps: &str, expected: &str) {
        assert_eq!(Words::default().status(&Scenario::from_short(parties, steps).unwrap().play().unwrap()), expected);
    }

    #[test]
    fn a_status_names_the_request_and_the_receivers_by_event() {
        check_status("A B C", "release B", "B released: A and C receive EventPartyDeleted, B receives EventReleased");
        check_status(
            "A B C",
            "delete B by A",
            "A deleted B: A and C receive EventPartyDeleted, B receives EventReleased",
        );
        check_status("A B", "release A", "A released: A and B receive EventReleased");
        check_status("A B C", "", "Conference of A, B and C: no request yet");
    }

    #[test]
    fn names_of_parties_states_and_events_stand_in_code_spans() {
        let words = Words::default().in_code();
        let run = |steps| Scenario::from_short("A B `C", steps).unwrap().play().unwrap();
        assert_eq!(words.status(&run("")), "`Conference` of `A`, `B` and `` `C ``: no request yet");
        assert_eq!(
            words.status(&run("delete B by A")),
            "`A` deleted `B`: `A` and `` `C `` receive `EventPartyDeleted`, `B` receives `EventReleased`",
        );
    }

    #[test]
    fn a_status_lists_five_parties_and_counts_the_rest() {
        check_status(
            "1 2 3 4 5 6 7 8 9",
            "release 1",
            "1 released: 2, 3, 4, 5, 6 and 3 more receive EventPartyDeleted, 1 receives EventReleased",
        );
    }
}
