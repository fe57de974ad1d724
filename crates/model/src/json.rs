//! JSON of a [`Run`], the published format of `docs/run.schema.json`.

use serde::{Serialize, Serializer};

use crate::{Attribute, Call, Columns, Dn, Event, Request, Run, Step};

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = self.columns();
        RunJson {
            conn_id: self.call.conn_id().as_str(),
            parties: names(self.call.parties()),
            steps: self.steps.iter().map(|step| step_json(self, &columns, step)).collect(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunJson<'a> {
    conn_id: &'a str,
    parties: Vec<&'a str>,
    steps: Vec<StepJson<'a>>,
}

#[derive(Serialize)]
struct StepJson<'a> {
    request: RequestJson<'a>,
    phase: &'static str,
    basis: &'static str,
    before: CallJson<'a>,
    events: Vec<EventJson<'a>>,
    after: CallJson<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestJson<'a> {
    name: &'static str,
    by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_dn: Option<&'a str>,
}

#[derive(Serialize)]
struct CallJson<'a> {
    state: &'static str,
    parties: Vec<&'a str>,
}

#[derive(Serialize)]
struct EventJson<'a> {
    name: &'static str,
    party: &'a str,
    attributes: Vec<AttributeJson>,
}

#[derive(Serialize)]
struct AttributeJson {
    name: &'static str,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    optional: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
}

fn names(parties: &[Dn]) -> Vec<&str> {
    parties.iter().map(Dn::as_str).collect()
}

fn step_json<'a>(run: &Run, columns: &Columns, step: &'a Step) -> StepJson<'a> {
    StepJson {
        request: request_json(&step.request),
        phase: step.phase.title(),
        basis: step.basis.as_str(),
        before: call_json(&step.before),
        events: step.by_column(columns).into_iter().map(|(_, event)| event_json(run, event)).collect(),
        after: call_json(&step.after),
    }
}

fn request_json(request: &Request) -> RequestJson<'_> {
    RequestJson { name: request.function(), by: request.by().as_str(), other_dn: request.other_dn().map(Dn::as_str) }
}

fn call_json(call: &Call) -> CallJson<'_> {
    CallJson { state: call.state().as_str(), parties: names(call.parties()) }
}

fn event_json<'a>(run: &Run, event: &'a Event) -> EventJson<'a> {
    EventJson {
        name: event.name().as_str(),
        party: event.party().as_str(),
        attributes: run.attributes(event).iter().map(attribute_json).collect(),
    }
}

fn attribute_json(attribute: &Attribute) -> AttributeJson {
    AttributeJson {
        name: attribute.name.as_str(),
        value: attribute.value.to_string(),
        optional: attribute.optional.then_some(true),
        note: attribute.note.map(crate::Note::letter),
    }
}
