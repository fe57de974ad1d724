//! All text of the interface, in one place. Names of events, attributes and functions are not text: they are the
//! reference's and never change.

use callmodel::{
    AttributeName, Basis, Call, Dn, Event, EventName, Phase, Request, Run, Scenario, Step, in_text, quoted,
};
use callmodel_figure::{Colours, Format, MessageId, SERVER, Why};

use crate::address::{FIELDS, Notice};
use crate::export::{Outcome, Verb};
use crate::session::{Speed, Told};

pub(crate) const PRODUCT: &str = "Call Models";
pub(crate) const TITLE: &str = "What each party is told when a call is released";
pub(crate) const CALL_MODEL: &str = "Call model";
pub(crate) const DIAGRAM: &str = "Sequence diagram";
pub(crate) const TABLES: &str = "Events";
pub(crate) const HISTORY: &str = "History";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const REDO: &str = "Redo";
pub(crate) const RESET: &str = "Reset";
pub(crate) const RELEASED: &str = "Released";
pub(crate) const DELETE_OTHER: &str = "Delete…";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const EXPORT: &str = "Export";
pub(crate) const EXPORTED: &str = "What is on the screen: the steps that are done, lane heads included. A chosen message is \
    marked in pictures and pages.";
pub(crate) const COLOURS: &str = "Colours of pictures and pages";
pub(crate) const PARTIES: &str = "Parties";
pub(crate) const FEWER: &str = "One party fewer";
pub(crate) const MORE: &str = "One party more";
pub(crate) const PARTIES_RANGE: &str = "A call has 2 to 1,000 parties.";
pub(crate) const EXAMPLES: &str = "Examples";
pub(crate) const STEP: &str = "Step";
pub(crate) const TO_START: &str = "To the start";
pub(crate) const TO_END: &str = "To the end";
pub(crate) const PLAY: &str = "Play";
pub(crate) const PAUSE: &str = "Pause";
pub(crate) const SPEED: &str = "Speed";
pub(crate) const SHOW_OPTIONAL: &str = "Show what T-Server may leave out (*OPT)";
pub(crate) const CHANGE_CONN_ID: &str = "Change ConnID";
pub(crate) const CONN_ID: &str = "ConnID";
pub(crate) const PARTY: &str = "Party";
/// Said of OtherDN and of ThirdPartyDN in EventPartyDeleted, after their names.
pub(crate) const IS_WHO_LEFT: &str = " is who left the call. ";
pub(crate) const IS_WHO_CAUSED_IT: &str = " is who caused it.";
pub(crate) const EMPTY_TABLES: &str = "What each party receives will appear here, a table for each.";
pub(crate) const CALL_ENDED: &str = "The call has ended.";
pub(crate) const ADDRESS_NOTICE: &str = "Part of this address could not be read. The rest is shown.";
pub(crate) const ORDER: &str =
    "T-Server may deliver the events of one request in any order. They are drawn in the order of the parties.";
pub(crate) const SOURCE: &str = "After the chapter Releasing Calls of the Genesys Events and Models Reference. \
    Call Models is independent of Genesys, whose names belong to Genesys.";

/// The name of a phase on its tab.
pub(crate) fn tab(phase: Phase) -> &'static str {
    match phase {
        Phase::Release => "Release",
        Phase::ReleaseFromConference => "Release from Conference",
        Phase::DeleteFromConference => "Delete from Conference",
    }
}

/// The place in the reference that a phase comes from.
pub(crate) fn source(phase: Phase) -> String {
    format!("Events and Models Reference › Releasing Calls › {}", phase.title())
}

/// A call to begin with.
pub(crate) struct Example {
    /// What it is called.
    pub(crate) title: &'static str,
    /// What is to be seen in it.
    pub(crate) about: &'static str,
    parties: &'static str,
    steps: &'static str,
}

impl Example {
    /// The call with its steps.
    pub(crate) fn scenario(&self) -> Scenario {
        Scenario::from_short(self.parties, self.steps).unwrap_or_else(|_| Scenario::of_phase(Phase::Release))
    }
}

/// The calls to begin with: the reference's own, and what follows from them.
pub(crate) const EXAMPLES_LISTED: [Example; 5] = [
    Example { title: "Release", about: "A conversation of two ends.", parties: "A B", steps: "release A" },
    Example {
        title: "Release from Conference",
        about: "B leaves by itself: OtherDN and ThirdPartyDN are B.",
        parties: "A B C",
        steps: "release B",
    },
    Example {
        title: "Delete from Conference",
        about: "A deletes B: OtherDN is B, ThirdPartyDN is A.",
        parties: "A B C",
        steps: "delete B by A",
    },
    Example {
        title: "Four parties: note a decides",
        about: "While more than two remain CallState is Conferenced, then OK.",
        parties: "A B C D",
        steps: "delete B by A, release C",
    },
    Example {
        title: "Down to the last party",
        about: "One after another leaves until the call has ended.",
        parties: "A B C D",
        steps: "release D, delete C by A, release B",
    },
];

/// Which step it is of how many, and what it is.
pub(crate) fn at_step(at: usize, steps: &[Request]) -> String {
    let place = format!("{STEP} {at} of {}", steps.len());
    match at.checked_sub(1).and_then(|index| steps.get(index)) {
        Some(request) => format!("{place}: {}", step(request)),
        None => place,
    }
}

/// How fast steps are played.
pub(crate) fn speed(speed: Speed) -> &'static str {
    match speed {
        Speed::Slow => "½×",
        Speed::Usual => "1×",
        Speed::Fast => "2×",
    }
}

/// What an action did that the reader may not see.
pub(crate) fn told(told: &Told) -> String {
    match told {
        Told::Replaced(1) => "The undone step was replaced.".to_owned(),
        Told::Replaced(count) => format!("{count} undone steps were replaced."),
        Told::Dropped(1, refusal) => format!("The last step was dropped: {refusal}"),
        Told::Dropped(count, refusal) => format!("The last {count} steps were dropped: {refusal}"),
    }
}

/// What changing the name of a party is called.
pub(crate) fn rename(dn: &Dn) -> String {
    format!("Rename {}", said(dn))
}

/// The title of the document.
pub(crate) fn document_title(phase: Phase) -> String {
    format!("{} · {PRODUCT}", tab(phase))
}

/// The name of a party's lane head.
pub(crate) fn party(dn: &Dn) -> String {
    format!("{PARTY} {}", said(dn))
}

/// A party in a list of parties.
pub(crate) fn name(dn: &Dn) -> String {
    said(dn)
}

/// What a request of `phase` does; without a request, what any such request does.
pub(crate) fn what(phase: Phase, request: Option<&Request>) -> String {
    let by = request.map_or_else(|| "A party".to_owned(), |request| said(request.by()));
    match phase {
        Phase::Release => format!("{by} releases the call."),
        Phase::ReleaseFromConference => format!("{by} releases itself."),
        Phase::DeleteFromConference => {
            let other = request.map_or_else(|| "another".to_owned(), |request| said(request.leaver()));
            format!("{by} deletes {other}.")
        }
    }
}

/// Who is told what in `phase`.
pub(crate) fn told_in(phase: Phase) -> &'static str {
    match phase {
        Phase::Release => "Both parties are told that they were released, and may be told who was at the other end.",
        Phase::ReleaseFromConference => {
            "It is told that it was released; everyone who stays is told that it left, by its own request."
        }
        Phase::DeleteFromConference => {
            "The deleted party is told that it was released; everyone who stays is told that it was deleted, and by whom."
        }
    }
}

/// What is said of a phase's rule for a call that is not the reference's own.
pub(crate) fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Table => None,
        Basis::NoteA => Some("More than three parties: the table of the reference, carried over by its note a."),
    }
}

/// What to do first, under the empty place of the tables.
pub(crate) fn invitation(suggested: Option<&Request>) -> String {
    match suggested {
        Some(request) => {
            format!(
                "Press “{}” of {}, as the reference does, or any other button.",
                request.label(),
                party(request.by())
            )
        }
        None => "Press a button of any party.".to_owned(),
    }
}

/// What the button of a request says, as the reference does.
pub(crate) fn ask(request: &Request) -> String {
    in_text(&request.label()).into_owned()
}

/// What a table is called: who receives which event.
pub(crate) fn table(dn: &Dn, event: EventName) -> String {
    format!("{}: {}", party(dn), event.as_str())
}

/// Said above a table that stands for many, which differ in ThisDN alone.
pub(crate) fn told_alike(events: &[&Event]) -> String {
    let event = events.first().map_or("", |event| event.name().as_str());
    format!("{} receive {event}, alike but for ThisDN.", names(events.iter().map(|event| event.party())))
}

/// What opens and closes the many tables that one stands for.
pub(crate) fn all_tables(open: bool, count: usize) -> String {
    if open { "Show one table".to_owned() } else { format!("Show all {count} tables") }
}

/// The heading of a step's tables.
pub(crate) fn step(request: &Request) -> String {
    match request {
        Request::ReleaseCall { by } => format!("{} releases", said(by)),
        Request::DeleteFromConference { by, other_dn } => format!("{} deletes {}", said(by), said(other_dn)),
    }
}

/// What just happened: the last step and who is told what, or the call as it is.
pub(crate) fn status(run: &Run) -> String {
    let Some(step) = run.steps.last() else {
        let word = run.call.state().as_str();
        return format!("{word} of {}: no request yet", names(run.call.parties().iter()));
    };
    let done = match &step.request {
        Request::ReleaseCall { by } => format!("{} released", said(by)),
        Request::DeleteFromConference { by, other_dn } => format!("{} deleted {}", said(by), said(other_dn)),
    };
    let told = [EventName::PartyDeleted, EventName::Released].into_iter().filter_map(|name| who_receives(step, name));
    format!("{done}: {}", told.collect::<Vec<_>>().join(", "))
}

/// Who receives the event `name` in `step`.
fn who_receives(step: &Step, name: EventName) -> Option<String> {
    let receivers: Vec<_> = step.events.iter().filter(|event| event.name() == name).map(Event::party).collect();
    let verb = match receivers.len() {
        0 => return None,
        1 => "receives",
        _ => "receive",
    };
    Some(format!("{} {verb} {}", names(receivers.into_iter()), name.as_str()))
}

/// How many names a sentence lists before it counts the rest.
const LISTED: usize = 6;

/// A DN in a sentence.
fn said(dn: &Dn) -> String {
    in_text(dn.as_str()).into_owned()
}

/// `A`, `A and B`, `A, B and C`, `A, B, C, D, E and 95 more`.
fn names<'a>(dns: impl ExactSizeIterator<Item = &'a Dn>) -> String {
    let count = dns.len();
    let mut names: Vec<_> = dns.map(said).take(LISTED).collect();
    if count > LISTED {
        names.truncate(LISTED - 1);
        return format!("{} and {} more", names.join(", "), count + 1 - LISTED);
    }
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// What a message of the ladder is called. `label` is its event or function, `party` the one at its other end.
pub(crate) fn message(id: &MessageId, label: &str, party: &Dn) -> String {
    match &id.receiver {
        None => format!("Request {label} from {} to {SERVER}", said(party)),
        Some(receiver) => format!("{label} from {SERVER} to {}", said(receiver)),
    }
}

/// Why a value is what it is, in the words that every form of a run has for it.
pub(crate) fn why(why: Why) -> String {
    why.text()
}

pub(crate) const IN_A_LOG: &str = "As T-Server would log it";
pub(crate) const COPY: &str = "Copy";
pub(crate) const COPY_LOG: &str = "Copy the log";
pub(crate) const MAY_BE_LEFT_OUT: &str = ". T-Server may leave it out (*OPT)";

/// Whether something was put on the clipboard.
pub(crate) fn copied(done: bool) -> &'static str {
    if done { "Copied" } else { "The browser did not allow it. Mark the text and copy it." }
}

/// The title of the panel that says why a message is as it is.
pub(crate) fn why_title(message: &str) -> String {
    format!("Why: {message}")
}

/// The title of a request.
pub(crate) fn request_title(request: &Request) -> String {
    format!("{}: {}", party(request.by()), request.function())
}

/// What a request says.
pub(crate) fn request_meaning(request: &Request) -> String {
    let code = request.code();
    match request.other_dn() {
        None => format!(
            "{} asks T-Server to be released from the call. In T-Library it is message {code}.",
            said(request.by())
        ),
        Some(other) => format!(
            "{} asks T-Server to remove {}, which travels as OtherDN of the request. In T-Library it is message {code}.",
            said(request.by()),
            said(other)
        ),
    }
}

/// What an attribute says in an event (EMR, Releasing Calls). CallState is said by note a.
pub(crate) fn meaning(event: EventName, attribute: AttributeName) -> &'static str {
    match (event, attribute) {
        (_, AttributeName::ConnId) => "which call",
        (_, AttributeName::ThisDn) => "the party that this event is sent to and speaks of",
        (EventName::Released, AttributeName::OtherDn) => "the party at the other end of the conversation",
        (EventName::PartyDeleted, AttributeName::OtherDn) => "the party that left",
        (_, AttributeName::OtherDnRole) => "OtherDN is the one that was removed",
        (_, AttributeName::ThirdPartyDn) => "the party that made the request",
        (_, AttributeName::ThirdPartyDnRole) => "ThirdPartyDN is the one that caused it",
        (_, AttributeName::CallState) => "an ordinary call",
    }
}

/// Note a, worked out.
pub(crate) fn note_a(remaining: usize) -> String {
    if remaining > 2 {
        format!("note a: {remaining} left, more than 2, so Conferenced")
    } else {
        format!("note a: {remaining} left, not more than 2, so OK")
    }
}

/// What a step rests on.
pub(crate) fn rests_on(basis: Basis) -> String {
    format!("Basis: {}", basis.as_str())
}

pub(crate) const COMPARE: &str = "Compare";
pub(crate) const COMPARE_WITH: &str = "Compare with…";
pub(crate) const PICK: &str = "Choose the other event, in the ladder or among the tables.";
pub(crate) const FIRST_REQUEST: &str = "First request";
pub(crate) const SECOND_REQUEST: &str = "Second request";
pub(crate) const WHO: &str = "who";
pub(crate) const WHAT: &str = "what";
pub(crate) const NOTHING: &str = "–";
pub(crate) const EVENT: &str = "Event";
pub(crate) const DIFFERS: &str = "differs";
pub(crate) const ITS_OWN: &str = "its own";

/// What the call is on which two requests are compared.
pub(crate) fn compared_on(call: &Call) -> String {
    format!(
        "{} of {}: two requests on it, and what each party is told.",
        call.state().as_str(),
        names(call.parties().iter())
    )
}

/// An event among others of a run.
pub(crate) fn event_of_step(id: &MessageId) -> String {
    let party = id.receiver.as_ref().map(said).unwrap_or_default();
    format!("{party}, step {}", id.step)
}

/// What a party asks for, without its name: `releases`, `deletes B`.
pub(crate) fn asks(request: &Request) -> String {
    match request.other_dn() {
        None => "releases".to_owned(),
        Some(other) => format!("deletes {}", said(other)),
    }
}

/// Who receives what is compared.
pub(crate) fn receivers(parties: &[&Dn]) -> String {
    match parties {
        [one] => party(one),
        many => names(many.iter().copied()),
    }
}

/// Said of an attribute that T-Server may leave out.
pub(crate) const OPTIONAL: &str = "optional";

/// The title of the list of parties that one can delete.
pub(crate) fn delete_menu(dn: &Dn) -> String {
    format!("{} deletes…", said(dn))
}

/// What a button of the export list says, and what it is called.
pub(crate) fn export(verb: Verb, format: Format) -> (&'static str, String) {
    let word = match verb {
        Verb::Copy => "Copy",
        Verb::Download => "Download",
    };
    (word, format!("{word} {}", format.title()))
}

/// What came of an export.
pub(crate) fn exported(verb: Verb, format: Format, outcome: &Outcome) -> String {
    let title = format.title();
    match (outcome, verb) {
        (Ok(Some(name)), _) => format!("Downloaded as {name}"),
        (Ok(None), _) => format!("Copied as {title}"),
        (Err(reason), Verb::Copy) => format!("{title} was not copied. {reason}"),
        (Err(reason), Verb::Download) => format!("{title} was not downloaded. {reason}"),
    }
}

/// What a set of colours is called.
pub(crate) fn colours(colours: Colours) -> &'static str {
    match colours {
        Colours::Auto => "As the reader’s device has them",
        Colours::Light => "Light",
        Colours::Dark => "Dark",
        Colours::Print => "For print",
    }
}

pub(crate) const FIND_PARTY: &str = "Find a party";

/// How many parties were found, of which so many are listed.
pub(crate) fn found(count: usize, listed: usize) -> String {
    match count {
        0 => "No party has this in its DN.".to_owned(),
        1 => "1 party".to_owned(),
        _ if count > listed => format!("{count} parties, of which {listed} are listed"),
        _ => format!("{count} parties"),
    }
}

/// What is wrong with an address: what, where and what was expected.
pub(crate) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Page { found } => format!("There is no page {}. This is the page `/explore`.", quoted(found)),
        Notice::Field { name } => format!(
            "An address has no field {}. Its fields are {}.",
            quoted(name),
            FIELDS.map(|field| format!("`{field}`")).join(", ")
        ),
        Notice::Twice { name } => format!("The field `{name}` stands twice; the first one holds."),
        Notice::Encoding { name } => format!("The field {} has percent escapes that are not UTF-8.", quoted(name)),
        Notice::Scenario(error) => format!("In {error}."),
        Notice::Phase { found } => format!(
            "In phase: found {}, expected `release` for two parties, `release-from-conference` or `delete-from-conference` for more.",
            quoted(found)
        ),
        Notice::At { found, steps } => {
            format!("In at: found {}, expected a number of steps from 0 to {steps}.", quoted(found))
        }
        Notice::Select { found } => format!(
            "In select: found {}, expected a message of a step that is done, such as `1` for the request of step 1 or `1.A` for what A receives in it.",
            quoted(found)
        ),
        Notice::Compare { found } => format!(
            "In compare: found {}, expected two requests that the call accepts, such as `release B, delete B by A`, or two events that are there, such as `1.A, 1.C`.",
            quoted(found)
        ),
        Notice::Refused(stopped) => format!("In steps, {stopped} The steps before it are shown."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_status(parties: &str, steps: &str, expected: &str) {
        assert_eq!(status(&Scenario::from_short(parties, steps).unwrap().play().unwrap()), expected);
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
    fn a_notice_repeats_little_and_nothing_invisible() {
        let text = notice(&Notice::Page { found: "\u{202e}".repeat(50) });
        assert!(!text.contains('\u{202e}') && text.contains("\\u{202e}…`"), "{text}");
    }
}
