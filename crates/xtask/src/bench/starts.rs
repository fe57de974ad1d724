//! What web/bench/start.mjs prints: a line for each navigation, with the time of the first paint and of what the page is for.

use super::figures::Times;

/// The navigations to one page.
#[derive(Debug, PartialEq)]
pub(crate) struct Start {
    /// What is on it: `text`, `element`, `figure` (the element with its static figure), `mermaid`.
    pub(crate) what: String,
    /// How long until something was painted: with the figure, that is the diagram.
    pub(crate) first: Times,
    /// How long until what the page is for was painted.
    pub(crate) done: Times,
}

/// Reads lines such as `start element 80.5 120.0 ms`, gathered by page in the order in which those first came.
pub(crate) fn read(lines: &[String]) -> Vec<Start> {
    let starts: Vec<_> = lines.iter().filter_map(|line| start(line)).collect();
    let mut pages: Vec<&str> = Vec::new();
    for (page, _) in &starts {
        if !pages.contains(page) {
            pages.push(page);
        }
    }
    let of = |page: &str| {
        let each = |place: usize| {
            let times = starts.iter().filter(|(name, _)| *name == page).map(|(_, times)| times[place]);
            Times::of(&times.collect::<Vec<_>>())
        };
        Some(Start { what: page.to_owned(), first: each(0)?, done: each(1)? })
    };
    pages.into_iter().filter_map(of).collect()
}

fn start(line: &str) -> Option<(&str, [f64; 2])> {
    let words: Vec<&str> = line.split(' ').collect();
    let ["start", page, first, done, "ms"] = words[..] else { return None };
    Some((page, [first.parse().ok()?, done.parse().ok()?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn navigations_are_gathered_by_page() {
        let lines = ["start text 10 12 ms", "start element 50 60 ms", "start text 20 22 ms", "start text x y ms"];
        let starts = read(&lines.map(str::to_owned));
        let medians: Vec<_> =
            starts.iter().map(|start| (start.what.as_str(), start.first.median, start.done.median)).collect();
        assert_eq!(medians, [("text", 15.0, 17.0), ("element", 50.0, 60.0)]);
    }
}
