use std::ops::Range;

use callmodel::{Basis, State};
use callmodel_figure::{ReferenceTable, TableRow};

use super::junction::{Stroke, junction};
use super::line::{CellLine, ColumnRoom};
use super::width::width;
use super::widths::{PADDING, Widths};

/// The minimum gap between a heading and the word at its right end, in terminal columns.
const HEADING_GAP: usize = 2;

/// A [`ReferenceTable`] as bands of text, with a rule above each band and one below the last. Its column widths depend on the
/// terminal and are computed later.
pub(super) struct Grid<'a> {
    bands: Vec<(Border<'a>, Band)>,
    last: Border<'a>,
    columns: usize,
}

/// A horizontal line of the drawing.
enum Border<'a> {
    /// Between two rows.
    Plain,
    /// A [`TableRow::State`], which has no line of its own: the rule is heavy under the parties on the call.
    State { state: State, columns: &'a [usize] },
}

/// The text between two rules.
enum Band {
    /// A cell for each column.
    Cells(Vec<Vec<CellLine>>),
    /// A title across all columns, and a word at its right end.
    Heading(String, String),
    /// A text across all columns.
    Across(&'static str),
}

impl<'a> Grid<'a> {
    /// The bands of `table`.
    pub(super) fn of(table: &'a ReferenceTable) -> Self {
        let columns = table.parties.len();
        let one_cell = |column: usize, lines: Vec<CellLine>| {
            let mut cells: Vec<Vec<CellLine>> = (0..columns).map(|_| Vec::new()).collect();
            if let Some(cell) = cells.get_mut(column) {
                *cell = lines;
            }
            Band::Cells(cells)
        };
        let parties = table.parties.iter().map(|dn| vec![CellLine::text(dn.as_str())]);
        let mut bands = vec![(Border::Plain, Band::Cells(parties.collect()))];
        let mut rule = Border::Plain;
        for row in &table.rows {
            let band = match row {
                TableRow::State { state, columns } => {
                    rule = Border::State { state: *state, columns };
                    continue;
                }
                TableRow::Heading { step, phase, basis } => Band::heading(*step, phase.title(), *basis),
                TableRow::Request { column, request } => {
                    one_cell(*column, vec![CellLine::text(&request.label()), CellLine::text(request.function())])
                }
                TableRow::Events(events) => {
                    let mut cells: Vec<Vec<CellLine>> = (0..columns).map(|_| Vec::new()).collect();
                    for event in events {
                        if let Some(cell) = cells.get_mut(event.column) {
                            if !cell.is_empty() {
                                // A blank line before the party's next event.
                                cell.push(CellLine::text(""));
                            }
                            cell.push(CellLine::text(event.name.as_str()));
                            cell.extend(event.attributes.iter().map(CellLine::attribute));
                        }
                    }
                    Band::Cells(cells)
                }
                TableRow::NoSteps => Band::Across("There are no steps."),
            };
            bands.push((std::mem::replace(&mut rule, Border::Plain), band));
        }
        Self { bands, last: rule, columns }
    }

    /// Column widths that fit the whole content; see [`ColumnRoom::fit`] for `tight`.
    pub(super) fn columns(&self, tight: bool) -> Widths {
        let mut rooms = vec![ColumnRoom::default(); self.columns];
        for (_, band) in &self.bands {
            if let Band::Cells(cells) = band {
                for (room, lines) in rooms.iter_mut().zip(cells) {
                    lines.iter().for_each(|line| room.add(line));
                }
            }
        }
        let mut columns = Widths::new(&rooms, tight);
        for (_, band) in &self.bands {
            let text = match band {
                Band::Cells(_) => continue,
                Band::Across(text) => width(text),
                // The table of a single party is narrow, so the word is below the title.
                Band::Heading(title, word) if self.columns == 1 => width(title).max(width(word)),
                Band::Heading(title, word) => width(title) + HEADING_GAP + width(word),
            };
            columns.make_room(0..self.columns, text);
        }
        for rule in self.bands.iter().map(|(rule, _)| rule).chain([&self.last]) {
            for (span, word) in rule.words(self.columns) {
                // A stroke on each side of the word shows the span.
                columns.make_room(span, width(word) + 2);
            }
        }
        columns
    }

    /// Draws the grid; each line ends with a line feed.
    pub(super) fn draw(&self, columns: &Widths) -> String {
        let mut drawn = String::new();
        let mut above = None;
        for (rule, band) in &self.bands {
            drawn += &rule.draw(columns, above, Some(band));
            band.draw(columns, &mut drawn);
            above = Some(band);
        }
        drawn + &self.last.draw(columns, above, None)
    }
}

impl Band {
    fn heading(step: usize, title: &str, basis: Basis) -> Self {
        Self::Heading(format!("{step}. {title}"), format!("basis: {}", basis.as_str()))
    }

    /// Whether the band has vertical lines between its columns.
    fn has_cells(&self) -> bool {
        matches!(self, Self::Cells(_))
    }

    fn draw(&self, columns: &Widths, drawn: &mut String) {
        let all = columns.span(0..columns.count());
        // Texts side by side, each padded to its width.
        let mut line = |texts: &[(String, usize)]| {
            for (text, room) in texts {
                let blank = room.saturating_sub(width(text)) + PADDING;
                drawn.push_str(&format!("│{:PADDING$}{text}{:blank$}", "", ""));
            }
            drawn.push_str("│\n");
        };
        match self {
            Self::Cells(cells) => {
                for index in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                    let text = |(column, lines): (usize, &Vec<CellLine>)| {
                        let text = lines.get(index).map(|line| columns.written(column, line));
                        (text.unwrap_or_default(), columns.span(column..column + 1))
                    };
                    line(&cells.iter().enumerate().map(text).collect::<Vec<_>>());
                }
            }
            Self::Across(text) => line(&[((*text).to_owned(), all)]),
            Self::Heading(title, word) => {
                let between = all.saturating_sub(width(title) + width(word));
                if between >= HEADING_GAP {
                    line(&[(format!("{title}{:between$}{word}", ""), all)]);
                } else {
                    line(&[(title.clone(), all)]);
                    line(&[(word.clone(), all)]);
                }
            }
        }
    }
}

impl Border<'_> {
    /// The stroke above or below the column with this index.
    fn stroke(&self, column: usize) -> Stroke {
        match self {
            Self::Plain => Stroke::Light,
            Self::State { columns, .. } if columns.binary_search(&column).is_ok() => Stroke::Heavy,
            Self::State { .. } => Stroke::Dashed,
        }
    }

    /// The words on the rule, each with its span of columns. The state of the call is written over each group of adjacent
    /// parties on the call, so that no party's column lacks it.
    fn words(&self, count: usize) -> Vec<(Range<usize>, &'static str)> {
        match self {
            Self::Plain => Vec::new(),
            Self::State { state: State::Ended, .. } => vec![(0..count, "the call has ended")],
            // Only the table of a single party that has left has no column on the call.
            Self::State { columns: [], .. } => vec![(0..count, "no longer on the call")],
            Self::State { state, columns } => columns
                .chunk_by(|column, next| column + 1 == *next)
                .map(|group| (group[0]..group[0] + group.len(), state.as_str()))
                .collect(),
        }
    }

    /// Draws the rule between two bands.
    fn draw(&self, columns: &Widths, above: Option<&Band>, below: Option<&Band>) -> String {
        let count = columns.count();
        let mut drawn = Vec::with_capacity(columns.total());
        for edge in 0..=count {
            let left = if edge == 0 { Stroke::None } else { self.stroke(edge - 1) };
            let right = if edge == count { Stroke::None } else { self.stroke(edge) };
            let outside = edge == 0 || edge == count;
            let meets = |band: Option<&Band>| band.is_some_and(|band| outside || band.has_cells());
            drawn.push(junction(meets(above), meets(below), left, right));
            if edge < count {
                drawn.extend(std::iter::repeat_n(right.character(), columns.outer(edge..edge + 1)));
            }
        }
        for (span, word) in self.words(count) {
            let start = columns.outer(0..span.start) + if span.start == 0 { 1 } else { 2 };
            let word: Vec<char> = format!(" {word} ").chars().collect();
            let at = start + columns.outer(span).saturating_sub(word.len()) / 2;
            drawn.splice(at..at + word.len(), word);
        }
        drawn.into_iter().chain(['\n']).collect()
    }
}
