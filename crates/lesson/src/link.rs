use std::fmt;

use callmodel::{Scenario, ScenarioError, quoted};

use crate::{AskError, Question, QuestionError, Recipe};

/// The reason that the text of a link leads to no question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The text is neither `KIND-SEED` nor parties, steps and what is asked, separated by commas.
    Form {
        /// The text.
        found: String,
    },
    /// A syntax error in the parties or the steps.
    Scenario(ScenarioError),
    /// A syntax error in what is asked.
    Ask(AskError),
    /// The question is not made.
    Question(QuestionError),
}

impl Question {
    /// The question of a link: the text of [`Question::id`].
    ///
    /// # Errors
    /// [`LinkError`] for a text of another form, and the errors of [`Question::from_seed`] and [`Question::of`].
    pub fn from_link(text: &str) -> Result<Self, LinkError> {
        if let Ok(Recipe { kind, seed, parties }) = text.parse() {
            return Self::from_seed(kind, seed, parties).map_err(LinkError::Question);
        }
        let form = || LinkError::Form { found: text.to_owned() };
        let (parties, rest) = text.split_once(',').ok_or_else(form)?;
        let (steps, ask) = rest.rsplit_once(',').ok_or_else(form)?;
        let ask = ask.trim().parse().map_err(LinkError::Ask)?;
        let scenario = Scenario::from_short(parties, steps).map_err(LinkError::Scenario)?;
        Self::of(&scenario, &ask).map_err(LinkError::Question)
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form { found } => write!(
                f,
                "found {}, expected a kind and a seed, such as `value-7`, or `A B C, delete B by C, value:A.ThirdPartyDN`",
                quoted(found)
            ),
            Self::Scenario(error) => error.fmt(f),
            Self::Ask(error) => write!(f, "ask, {error}"),
            Self::Question(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LinkError {}
