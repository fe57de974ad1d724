//! What web/bench/run.mjs prints: a line for each time that something was drawn in the browser.

use super::figures::Times;

/// The same sequence, drawn by both.
#[derive(Debug, PartialEq)]
pub(crate) struct Pair {
    /// Lanes × messages.
    pub(crate) size: String,
    /// The ladder.
    pub(crate) ours: Times,
    /// mermaid.
    pub(crate) mermaid: Times,
}

impl Pair {
    /// How many times as fast the ladder is, by the medians.
    pub(crate) fn ratio(&self) -> f64 {
        self.mermaid.median / self.ours.median
    }
}

/// Reads lines such as `run 3×5 ours 1.105 ms`; sizes in the order in which they were measured.
pub(crate) fn read(lines: &[String]) -> Vec<Pair> {
    let runs: Vec<_> = lines.iter().filter_map(|line| run(line)).collect();
    let times = |size: &str, who: &str| {
        let of = |run: &&Run<'_>| run.size == size && run.who == who;
        Times::of(&runs.iter().filter(of).map(|run| run.ms).collect::<Vec<_>>())
    };
    let mut sizes: Vec<&str> = runs.iter().map(|run| run.size).collect();
    sizes.dedup();
    let pair =
        |size: &str| Some(Pair { size: size.to_owned(), ours: times(size, "ours")?, mermaid: times(size, "mermaid")? });
    sizes.into_iter().filter_map(pair).collect()
}

/// One line.
struct Run<'line> {
    size: &'line str,
    who: &'line str,
    ms: f64,
}

fn run(line: &str) -> Option<Run<'_>> {
    let words: Vec<&str> = line.split(' ').collect();
    let ["run", size, who, ms, "ms"] = words[..] else { return None };
    Some(Run { size, who, ms: ms.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_gathered_by_size() {
        let lines = ["browser 1.2", "run 3×5 ours 1 ms", "run 3×5 mermaid 30 ms", "run 3×5 ours 3 ms"];
        let lines =
            [&lines[..], &["run 3×5 mermaid 50 ms", "run 50×200 ours 4 ms", "run 50×200 mermaid 90 ms"]].concat();
        let pairs = read(&lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>());
        assert_eq!(pairs.iter().map(|pair| pair.size.as_str()).collect::<Vec<_>>(), ["3×5", "50×200"]);
        assert_eq!((pairs[0].ours.median, pairs[0].mermaid.count, pairs[0].ratio()), (2.0, 2, 20.0));
    }

    #[test]
    fn a_size_that_only_one_drew_is_no_pair() {
        assert_eq!(read(&["run 3×5 ours 1 ms".to_owned()]), []);
    }
}
