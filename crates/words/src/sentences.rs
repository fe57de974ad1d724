//! What several texts, names and numbers say together.

use callmodel::{AttributeName, Basis, Call, Dn, Event, EventName, Phase, Request, Run, Step, Value, in_text};
use callmodel_figure::{Comparison, Finding, Link, MessageId, Pair, Why, listed};

use super::{PRODUCT, Text, Words};

/// The name of a phase on its tab: the reference's.
pub fn tab(phase: Phase) -> &'static str {
    match phase {
        Phase::Release => "Release",
        Phase::ReleaseFromConference => "Release from Conference",
        Phase::DeleteFromConference => "Delete from Conference",
    }
}

/// The place in the reference that a phase comes from, in the reference's words.
pub fn source(phase: Phase) -> String {
    format!("Events and Models Reference › Releasing Calls › {}", phase.title())
}

/// The title of the document.
pub fn document_title(phase: Phase) -> String {
    format!("{} · {PRODUCT}", tab(phase))
}

/// What the button of a request says, as the reference does.
pub fn label_of(request: &Request) -> String {
    in_text(&request.label()).into_owned()
}

/// A DN in a sentence.
pub fn said(dn: &Dn) -> String {
    in_text(dn.as_str()).into_owned()
}

/// Lists, and who is who.
impl Words {
    /// `a`, `a, b`, `a, b, c`.
    pub fn list(&self, items: impl Iterator<Item = String>) -> String {
        items.reduce(|list, next| self.and_next(&list, &next)).unwrap_or_default()
    }

    /// `a`, `a and b`, `a, b and c`, `a, b, c, d, e and 95 more`.
    fn names_of(&self, names: impl ExactSizeIterator<Item = String>) -> String {
        listed(names, |link, list, name| match link {
            Link::Next => self.and_next(list, name),
            Link::Last => self.and(list, name),
            Link::More => self.and_more(list, name),
        })
    }

    /// The names of parties in a sentence.
    pub fn names<'a>(&self, dns: impl ExactSizeIterator<Item = &'a Dn>) -> String {
        self.names_of(dns.map(said))
    }

    /// The name of a party's lane head.
    pub fn party_of(&self, dn: &Dn) -> String {
        self.party_named(&said(dn))
    }

    /// What a table is called: who receives which event.
    pub fn table(&self, dn: &Dn, event: EventName) -> String {
        format!("{}: {}", self.party_of(dn), event.as_str())
    }

    /// What a message of the ladder is called. `label` is its event or function, `party` the one at its other end.
    pub fn message(&self, id: &MessageId, label: &str, party: &Dn) -> String {
        match &id.receiver {
            None => self.request_named(label, &said(party)),
            Some(receiver) => self.event_named(label, &said(receiver)),
        }
    }
}

/// What happens.
impl Words {
    /// What a request of `phase` does; without a request, what any such request does.
    pub fn what(&self, phase: Phase, request: Option<&Request>) -> String {
        let by = request.map_or_else(|| self.a_party().to_string(), |request| said(request.by()));
        match phase {
            Phase::Release => self.does_release(&by),
            Phase::ReleaseFromConference => self.does_release_itself(&by),
            Phase::DeleteFromConference => {
                let other = request.map_or_else(|| self.another().to_string(), |request| said(request.leaver()));
                self.does_delete(&by, &other)
            }
        }
    }

    /// Who is told what in `phase`.
    pub fn told_in(&self, phase: Phase) -> Text {
        match phase {
            Phase::Release => self.told_in_release(),
            Phase::ReleaseFromConference => self.told_in_release_from_conference(),
            Phase::DeleteFromConference => self.told_in_delete_from_conference(),
        }
    }

    /// What is said, after a blank, of a phase's rule for a call that is not the reference's own.
    pub fn carried_over(&self, basis: Basis) -> Option<String> {
        (basis == Basis::NoteA).then(|| format!(" {}", self.by_note_a()))
    }

    /// What to do first, under the empty place of the tables.
    pub fn invitation(&self, suggested: Option<&Request>) -> String {
        match suggested {
            Some(request) => self.press_suggested(&label_of(request), &self.party_of(request.by())),
            None => self.press_any().to_string(),
        }
    }

    /// The heading of a step's tables.
    pub fn step_of(&self, request: &Request) -> String {
        match request {
            Request::ReleaseCall { by } => self.step_release(&said(by)),
            Request::DeleteFromConference { by, other_dn } => self.step_delete(&said(by), &said(other_dn)),
        }
    }

    /// What a party asks for, without its name: `releases`, `deletes B`.
    pub fn asks(&self, request: &Request) -> String {
        match request.other_dn() {
            None => self.asks_release().to_string(),
            Some(other) => self.asks_delete(&said(other)),
        }
    }

    /// Which step it is of how many, and what it is.
    pub fn place(&self, at: usize, steps: &[Request]) -> String {
        let (place, count) = (at.to_string(), steps.len().to_string());
        match at.checked_sub(1).and_then(|index| steps.get(index)) {
            Some(request) => self.at_step_named(&place, &count, &self.step_of(request)),
            None => self.at_step(&place, &count),
        }
    }

    /// What just happened: the last step and who is told what, or the call as it is.
    pub fn status(&self, run: &Run) -> String {
        let Some(step) = run.steps.last() else {
            return self.no_request_yet(run.call.state().as_str(), &self.names(run.call.parties().iter()));
        };
        let what = match &step.request {
            Request::ReleaseCall { by } => self.done_release(&said(by)),
            Request::DeleteFromConference { by, other_dn } => self.done_delete(&said(by), &said(other_dn)),
        };
        let told = [EventName::PartyDeleted, EventName::Released].into_iter();
        self.done(&what, &self.list(told.filter_map(|name| self.who_is_told(step, name))))
    }

    /// Who receives the event `name` in `step`.
    fn who_is_told(&self, step: &Step, name: EventName) -> Option<String> {
        let receivers: Vec<_> = step.events.iter().filter(|event| event.name() == name).map(Event::party).collect();
        let names = self.names(receivers.iter().copied());
        match receivers.len() {
            0 => None,
            1 => Some(self.receives_one(&names, name.as_str())),
            _ => Some(self.receives(&names, name.as_str())),
        }
    }

    /// Said above a table that stands for many, which differ in ThisDN alone.
    pub fn told_alike(&self, events: &[&Event]) -> String {
        let event = events.first().map_or("", |event| event.name().as_str());
        self.alike(&self.names(events.iter().map(|event| event.party())), event)
    }

    /// How many events are not shown, if there are any.
    pub fn folded_events(&self, count: usize) -> Option<String> {
        match count {
            0 => None,
            1 => Some(self.folded_one().to_string()),
            _ => Some(self.folded(&count.to_string())),
        }
    }

    /// What opens and closes the many tables that one stands for.
    pub fn all_tables(&self, open: bool, count: usize) -> Text {
        if open { self.show_one() } else { self.show_all(&count.to_string()).into() }
    }
}

/// Why a value is what it is.
impl Words {
    /// Why a value is what it is, beside it.
    pub fn why_value(&self, why: Why) -> Text {
        match why {
            Why::OtherEnd => self.other_end(),
            Why::LeftTheCall => self.left_the_call(),
            Why::MadeTheRequest => self.made_the_request(),
            Why::PartiesRemain { count } => self.parties_remain(&count.to_string()).into(),
        }
    }

    /// The title of a request.
    pub fn request_title(&self, request: &Request) -> String {
        format!("{}: {}", self.party_of(request.by()), request.function())
    }

    /// What a request says.
    pub fn request_meaning(&self, request: &Request) -> String {
        let (by, code) = (said(request.by()), request.code().to_string());
        match request.other_dn() {
            None => self.request_release(&by, &code),
            Some(other) => self.request_delete(&by, &said(other), &code),
        }
    }

    /// What an attribute says in an event (EMR, Releasing Calls). CallState of EventPartyDeleted is said by note a.
    pub fn meaning(&self, event: EventName, attribute: AttributeName) -> Text {
        match (event, attribute) {
            (_, AttributeName::ConnId) => self.means_conn_id(),
            (_, AttributeName::ThisDn) => self.means_this_dn(),
            (EventName::Released, AttributeName::OtherDn) => self.means_other_end(),
            (EventName::PartyDeleted, AttributeName::OtherDn) => self.means_who_left(),
            (_, AttributeName::OtherDnRole) => self.means_other_role(),
            (_, AttributeName::ThirdPartyDn) => self.means_third_party(),
            (_, AttributeName::ThirdPartyDnRole) => self.means_third_role(),
            (_, AttributeName::CallState) => self.means_ok(),
        }
    }

    /// Note a, worked out.
    pub fn note_a(&self, remaining: usize) -> String {
        let count = remaining.to_string();
        if remaining > 2 { self.note_a_conferenced(&count) } else { self.note_a_ok(&count) }
    }

    /// What a step rests on.
    pub fn rests_on(&self, basis: Basis) -> Text {
        match basis {
            Basis::Table => self.basis_table(),
            Basis::NoteA => self.basis_note_a(),
        }
    }
}

/// Two things beside each other.
impl Words {
    /// What the call is on which two requests are compared.
    pub fn compared_call(&self, call: &Call) -> String {
        self.compared_on(call.state().as_str(), &self.names(call.parties().iter()))
    }

    /// An event among others of a run.
    pub fn event_of(&self, id: &MessageId) -> String {
        self.event_of_step(&id.receiver.as_ref().map(said).unwrap_or_default(), &id.step.to_string())
    }

    /// All that differs, in sentences, and nothing else.
    pub fn difference(&self, comparison: &Comparison) -> String {
        let findings = comparison.findings();
        let sentences: Vec<_> = findings.iter().map(|finding| self.finding(finding)).collect();
        match (sentences.as_slice(), findings.as_slice()) {
            ([], _) => self.nothing_differs().to_string(),
            // That only one party is told something is another thing.
            ([one], [Finding::Events { parties, events }]) if parties.is_empty() || events.contains(&None) => {
                one.clone()
            }
            ([one], _) => self.only(one),
            _ => sentences.join(" "),
        }
    }

    /// What another number of parties changed in the first step in which it changed anything, and in how many more.
    pub fn changed(&self, was: &Run, run: &Run) -> Option<String> {
        let count = was.call.parties().len().to_string();
        let (mut said, mut more) = (None, 0);
        for ((before, now), step) in was.steps.iter().zip(&run.steps).zip(1..) {
            let comparison = Comparison::of([was, run], [before, now]);
            if !comparison.pairs.iter().any(Pair::differs) {
                continue;
            }
            match said {
                None => {
                    said = Some(self.changed_parties(&count, &i32::to_string(&step), &self.difference(&comparison)));
                }
                Some(_) => more += 1,
            }
        }
        let more = match more {
            0 => return said,
            1 => self.changed_more_one().to_string(),
            more => self.changed_more(&i32::to_string(&more)),
        };
        said.map(|said| format!("{said} {more}"))
    }

    fn finding(&self, finding: &Finding) -> String {
        match finding {
            Finding::Events { parties, events } => {
                let [first, second] = events.map(|event| event.map_or("", EventName::as_str));
                let names = self.names(parties.iter());
                match (parties.len(), events) {
                    (0, _) => self.events_differ(first, second),
                    (1, [None, _]) => self.now_receives_one(&names, second),
                    (_, [None, _]) => self.now_receives(&names, second),
                    (1, [_, None]) => self.no_longer_one(&names, first),
                    (_, [_, None]) => self.no_longer(&names, first),
                    (1, _) => self.another_event_one(&names, first, second),
                    _ => self.another_event(&names, first, second),
                }
            }
            Finding::Values { parties, attributes, values } => {
                let names = self.names_of(attributes.iter().map(|name| name.as_str().to_owned()));
                let [first, second] = values.each_ref().map(|value| self.value(value.as_ref()));
                let receivers = self.names(parties.iter());
                let receivers =
                    if parties.len() == 1 { self.receivers_one(&receivers) } else { self.receivers(&receivers) };
                match (attributes.len(), parties.len()) {
                    (1, 0) => self.value_differs(&names, &first, &second),
                    (_, 0) => self.values_differ(&names, &first, &second),
                    (1, _) => self.value_differs_in(&names, &receivers, &first, &second),
                    _ => self.values_differ_in(&names, &receivers, &first, &second),
                }
            }
        }
    }

    fn value(&self, value: Option<&Value>) -> String {
        value.map_or_else(|| self.nothing().to_string(), |value| in_text(&value.to_string()).into_owned())
    }
}

/// Lists to choose from.
impl Words {
    /// How many parties were found, of which so many are listed.
    pub fn found_parties(&self, count: usize, listed: usize) -> Text {
        match count {
            0 => self.found_none(),
            1 => self.found_one(),
            _ if count > listed => self.found_more(&count.to_string(), &listed.to_string()).into(),
            _ => self.found(&count.to_string()).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;
    use callmodel_forms::Format;

    use super::*;

    fn check_status(parties: &str, steps: &str, expected: &str) {
        assert_eq!(Words::default().status(&Scenario::from_short(parties, steps).unwrap().play().unwrap()), expected);
    }

    #[test]
    fn the_status_says_who_did_what_and_who_is_told() {
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
    fn a_long_list_of_parties_is_counted() {
        check_status(
            "1 2 3 4 5 6 7 8 9",
            "release 1",
            "1 released: 2, 3, 4, 5, 6 and 3 more receive EventPartyDeleted, 1 receives EventReleased",
        );
    }

    #[test]
    fn what_differs_is_said_in_the_words_of_the_comparison() {
        let cases = [
            ("A B C", "release B", "delete B by A"),
            ("A B C", "release B", "release B"),
            ("A B C D", "release B", "release C"),
            ("A B C D", "delete A by D", "delete B by C"),
            ("A B", "release A", "release B"),
            ("1 2 3 4 5 6 7 8 9 10", "release 1", "release 2"),
        ];
        for (parties, first, second) in cases {
            let run = |steps| Scenario::from_short(parties, steps).unwrap().play().unwrap();
            let (first, second) = (run(first), run(second));
            let comparison = Comparison::of([&first, &second], [&first.steps[0], &second.steps[0]]);
            assert_eq!(Words::default().difference(&comparison), comparison.to_string());
            for events in first.steps[0].events.windows(2) {
                let comparison = Comparison::of_events(&first, [&events[0], &events[1]]);
                assert_eq!(Words::default().difference(&comparison), comparison.to_string());
            }
        }
    }

    fn in_language(tag: &str) -> Words {
        Words::read(&std::fs::read_to_string(format!("text/{tag}.txt")).unwrap()).unwrap()
    }

    fn check_changed(tag: &str, parties: [&str; 2], steps: &str, expected: &str) {
        let [was, run] = parties.map(|parties| Scenario::from_short(parties, steps).unwrap().play().unwrap());
        assert_eq!(in_language(tag).changed(&was, &run).as_deref(), Some(expected));
    }

    #[test]
    fn what_fewer_parties_changed_is_said_in_every_language() {
        let expected = [
            "en: Compared with 4 parties before, in step 1: D no longer receives EventPartyDeleted. \
             CallState differs, in what A and C receive: Conferenced or OK.",
            "de: Verglichen mit vorher 4 Teilnehmern, in Schritt 1: D erhält EventPartyDeleted nicht mehr. \
             CallState unterscheidet sich in dem, was A und C erhalten: Conferenced oder OK.",
            "es: En comparación con los 4 participantes de antes, en el paso 1: D ya no recibe EventPartyDeleted. \
             CallState difiere en lo que reciben A y C: Conferenced frente a OK.",
            "ja: 参加者が 4 人だったときと比べて、ステップ 1: D は EventPartyDeleted を受け取らなくなります。 \
             A と C が受け取るイベントでは、CallState が異なります: Conferenced と OK。",
        ];
        for (tag, expected) in expected.iter().filter_map(|expected| expected.split_once(": ")) {
            check_changed(tag, ["A B C D", "A B C"], "delete B by A", expected);
        }
    }

    #[test]
    fn of_several_steps_one_is_told_and_the_others_are_counted() {
        check_changed(
            "en",
            ["A B C D", "A B C D E F"],
            "delete B by A, release C",
            "Compared with 4 parties before, in step 1: E and F now receive EventPartyDeleted. One more step differs, too.",
        );
        check_changed(
            "de",
            ["A B C D E", "A B C D E F"],
            "delete B by A, release C, release D",
            "Verglichen mit vorher 5 Teilnehmern, in Schritt 1: F erhält jetzt EventPartyDeleted. \
             In 2 weiteren Schritten gibt es ebenfalls Unterschiede.",
        );
    }

    #[test]
    fn that_only_so_much_differs_is_true_of_several_attributes_in_every_language() {
        let run = |steps| Scenario::from_short("A B C", steps).unwrap().play().unwrap();
        let (first, second) = (run("release A"), run("release B"));
        let of_c = Comparison {
            pairs: Comparison::of([&first, &second], [&first.steps[0], &second.steps[0]]).pairs[2..].to_vec(),
        };
        for (tag, expected) in [
            ("en", "Only OtherDN and ThirdPartyDN differ, in what C receives: A or B."),
            ("de", "Nur OtherDN und ThirdPartyDN unterscheiden sich in dem, was C erhält: A oder B."),
            ("es", "Solo OtherDN y ThirdPartyDN difieren en lo que recibe C: A frente a B."),
            (
                "ja",
                "異なるのは次の点だけです。C が受け取るイベントでは、OtherDN と ThirdPartyDN が異なります: A と B。",
            ),
        ] {
            assert_eq!(in_language(tag).difference(&of_c), expected);
        }
    }

    #[test]
    fn formats_and_reasons_are_said_in_the_words_of_the_figure() {
        let english = include_str!("../text/en.txt").lines();
        let exports: Vec<_> = english.filter_map(|line| line.strip_prefix("export_")?.split_once(" = ")).collect();
        let exports: Vec<_> = exports.into_iter().map(|(_, text)| text).collect();
        let about: Vec<_> = Format::all().map(Format::about).collect();
        assert_eq!(exports[exports.len() - about.len()..], about);
        for why in [Why::OtherEnd, Why::LeftTheCall, Why::MadeTheRequest, Why::PartiesRemain { count: 3 }] {
            assert_eq!(Words::default().why_value(why), why.text());
        }
    }
}
