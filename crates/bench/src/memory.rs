//! Peaks of memory, which `callmodel-bench-memory` prints.

use crate::goals;
use crate::measure::Measure;
use crate::record::Peak;
use crate::values::{Values, three};

/// Measures of these peaks in kB, with the bytes per part; each beside the first, smallest one of its group.
pub(crate) fn measures(peaks: &[Peak]) -> Vec<Measure> {
    let of = |peak: &Peak| {
        let smallest = peaks.iter().find(|other| other.group == peak.group).map_or(0.0, each);
        let bytes = three(each(peak));
        let says = if peak.group == "memory of a run" {
            format!("{bytes} bytes a step, of which each has an event a party")
        } else {
            format!("{bytes} bytes a shape, {} shapes; {}", peak.parts, goals::linear("shapes", each(peak), smallest))
        };
        Measure::ours(&peak.group, &peak.size, Values::once(float(peak.bytes) / 1e3)).in_unit("kB").saying(says)
    };
    peaks.iter().map(of).collect()
}

/// Bytes per part.
fn each(peak: &Peak) -> f64 {
    float(peak.bytes) / float(peak.parts.max(1))
}

#[expect(clippy::cast_precision_loss, reason = "bytes and shapes stay far below 2^53")]
fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peak(group: &str, bytes: usize, parts: usize) -> Peak {
        Peak { group: group.to_owned(), size: "1×1".to_owned(), bytes, parts }
    }

    #[test]
    fn memory_per_shape_is_compared_with_the_smallest_of_the_group() {
        let peaks = [
            peak("memory, layout", 1_000_000, 10),
            peak("memory, layout", 4_000_000, 20),
            peak("memory, SVG", 9_000_000, 1),
        ];
        let measures = measures(&peaks);
        assert_eq!((measures[0].values.median, measures[0].unit.as_str()), (1000.0, "kB"));
        assert_eq!(measures[0].says, "100000 bytes a shape, 10 shapes; goal linear in shapes: met");
        assert_eq!(measures[1].says, "200000 bytes a shape, 20 shapes; goal linear in shapes: NOT MET");
        assert!(measures[2].says.ends_with(": met"), "{}", measures[2].says);
    }

    #[test]
    fn memory_of_a_run_is_given_per_step() {
        let says = measures(&[peak("memory of a run", 85_300, 10)]).remove(0).says;
        assert_eq!(says, "8530 bytes a step, of which each has an event a party");
    }
}
