use callmodel::{Call, Dn, Event, EventName, Optional, Value};

/// A filter of events: an event has to match all criteria. By default it shows all events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// A substring of a DN, an event name, an attribute name or a value.
    pub find: String,
    /// The receivers; any receiver if empty.
    pub parties: Vec<Dn>,
    /// The event names; any name if empty.
    pub events: Vec<EventName>,
    /// Whether [`Filter::find`] is a DN of the call. Then only DNs are compared with it: `A` is a substring of nearly
    /// every name.
    pub names_party: bool,
}

impl Filter {
    /// Whether the filter shows all events.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the filter shows `event`. Optional attributes count if `optional` shows them.
    pub fn shows(&self, optional: Optional, event: &Event) -> bool {
        let to = self.parties.is_empty() || self.parties.contains(event.party());
        let named = self.events.is_empty() || self.events.contains(&event.name());
        to && named && self.finds(optional, event)
    }

    fn finds(&self, optional: Optional, event: &Event) -> bool {
        let find = self.find.trim();
        let attributes = optional.attributes(event);
        if self.names_party {
            let is_it = |value: &Value| matches!(value, Value::Dn(dn) if dn.as_str().eq_ignore_ascii_case(find));
            return attributes.iter().any(|attribute| is_it(&attribute.value));
        }
        has(event.name().as_str(), find)
            || attributes
                .iter()
                .any(|attribute| has(attribute.name.as_str(), find) || has(&attribute.value.to_string(), find))
    }

    /// The same filter for another call, without parties that the call does not have.
    pub fn on(mut self, call: &Call) -> Self {
        self.parties.retain(|dn| call.has(dn));
        self.names_party = call.parties().iter().any(|dn| dn.as_str().eq_ignore_ascii_case(self.find.trim()));
        self
    }

    /// The same filter on a changed call: a search for a party that the call lost ends.
    pub(crate) fn carried_to(self, call: &Call) -> Self {
        let named = self.names_party;
        let carried = self.on(call);
        let is_lost = named && !carried.names_party;
        Self { find: if is_lost { String::new() } else { carried.find }, ..carried }
    }

    /// Renames a party that is searched for, or one of the receivers.
    pub(crate) fn rename(&mut self, from: &Dn, to: &Dn) {
        self.parties.iter_mut().filter(|dn| *dn == from).for_each(|dn| *dn = to.clone());
        if self.names_party && self.find.trim().eq_ignore_ascii_case(from.as_str()) {
            to.as_str().clone_into(&mut self.find);
        }
    }

    /// The same filter with a party toggled.
    pub fn turn_party(mut self, dn: &Dn) -> Self {
        turn(&mut self.parties, dn.clone());
        self
    }

    /// The same filter with an event name toggled.
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

/// Substring search that ignores the case of ASCII letters. The search of the standard library, with its Unicode case
/// tables, would be a twentieth of the page.
pub fn has(text: &str, sought: &str) -> bool {
    let (text, sought) = (text.as_bytes(), sought.as_bytes());
    sought.is_empty() || text.windows(sought.len()).any(|part| part.eq_ignore_ascii_case(sought))
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;

    use super::*;

    /// The receivers of the events that `filter` shows in an example.
    fn shown(filter: &Filter) -> String {
        let run = Scenario::from_short("A B C", "delete B by A").unwrap().play().unwrap();
        let events = run.steps[0].events.iter().filter(|event| filter.shows(run.optional, event));
        events.map(|event| event.party().as_str()).collect::<Vec<_>>().join(" ")
    }

    fn find(text: &str) -> Filter {
        Filter { find: text.to_owned(), ..Filter::default() }
    }

    #[test]
    fn a_substring_is_found_in_any_ascii_case() {
        assert!(has("Anna@site", "NNA@") && has("内線7001", "線7") && has("A", ""));
        assert!(!has("7001", "70011") && !has("A", "B"));
    }

    #[test]
    fn an_empty_filter_shows_all_events() {
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
    fn a_dn_of_the_call_matches_only_as_a_dn() {
        let call = Scenario::from_short("A B C", "").unwrap().call().clone();
        assert_eq!(shown(&find("C").on(&call)), "C");
        assert_eq!(shown(&find(" a ").on(&call)), "A C", "A made the request, which C is told");
        assert_eq!(shown(&find("D").on(&call)), "A B C");
    }

    #[test]
    fn blanks_around_the_searched_text_are_ignored() {
        assert_eq!(shown(&find(" deletedby ")), "A C");
        assert_eq!(shown(&find(" ")), "A B C");
    }

    #[test]
    fn an_event_has_to_match_all_criteria() {
        let a = Dn::new("A").unwrap();
        let of_a = Filter::default().turn_party(&a);
        assert_eq!(shown(&of_a), "A");
        assert_eq!(shown(&of_a.clone().turn_event(EventName::Released)), "");
        assert_eq!(shown(&of_a.turn_party(&a)), "A B C");
    }

    #[test]
    fn a_party_that_left_the_call_is_removed_from_the_filter() {
        let call = Scenario::from_short("A B", "").unwrap().call().clone();
        let c = Dn::new("C").unwrap();
        assert!(Filter::default().turn_party(&c).on(&call).is_all());
    }
}
