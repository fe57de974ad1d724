#[cfg(feature = "markdown")]
mod fence;
#[cfg(feature = "markdown")]
mod front_matter;
mod inline;
#[cfg(feature = "markdown")]
mod lines;
mod packed;
#[cfg(feature = "markdown")]
mod parse;
#[cfg(feature = "markdown")]
mod prose;
#[cfg(feature = "markdown")]
mod question_fence;

use callmodel::Scenario;

pub use inline::Inline;
#[cfg(feature = "markdown")]
pub use question_fence::QuestionFence;

use crate::Question;

/// A lesson: prose, worked examples and questions.
///
/// # Written form
/// Markdown with front matter. A fence `call-model` is a worked example in scenario text. A fence `call-model ask` is a
/// question: scenario text, and the statements `ask`, `hint`, and `answer`, which is compared with that of the model. A fence
/// `call-model questions` is a range of generated ones.
///
/// ````
/// use callmodel_lesson::Lesson;
///
/// let text = "---
/// id: two
/// title: Two on the phone
/// ---
///
/// A and B are on the phone, and A hangs up.
///
/// ```call-model ask
/// parties A B
/// release A
/// ask event:B
/// hint A call of one is no call.
/// answer EventReleased
/// ```
///
/// ```call-model questions
/// kind value
/// seeds 1-3
/// parties 2
/// hint Not every event has every attribute.
/// ```
/// ";
/// let (lesson, problems) = Lesson::parse(text);
/// assert_eq!(problems, []);
/// assert_eq!(lesson.questions.len(), 4);
/// ````
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// The id: lower-case letters, digits and hyphens.
    pub id: String,
    /// The title.
    pub title: String,
    /// The language of the prose, such as `en`.
    pub language: String,
    /// The content.
    pub blocks: Vec<Block>,
    /// The questions, in the order of their blocks.
    pub questions: Vec<LessonQuestion>,
}

impl Lesson {
    /// What stands after the last question: the rules of the lesson, for its end. Empty without a question.
    #[must_use]
    pub fn recap(&self) -> &[Block] {
        let last = self.blocks.iter().rposition(|block| matches!(block, Block::Question(_)));
        last.map_or(&[], |last| &self.blocks[last + 1..])
    }
}

/// A block of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 2 to 6.
    Heading {
        /// The level.
        level: u8,
        /// The text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Whether the items are numbered.
        is_numbered: bool,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
    /// Code that is no model.
    Code(String),
    /// A worked example: a ladder with its tables.
    Example(Scenario),
    /// The question with this index in [`Lesson::questions`].
    Question(usize),
}

/// A question of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonQuestion {
    /// The question.
    pub question: Question,
    /// The hint of the lesson, which stands in place of [`Question::hint`].
    pub hint: Option<String>,
    /// The line of its fence, counted from 1.
    pub line: usize,
}
