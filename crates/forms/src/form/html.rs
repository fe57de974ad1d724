use std::fmt::{self, Write as _};

use callmodel::{Dn, Request, Value, is_hidden};
use callmodel_ladder::{Colours, Font, Palette, SvgStyle, Unit};

use super::svg::svg;
use crate::View;
use callmodel_figure::{AttributeRow, EventTable, Figure, LIMITS, MessageId, StepFigure, tone};

/// Writes `figure` as a self-contained `<figure>`: the ladder as SVG, then a table for each event, as the text alternative of
/// the ladder. No script, no `style` attribute, no external resource.
///
/// Every selector of its style sheet is scoped by a class derived from the run, so no rule matches elsewhere in the page. Under
/// a Content-Security-Policy that forbids style sheets, the ladder keeps its colours and the tables are unstyled.
///
/// Values are exact. ASCII punctuation is escaped ([`callmodel_ladder::XmlEscaped`]), so that no site generator interprets it; a
/// hidden character ([`is_hidden`]) is a numeric character reference; a DN is in a `<bdi>`, so that its direction does not
/// reorder the text around it. The figure is left-to-right in a right-to-left page, too.
pub(super) fn html(figure: &Figure, svg_style: &SvgStyle) -> String {
    let writer = Writer { class: &svg_style.id_prefix, prefix: &svg_style.id_prefix, title: INNER_TITLE };
    // The drawing has a style sheet of its own for dark schemes, which the ladder's would undo: its outermost element has none.
    let shapes = if svg_style.colours.palettes().1.is_none() { LADDER } else { "svg" };
    let sheet = format!("<style>\n{}{}</style>\n", style(svg_style), ladder_style(&svg_style.id_prefix, shapes));
    written(&writer, figure, Some(&ladder(figure, svg_style)), &sheet, !figure.steps.is_empty())
}

/// The figure for a page of its own, with the titles of the steps as headings.
pub(super) fn of_page(figure: &Figure, svg_style: &SvgStyle) -> String {
    let writer = Writer { class: &svg_style.id_prefix, prefix: &svg_style.id_prefix, title: "h2" };
    written(&writer, figure, Some(&ladder(figure, svg_style)), "", false)
}

/// The element of a step's title in a figure embedded in another page. It is not a heading, so that the outline and the search
/// index of that page have its author's headings alone.
const INNER_TITLE: &str = "p";

/// The figure for a page that has the [`style`] of `class` in a style sheet of its own, with or without ladder and tables.
pub(crate) fn plain(mut figure: Figure, svg_style: &SvgStyle, class: &str, view: View) -> String {
    let writer = Writer { class, prefix: &svg_style.id_prefix, title: INNER_TITLE };
    let svg = (view != View::Tables).then(|| ladder(&figure, svg_style));
    let says_limits = !figure.steps.is_empty();
    if view == View::Ladder {
        figure.steps.clear();
    }
    written(&writer, &figure, svg.as_deref(), "", says_limits)
}

fn written(writer: &Writer, figure: &Figure, svg: Option<&str>, sheet: &str, says_limits: bool) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writer.figure(&mut out, figure, svg, sheet, says_limits);
    out
}

/// The value of the CSS property `color-scheme` for these colours.
pub(super) fn scheme(colours: Colours) -> &'static str {
    match colours {
        Colours::Auto => "light dark",
        Colours::Light | Colours::Print => "light",
        Colours::Dark => "dark",
    }
}

/// The ladder, which scales with the text around it as the tables do.
fn ladder(figure: &Figure, svg_style: &SvgStyle) -> String {
    svg(&figure.ladder, &SvgStyle { unit: Unit::Em, ..svg_style.clone() })
}

/// The selector of the figures of a class, as specific as one of an id, so that it holds against the styles of the page around them.
pub(crate) fn scope(class: &str) -> String {
    format!(":is(.{class},#{class}-)")
}

/// The elements in a figure that have the looks of HTML itself, whatever the page around them makes of theirs. The ladder is not
/// among them, because its attributes would be reverted, too: [`ladder_style`].
const HTML: &str = "bdi,caption,code,div,h2,p,section,table,tbody,td,th,tr";

/// The elements of a ladder that has no style sheet of its own.
pub(crate) const LADDER: &str = ":is(svg,svg *)";

/// The rule that gives `shapes` of a ladder the looks of their attributes, whatever the page around them makes of theirs.
/// `revert-layer` goes back to the attributes. An important rule of a layer comes before all rules that are in no layer.
pub(crate) fn ladder_style(class: &str, shapes: &str) -> String {
    format!("@layer {class}{{{} {shapes}{{all:revert-layer!important}}}}\n", scope(class))
}

/// The style sheet of the figure. Lengths are in `em`, so that the figure scales with the text around it: `rem` would be the
/// size of the page's root, which many sites set to 62.5 %. A type size of 0, which hosts give to remove the space between inline
/// blocks, becomes 16px.
pub(crate) fn style(SvgStyle { colours, id_prefix: prefix, .. }: &SvgStyle) -> String {
    let [sans, mono] = [Font::Sans, Font::Mono].map(Font::stack);
    let palette = |Palette { ink, soft, line, card, last, news, .. }: &Palette| {
        format!("--ink:{ink};--soft:{soft};--line:{line};--card:{card};--final:{last};--news:{news}")
    };
    let (first, dark) = colours.palettes();
    let scheme = scheme(*colours);
    let scope = scope(prefix);
    let mut out = format!(
        "{scope}{{all:revert;{};color-scheme:{scheme};margin:0;padding:1em;color:var(--ink);background:var(--card);\
         font:max(1em,(1px - 1em)*16)/1.5 {sans};writing-mode:horizontal-tb;text-align:start;text-indent:0;text-transform:none;letter-spacing:normal;word-spacing:normal}}\n\
         {scope} :is({HTML}){{all:revert}}\n\
         {scope} .{prefix}-ladder{{overflow-x:auto}}\n\
         {scope} .{prefix}-step{{margin:1.5em 0 .5em;font-size:1.125em;font-weight:700;line-height:1.3;\
         overflow-wrap:anywhere}}\n\
         {scope} code{{font:.875em {mono}!important}}\n\
         {scope} :is(.{prefix}-step code,th,.{prefix}-why,.{prefix}-limits){{color:var(--soft)}}\n\
         {scope} .{prefix}-limits{{margin:1em 0 0;font-size:.875em}}\n\
         {scope} .{prefix}-tables{{display:flex;flex-wrap:wrap;align-items:flex-start;gap:1em}}\n\
         {scope} table{{border-collapse:collapse;min-width:min(15em,100%);border:1px solid var(--line);font-size:.875em}}\n\
         {scope} caption{{padding:.375em .75em;border:1px solid var(--line);border-bottom:0;text-align:start;\
         overflow-wrap:anywhere}}\n\
         {scope} :is(th,td){{padding:.125em .75em;text-align:start;vertical-align:top;font-weight:400;\
         overflow-wrap:anywhere}}\n\
         {scope} .{prefix}-final{{color:var(--final)}}\n\
         {scope} .{prefix}-news{{color:var(--news)}}\n",
        palette(first)
    );
    if let Some(dark) = dark {
        out += &format!("@media (prefers-color-scheme:dark){{{scope}{{{}}}}}\n", palette(dark));
    }
    out
}

/// The writer: the prefix of all classes, and that of all ids.
struct Writer<'a> {
    class: &'a str,
    prefix: &'a str,
    /// The element of a step's title.
    title: &'static str,
}

impl Writer<'_> {
    fn figure(
        &self,
        out: &mut String,
        figure: &Figure,
        svg: Option<&str>,
        sheet: &str,
        says_limits: bool,
    ) -> fmt::Result {
        let class = self.class;
        writeln!(out, "<figure class=\"{class}\" lang=\"en\" dir=\"ltr\">")?;
        write!(out, "{sheet}")?;
        if let Some(svg) = svg {
            // Material for MkDocs and Pagefind leave the drawing out of their search where tables say the same in order.
            let search = if figure.steps.is_empty() { "" } else { " data-search-exclude data-pagefind-ignore" };
            writeln!(out, "<div class=\"{class}-ladder\"{search}>{svg}</div>")?;
        }
        for step in &figure.steps {
            self.step(out, step)?;
        }
        if says_limits {
            writeln!(out, "<p class=\"{class}-limits\">{}</p>", LIMITS.join(" "))?;
        }
        writeln!(out, "</figure>")
    }

    fn step(&self, out: &mut String, StepFigure { number, step, tables }: &StepFigure) -> fmt::Result {
        let (class, title) = (self.class, self.title);
        let id = format!("{}-step-{number}", self.prefix);
        let (did, function) = (Did(&step.request), step.request.function());
        writeln!(out, "<section aria-labelledby=\"{id}\">")?;
        write!(out, "<{title} id=\"{id}\" class=\"{class}-step\">{number}. {did} ")?;
        writeln!(out, "<code translate=\"no\">{function}</code></{title}>")?;
        writeln!(out, "<div class=\"{class}-tables\">")?;
        tables.iter().zip(1..).try_for_each(|(table, column)| self.table(out, table, column))?;
        writeln!(out, "</div>\n</section>")
    }

    /// A table. `column` is its index in the step, which makes ids unique.
    fn table(&self, out: &mut String, table: &EventTable, column: usize) -> fmt::Result {
        let class = self.class;
        let tone = tone(table.event).as_str();
        let (party, event) = (Bdi(&table.party), table.event.as_str());
        writeln!(out, "<table>")?;
        writeln!(
            out,
            "<caption>Party {party}: <code translate=\"no\" class=\"{class}-{tone}\">{event}</code></caption>"
        )?;
        writeln!(out, "<tbody>")?;
        for (row, line) in table.rows.iter().zip(1..) {
            self.row(out, row, &self.why_id(&table.id, column, line))?;
        }
        writeln!(out, "</tbody>\n</table>")
    }

    fn why_id(&self, id: &MessageId, column: usize, row: usize) -> String {
        format!("{}-why-{}-{column}-{row}", self.prefix, id.step)
    }

    /// A row: the attribute, its value, and the reason for the value, if there is one. The reason describes the value
    /// (`aria-describedby`) in a cell of its own, for readers who go from cell to cell and hear no descriptions. Its role is
    /// `gridcell`, so that a row has one `cell`, the value.
    fn row(&self, out: &mut String, AttributeRow { attribute, why }: &AttributeRow, id: &str) -> fmt::Result {
        let optional = attribute.optional.then(|| "optional".to_owned());
        let why: Vec<_> = why.map(|why| why.text()).into_iter().chain(optional).collect();
        // Spaces between the cells separate their words in a search index.
        write!(out, "<tr><th scope=\"row\" translate=\"no\">{}</th> ", attribute.name.as_str())?;
        let described = if why.is_empty() { String::new() } else { format!(" aria-describedby=\"{id}\"") };
        match &attribute.value {
            Value::Dn(dn) => write!(out, "<td{described}>{}</td>", Bdi(dn))?,
            value @ (Value::ConnId(_) | Value::Role(_) | Value::CallState(_)) => {
                write!(out, "<td translate=\"no\"{described}>{}</td>", HtmlEscaped(&value.to_string()))?;
            }
        }
        if !why.is_empty() {
            write!(out, " <td role=\"gridcell\" id=\"{id}\" class=\"{}-why\">{}</td>", self.class, why.join(", "))?;
        }
        writeln!(out, "</tr>")
    }
}

/// A request in words, in the present tense: `A deletes B`.
struct Did<'a>(&'a Request);

impl fmt::Display for Did<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Request::ReleaseCall { by } => write!(f, "{} releases", Bdi(by)),
            Request::DeleteFromConference { by, other_dn } => write!(f, "{} deletes {}", Bdi(by), Bdi(other_dn)),
        }
    }
}

/// A DN in a bidi isolate (`<bdi>`).
struct Bdi<'a>(&'a Dn);

impl fmt::Display for Bdi<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<bdi translate=\"no\">{}</bdi>", HtmlEscaped(self.0.as_str()))
    }
}

/// Text between tags or in an attribute value: escaped as in the SVG; hidden characters are numeric character references.
pub(crate) struct HtmlEscaped<'a>(pub(crate) &'a str);

impl fmt::Display for HtmlEscaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            _ if is_hidden(character) => write!(f, "&#{};", u32::from(character)),
            _ => write!(f, "{}", callmodel_ladder::XmlEscaped(character.encode_utf8(&mut [0; 4]))),
        })
    }
}
