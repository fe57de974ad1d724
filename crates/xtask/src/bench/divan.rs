//! The tables that divan prints for the native benches.

use super::figures::Times;

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

    #[test]
    fn other_lines_are_passed_over() {
        assert_eq!(read(&[String::new(), "Timer precision: 18 ns".to_owned()]), []);
    }
}
