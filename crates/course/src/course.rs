use callmodel_lesson::Lesson;

use crate::file::File;
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
    /// The files of a SCORM 2004 package (4th edition) with one SCO.
    #[must_use]
    pub fn scorm(&self) -> Vec<File> {
        let (page, ladders) = page::html(&self.title, &self.lessons);
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
