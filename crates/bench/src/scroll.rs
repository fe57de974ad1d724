//! What web/bench/scroll.mjs prints: how evenly the frames of a scrolled page came.

use std::fmt::Write as _;

use super::figures::{Times, three};
use super::measure::{Measure, Role};
use super::report::verdict;

/// A page that was scrolled in one way.
#[derive(Debug, PartialEq)]
pub(crate) struct Scroll {
    /// Parties × steps.
    pub(crate) size: String,
    /// How: `steady down`, `wheel sideways`.
    pub(crate) how: String,
    /// The ladder's page.
    pub(crate) ladder: Frames,
    /// A page with nothing on it.
    pub(crate) empty: Frames,
}

/// The frames of one page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frames {
    /// The times between them.
    pub(crate) times: Times,
    /// What 95 of 100 are not above, in ms.
    pub(crate) p95: f64,
    /// How many came late.
    pub(crate) late: usize,
    /// How many tasks took 50 ms or more.
    pub(crate) long: usize,
    /// The longest of those, in ms.
    pub(crate) longest: f64,
}

impl Frames {
    /// How many of 100 came late.
    fn late_of_100(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let [late, count] = [self.late as f64, self.times.count.max(1) as f64];
        100.0 * late / count
    }
}

/// Reads lines such as `scroll 1000×100 ladder steady down 300 16.6 16.7 16.8 33.4 2 1 60`: the number of frames, the
/// least time between two, the median, the one of 95 in 100, the greatest, how many were late, how many tasks were long
/// and the longest.
pub(crate) fn scrolls(lines: &[String]) -> Vec<Scroll> {
    let lines: Vec<_> = lines.iter().filter_map(|line| frames(line)).collect();
    let of = |(size, what, how, ladder): &(String, &str, String, Frames)| {
        let (.., empty) = lines.iter().find(|line| (&line.0, line.1, &line.2) == (size, "empty", how))?;
        let (size, how) = (size.clone(), how.clone());
        (*what == "ladder").then(|| Scroll { size, how, ladder: ladder.clone(), empty: empty.clone() })
    };
    lines.iter().filter_map(of).collect()
}

fn frames(line: &str) -> Option<(String, &str, String, Frames)> {
    let words: Vec<&str> = line.split(' ').collect();
    let ["scroll", size, what, way, direction, count, least, median, p95, greatest, late, long, longest] = words[..]
    else {
        return None;
    };
    let ms = |text: &str| text.parse::<f64>().ok();
    let times = Times { median: ms(median)?, least: ms(least)?, greatest: ms(greatest)?, count: count.parse().ok()? };
    let (late, long) = (late.parse().ok()?, long.parse().ok()?);
    let frames = Frames { times, p95: ms(p95)?, late, long, longest: ms(longest)? };
    Some((size.to_owned(), what, format!("{way} {direction}"), frames))
}

/// What is known of the frames, for the report: a ladder scrolls at the display's rate if at most so many more of 100 frames are
/// late than on an empty page.
const LATE: f64 = 1.0;

impl Scroll {
    /// The times between the frames, and beside them those of the empty page.
    pub(crate) fn measures(self) -> [Measure; 2] {
        let Self { size, how, ladder, empty } = self;
        let [late, floor] = [&ladder, &empty].map(Frames::late_of_100);
        let mut says = format!(
            "95 % within {} ms, on an empty page {} ms; {late:.1} % late, there {floor:.1} %; ",
            three(ladder.p95),
            three(empty.p95)
        );
        if ladder.long > 0 {
            let _ = write!(says, "{} long tasks, the longest {} ms; ", ladder.long, three(ladder.longest));
        }
        says.push_str(&verdict("the display's rate", late <= floor + LATE));
        let measure = |frames: Frames| Measure::ours(&format!("frames, scrolled {how}"), &size, frames.times);
        [measure(ladder).saying(says), measure(empty).in_role(Role::Floor, "an empty page")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|&line| line.to_owned()).collect()
    }

    #[test]
    fn the_ladder_is_beside_the_empty_page_that_was_scrolled_alike() {
        let read = scrolls(&lines(&[
            "the address has 7320 characters",
            "scroll 1000×100 empty steady down 300 16.6 16.7 16.8 33.4 3 0 0",
            "scroll 1000×100 ladder steady down 200 16.6 16.7 50.1 66.8 20 2 61",
        ]));
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].size.as_str(), read[0].how.as_str()), ("1000×100", "steady down"));
        let [ladder, empty] = [&read[0].ladder, &read[0].empty].map(Frames::late_of_100);
        assert!((ladder - 10.0).abs() < 1e-9 && (empty - 1.0).abs() < 1e-9, "{ladder} {empty}");
        let Frames { times, p95, long, longest, .. } = &read[0].ladder;
        assert_eq!((times.median, times.greatest, *p95, *long, *longest), (16.7, 66.8, 50.1, 2, 61.0));
    }

    #[test]
    fn a_ladder_without_its_empty_page_is_left_out() {
        assert_eq!(scrolls(&lines(&["scroll 1×1 ladder steady down 2 1 1 1 1 0 0 0"])), []);
    }

    fn scroll(late: usize, long: usize) -> [Measure; 2] {
        let frames = |late, long| {
            let times = Times { median: 16.0, least: 8.0, greatest: 32.0, count: 200 };
            Frames { times, p95: 17.0, late, long, longest: 61.0 }
        };
        let (size, how) = ("9×9".to_owned(), "wheel down".to_owned());
        Scroll { size, how, ladder: frames(late, long), empty: frames(10, 0) }.measures()
    }

    #[test]
    fn a_scrolled_ladder_may_be_late_as_often_as_an_empty_page_and_hardly_more() {
        let [ours, floor] = scroll(12, 0);
        let says =
            "95 % within 17.0 ms, on an empty page 17.0 ms; 6.0 % late, there 5.0 %; goal the display's rate: met";
        assert_eq!(
            (ours.group.as_str(), ours.says.as_str(), floor.role),
            ("frames, scrolled wheel down", says, Role::Floor)
        );
        assert!(scroll(13, 0)[0].says.ends_with("NOT MET"));
    }

    #[test]
    fn long_tasks_are_told_where_there_are_any() {
        assert!(scroll(2, 2)[0].says.contains("2 long tasks, the longest 61.0 ms; "));
    }
}
