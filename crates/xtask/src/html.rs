//! The opening tags of an HTML page: as much of a parser as the check of `dist/` needs.

/// An opening tag with its attributes, names in lower case.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// The element's name.
    pub(crate) name: String,
    /// The attributes' names and values, in order; a value is empty where none is given.
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, if the tag has it.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(have, _)| have == name)?;
        Some(&found.1)
    }
}

/// The opening tags of a page, in order, without those in comments.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = tag(after);
            tags.push(tag);
            rest = after;
        } else {
            rest = after;
        }
    }
    tags
}

/// Reads a tag from just behind its `<`; returns it with what follows its `>`.
fn tag(html: &str) -> (Tag, &str) {
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '=');
    let (name, mut rest) = split_at(html, ends_name);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='));
        if rest.is_empty() || rest.starts_with('>') {
            let name = name.to_ascii_lowercase();
            return (Tag { name, attributes }, rest.get(1..).unwrap_or(""));
        }
        let (attribute, after) = split_at(rest, ends_name);
        let (value, after) = match after.trim_ascii_start().strip_prefix('=') {
            Some(after) => value(after.trim_ascii_start()),
            None => ("", after),
        };
        attributes.push((attribute.to_ascii_lowercase(), value.to_owned()));
        rest = after;
    }
}

/// Reads an attribute's value, quoted or not; returns it with what follows.
fn value(html: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = html.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    split_at(html, |c: char| c.is_ascii_whitespace() || c == '>')
}

fn split_at(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        tags(html).into_iter().map(|tag| tag.name).collect()
    }

    #[test]
    fn tags_are_read_with_their_attributes() {
        let tags = tags("<!doctype html><P Class=a data-x='1 > 0' hidden>text</p><br/>");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(tags[0].attributes, [pair("class", "a"), pair("data-x", "1 > 0"), pair("hidden", "")]);
        assert_eq!((tags[0].name.as_str(), tags[1].name.as_str()), ("p", "br"));
    }

    #[test]
    fn what_stands_in_a_comment_is_no_tag() {
        assert_eq!(names("<!-- <style>p{}</style> --><p>"), ["p"]);
    }

    #[test]
    fn a_page_that_ends_too_early_is_read_to_its_end() {
        assert_eq!(names("<p class=\"a"), ["p"]);
        assert_eq!(names("<p><!-- b"), ["p"]);
        assert_eq!(names("a <"), Vec::<String>::new());
    }
}
