use std::fmt::{self, Write};

use crate::{
    Anchor, Arrow, Bar, Chunked, Colours, Drawing, Font, Head, Lifeline, Line, Mark, Palette, PlacedRemark, Shape,
    Sign, SvgStyle, TextLine, Tone, Unit, XmlEscaped,
};

/// Writes `drawing` as a self-contained SVG element: no script, no `style` attribute, no external resource, and only syntax
/// that works in a shadow root. Colours are presentation attributes, which every SVG renderer supports; only [`Colours::Auto`]
/// adds a style sheet, which renderers without colour schemes ignore.
#[must_use]
pub fn svg<K>(drawing: &Drawing<K>, svg_style: &SvgStyle) -> String {
    let mut out = String::with_capacity(512 + 256 * drawing.shapes.len());
    let pen = Pen::of(svg_style);
    // Writing to a string cannot fail.
    let _ = pen.document(&mut out, drawing);
    out
}

/// The role of a colour.
#[derive(Clone, Copy)]
enum ColourRole {
    Card,
    Ink,
    Soft,
    Bar,
    Lifeline,
    Mark,
    Accent,
    Last,
    News,
    Chip(usize),
    OnChip(usize),
}

impl ColourRole {
    /// The number of chip colours; further lanes reuse them in order.
    const CHIPS: usize = 8;

    /// Every role of a drawing with `chips` chips, with the painted property.
    fn painted(chips: usize) -> impl Iterator<Item = (&'static str, Self)> {
        let fills = [Self::Card, Self::Ink, Self::Soft, Self::Bar, Self::Mark, Self::Accent, Self::Last, Self::News];
        let strokes = [Self::Lifeline, Self::Accent, Self::Last, Self::News];
        let chips = (0..chips.min(Self::CHIPS)).flat_map(|index| [Self::Chip(index), Self::OnChip(index)]);
        let fills = fills.into_iter().chain(chips).map(|role| ("fill", role));
        strokes.into_iter().map(|role| ("stroke", role)).chain(fills)
    }

    fn of_tone(tone: Tone) -> Self {
        match tone {
            Tone::Accent => Self::Accent,
            Tone::Final => Self::Last,
            Tone::News => Self::News,
        }
    }

    fn colour(self, palette: &Palette) -> &'static str {
        match self {
            Self::Card => palette.card,
            Self::Ink => palette.ink,
            Self::Soft => palette.soft,
            Self::Bar => palette.bar,
            Self::Lifeline => palette.lifeline,
            Self::Mark => palette.mark,
            Self::Accent => palette.accent,
            Self::Last => palette.last,
            Self::News => palette.news,
            Self::Chip(index) => palette.chips[index % Self::CHIPS][0],
            Self::OnChip(index) => palette.chips[index % Self::CHIPS][1],
        }
    }
}

impl fmt::Display for ColourRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card => write!(f, "card"),
            Self::Ink => write!(f, "ink"),
            Self::Soft => write!(f, "soft"),
            Self::Bar => write!(f, "bar"),
            Self::Lifeline => write!(f, "lifeline"),
            Self::Mark => write!(f, "mark"),
            Self::Accent => write!(f, "accent"),
            Self::Last => write!(f, "final"),
            Self::News => write!(f, "news"),
            Self::Chip(index) => write!(f, "chip-{}", index % Self::CHIPS),
            Self::OnChip(index) => write!(f, "on-chip-{}", index % Self::CHIPS),
        }
    }
}

/// A paint attribute such as `fill="#fff"`, with automatic colours also a class for the dark scheme.
struct Paint<'a> {
    pen: &'a Pen,
    property: &'static str,
    role: ColourRole,
}

impl fmt::Display for Paint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pen, property, role } = self;
        write!(f, "{property}=\"{}\"", role.colour(pen.palette))?;
        if pen.dark.is_some() { write!(f, " class=\"{}-{property}-{role}\"", pen.prefix) } else { Ok(()) }
    }
}

/// The writer: colours and prefix of the ids.
struct Pen {
    palette: &'static Palette,
    /// The palette of the dark scheme, if the drawing has one.
    dark: Option<&'static Palette>,
    background: bool,
    unit: Unit,
    prefix: String,
}

impl Pen {
    fn of(svg_style: &SvgStyle) -> Self {
        let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let (palette, dark) = svg_style.colours.palettes();
        Self {
            palette,
            dark,
            background: svg_style.colours != Colours::Print,
            unit: svg_style.unit,
            // An id in a CSS selector must not begin with a digit.
            prefix: format!("d{}", svg_style.id_prefix.chars().filter(allowed).collect::<String>()),
        }
    }

    fn fill(&self, role: ColourRole) -> Paint<'_> {
        Paint { pen: self, property: "fill", role }
    }

    fn stroke(&self, role: ColourRole) -> Paint<'_> {
        Paint { pen: self, property: "stroke", role }
    }

    /// The accessible name is in `<desc>`: a browser shows the `<title>` of the whole drawing as a tooltip over all of it. A line feed
    /// stands between texts, since search indexes of sites take tags for nothing.
    fn document<K>(&self, out: &mut String, drawing: &Drawing<K>) -> fmt::Result {
        let Drawing { width, height, .. } = drawing;
        let (id, sans) = (&self.prefix, Font::Sans.stack());
        write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
             translate=\"no\" direction=\"ltr\" letter-spacing=\"0\" word-spacing=\"0\" font-family=\"{sans}\" fill=\"none\">\
             <desc id=\"{id}-title\">{}</desc>\n<desc id=\"{id}-desc\">{}</desc>\n",
            self.unit.length(*width),
            self.unit.length(*height),
            XmlEscaped(&drawing.title),
            XmlEscaped(&drawing.description),
        )?;
        if let Some(dark) = self.dark {
            self.dark_sheet(out, dark, &drawing.shapes)?;
        }
        if self.background {
            write!(out, "<rect width=\"{width}\" height=\"{height}\" {}/>", self.fill(ColourRole::Card))?;
        }
        let mut chip = 0;
        for shape in &drawing.shapes {
            match shape {
                Shape::Lifeline(lifeline) => self.lifeline(out, lifeline)?,
                Shape::Head(head) => {
                    self.head(out, head, chip)?;
                    chip += usize::from(head.line == Line::Solid);
                }
                Shape::Bar(bar) => self.bar(out, bar)?,
                Shape::Remark(remark) => self.remark(out, remark)?,
                Shape::Arrow(arrow) => self.arrow(out, arrow)?,
            }
        }
        out.write_str("</svg>")
    }

    /// The style sheet of the dark scheme, scoped to the classes of this drawing.
    fn dark_sheet<K>(&self, out: &mut String, dark: &Palette, shapes: &Chunked<Shape<K>>) -> fmt::Result {
        let heads =
            shapes.iter().filter(|shape| matches!(shape, Shape::Head(head) if head.line == Line::Solid)).count();
        write!(out, "<style>@media (prefers-color-scheme:dark){{")?;
        for (property, role) in ColourRole::painted(heads) {
            write!(out, ".{}-{property}-{role}{{{property}:{}}}", self.prefix, role.colour(dark))?;
        }
        write!(out, "}}</style>")
    }

    fn lifeline(&self, out: &mut String, Lifeline { x, top, bottom, line, .. }: &Lifeline) -> fmt::Result {
        write!(out, "<path d=\"M{x} {top}V{bottom}\"{} {}/>", dashes(*line), self.stroke(ColourRole::Lifeline))
    }

    /// A head: a chip in the lane's colour, or the text alone if the lane is not solid.
    fn head(&self, out: &mut String, Head { area, texts, whole, line, .. }: &Head, chip: usize) -> fmt::Result {
        let solid = *line == Line::Solid;
        begin(out, whole.as_deref())?;
        if solid {
            let crate::Rect { x, y, width, height } = area;
            let fill = self.fill(ColourRole::Chip(chip));
            write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\" {fill}/>")?;
        }
        let role = if solid { ColourRole::OnChip(chip) } else { ColourRole::Soft };
        texts.iter().try_for_each(|text| self.text(out, text, role))?;
        end(out, whole.as_deref())
    }

    fn bar(&self, out: &mut String, Bar { area, text, label, .. }: &Bar) -> fmt::Result {
        let crate::Rect { x, y, width, height } = area;
        let whole = Some(label.as_str()).filter(|label| *label != text.text);
        begin(out, whole)?;
        let fill = self.fill(ColourRole::Bar);
        write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\" {fill}/>")?;
        self.text(out, text, ColourRole::Ink)?;
        end(out, whole)
    }

    fn remark(&self, out: &mut String, PlacedRemark { area, texts, whole, .. }: &PlacedRemark) -> fmt::Result {
        let crate::Rect { x, y, width, height } = area;
        begin(out, whole.as_deref())?;
        let fill = self.fill(ColourRole::Card);
        write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {fill}/>")?;
        texts.iter().try_for_each(|text| self.text(out, text, ColourRole::Soft))?;
        end(out, whole.as_deref())
    }

    fn arrow<K>(&self, out: &mut String, arrow: &Arrow<K>) -> fmt::Result {
        let role = ColourRole::of_tone(arrow.tone);
        let title = title(arrow);
        begin(out, title.as_deref())?;
        self.mark(out, arrow, role)?;
        let [tip, above, below] = arrow.point;
        let (from, y, stroke) = (arrow.from, arrow.y, self.stroke(role));
        write!(out, "<path d=\"M{from} {y}H{}\" stroke-width=\"1.75\"{} {stroke}/>", above[0], dashes(arrow.line))?;
        write!(
            out,
            "<path d=\"M{} {}L{} {}V{}Z\" {}/>",
            tip[0],
            tip[1],
            above[0],
            above[1],
            below[1],
            self.fill(role)
        )?;
        arrow.texts.iter().try_for_each(|text| self.text(out, text, role))?;
        if let Some(cross) = arrow.cross {
            let (left, top, size) = (cross.x - cross.arm, cross.y - cross.arm, 2 * cross.arm);
            write!(
                out,
                "<path d=\"M{left} {top}l{size} {size}m0-{size}l-{size} {size}\" stroke-width=\"2\" {}/>",
                self.stroke(role)
            )?;
        }
        self.sign(out, arrow.sign.as_ref(), role)?;
        end(out, title.as_deref())
    }

    /// The outline of a mark, each mark with its own pattern; a chosen message has a background, too.
    fn mark<K>(&self, out: &mut String, Arrow { mark, area, .. }: &Arrow<K>, role: ColourRole) -> fmt::Result {
        let pattern = match mark {
            Mark::None => return Ok(()),
            Mark::Chosen => "",
            Mark::Missing => " stroke-dasharray=\"6 4\"",
            Mark::Unexpected => " stroke-dasharray=\"2 4\"",
            Mark::Different => " stroke-dasharray=\"8 3 2 3\"",
        };
        let crate::Rect { x, y, width, height } = area;
        let rect = format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"");
        // Background and outline are two elements, because each paint has its own class.
        if *mark == Mark::Chosen {
            write!(out, "{rect} {}/>", self.fill(ColourRole::Mark))?;
        }
        write!(out, "{rect} stroke-width=\"1.5\"{pattern} {}/>", self.stroke(role))
    }

    /// The sign of a mark on a disc of the card's colour, which covers the outline.
    fn sign(&self, out: &mut String, sign: Option<&Sign>, role: ColourRole) -> fmt::Result {
        let Some(Sign { x, y, radius, strokes }) = sign else { return Ok(()) };
        write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {}/><path d=\"", self.fill(ColourRole::Card))?;
        for [[x, y], [to_x, to_y]] in strokes {
            write!(out, "M{x} {y}L{to_x} {to_y}")?;
        }
        write!(out, "\" stroke-width=\"2\" {}/>", self.stroke(role))
    }

    fn text(&self, out: &mut String, text: &TextLine, role: ColourRole) -> fmt::Result {
        let anchor = match text.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let TextLine { x, y, size, .. } = text;
        write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\"")?;
        if text.font == Font::Mono {
            write!(out, " font-family=\"{}\"", text.font.stack())?;
        }
        if text.strong {
            write!(out, " font-weight=\"700\"")?;
        }
        writeln!(out, " {}>{}</text>", self.fill(role), XmlEscaped(&text.text))
    }
}

/// The attribute of a line's pattern, with a leading space.
fn dashes(line: Line) -> &'static str {
    match line {
        Line::Solid => "",
        Line::Dashed => " stroke-dasharray=\"6 4\"",
        Line::Dotted => " stroke-dasharray=\"2 4\"",
    }
}

/// The title of a message: the full form of a shortened text, after the name of a deviation, which has only a line and a sign
/// in the drawing.
fn title<K>(arrow: &Arrow<K>) -> Option<String> {
    let Some(name) = arrow.mark.deviation() else { return arrow.whole.clone() };
    let shown = || arrow.texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
    Some(format!("{name}: {}", arrow.whole.clone().unwrap_or_else(shown)))
}

/// Begins a group whose title is the full form of a shortened text. There is no group for a complete text.
fn begin(out: &mut String, whole: Option<&str>) -> fmt::Result {
    whole.map_or(Ok(()), |whole| write!(out, "<g><title>{}</title>", XmlEscaped(whole)))
}

/// Ends the group of [`begin`].
fn end(out: &mut String, whole: Option<&str>) -> fmt::Result {
    out.write_str(if whole.is_some() { "</g>" } else { "" })
}
