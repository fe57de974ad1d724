use std::fmt;

use callmodel::{AttributeName, Columns, Dn, Event, EventName, Run, Step, Value, in_text};

use crate::cases::Cases;
use crate::difference::Difference;
use crate::message_id::MessageId;

/// The events of two cases side by side, by party and attribute.
///
/// ```
/// use callmodel::Scenario;
/// use callmodel_figure::Comparison;
///
/// let released = Scenario::from_short("A B C", "release B")?.play()?;
/// let deleted = Scenario::from_short("A B C", "delete B by A")?.play()?;
/// let comparison = Comparison::of([&released, &deleted], [&released.steps[0], &deleted.steps[0]]);
/// assert_eq!(
///     comparison.to_string(),
///     "Only ThirdPartyDN differs: for A and C, it is B if B releases, A if A deletes B.",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The cases.
    pub cases: Cases,
    /// Pairs of events in the order of the columns, those of one party by their index.
    pub pairs: Vec<Pair>,
}

/// One event beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The receivers. They differ only if events of two parties are compared.
    pub parties: [Dn; 2],
    /// The index among the party's events in the step, counted from 1; 1 if events of two parties are compared.
    pub index: usize,
    /// The ids of the events that a shown run has, set by [`Compared::comparison`](crate::Compared::comparison).
    pub ids: [Option<MessageId>; 2],
    /// The events; `None` where the party receives none.
    pub events: [Option<EventName>; 2],
    /// The attributes of either, in the order of the reference.
    pub rows: Vec<PairRow>,
}

/// An attribute of one event beside that of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairRow {
    /// The attribute.
    pub name: AttributeName,
    /// The values; `None` where the event lacks the attribute.
    pub values: [Option<Value>; 2],
}

impl Comparison {
    /// Compares a step of one run with a step of another. Events to the same party are paired by their index.
    #[must_use]
    pub fn of(runs: [&Run; 2], steps: [&Step; 2]) -> Self {
        let dns = [0, 1].map(|side: usize| (runs[side].columns(), steps[side].newcomers()));
        let columns =
            Columns::distinct(dns.iter().flat_map(|(columns, newcomers)| columns.dns().iter().chain(*newcomers)));
        let mut pairs: Vec<PlacedPair<'_>> = Vec::new();
        for (side, step) in steps.into_iter().enumerate() {
            for (index, event) in step.by_column(&columns) {
                let column = columns.of(event.party()).expect("every receiver of a step is a party or a newcomer");
                let place = (column, index);
                let at = pairs.binary_search_by_key(&place, |(place, _)| *place).unwrap_or_else(|at| {
                    pairs.insert(at, (place, [None; 2]));
                    at
                });
                pairs[at].1[side] = Some(event);
            }
        }
        let pair = |((column, index), events): PlacedPair<'_>| {
            let dn = columns.dns()[column].clone();
            Pair { index, ..Pair::of(runs, events, [dn.clone(), dn]) }
        };
        Self {
            cases: Cases::Requests(steps.map(|step| step.request.clone())),
            pairs: pairs.into_iter().map(pair).collect(),
        }
    }

    /// Compares two events of a run; `None` if the run lacks one of them.
    #[must_use]
    pub fn of_events(run: &Run, ids: [&MessageId; 2]) -> Option<Self> {
        let [first, second] = ids.map(|id| id.event_in(run));
        let events = [first?, second?];
        let parties = events.map(|event| event.party().clone());
        let pair = Pair { ids: ids.map(|id| Some(id.clone())), ..Pair::of([run, run], events.map(Some), parties) };
        Some(Self { cases: Cases::Events(ids.map(Clone::clone)), pairs: vec![pair] })
    }

    /// All differences, those of whole events first. Several parties or attributes with the same change share one.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        let mut events: Vec<([Option<EventName>; 2], Vec<Dn>)> = Vec::new();
        let mut values: Vec<(AttributeName, [Option<Value>; 2], Vec<Dn>)> = Vec::new();
        for pair in &self.pairs {
            // If events of two parties are compared, the difference names no party.
            let party = || Some(pair.parties[0].clone()).filter(|dn| *dn == pair.parties[1]);
            if pair.events[0] != pair.events[1] {
                match events.iter_mut().find(|(found, _)| *found == pair.events) {
                    Some((_, parties)) => add(parties, party()),
                    None => events.push((pair.events, party().into_iter().collect())),
                }
                continue;
            }
            for row in pair.rows.iter().filter(|row| row.differs()) {
                match values.iter_mut().find(|(name, found, _)| *name == row.name && *found == row.values) {
                    Some((_, _, parties)) => add(parties, party()),
                    None => values.push((row.name, row.values.clone(), party().into_iter().collect())),
                }
            }
        }
        let mut differences: Vec<_> =
            events.into_iter().map(|(events, parties)| Difference::Events { parties, events }).collect();
        for (name, values, parties) in values {
            let alike = differences.iter_mut().find_map(|difference| match difference {
                Difference::Values { parties: others, attributes, values: found } => {
                    (*found == values && *others == parties).then_some(attributes)
                }
                Difference::Events { .. } => None,
            });
            match alike {
                Some(attributes) => attributes.push(name),
                None => differences.push(Difference::Values { parties, attributes: vec![name], values }),
            }
        }
        differences
    }

    /// The differences in sentences: all of them, and nothing else. `said` writes DNs and ConnIDs.
    #[must_use]
    pub fn sentences(&self, said: impl Fn(&str) -> String) -> String {
        let differences = self.differences();
        if differences.is_empty() {
            return "Nothing differs.".to_owned();
        }
        let only = if differences.len() == 1 { "Only " } else { "" };
        let sentences: Vec<_> =
            differences.iter().map(|difference| difference.sentence(only, &self.cases, &said)).collect();
        sentences.join(" ")
    }
}

/// The column and index of two events, and the events.
type PlacedPair<'a> = ((usize, usize), [Option<&'a Event>; 2]);

impl Pair {
    fn of(runs: [&Run; 2], events: [Option<&Event>; 2], parties: [Dn; 2]) -> Self {
        let attributes =
            [0, 1].map(|side: usize| events[side].map(|event| runs[side].attributes(event)).unwrap_or_default());
        let value = |side: usize, name: AttributeName| {
            attributes[side].iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.clone())
        };
        let rows =
            AttributeName::ALL.into_iter().map(|name| PairRow { name, values: [value(0, name), value(1, name)] });
        let rows = rows.filter(|row| row.values.iter().any(Option::is_some)).collect();
        Self { parties, index: 1, ids: [None, None], events: events.map(|event| event.map(Event::name)), rows }
    }

    /// Whether the events or any values differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.events[0] != self.events[1] || self.rows.iter().any(PairRow::differs)
    }
}

impl PairRow {
    /// Whether the values differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.values[0] != self.values[1]
    }
}

/// Adds a party to those of a difference, once. The pairs of a party are adjacent, so only the last element can be equal.
fn add(parties: &mut Vec<Dn>, party: Option<Dn>) {
    let party = party.filter(|party| parties.last() != Some(party));
    parties.extend(party);
}

/// The differences in sentences, with DNs as [`in_text`] writes them.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences(|name| in_text(name).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;
    use proptest::prelude::*;

    use super::*;

    fn run(parties: &str, steps: &str) -> Run {
        Scenario::from_short(parties, steps).unwrap().play().unwrap()
    }

    fn compared(parties: &str, left: &str, right: &str) -> Comparison {
        let (left, right) = (run(parties, left), run(parties, right));
        Comparison::of([&left, &right], [left.steps.last().unwrap(), right.steps.last().unwrap()])
    }

    fn check(parties: &str, left: &str, right: &str, expected: &str) {
        assert_eq!(compared(parties, left, right).to_string(), expected);
    }

    #[test]
    fn the_two_conference_phases_differ_in_third_party_dn_alone() {
        check(
            "A B C",
            "release B",
            "delete B by A",
            "Only ThirdPartyDN differs: for A and C, it is B if B releases, A if A deletes B.",
        );
    }

    #[test]
    fn a_request_does_not_differ_from_itself() {
        check("A B C", "release B", "release B", "Nothing differs.");
        check("A B", "release A", "release B", "Nothing differs.");
    }

    #[test]
    fn another_leaver_changes_two_events_and_the_other_values() {
        check(
            "A B C",
            "release A",
            "release B",
            "A receives a different event: EventReleased if A releases, EventPartyDeleted if B releases. \
             B receives a different event: EventPartyDeleted if A releases, EventReleased if B releases. \
             OtherDN and ThirdPartyDN differ: for C, they are A if A releases, B if B releases.",
        );
    }

    #[test]
    fn many_parties_are_counted() {
        check(
            "1 2 3 4 5 6 7 8 9",
            "release 9",
            "delete 9 by 1",
            "Only ThirdPartyDN differs: for 1, 2, 3, 4, 5 and 3 more, it is 9 if 9 releases, 1 if 1 deletes 9.",
        );
    }

    #[test]
    fn a_party_without_an_event_is_named_for_the_other_case_only() {
        let (three, four) = (run("A B C", "release B"), run("A B C D", "release B"));
        let comparison = Comparison::of([&three, &four], [&three.steps[0], &four.steps[0]]);
        assert_eq!(
            comparison.to_string(),
            "D receives EventPartyDeleted only in the second case. \
             CallState differs: for A and C, it is OK in the first case, Conferenced in the second case."
        );
        let (four, five) = (run("A B C D", "release B"), run("A B C D E", "release B"));
        let comparison = Comparison::of([&five, &four], [&five.steps[0], &four.steps[0]]);
        assert_eq!(comparison.to_string(), "E receives EventPartyDeleted only in the first case.");
    }

    #[test]
    fn each_of_two_events_is_named_with_its_receiver_and_step() {
        let run = run("A B C", "delete B by A, release C");
        let check = |first: &str, second: &str, expected: &str| {
            let [first, second] = [first, second].map(|id| id.parse().unwrap());
            assert_eq!(Comparison::of_events(&run, [&first, &second]).unwrap().to_string(), expected);
        };
        check("1.A", "1.C", "Only ThisDN differs: it is A for A in step 1, C for C in step 1.");
        check(
            "1.A",
            "2.A",
            "The events differ: A receives EventPartyDeleted in step 1, A receives EventReleased in step 2.",
        );
    }

    proptest! {
        #[test]
        fn findings_name_every_difference_and_nothing_else(
            parties in 3_usize..7, first in 0_usize..400, second in 0_usize..400, before in 0_usize..400,
        ) {
            let start = Scenario::from_short("A B", "").unwrap().with_party_count(parties).unwrap();
            let offers: Vec<_> = start.call().offers().collect();
            let before = offers[before % offers.len()].clone();
            let now = start.call().apply(&before).unwrap().after;
            let offers: Vec<_> = now.offers().collect();
            let [left, right] = [first, second].map(|index| {
                let steps = vec![before.clone(), offers[index % offers.len()].clone()];
                start.clone().with_steps(steps).play().unwrap()
            });
            let comparison = Comparison::of([&left, &right], [&left.steps[1], &right.steps[1]]);
            let differences = comparison.differences();
            for dn in now.parties() {
                let told = |run: &Run| {
                    let event = run.steps[1].events.iter().find(|event| event.party() == dn).cloned();
                    event.map(|event| (event.name(), run.attributes(&event)))
                };
                let (Some(left), Some(right)) = (told(&left), told(&right)) else {
                    panic!("every party is told something");
                };
                let other_event = differences.iter().any(|difference| matches!(difference, Difference::Events { parties, .. } if parties.contains(dn)));
                prop_assert_eq!(other_event, left.0 != right.0);
                if other_event {
                    continue;
                }
                for name in AttributeName::ALL {
                    let value = |told: &[callmodel::Attribute]| told.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.clone());
                    let naive = [value(&left.1), value(&right.1)];
                    let named: Vec<_> = differences.iter().filter_map(|difference| match difference {
                        Difference::Values { parties, attributes, values } if parties.contains(dn) && attributes.contains(&name) => Some(values.clone()),
                        Difference::Events { .. } | Difference::Values { .. } => None,
                    }).collect();
                    let expected = if naive[0] == naive[1] { vec![] } else { vec![naive] };
                    prop_assert_eq!(named, expected);
                }
            }
        }
    }
}
