use callmodel_ladder::SvgStyle;

use super::html::{HtmlEscaped, of_page, scheme, scope, style};
use callmodel_figure::{Figure, LIMITS};

/// The footer, in the words of the Explore page.
const SOURCE: &str = "Based on the chapter Releasing Calls of the Genesys Events and Models Reference. Call Models is \
                      independent of Genesys; the names belong to Genesys.";

/// Writes `figure` as a self-contained HTML page: a title, the figure of [`super::html`], and its source. The
/// Content-Security-Policy of the page forbids scripts and requests. Texts are escaped as in the figure. In print the ladder
/// shrinks to one sheet.
pub(super) fn page(figure: &Figure, svg_style: &SvgStyle) -> String {
    let prefix = &svg_style.id_prefix;
    let scheme = scheme(svg_style.colours);
    // The page has the colours of its figure.
    let sheet = style(svg_style);
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
         .{prefix} footer{{color:var(--soft);font-size:.875rem}}\n\
         {scope} .{prefix}{{padding:1rem 0}}\n\
         @media print{{.{prefix} table{{break-inside:avoid}}{scope} .{prefix}-ladder{{overflow:visible}}\
         .{prefix}-ladder svg{{display:block;width:auto;height:auto;max-width:100%;max-height:100vh;break-inside:avoid}}}}\n\
         </style>\n\
         </head>\n\
         <body>\n\
         <main>\n\
         <h1>{title}</h1>\n\
         {figure}\
         </main>\n\
         <footer><p>{limits}</p><p>{SOURCE}</p></footer>\n\
         </body>\n\
         </html>\n",
        title = HtmlEscaped(&figure.ladder.title),
        scope = scope(prefix),
        limits = LIMITS.join(" "),
        figure = of_page(figure, svg_style),
    )
}
