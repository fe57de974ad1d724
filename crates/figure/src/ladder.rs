//! A run as a sequence diagram.

use callmodel::{Call, Columns, Dn, Event, EventName, Run, State, Step, in_text};
use callmodel_ladder::{Lane, Line, Mark, Message, Row, Sequence, StateBar, Tone};

use crate::MessageId;

/// What the server's lane is called.
pub const SERVER: &str = "T-Server";

/// The lane of T-Server; the parties' lanes follow it.
const SERVER_LANE: usize = 0;

/// The sequence diagram of `run`, T-Server first, then all DNs of the run ([`Run::columns`]). It has no description yet, which a page that
/// has the tables beside it does not need and which is as long as all of them: [`Figure::of`](crate::Figure::of) adds it.
#[must_use]
pub fn ladder(run: &Run) -> Sequence<MessageId> {
    let server = Lane { label: SERVER.to_owned(), line: Line::Dotted };
    let lanes = Lanes(run.columns());
    let dns = lanes.0.dns().iter().map(|dn| Lane { label: in_text(dn.as_str()).into_owned(), line: Line::Solid });
    let mut rows = vec![lanes.state(&run.call)];
    for (step, number) in run.steps.iter().zip(1..) {
        rows.push(lanes.request(step, number));
        rows.extend(MessageId::of_events(number, step, &lanes.0).into_iter().map(|(id, event)| lanes.event(event, id)));
        // The reference writes no state after the last release, for there is no call.
        if step.after.state() != State::Ended {
            rows.push(lanes.state(&step.after));
        }
    }
    Sequence {
        title: title(run),
        description: String::new(),
        lanes: std::iter::once(server).chain(dns).collect(),
        rows,
    }
}

/// The colour of an event, the same in the ladder and in its table: being released is final, another's leaving is news.
#[must_use]
pub fn tone(event: EventName) -> Tone {
    match event {
        EventName::Released => Tone::Final,
        EventName::PartyDeleted => Tone::News,
    }
}

/// What the diagram of `run` is called: its call, and its steps.
fn title(run: &Run) -> String {
    let steps: Vec<_> = run.steps.iter().map(|step| in_text(&step.request.to_string()).into_owned()).collect();
    let state = state_label(&run.call);
    if steps.is_empty() { state } else { format!("{state}: {}", steps.join(", ")) }
}

/// What the diagram of `run` says: for each step who is told what.
pub(crate) fn description(run: &Run) -> String {
    let columns = run.columns();
    let told =
        |(_, event): (usize, &Event)| format!("{} receives {}", in_text(event.party().as_str()), event.name().as_str());
    let sentence = |step: &Step| {
        let events: Vec<_> = step.by_column(&columns).into_iter().map(told).collect();
        format!("{}: {}.", step.request.function(), events.join(", "))
    };
    run.steps.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// `Conference · A, B, C`
fn state_label(call: &Call) -> String {
    let names: Vec<_> = call.parties().iter().map(|dn| in_text(dn.as_str())).collect();
    format!("{} · {}", call.state().as_str(), names.join(", "))
}

/// Where the parties' lanes are.
struct Lanes(Columns);

impl Lanes {
    /// The lane of a DN. Every DN of the run has one; the ladder leaves out what has none.
    fn lane(&self, dn: &Dn) -> usize {
        self.0.of(dn).map_or(usize::MAX, |column| SERVER_LANE + 1 + column)
    }

    fn state(&self, call: &Call) -> Row<MessageId> {
        let mut lanes: Vec<_> = call.parties().iter().map(|dn| self.lane(dn)).collect();
        lanes.sort_unstable();
        Row::Bar(StateBar { lanes, label: state_label(call) })
    }

    fn request(&self, step: &Step, number: usize) -> Row<MessageId> {
        Row::Message(Message {
            key: MessageId::request(number),
            from: self.lane(step.request.by()),
            to: SERVER_LANE,
            label: in_text(&step.request.label()).into_owned(),
            detail: Some(step.request.function().to_owned()),
            tone: Tone::Accent,
            line: Line::Solid,
            ends_lane: false,
            mark: Mark::None,
        })
    }

    fn event(&self, event: &Event, key: MessageId) -> Row<MessageId> {
        let (line, ends_lane) = match event.name() {
            EventName::Released => (Line::Solid, true),
            EventName::PartyDeleted => (Line::Dashed, false),
        };
        Row::Message(Message {
            key,
            from: SERVER_LANE,
            to: self.lane(event.party()),
            label: event.name().as_str().to_owned(),
            detail: None,
            tone: tone(event.name()),
            line,
            ends_lane,
            mark: Mark::None,
        })
    }
}
