//! Sentences about a comparison.

use callmodel::{Call, EventName, Request, Run, Value, in_text};
use callmodel_figure::{Cases, Comparison, Difference, MessageId, Pair};

use super::Words;

impl Words {
    /// The call on which two requests are compared.
    pub fn compared_call(&self, call: &Call) -> String {
        self.compared_on(&self.name(call.state().as_str()), &self.names(call.parties().iter()))
    }

    /// The name of an event among those of a run: receiver and step.
    pub fn event_of(&self, id: &MessageId) -> String {
        self.event_of_step(&id.receiver.as_ref().map(|dn| self.said(dn)).unwrap_or_default(), &id.step.to_string())
    }

    /// A sentence per difference of `comparison`, each with the value of either case; one sentence if nothing differs.
    pub fn difference(&self, comparison: &Comparison) -> String {
        match &comparison.cases {
            Cases::Requests(requests) => {
                let conditions = requests.each_ref().map(|request| self.condition(request));
                self.sentences(comparison, |difference| self.by_condition(difference, &conditions))
            }
            Cases::Events(ids) => self.sentences(comparison, |difference| self.by_event(difference, ids)),
        }
    }

    fn sentences(&self, comparison: &Comparison, sentence: impl Fn(&Difference) -> String) -> String {
        let differences = comparison.differences();
        let sentences: Vec<_> = differences.iter().map(sentence).collect();
        let compares_events = matches!(comparison.cases, Cases::Events(_));
        match (sentences.as_slice(), differences.as_slice()) {
            ([], _) => self.nothing_differs().to_string(),
            // `Only` before it would mean that no other party receives the event.
            ([one], [Difference::Events { events, .. }]) if compares_events || events.contains(&None) => one.clone(),
            ([one], _) => self.only(one),
            _ => sentences.join(" "),
        }
    }

    /// The differences between two runs of the same steps with different numbers of parties: those of the first step that
    /// differs, and the number of further steps that do. `None` if none differs.
    pub fn changed(&self, was: &Run, run: &Run) -> Option<String> {
        let counts = [was, run].map(|run| run.call.parties().len());
        let conditions = counts.map(|count| self.with_parties(count));
        let (mut said, mut more) = (None, 0);
        for ((before, now), step) in was.steps.iter().zip(&run.steps).zip(1..) {
            let comparison = Comparison::of([was, run], [before, now]);
            if !comparison.pairs.iter().any(Pair::differs) {
                continue;
            }
            match said {
                None => {
                    let difference = self.sentences(&comparison, |one| self.by_condition(one, &conditions));
                    said = Some(self.changed_parties(counts[0], &i32::to_string(&step), &difference));
                }
                Some(_) => more += 1,
            }
        }
        match more {
            0 => said,
            more => said.map(|said| format!("{said} {}", self.changed_more(more))),
        }
    }

    /// A request as the condition of what is received.
    fn condition(&self, request: &Request) -> String {
        let by = self.said(request.by());
        request.other_dn().map_or_else(|| self.if_release(&by), |other| self.if_delete(&by, &self.said(other)))
    }

    /// A difference between two cases, each with its condition.
    fn by_condition(&self, difference: &Difference, [if_first, if_second]: &[String; 2]) -> String {
        match difference {
            Difference::Events { parties, events } => {
                let [first, second] = &events.map(|event| self.event_or_nothing(event));
                let names = self.names(parties.iter());
                match (parties.len(), events) {
                    (count, [None, _]) => self.now_receives(count, &names, second),
                    (count, [_, None]) => self.no_longer(count, &names, first),
                    (count, _) => self.another_event(
                        count,
                        &names,
                        &self.value_if(first, if_first),
                        &self.value_if(second, if_second),
                    ),
                }
            }
            Difference::Values { parties, attributes, values } => {
                let names = self.names_of(&mut attributes.iter().map(|name| self.name(name.as_str())));
                let [first, second] = values.each_ref().map(|value| self.value(value.as_ref()));
                let receivers = self.names(parties.iter());
                self.values_differ_in(
                    attributes.len(),
                    &names,
                    &receivers,
                    &self.value_if(&first, if_first),
                    &self.value_if(&second, if_second),
                )
            }
        }
    }

    /// A difference between two events of a run, each with its receiver and step.
    fn by_event(&self, difference: &Difference, ids: &[MessageId; 2]) -> String {
        let place =
            |id: &MessageId| (id.receiver.as_ref().map(|dn| self.said(dn)).unwrap_or_default(), id.step.to_string());
        let [(first_receiver, first_step), (second_receiver, second_step)] = ids.each_ref().map(place);
        match difference {
            Difference::Events { events, .. } => {
                let [first, second] = events.map(|event| self.event_or_nothing(event));
                self.events_differ(
                    &self.receives_in(&first_receiver, &first, &first_step),
                    &self.receives_in(&second_receiver, &second, &second_step),
                )
            }
            Difference::Values { attributes, values, .. } => {
                let names = self.names_of(&mut attributes.iter().map(|name| self.name(name.as_str())));
                let [first, second] = values.each_ref().map(|value| self.value(value.as_ref()));
                self.values_differ(
                    attributes.len(),
                    &names,
                    &self.value_for(&first, &first_receiver, &first_step),
                    &self.value_for(&second, &second_receiver, &second_step),
                )
            }
        }
    }

    fn event_or_nothing(&self, event: Option<EventName>) -> String {
        event.map_or_else(|| self.nothing().to_string(), |event| self.name(event.as_str()))
    }

    fn value(&self, value: Option<&Value>) -> String {
        value.map_or_else(|| self.nothing().to_string(), |value| self.name(&in_text(&value.to_string())))
    }
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;

    use super::*;

    #[test]
    fn differences_in_english_equal_the_text_of_the_comparison() {
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
                let ids = [0, 1].map(|index: usize| MessageId::event(1, events[index].party().clone()));
                let comparison = Comparison::of_events(&first, ids.each_ref()).unwrap();
                assert_eq!(Words::default().difference(&comparison), comparison.to_string());
            }
        }
    }

    #[test]
    fn attributes_values_and_parties_stand_in_code_spans() {
        let run = |steps| Scenario::from_short("A B C", steps).unwrap().play().unwrap();
        let (first, second) = (run("release B"), run("delete B by A"));
        let comparison = Comparison::of([&first, &second], [&first.steps[0], &second.steps[0]]);
        assert_eq!(
            Words::default().in_code().difference(&comparison),
            "Only `ThirdPartyDN` differs: for `A` and `C`, it is `B` if `B` releases, `A` if `A` deletes `B`.",
        );
    }

    fn in_language(tag: &str) -> Words {
        Words::read(&std::fs::read_to_string(format!("text/{tag}.txt")).unwrap()).unwrap()
    }

    fn check_changed(tag: &str, parties: [&str; 2], steps: &str, expected: &str) {
        let [was, run] = parties.map(|parties| Scenario::from_short(parties, steps).unwrap().play().unwrap());
        assert_eq!(in_language(tag).changed(&was, &run).as_deref(), Some(expected));
    }

    #[test]
    fn the_effect_of_fewer_parties_reads_well_in_each_language() {
        let expected = [
            "en: Compared with 4 parties before, in step 1: D no longer receives EventPartyDeleted. \
             CallState differs: for A and C, it is Conferenced with 4 parties, OK with 3 parties.",
            "de: Verglichen mit vorher 4 Teilnehmern, in Schritt 1: D erhält EventPartyDeleted nicht mehr. \
             CallState unterscheidet sich: Der Wert für A und C ist Conferenced, wenn es 4 Teilnehmer sind, und OK, wenn es 3 \
             Teilnehmer sind.",
            "es: En comparación con los 4 participantes de antes, en el paso 1: D ya no recibe EventPartyDeleted. \
             CallState difiere: para A y C es Conferenced con 4 participantes; OK con 3 participantes.",
            "ja: 参加者が 4 人だったときとの比較、ステップ 1: D は EventPartyDeleted を受け取らなくなります。 \
             CallState が異なります。A と C が受け取る値は、参加者が 4 人の場合は Conferenced、参加者が 3 人の場合は OK です。",
        ];
        for (tag, expected) in expected.iter().filter_map(|expected| expected.split_once(": ")) {
            check_changed(tag, ["A B C D", "A B C"], "delete B by A", expected);
        }
    }

    #[test]
    fn differences_in_several_steps_are_the_first_and_a_count() {
        check_changed(
            "en",
            ["A B C D", "A B C D E F"],
            "delete B by A, release C",
            "Compared with 4 parties before, in step 1: E and F now receive EventPartyDeleted. One more step also differs.",
        );
        check_changed(
            "de",
            ["A B C D E", "A B C D E F"],
            "delete B by A, release C, release D",
            "Verglichen mit vorher 5 Teilnehmern, in Schritt 1: F erhält jetzt EventPartyDeleted. \
             2 weitere Schritte unterscheiden sich ebenfalls.",
        );
    }

    #[test]
    fn requests_that_differ_are_told_apart_in_each_language() {
        let run = |steps| Scenario::from_short("A B C", steps).unwrap().play().unwrap();
        let (first, second) = (run("release B"), run("delete B by A"));
        let comparison = Comparison::of([&first, &second], [&first.steps[0], &second.steps[0]]);
        for (tag, expected) in [
            ("en", "Only ThirdPartyDN differs: for A and C, it is B if B releases, A if A deletes B."),
            (
                "de",
                "Nur ThirdPartyDN unterscheidet sich: Der Wert für A und C ist B, wenn B auflegt, und A, wenn B von A entfernt wird.",
            ),
            ("es", "Solo ThirdPartyDN difiere: para A y C es B si B cuelga; A si A elimina a B."),
            (
                "ja",
                "違いは次の点だけです。ThirdPartyDN が異なります。A と C が受け取る値は、B が切断する場合は B、A が B を削除する場合は A です。",
            ),
        ] {
            assert_eq!(in_language(tag).difference(&comparison), expected);
        }
    }

    #[test]
    fn events_that_differ_are_told_apart_in_each_language() {
        let run = Scenario::from_short("A B C", "delete B by A, release C").unwrap().play().unwrap();
        let said = |tag: &str, ids: [&str; 2]| {
            let [first, second] = ids.map(|id| id.parse().unwrap());
            in_language(tag).difference(&Comparison::of_events(&run, [&first, &second]).unwrap())
        };
        for (tag, of_values, of_events) in [
            (
                "en",
                "Only ThisDN differs: it is A for A in step 1, C for C in step 1.",
                "The events differ: A receives EventPartyDeleted in step 1, A receives EventReleased in step 2.",
            ),
            (
                "de",
                "Nur ThisDN unterscheidet sich: A für A in Schritt 1, C für C in Schritt 1.",
                "Die Ereignisse unterscheiden sich: A erhält EventPartyDeleted in Schritt 1, \
                 A erhält EventReleased in Schritt 2.",
            ),
            (
                "es",
                "Solo ThisDN difiere: es A para A en el paso 1; C para C en el paso 1.",
                "Los eventos difieren: A recibe EventPartyDeleted en el paso 1; A recibe EventReleased en el paso 2.",
            ),
            (
                "ja",
                "違いは次の点だけです。ThisDN が異なります。値は、ステップ 1 の A では A、ステップ 1 の C では C です。",
                "イベントが異なります。A はステップ 1 で EventPartyDeleted、A はステップ 2 で EventReleased を受け取ります。",
            ),
        ] {
            assert_eq!(said(tag, ["1.A", "1.C"]), of_values);
            assert_eq!(said(tag, ["1.A", "2.A"]), of_events);
        }
    }

    #[test]
    fn a_difference_of_two_attributes_reads_well_in_each_language() {
        let run = |steps| Scenario::from_short("A B C", steps).unwrap().play().unwrap();
        let (first, second) = (run("release A"), run("release B"));
        let mut of_c = Comparison::of([&first, &second], [&first.steps[0], &second.steps[0]]);
        of_c.pairs.drain(..2);
        for (tag, expected) in [
            ("en", "Only OtherDN and ThirdPartyDN differ: for C, they are A if A releases, B if B releases."),
            (
                "de",
                "Nur OtherDN und ThirdPartyDN unterscheiden sich: Der Wert für C ist jeweils A, wenn A auflegt, und B, wenn B auflegt.",
            ),
            ("es", "Solo OtherDN y ThirdPartyDN difieren: para C son A si A cuelga; B si B cuelga."),
            (
                "ja",
                "違いは次の点だけです。OtherDN と ThirdPartyDN が異なります。C が受け取る値は、A が切断する場合は A、B が切断する場合は B です。",
            ),
        ] {
            assert_eq!(in_language(tag).difference(&of_c), expected);
        }
    }
}
