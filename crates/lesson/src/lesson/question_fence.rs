use super::LessonQuestion;
use super::fence::Fence;
use super::lines::Lines;
use crate::Problem;

/// The kind of a fence with questions: the word after `call-model` in its info string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuestionFence {
    /// `ask`: one question.
    Ask,
    /// `questions`: a range of generated ones.
    Questions,
}

impl QuestionFence {
    /// The kind with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "ask" => Some(Self::Ask),
            "questions" => Some(Self::Questions),
            _ => None,
        }
    }

    /// The questions of a fence with the content `text`. The places of problems, and the lines of questions, are those of
    /// `text`.
    ///
    /// ```
    /// use callmodel_lesson::QuestionFence;
    ///
    /// let text = "parties A B C\ndelete B by C\nask value:A.ThirdPartyDN\nhint Who asked?\nanswer B\n";
    /// let (questions, problems) = QuestionFence::Ask.parse(text);
    /// assert_eq!(questions.len(), 1);
    /// assert_eq!(problems[0].to_string(), "5:8: found the answer `B`, expected that of the model, `C`");
    /// ```
    #[must_use]
    pub fn parse(self, text: &str) -> (Vec<LessonQuestion>, Vec<Problem>) {
        let (questions, problems) = self.read(&Fence { text, at: 0, line: 1 });
        let lines = Lines::new(text);
        (questions, problems.into_iter().map(|(at, what)| lines.problem(at, what)).collect())
    }

    /// The questions of a fence, and problems with their byte offsets in the lesson.
    pub(super) fn read(self, fence: &Fence<'_>) -> (Vec<LessonQuestion>, Vec<(usize, crate::What)>) {
        match self {
            Self::Ask => {
                let (question, problems) = fence.question();
                (question.into_iter().collect(), problems)
            }
            Self::Questions => fence.questions(),
        }
    }
}
