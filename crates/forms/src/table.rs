mod grid;
mod junction;
mod line;
mod width;
mod widths;

use callmodel_figure::{Footnote, FootnoteMark, ReferenceTable};

use grid::Grid;
use width::width;

/// The minimum and maximum line length of footnotes in terminal columns: shorter lines are single words, longer ones are hard
/// to follow.
const SHORTEST: usize = 20;
const LONGEST: usize = 100;

/// The minimum width of a cell: a character, a space on each side of it, and a line.
const LEAST_CELL: usize = 4;

/// Writes the reference table for a terminal with `width` columns. Each line ends with a line feed.
///
/// If the columns do not fit side by side, each party has a table of its own, one below the other. Values are never cut: a
/// value that is wider than the terminal widens its table. No line contains a control character.
///
/// ```
/// use callmodel::Scenario;
/// use callmodel_figure::ReferenceTable;
/// use callmodel_forms::table_text;
///
/// let run = Scenario::from_short("A B", "release A")?.play()?;
/// assert_eq!(
///     table_text(&ReferenceTable::of(&run), 80),
///     "\
/// ┌───────────────────┬───────────────────┐
/// │ A                 │ B                 │
/// ├───────────────────┴───────────────────┤
/// │ 1. Release Phase         basis: table │
/// ┝━━━━━━━━━━━━ Conversation ━━━━━━━━━━━━━┥
/// │ Release           │                   │
/// │ TReleaseCall      │                   │
/// ├───────────────────┼───────────────────┤
/// │ EventReleased     │ EventReleased     │
/// │ ConnID     1      │ ConnID     1      │
/// │ ThisDN     A      │ ThisDN     B      │
/// │ OtherDN    B *OPT │ OtherDN    A *OPT │
/// │ CallState  OK     │ CallState  OK     │
/// └╌╌╌╌╌╌╌╌╌ the call has ended ╌╌╌╌╌╌╌╌╌╌┘
///
/// *OPT  The attribute is optional: T-Server may leave it out.
/// "
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn text(table: &ReferenceTable, width: usize) -> String {
    let drawn_table = drawn(table, width).unwrap_or_else(|| {
        let parties = (0..table.parties.len()).map(|column| table.only(column));
        parties.map(|party| drawn(&party, width).unwrap_or_else(|| drawn_anyhow(&party))).collect()
    });
    let footnotes: String = table.footnotes.iter().map(|footnote| footnote_text(footnote, width)).collect();
    if footnotes.is_empty() { drawn_table } else { format!("{drawn_table}\n{footnotes}") }
}

/// The table, or `None` if it does not fit.
fn drawn(table: &ReferenceTable, width: usize) -> Option<String> {
    // Lower bound: hundreds of columns are not measured if they cannot fit.
    if table.parties.len() * LEAST_CELL >= width {
        return None;
    }
    let grid = Grid::of(table);
    let columns = [false, true].map(|tight| grid.columns(tight));
    columns.iter().find(|columns| columns.total() <= width).map(|columns| grid.draw(columns))
}

/// The table, even if it is wider than the terminal.
fn drawn_anyhow(table: &ReferenceTable) -> String {
    let grid = Grid::of(table);
    grid.draw(&grid.columns(true))
}

/// A footnote: its mark, then its text, wrapped to `room`.
fn footnote_text(footnote: &Footnote, room: usize) -> String {
    let mark = match footnote.mark() {
        FootnoteMark::A => format!("({})", FootnoteMark::A.as_str()),
        mark @ FootnoteMark::Opt => mark.as_str().to_owned(),
    };
    // Hanging indent: all marks take the same width, so that the texts are aligned.
    let indent = FootnoteMark::Opt.as_str().len() + 2;
    let room = room.min(LONGEST).saturating_sub(indent).max(SHORTEST);
    let mut text = String::new();
    for line in footnote.paragraphs().iter().flat_map(|paragraph| broken(paragraph, room)) {
        let mark = if text.is_empty() { mark.as_str() } else { "" };
        text += &format!("{mark:indent$}{line}\n");
    }
    text
}

/// Word wrap: `paragraph` in lines of at most `room` columns.
fn broken(paragraph: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in paragraph.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
