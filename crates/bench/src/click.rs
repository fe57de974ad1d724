//! What web/bench/click.mjs prints: a line for each click, with the time until its frame and what that was spent on.

use super::figures::{self, Times, three};
use super::measure::{Measure, Role};
use super::report::verdict;

/// A click in a call of so many parties takes at most this many ms of script.
const SCRIPT: (&str, f64) = ("3", 2.0);

/// In a call of so many parties, 95 of 100 clicks are on the display within this many ms.
const PRESENTED: [(&str, f64); 2] = [("100", 16.7), ("1000", 50.0)];

/// What the empty page calls its button.
const EMPTY: &str = "text";

/// The clicks on one button of one page.
#[derive(Debug, PartialEq)]
pub(crate) struct Clicks {
    /// Parties × steps; nothing on the empty page.
    pub(crate) size: String,
    /// On what: `request`, `undo`, and `text` on the empty page.
    pub(crate) what: String,
    /// How long until the display had the frame.
    pub(crate) presented: Times,
    /// What 95 of 100 of those are not above, in ms.
    pub(crate) p95: f64,
    /// How long until the main thread was done with the frame: the median, as of all that follow, in ms.
    pub(crate) painted: f64,
    /// The main thread's work on script, with what that forces.
    pub(crate) script: f64,
    /// Style, layout and preparing to paint that script forces.
    pub(crate) forced: f64,
    /// Style and layout when they are due.
    pub(crate) layout: f64,
    /// Paint, up to handing the frame over.
    pub(crate) paint: f64,
}

/// Reads lines such as `click 3×1 request 20.1 15.2 1.5 2.5 0.3 0.9 ms`: presented, painted, script alone, forced, layout
/// and paint. They are gathered by size and button, in the order in which those first came.
pub(crate) fn read(lines: &[String]) -> Vec<Clicks> {
    let clicks: Vec<_> = lines.iter().filter_map(|line| click(line)).collect();
    let mut keys: Vec<(&str, &str)> = Vec::new();
    for (key, _) in &clicks {
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    let of = |(size, what)| {
        let all = clicks.iter().filter(|(key, _)| *key == (size, what)).map(|(_, times)| *times);
        gathered(size, what, &all.collect::<Vec<_>>())
    };
    keys.into_iter().filter_map(of).collect()
}

fn click(line: &str) -> Option<((&str, &str), [f64; 6])> {
    let words: Vec<&str> = line.split(' ').collect();
    let ["click", size, what, times @ .., "ms"] = &words[..] else { return None };
    let times: Vec<f64> = times.iter().map(|ms| ms.parse().ok()).collect::<Option<_>>()?;
    Some(((size, what), times.try_into().ok()?))
}

fn gathered(size: &str, what: &str, all: &[[f64; 6]]) -> Option<Clicks> {
    let each = |of: fn(&[f64; 6]) -> f64| all.iter().map(of).collect::<Vec<_>>();
    let median = |of| Times::of(&each(of)).map(|times| times.median);
    let presented = each(|times| times[0]);
    Some(Clicks {
        size: size.to_owned(),
        what: what.to_owned(),
        presented: Times::of(&presented)?,
        p95: figures::p95(&presented)?,
        painted: median(|times| times[1])?,
        script: median(|times| times[2] + times[3])?,
        forced: median(|times| times[3])?,
        layout: median(|times| times[4])?,
        paint: median(|times| times[5])?,
    })
}

/// The times until the display had the frame, for the report: each button of each call, and beside it that of the empty page.
pub(crate) fn measures(all: &[Clicks]) -> Vec<Measure> {
    let empty = all.iter().find(|clicks| clicks.what == EMPTY);
    let of = |clicks: &Clicks| {
        let Clicks { size, what, presented, .. } = clicks;
        let word = if what == "request" { "Release" } else { "Undo" };
        let measure = |times| Measure::ours("click to display", &format!("{size}, {word}"), times);
        let floor = empty.map(|empty| measure(empty.presented).in_role(Role::Floor, "an empty page, one text"));
        [Some(measure(*presented).in_role(Role::Ours, "the page").saying(says(clicks, empty))), floor]
            .into_iter()
            .flatten()
    };
    all.iter().filter(|clicks| clicks.what != EMPTY).flat_map(of).collect()
}

/// What the time is spent on, and whether the goals are met. What the empty page takes stands beside it.
fn says(clicks: &Clicks, empty: Option<&Clicks>) -> String {
    let Clicks { size, p95, painted, script, forced, layout, paint, .. } = clicks;
    let [within, painted, whole, forced, layout, paint] =
        [p95, painted, script, forced, layout, paint].map(|ms| three(*ms));
    let beside = empty.map(|empty| format!(", on an empty page {} ms", three(empty.p95))).unwrap_or_default();
    let mut says = format!(
        "95 % within {within} ms{beside}; painted after {painted} ms; work: script {whole} ms, of which {forced} ms are layout \
         that it forces, other style and layout {layout} ms, paint {paint} ms"
    );
    let parties = size.split('×').next();
    if parties == Some(SCRIPT.0) {
        says = format!("{says}; {}", verdict(&format!("script within {} ms", SCRIPT.1), *script <= SCRIPT.1));
    }
    if let Some((_, most)) = PRESENTED.iter().find(|(of, _)| parties == Some(of)) {
        says = format!("{says}; {}", verdict(&format!("95 % within {most} ms"), p95 <= most));
    }
    says
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clicks(size: &str, what: &str, p95: f64, script: f64) -> Clicks {
        let (size, what) = (size.to_owned(), what.to_owned());
        let presented = Times { median: 10.0, least: 5.0, greatest: 20.0, count: 40 };
        Clicks { size, what, presented, p95, painted: 9.0, script, forced: 1.0, layout: 0.5, paint: 2.0 }
    }

    #[test]
    fn clicks_say_what_their_time_is_spent_on() {
        assert_eq!(
            says(&clicks("0×0", "text", 12.0, 1.5), Some(&clicks("0×0", "text", 11.0, 1.5))),
            "95 % within 12.0 ms, on an empty page 11.0 ms; painted after 9.00 ms; work: script 1.50 ms, of which 1.00 ms are layout \
             that it forces, other style and layout 0.500 ms, paint 2.00 ms"
        );
    }

    #[test]
    fn each_size_of_a_call_has_a_goal_of_its_own_for_clicks() {
        assert!(says(&clicks("3×1", "undo", 99.0, 2.0), None).ends_with("; goal script within 2 ms: met"));
        assert!(says(&clicks("3×1", "request", 9.0, 2.1), None).ends_with("; goal script within 2 ms: NOT MET"));
        assert!(says(&clicks("100×1", "request", 16.7, 9.0), None).ends_with("; goal 95 % within 16.7 ms: met"));
        assert!(says(&clicks("1000×1", "request", 50.1, 9.0), None).ends_with("; goal 95 % within 50 ms: NOT MET"));
    }

    #[test]
    fn each_click_stands_beside_that_of_the_empty_page() {
        let measures = measures(&[clicks("0×0", "text", 1.0, 1.0), clicks("3×1", "undo", 1.0, 1.0)]);
        let told: Vec<_> = measures.iter().map(|measure| (measure.size.as_str(), measure.role)).collect();
        assert_eq!(told, [("3×1, Undo", Role::Ours), ("3×1, Undo", Role::Floor)]);
    }

    fn lines(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|&line| line.to_owned()).collect()
    }

    #[test]
    fn clicks_are_gathered_by_size_and_button() {
        let read = read(&lines(&[
            "click 0×0 text 6 5 0.5 0 0.25 1 ms",
            "click 3×1 request 20 15 1 2 0.5 4 ms",
            "click 3×1 undo 9 8 1 0 0 1 ms",
            "click 3×1 request 30 25 2 8 1.5 6 ms",
        ]));
        let names: Vec<_> = read.iter().map(|clicks| (clicks.size.as_str(), clicks.what.as_str())).collect();
        assert_eq!(names, [("0×0", "text"), ("3×1", "request"), ("3×1", "undo")]);
        let Clicks { presented, p95, painted, script, forced, layout, paint, .. } = &read[1];
        assert_eq!((presented.median, presented.count, *p95), (25.0, 2, 30.0));
        assert_eq!([*painted, *script, *forced, *layout, *paint], [20.0, 6.5, 5.0, 1.0, 5.0]);
    }

    #[test]
    fn other_lines_are_passed_over() {
        let short = "click 3×1 request 20 15 1 2 ms";
        let words = "click 3×1 request 20 15 a b c d ms";
        assert_eq!(read(&lines(&["wait 3×1 open 3 ms", short, words])), []);
    }
}
