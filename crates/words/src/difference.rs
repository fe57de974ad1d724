//! Sentences about a comparison.

use callmodel::{Call, EventName, Run, Value, in_text};
use callmodel_figure::{Comparison, Difference, MessageId, Pair};

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

    /// A sentence per difference of `comparison`; one sentence if nothing differs.
    pub fn difference(&self, comparison: &Comparison) -> String {
        let differences = comparison.differences();
        let sentences: Vec<_> = differences.iter().map(|difference| self.one_difference(difference)).collect();
        match (sentences.as_slice(), differences.as_slice()) {
            ([], _) => self.nothing_differs().to_string(),
            // `Only` before it would mean that no other party receives the event.
            ([one], [Difference::Events { parties, events }]) if parties.is_empty() || events.contains(&None) => {
                one.clone()
            }
            ([one], _) => self.only(one),
            _ => sentences.join(" "),
        }
    }

    /// The differences between two runs of the same steps with different numbers of parties: those of the first step that
    /// differs, and the number of further steps that do. `None` if none differs.
    pub fn changed(&self, was: &Run, run: &Run) -> Option<String> {
        let count = was.call.parties().len();
        let (mut said, mut more) = (None, 0);
        for ((before, now), step) in was.steps.iter().zip(&run.steps).zip(1..) {
            let comparison = Comparison::of([was, run], [before, now]);
            if !comparison.pairs.iter().any(Pair::differs) {
                continue;
            }
            match said {
                None => {
                    said = Some(self.changed_parties(count, &i32::to_string(&step), &self.difference(&comparison)));
                }
                Some(_) => more += 1,
            }
        }
        match more {
            0 => said,
            more => said.map(|said| format!("{said} {}", self.changed_more(more))),
        }
    }

    fn one_difference(&self, difference: &Difference) -> String {
        match difference {
            Difference::Events { parties, events } => {
                let [first, second] = &events.map(|event| self.name(event.map_or("", EventName::as_str)));
                let names = self.names(parties.iter());
                match (parties.len(), events) {
                    (0, _) => self.events_differ(first, second),
                    (count, [None, _]) => self.now_receives(count, &names, second),
                    (count, [_, None]) => self.no_longer(count, &names, first),
                    (count, _) => self.another_event(count, &names, first, second),
                }
            }
            Difference::Values { parties, attributes, values } => {
                let names = self.names_of(&mut attributes.iter().map(|name| self.name(name.as_str())));
                let [first, second] = values.each_ref().map(|value| self.value(value.as_ref()));
                let count = attributes.len();
                if parties.is_empty() {
                    return self.values_differ(count, &names, &first, &second);
                }
                let receivers = self.receivers(parties.len(), &self.names(parties.iter()));
                self.values_differ_in(count, &names, &receivers, &first, &second)
            }
        }
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
                let comparison = Comparison::of_events(&first, [&events[0], &events[1]]);
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
            "Only `ThirdPartyDN` differs, in what `A` and `C` receive: `B` or `A`.",
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
    fn differences_in_several_steps_are_the_first_and_a_count() {
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
    fn a_difference_of_two_attributes_reads_well_in_each_language() {
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
}
