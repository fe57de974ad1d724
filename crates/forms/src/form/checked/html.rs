use std::fmt::Write as _;

use callmodel_figure::{CheckedFigure, CheckedRow, LoggedMessage};
use callmodel_ladder::{SvgStyle, Unit};

use super::{HEADS, details, mark, place};
use crate::form::html::{HtmlEscaped, LADDER, ladder_style, style};
use crate::form::page::Shell;
use crate::form::svg::svg;

/// Writes a checked call as a self-contained `<figure>`: the ladder as SVG, then its rows as a table, the text alternative. Styles,
/// scopes and escapes are those of [`crate::form::html`].
pub(super) fn html(figure: &CheckedFigure, svg_style: &SvgStyle) -> String {
    let shapes = if svg_style.colours.palettes().1.is_none() { LADDER } else { "svg" };
    let sheet = format!("<style>\n{}{}</style>\n", style(svg_style), ladder_style(&svg_style.id_prefix, shapes));
    written(figure, svg_style, &sheet)
}

/// Writes a checked call as a self-contained HTML page.
pub(super) fn page(figure: &CheckedFigure, svg_style: &SvgStyle) -> String {
    let html = written(figure, svg_style, "");
    let title = &figure.ladder.title;
    Shell { title, styles: "", in_print: "", figure: &html, footer: "", svg_style }.to_string()
}

fn written(figure: &CheckedFigure, svg_style: &SvgStyle, sheet: &str) -> String {
    let prefix = &svg_style.id_prefix;
    let ladder = svg(&figure.ladder, &SvgStyle { unit: Unit::Em, ..svg_style.clone() });
    let heads: String = HEADS.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    let mut rows = String::new();
    for row in &figure.rows {
        // Writing to a string cannot fail.
        let _ = match row {
            CheckedRow::Folded(text) => writeln!(rows, "<tr><td colspan=\"{}\">{text}</td></tr>", HEADS.len()),
            CheckedRow::State { label, .. } => {
                writeln!(rows, "<tr><td colspan=\"{}\"><bdi>{}</bdi></td></tr>", HEADS.len(), HtmlEscaped(label))
            }
            CheckedRow::Message(message) => writeln!(rows, "{}", message_row(message)),
        };
    }
    format!(
        "<figure class=\"{prefix}\" lang=\"en\" dir=\"ltr\">\n\
         {sheet}\
         <div class=\"{prefix}-ladder\">{ladder}</div>\n\
         <table>\n\
         <thead><tr>{heads}</tr></thead>\n\
         <tbody>\n\
         {rows}\
         </tbody>\n\
         </table>\n\
         </figure>\n"
    )
}

fn message_row(message: &LoggedMessage) -> String {
    format!(
        "<tr><td>{}</td> <td>{}</td> <td>{}</td> <td translate=\"no\">{}</td> \
         <td><bdi translate=\"no\">{}</bdi></td> <td>{}</td></tr>",
        HtmlEscaped(&mark(message)),
        HtmlEscaped(&place(message)),
        HtmlEscaped(message.time.as_deref().unwrap_or_default()),
        HtmlEscaped(&message.name),
        HtmlEscaped(&message.party),
        HtmlEscaped(&details(message)),
    )
}
