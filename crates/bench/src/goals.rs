//! Goals of the measures, and the verdict on each. A missed goal fails nothing.

use crate::measure::Measure;

/// Minimum ratio of the quickest peer's time to the ladder's, in the browser.
const LADDER: f64 = 20.0;

/// A live element or page is drawn within this share of the time that the quickest peer takes.
const START: f64 = 1.0 / 3.0;

/// The page's first picture, which stands in its HTML, is displayed within this share of the time that the quickest peer takes.
const PICTURE: f64 = 1.0 / 5.0;

/// Maxima, by group and size, in the unit of the measure.
const MOST: [(&str, &str, f64); 4] = [
    ("weight of the Explore page", "brotli", 180.0),
    ("weight of the element", "brotli", 160.0),
    ("native, layout and SVG", "1000×10000", 1000.0),
    ("page of 1,000 parties", "1000×100, one more request", 60.0),
];

/// The maximum for a question of any kind, in ms.
const QUESTION: f64 = 1.0;

/// Parties, and the maximum of script per click, in ms.
const SCRIPT: (&str, f64) = ("3", 2.0);

/// Parties, and the maximum of the 95th percentile from click to display, in ms.
const PRESENTED: [(&str, f64); 2] = [("100", 16.7), ("1000", 50.0)];

/// A scrolled ladder may have this much more late frames than an empty page, in percent of all frames.
const LATE: f64 = 1.0;

/// Memory is linear in the parts if it takes at most this many times the bytes per part of the smallest size.
const GROWTH: f64 = 1.1;

/// The verdict on a measure of ours beside its quickest peer; nothing if there is no goal for it.
pub(crate) fn goal(ours: &Measure, quickest: Option<&Measure>) -> Option<String> {
    let median = ours.values.median;
    let most = MOST.iter().find(|(group, size, _)| (*group, *size) == (ours.group.as_str(), ours.size.as_str()));
    if let Some((_, _, most)) = most {
        return Some(verdict(&format!("at most {most} {}", ours.unit), median <= *most));
    }
    if ours.group == "question, native" {
        return Some(verdict(&format!("at most {QUESTION} ms"), median <= QUESTION));
    }
    let peer = quickest?.values.median;
    match ours.group.as_str() {
        "ladder in Chromium" => Some(verdict("at least 20 times as fast", peer >= LADDER * median)),
        "start of an element" | "start of an element with its figure" if ours.size == "live" => {
            Some(verdict("at most a third", median <= START * peer))
        }
        "start of the page" if ours.size == "live, with a fragment" => {
            Some(verdict("at most a third", median <= START * peer))
        }
        "start of the page" if ours.size == "first picture, without a fragment" => {
            Some(verdict("at most a fifth", median <= PICTURE * peer))
        }
        _ => None,
    }
}

/// The verdict on the script time of a click in a call of this size.
pub(crate) fn script(parties: &str, ms: f64) -> Option<String> {
    let (of, most) = SCRIPT;
    (of == parties).then(|| verdict(&format!("script within {most} ms"), ms <= most))
}

/// The verdict on the 95th percentile from click to display in a call of this size.
pub(crate) fn presented(parties: &str, p95: f64) -> Option<String> {
    let (_, most) = PRESENTED.iter().find(|(of, _)| *of == parties)?;
    Some(verdict(&format!("95 % within {most} ms"), p95 <= *most))
}

/// The verdict on late frames, in percent, of a ladder and of an empty page.
pub(crate) fn late(ladder: f64, empty: f64) -> String {
    verdict("the display's rate", ladder <= empty + LATE)
}

/// The verdict on bytes per part, beside those of the smallest size.
pub(crate) fn linear(parts: &str, each: f64, smallest: f64) -> String {
    verdict(&format!("linear in {parts}"), each <= GROWTH * smallest)
}

fn verdict(goal: &str, met: bool) -> String {
    format!("goal {goal}: {}", if met { "met" } else { "NOT MET" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Values;

    fn measure(group: &str, size: &str, median: f64) -> Measure {
        Measure::ours(group, size, Values::once(median))
    }

    #[test]
    fn a_weight_has_a_maximum() {
        let told = |kb| goal(&measure("weight of the element", "brotli", kb).in_unit("kB"), None);
        assert_eq!(told(160.0).as_deref(), Some("goal at most 160 kB: met"));
        assert_eq!(told(160.1).as_deref(), Some("goal at most 160 kB: NOT MET"));
    }

    #[test]
    fn one_more_request_has_a_maximum() {
        let told = goal(&measure("page of 1,000 parties", "1000×100, one more request", 61.0), None);
        assert_eq!(told.as_deref(), Some("goal at most 60 ms: NOT MET"));
    }

    #[test]
    fn the_ladder_is_compared_with_its_peer() {
        let peer = measure("ladder in Chromium", "3×5", 40.0);
        let told = |ms| goal(&measure("ladder in Chromium", "3×5", ms), Some(&peer));
        assert_eq!(told(2.0).as_deref(), Some("goal at least 20 times as fast: met"));
        assert_eq!(told(2.1).as_deref(), Some("goal at least 20 times as fast: NOT MET"));
    }

    #[test]
    fn a_live_element_takes_a_third_of_its_peer() {
        let peer = measure("start of an element", "live", 300.0);
        let told = |size, ms| goal(&measure("start of an element", size, ms), Some(&peer));
        assert_eq!(told("live", 101.0).as_deref(), Some("goal at most a third: NOT MET"));
        assert_eq!(told("first picture", 101.0), None);
    }

    #[test]
    fn the_first_picture_of_the_page_takes_a_fifth_of_its_peer() {
        let peer = measure("start of the page", "first picture, without a fragment", 300.0);
        let told = |ms| goal(&measure("start of the page", "first picture, without a fragment", ms), Some(&peer));
        assert_eq!(told(60.0).as_deref(), Some("goal at most a fifth: met"));
        assert_eq!(told(60.1).as_deref(), Some("goal at most a fifth: NOT MET"));
    }

    #[test]
    fn a_measure_without_a_goal_has_no_verdict() {
        assert_eq!(goal(&measure("native, SVG", "16×160", 1.0), None), None);
    }
}
