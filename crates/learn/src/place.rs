/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The start of the course.
    #[default]
    Course,
    /// The text of a lesson.
    Lesson {
        /// The id.
        lesson: String,
    },
    /// A question of a lesson.
    Question {
        /// The id of the lesson.
        lesson: String,
        /// The number of the question in it, counted from 1.
        number: usize,
    },
    /// The end of a lesson: its rules, the score, and where to go on.
    End {
        /// The id of the lesson.
        lesson: String,
    },
    /// A question by the text of its link, from Explore or from a teacher.
    Asked {
        /// The text: [`Question::id`](callmodel_lesson::Question::id).
        link: String,
    },
}

impl Place {
    /// The id of the lesson that the place belongs to.
    #[must_use]
    pub fn lesson(&self) -> Option<&str> {
        match self {
            Self::Lesson { lesson } | Self::Question { lesson, .. } | Self::End { lesson } => Some(lesson),
            Self::Course | Self::Asked { .. } => None,
        }
    }
}

/// An answer that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// The reader checked this choice, counted from 0.
    Choice(usize),
    /// The reader asked for the answer, which counts as missed.
    Shown,
}
