//! The address of the page: its state as a fragment.

use callmodel::{Dn, Optional, Phase, Request, Scenario, ScenarioError};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::filter::{EVENT_NAMES, Filter};
use crate::notice::Notice;
use crate::session::{Display, Session, usual_phase};

/// The page's place in an address: `#/explore`.
const EXPLORE: &str = "/explore";

/// What stays as it is in a value: letters, digits, and what is safe and reads well there. A space becomes `+`.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b' ')
    .remove(b',')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'*')
    .remove(b':')
    .remove(b'@')
    .remove(b'/')
    .remove(b'(')
    .remove(b')')
    .remove(b'!');

/// The word for a phase in an address.
fn slug(phase: Phase) -> &'static str {
    match phase {
        Phase::Release => "release",
        Phase::ReleaseFromConference => "release-from-conference",
        Phase::DeleteFromConference => "delete-from-conference",
    }
}

/// The version of the addresses that this page writes. One without a version has this; what it means never changes.
const VERSION: u32 = 1;

/// So much of what is wrong with an address is told. The rest is counted: there may be as many faults as letters.
const MOST_NOTICES: usize = 20;

/// The word for [`Display::Table`] in an address.
const TABLE: &str = "table";

/// The fragment of an address that opens `session`, with the `#`. Only ASCII, and only what is not as usual.
///
/// [`read`] is its inverse, but for the notices: what could not be read of an earlier address is not in the next.
pub fn write(session: &Session) -> String {
    let scenario = session.scenario();
    let mut fragment = format!("#{EXPLORE}?parties={}", escape(&scenario.parties_text()));
    let mut field = |name: &str, value: &str| {
        fragment.push('&');
        fragment.push_str(name);
        fragment.push('=');
        fragment.push_str(&escape(value));
    };
    if *scenario.call().conn_id() != callmodel::ConnId::default() {
        field("conn", scenario.call().conn_id().as_str());
    }
    if scenario.optional != Optional::default() {
        field("optional", scenario.optional.as_str());
    }
    if scenario.steps.is_empty() {
        if session.phase() != usual_phase(scenario.call()) {
            field("phase", slug(session.phase()));
        }
    } else {
        field("steps", &scenario.steps_text());
    }
    if session.at() < scenario.steps.len() {
        field("at", &session.at().to_string());
    }
    if let Some(id) = session.selected() {
        field("select", &id.to_string());
    }
    if let Some(compared) = session.compared() {
        field("compare", &compared.to_string());
    }
    if let Some(was) = session.was() {
        field("was", &was.parties_text());
    }
    if session.display() == Display::Table {
        field("view", TABLE);
    }
    let Filter { find, parties, events, .. } = session.filter();
    if !find.is_empty() {
        field("find", find);
    }
    if !parties.is_empty() {
        field("for", &parties.iter().map(Dn::as_str).collect::<Vec<_>>().join(","));
    }
    if !events.is_empty() {
        field("event", &events.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(","));
    }
    fragment
}

fn escape(value: &str) -> String {
    utf8_percent_encode(value, ESCAPED).to_string().replace(' ', "+")
}

/// The session that a fragment opens, with the `#` or empty. What cannot be read of it is told in the session's notices,
/// and the rest is opened.
pub fn read(fragment: &str) -> Session {
    let mut notices = Vec::new();
    let rest = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    if !matches!(path, "" | "/" | EXPLORE) {
        tell(&mut notices, Notice::Page { found: path.to_owned() });
    }
    let fields = Fields::read(query, &mut notices);
    let session = fields.session(&mut notices);
    session.with_notices(notices)
}

/// Adds a notice, or counts it where so many are told already.
fn tell(notices: &mut Vec<Notice>, notice: Notice) {
    if let Some(Notice::More { count }) = notices.last_mut() {
        *count += 1;
    } else {
        let is_told = notices.len() < MOST_NOTICES;
        notices.push(if is_told { notice } else { Notice::More { count: 1 } });
    }
}

/// The fields of an address, decoded.
#[derive(Default)]
struct Fields([Option<String>; FIELDS.len()]);

/// The fields that an address may have.
pub const FIELDS: [&str; 14] = [
    "parties", "conn", "optional", "phase", "steps", "at", "select", "compare", "was", "view", "find", "for", "event",
    "v",
];

impl Fields {
    fn read(query: &str, notices: &mut Vec<Notice>) -> Self {
        let mut fields = Self::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let Some(index) = FIELDS.iter().position(|known| *known == name) else {
                // There may be very many, of which most are counted alone.
                let is_counted = matches!(notices.last(), Some(Notice::More { .. }));
                let name = if is_counted { String::new() } else { name.to_owned() };
                tell(notices, Notice::Field { name });
                continue;
            };
            let value = value.replace('+', " ");
            let Ok(value) = percent_decode_str(&value).decode_utf8() else {
                tell(notices, Notice::Encoding { name: name.to_owned() });
                continue;
            };
            match &mut fields.0[index] {
                Some(_) => tell(notices, Notice::Twice { name: FIELDS[index] }),
                empty => *empty = Some(value.into_owned()),
            }
        }
        fields
    }

    fn get(&self, name: &str) -> Option<&str> {
        let index = FIELDS.iter().position(|known| *known == name)?;
        self.0[index].as_deref()
    }

    fn session(&self, notices: &mut Vec<Notice>) -> Session {
        self.version(notices);
        let phase = self.phase(notices);
        let conn_id = self.get("conn").map(Scenario::conn_from_short);
        let conn_id = told(conn_id, notices).unwrap_or_default();
        let optional = self.get("optional").map(Scenario::optional_from_short);
        let optional = told(optional, notices).unwrap_or_default();
        let mut cut = false;
        let steps = self.steps().unwrap_or_else(|(before, error)| {
            tell(notices, Notice::Scenario(error));
            cut = true;
            before
        });
        let parties = self.get("parties").map(|text| Scenario::from_parties(text, conn_id.clone()));
        let scenario = told(parties, notices).unwrap_or_else(|| {
            // Without parties, those of the reference; steps without parties are most likely those of a conference.
            let usual = if steps.is_empty() { Phase::Release } else { Phase::ReleaseFromConference };
            let usual = Scenario::of_phase(phase.unwrap_or(usual));
            usual.with_conn_id(conn_id.clone())
        });
        let usual = usual_phase(scenario.call());
        let fits = |phase: Phase| phase.is_of(scenario.call().state());
        if let Some(phase) = phase.filter(|phase| !fits(*phase)) {
            tell(notices, Notice::Phase { found: slug(phase).to_owned() });
        }
        let start = phase.filter(|phase| fits(*phase)).unwrap_or(usual);
        let scenario = scenario.with_steps(steps).with_optional(optional);
        if let Err(stopped) = scenario.play() {
            tell(notices, Notice::Refused(stopped));
            cut = true;
        }
        let session = Session::new(scenario, start);
        // They may speak of steps that are not there, which was told.
        let mut known = Vec::new();
        let of_steps = if cut { &mut known } else { &mut *notices };
        let session = self.at(session, of_steps);
        let session = self.select(session, of_steps);
        let session = self.compare(session, of_steps);
        let session = self.was(session, of_steps);
        let session = self.view(session, notices);
        self.filter(session, notices)
    }

    /// The steps; of those that cannot all be read, the ones before the first that cannot, and why.
    fn steps(&self) -> Result<Vec<Request>, (Vec<Request>, ScenarioError)> {
        let text = self.get("steps").unwrap_or_default();
        Scenario::steps_from_short(text).map_err(|error| {
            let end = text.char_indices().nth(error.place.column.saturating_sub(1)).map_or(text.len(), |(end, _)| end);
            let before = text[..end].rsplit_once(',').map(|(before, _)| Scenario::steps_from_short(before));
            (before.and_then(Result::ok).unwrap_or_default(), error)
        })
    }

    fn version(&self, notices: &mut Vec<Notice>) {
        let Some(found) = self.get("v").map(str::to_owned) else { return };
        match found.parse::<u32>() {
            Ok(VERSION) => {}
            Ok(number) if number > VERSION => tell(notices, Notice::Newer { found }),
            _ => tell(notices, Notice::Version { found }),
        }
    }

    fn view(&self, session: Session, notices: &mut Vec<Notice>) -> Session {
        match self.get("view") {
            None => session,
            Some(TABLE) => session.with_display(Display::Table),
            Some(found) => {
                tell(notices, Notice::View { found: found.to_owned() });
                session
            }
        }
    }

    fn filter(&self, session: Session, notices: &mut Vec<Notice>) -> Session {
        let listed = |name| self.get(name).into_iter().flat_map(|text| text.split(',').filter(|part| !part.is_empty()));
        let call = session.scenario().call();
        let mut filter = Filter { find: self.get("find").unwrap_or_default().to_owned(), ..Filter::default() };
        for found in listed("for") {
            match Dn::new(found).ok().filter(|dn| call.has(dn)) {
                Some(dn) if filter.parties.contains(&dn) => {}
                Some(dn) => filter.parties.push(dn),
                None => tell(notices, Notice::For { found: found.to_owned() }),
            }
        }
        for found in listed("event") {
            match EVENT_NAMES.into_iter().find(|name| name.as_str() == found) {
                Some(name) if filter.events.contains(&name) => {}
                Some(name) => filter.events.push(name),
                None => tell(notices, Notice::Event { found: found.to_owned() }),
            }
        }
        session.with_filter(filter)
    }

    fn phase(&self, notices: &mut Vec<Notice>) -> Option<Phase> {
        let found = self.get("phase")?;
        let phase = Phase::ALL.into_iter().find(|phase| slug(*phase) == found);
        if phase.is_none() {
            tell(notices, Notice::Phase { found: found.to_owned() });
        }
        phase
    }

    fn at(&self, session: Session, notices: &mut Vec<Notice>) -> Session {
        let Some(found) = self.get("at") else { return session };
        let steps = session.scenario().steps.len();
        match found.parse() {
            Ok(at) if at <= steps => session.with_at(at),
            _ => {
                tell(notices, Notice::At { found: found.to_owned(), steps });
                session
            }
        }
    }

    fn compare(&self, session: Session, notices: &mut Vec<Notice>) -> Session {
        let Some(found) = self.get("compare") else { return session };
        let session = session.with_compared(found.parse().ok());
        if session.compared().is_none() {
            tell(notices, Notice::Compare { found: found.to_owned() });
        }
        session
    }

    fn was(&self, session: Session, notices: &mut Vec<Notice>) -> Session {
        let Some(found) = self.get("was") else { return session };
        let conn_id = session.scenario().call().conn_id().clone();
        let session = session.with_was(Scenario::from_parties(found, conn_id).ok());
        if session.was().is_none() {
            tell(notices, Notice::Was { found: found.to_owned() });
        }
        session
    }

    fn select(&self, session: Session, notices: &mut Vec<Notice>) -> Session {
        let Some(found) = self.get("select") else { return session };
        let session = session.with_selected(found.parse().ok());
        if session.selected().is_none() {
            tell(notices, Notice::Select { found: found.to_owned() });
        }
        session
    }
}

/// What a field says; a notice and `None` where it cannot be read.
fn told<T>(field: Option<Result<T, ScenarioError>>, notices: &mut Vec<Notice>) -> Option<T> {
    match field? {
        Ok(value) => Some(value),
        Err(error) => {
            tell(notices, Notice::Scenario(error));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use callmodel_figure::MessageId;
    use proptest::prelude::*;

    use super::*;
    use crate::Sentences as _;
    use crate::session::{Action, reduce};

    fn check(fragment: &str, parties: &str, steps: &str) {
        let session = read(fragment);
        assert_eq!(session.notices(), [], "{fragment}");
        assert_eq!(
            (session.scenario().parties_text().as_str(), session.scenario().steps_text().as_str()),
            (parties, steps)
        );
    }

    fn notices(fragment: &str) -> Vec<String> {
        read(fragment).notices().iter().map(|notice| callmodel_words::Words::default().notice(notice)).collect()
    }

    #[test]
    fn an_address_says_parties_and_steps() {
        check("#/explore?parties=A+B+C&steps=delete+B+by+A", "A B C", "delete B by A");
        check("#/explore?parties=A%20B%20C&steps=delete+B+by+A%2C+release+C", "A B C", "delete B by A, release C");
    }

    #[test]
    fn of_many_faults_twenty_are_told_and_the_rest_is_counted() {
        let told = notices(&format!("#/explore?{}", "x&".repeat(100)));
        assert_eq!(told.len(), 21);
        assert_eq!(told.last().unwrap(), "And 80 more.");
        assert_eq!(notices(&format!("#/explore?{}", "x&".repeat(20))).len(), 20);
    }

    #[test]
    fn an_address_without_fields_opens_the_first_phase() {
        for fragment in ["", "#", "#/", "#/explore", "#/explore?"] {
            assert_eq!(read(fragment), Session::of_phase(Phase::Release), "{fragment}");
        }
    }

    #[test]
    fn what_is_compared_is_in_the_address() {
        for compared in ["release+B,+delete+B+by+A", "1.A,+1.C"] {
            let fragment = format!("#/explore?parties=A+B+C+D&steps=release+D&compare={compared}");
            let session = read(&fragment);
            assert_eq!((session.notices(), write(&session)), ([].as_slice(), fragment));
        }
    }

    #[test]
    fn what_another_number_of_parties_changed_is_in_the_address() {
        for (before, count) in [("A B X", 4), ("A B C X", 3), ("7001 7002", 3)] {
            let first = before.split(' ').next().unwrap();
            let scenario = Scenario::from_short(before, &format!("release {first}")).unwrap();
            let before = Session::new(scenario.clone(), Phase::ReleaseFromConference);
            let (changed, _) = reduce(&before, Action::Parties(count));
            assert_eq!(changed.was(), Some(&scenario));
            assert_eq!(read(&write(&changed)), changed);
        }
    }

    #[test]
    fn the_call_as_it_was_is_held_against_no_more_than_the_steps_that_are_done() {
        let session = read("#/explore?parties=A+B+C&steps=release+C,+release+A&at=1&was=A+C");
        assert_eq!(session.notices(), []);
        assert_eq!(session.was().unwrap().steps_text(), "release C");
    }

    #[test]
    fn parties_that_cannot_have_done_the_same_are_told() {
        for was in ["A", "A+A", "A+C", "%07", "", "A+B+C"] {
            let told = notices(&format!("#/explore?parties=A+B+C&steps=delete+B+by+A&was={was}"));
            assert!(matches!(told.as_slice(), [told] if told.starts_with("In was: found ")), "{told:?}");
        }
        assert_eq!(
            notices("#/explore?parties=A+B+C&was=A+B"),
            ["In was: found `A B`, expected the parties of a larger or smaller call that accepts the same steps."]
        );
    }

    #[test]
    fn view_and_filter_are_in_the_address() {
        let fragment = "#/explore?parties=A+B+C&steps=release+B&view=table&find=third+x&for=A,C&event=EventReleased";
        let session = read(fragment);
        assert_eq!((session.notices(), write(&session).as_str()), ([].as_slice(), fragment));
    }

    #[test]
    fn a_view_an_event_and_a_party_that_there_is_not_are_told_and_the_rest_holds() {
        let fragment = "#/explore?parties=A+B+C&steps=release+B&view=cube&for=A,Z&event=EventX,EventReleased";
        let session = read(fragment);
        assert_eq!(write(&session), "#/explore?parties=A+B+C&steps=release+B&for=A&event=EventReleased");
        let told = notices(fragment);
        let starts = ["In view: found `cube`", "In for: found `Z`", "In event: found `EventX`"];
        assert!(told.iter().zip(starts).all(|(told, start)| told.starts_with(start)) && told.len() == 3, "{told:?}");
    }

    #[test]
    fn an_address_of_this_version_may_say_so() {
        assert_eq!(read("#/explore?parties=A+B&v=1").notices(), []);
    }

    #[test]
    fn of_an_address_of_a_newer_version_what_is_known_is_opened() {
        let fragment = "#/explore?parties=A+B+C&steps=release+B&v=2&colour=red";
        assert_eq!(read(fragment).scenario().steps_text(), "release B");
        let told = notices(fragment);
        assert!(told[0].starts_with("An address has no field `colour`."), "{told:?}");
        assert_eq!(
            told[1],
            "This address is of version `2`, and this page reads version 1. What it knows of it is shown."
        );
        assert_eq!(notices("#/explore?v=one"), ["In v: found `one`, expected the number of a version, such as `1`."]);
    }

    #[test]
    fn what_cannot_be_compared_is_told() {
        for compared in ["release+B", "release+D,+release+A", "1.A,+1.Z", "1,+1.A", "x"] {
            let told = notices(&format!("#/explore?parties=A+B+C+D&steps=release+D&compare={compared}"));
            assert!(matches!(told.as_slice(), [told] if told.starts_with("In compare: found ")), "{told:?}");
        }
    }

    #[test]
    fn the_phases_have_addresses_of_their_own() {
        let written = Phase::ALL.map(|phase| write(&Session::of_phase(phase)));
        assert_eq!(
            written,
            [
                "#/explore?parties=A+B",
                "#/explore?parties=A+B+C",
                "#/explore?parties=A+B+C&phase=delete-from-conference"
            ]
        );
    }

    #[test]
    fn the_address_of_a_phase_opens_it() {
        for phase in Phase::ALL {
            assert_eq!(read(&write(&Session::of_phase(phase))), Session::of_phase(phase));
        }
    }

    #[test]
    fn a_step_makes_the_phase_superfluous() {
        let session = Session::of_phase(Phase::DeleteFromConference);
        let (session, _) = reduce(&session, Action::Ask(session.suggested().unwrap()));
        assert_eq!(write(&session), "#/explore?parties=A+B+C&steps=delete+B+by+A");
    }

    #[test]
    fn what_is_undone_and_what_is_chosen_are_in_the_address() {
        let session = read("#/explore?parties=A+B+C&steps=release+B,+release+A");
        let (session, _) = reduce(&session, Action::Undo);
        let id = MessageId::event(1, Dn::new("C").unwrap());
        let (session, _) = reduce(&session, Action::Select(id));
        assert_eq!(write(&session), "#/explore?parties=A+B+C&steps=release+B,+release+A&at=1&select=1.C");
    }

    #[test]
    fn a_dn_that_means_something_in_an_address_is_escaped() {
        let session =
            Session::new(Scenario::from_short("a&b=c +49#1 %41 内線", "").unwrap(), Phase::ReleaseFromConference);
        let written = write(&session);
        assert_eq!(written, "#/explore?parties=a%26b%3Dc+%2B49%231+%2541+%E5%86%85%E7%B7%9A");
        assert_eq!(read(&written), session);
    }

    #[test]
    fn a_bad_field_is_told_and_the_rest_is_opened() {
        let session = read("#/explore?parties=A+B+C&steps=delete+B+bye+A");
        assert_eq!(session.scenario().parties_text(), "A B C");
        assert_eq!(
            notices("#/explore?parties=A+B+C&steps=delete+B+bye+A"),
            ["In steps, column 10: found `bye`, expected `by`."]
        );
        assert_eq!(
            notices("#/explore?conn=xyz"),
            ["In conn, column 1: found `xyz`, expected a ConnID: a ConnID is 1 to 16 hexadecimal digits."]
        );
        assert_eq!(
            notices("#/explore?parties=A+B&colour=red"),
            [
                "An address has no field `colour`. Its fields are `parties`, `conn`, `optional`, `phase`, `steps`, `at`, `select`, `compare`, `was`, `view`, `find`, `for`, `event`, `v`."
            ]
        );
        assert_eq!(
            notices("#/explore?parties=A+B&parties=C+D"),
            ["The field `parties` stands twice; the first one holds."]
        );
        assert_eq!(notices("#/explore?parties=%FF+B"), ["The field `parties` has percent escapes that are not UTF-8."]);
        assert_eq!(notices("#/learn"), ["There is no page `/learn`. This is the page `/explore`."]);
    }

    #[test]
    fn a_refused_step_is_told_and_the_steps_before_it_are_opened() {
        let session = read("#/explore?parties=A+B+C&steps=release+B,+delete+C+by+A");
        assert_eq!(session.scenario().steps_text(), "release B");
        let notices = notices("#/explore?parties=A+B+C&steps=release+B,+delete+C+by+A");
        assert!(
            notices[0].starts_with("In steps, step 2: `delete C by A` is refused: the call is a conversation"),
            "{notices:?}"
        );
    }

    #[test]
    fn an_unreadable_step_alone_is_told_and_the_steps_before_it_are_opened() {
        for cut in ["rel", "release", "", "delete+B+bye+C", "release+%07"] {
            let fragment =
                format!("#/explore?parties=A+B+C&steps=release+B,+release+A,+{cut}&at=3&select=3&compare=3,+1");
            assert_eq!(read(&fragment).scenario().steps_text(), "release B, release A", "{cut}");
            let told = notices(&fragment);
            assert!(matches!(told.as_slice(), [told] if told.starts_with("In steps, column ")), "{told:?}");
        }
    }

    #[test]
    fn what_stands_twice_is_looked_for_once() {
        let fragment = "#/explore?parties=A+B+C&for=A,C,A&event=EventReleased,EventReleased";
        assert_eq!(write(&read(fragment)), "#/explore?parties=A+B+C&for=A,C&event=EventReleased");
    }

    #[test]
    fn a_position_a_phase_or_a_choice_that_is_not_there_is_told() {
        assert_eq!(
            notices("#/explore?parties=A+B&steps=release+A&at=2"),
            ["In at: found `2`, expected a number of steps from 0 to 1."]
        );
        assert_eq!(
            notices("#/explore?parties=A+B&at=-1"),
            ["In at: found `-1`, expected a number of steps from 0 to 0."]
        );
        assert_eq!(
            notices("#/explore?parties=A+B&phase=delete-from-conference"),
            [
                "In phase: found `delete-from-conference`, expected `release` for two parties, `release-from-conference` or `delete-from-conference` for more."
            ]
        );
        assert_eq!(
            notices("#/explore?parties=A+B&select=1.A"),
            [
                "In select: found `1.A`, expected a message of a step that is done, such as `1` for the request of step 1 or `1.A` for what A receives in it."
            ]
        );
    }

    /// Any session that clicks lead to: some parties and ConnID, a phase that fits, some of the offered requests, some
    /// of them undone, at times another number of parties, a message chosen if it is there.
    fn session() -> impl Strategy<Value = Session> {
        let parties = proptest::collection::hash_set("[!-+./-~é内]{1,6}", 2..6);
        let conn = prop_oneof![Just("1".to_owned()), "[0-9a-fA-F]{1,16}"];
        let choices = proptest::collection::vec(any::<prop::sample::Index>(), 0..5);
        let chosen = (0..4_usize, proptest::option::of(any::<prop::sample::Index>()));
        let phase = any::<prop::sample::Index>();
        let count = proptest::option::of(2..8_usize);
        (parties, conn, phase, choices, 0..3_usize, any::<bool>(), count, chosen).prop_map(
            |(parties, conn, phase, choices, undone, omit, count, (step, receiver))| {
                let parties: Vec<_> = parties.into_iter().collect();
                let conn_id = callmodel::ConnId::new(&conn).unwrap();
                let scenario = Scenario::from_parties(&parties.join(" "), conn_id).unwrap();
                let optional = if omit { Optional::Omit } else { Optional::Show };
                let state = scenario.call().state();
                let phases: Vec<_> = Phase::ALL.into_iter().filter(|phase| phase.is_of(state)).collect();
                let mut session = Session::new(scenario.with_optional(optional), *phase.get(&phases));
                for choice in choices {
                    let offers: Vec<_> = session.run().now().offers().collect();
                    if !offers.is_empty() {
                        session = reduce(&session, Action::Ask(choice.get(&offers).clone())).0;
                    }
                }
                for _ in 0..undone {
                    session = reduce(&session, Action::Undo).0;
                }
                if let Some(count) = count {
                    session = reduce(&session, Action::Parties(count)).0;
                }
                let receiver = receiver.map(|index| index.get(session.scenario().call().parties()).clone());
                let id = receiver.map_or(MessageId::request(step), |dn| MessageId::event(step, dn));
                reduce(&session, Action::Select(id)).0
            },
        )
    }

    proptest! {
        #[test]
        fn a_written_session_reads_back_as_itself(session in session()) {
            prop_assert_eq!(read(&write(&session)), session);
        }

        #[test]
        fn a_written_address_is_as_a_browser_keeps_it(session in session()) {
            // A browser escapes these in a fragment; an address that it changes would no longer be the one written.
            let changed = |c: char| !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | '`');
            prop_assert!(!write(&session).contains(changed));
        }

        #[test]
        fn any_fragment_opens_something(fragment in "(#/explore\\?)?((parties|steps|conn|at|select|phase|optional|was)=|&|%[0-9A-F]{2}|\\PC|A|B|\\+|release|delete|by|,){0,30}") {
            let session = read(&fragment);
            prop_assert!(session.scenario().call().parties().len() >= 2);
            prop_assert_eq!(read(&write(&session)), session.with_notices(Vec::new()));
        }
    }
}
