use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::fence::Fence;
use super::front_matter::FrontMatter;
use super::lines::Lines;
use super::prose::Prose;
use super::question_fence::QuestionFence;
use super::{Block, Inline, Lesson, LessonQuestion};
use crate::{Problem, What};

impl Lesson {
    /// Reads a lesson. Reading cannot fail: what is wrong is left out, and reported with its place. A byte order mark at the start
    /// is skipped, and not counted in places.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<Problem>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = Reader { text, lines: Lines::new(text), lesson: Self::default(), problems: Vec::new() };
        reader.read();
        let Reader { lesson, mut problems, .. } = reader;
        problems.sort_by_key(|problem| (problem.line, problem.column));
        (lesson, problems)
    }
}

struct Reader<'text> {
    text: &'text str,
    lines: Lines<'text>,
    lesson: Lesson,
    problems: Vec<Problem>,
}

/// A list that is open.
struct OpenList {
    is_numbered: bool,
    items: Vec<Vec<Inline>>,
}

impl<'text> Reader<'text> {
    fn read(&mut self) {
        let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut prose = Prose::default();
        let mut list: Option<OpenList> = None;
        // The info string and the range of the content of a code block, or of the front matter.
        let mut code: Option<(Option<String>, Range<usize>, usize)> = None;
        let mut has_front_matter = false;
        for (event, range) in Parser::new_ext(self.text, options).into_offset_iter() {
            if let (Some((_, content, _)), Event::Text(_)) = (&mut code, &event) {
                let start = if content.start == content.end { range.start } else { content.start };
                *content = start..range.end;
                continue;
            }
            #[expect(clippy::wildcard_enum_match_arm, reason = "the other elements are not supported in a lesson")]
            match event {
                Event::Start(Tag::MetadataBlock(_)) => code = Some((None, 0..0, range.start)),
                Event::End(TagEnd::MetadataBlock(_)) => {
                    has_front_matter = true;
                    if let Some((_, content, _)) = code.take() {
                        self.front_matter(content);
                    }
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    // An empty block ends where it begins.
                    let end = range.start + self.text[range.clone()].lines().next().unwrap_or_default().len();
                    code = Some((Some(info), end..end, range.start));
                }
                Event::End(TagEnd::CodeBlock) => {
                    if let Some((Some(info), content, start)) = code.take() {
                        self.code(&info, content, start);
                    }
                }
                Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item) | Event::End(TagEnd::Item)
                    if list.is_some() =>
                {
                    if let (Event::End(_), Some(list)) = (&event, &mut list) {
                        list.items.push(prose.take());
                    }
                }
                Event::Start(Tag::Paragraph | Tag::Heading { .. }) => {}
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) if list.is_some() => {}
                Event::End(TagEnd::Paragraph) => self.lesson.blocks.push(Block::Paragraph(prose.take())),
                Event::End(TagEnd::Heading(level)) => {
                    self.lesson.blocks.push(Block::Heading { level: number(level), text: prose.take() });
                }
                Event::Start(Tag::List(first)) if list.is_none() => {
                    list = Some(OpenList { is_numbered: first.is_some(), items: Vec::new() });
                }
                Event::End(TagEnd::List(_)) => {
                    if let Some(OpenList { is_numbered, items }) = list.take() {
                        self.lesson.blocks.push(Block::List { is_numbered, items });
                    }
                }
                Event::Start(Tag::List(_)) => {
                    self.problem(range.start, What::Unsupported { found: "a list in a list" })
                }
                Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                    self.problem(range.start, What::Unsupported { found: "HTML" });
                }
                Event::Start(Tag::Image { .. }) => self.problem(range.start, What::Unsupported { found: "an image" }),
                Event::Start(Tag::BlockQuote(_)) => {
                    self.problem(range.start, What::Unsupported { found: "a quotation" })
                }
                Event::Rule => self.problem(range.start, What::Unsupported { found: "a thematic break" }),
                event => {
                    // The ends of elements that are reported at their starts.
                    let _ = prose.add(&event);
                }
            }
        }
        if !has_front_matter {
            self.front_matter(0..0);
        }
    }

    fn problem(&mut self, at: usize, what: What) {
        let problem = self.lines.problem(at, what);
        self.problems.push(problem);
    }

    fn front_matter(&mut self, range: Range<usize>) {
        let start = range.start;
        let (FrontMatter { id, title, language }, problems) = FrontMatter::parse(&self.text[range.clone()]);
        let has_id = problems.iter().any(|(_, what)| matches!(what, What::Value { .. }));
        for (at, what) in problems {
            self.problem(start + at, what);
        }
        for (field, expected, is_known) in [
            (&id, "a field `id: …` between lines `---` at the beginning", has_id),
            (&title, "a field `title: …` between lines `---` at the beginning", false),
        ] {
            if field.is_empty() && !is_known {
                self.problem(start, What::Missing { expected });
            }
        }
        self.lesson = Lesson { id, title, language, ..std::mem::take(&mut self.lesson) };
    }

    fn code(&mut self, info: &str, content: Range<usize>, start: usize) {
        let fence = Fence { text: &self.text[content.clone()], at: content.start, line: self.lines.line(start) };
        let words: Vec<_> = info.split_whitespace().collect();
        match words.as_slice() {
            ["call-model"] => match fence.example() {
                Ok(scenario) => self.lesson.blocks.push(Block::Example(scenario)),
                Err((at, what)) => self.problem(at, what),
            },
            ["call-model", word] if QuestionFence::named(word).is_some() => {
                let (questions, problems) =
                    QuestionFence::named(word).map(|kind| kind.read(&fence)).unwrap_or_default();
                self.questions(questions, problems, start);
            }
            ["call-model", option, ..] => {
                let at = start + self.text[start..].find(option).unwrap_or_default();
                let expected = "`ask`, `questions` or nothing after `call-model`";
                self.problem(at, What::Unknown { found: (*option).to_owned(), expected });
            }
            _ => self.lesson.blocks.push(Block::Code(fence.text.to_owned())),
        }
    }

    fn questions(&mut self, found: Vec<LessonQuestion>, problems: Vec<(usize, What)>, start: usize) {
        for (at, what) in problems {
            self.problem(at, what);
        }
        for question in found {
            let id = question.question.id();
            match self.lesson.questions.iter().find(|other| other.question.id() == id).map(|other| other.line) {
                Some(first_line) => self.problem(start, What::Repeated { first_line }),
                None => {
                    self.lesson.blocks.push(Block::Question(self.lesson.questions.len()));
                    self.lesson.questions.push(question);
                }
            }
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
