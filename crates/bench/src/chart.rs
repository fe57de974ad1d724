//! A chart of bars as SVG, to stand in a page of the documentation: it has the colours and the type of the text around it, and
//! no styles of its own, which a strict policy would forbid.

use std::fmt::Write as _;

use super::figures::three;
use super::measure::{Measure, Role};

/// The width of a chart, of the names before its bars, and of the values after them, in px.
const WIDTH: f64 = 720.0;
const NAMES: f64 = 220.0;
const VALUES: f64 = 90.0;

/// The height of a line, and of a bar in it.
const LINE: f64 = 22.0;
const BAR: f64 = 14.0;

/// From so many times the least on, bars are as long as the logarithms.
const WIDE: f64 = 60.0;

/// The bars of these measures, in their order, with a heading for each group and size.
pub(crate) fn bars(title: &str, measures: &[&Measure]) -> String {
    let medians = || measures.iter().map(|measure| measure.values.median).filter(|median| *median > 0.0);
    let (least, most) = (medians().fold(f64::INFINITY, f64::min), medians().fold(0.0, f64::max));
    let is_logarithmic = most > WIDE * least;
    let length = |median: f64| {
        let room = WIDTH - NAMES - VALUES;
        // The least bar of a logarithmic chart is a tenth of the room, so that it can be seen.
        let part =
            if is_logarithmic { 0.1 + 0.9 * (median / least).log10() / (most / least).log10() } else { median / most };
        (room * part).max(1.0)
    };
    let mut lines = String::new();
    let mut y = 0.0;
    let mut heading = None;
    for measure in measures {
        let own = (&measure.group, &measure.size);
        if heading.replace(own) != Some(own) {
            y += LINE * 1.3;
            let _ = writeln!(
                lines,
                "<text x=\"0\" y=\"{y:.0}\" font-weight=\"bold\">{}, {}</text>",
                escaped(&measure.group),
                escaped(&measure.size)
            );
        }
        y += LINE;
        let opacity = match measure.role {
            Role::Ours => "1",
            Role::Peer => "0.5",
            Role::Floor => "0.25",
        };
        let (top, width) = (y - BAR + 2.0, length(measure.values.median));
        let _ = writeln!(
            lines,
            "<text x=\"{NAMES}\" dx=\"-8\" y=\"{y:.0}\" text-anchor=\"end\">{}</text>\
             <rect x=\"{NAMES}\" y=\"{top:.0}\" width=\"{width:.0}\" height=\"{BAR}\" fill-opacity=\"{opacity}\"/>\
             <text x=\"{:.0}\" y=\"{y:.0}\">{} {}</text>",
            escaped(&measure.name),
            NAMES + width + 8.0,
            three(measure.values.median),
            escaped(&measure.unit)
        );
    }
    let scale = if is_logarithmic { "Less is better. The lengths are logarithms." } else { "Less is better." };
    y += LINE * 1.3;
    let _ = writeln!(lines, "<text x=\"0\" y=\"{y:.0}\" font-style=\"italic\">{scale}</text>");
    let (height, label) = (y + 8.0, escaped(title));
    format!(
        "<svg role=\"img\" aria-label=\"{label}: the table below has the same values\" viewBox=\"0 0 {WIDTH} {height:.0}\" \
         width=\"100%\" font-size=\"13\" fill=\"currentColor\">\n{lines}</svg>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::figures::Times;
    use super::*;

    fn measure(name: &str, median: f64) -> Measure {
        let values = Times { median, least: median, greatest: median, count: 1 };
        Measure::ours("a < b", "3×5", values).in_role(Role::Ours, name)
    }

    fn widths(svg: &str) -> Vec<f64> {
        let rects = svg.split("<rect ").skip(1).filter_map(|rect| rect.split("width=\"").nth(1)?.split('"').next());
        rects.filter_map(|width| width.parse().ok()).collect()
    }

    #[test]
    fn bars_are_as_long_as_their_values() {
        let svg = bars("Title", &[&measure("x", 1.0), &measure("y", 2.0)]);
        assert_eq!(widths(&svg), [205.0, 410.0]);
        assert!(svg.contains(">2.00 ms</text>") && svg.contains("a &lt; b, 3×5"), "{svg}");
    }

    #[test]
    fn of_values_far_apart_the_logarithms_are_drawn_and_that_is_said() {
        let svg = bars("Title", &[&measure("x", 1.0), &measure("y", 10.0), &measure("z", 100.0)]);
        assert_eq!(widths(&svg), [41.0, 226.0, 410.0]);
        assert!(svg.contains("logarithms"), "{svg}");
    }

    #[test]
    fn a_chart_has_no_empty_line_which_would_end_it_in_markdown() {
        let svg = bars("Title", &[&measure("x", 1.0)]);
        assert!(svg.trim_end().lines().all(|line| !line.is_empty()), "{svg}");
    }
}
