use callmodel_lesson::{Block, Lesson};

use crate::file::File;
use crate::html::escaped;
use crate::ladders::Ladders;
use crate::prose::inline;
use crate::question::{self, Heading};
use crate::tables;
use crate::texts::Texts;

/// The page with all lessons of a course with this title, and its ladders.
pub(crate) fn html(title: &str, lessons: &[Lesson], texts: &Texts) -> (String, Vec<File>) {
    let (mut ladders, mut number) = (Ladders::of(texts.labels), 0);
    let articles: String = lessons.iter().map(|each| lesson(each, &mut number, &mut ladders, texts)).collect();
    let contents: String = lessons
        .iter()
        .map(|lesson| format!("<li><a href=\"#{}\">{}</a></li>\n", lesson.id, escaped(&lesson.title)))
        .collect();
    let (title, learn) = (escaped(title), &texts.learn);
    let page = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"course.css\">\n<script type=\"module\" src=\"course.js\"></script>\n</head>\n<body{said}>\n\
         <header>\n<h1>{title}</h1>\n<p id=\"score\" role=\"status\"></p>\n<p id=\"lms\" role=\"alert\"></p>\n</header>\n\
         <nav aria-label=\"{nav}\">\n<ol>\n{contents}</ol>\n</nav>\n<main>\n{articles}</main>\n</body>\n</html>\n",
        language = learn.language(),
        said = said(texts),
        nav = escaped(&learn.lessons()),
    );
    (page, ladders.into_files())
}

/// What `course.js` says, as attributes of the body: a page with a strict policy has no inline script.
fn said(texts: &Texts) -> String {
    let Texts { learn, labels } = texts;
    let said: [(&str, &str); 6] = [
        ("right", &learn.right()),
        ("wrong", &learn.wrong()),
        ("choose", &learn.choose_first()),
        ("score", labels.score),
        ("refused", labels.refused),
        ("unread", labels.unread),
    ];
    said.iter().map(|(name, text)| format!(" data-{name}=\"{}\"", escaped(text))).collect()
}

fn lesson(lesson: &Lesson, number: &mut usize, ladders: &mut Ladders, texts: &Texts) -> String {
    let blocks: String = lesson.blocks.iter().map(|block| of_block(lesson, block, number, ladders, texts)).collect();
    let (id, language, title) = (&lesson.id, escaped(&lesson.language), escaped(&lesson.title));
    format!("<article id=\"{id}\" lang=\"{language}\">\n<h2>{title}</h2>\n{blocks}</article>\n")
}

fn of_block(lesson: &Lesson, block: &Block, number: &mut usize, ladders: &mut Ladders, texts: &Texts) -> String {
    match block {
        Block::Heading { level, text } => {
            // The page has the first level, lessons have the second.
            let level = (level + 1).clamp(3, 6);
            format!("<h{level}>{}</h{level}>\n", inline(text))
        }
        Block::Paragraph(text) => format!("<p>{}</p>\n", inline(text)),
        Block::List { is_numbered, items } => {
            let list = if *is_numbered { "ol" } else { "ul" };
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", inline(item))).collect();
            format!("<{list}>\n{items}</{list}>\n")
        }
        Block::Code(code) => format!("<pre translate=\"no\"><code>{}</code></pre>\n", escaped(code)),
        Block::Example(scenario) => {
            let run = scenario.play().unwrap_or_else(|_| unreachable!("the lesson's scenario was played"));
            let tables = if run.steps.is_empty() { String::new() } else { tables::of_run(&run) };
            format!("<figure class=\"example\">\n{}{tables}</figure>\n", ladders.image(scenario))
        }
        Block::Question(index) => {
            *number += 1;
            let id = format!("{}-{}", lesson.id, index + 1);
            question::html(lesson, &lesson.questions[*index], &Heading { id, number: *number }, ladders, texts)
        }
    }
}
