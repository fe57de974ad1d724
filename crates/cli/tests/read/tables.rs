//! Tables of a Markdown document, found by a parser.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    /// Its Markdown, without blanks around it.
    pub(crate) source: String,
    /// The content of each code span.
    pub(crate) code: Vec<String>,
}

/// A table without its head.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    /// The text of the heading above it, empty where there is none.
    pub(crate) heading: String,
    pub(crate) rows: Vec<Vec<Cell>>,
}

pub(crate) fn tables(document: &str) -> Vec<Table> {
    let mut tables = Vec::<Table>::new();
    let mut heading = String::new();
    let (mut is_in_heading, mut is_in_row) = (false, false);
    for (event, place) in Parser::new_ext(document, Options::ENABLE_TABLES).into_offset_iter() {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only headings and tables are read")]
        match event {
            Event::Start(Tag::Heading { .. }) => (heading, is_in_heading) = (String::new(), true),
            Event::End(TagEnd::Heading(_)) => is_in_heading = false,
            Event::Text(text) | Event::Code(text) if is_in_heading => heading += &text,
            Event::Start(Tag::Table(_)) => tables.push(Table { heading: heading.clone(), rows: Vec::new() }),
            Event::Start(Tag::TableRow) => {
                is_in_row = true;
                tables.last_mut().unwrap().rows.push(Vec::new());
            }
            Event::End(TagEnd::TableRow) => is_in_row = false,
            Event::Start(Tag::TableCell) if is_in_row => {
                let source = document[place].trim_matches(['|', ' ']).to_owned();
                tables.last_mut().unwrap().rows.last_mut().unwrap().push(Cell { source, code: Vec::new() });
            }
            Event::Code(code) if is_in_row => {
                let cell = tables.last_mut().unwrap().rows.last_mut().unwrap().last_mut().unwrap();
                cell.code.push(code.into_string());
            }
            _ => {}
        }
    }
    tables
}
