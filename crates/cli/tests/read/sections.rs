//! Sections of a Markdown document, found by a parser.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

/// A heading of level 2 and its lists.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Section {
    /// The Markdown of the heading.
    pub(crate) heading: String,
    /// The Markdown of the bold text at the beginning of a list item.
    pub(crate) bold_items: Vec<String>,
}

pub(crate) fn sections(document: &str) -> Vec<Section> {
    let mut sections = Vec::<Section>::new();
    let mut is_at_start_of_item = false;
    for (event, place) in Parser::new(document).into_offset_iter() {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only headings and the items of lists are read")]
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                let heading = document[place].trim().trim_start_matches('#').trim().to_owned();
                sections.push(Section { heading, bold_items: Vec::new() });
            }
            Event::Start(Tag::Strong) if is_at_start_of_item => {
                sections
                    .last_mut()
                    .into_iter()
                    .for_each(|section| section.bold_items.push(document[place.clone()].to_owned()));
            }
            _ => {}
        }
        is_at_start_of_item = matches!(event, Event::Start(Tag::Item))
            || is_at_start_of_item && matches!(event, Event::Start(Tag::Paragraph));
    }
    sections
}
