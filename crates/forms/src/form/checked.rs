//! A checked call of a log in each form: its ladder with the marks of the findings, or the rows of the ladder as a table.

mod html;

use callmodel::in_text;
use callmodel_figure::{CheckedFigure, CheckedRow, LoggedMessage};
use callmodel_ladder::{Mark, SvgStyle};
use serde_json::{Value, json};

use super::text::Strokes;
use super::{Form, Options, csv, hash, markdown, mermaid, plantuml, svg, text};
use crate::aligned::aligned;

/// The field names of CSV, those of the JSON.
const HEADER: [&str; 12] = [
    "connId",
    "file",
    "line",
    "time",
    "request",
    "message",
    "party",
    "otherDn",
    "mark",
    "differences",
    "ends",
    "folded",
];

impl Form {
    /// Writes a checked call of a log in this form.
    #[must_use]
    pub fn write_checked(self, figure: &CheckedFigure, options: &Options) -> String {
        match self {
            Self::Table => table(figure),
            Self::Json => format!("{}\n", Self::json_checked(figure)),
            Self::Svg => svg::svg(&figure.ladder, &style(figure, options)) + "\n",
            Self::Html => html::html(figure, &style(figure, options)),
            Self::Page => html::page(figure, &style(figure, options)),
            Self::Markdown => markdown(figure),
            Self::Csv => csv(figure),
            Self::Mermaid => mermaid::mermaid(&figure.ladder),
            Self::PlantUml => plantuml::plantuml(&figure.ladder),
            Self::Text => text::text(&figure.ladder, &Strokes::BOX),
            Self::Ascii => text::text(&figure.ladder, &Strokes::ASCII),
        }
    }

    /// The rows of a checked call as JSON: `ladder` in `docs/trace.schema.json`.
    #[must_use]
    pub fn json_checked(figure: &CheckedFigure) -> Value {
        let row = |row: &CheckedRow| match row {
            CheckedRow::Folded(text) => json!({ "folded": text }),
            CheckedRow::State { parties, .. } => json!({ "parties": parties }),
            CheckedRow::Message(message) => json!({
                "message": message.name,
                "request": message.is_request,
                "party": message.party,
                "otherDn": message.other_dn,
                "connId": message.conn_id.as_ref().unwrap_or(&figure.conn_id),
                "mark": message.mark.deviation(),
                "differences": message.differences,
                "time": message.time,
                "file": message.file,
                "line": message.line,
            }),
        };
        figure.rows.iter().map(row).collect()
    }
}

/// The style of the forms with colours. The prefix of ids and classes is a hash of the call and the options.
fn style(figure: &CheckedFigure, options: &Options) -> SvgStyle {
    let rows = Form::json_checked(figure).to_string();
    let said = hash([&figure.ladder.title, &rows, options.colours.name()]);
    SvgStyle { colours: options.colours, id_prefix: format!("call-{said}"), ..SvgStyle::default() }
}

/// The mark with its sign, such as `≠ different`.
fn mark(message: &LoggedMessage) -> String {
    match (message.mark.sign(), message.mark.deviation()) {
        (Some(sign), Some(name)) => format!("{sign} {name}"),
        _ => String::new(),
    }
}

/// What differs, and other details of the message.
fn details(message: &LoggedMessage) -> String {
    message.details().collect::<Vec<_>>().join("; ")
}

/// The place in the log. A missing event has that of the event after which it was due.
fn place(message: &LoggedMessage) -> String {
    let place = format!("{}:{}", message.file, message.line);
    if message.mark == Mark::Missing { format!("after {place}") } else { place }
}

/// A line of a table for a reader: mark, place, time, message, party, details.
type Cells = [String; 6];

/// The heads of the columns of a table for a reader.
const HEADS: [&str; 6] = ["Mark", "Place", "Time", "Message", "Party", "Details"];

/// The rows as cells, each value written by `said`.
fn cells(figure: &CheckedFigure, said: impl Fn(&str) -> String) -> Vec<Cells> {
    let only = |text: String| -> Cells {
        std::array::from_fn(|column| if column == 3 { text.clone() } else { String::new() })
    };
    let row = |row: &CheckedRow| -> Cells {
        match row {
            CheckedRow::Folded(text) => only(text.clone()),
            CheckedRow::State { label, .. } => only(said(label)),
            CheckedRow::Message(message) => [
                mark(message),
                said(&place(message)),
                message.time.clone().unwrap_or_default(),
                said(&message.name),
                said(&message.party),
                said(&details(message)),
            ],
        }
    };
    figure.rows.iter().map(row).collect()
}

/// The rows for a terminal: columns that are padded to equal widths.
fn table(figure: &CheckedFigure) -> String {
    let mut rows = vec![HEADS.map(str::to_owned)];
    rows.extend(cells(figure, |text| in_text(text).into_owned()));
    let lines: String = aligned(&rows).map(|line| line + "\n").collect();
    format!("{}\n\n{lines}", figure.ladder.title)
}

/// The rows as a table in Markdown. Texts of the log are code spans.
fn markdown(figure: &CheckedFigure) -> String {
    let said = |text: &str| if text.is_empty() { String::new() } else { markdown::code(&in_text(text)) };
    let rows: Vec<Vec<String>> =
        std::iter::once(HEADS.map(str::to_owned)).chain(cells(figure, said)).map(Vec::from).collect();
    markdown::lines(&rows)
}

/// A record for each row.
fn csv(figure: &CheckedFigure) -> String {
    let mut out = String::new();
    csv::record(&mut out, &HEADER);
    for row in &figure.rows {
        let conn_id = figure.conn_id.as_str();
        match row {
            CheckedRow::Folded(text) => csv::record(&mut out, &[conn_id, "", "", "", "", "", "", "", "", "", "", text]),
            CheckedRow::State { .. } => {}
            CheckedRow::Message(message) => csv::record(
                &mut out,
                &[
                    message.conn_id.as_deref().unwrap_or(conn_id),
                    &message.file,
                    &message.line.to_string(),
                    message.time.as_deref().unwrap_or_default(),
                    &message.is_request.to_string(),
                    &message.name,
                    &message.party,
                    message.other_dn.as_deref().unwrap_or_default(),
                    message.mark.deviation().unwrap_or_default(),
                    &message.differences.join("; "),
                    &message.ends_part.to_string(),
                    "",
                ],
            ),
        }
    }
    out
}
