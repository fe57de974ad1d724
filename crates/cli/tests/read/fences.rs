//! Fenced blocks of a Markdown document, found by a parser.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A fenced block.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fence {
    /// The text behind the opening marks.
    pub(crate) info: String,
    /// The text within, with the last line's end.
    pub(crate) body: String,
    /// Where the body is in the document, in bytes.
    pub(crate) place: Range<usize>,
    /// Where the whole block is, in bytes.
    pub(crate) block: Range<usize>,
}

impl Fence {
    /// Lines of the document before the body.
    pub(crate) fn line(&self, document: &str) -> usize {
        document[..self.place.start].lines().count()
    }
}

pub(crate) fn fences(document: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open = None::<Fence>;
    for (event, place) in Parser::new(document).into_offset_iter() {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only code blocks are read")]
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let block = &document[place.clone()];
                assert!(block.lines().count() > 1 && block.trim_end().ends_with("```"), "not closed: {block}");
                // Where the body is empty, it is behind the line of the opening marks.
                let body = place.start + block.find('\n').unwrap() + 1;
                open =
                    Some(Fence { info: info.trim().to_owned(), body: String::new(), place: body..body, block: place });
            }
            Event::Text(text) => {
                if let Some(fence) = &mut open {
                    fence.body += &text;
                    fence.place.end = place.end;
                }
            }
            Event::End(TagEnd::CodeBlock) => fences.extend(open.take()),
            _ => {}
        }
    }
    fences
}
