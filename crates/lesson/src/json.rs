//! JSON of a [`Question`], the published format of `docs/questions.schema.json`. Texts are in English.

use callmodel::{AttributeName, Dn};
use serde::{Serialize, Serializer};

use crate::{Ask, Question, ShownEvent};

/// The version of the JSON.
const SCHEMA_VERSION: u32 = 1;

/// The JSON of `callmodel questions`: one line with the version and the questions.
///
/// ```
/// use callmodel_lesson::{Question, questions_json};
///
/// let json = questions_json(&[Question::from_link("A B, release A, event:B")?]);
/// assert!(json.starts_with(r#"{"schemaVersion":1,"questions":[{"id":"A B, release A, event:B","kind":"event","#));
/// # Ok::<(), callmodel_lesson::LinkError>(())
/// ```
#[must_use]
pub fn questions_json(questions: &[Question]) -> String {
    let list = ListJson { schema_version: SCHEMA_VERSION, questions };
    serde_json::to_string(&list).expect("text, numbers and lists are JSON")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListJson<'a> {
    schema_version: u32,
    questions: &'a [Question],
}

impl Serialize for Question {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let english = self.english();
        QuestionJson {
            id: self.id(),
            seed: self.recipe.map(|recipe| recipe.seed),
            kind: self.kind().as_str(),
            prompt: english.prompt(),
            parties: self.scenario.call().parties().iter().map(Dn::as_str).collect(),
            steps: self.scenario.steps_text(),
            asks: asks(self),
            other: match &self.ask {
                Ask::Difference { other, .. } => Some(other.to_string()),
                Ask::Event { .. }
                | Ask::Value { .. }
                | Ask::Request { .. }
                | Ask::Fault { .. }
                | Ask::Handler { .. } => None,
            },
            choices: english.choices(),
            answer: self.answer(),
            hint: english.hint(),
            why: english.why(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    kind: &'static str,
    prompt: String,
    parties: Vec<&'a str>,
    steps: String,
    asks: AsksJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    choices: Vec<String>,
    answer: usize,
    hint: &'static str,
    why: String,
}

#[derive(Default, Serialize)]
struct AsksJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handler: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventJson>>,
}

#[derive(Serialize)]
struct EventJson {
    name: &'static str,
    party: String,
    attributes: Vec<AttributeJson>,
}

#[derive(Serialize)]
struct AttributeJson {
    name: &'static str,
    value: String,
}

fn asks(question: &Question) -> AsksJson<'_> {
    let party = question.ask.party().map(Dn::as_str);
    let asks = AsksJson { party, ..AsksJson::default() };
    match &question.ask {
        Ask::Event { .. } => asks,
        Ask::Value { attribute, .. } => AsksJson { attribute: Some(attribute.as_str()), ..asks },
        Ask::Difference { other, .. } => AsksJson { other: Some(other.to_string()), ..asks },
        Ask::Handler { handler, .. } => AsksJson { handler: Some(handler.as_str()), ..asks },
        Ask::Request { .. } | Ask::Fault { .. } => {
            AsksJson { events: Some(question.shown_events().iter().map(event).collect()), ..asks }
        }
    }
}

fn event(event: &ShownEvent) -> EventJson {
    let attribute = |(name, value): &(AttributeName, callmodel::Value)| AttributeJson {
        name: name.as_str(),
        value: value.to_string(),
    };
    EventJson {
        name: event.name.as_str(),
        party: event.party.to_string(),
        attributes: event.attributes.iter().map(attribute).collect(),
    }
}
