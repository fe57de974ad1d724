use std::io::{self, Cursor, IsTerminal, Write};
use std::path::PathBuf;

use callmodel_course::{Course as Lessons, File, Language};
use callmodel_documents::undrawn;
use callmodel_lesson::{COURSES, Lesson};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::failure::Failure;
use crate::output::Output;
use crate::report::report_undrawn;
use crate::source::Source;

/// Writes lessons with their questions as a course for a learning management system.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Course {
    /// The lessons, as Markdown, in their order; `-` reads one from standard input [default: the seven lessons of Call Models]
    #[arg(value_name = "FILE")]
    lessons: Vec<PathBuf>,

    /// The format
    #[arg(long, value_enum, default_value_t)]
    format: CourseFormat,

    /// The language of questions and buttons, and of the lessons of Call Models [default: that of the first FILE, or en]
    #[arg(long, value_parser = PossibleValuesParser::new(Language::ALL.map(Language::tag)).map(|tag| language_of(&tag)))]
    language: Option<Language>,

    /// The title of the course [default: Releasing calls: what each party is told, in the language]
    #[arg(long)]
    title: Option<String>,

    /// Write to FILE instead of standard output (`-`)
    ///
    /// A file is written atomically. Pipes and devices are written to directly.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

/// The value of `--format`.
#[derive(Clone, Copy, Default, ValueEnum)]
enum CourseFormat {
    /// A SCORM 2004 package (4th edition) with one SCO, as a ZIP archive
    #[default]
    Scorm,
}

/// The description in `callmodel course --help`.
const ABOUT: &str = "\
Writes lessons with their questions as a course for a learning management system (LMS).

The course is one page. It reports each answer, the score and what is done, and goes on where the learner stopped. The score counts
the questions that were right at the first try. The model marks the questions while the course is written; a lesson with a problem,
such as a question with another answer than that of the model, is refused with its place.";

/// The end of `callmodel course --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel course --output course.zip
  callmodel course --language de --output kurs.zip
  callmodel course intro.md conferences.md --title \"Call events\" --output course.zip

Exit status: 0 for success; 1 if a lesson has a problem; 2 for invalid usage, or a file that cannot be read or written.";

impl Course {
    /// Reads the lessons, and writes the archive.
    ///
    /// # Errors
    /// [`Failure::Unread`], [`Failure::Lessons`], [`Failure::LessonTwice`], [`Failure::ArchiveToTerminal`], and those of [`Output::write`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let output = Output::from_argument(self.output.as_deref(), self.force);
        if output == Output::StandardOutput && io::stdout().is_terminal() {
            return Err(Failure::ArchiveToTerminal);
        }
        output.check()?;
        let (lessons, language) = self.lessons()?;
        let title = self.title.clone().unwrap_or_else(|| title(language).to_owned());
        let course = Lessons { title, lessons };
        let files = match self.format {
            CourseFormat::Scorm => course.scorm_in(language),
        };
        output.write(&archive(&files).expect("memory takes all that is written"))
    }

    /// The lessons, and the language of their questions.
    fn lessons(&self) -> Result<(Vec<Lesson>, Language), Failure> {
        if self.lessons.is_empty() {
            let language = self.language.unwrap_or_default();
            return Ok((course(language), language));
        }
        let lessons = self.read()?;
        let of_first = lessons.first().and_then(|lesson| Language::of_tag(&lesson.language));
        Ok((lessons, self.language.or(of_first).unwrap_or_default()))
    }

    /// The lessons of the files, if none has a problem.
    fn read(&self) -> Result<Vec<Lesson>, Failure> {
        let (mut lessons, mut unread, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for path in &self.lessons {
            let source = Source::from_argument(path);
            match source.read() {
                Ok(text) => {
                    let undrawn = undrawn(&text).into_iter().map(|place| (source.to_string(), place));
                    report_undrawn(undrawn.collect(), false)?;
                    let (lesson, found) = Lesson::parse(&text);
                    // Answers are kept by id.
                    if found.is_empty() && lessons.iter().any(|other: &Lesson| other.id == lesson.id) {
                        return Err(Failure::LessonTwice { source, id: lesson.id });
                    }
                    lessons.push(lesson);
                    problems.extend(found.into_iter().map(|problem| (source.clone(), problem)));
                }
                Err(error) => unread.push(error),
            }
        }
        match (unread.is_empty(), problems.is_empty()) {
            (false, _) => Err(Failure::Unread(unread)),
            (true, false) => Err(Failure::Lessons(problems)),
            (true, true) => Ok(lessons),
        }
    }
}

/// The lessons of Call Models in a language.
fn course(language: Language) -> Vec<Lesson> {
    let (_, lessons) = COURSES.into_iter().find(|(tag, _)| *tag == language.tag()).unwrap_or(COURSES[0]);
    lessons.map(|text| Lesson::parse(text).0).into()
}

/// The title of a course in a language.
fn title(language: Language) -> &'static str {
    match language {
        Language::English => "Releasing calls: what each party is told",
        Language::German => "Anrufe trennen: was jeder Teilnehmer erfährt",
        Language::Spanish => "Fin de llamadas: qué se notifica a cada participante",
        Language::Japanese => "通話の切断: 各参加者への通知",
    }
}

/// The language of a tag that the parser of `--language` allows.
fn language_of(tag: &str) -> Language {
    Language::of_tag(tag).unwrap_or_default()
}

/// The files as a ZIP archive, without times, so that the same course is the same bytes.
fn archive(files: &[File]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        zip.start_file(&file.name, SimpleFileOptions::default())?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
