//! A run as a sequence diagram.

use std::sync::Arc;

use callmodel::{Call, Columns, Dn, Event, EventName, Phase, Request, Run, State, Step, in_text};
use callmodel_ladder::{Lane, Line, Mark, Message, Remark, Row, Sequence, StateBar, Tone};

use crate::MessageId;

/// The label of the server's lane.
pub const SERVER: &str = "T-Server";

/// What the events of a call do not say. Catalogs have the same sentences: `order`, `hung_up`, `outside`.
pub const LIMITS: [&str; 3] = [
    "T-Server may deliver the events of one request in any order.",
    "In a call of two, only ReleasingParty of call release tracking tells who hung up.",
    "A party that nobody monitors, such as one outside the switch, receives no events.",
];

/// The index of T-Server's lane; the parties' lanes follow it.
pub const SERVER_LANE: usize = 0;

/// The sequence diagram of `run`: T-Server, then all DNs of the run ([`Run::columns`]).
///
/// It has no description, which is as long as all tables: [`Figure::of`](crate::Figure::of) adds it.
#[must_use]
pub fn ladder(run: &Run) -> Sequence<MessageId> {
    let lanes = Lanes::of(run);
    let rows = run.steps.iter().zip(1..).map(|(step, number)| lanes.rows(number, step).into());
    lanes.sequence(run, rows)
}

/// `ladder` with [`LIMITS`] below its last step, for a form that stands by itself.
#[must_use]
pub fn with_limits(mut ladder: Sequence<MessageId>) -> Sequence<MessageId> {
    let lanes = vec![SERVER_LANE, ladder.lanes.len() - 1];
    let remark = |label: &str| Row::Remark(Remark { lanes: lanes.clone(), label: label.to_owned() });
    let rows = ladder.rows.chunks().iter().cloned().chain([LIMITS.map(remark).into()]).collect();
    ladder.rows = rows;
    ladder
}

/// The tone of an event, the same in the ladder and in its table: a release is final, another party's leaving is news.
#[must_use]
pub fn tone(event: EventName) -> Tone {
    match event {
        EventName::Released => Tone::Final,
        EventName::PartyDeleted => Tone::News,
    }
}

/// The title of the diagram of `run`: its call and its steps.
fn title(run: &Run) -> String {
    let steps: Vec<_> = run.steps.iter().map(|step| in_text(&step.request.to_string()).into_owned()).collect();
    let state = state_label(&run.call);
    if steps.is_empty() { state } else { format!("{state}: {}", steps.join(", ")) }
}

/// The description of the diagram of `run`: the receivers and events of each step.
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

/// The longest name of a request or event of `call`.
fn longest_name(call: &Call) -> &'static str {
    match call.state() {
        State::Conference => Request::of_reference(Phase::DeleteFromConference).function(),
        State::Conversation | State::Ended => EventName::Released.as_str(),
    }
}

/// `Conference · A, B, C`
fn state_label(call: &Call) -> String {
    let names: Vec<_> = call.parties().iter().map(|dn| in_text(dn.as_str())).collect();
    format!("{} · {}", call.state().as_str(), names.join(", "))
}

/// The lanes of a run. The rows of a step depend only on the lanes and the step, so an incremental view can keep them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes(Columns);

impl Lanes {
    /// The lanes of `run`.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        Self(run.columns())
    }

    /// The columns of the DNs that have a lane ([`Run::columns`]).
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.0
    }

    /// The rows of `step`, whose number is counted from 1: its request, its events in the order of the columns, and the
    /// state after it.
    #[must_use]
    pub fn rows(&self, number: usize, step: &Step) -> Vec<Row<MessageId>> {
        let events = MessageId::of_events(number, step, &self.0);
        let events = events.into_iter().map(|(id, event)| self.event(id, event));
        std::iter::once(self.request(number, step)).chain(events).chain(self.state_after(step)).collect()
    }

    /// The sequence diagram of `run` with the rows of its steps, a chunk each.
    #[must_use]
    pub fn sequence(&self, run: &Run, steps: impl Iterator<Item = Arc<[Row<MessageId>]>>) -> Sequence<MessageId> {
        let server = Lane { label: SERVER.to_owned(), line: Line::Dotted };
        let dns = self.0.dns().iter().map(|dn| Lane { label: in_text(dn.as_str()).into_owned(), line: Line::Solid });
        let start: Arc<[_]> = [self.state(&run.call)].into();
        Sequence {
            title: title(run),
            description: String::new(),
            lanes: std::iter::once(server).chain(dns).collect(),
            rows: std::iter::once(start).chain(steps).collect(),
            longest_name: longest_name(&run.call),
        }
    }

    /// The index of the lane of `dn`. Every DN of the run has one; the layout leaves out rows of others.
    #[must_use]
    pub fn lane(&self, dn: &Dn) -> usize {
        self.0.of(dn).map_or(usize::MAX, |column| SERVER_LANE + 1 + column)
    }

    /// The message of the request of `step`, whose number is counted from 1.
    #[must_use]
    pub fn request(&self, number: usize, step: &Step) -> Row<MessageId> {
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

    /// The message of `event`, which has the id `key`.
    #[must_use]
    pub fn event(&self, key: MessageId, event: &Event) -> Row<MessageId> {
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

    /// The bar with the state after `step`. The reference writes none after the last release, for there is no call.
    #[must_use]
    pub fn state_after(&self, step: &Step) -> Option<Row<MessageId>> {
        (step.after.state() != State::Ended).then(|| self.state(&step.after))
    }

    fn state(&self, call: &Call) -> Row<MessageId> {
        let lanes = self.0.of_parties(call.parties()).into_iter().map(|column| SERVER_LANE + 1 + column).collect();
        Row::Bar(StateBar { lanes, label: state_label(call) })
    }
}
