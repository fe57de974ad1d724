use callmodel_lesson::LinkError;

/// A problem of an address. The rest of it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There is no such page.
    Page {
        /// The path.
        found: String,
    },
    /// There is no such field.
    Field {
        /// The name.
        name: String,
    },
    /// A field stands there twice.
    Twice {
        /// The name.
        name: &'static str,
    },
    /// A value is not valid UTF-8.
    Encoding {
        /// The name of its field.
        name: &'static str,
    },
    /// There is no such lesson.
    Lesson {
        /// The value.
        found: String,
    },
    /// The lesson has no such question.
    Question {
        /// The value.
        found: String,
        /// The number of its questions.
        count: usize,
    },
    /// The question has no such answer.
    Answer {
        /// The value.
        found: String,
    },
    /// No question could be made.
    Ask(LinkError),
    /// The kept progress could not be read.
    Progress,
}
