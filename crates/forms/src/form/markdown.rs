use callmodel::{Attribute, AttributeName, Call, Dn, Event, EventName, Request, Run, State, Step, in_text, is_hidden};
use unicode_width::UnicodeWidthStr;

use callmodel_figure::{FootnoteMark, ReferenceTable};

/// The attributes that events have, in the order of the reference. A row is left out when nobody is told of it.
const NAMES: [AttributeName; 7] = [
    AttributeName::ConnId,
    AttributeName::ThisDn,
    AttributeName::OtherDn,
    AttributeName::OtherDnRole,
    AttributeName::ThirdPartyDn,
    AttributeName::ThirdPartyDnRole,
    AttributeName::CallState,
];

/// The tables of the reference in Markdown (CommonMark with the tables of GitHub Flavored Markdown): for each step a
/// heading, a line that says the request, and a table with a column per party on the call, then the notes that the tables
/// refer to. The columns are padded, so that the source can be read, too.
///
/// A value is exact. A mark of the reference, `*OPT` or `(a)`, follows it after a space, which no value has. Punctuation
/// that may mean something is escaped with a backslash; a vertical line, which programs treat differently in a table, an
/// ampersand and hidden characters ([`is_hidden`]) are numeric character references. A DN in a sentence is written as in all
/// sentences.
pub(crate) fn markdown(run: &Run) -> String {
    let mut blocks: Vec<String> = Vec::new();
    for (step, number) in run.steps.iter().zip(1..) {
        blocks.push(format!("## {number}. {}\n", step.phase.title()));
        blocks.push(request_line(step));
        blocks.push(table(run, step));
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

/// The table of `step`: what the reference writes in the column of each party.
fn table(run: &Run, step: &Step) -> String {
    let events: Vec<_> = step.events.iter().map(|event| (event, run.attributes(event))).collect();
    let row = |head: &str, cell: &dyn Fn(&Event, &[Attribute]) -> Option<String>| {
        let cells = events.iter().map(|(event, attributes)| cell(event, attributes).unwrap_or_default());
        std::iter::once(head.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let is_by = |event: &Event| event.party() == step.request.by();
    let after = if step.after.state() == State::Ended { Vec::new() } else { step.after.parties().to_vec() };
    let stays = |dn: &Dn| after.contains(dn).then(|| step.after.state().as_str().to_owned());
    let mut rows = vec![
        row("", &|event, _| Some(escaped(event.party().as_str()))),
        row("Before", &|_, _| Some(step.before.state().as_str().to_owned())),
        row("Request", &|event, _| is_by(event).then(|| request_cell(&step.request))),
        row("Event", &|event, _| Some(EventName::as_str(event.name()).to_owned())),
    ];
    for name in NAMES {
        let has_name = |attribute: &&Attribute| attribute.name == name;
        if events.iter().any(|(_, attributes)| attributes.iter().any(|attribute| attribute.name == name)) {
            rows.push(row(name.as_str(), &|_, attributes| attributes.iter().find(has_name).map(attribute_cell)));
        }
    }
    rows.push(row("After", &|event, _| stays(event.party())));
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
