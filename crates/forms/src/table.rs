mod grid;
mod junction;
mod line;
mod width;
mod widths;

use callmodel_figure::{Footnote, FootnoteMark, ReferenceTable};

use grid::Grid;
use width::width;

/// Footnotes are broken into lines no shorter than the first, since single words are hard to read, and no longer than the
/// second, since the eye loses its line. Both in columns of the terminal.
const SHORTEST: usize = 20;
const LONGEST: usize = 100;

/// A cell takes at least this: a character, a space on each side of it, and a line.
const LEAST_CELL: usize = 4;

/// The table for a terminal `width` columns wide, in lines that each end with a line feed.
///
/// When the columns do not fit beside each other, every party has a table of its own, one below another. A value is
/// never cut: one that is wider than the terminal makes its table as wide as it needs. No line holds a control
/// character.
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

/// The table, or `None` when it does not fit.
fn drawn(table: &ReferenceTable, width: usize) -> Option<String> {
    // Hundreds of parties are not measured to find out that they are too many.
    if table.parties.len() * LEAST_CELL >= width {
        return None;
    }
    let grid = Grid::of(table);
    let columns = [false, true].map(|tight| grid.columns(tight));
    columns.iter().find(|columns| columns.total() <= width).map(|columns| grid.draw(columns))
}

/// The table, however wide it is.
fn drawn_anyhow(table: &ReferenceTable) -> String {
    let grid = Grid::of(table);
    grid.draw(&grid.columns(true))
}

/// A footnote, its mark in front, its lines broken to fit.
fn footnote_text(footnote: &Footnote, room: usize) -> String {
    let mark = match footnote.mark() {
        FootnoteMark::A => format!("({})", FootnoteMark::A.as_str()),
        mark @ FootnoteMark::Opt => mark.as_str().to_owned(),
    };
    // All marks have the same room, so that the texts stand below each other.
    let indent = FootnoteMark::Opt.as_str().len() + 2;
    let room = room.min(LONGEST).saturating_sub(indent).max(SHORTEST);
    let mut text = String::new();
    for line in footnote.paragraphs().iter().flat_map(|paragraph| broken(paragraph, room)) {
        let mark = if text.is_empty() { mark.as_str() } else { "" };
        text += &format!("{mark:indent$}{line}\n");
    }
    text
}

/// `paragraph` in lines of at most `room`, broken between words.
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
