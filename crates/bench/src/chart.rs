//! A dot plot as SVG: a row for each measured thing and size, a dot for each of its values on a logarithmic scale.

use anyhow::{Result, anyhow};
use plotters::prelude::*;

use crate::measure::Measure;
use crate::record::Role;

/// Width of a chart, and of the row labels left of its dots, in px.
const WIDTH: u32 = 760;
const LABELS: u32 = 250;

/// Height of a row; of the title, the axis and its description together, in px.
const ROW: u32 = 26;
const FRAME: u32 = 96;

/// Rows that stay free below the dots, for the legend.
const LEGEND: usize = 4;

/// Radius of a dot, in px.
const DOT: i32 = 5;

/// Medians of these measures, which share a unit. Each group and size has a row, in the order of its first measure.
///
/// # Errors
/// If the library cannot draw it.
pub(crate) fn dots(title: &str, measures: &[&Measure]) -> Result<String> {
    let mut svg = String::new();
    draw(title, measures, SVGBackend::with_string(&mut svg, (WIDTH, height(measures))))
        .map_err(|error| anyhow!("the chart \"{title}\" cannot be drawn: {error}"))?;
    Ok(svg)
}

fn height(measures: &[&Measure]) -> u32 {
    let rows = u32::try_from(rows(measures).len() + LEGEND).unwrap_or(u32::MAX / ROW - FRAME);
    rows * ROW + FRAME
}

fn draw<'error>(
    title: &str,
    measures: &[&Measure],
    backend: SVGBackend<'_>,
) -> Result<(), Box<dyn std::error::Error + 'error>> {
    let rows = rows(measures);
    let medians = || measures.iter().map(|measure| measure.values.median);
    let (least, most) = (medians().fold(f64::INFINITY, f64::min), medians().fold(0.0, f64::max));
    let root = backend.into_drawing_area();
    // The page around it may be light or dark.
    root.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&root)
        .caption(title, ("sans-serif", 18))
        .margin(12)
        .set_label_area_size(LabelAreaPosition::Left, LABELS)
        .set_label_area_size(LabelAreaPosition::Bottom, 40)
        .build_cartesian_2d((least / 2.0..most * 2.0).log_scale(), (0..rows.len() + LEGEND - 1).into_segmented())?;
    // Rows go from the top down, the axis from the bottom up.
    let place = |row: usize| rows.len() + LEGEND - 1 - row;
    let label = |at: &SegmentValue<usize>| match at {
        SegmentValue::CenterOf(place) => {
            (rows.len() + LEGEND - 1).checked_sub(*place).and_then(|row| rows.get(row)).cloned().unwrap_or_default()
        }
        SegmentValue::Exact(_) | SegmentValue::Last => String::new(),
    };
    let unit = measures.first().map_or("", |measure| measure.unit.as_str());
    chart
        .configure_mesh()
        .x_desc(format!("{unit}, logarithmic; less is better"))
        .x_labels(5)
        .x_label_formatter(&|value| format!("{value}"))
        .light_line_style(TRANSPARENT)
        .y_labels(rows.len() + LEGEND)
        .y_label_formatter(&label)
        .disable_y_mesh()
        .label_style(("sans-serif", 13))
        .draw()?;
    for (role, name) in series(measures) {
        let of = measures.iter().filter(|measure| (measure.role, measure.name.as_str()) == (role, name));
        let points = of.filter_map(|measure| {
            let row = rows.iter().position(|row| *row == self::label(measure, measures))?;
            Some((measure.values.median, SegmentValue::CenterOf(place(row))))
        });
        let style = style(role);
        chart
            .draw_series(points.map(|point| Circle::new(point, DOT, style)))?
            .label(name)
            .legend(move |(x, y)| Circle::new((x + 10, y), DOT, style));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::LowerRight)
        .label_font(("sans-serif", 13))
        .border_style(BLACK.mix(0.2))
        .draw()?;
    root.present()?;
    Ok(())
}

/// Labels of the rows.
fn rows(measures: &[&Measure]) -> Vec<String> {
    let mut rows = Vec::new();
    for measure in measures {
        let label = label(measure, measures);
        if !rows.contains(&label) {
            rows.push(label);
        }
    }
    rows
}

/// The size, after the group where there are several.
fn label(measure: &Measure, all: &[&Measure]) -> String {
    if all.iter().all(|other| other.group == measure.group) {
        measure.size.clone()
    } else {
        format!("{}, {}", measure.group, measure.size)
    }
}

/// Legend: each role and name, ours first.
fn series<'measure>(measures: &[&'measure Measure]) -> Vec<(Role, &'measure str)> {
    let mut series = Vec::new();
    for role in [Role::Ours, Role::Peer, Role::Floor] {
        for measure in measures.iter().filter(|measure| measure.role == role) {
            if !series.contains(&(role, measure.name.as_str())) {
                series.push((role, measure.name.as_str()));
            }
        }
    }
    series
}

/// Ours is filled and blue, a peer filled and orange, the floor a grey ring.
fn style(role: Role) -> ShapeStyle {
    match role {
        Role::Ours => RGBColor(0, 90, 181).filled(),
        Role::Peer => RGBColor(220, 110, 0).filled(),
        Role::Floor => RGBColor(90, 90, 90).stroke_width(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Values;

    fn measure(group: &str, size: &str, role: Role, name: &str, median: f64) -> Measure {
        Measure::ours(group, size, Values::once(median)).in_role(role, name)
    }

    #[test]
    fn a_row_of_a_single_group_is_labelled_by_its_size() {
        let [small, large] = ["3×5", "9×9"].map(|size| measure("a", size, Role::Ours, "x", 1.0));
        assert_eq!(rows(&[&small, &large, &small]), ["3×5", "9×9"]);
        let other = measure("b", "3×5", Role::Ours, "x", 1.0);
        assert_eq!(rows(&[&small, &other]), ["a, 3×5", "b, 3×5"]);
    }

    #[test]
    fn ours_stands_first_in_the_legend() {
        let [floor, ours] =
            [(Role::Floor, "floor"), (Role::Ours, "ours")].map(|(role, name)| measure("a", "1", role, name, 1.0));
        assert_eq!(series(&[&floor, &ours, &floor]), [(Role::Ours, "ours"), (Role::Floor, "floor")]);
    }

    #[test]
    fn a_chart_says_its_title_rows_and_series() {
        let [ours, peer] = [(Role::Ours, "ladder", 1.0), (Role::Peer, "mermaid <12>", 30.0)]
            .map(|(role, name, median)| measure("a", "3×5", role, name, median));
        let svg = dots("Title", &[&ours, &peer]).expect("it can be drawn");
        for text in ["Title", "3×5", "ladder", "mermaid &lt;12&gt;", "ms, logarithmic; less is better"] {
            assert!(svg.contains(&format!("\n{text}\n")), "{text}: {svg}");
        }
        assert_eq!(svg.matches("<circle").count(), 4, "two dots, and two in the legend");
    }
}
