//! The last lines of `cargo xtask bench`: one table in Markdown.

use std::fmt;

use super::clicks::Clicks;
use super::divan::Row;
use super::figures::{Times, three};
use super::runs::Pair;
use super::scrolls::{Frames, Scroll, Wait};
use super::starts::Start;

/// In the browser, at least this many times as fast as mermaid.
const RATIO: f64 = 20.0;

/// The runs that each size has in the browser, unless one is too slow for it.
const RUNS: usize = 5;

/// Natively, at most this many ms for the largest size.
const LONGEST: f64 = 1000.0;

/// Memory is linear in shapes if the largest size takes at most this many times the bytes a shape of the smallest.
const GROWTH: f64 = 1.1;

/// A ladder scrolls at the display's rate if at most so many more of 100 frames are late than on an empty page.
const LATE: f64 = 1.0;

/// A click in a call of so many parties takes at most this many ms of script.
const SCRIPT: (&str, f64) = ("3", 2.0);

/// In a call of so many parties, 95 of 100 clicks are on the display within this many ms.
const PRESENTED: [(&str, f64); 2] = [("100", 16.7), ("1000", 50.0)];

/// A live element is there after at most so much of the time that mermaid takes.
const THIRD: f64 = 1.0 / 3.0;

/// What it was measured on.
#[derive(Debug)]
pub(crate) struct Machine<'line> {
    /// The version of Chromium.
    pub(crate) chromium: &'line str,
    /// The version of mermaid.
    pub(crate) mermaid: &'line str,
    /// How many processors this program may use.
    pub(crate) processors: usize,
}

/// What was measured of the page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// How long its reader waits.
    pub(crate) waits: Vec<Wait>,
    /// How it scrolls.
    pub(crate) scrolls: Vec<Scroll>,
    /// How soon clicks are on the display.
    pub(crate) clicks: Vec<Clicks>,
    /// How soon a live element is there.
    pub(crate) starts: Vec<Start>,
}

/// The table.
#[derive(Debug)]
pub(crate) struct Table<'line> {
    machine: Machine<'line>,
    /// What, lanes × messages, median, least to greatest, runs, what follows from it.
    rows: Vec<[String; 6]>,
}

impl<'line> Table<'line> {
    /// The table of all that was measured.
    pub(crate) fn new(machine: Machine<'line>, pairs: &[Pair], page: &Page, native: &[Row]) -> Self {
        let mut rows = Vec::new();
        for pair in pairs {
            let goal = verdict("at least 20 times", pair.ratio() >= RATIO);
            let mut says = format!("{} times as fast; {goal}", three(pair.ratio()));
            if pair.mermaid.count < RUNS {
                says.push_str("; fewer runs, because mermaid is slow");
            }
            rows.push(timed("in Chromium", &pair.size, pair.ours, says));
            rows.push(timed("in Chromium, mermaid", &pair.size, pair.mermaid, String::new()));
        }
        rows.extend(page.waits.iter().map(waited));
        rows.extend(page.scrolls.iter().map(scrolled));
        rows.extend(page.clicks.iter().map(clicked));
        let mermaid = page.starts.iter().find(|start| start.what == "mermaid").map(|start| start.done.median);
        rows.extend(page.starts.iter().map(|start| started(start, mermaid)));
        let counts_time = |row: &&Row| row.peak.is_none();
        for (place, row) in native.iter().enumerate().filter(|(_, row)| counts_time(row)) {
            let what = match row.bench.as_str() {
                "both" => "native, layout and SVG",
                "svg" => "native, SVG",
                _ => "native, layout",
            };
            let messages = row.name.rsplit('×').next().and_then(|count| count.parse::<f64>().ok());
            let mut says = messages.map_or_else(String::new, |messages| {
                format!("{} µs a message", three(row.times.median * 1000.0 / messages))
            });
            // The sizes rise, so the last of a bench is its largest.
            if row.bench == "both" && native.get(place + 1).is_none_or(|next| next.bench != row.bench) {
                says = format!("{says}; {}", verdict("under a second", row.times.median < LONGEST));
            }
            rows.push(timed(what, &row.name, row.times, says));
        }
        let mut smallest: Option<(&str, f64)> = None;
        for row in native {
            let (Some(peak), Some((size, shapes))) = (row.peak, shapes(&row.name)) else { continue };
            let each = peak / shapes;
            let first = *smallest.get_or_insert((&row.bench, each));
            let (_, first) = if first.0 == row.bench { first } else { *smallest.insert((&row.bench, each)) };
            let what = if row.bench == "memory_svg" { "memory, SVG" } else { "memory, layout" };
            let goal = verdict("linear in shapes", each <= GROWTH * first);
            let says = format!("{} bytes a shape, {shapes} shapes; {goal}", three(each));
            let [most, none] = [format!("{} MB", three(peak / 1e6)), String::new()];
            rows.push([what.to_owned(), size.to_owned(), most, none.clone(), none, says]);
        }
        Self { machine, rows }
    }
}

/// How long the reader of the page waits.
fn waited(wait: &Wait) -> [String; 6] {
    let what = match wait.what.as_str() {
        "open" => "page, opened",
        "request" => "page, one more request",
        _ => "page, undo",
    };
    timed(what, &wait.size, wait.times, String::new())
}

/// The times between the frames of the page while it is scrolled.
fn scrolled(scroll: &Scroll) -> [String; 6] {
    let Scroll { size, how, ladder, empty } = scroll;
    let [late, floor] = [ladder, empty].map(Frames::late_of_100);
    let mut says = format!(
        "95 % of frames within {} ms, on an empty page {} ms; {late:.1} % late, there {floor:.1} %; ",
        three(ladder.p95),
        three(empty.p95)
    );
    if ladder.long > 0 {
        says.push_str(&format!("{} long tasks, the longest {} ms; ", ladder.long, three(ladder.longest)));
    }
    says.push_str(&verdict("the display's rate", late <= floor + LATE));
    timed(&format!("page, frames, scrolled {how}"), size, ladder.times, says)
}

/// The times from navigation to what a page is for. `mermaid` is the median of mermaid's.
fn started(start: &Start, mermaid: Option<f64>) -> [String; 6] {
    let what = match start.what.as_str() {
        "text" => "start, a line of text",
        "element" => "start, a live element",
        "figure" => "start, a live element with its figure",
        _ => "start, mermaid",
    };
    let mut says = format!("first paint {} ms", three(start.first.median));
    if let (Some(mermaid), "element" | "figure") = (mermaid, start.what.as_str()) {
        let part = start.done.median / mermaid;
        says.push_str(&format!("; {} of mermaid's time; {}", three(part), verdict("at most a third", part <= THIRD)));
    }
    timed(what, "3×5", start.done, says)
}

/// The times from clicks on a button to the frames that show what they did.
fn clicked(clicks: &Clicks) -> [String; 6] {
    let what = match clicks.what.as_str() {
        "request" => "page, click on Release",
        "undo" => "page, click on Undo",
        _ => "empty page, click that changes a text",
    };
    let Clicks { size, presented, p95, painted, script, forced, layout, paint, .. } = clicks;
    let [within, painted, whole, forced, layout, paint] =
        [p95, painted, script, forced, layout, paint].map(|ms| three(*ms));
    let mut says = format!(
        "95 % within {within} ms; painted after {painted} ms; work: script {whole} ms, of which {forced} ms are layout \
         that it forces, other style and layout {layout} ms, paint {paint} ms"
    );
    let parties = size.split('×').next();
    if parties == Some(SCRIPT.0) {
        says = format!("{says}; {}", verdict(&format!("script within {} ms", SCRIPT.1), *script <= SCRIPT.1));
    }
    if let Some((_, most)) = PRESENTED.iter().find(|(of, _)| parties == Some(of)) {
        says = format!("{says}; {}", verdict(&format!("95 % within {most} ms"), p95 <= most));
    }
    timed(what, size, *presented, says)
}

/// The lanes × messages and the number of shapes in a name such as `3×5 11 shapes`.
fn shapes(name: &str) -> Option<(&str, f64)> {
    let (size, shapes) = name.split_once(' ')?;
    Some((size, shapes.strip_suffix(" shapes")?.parse().ok()?))
}

fn timed(what: &str, size: &str, times: Times, says: String) -> [String; 6] {
    let spread = format!("{}–{} ms", three(times.least), three(times.greatest));
    let median = format!("{} ms", three(times.median));
    [what.to_owned(), size.to_owned(), median, spread, times.count.to_string(), says]
}

fn verdict(goal: &str, met: bool) -> String {
    format!("goal {goal}: {}", if met { "met" } else { "NOT MET" })
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Machine { chromium, mermaid, processors } = self.machine;
        writeln!(
            f,
            "Chromium {chromium}, mermaid {mermaid}, {processors} processors. Sizes are lanes × messages, of the page parties × steps.\n"
        )?;
        let head = ["what", "size", "median", "least–greatest", "runs", "which is"].map(str::to_owned);
        let rule = ["---", "---:", "---:", "---:", "---:", "---"].map(str::to_owned);
        let lines = [&head, &rule].into_iter().chain(&self.rows);
        let lines: Vec<_> = lines.map(|cells| format!("| {} |", cells.join(" | "))).collect();
        f.write_str(&lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(median: f64, count: usize) -> Times {
        Times { median, least: median / 2.0, greatest: median * 2.0, count }
    }

    fn row(bench: &str, name: &str, median: f64, peak: Option<f64>) -> Row {
        Row { bench: bench.to_owned(), name: name.to_owned(), times: times(median, 100), peak }
    }

    fn table(pairs: &[Pair], native: &[Row]) -> String {
        Table::new(Machine { chromium: "1.2", mermaid: "3.4", processors: 2 }, pairs, &Page::default(), native)
            .to_string()
    }

    #[test]
    fn each_size_in_the_browser_says_whether_the_goal_is_met() {
        let pair =
            |size: &str, count| Pair { size: size.to_owned(), ours: times(2.0, count), mermaid: times(50.0, count) };
        let slow = Pair { mermaid: times(39.0, 2), ..pair("50×200", 2) };
        assert_eq!(
            table(&[pair("3×5", 5), slow], &[]),
            "Chromium 1.2, mermaid 3.4, 2 processors. Sizes are lanes × messages, of the page parties × steps.\n\n\
             | what | size | median | least–greatest | runs | which is |\n\
             | --- | ---: | ---: | ---: | ---: | --- |\n\
             | in Chromium | 3×5 | 2.00 ms | 1.00–4.00 ms | 5 | 25.0 times as fast; goal at least 20 times: met |\n\
             | in Chromium, mermaid | 3×5 | 50.0 ms | 25.0–100 ms | 5 |  |\n\
             | in Chromium | 50×200 | 2.00 ms | 1.00–4.00 ms | 2 | 19.5 times as fast; \
             goal at least 20 times: NOT MET; fewer runs, because mermaid is slow |\n\
             | in Chromium, mermaid | 50×200 | 39.0 ms | 19.5–78.0 ms | 2 |  |"
        );
    }

    #[test]
    fn only_the_largest_size_has_the_goal_of_a_second() {
        let text = table(&[], &[row("both", "10×100", 1.0, None), row("both", "20×200", 2.0, None)]);
        let lines: Vec<_> = text.lines().skip(4).collect();
        assert!(lines[0].ends_with("| 100 | 10.0 µs a message |"), "{text}");
        assert!(lines[1].ends_with("| 10.0 µs a message; goal under a second: met |"), "{text}");
    }

    #[test]
    fn memory_is_told_by_the_shape_and_compared_with_the_smallest() {
        let peaks = [("memory_layout", "1×1 10 shapes", 1e6), ("memory_layout", "2×2 20 shapes", 4e6)];
        let more = [("memory_svg", "1×1 10 shapes", 5e6)];
        let rows: Vec<_> =
            peaks.iter().chain(&more).map(|(bench, name, peak)| row(bench, name, 1.0, Some(*peak))).collect();
        let text = table(&[], &rows);
        let lines: Vec<_> = text.lines().skip(4).collect();
        assert!(lines[0].ends_with("100000 bytes a shape, 10 shapes; goal linear in shapes: met |"), "{text}");
        assert!(lines[1].ends_with("200000 bytes a shape, 20 shapes; goal linear in shapes: NOT MET |"), "{text}");
        assert_eq!(lines[2].split(" | ").next(), Some("| memory, SVG"));
        assert!(lines[2].ends_with("goal linear in shapes: met |"), "{text}");
    }

    #[test]
    fn a_scrolled_ladder_may_be_late_as_often_as_an_empty_page_and_hardly_more() {
        let frames = |late| Frames { times: times(16.0, 200), p95: 17.0, late, long: 0, longest: 0.0 };
        let scroll = |late, empty| {
            let (size, how) = ("9×9".to_owned(), "wheel down".to_owned());
            scrolled(&Scroll { size, how, ladder: frames(late), empty: frames(empty) })
        };
        let says = "95 % of frames within 17.0 ms, on an empty page 17.0 ms; 6.0 % late, there 5.0 %; \
                    goal the display's rate: met";
        let cells = ["page, frames, scrolled wheel down", "9×9", "16.0 ms", "8.00–32.0 ms", "200", says];
        assert_eq!(scroll(12, 10), cells);
        assert!(scroll(13, 10)[5].ends_with("NOT MET"));
    }

    #[test]
    fn long_tasks_are_told_where_there_are_any() {
        let frames = |long| Frames { times: times(16.0, 200), p95: 17.0, late: 0, long, longest: 61.0 };
        let (size, how) = ("9×9".to_owned(), "wheel down".to_owned());
        let says = scrolled(&Scroll { size, how, ladder: frames(2), empty: frames(0) })[5].clone();
        assert!(says.contains("2 long tasks, the longest 61.0 ms; "), "{says}");
    }

    #[test]
    fn a_wait_is_a_row() {
        let wait = Wait { size: "9×9".to_owned(), what: "open".to_owned(), times: times(20.0, 5) };
        assert_eq!(waited(&wait), ["page, opened", "9×9", "20.0 ms", "10.0–40.0 ms", "5", ""]);
    }

    fn clicks(size: &str, what: &str, p95: f64, script: f64) -> String {
        let (size, what, presented) = (size.to_owned(), what.to_owned(), times(10.0, 40));
        let (painted, forced, layout, paint) = (9.0, 1.0, 0.5, 2.0);
        let [.., says] = clicked(&Clicks { size, what, presented, p95, painted, script, forced, layout, paint });
        says
    }

    #[test]
    fn clicks_say_what_their_time_is_spent_on() {
        assert_eq!(
            clicks("0×0", "text", 12.0, 1.5),
            "95 % within 12.0 ms; painted after 9.00 ms; work: script 1.50 ms, of which 1.00 ms are layout \
             that it forces, other style and layout 0.500 ms, paint 2.00 ms"
        );
    }

    #[test]
    fn each_size_of_a_call_has_a_goal_of_its_own_for_clicks() {
        assert!(clicks("3×1", "undo", 99.0, 2.0).ends_with("; goal script within 2 ms: met"));
        assert!(clicks("3×1", "request", 9.0, 2.1).ends_with("; goal script within 2 ms: NOT MET"));
        assert!(clicks("100×1", "request", 16.7, 9.0).ends_with("; goal 95 % within 16.7 ms: met"));
        assert!(clicks("1000×1", "request", 50.1, 9.0).ends_with("; goal 95 % within 50 ms: NOT MET"));
    }
}
