use std::fmt::Write as _;

use callmodel_figure::{CheckedFigure, CheckedRow, LoggedMessage};
use callmodel_ladder::{SvgStyle, Unit};

use super::{HEADS, details, mark, place};
use crate::form::html::{HtmlEscaped, LADDER, ladder_style, scheme, scope, style};
use crate::form::svg::svg;

/// Writes a checked call as a self-contained `<figure>`: the ladder as SVG, then its rows as a table, the text alternative. Styles,
/// scopes and escapes are those of [`crate::form::html`].
pub(super) fn html(figure: &CheckedFigure, svg_style: &SvgStyle) -> String {
    let shapes = if svg_style.colours.palettes().1.is_none() { LADDER } else { "svg" };
    let sheet = format!("<style>\n{}{}</style>\n", style(svg_style), ladder_style(&svg_style.id_prefix, shapes));
    written(figure, svg_style, &sheet)
}

/// Writes a checked call as a self-contained HTML page. Its Content-Security-Policy forbids scripts and requests.
pub(super) fn page(figure: &CheckedFigure, svg_style: &SvgStyle) -> String {
    let prefix = &svg_style.id_prefix;
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"en\" class=\"{prefix}\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"{scheme}\">\n\
         <title>{title} · Call Models</title>\n\
         <style>\n\
         {sheet}\
         .{prefix} body{{margin:0 auto;max-width:75rem}}\n\
         .{prefix} h1{{margin:0;font-size:1.5rem;line-height:1.3;overflow-wrap:anywhere}}\n\
         {scope} .{prefix}{{padding:1rem 0}}\n\
         @media print{{{scope} .{prefix}-ladder{{overflow:visible}}\
         .{prefix}-ladder svg{{display:block;width:auto;height:auto;max-width:100%;max-height:100vh;break-inside:avoid}}}}\n\
         </style>\n\
         </head>\n\
         <body>\n\
         <main>\n\
         <h1>{title}</h1>\n\
         {figure}\
         </main>\n\
         </body>\n\
         </html>\n",
        scheme = scheme(svg_style.colours),
        title = HtmlEscaped(&figure.ladder.title),
        sheet = style(svg_style),
        scope = scope(prefix),
        figure = written(figure, svg_style, ""),
    )
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
