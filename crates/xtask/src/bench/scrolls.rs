//! What web/bench/scroll.mjs prints: how evenly the frames of a scrolled page came, and how long the reader waits.

use super::figures::Times;

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
    pub(crate) fn late_of_100(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let [late, count] = [self.late as f64, self.times.count.max(1) as f64];
        100.0 * late / count
    }
}

/// A time that the reader waits until something is drawn.
#[derive(Debug, PartialEq)]
pub(crate) struct Wait {
    /// Parties × steps.
    pub(crate) size: String,
    /// What for: `open`, `request`, `undo`.
    pub(crate) what: String,
    /// How long.
    pub(crate) times: Times,
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

/// Reads lines such as `wait 1000×100 open 1203.0 ms`; in the order in which they first came.
pub(crate) fn waits(lines: &[String]) -> Vec<Wait> {
    let mut waits: Vec<((&str, &str), Vec<f64>)> = Vec::new();
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let ["wait", size, what, ms, "ms"] = words[..] else { continue };
        let Ok(ms) = ms.parse() else { continue };
        match waits.iter_mut().find(|(key, _)| *key == (size, what)) {
            Some((_, times)) => times.push(ms),
            None => waits.push(((size, what), vec![ms])),
        }
    }
    let wait = |((size, what), times): ((&str, &str), Vec<f64>)| {
        Some(Wait { size: size.to_owned(), what: what.to_owned(), times: Times::of(&times)? })
    };
    waits.into_iter().filter_map(wait).collect()
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

    #[test]
    fn waits_are_gathered_by_what_for() {
        let read = waits(&lines(&["wait 1×1 request 3 ms", "wait 1×1 undo 9 ms", "wait 1×1 request 5 ms"]));
        let read: Vec<_> = read.iter().map(|wait| (wait.what.as_str(), wait.times.median, wait.times.count)).collect();
        assert_eq!(read, [("request", 4.0, 2), ("undo", 9.0, 1)]);
    }
}
