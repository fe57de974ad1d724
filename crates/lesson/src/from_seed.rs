use callmodel::{Call, Phase, Request, Scenario, State};

use crate::hash::fnv1a;
use crate::random::Random;
use crate::{Kind, Question, QuestionError, Recipe, Setting};

/// The numbers of parties that a seed chooses from. Calls of three and four have all rules; five is for the practice of note *a*.
const PARTIES: [usize; 8] = [2, 3, 3, 3, 4, 4, 4, 5];

/// The numbers of steps before the asked one that a seed chooses from.
const EARLIER: [usize; 6] = [0, 0, 0, 0, 1, 1];

impl Question {
    /// The question of a kind and a seed, on a call of that many parties if the number is given. The same input gives the same
    /// question for ever.
    ///
    /// ```
    /// use callmodel_lesson::{Kind, Question};
    ///
    /// let question = Question::from_seed(Kind::Value, 7, Some(3))?;
    /// assert_eq!(question.id(), "value-7-3");
    /// assert_eq!(question, Question::from_link("value-7-3")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`QuestionError::PartyCount`] for a number of parties outside [`Recipe::PARTIES`].
    pub fn from_seed(kind: Kind, seed: u64, parties: Option<usize>) -> Result<Self, QuestionError> {
        let recipe = Recipe { kind, seed, parties };
        if let Some(count) = parties.filter(|count| !Recipe::PARTIES.contains(count)) {
            return Err(QuestionError::PartyCount { count });
        }
        let mut random = Random::new(fnv1a(&recipe.to_string()));
        let count = parties.unwrap_or_else(|| *random.one_of(&PARTIES));
        let setting = Setting::of(&scenario(count, &mut random))?;
        let asks = setting.asks(kind);
        let question = setting.question_in_order(random.one_of(&asks), &mut random)?;
        Ok(Self { recipe: Some(recipe), ..question })
    }
}

/// A call of `count` parties, some steps that do not end it, and the step to ask about.
fn scenario(count: usize, random: &mut Random) -> Scenario {
    let start = Scenario::of_phase(Phase::Release);
    let start = start.with_party_count(count).expect("2 to 8 parties are a call");
    let mut call = start.call().clone();
    let mut steps = Vec::new();
    let earlier = *random.one_of(&EARLIER);
    for is_last in std::iter::repeat_n(false, earlier).chain([true]) {
        if !is_last && call.state() == State::Conversation {
            continue;
        }
        let request = request(&call, random);
        call = call.apply(&request).expect("the call offers the request").after;
        steps.push(request);
    }
    start.with_steps(steps)
}

/// A request on `call`: releases are as frequent as deletions.
fn request(call: &Call, random: &mut Random) -> Request {
    let deletes = call.state() == State::Conference && random.below(2) == 0;
    let offers: Vec<_> = call.offers().filter(|request| request.other_dn().is_some() == deletes).collect();
    random.one_of(&offers).clone()
}
