use std::fmt::Write as _;

use callmodel::Scenario;

use super::{Block, Inline, Lesson, LessonQuestion};
use crate::{Question, Recipe};

impl Lesson {
    /// Writes the lesson as lines that [`Lesson::unpack`] reads back without a Markdown parser, which weighs more than all of
    /// this crate in a browser.
    #[must_use]
    pub fn pack(&self) -> String {
        let mut text = format!("lesson {} {} {}\n", self.id, self.language, escaped(&self.title));
        for block in &self.blocks {
            let _ = match block {
                Block::Heading { level, text: found } => writeln!(text, "h{level} {}", packed(found)),
                Block::Paragraph(found) => writeln!(text, "p {}", packed(found)),
                Block::List { is_numbered, items } => {
                    let items = items.iter().map(|item| format!("li {}\n", packed(item)));
                    write!(text, "{}\n{}", if *is_numbered { "ol" } else { "ul" }, items.collect::<String>())
                }
                Block::Code(code) => writeln!(text, "code {}", escaped(code)),
                Block::Example(scenario) => writeln!(text, "example {}", escaped(&scenario.to_string())),
                Block::Question(index) => match self.questions.get(*index) {
                    Some(question) => write!(text, "{}", packed_question(question)),
                    None => Ok(()),
                },
            };
        }
        text
    }

    /// Reads what [`Lesson::pack`] wrote: any number of lessons. `None` for another text.
    #[must_use]
    pub fn unpack(text: &str) -> Option<Vec<Self>> {
        let mut lessons: Vec<Self> = Vec::new();
        let mut asked: Option<Scenario> = None;
        for line in text.lines() {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            if word == "lesson" {
                let (id, rest) = rest.split_once(' ')?;
                let (language, title) = rest.split_once(' ')?;
                let lesson = Self { id: id.to_owned(), language: language.to_owned(), ..Self::default() };
                lessons.push(Self { title: unescaped(title), ..lesson });
                continue;
            }
            let lesson = lessons.last_mut()?;
            match word {
                "p" => lesson.blocks.push(Block::Paragraph(inline(rest))),
                "ol" | "ul" => lesson.blocks.push(Block::List { is_numbered: word == "ol", items: Vec::new() }),
                "li" => match lesson.blocks.last_mut()? {
                    Block::List { items, .. } => items.push(inline(rest)),
                    Block::Heading { .. }
                    | Block::Paragraph(_)
                    | Block::Code(_)
                    | Block::Example(_)
                    | Block::Question(_) => return None,
                },
                "code" => lesson.blocks.push(Block::Code(unescaped(rest))),
                "example" => lesson.blocks.push(Block::Example(unescaped(rest).parse().ok()?)),
                "of" => asked = Some(unescaped(rest).parse().ok()?),
                "ask" | "seed" => {
                    let (line, rest) = rest.split_once(' ')?;
                    let question = match (word, asked.take()) {
                        ("ask", Some(scenario)) => Question::of(&scenario, &rest.parse().ok()?).ok()?,
                        _ => {
                            let Recipe { kind, seed, parties } = rest.parse().ok()?;
                            Question::from_seed(kind, seed, parties).ok()?
                        }
                    };
                    lesson.blocks.push(Block::Question(lesson.questions.len()));
                    lesson.questions.push(LessonQuestion { question, hint: None, line: line.parse().ok()? });
                }
                "hint" => lesson.questions.last_mut()?.hint = Some(unescaped(rest)),
                heading => {
                    let level = heading.strip_prefix('h')?.parse().ok()?;
                    lesson.blocks.push(Block::Heading { level, text: inline(rest) });
                }
            }
        }
        Some(lessons)
    }
}

fn packed_question(LessonQuestion { question, hint, line }: &LessonQuestion) -> String {
    let hint = hint.as_ref().map(|hint| format!("hint {}\n", escaped(hint))).unwrap_or_default();
    match &question.recipe {
        Some(recipe) => format!("seed {line} {recipe}\n{hint}"),
        None => {
            let scenario = escaped(&question.scenario.to_string());
            format!("of {scenario}\nask {line} {}\n{hint}", question.ask)
        }
    }
}

/// Pieces of prose. A piece that is not plain is in braces, behind the letter of its kind.
fn packed(pieces: &[Inline]) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Text(text) => escaped(text),
        Inline::Code(code) => format!("{{c{}}}", escaped(code)),
        Inline::Emphasis(text) => format!("{{e{}}}", packed(text)),
        Inline::Strong(text) => format!("{{s{}}}", packed(text)),
        Inline::Link { to, text } => format!("{{l{}}}{{t{}}}", escaped(to), packed(text)),
    };
    pieces.iter().map(piece).collect()
}

/// Reads pieces of prose.
fn inline(text: &str) -> Vec<Inline> {
    pieces(&mut text.chars())
}

/// The pieces up to the brace that closes them, or the end.
fn pieces(rest: &mut std::str::Chars<'_>) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut plain = String::new();
    while let Some(character) = rest.next() {
        match character {
            '}' => break,
            '\\' => plain.extend(rest.next().map(escape)),
            '{' => {
                if !plain.is_empty() {
                    found.push(Inline::Text(std::mem::take(&mut plain)));
                }
                let kind = rest.next();
                let text = pieces(rest);
                match (kind, found.last_mut()) {
                    (Some('c'), _) => found.push(Inline::Code(plain_of(text))),
                    (Some('e'), _) => found.push(Inline::Emphasis(text)),
                    (Some('s'), _) => found.push(Inline::Strong(text)),
                    (Some('l'), _) => found.push(Inline::Link { to: plain_of(text), text: Vec::new() }),
                    (_, Some(Inline::Link { text: of_link, .. })) => *of_link = text,
                    _ => {}
                }
            }
            _ => plain.push(character),
        }
    }
    if !plain.is_empty() {
        found.push(Inline::Text(plain));
    }
    found
}

/// The text of code or of an address, which is one piece.
fn plain_of(text: Vec<Inline>) -> String {
    match text.into_iter().next() {
        Some(Inline::Text(text)) => text,
        Some(Inline::Code(_) | Inline::Emphasis(_) | Inline::Strong(_) | Inline::Link { .. }) | None => String::new(),
    }
}

/// The text on one line, without braces.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\\' | '{' | '}' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}

fn unescaped(text: &str) -> String {
    plain_of(inline(text))
}

/// The character behind a backslash.
fn escape(character: char) -> char {
    match character {
        'n' => '\n',
        'r' => '\r',
        other => other,
    }
}
