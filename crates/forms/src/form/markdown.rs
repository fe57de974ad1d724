use callmodel::{
    Attribute, AttributeName, Call, Columns, Dn, Event, Request, Run, State, Step, Value, in_text, is_hidden,
};
use unicode_width::UnicodeWidthStr;

use callmodel_figure::{FootnoteMark, ReferenceTable};

/// Writes the reference table in Markdown (CommonMark with the tables of GitHub Flavored Markdown). Each step has a heading, a
/// line with the request, and a table with a column per party on the call; at the end come the notes of the marks. Columns are
/// padded, so that the source is readable, too.
///
/// Values are exact. A mark of the reference, `*OPT` or `(a)`, follows its value after a space, which no value contains.
/// Names of the caller, DNs and ConnIDs, are code spans ([`code`]): a forge reads mentions, issue numbers, hashes, emoji and
/// addresses in any text but code, whatever Markdown escapes in it. A DN in a sentence is formatted by [`in_text`].
pub(crate) fn markdown(run: &Run) -> String {
    let columns = run.columns();
    let mut blocks: Vec<String> = Vec::new();
    for (step, number) in run.steps.iter().zip(1..) {
        blocks.push(format!("## {number}. {}\n", step.phase.title()));
        blocks.push(request_line(step));
        blocks.push(table(run, &columns, step));
    }
    if run.steps.is_empty() {
        blocks.push(format!("{}. There are no steps.\n", state_line(&run.call)));
    }
    for footnote in ReferenceTable::of(run).footnotes {
        let mark = mark_text(footnote.mark());
        blocks.push(format!("{mark}: {}\n", footnote.paragraphs().join(" ")));
    }
    blocks.join("\n")
}

/// `A requests TDeleteFromConference of B. Basis: table.`
fn request_line(step: &Step) -> String {
    let function = step.request.function();
    let of = step.request.other_dn().map(|dn| format!(" of {}", said(dn))).unwrap_or_default();
    format!("{} requests `{function}`{of}. Basis: {}.\n", said(step.request.by()), step.basis.as_str())
}

/// `Conference of A, B, C`
fn state_line(call: &Call) -> String {
    let parties: Vec<_> = call.parties().iter().map(said).collect();
    format!("{} of {}", call.state().as_str(), parties.join(", "))
}

/// A column of a step's table: a party and the event that it receives, if any.
struct Column<'a> {
    dn: &'a Dn,
    /// The number of the event among the party's events in the step, counted from 1. Each event has a column of its own.
    index: usize,
    event: Option<&'a Event>,
    attributes: Vec<Attribute>,
}

impl<'a> Column<'a> {
    /// The columns of `step`: the parties on the call and the receivers of events, sorted by the run's columns.
    fn of(run: &Run, columns: &'a Columns, step: &'a Step) -> Vec<Self> {
        let mut events = step.by_column(columns).into_iter().peekable();
        let mut all = Vec::new();
        for dn in columns.dns() {
            let told = all.len();
            while let Some((index, event)) = events.next_if(|(_, event)| event.party() == dn) {
                all.push(Self { dn, index, event: Some(event), attributes: run.attributes(event) });
            }
            if all.len() == told && (step.before.has(dn) || step.after.has(dn)) {
                all.push(Self { dn, index: 1, event: None, attributes: Vec::new() });
            }
        }
        all
    }

    /// The column head: `C`, and `C (2)` for the second event of C.
    fn head(&self) -> String {
        let dn = code(self.dn.as_str());
        if self.index == 1 { dn } else { format!("{dn} ({})", self.index) }
    }

    fn attribute(&self, name: AttributeName) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// The table of `step`: for each party the content of its column in the reference.
fn table(run: &Run, columns: &Columns, step: &Step) -> String {
    let columns = Column::of(run, columns, step);
    let row = |head: &str, cell: &dyn Fn(&Column) -> Option<String>| {
        let cells = columns.iter().map(|column| cell(column).unwrap_or_default());
        std::iter::once(head.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let state =
        |call: &Call, dn: &Dn| (call.state() != State::Ended && call.has(dn)).then(|| call.state().as_str().to_owned());
    let asks = |column: &Column| column.dn == step.request.by() && column.index == 1;
    let mut rows = vec![
        row("", &|column| Some(column.head())),
        row("Before", &|column| state(&step.before, column.dn)),
        row("Request", &|column| asks(column).then(|| request_cell(&step.request))),
        row("Event", &|column| column.event.map(|event| event.name().as_str().to_owned())),
    ];
    for name in AttributeName::ALL {
        if columns.iter().any(|column| column.attribute(name).is_some()) {
            rows.push(row(name.as_str(), &|column| column.attribute(name).map(attribute_cell)));
        }
    }
    rows.push(row("After", &|column| state(&step.after, column.dn)));
    lines(&rows)
}

/// `rows` as a table with the first row as its head, padded to equal widths per column.
pub(crate) fn lines(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    // A delimiter row needs at least three hyphens per column in some parsers.
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0).max(3);
    let widths: Vec<_> = (0..columns).map(width).collect();
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate() {
        for (cell, width) in row.iter().zip(&widths) {
            let blank = width.saturating_sub(cell.width());
            out += &format!("| {cell}{:blank$} ", "");
        }
        out += "|\n";
        if index == 0 {
            widths.iter().for_each(|width| out += &format!("|{:-<1$}", "", width + 2));
            out += "|\n";
        }
    }
    out
}

/// ``Delete `B` ``
fn request_cell(request: &Request) -> String {
    match request {
        Request::ReleaseCall { .. } => request.label(),
        Request::DeleteFromConference { other_dn, .. } => format!("Delete {}", said(other_dn)),
    }
}

/// The value, followed by its marks.
fn attribute_cell(attribute: &Attribute) -> String {
    let marks: Vec<_> = FootnoteMark::of(attribute).map(|mark| format!(" {}", mark_text(mark))).collect();
    value_cell(&attribute.value) + &marks.concat()
}

/// A value of an attribute: a name of the caller as code, a word of the reference as text.
pub(crate) fn value_cell(value: &Value) -> String {
    match value {
        Value::ConnId(_) | Value::Dn(_) => code(&value.to_string()),
        Value::Role(_) | Value::CallState(_) => value.to_string(),
    }
}

/// The text of a mark, in cells and notes.
fn mark_text(mark: FootnoteMark) -> String {
    match mark {
        FootnoteMark::Opt => format!("\\{}", mark.as_str()),
        FootnoteMark::A => format!("({})", mark.as_str()),
    }
}

/// A DN within a sentence.
fn said(dn: &Dn) -> String {
    code(&in_text(dn.as_str()))
}

/// `text` as a code span, with fences longer than its longest run of backquotes.
///
/// A vertical line, on whose escape in tables parsers disagree, and hidden characters ([`is_hidden`]) are numeric character
/// references between two code spans.
pub(crate) fn code(text: &str) -> String {
    let is_outside = |character| character == '|' || is_hidden(character);
    let mut out = String::with_capacity(text.len() + 2);
    for part in text.split_inclusive(is_outside) {
        let inside = part.strip_suffix(is_outside).unwrap_or(part);
        if !inside.is_empty() {
            let longest = inside.split(|character| character != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest + 1);
            // Markdown takes one space away at both ends of a code span that has both.
            let is_stripped = inside.starts_with(' ') && inside.ends_with(' ') && !inside.trim().is_empty();
            let space = if inside.starts_with('`') || inside.ends_with('`') || is_stripped { " " } else { "" };
            out += &format!("{fence}{space}{inside}{space}{fence}");
        }
        part[inside.len()..].chars().for_each(|outside| out += &format!("&#{};", u32::from(outside)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn spaces_at_both_ends_of_a_name_stay_in_its_code_span() {
        // The middle of `a| by |`, which is written in parts.
        assert_eq!(code("a| by |"), "`a`&#124;`  by  `&#124;");
    }

    #[test]
    fn backquotes_at_an_end_of_a_name_are_apart_from_the_fence() {
        assert_eq!(code("`a"), "`` `a ``");
    }
}
