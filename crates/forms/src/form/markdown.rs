use callmodel::{Attribute, AttributeName, Call, Columns, Dn, Event, Request, Run, State, Step, in_text, is_hidden};
use unicode_width::UnicodeWidthStr;

use callmodel_figure::{FootnoteMark, ReferenceTable};

/// The tables of the reference in Markdown (CommonMark with the tables of GitHub Flavored Markdown): for each step a
/// heading, a line that says the request, and a table with a column per party on the call, then the notes that the tables
/// refer to. The columns are padded, so that the source can be read, too.
///
/// A value is exact. A mark of the reference, `*OPT` or `(a)`, follows it after a space, which no value has. Punctuation
/// that may mean something is escaped with a backslash; a vertical line, which programs treat differently in a table, an
/// ampersand and hidden characters ([`is_hidden`]) are numeric character references. A DN in a sentence is written as in all
/// sentences.
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

/// A column of a step's table: a party, and the event that it receives.
struct Column<'a> {
    dn: &'a Dn,
    /// Which of the party's events in the step, counted from 1. Each has a column of its own.
    index: usize,
    event: Option<&'a Event>,
    attributes: Vec<Attribute>,
}

impl<'a> Column<'a> {
    /// The columns of `step`: its parties and its receivers, in the order of the run's columns.
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

    /// `C`, and for the second event to C `C (2)`.
    fn head(&self) -> String {
        let dn = escaped(self.dn.as_str());
        if self.index == 1 { dn } else { format!("{dn} ({})", self.index) }
    }

    fn attribute(&self, name: AttributeName) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// The table of `step`: what the reference writes in the column of each party.
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

/// `rows` as a table, the first one its head, all cells of a column equally wide.
pub(crate) fn lines(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    // Three characters are the least that every program takes for a column.
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

/// `Delete B`
fn request_cell(request: &Request) -> String {
    escaped(&in_text(&request.label()))
}

/// The value, and the marks after it.
fn attribute_cell(attribute: &Attribute) -> String {
    let marks: Vec<_> = FootnoteMark::of(attribute).map(|mark| format!(" {}", mark_text(mark))).collect();
    escaped(&attribute.value.to_string()) + &marks.concat()
}

/// A mark as a cell and its note have it.
fn mark_text(mark: FootnoteMark) -> String {
    match mark {
        FootnoteMark::Opt => escaped(mark.as_str()),
        FootnoteMark::A => format!("({})", mark.as_str()),
    }
}

/// A DN in a sentence.
fn said(dn: &Dn) -> String {
    escaped(&in_text(dn.as_str()))
}

/// `text` so that Markdown reads it as text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '&' => out += &format!("&#{};", u32::from(character)),
            // These mean nothing anywhere; a hyphen does at the start of a line and beside another, as a dash.
            ' ' | ',' | '(' | '%' | '/' | '?' => out.push(character),
            '-' if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ if character.is_ascii_punctuation() => out.extend(['\\', character]),
            _ if is_hidden(character) => out += &format!("&#{};", u32::from(character)),
            _ => out.push(character),
        }
    }
    out
}
