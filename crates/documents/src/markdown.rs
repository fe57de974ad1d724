use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A part of a Markdown document in which a model may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A fenced block of models.
    Fence(Fence),
    /// HTML, by its bytes.
    Html(Range<usize>),
}

/// A fenced block ```` ```call-model ````.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fence {
    /// Its bytes, from the first mark of the fence to the last.
    pub(crate) range: Range<usize>,
    /// What stands in its first line behind `call-model`, by its bytes.
    pub(crate) options: Range<usize>,
    /// The text within, without what a list or a quotation puts before its lines.
    pub(crate) text: String,
    /// Where pieces of that text are: from this byte of the text on, at this byte of the document.
    pub(crate) places: Vec<(usize, usize)>,
}

impl Fence {
    /// The word that the first line of such a block begins with.
    pub(crate) const NAME: &str = "call-model";

    /// The byte of the document at which this byte of the text is.
    pub(crate) fn place(&self, at: usize) -> usize {
        let before = self.places.iter().rev().find(|(text, _)| *text <= at);
        // An empty block has no text: what is missing is missing behind its first marks.
        before.map_or(self.options.start - Self::NAME.len(), |(text, document)| document + at - text)
    }
}

/// The parts of a document in which models may stand, in order.
pub(crate) fn pieces(markdown: &str) -> Vec<Piece> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut pieces = Vec::new();
    let mut fence: Option<Fence> = None;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        #[expect(clippy::wildcard_enum_match_arm, reason = "models stand only in code blocks and HTML")]
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => fence = begun(markdown, &info, range),
            Event::Text(text) => {
                if let Some(fence) = &mut fence {
                    fence.places.push((fence.text.len(), range.start));
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

/// The fence that begins here, if it is one of models.
fn begun(markdown: &str, info: &str, range: Range<usize>) -> Option<Fence> {
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
        places: Vec::new(),
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
    fn a_fence_knows_its_text_and_where_it_stands() {
        let markdown = "x\n\n> ~~~~ call-model view=ladder\n> parties A B\n> release A\n> ~~~~\n\ny\n";
        let [fence] = &fences(markdown)[..] else { panic!("one fence") };
        assert!(
            markdown[fence.range.clone()].starts_with("~~~~ call-model")
                && markdown[fence.range.clone()].ends_with("~~~~")
        );
        assert_eq!(&markdown[fence.options.clone()], " view=ladder");
        assert_eq!(fence.text, "parties A B\nrelease A\n");
        let release = fence.text.find("release").unwrap();
        assert!(markdown[fence.place(release)..].starts_with("release A"));
    }

    #[test]
    fn lines_that_end_as_on_windows_are_the_same() {
        let markdown = "```call-model\r\nparties A B\r\nrelease A\r\n```\r\n";
        let [fence] = &fences(markdown)[..] else { panic!("one fence") };
        let release = fence.text.find("release").unwrap();
        assert!(markdown[fence.place(release)..].starts_with("release A"));
        assert_eq!(&markdown[fence.options.clone()], "");
    }

    #[test]
    fn a_fence_of_another_name_is_another() {
        assert_eq!(fences("```call-models\nx\n```\n\n```text call-model\nx\n```\n"), []);
    }
}
