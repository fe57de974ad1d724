//! Frames of a scrolled ladder, beside those of an empty page that scrolled in the same way.

use std::fmt::Write as _;

use crate::goals;
use crate::measure::Measure;
use crate::record::{Frames, Role};
use crate::values::{Values, p95, three};

/// Measures of the intervals between frames. A ladder without its empty page is left out.
pub(crate) fn measures(all: &[Frames]) -> Vec<Measure> {
    let of = |ladder: &Frames| {
        let is_beside =
            |other: &&Frames| other.page == "empty" && (&other.size, &other.how) == (&ladder.size, &ladder.how);
        told(ladder, all.iter().find(is_beside)?)
    };
    all.iter().filter(|frames| frames.page == "ladder").filter_map(of).flatten().collect()
}

fn told(ladder: &Frames, empty: &Frames) -> Option<[Measure; 2]> {
    let [late, floor] = [ladder, empty].map(late_of_100);
    let mut says = format!(
        "95 % within {} ms, on an empty page {} ms; {late:.1} % late, there {floor:.1} %; ",
        three(p95(&ladder.intervals)?),
        three(p95(&empty.intervals)?)
    );
    if !ladder.long.is_empty() {
        let longest = ladder.long.iter().copied().fold(0.0, f64::max);
        let _ = write!(says, "{} long tasks, the longest {} ms; ", ladder.long.len(), three(longest));
    }
    says.push_str(&goals::late(late, floor));
    let group = format!("frames, scrolled {}", ladder.how);
    let measure = |frames: &Frames| Some(Measure::ours(&group, &ladder.size, Values::of(&frames.intervals)?));
    Some([measure(ladder)?.saying(says), measure(empty)?.in_role(Role::Floor, "an empty page")])
}

/// Late frames in percent.
fn late_of_100(frames: &Frames) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred frames")]
    let [late, count] = [frames.late as f64, frames.intervals.len().max(1) as f64];
    100.0 * late / count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(page: &str, late: usize, long: &[f64]) -> Frames {
        let [size, page, how] = ["9×9", page, "wheel down"].map(str::to_owned);
        Frames { size, page, how, intervals: vec![16.0; 200], late, long: long.to_vec() }
    }

    fn says(late: usize, long: &[f64]) -> String {
        measures(&[frames("empty", 10, &[]), frames("ladder", late, long)])[0].says.clone()
    }

    #[test]
    fn one_percent_more_late_frames_than_an_empty_page_is_met() {
        let met =
            "95 % within 16.0 ms, on an empty page 16.0 ms; 6.0 % late, there 5.0 %; goal the display's rate: met";
        assert_eq!(says(12, &[]), met);
        assert!(says(13, &[]).ends_with("NOT MET"));
    }

    #[test]
    fn long_tasks_are_counted() {
        assert!(says(2, &[50.0, 61.0]).contains("2 long tasks, the longest 61.0 ms; "));
    }

    #[test]
    fn the_empty_page_is_the_floor() {
        let measures = measures(&[frames("empty", 0, &[]), frames("ladder", 0, &[])]);
        let told: Vec<_> = measures.iter().map(|measure| (measure.group.as_str(), measure.role)).collect();
        let group = "frames, scrolled wheel down";
        assert_eq!(told, [(group, Role::Ours), (group, Role::Floor)]);
    }

    #[test]
    fn a_ladder_without_its_empty_page_is_left_out() {
        assert_eq!(measures(&[frames("ladder", 0, &[])]), []);
    }
}
