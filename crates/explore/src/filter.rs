use callmodel::{Call, Dn, Event, EventName, Run, Value};

/// The events that are looked for: all of them, unless something is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// A part of a DN, an event's name, an attribute's name or a value.
    pub find: String,
    /// Those who receive them, or anybody.
    pub parties: Vec<Dn>,
    /// What they are called, or any.
    pub events: Vec<EventName>,
    /// Whether what is looked for is a DN of the call. Then it is looked for as a DN alone: `A` would be a part of nearly
    /// everything.
    pub names_party: bool,
}

impl Filter {
    /// Whether all events are looked for.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `event` of `run` is among those that are looked for.
    pub fn shows(&self, run: &Run, event: &Event) -> bool {
        let to = self.parties.is_empty() || self.parties.contains(event.party());
        let named = self.events.is_empty() || self.events.contains(&event.name());
        to && named && self.finds(run, event)
    }

    fn finds(&self, run: &Run, event: &Event) -> bool {
        let find = self.find.trim();
        let attributes = run.attributes(event);
        if self.names_party {
            let is_it = |value: &Value| matches!(value, Value::Dn(dn) if dn.as_str().eq_ignore_ascii_case(find));
            return attributes.iter().any(|attribute| is_it(&attribute.value));
        }
        has(event.name().as_str(), find)
            || attributes
                .iter()
                .any(|attribute| has(attribute.name.as_str(), find) || has(&attribute.value.to_string(), find))
    }

    /// The same for another call: parties that it does not have are no longer asked for.
    pub fn on(mut self, call: &Call) -> Self {
        self.parties.retain(|dn| call.has(dn));
        self.names_party = call.parties().iter().any(|dn| dn.as_str().eq_ignore_ascii_case(self.find.trim()));
        self
    }

    /// The same, with a party asked for or, if it was, no longer.
    pub fn turn_party(mut self, dn: &Dn) -> Self {
        turn(&mut self.parties, dn.clone());
        self
    }

    /// The same, with a name asked for or, if it was, no longer.
    pub fn turn_event(mut self, name: EventName) -> Self {
        turn(&mut self.events, name);
        self
    }
}

fn turn<T: PartialEq>(chosen: &mut Vec<T>, one: T) {
    match chosen.iter().position(|other| *other == one) {
        Some(at) => drop(chosen.remove(at)),
        None => chosen.push(one),
    }
}

/// Whether `text` has `sought` in it, small letters or capitals of ASCII. The standard library's own search, and its tables
/// of small letters, would be a twentieth of the page.
pub fn has(text: &str, sought: &str) -> bool {
    let (text, sought) = (text.as_bytes(), sought.as_bytes());
    sought.is_empty() || text.windows(sought.len()).any(|part| part.eq_ignore_ascii_case(sought))
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;

    use super::*;

    /// Who receives what is looked for.
    fn shown(filter: &Filter) -> String {
        let run = Scenario::from_short("A B C", "delete B by A").unwrap().play().unwrap();
        let events = run.steps[0].events.iter().filter(|event| filter.shows(&run, event));
        events.map(|event| event.party().as_str()).collect::<Vec<_>>().join(" ")
    }

    fn find(text: &str) -> Filter {
        Filter { find: text.to_owned(), ..Filter::default() }
    }

    #[test]
    fn a_part_is_found_whatever_its_case() {
        assert!(has("Anna@site", "NNA@") && has("内線7001", "線7") && has("A", ""));
        assert!(!has("7001", "70011") && !has("A", "B"));
    }

    #[test]
    fn without_anything_asked_all_are_shown() {
        assert!(Filter::default().is_all());
        assert_eq!(shown(&Filter::default()), "A B C");
    }

    #[test]
    fn events_are_found_by_name_attribute_and_value() {
        assert_eq!(shown(&find("eventrel")), "B");
        assert_eq!(shown(&find("ThirdPartyDNRole")), "A C");
        assert_eq!(shown(&find("addedby")), "");
        assert_eq!(shown(&find("deletedb")), "A C");
    }

    #[test]
    fn what_is_a_dn_of_the_call_is_looked_for_as_a_dn_alone() {
        let call = Scenario::from_short("A B C", "").unwrap().call().clone();
        assert_eq!(shown(&find("C").on(&call)), "C");
        assert_eq!(shown(&find(" a ").on(&call)), "A C", "A made the request, which C is told");
        assert_eq!(shown(&find("D").on(&call)), "A B C");
    }

    #[test]
    fn blanks_around_it_are_not_looked_for() {
        assert_eq!(shown(&find(" deletedby ")), "A C");
        assert_eq!(shown(&find(" ")), "A B C");
    }

    #[test]
    fn all_that_is_asked_must_hold() {
        let a = Dn::new("A").unwrap();
        let of_a = Filter::default().turn_party(&a);
        assert_eq!(shown(&of_a), "A");
        assert_eq!(shown(&of_a.clone().turn_event(EventName::Released)), "");
        assert_eq!(shown(&of_a.turn_party(&a)), "A B C");
    }

    #[test]
    fn a_party_that_is_gone_is_no_longer_asked_for() {
        let call = Scenario::from_short("A B", "").unwrap().call().clone();
        let c = Dn::new("C").unwrap();
        assert!(Filter::default().turn_party(&c).on(&call).is_all());
    }
}
