use callmodel_lesson::{Progress, Question};

use crate::course::Index;
use crate::{Place, Session, following};

/// Where the reader goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A question.
    Question(Place),
    /// The first lesson, to be read.
    Lesson(Place),
    /// The end of the lesson: its rules and the score.
    EndOfLesson(Place),
}

impl Next {
    /// The place.
    #[must_use]
    pub fn place(&self) -> &Place {
        match self {
            Self::Question(place) | Self::Lesson(place) | Self::EndOfLesson(place) => place,
        }
    }
}

impl Session {
    /// Where to go on from here. In a lesson these are its questions, and those of other lessons that were missed; from the
    /// start of the course, all questions, and before the first answer the first lesson. `None` where no question is left, and after the last question about a call.
    #[must_use]
    pub fn next(&self) -> Option<Next> {
        if let Place::Asked { .. } = self.place {
            return following(self.question()?).map(|link| Next::Question(Place::Asked { link }));
        }
        if self.place == Place::Course && self.course.score(None, &self.progress).answered == 0 {
            let lesson = self.course.lessons().first()?.id.clone();
            return Some(Next::Lesson(Place::Lesson { lesson }));
        }
        let lesson = self.lesson();
        let current = lesson.map(|(index, _)| index);
        let due = self.due(current);
        let Some(((index, question), _)) = due else {
            let (_, lesson) = lesson.filter(|_| self.found.is_some())?;
            return Some(Next::EndOfLesson(Place::End { lesson: lesson.id.clone() }));
        };
        let lesson = self.course.lessons()[index].id.clone();
        Some(Next::Question(Place::Question { lesson, number: question + 1 }))
    }

    /// The question to ask next in the lesson at `current`; of all lessons with `None`.
    fn due(&self, current: Option<usize>) -> Option<(Index, &Question)> {
        let is_missed = |question: &Question| self.progress.attempts(question).iter().any(|attempt| !attempt.right);
        let belongs = |lesson: usize| current.is_none_or(|current| current == lesson);
        let candidates: Vec<_> =
            self.course.questions().filter(|((lesson, _), question)| belongs(*lesson) || is_missed(question)).collect();
        let questions: Vec<_> = candidates.iter().map(|(_, question)| (*question).clone()).collect();
        let next = Progress::next(&self.progress, &questions, self.visit)?;
        candidates.into_iter().nth(next)
    }

    /// Whether the lesson at `index` is done: all of its questions were answered, each right at last.
    #[must_use]
    pub fn is_done(&self, index: usize) -> bool {
        let mut questions = self.course.questions().filter(|((lesson, _), _)| *lesson == index).peekable();
        questions.peek().is_some()
            && questions.all(|(_, question)| self.progress.attempts(question).last().is_some_and(|last| last.right))
    }

    /// The page of the lesson after that of the place.
    #[must_use]
    pub fn next_lesson(&self) -> Option<(Place, &str)> {
        let (index, _) = self.lesson()?;
        let next = self.course.lessons().get(index + 1)?;
        Some((Place::Lesson { lesson: next.id.clone() }, &next.title))
    }
}
