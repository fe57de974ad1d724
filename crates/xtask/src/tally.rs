//! How many tests passed and failed.

use std::ops::AddAssign;

/// Counts of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: u32,
    /// Tests that failed.
    pub(crate) failed: u32,
    /// Tests that were not run on purpose.
    pub(crate) skipped: u32,
}

impl Tally {
    /// One check that passed.
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };

    /// Reads a line such as `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; …`.
    ///
    /// Rust's tests end with it, one per program, and so do the browser's (web/e2e/tally.mjs).
    pub(crate) fn read(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let count = |what: &str| counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok());
        Some(Self { passed: count("passed")?, failed: count("failed")?, skipped: count("ignored").unwrap_or(0) })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u32, failed: u32, skipped: u32) -> Tally {
        Tally { passed, failed, skipped }
    }

    #[test]
    fn the_last_line_of_a_rust_test_program_is_counted() {
        let line = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.03s";
        assert_eq!(Tally::read(line), Some(tally(5, 0, 1)));
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s";
        assert_eq!(Tally::read(line), Some(tally(12, 3, 0)));
    }

    #[test]
    fn the_last_line_of_the_browser_tests_is_counted() {
        let line = "test result: ok. 7 passed; 0 failed; 2 ignored";
        assert_eq!(Tally::read(line), Some(tally(7, 0, 2)));
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(Tally::read("test tests::a_name ... ok"), None);
        assert_eq!(Tally::read("test result: something else"), None);
        assert_eq!(Tally::read(""), None);
    }

    #[test]
    fn tallies_add_up() {
        let mut sum = tally(5, 0, 1);
        sum += tally(2, 1, 0);
        assert_eq!(sum, tally(7, 1, 1));
    }
}
