//! The address of the page: place and answer as the fragment of a URL. Progress is never in it.

use callmodel_explore::address::{escape, pairs, restored, unescape};

use crate::{Given, Notice, Place};

/// The path of the page: `#/learn`.
const LEARN: &str = "/learn";

/// The value of `answer` for an answer that was shown on request.
const SHOWN: &str = "shown";

/// The value of `question` for the end of a lesson.
const END: &str = "end";

/// A field of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Lesson,
    Question,
    Ask,
    Answer,
}

impl Field {
    const ALL: [Self; 4] = [Self::Lesson, Self::Question, Self::Ask, Self::Answer];

    fn name(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Question => "question",
            Self::Ask => "ask",
            Self::Answer => "answer",
        }
    }
}

/// The contents of an address, before anyone knows whether lesson, question and answer exist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The place.
    pub place: Place,
    /// The answer.
    pub given: Option<Given>,
    /// The unreadable parts.
    pub notices: Vec<Notice>,
}

/// Reads a fragment, with the `#`.
#[must_use]
pub fn read(fragment: &str) -> Address {
    let mut notices = Vec::new();
    let rest = restored(fragment);
    let (path, query) = rest.split_once('?').unwrap_or((&rest, ""));
    if path != LEARN {
        notices.push(Notice::Page { found: path.to_owned() });
    }
    let mut values: [Option<String>; Field::ALL.len()] = Default::default();
    for pair in pairs(query) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let Some(field) = Field::ALL.into_iter().find(|field| field.name() == name) else {
            notices.push(Notice::Field { name: name.to_owned() });
            continue;
        };
        let name = field.name();
        match unescape(value) {
            None => notices.push(Notice::Encoding { name }),
            Some(value) => match &mut values[field as usize] {
                Some(_) => notices.push(Notice::Twice { name }),
                empty => *empty = Some(value),
            },
        }
    }
    let [lesson, question, ask, answer] = values;
    let place = match (lesson, question, ask) {
        (_, _, Some(link)) => Place::Asked { link },
        (Some(lesson), None, None) => Place::Lesson { lesson },
        (Some(lesson), Some(found), None) if found == END => Place::End { lesson },
        (Some(lesson), Some(found), None) => match found.parse() {
            Ok(number) => Place::Question { lesson, number },
            Err(_) => {
                notices.push(Notice::Question { found, count: 0 });
                Place::Lesson { lesson }
            }
        },
        (None, _, None) => Place::Course,
    };
    let given = answer.and_then(|found| match found.parse::<usize>() {
        Ok(number) if number > 0 => Some(Given::Choice(number - 1)),
        _ if found == SHOWN => Some(Given::Shown),
        _ => {
            notices.push(Notice::Answer { found });
            None
        }
    });
    Address { place, given, notices }
}

/// The fragment of a place and an answer, with the `#`. [`read`] is its inverse.
#[must_use]
pub fn write(place: &Place, given: Option<Given>) -> String {
    let mut fields = Vec::new();
    let mut add = |field: Field, value: &str| fields.push(format!("{}={}", field.name(), escape(value)));
    match place {
        Place::Course => {}
        Place::Lesson { lesson } => add(Field::Lesson, lesson),
        Place::Question { lesson, number } => {
            add(Field::Lesson, lesson);
            add(Field::Question, &number.to_string());
        }
        Place::End { lesson } => {
            add(Field::Lesson, lesson);
            add(Field::Question, END);
        }
        Place::Asked { link } => add(Field::Ask, link),
    }
    match given {
        None => {}
        Some(Given::Choice(index)) => add(Field::Answer, &(index + 1).to_string()),
        Some(Given::Shown) => add(Field::Answer, SHOWN),
    }
    let query = if fields.is_empty() { String::new() } else { format!("?{}", fields.join("&")) };
    format!("#{LEARN}{query}")
}
