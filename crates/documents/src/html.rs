use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// A tag `<call-model>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StartTag {
    /// Its attributes, in the order of the text.
    pub(crate) attributes: Vec<Attribute>,
}

/// An attribute of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// Its name, in lower case.
    pub(crate) name: String,
    /// Its value, unescaped.
    pub(crate) value: String,
    /// The byte at which its name stands.
    pub(crate) at: usize,
    /// The bytes of its value as it is written; none where there is no value.
    pub(crate) written: Range<usize>,
}

impl StartTag {
    /// The attribute of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// The tags `<call-model>` of a text. What stands in comments, scripts and styles is none.
pub(crate) fn start_tags(html: &str) -> Vec<StartTag> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Scripts and styles hold no tags.
    emitter.naively_switch_states(true);
    let mut tags = Vec::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        if *tag.name != b"call-model"[..] {
            continue;
        }
        let mut attributes: Vec<_> = tag
            .attributes
            .iter()
            .map(|(name, value)| {
                let span = value.span.start..value.span.end;
                Attribute {
                    name: String::from_utf8_lossy(name).into_owned(),
                    value: String::from_utf8_lossy(&value.value).into_owned(),
                    at: span.start,
                    written: written(html, span),
                }
            })
            .collect();
        attributes.sort_by_key(|attribute| attribute.at);
        tags.push(StartTag { attributes });
    }
    tags
}

/// Where the value of an attribute is written, without its quotation marks.
fn written(html: &str, attribute: Range<usize>) -> Range<usize> {
    let all = html.get(attribute.clone()).unwrap_or_default();
    let Some((name, value)) = all.split_once('=') else { return attribute.end..attribute.end };
    let start = attribute.start + name.len() + 1 + (value.len() - value.trim_start().len());
    let value = html.get(start..attribute.end).unwrap_or_default();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => start + 1..attribute.start + all.strip_suffix(quote).unwrap_or(all).len(),
        // The tokenizer ends these one behind, where quotation marks would stand.
        _ => start..start + value.find([' ', '\t', '\n', '\r', '>']).unwrap_or(value.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_knows_where_it_and_its_value_stand() {
        let html = "<p><Call-Model Parties = 'A &amp; B' steps=\"x\" conn=1 hidden>";
        let tags = start_tags(html);
        let attributes: Vec<_> = tags[0]
            .attributes
            .iter()
            .map(|attribute| (attribute.name.as_str(), attribute.value.as_str(), &html[attribute.written.clone()]))
            .collect();
        assert_eq!(
            attributes,
            [("parties", "A & B", "A &amp; B"), ("steps", "x", "x"), ("conn", "1", "1"), ("hidden", "", "")]
        );
        assert_eq!(tags[0].get("steps").map(|steps| &html[steps.at..][..5]), Some("steps"));
    }
}
