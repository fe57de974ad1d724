use std::fmt;

use callmodel_figure::{Figure, LIMITS};
use callmodel_ladder::SvgStyle;

use super::html::{HtmlEscaped, of_page, scheme, scope, style};

/// The footer, in the words of the Explore page.
const SOURCE: &str = "Based on the chapter Releasing Calls of the Genesys Events and Models Reference. Call Models is \
                      independent of Genesys; the names belong to Genesys.";

/// Writes `figure` as a self-contained HTML page: a title, the figure of [`super::html`], and its source. Texts are escaped as in
/// the figure.
pub(super) fn page(figure: &Figure, svg_style: &SvgStyle) -> String {
    let prefix = &svg_style.id_prefix;
    let shell = Shell {
        title: &figure.ladder.title,
        styles: &format!(".{prefix} footer{{color:var(--soft);font-size:.875rem}}\n"),
        in_print: &format!(".{prefix} table{{break-inside:avoid}}"),
        figure: &of_page(figure, svg_style),
        footer: &format!("<footer><p>{}</p><p>{SOURCE}</p></footer>\n", LIMITS.join(" ")),
        svg_style,
    };
    shell.to_string()
}

/// A self-contained HTML page with a title and a figure. Its Content-Security-Policy forbids scripts and requests. In print the
/// ladder shrinks to one sheet.
pub(super) struct Shell<'a> {
    /// The title, as text.
    pub(super) title: &'a str,
    /// More rules, a line each.
    pub(super) styles: &'a str,
    /// More rules for print.
    pub(super) in_print: &'a str,
    /// The figure in HTML.
    pub(super) figure: &'a str,
    /// What follows the figure, in HTML.
    pub(super) footer: &'a str,
    /// The style of the figure: the page has its colours.
    pub(super) svg_style: &'a SvgStyle,
}

impl fmt::Display for Shell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { styles, in_print, figure, footer, svg_style, .. } = self;
        let prefix = &svg_style.id_prefix;
        write!(
            f,
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
             {styles}\
             {scope} .{prefix}{{padding:1rem 0}}\n\
             @media print{{{in_print}{scope} .{prefix}-ladder{{overflow:visible}}\
             .{prefix}-ladder svg{{display:block;width:auto;height:auto;max-width:100%;max-height:100vh;break-inside:avoid}}}}\n\
             </style>\n\
             </head>\n\
             <body>\n\
             <main>\n\
             <h1>{title}</h1>\n\
             {figure}\
             </main>\n\
             {footer}\
             </body>\n\
             </html>\n",
            scheme = scheme(svg_style.colours),
            title = HtmlEscaped(self.title),
            sheet = style(svg_style),
            scope = scope(prefix),
        )
    }
}
