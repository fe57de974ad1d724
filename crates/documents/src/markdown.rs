use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A part of a Markdown document that may hold models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Passage {
    /// A fenced code block with a scenario.
    Fence(Fence),
    /// An HTML block or inline HTML.
    Html(Html),
    /// The byte range of a name that is almost that of a model: `callmodel`, `Call_Model`.
    NearMiss(Range<usize>),
}

/// HTML in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Html {
    /// The byte range.
    pub(crate) range: Range<usize>,
    /// The number of block quotes around it.
    quotes: usize,
}

impl Html {
    /// The text, as long as its range: blanks stand for the marks of block quotes at the starts of its lines.
    pub(crate) fn text(&self, markdown: &str) -> String {
        let mut lines = markdown[self.range.clone()].split_inclusive('\n');
        let mut text = lines.next().unwrap_or_default().to_owned();
        for line in lines {
            let marks = line.char_indices().filter(|(_, character)| *character == '>').take(self.quotes);
            let is_mark = |at: usize| line[..at].chars().all(|before| matches!(before, '>' | ' ' | '\t'));
            let end = marks.map(|(at, _)| at).take_while(|at| is_mark(*at)).last().map_or(0, |at| at + 1);
            text.push_str(&line[..end].replace('>', " "));
            text.push_str(&line[end..]);
        }
        text
    }
}

/// A fenced code block ```` ```call-model ````.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fence {
    /// The byte range of the block, including the fences.
    pub(crate) range: Range<usize>,
    /// The byte range of the info string after `call-model`.
    pub(crate) options: Range<usize>,
    /// The content, without the prefixes that a list or block quote adds to its lines.
    pub(crate) text: String,
    /// The source map of `text`: pairs of byte offsets in the text and in the document, at the start of each segment.
    pub(crate) segments: Vec<(usize, usize)>,
}

impl Fence {
    /// The first word of the info string.
    pub(crate) const NAME: &str = "call-model";

    /// Converts a byte offset of the text to one of the document.
    pub(crate) fn source_offset(&self, at: usize) -> usize {
        let segment = self.segments.iter().rev().find(|(text, _)| *text <= at);
        // An empty block has no segments. Its errors are at the end of the opening fence.
        segment.map_or(self.options.start - Self::NAME.len(), |(text, document)| document + at - text)
    }
}

/// The dialect: `CommonMark` with tables, footnotes, definition lists and front matter.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// The parts of a document that may hold models, in order.
pub(crate) fn pieces(markdown: &str) -> Vec<Passage> {
    let mut pieces = Vec::new();
    let mut fence: Option<Fence> = None;
    let mut quotes = 0;
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        #[expect(clippy::wildcard_enum_match_arm, reason = "models stand only in code blocks and HTML")]
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => match opening(markdown, &info, range) {
                Some(Opening::Fence(opened)) => fence = Some(opened),
                Some(Opening::NearMiss(name)) => pieces.push(Passage::NearMiss(name)),
                None => {}
            },
            Event::Text(text) => {
                if let Some(fence) = &mut fence {
                    fence.segments.push((fence.text.len(), range.start));
                    fence.text.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => pieces.extend(fence.take().map(Passage::Fence)),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => pieces.push(Passage::Html(Html { range, quotes })),
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
            _ => {}
        }
    }
    pieces
}

/// The name in an info string, as a range of its bytes. Attributes may stand in braces: `{.call-model view="ladder"}`.
pub(crate) fn name(info: &str) -> Range<usize> {
    let start = info.len() - info.trim_start_matches(['{', '.', ' ', '\t']).len();
    let len = info[start..].find([' ', '\t', ',', '{', '}']).unwrap_or(info.len() - start);
    start..start + len
}

/// Whether a name differs from [`Fence::NAME`] in case, punctuation and one letter at most: `Call_Model`, `call-models`.
pub(crate) fn is_near_miss(name: &str) -> bool {
    name != Fence::NAME && strsim::osa_distance(&letters(name), &letters(Fence::NAME)) <= 1
}

/// The name in an info string that is almost that of a model, as a range of its bytes: a near miss, one with more behind or before
/// it, as `call-model:title` and `language-call-model`, or one in two words.
pub(crate) fn misspelt_name(info: &str) -> Option<Range<usize>> {
    let name = name(info);
    let second = info[name.end..].split_whitespace().next().unwrap_or_default();
    let behind = info[name.end..].find(second).map_or(name.end, |at| name.end + at + second.len());
    let (one, two) = (&info[name.clone()], &info[name.start..behind]);
    let rest = ["language-", "lang-"].iter().find_map(|prefix| one.strip_prefix(prefix)).unwrap_or(one);
    let is_longer = rest != Fence::NAME && letters(rest).starts_with(&letters(Fence::NAME));
    if is_near_miss(one) || is_longer || rest != one && (rest == Fence::NAME || is_near_miss(rest)) {
        Some(name)
    } else {
        (one != Fence::NAME && letters(two) == letters(Fence::NAME)).then_some(name.start..behind)
    }
}

/// The letters and digits of a name, in lower case.
fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// The start of a fence of models, or of one whose name is nearly that.
enum Opening {
    Fence(Fence),
    NearMiss(Range<usize>),
}

/// The start of the fenced block in `range`, if its info string names a model.
fn opening(markdown: &str, info: &str, range: Range<usize>) -> Option<Opening> {
    let misspelt = misspelt_name(info);
    let name = &info[misspelt.clone().unwrap_or_else(|| name(info))];
    let line = markdown[range.clone()].lines().next().unwrap_or_default();
    let start = range.start + line.find(name)?;
    let end = start + name.len();
    if misspelt.is_some() {
        return Some(Opening::NearMiss(start..end));
    }
    if name != Fence::NAME {
        return None;
    }
    let trimmed = markdown[range.clone()].trim_end().len();
    Some(Opening::Fence(Fence {
        range: range.start..range.start + trimmed,
        options: end..range.start + line.len(),
        text: String::new(),
        segments: Vec::new(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fences(markdown: &str) -> Vec<Fence> {
        let fence = |piece| match piece {
            Passage::Fence(fence) => Some(fence),
            Passage::Html(_) | Passage::NearMiss(_) => None,
        };
        pieces(markdown).into_iter().filter_map(fence).collect()
    }

    #[test]
    fn a_fence_in_a_quote_has_its_text_and_source_offsets() {
        let markdown = "x\n\n> ~~~~ call-model view=ladder\n> parties A B\n> release A\n> ~~~~\n\ny\n";
        let [fence] = &fences(markdown)[..] else { panic!("one fence") };
        assert!(
            markdown[fence.range.clone()].starts_with("~~~~ call-model")
                && markdown[fence.range.clone()].ends_with("~~~~")
        );
        assert_eq!(&markdown[fence.options.clone()], " view=ladder");
        assert_eq!(fence.text, "parties A B\nrelease A\n");
        let release = fence.text.find("release").unwrap();
        assert!(markdown[fence.source_offset(release)..].starts_with("release A"));
    }

    #[test]
    fn a_fence_with_crlf_has_its_source_offsets() {
        let markdown = "```call-model\r\nparties A B\r\nrelease A\r\n```\r\n";
        let [fence] = &fences(markdown)[..] else { panic!("one fence") };
        let release = fence.text.find("release").unwrap();
        assert!(markdown[fence.source_offset(release)..].starts_with("release A"));
        assert_eq!(&markdown[fence.options.clone()], "");
    }

    #[test]
    fn a_name_with_more_before_or_behind_it_is_misspelt() {
        let names = [
            "call-model:title",
            "call-model-ask",
            "lang-call-model",
            "language-callmodel",
            "call model",
            "Call  Model",
        ];
        for name in names {
            assert_eq!(pieces(&format!("```{name}\n```\n")), [Passage::NearMiss(3..3 + name.len())], "{name}");
        }
        for info in ["call-model ask", "call-model, view=ladder", "call graph", "call", "model", "language-call"] {
            assert_eq!(misspelt_name(info), None, "{info}");
        }
    }

    #[test]
    fn a_fence_of_another_name_is_ignored() {
        assert_eq!(fences("```call-flow\nx\n```\n\n```text call-model\nx\n```\n"), []);
    }
}
