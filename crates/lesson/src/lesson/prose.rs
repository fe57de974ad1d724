use pulldown_cmark::{Event, Tag, TagEnd};

use super::Inline;

/// The open elements of a line of prose, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Prose {
    text: Vec<Inline>,
    open: Vec<(Open, Vec<Inline>)>,
}

#[derive(Debug)]
enum Open {
    Emphasis,
    Strong,
    Link(String),
}

impl Prose {
    /// The finished line.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        self.open.clear();
        std::mem::take(&mut self.text)
    }

    /// Adds an event of a line. Returns whether it is one.
    pub(super) fn add(&mut self, event: &Event<'_>) -> bool {
        #[expect(clippy::wildcard_enum_match_arm, reason = "the other events are blocks, or not supported")]
        match event {
            Event::Text(text) => self.push(Inline::Text(text.to_string())),
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Text(" ".to_owned())),
            Event::Code(code) => self.push(Inline::Code(code.to_string())),
            Event::Start(Tag::Emphasis) => self.open.push((Open::Emphasis, Vec::new())),
            Event::Start(Tag::Strong) => self.open.push((Open::Strong, Vec::new())),
            Event::Start(Tag::Link { dest_url, .. }) => self.open.push((Open::Link(dest_url.to_string()), Vec::new())),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                if let Some((open, text)) = self.open.pop() {
                    self.push(match open {
                        Open::Emphasis => Inline::Emphasis(text),
                        Open::Strong => Inline::Strong(text),
                        Open::Link(to) => Inline::Link { to, text },
                    });
                }
            }
            _ => return false,
        }
        true
    }

    /// Adds a piece to the innermost element. Adjacent texts become one.
    fn push(&mut self, piece: Inline) {
        let text = self.open.last_mut().map_or(&mut self.text, |(_, text)| text);
        match (text.last_mut(), piece) {
            (Some(Inline::Text(before)), Inline::Text(more)) => before.push_str(&more),
            (_, piece) => text.push(piece),
        }
    }
}
