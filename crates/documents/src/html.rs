use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::markdown::is_near_miss;

/// A start tag `<call-model>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StartTag {
    /// The attributes, in the order of the text.
    pub(crate) attributes: Vec<Attribute>,
}

/// An attribute of a start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// The name, in lower case.
    pub(crate) name: String,
    /// The value, with character references decoded.
    pub(crate) value: String,
    /// The byte offset of the name.
    pub(crate) at: usize,
    /// The byte range of the value in the source, without quotation marks. Empty where there is no value.
    pub(crate) source: Range<usize>,
}

impl StartTag {
    /// The attribute with this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// The start tags of a text, except in comments, scripts and styles.
#[derive(Debug, Default)]
pub(crate) struct StartTags {
    /// The tags `<call-model>`.
    pub(crate) models: Vec<StartTag>,
    /// The names that are almost that, each with its byte offset.
    pub(crate) near_misses: Vec<(usize, String)>,
}

/// Reads the start tags of a text.
pub(crate) fn start_tags(html: &str) -> StartTags {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Tokenizes scripts and styles as raw text.
    emitter.naively_switch_states(true);
    let mut tags = StartTags::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        if *tag.name != b"call-model"[..] {
            let name = String::from_utf8_lossy(&tag.name);
            if is_near_miss(&name) {
                tags.near_misses.push((tag.span.start + 1, name.into_owned()));
            }
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
                    source: value_source(html, span),
                }
            })
            .collect();
        attributes.sort_by_key(|attribute| attribute.at);
        tags.models.push(StartTag { attributes });
    }
    tags
}

/// The byte range of an attribute's value, without quotation marks. `attribute` is the range of name and value.
fn value_source(html: &str, attribute: Range<usize>) -> Range<usize> {
    let source = html.get(attribute.clone()).unwrap_or_default();
    let Some((name, value)) = source.split_once('=') else { return attribute.end..attribute.end };
    let start = attribute.start + name.len() + 1 + (value.len() - value.trim_start().len());
    let value = html.get(start..attribute.end).unwrap_or_default();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => start + 1..attribute.start + source.strip_suffix(quote).unwrap_or(source).len(),
        // The tokenizer's range of an unquoted value is one byte too long.
        _ => start..start + value.find([' ', '\t', '\n', '\r', '>']).unwrap_or(value.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_has_the_offsets_of_name_and_value() {
        let html = "<p><Call-Model Parties = 'A &amp; B' steps=\"x\" conn=1 hidden>";
        let tags = start_tags(html).models;
        let attributes: Vec<_> = tags[0]
            .attributes
            .iter()
            .map(|attribute| (attribute.name.as_str(), attribute.value.as_str(), &html[attribute.source.clone()]))
            .collect();
        assert_eq!(
            attributes,
            [("parties", "A & B", "A &amp; B"), ("steps", "x", "x"), ("conn", "1", "1"), ("hidden", "", "")]
        );
        assert_eq!(tags[0].get("steps").map(|steps| &html[steps.at..][..5]), Some("steps"));
    }
}
