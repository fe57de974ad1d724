use callmodel_lesson::Lesson;
use callmodel_words::Language;

use crate::file::File;
use crate::texts::Texts;
use crate::{manifest, page};

/// A course: lessons in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The title.
    pub title: String,
    /// The lessons.
    pub lessons: Vec<Lesson>,
}

impl Course {
    /// The files of a SCORM 2004 package (4th edition) with one SCO, with questions and buttons in English.
    #[must_use]
    pub fn scorm(&self) -> Vec<File> {
        self.scorm_in(Language::English)
    }

    /// The same package with questions and buttons in another language. The prose of the lessons stays as it is.
    #[must_use]
    pub fn scorm_in(&self, language: Language) -> Vec<File> {
        let (page, ladders) = page::html(&self.title, &self.lessons, &Texts::of(language));
        let mut files = vec![
            File::text("index.html", page),
            File::text("course.js", include_str!("files/course.js")),
            File::text("course.css", include_str!("files/course.css")),
        ];
        files.extend(ladders);
        files.insert(0, manifest::file(&self.title, &files));
        files
    }
}
