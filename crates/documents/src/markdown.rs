use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A part of a Markdown document that may hold models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A fenced code block with a scenario.
    Fence(Fence),
    /// An HTML block or inline HTML, as a byte range.
    Html(Range<usize>),
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

/// The parts of a document that may hold models, in order.
pub(crate) fn pieces(markdown: &str) -> Vec<Piece> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut pieces = Vec::new();
    let mut fence: Option<Fence> = None;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        #[expect(clippy::wildcard_enum_match_arm, reason = "models stand only in code blocks and HTML")]
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => fence = empty_fence(markdown, &info, range),
            Event::Text(text) => {
                if let Some(fence) = &mut fence {
                    fence.segments.push((fence.text.len(), range.start));
                    fence.text.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => pieces.extend(fence.take().map(Piece::Fence)),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => pieces.push(Piece::Html(range)),
            _ => {}
        }
    }
    pieces
}

/// A fence without its text yet, when the info string begins with [`Fence::NAME`].
fn empty_fence(markdown: &str, info: &str, range: Range<usize>) -> Option<Fence> {
    let name = info.split([' ', '\t', ',', '{']).next()?;
    if name != Fence::NAME {
        return None;
    }
    let line = markdown[range.clone()].lines().next().unwrap_or_default();
    let options = range.start + line.find(Fence::NAME)? + Fence::NAME.len();
    let end = range.start + line.len();
    let trimmed = markdown[range.clone()].trim_end().len();
    Some(Fence {
        range: range.start..range.start + trimmed,
        options: options..end,
        text: String::new(),
        segments: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fences(markdown: &str) -> Vec<Fence> {
        let fence = |piece| match piece {
            Piece::Fence(fence) => Some(fence),
            Piece::Html(_) => None,
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
    fn a_fence_of_another_name_is_ignored() {
        assert_eq!(fences("```call-models\nx\n```\n\n```text call-model\nx\n```\n"), []);
    }
}
