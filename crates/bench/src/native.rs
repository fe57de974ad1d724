//! The tables that divan prints for the native benches.

use super::figures::{Times, three};
use super::measure::{Measure, Role};
use super::report::verdict;

/// Memory is linear in shapes if a size takes at most this many times the bytes a shape of the smallest.
const GROWTH: f64 = 1.1;

/// One row of them, with the most memory that was held at once if the bench counts that.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    /// The function that was measured.
    pub(crate) bench: String,
    /// Lanes × messages, and more words if the bench has them.
    pub(crate) name: String,
    /// How long it took.
    pub(crate) times: Times,
    /// The most bytes held at once.
    pub(crate) peak: Option<f64>,
}

/// Reads the tables; what is no table is passed over.
pub(crate) fn read(lines: &[String]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut bench = String::new();
    // Whether the lines now are about the most that was held at once.
    let mut peak = false;
    for line in lines {
        let line = line.trim_start_matches(['│', '├', '╰', '─', ' ']);
        let cells: Vec<&str> = line.split('│').map(str::trim).collect();
        match cells[..] {
            [first, _, median, _, samples, _] if !samples.is_empty() => {
                rows.extend(row(&bench, first, &cells, median, samples));
            }
            [heading, "", ..] if heading.ends_with(':') => peak = heading == "max alloc:",
            [name, "", ..] => name.clone_into(&mut bench),
            // A count of allocations, which has no unit, or their bytes.
            [first, ..] if peak => {
                if let (Some(row), Some(bytes)) = (rows.last_mut(), bytes(first)) {
                    row.peak = Some(bytes);
                }
            }
            _ => {}
        }
    }
    rows
}

/// The row whose first cell is the name and the fastest time.
fn row(bench: &str, first: &str, cells: &[&str], median: &str, samples: &str) -> Option<Row> {
    let mut words: Vec<&str> = first.split_whitespace().collect();
    let (unit, value) = (words.pop()?, words.pop()?);
    let least = ms(&format!("{value} {unit}"))?;
    let times = Times { median: ms(median)?, least, greatest: ms(cells[1])?, count: samples.parse().ok()? };
    Some(Row { bench: bench.to_owned(), name: words.join(" "), times, peak: None })
}

/// A time in ms.
fn ms(text: &str) -> Option<f64> {
    quantity(text, &[("ns", 1e-6), ("µs", 1e-3), ("ms", 1.0), ("s", 1e3)])
}

/// An amount of memory in bytes.
fn bytes(text: &str) -> Option<f64> {
    quantity(text, &[("B", 1.0), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9)])
}

/// A number with one of these units.
fn quantity(text: &str, units: &[(&str, f64)]) -> Option<f64> {
    let (value, unit) = text.split_once(' ')?;
    let (_, factor) = units.iter().find(|(name, _)| *name == unit)?;
    Some(value.parse::<f64>().ok()? * factor)
}

/// The rows of the ladder, for the report.
pub(crate) fn of_ladder(rows: &[Row]) -> Vec<Measure> {
    let mut measures = Vec::new();
    for row in rows.iter().filter(|row| row.peak.is_none()) {
        let group = match row.bench.as_str() {
            "layout" => "native, layout",
            "layout_named" => "native, layout, names of 64 characters",
            "svg" => "native, SVG",
            _ => "native, layout and SVG",
        };
        let measure = Measure::ours(group, &row.name, row.times);
        measures.push(match row.bench.as_str() {
            "copy" => measure.in_role(Role::Floor, "a copy of the SVG"),
            _ => measure,
        });
    }
    let mut first: Option<(&str, f64)> = None;
    for row in rows {
        let (Some(peak), Some((size, shapes))) = (row.peak, counted(&row.name, " shapes")) else { continue };
        let each = peak / shapes;
        let smallest = match first {
            Some((bench, smallest)) if bench == row.bench => smallest,
            _ => each,
        };
        first = Some((&row.bench, smallest));
        let group = if row.bench == "memory_svg" { "memory, SVG" } else { "memory, layout" };
        let goal = verdict("linear in shapes", each <= GROWTH * smallest);
        measures.push(memory(group, size, peak, format!("{} bytes a shape, {shapes} shapes; {goal}", three(each))));
    }
    measures
}

/// The rows of the model, for the report.
pub(crate) fn of_model(rows: &[Row]) -> Vec<Measure> {
    let of = |row: &Row| match (row.bench.as_str(), row.peak) {
        ("memory_run", Some(peak)) => {
            let steps: f64 = row.name.parse().ok()?;
            let says = format!("{} bytes a step, of which each has an event a party", three(peak / steps));
            Some(memory("memory of a run", &format!("100×{steps}"), peak, says))
        }
        ("apply" | "copy", None) => {
            let times = Times {
                median: row.times.median * 1e3,
                least: row.times.least * 1e3,
                greatest: row.times.greatest * 1e3,
                ..row.times
            };
            let measure = Measure { unit: "µs".to_owned(), ..Measure::ours("request, native", &row.name, times) };
            Some(match row.bench.as_str() {
                "apply" => measure.in_role(Role::Ours, "apply"),
                _ => measure.in_role(Role::Floor, "a copy of as many bytes"),
            })
        }
        _ => None,
    };
    rows.iter().filter_map(of).collect()
}

/// The most that was held at once.
fn memory(group: &str, size: &str, bytes: f64, says: String) -> Measure {
    let kilobytes = bytes / 1e3;
    let once = Times { median: kilobytes, least: kilobytes, greatest: kilobytes, count: 1 };
    Measure { unit: "kB".to_owned(), ..Measure::ours(group, size, once).saying(says) }
}

/// The first word and the number in a name such as `3×5 11 shapes`.
fn counted<'name>(name: &'name str, unit: &str) -> Option<(&'name str, f64)> {
    let (size, count) = name.split_once(' ')?;
    Some((size, count.strip_suffix(unit)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "\
memory            fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ layout                       │               │               │               │         │
│  ├─ 16×160      280.7 µs      │ 3.5 ms        │ 288.4 µs      │ 292.5 µs      │ 100     │ 100
│  ╰─ 32×320 384 shapes  1.501 s  │ 1.501 s     │ 1.501 s       │ 1.501 s       │ 1       │ 1
│                max alloc:    │               │               │               │         │
│                  2936        │ 2936          │ 2936          │ 2936          │         │
│                  378.5 KB    │ 378.5 KB      │ 378.5 KB      │ 378.5 KB      │         │
│                alloc:        │               │               │               │         │
│                  21269       │ 21269         │ 21269         │ 21269         │         │
│                  1.168 MB    │ 1.168 MB      │ 1.168 MB      │ 1.168 MB      │         │
╰─ svg                          │               │               │               │         │
   ╰─ 16×160      10 ns         │ 12 ns         │ 11 ns         │ 11 ns         │ 100     │ 100
";

    #[test]
    fn the_rows_of_a_table_are_read_with_their_bench() {
        let rows = read(&PRINTED.lines().map(str::to_owned).collect::<Vec<_>>());
        let names: Vec<_> = rows.iter().map(|row| (row.bench.as_str(), row.name.as_str())).collect();
        assert_eq!(names, [("layout", "16×160"), ("layout", "32×320 384 shapes"), ("svg", "16×160")]);
        let first = rows[0].times;
        let rounded = [first.least, first.median, first.greatest].map(|ms| format!("{ms:.4}"));
        assert_eq!((rounded, first.count), (["0.2807", "0.2884", "3.5000"].map(str::to_owned), 100));
        assert_eq!(rows.iter().map(|row| row.peak).collect::<Vec<_>>(), [None, Some(378_500.0), None]);
    }

    fn row(bench: &str, name: &str, median: f64, peak: Option<f64>) -> Row {
        let times = Times { median, least: median, greatest: median, count: 100 };
        Row { bench: bench.to_owned(), name: name.to_owned(), times, peak }
    }

    #[test]
    fn each_bench_of_the_ladder_is_a_measure_of_its_own() {
        let rows = ["layout", "layout_named", "svg", "both"].map(|bench| row(bench, "1×1", 1.0, None));
        let mut told: Vec<_> = of_ladder(&rows).into_iter().map(|measure| measure.group).collect();
        told.dedup();
        assert_eq!(told.len(), 4, "{told:?}");
    }

    #[test]
    fn memory_is_told_by_the_shape_and_compared_with_the_smallest() {
        let rows = [
            row("memory_layout", "1×1 10 shapes", 1.0, Some(1e6)),
            row("memory_layout", "2×2 20 shapes", 1.0, Some(4e6)),
            row("memory_svg", "1×1 10 shapes", 1.0, Some(5e6)),
        ];
        let says: Vec<_> = of_ladder(&rows).into_iter().map(|measure| measure.says).collect();
        assert_eq!(says[0], "100000 bytes a shape, 10 shapes; goal linear in shapes: met");
        assert_eq!(says[1], "200000 bytes a shape, 20 shapes; goal linear in shapes: NOT MET");
        assert!(says[2].ends_with("goal linear in shapes: met"), "{says:?}");
    }

    #[test]
    fn a_request_stands_beside_a_copy_of_its_bytes() {
        let measures = of_model(&[row("apply", "16", 0.001, None), row("copy", "16", 0.0005, None)]);
        let told: Vec<_> =
            measures.iter().map(|of| (of.role, of.size.as_str(), of.values.median, of.unit.as_str())).collect();
        assert_eq!(told, [(Role::Ours, "16", 1.0, "µs"), (Role::Floor, "16", 0.5, "µs")]);
    }

    #[test]
    fn other_lines_are_passed_over() {
        assert_eq!(read(&[String::new(), "Timer precision: 18 ns".to_owned()]), []);
    }
}
