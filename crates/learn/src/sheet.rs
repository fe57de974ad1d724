use callmodel::{AttributeName, DnError, Scenario, in_text, quoted};
use callmodel_explore::{Session, address, usual_phase};
use callmodel_lesson::{
    Answer, Ask, AskError, Choice, ExpectedAsk, Gap, Handler, Kind, Question, QuestionError, grade,
};
use callmodel_words::LearnWords;
use serde::Serialize;

use crate::Sentences as _;
use crate::sentences::why_not_asked;

/// A question in plain texts, for a page that draws and marks it without the components of Learn. Names stand in code spans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// [`Question::id`].
    pub id: String,
    /// The kind.
    pub kind: String,
    /// The index of the right choice.
    pub right: usize,
    /// The parties and the requests, as far as they are known before the answer; empty where the call is a choice.
    pub call: String,
    /// The question in a sentence.
    pub prompt: String,
    /// The choices, in their order.
    pub choices: Vec<SheetChoice>,
    /// The events that are given.
    pub events: Vec<SheetEvent>,
    /// The hint.
    pub hint: String,
    /// The explanation of an answer that was shown on request.
    pub why: String,
    /// The place of the rule in the reference.
    pub source: String,
    /// The call before the request that is asked about, as an address of Explore; `None` where the call is a choice.
    pub before: Option<String>,
    /// The whole call, as an address of Explore.
    pub after: String,
    /// The words around the question.
    pub words: SheetWords,
}

/// A choice of a [`Sheet`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetChoice {
    /// The choice.
    pub text: String,
    /// The explanation, if it is chosen.
    pub why: String,
    /// Each event and value in which it is not the model's: the name, yours, that of the model.
    pub gaps: Vec<[String; 3]>,
}

/// A given event of a [`Sheet`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetEvent {
    /// The receiver.
    pub party: String,
    /// The event.
    pub name: String,
    /// Attributes and their values.
    pub rows: Vec<[String; 2]>,
}

/// The words around a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is the text of that name in the catalog")]
pub struct SheetWords {
    pub check: String,
    pub choose_first: String,
    pub try_again: String,
    pub hint: String,
    pub show_answer: String,
    pub right: String,
    pub wrong: String,
    pub shown: String,
    pub answer_your: String,
    pub answer_right: String,
    pub gap: String,
    pub yours: String,
    pub by_model: String,
}

impl Sheet {
    /// The question that the attribute `ask` asks about the last step of the call in `address`, an address of Explore. `hint` stands in
    /// place of the question's own unless it is empty. `None` where the call itself has a problem, which the call's own notices say.
    ///
    /// # Errors
    /// A sentence: what was found in `ask`, where, and what was expected.
    pub fn of(address: &str, ask: &str, hint: &str, words: &LearnWords) -> Result<Option<Self>, String> {
        let session = address::read(address);
        if !session.notices().is_empty() {
            return Ok(None);
        }
        let words = words.in_code();
        let ask: Ask = ask.trim().parse().map_err(|error| malformed(&error, &words))?;
        let scenario = session.scenario();
        match Question::of(scenario, &ask) {
            Ok(question) => Ok(Some(Self::written(&question, hint.trim(), &words))),
            Err(error) => Err(not_asked(&error, &words)),
        }
    }

    /// The texts of `question`; `words` have names in code.
    fn written(question: &Question, hint: &str, words: &LearnWords) -> Self {
        let is_about_calls = question.kind() == Kind::Handler;
        let choice = |(index, choice): (usize, &Choice)| SheetChoice {
            text: words.choice(choice),
            why: words.why_of(question, Some(index)),
            gaps: grade(question, Answer(index)).gaps.iter().map(|gap| gap_texts(gap, words)).collect(),
        };
        let events = question.shown_events().into_iter().map(|event| SheetEvent {
            party: words.shared().party_of(&event.party),
            name: event.name.as_str().to_owned(),
            rows: event.attributes.iter().map(|(name, value)| [name.as_str().to_owned(), value.to_string()]).collect(),
        });
        Self {
            id: question.id(),
            kind: question.kind().to_string(),
            right: question.answer(),
            call: if is_about_calls { String::new() } else { call(question, words) },
            prompt: words.prompt(question),
            choices: question.choices.iter().enumerate().map(choice).collect(),
            events: events.collect(),
            hint: if hint.is_empty() { words.hint_of(question) } else { hint.to_owned() },
            why: words.why_of(question, None),
            source: words.rule(&grade(question, Answer(question.answer())).rule),
            before: (!is_about_calls).then(|| address_of(&question.before())),
            after: address_of(&question.scenario),
            words: SheetWords::of(words),
        }
    }
}

impl SheetWords {
    fn of(words: &LearnWords) -> Self {
        Self {
            check: words.check().to_string(),
            choose_first: words.choose_first().to_string(),
            try_again: words.try_again().to_string(),
            hint: words.hint().to_string(),
            show_answer: words.show_answer().to_string(),
            right: words.right().to_string(),
            wrong: words.wrong().to_string(),
            shown: words.shown().to_string(),
            answer_your: words.answer_your().to_string(),
            answer_right: words.answer_right().to_string(),
            gap: words.gap().to_string(),
            yours: words.yours().to_string(),
            by_model: words.by_model().to_string(),
        }
    }
}

fn gap_texts(gap: &Gap, words: &LearnWords) -> [String; 3] {
    [words.gap_name(gap), words.told(&gap.yours), words.told(&gap.by_model)]
}

/// `A B C: release A, delete B by C`, with `?` for a request that tells the answer.
fn call(question: &Question, words: &LearnWords) -> String {
    words.shared().name(&in_text(&question.known()))
}

fn address_of(scenario: &Scenario) -> String {
    address::write(&Session::new(scenario.clone(), usual_phase(scenario.call())))
}

/// A syntax error in `ask`.
fn malformed(error: &AskError, words: &LearnWords) -> String {
    let shared = words.shared();
    let found = if error.found.is_empty() { shared.found_nothing().to_string() } else { quoted(&error.found) };
    let expected = match &error.expected {
        ExpectedAsk::Kind => words.ask_kind().to_string(),
        ExpectedAsk::Dn(DnError::Empty) => shared.expected_dn().to_string(),
        ExpectedAsk::Dn(error) => shared.expected_dn_as(&shared.dn_error(*error)),
        ExpectedAsk::Attribute => words.ask_attribute(&AttributeName::ALL.map(AttributeName::as_str).join(", ")),
        ExpectedAsk::Request => words.ask_other_request().to_string(),
        ExpectedAsk::Seed => words.ask_seed().to_string(),
        ExpectedAsk::Handler => words.ask_handler_word(&Handler::ALL.map(Handler::as_str).join(", ")),
    };
    shared.bad_scenario("ask", &error.column.to_string(), &found, &expected)
}

/// A question that cannot be asked about this call.
fn not_asked(error: &QuestionError, words: &LearnWords) -> String {
    let why = why_not_asked(words, error);
    words.bad_ask_attribute(why.trim_end_matches(['.', '。']))
}
