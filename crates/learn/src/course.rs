use callmodel_lesson::{Lesson, LessonQuestion, Progress, Question, Score};

/// The lessons of the page, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    lessons: Vec<Lesson>,
}

/// The place of a question in a course: the indices of its lesson, and of the question in it.
pub(crate) type Index = (usize, usize);

impl Course {
    /// A course of these lessons.
    #[must_use]
    pub fn new(lessons: Vec<Lesson>) -> Self {
        Self { lessons }
    }

    /// The lessons.
    #[must_use]
    pub fn lessons(&self) -> &[Lesson] {
        &self.lessons
    }

    /// The index of the lesson with this id.
    #[must_use]
    pub fn index(&self, id: &str) -> Option<usize> {
        self.lessons.iter().position(|lesson| lesson.id == id)
    }

    /// The lesson with this id.
    #[must_use]
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons.get(self.index(id)?)
    }

    /// The question of a lesson with this number, counted from 1.
    #[must_use]
    pub fn question(&self, lesson: &str, number: usize) -> Option<&LessonQuestion> {
        self.lesson(lesson)?.questions.get(number.checked_sub(1)?)
    }

    /// All questions with their places.
    pub(crate) fn questions(&self) -> impl Iterator<Item = (Index, &Question)> {
        let of = |(lesson, of): (usize, &'_ Lesson)| {
            (0..of.questions.len()).map(move |index| (lesson, index)).collect::<Vec<_>>()
        };
        let places = self.lessons.iter().enumerate().flat_map(of);
        places.map(|(lesson, index)| ((lesson, index), &self.lessons[lesson].questions[index].question))
    }

    /// The score in the lesson at `index`; of all lessons with `None`.
    #[must_use]
    pub fn score(&self, index: Option<usize>, progress: &Progress) -> Score {
        let of = self.questions().filter(|((lesson, _), _)| index.is_none_or(|index| index == *lesson));
        let ids: Vec<_> = of.map(|(_, question)| question.id()).collect();
        progress.score(&ids)
    }
}
