use std::fmt;

use callmodel_forms::Tag;
use callmodel_lesson::{Ask, AskError, LessonQuestion, Question, QuestionError};

use crate::question;

/// An error of [`ask`].
#[derive(Clone, Debug, PartialEq)]
pub enum NotAsked {
    /// A syntax error of what is asked.
    Ask(AskError),
    /// The question cannot be asked about this call.
    Question(QuestionError),
}

impl fmt::Display for NotAsked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ask(error) => error.fmt(f),
            Self::Question(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for NotAsked {}

/// The tag with a question about the last step of its call, with the text of the question and its answer for readers without scripts,
/// and on paper. `ask` is the value of the attribute, `hint` stands in place of the question's own.
///
/// ```
/// use callmodel::Scenario;
/// use callmodel_forms::Tag;
///
/// let tag = Tag::new(Scenario::from_short("A B C", "delete B by A")?);
/// let html = callmodel_documents::ask(&tag, "value:A.ThirdPartyDN", None).expect("it has one right answer");
/// assert!(html.starts_with("<call-model parties=\"A B C\" steps=\"delete B by A\" ask=\"value&#58;A&#46;ThirdPartyDN\">"));
/// assert!(html.contains("<summary>Show the answer</summary>"));
/// # Ok::<(), callmodel::ScenarioError>(())
/// ```
///
/// # Errors
/// [`NotAsked`].
pub fn ask(tag: &Tag, ask: &str, hint: Option<String>) -> Result<String, NotAsked> {
    let ask: Ask = ask.parse().map_err(NotAsked::Ask)?;
    let question = Question::of(&tag.scenario, &ask).map_err(NotAsked::Question)?;
    let asked = LessonQuestion { question, hint, line: 1 };
    let figure = |number: usize, figure: Tag| {
        let Tag { colours, document, .. } = tag.clone();
        let html = Tag { colours, document, number, ..figure }.figure();
        html.unwrap_or_else(|_| unreachable!("the question's scenario was played"))
    };
    // Two figures a question: that of the call before, and that of the answer.
    let mut numbers = tag.number * 2..;
    Ok(question::html(&asked, tag, |of| figure(numbers.next().unwrap_or_default(), of)))
}
