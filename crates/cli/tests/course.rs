//! `callmodel course`, end to end: the archive and the errors. `web/e2e/course.spec.ts` runs the course in an LMS.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::io::{Cursor, Write as _};
use std::process::{Command, Output, Stdio};

use zip::ZipArchive;

fn course(arguments: &[&str], lesson: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callmodel"));
    let command =
        command.arg("course").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(lesson.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn check_refused(arguments: &[&str], lesson: &str, status: i32, said: &str) {
    let output = course(arguments, lesson);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(status), [].as_slice()), "{errors}");
    assert!(errors.contains(said), "{errors}");
}

const LESSON: &str = "---\nid: one\ntitle: One\n---\n\n```call-model ask\nparties A B\nrelease A\nask event:B\nhint x\nanswer EventReleased\n```\n";

#[test]
fn the_course_of_call_models_is_an_archive_with_seven_lessons() {
    let output = course(&[], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut archive = ZipArchive::new(Cursor::new(output.stdout)).unwrap();
    assert!(archive.by_name("imsmanifest.xml").is_ok());
    let page = std::io::read_to_string(archive.by_name("index.html").unwrap()).unwrap();
    assert_eq!(page.matches("<article ").count(), 7);
}

/// The page of the course that these arguments make.
fn page(arguments: &[&str], lesson: &str) -> String {
    let output = course(arguments, lesson);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut archive = ZipArchive::new(Cursor::new(output.stdout)).unwrap();
    std::io::read_to_string(archive.by_name("index.html").unwrap()).unwrap()
}

#[test]
fn the_course_is_in_the_language_of_the_option() {
    for (tag, lesson, question, button, right) in [
        ("en", "Two on the phone", "Which event does A receive?", "Check answer", "Right."),
        ("de", "Zu zweit am Telefon", "Welches Ereignis erhält A?", "Antwort prüfen", "Richtig."),
        ("es", "Dos al teléfono", "¿Qué evento recibe A?", "Comprobar la respuesta", "Correcto."),
        ("ja", "2人の通話", "A が受け取るイベントはどれですか?", "回答を確かめる", "正解です。"),
    ] {
        let page = page(&["--language", tag], "");
        assert!(page.contains(&format!("<html lang=\"{tag}\">")), "{tag}");
        for text in [format!("<h2>{lesson}</h2>"), format!("<legend>{question}"), format!(">{button}<")] {
            assert!(page.contains(&text), "{tag}: {text}");
        }
        assert!(page.contains(&format!(" data-right=\"{right}\"")), "{tag}: {right}");
    }
}

#[test]
fn questions_are_in_the_language_of_the_first_lesson() {
    let german = LESSON.replace("title: One", "title: Eins\nlanguage: de");
    assert!(page(&["-"], &german).contains("<legend>Welches Ereignis erhält B?</legend>"));
    assert!(page(&["-", "--language", "es"], &german).contains("<legend>¿Qué evento recibe B?</legend>"));
}

#[test]
fn another_language_is_refused_with_those_there_are() {
    check_refused(&["--language", "fr"], "", 2, "possible values: en, de, es, ja");
}

#[test]
fn the_same_course_is_the_same_bytes() {
    assert_eq!(course(&["-"], LESSON).stdout, course(&["-"], LESSON).stdout);
}

#[test]
fn a_byte_order_mark_and_crlf_change_no_byte_of_a_course() {
    let course_of = |lesson: &str| {
        let output = course(&["-"], lesson);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    assert_eq!(course_of(&format!("\u{feff}{}", LESSON.replace('\n', "\r\n"))), course_of(LESSON));
}

#[test]
fn a_misspelt_question_in_a_lesson_is_named() {
    let output = course(&["-"], &LESSON.replace("```\n", "```\n\n```callmodel ask\n```\n"));
    let says = "<stdin>:14:4: found `callmodel`, expected `call-model` (not drawn)\n";
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), says));
}

#[test]
fn a_wrong_answer_in_a_lesson_is_refused_with_its_place() {
    let wrong = LESSON.replace("answer EventReleased", "answer none");
    check_refused(
        &["-"],
        &wrong,
        1,
        "<stdin>:11:8: found the answer `none`, expected that of the model, `EventReleased`",
    );
}

#[test]
fn a_lesson_that_cannot_be_read_is_named() {
    check_refused(&["missing.md"], "", 2, "cannot read missing.md");
}

#[test]
fn two_lessons_with_one_id_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one.md", "two.md"].map(|name| folder.path().join(name));
    fs::write(&one, LESSON).unwrap();
    fs::write(&two, LESSON).unwrap();
    let arguments = [&one, &two].map(|path| path.to_str().unwrap());
    check_refused(&arguments, "", 1, "two.md:1:1: found the id `one` of a lesson before it");
}

#[test]
fn an_existing_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("course.zip");
    fs::write(&path, "mine").unwrap();
    check_refused(&["--output", path.to_str().unwrap()], "", 2, "already exists");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
}
