use crate::What;

/// The fields between the lines `---` at the beginning of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) language: String,
}

/// The language of a lesson that names none.
const LANGUAGE: &str = "en";

impl FrontMatter {
    /// Reads the fields, and reports problems with their byte offsets in `text`.
    pub(super) fn parse(text: &str) -> (Self, Vec<(usize, What)>) {
        let mut fields = Self { language: LANGUAGE.to_owned(), ..Self::default() };
        let mut problems = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let (name, value) = (name.trim(), value.trim().trim_matches('"'));
            let value_at = at
                + line
                    .find(':')
                    .map_or(0, |colon| colon + 1 + line[colon + 1..].len() - line[colon + 1..].trim_start().len());
            match name {
                "" => {}
                "id" if is_id(value) => value.clone_into(&mut fields.id),
                "id" => problems.push((
                    value_at,
                    What::Value { found: value.to_owned(), expected: "lower-case letters, digits and hyphens" },
                )),
                "title" => value.clone_into(&mut fields.title),
                "language" => value.clone_into(&mut fields.language),
                _ => problems
                    .push((at, What::Unknown { found: name.to_owned(), expected: "`id`, `title` or `language`" })),
            }
            at += line.len();
        }
        (fields, problems)
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
