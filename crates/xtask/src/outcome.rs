//! The outcomes of the steps of `cargo xtask test`, and their summary.

use std::fmt;
use std::time::Duration;

use crate::tally::Tally;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) name: &'static str,
    pub(crate) took: Duration,
    /// Tests of the step. A step without tests of its own counts as one check. `None`: a step that it needs did not pass.
    pub(crate) tally: Option<Tally>,
}

impl Outcome {
    pub(crate) fn has_passed(&self) -> bool {
        self.tally.is_some_and(|tally| tally.failed == 0)
    }
}

/// A table of the steps. Its last line is `N passed, N failed`.
#[derive(Debug)]
pub(crate) struct Summary<'steps>(pub(crate) &'steps [Outcome]);

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<12} {:<8} {:>8} {:>7} {:>7}", "step", "result", "seconds", "passed", "failed")?;
        let mut sum = Tally::default();
        for outcome in self.0 {
            let result = match outcome.tally {
                None => "not run",
                Some(_) if outcome.has_passed() => "passed",
                Some(_) => "FAILED",
            };
            let tally = outcome.tally.unwrap_or_default();
            let Tally { passed, failed, skipped } = tally;
            write!(f, "{:<12} {result:<8} {:>8.1}", outcome.name, outcome.took.as_secs_f32())?;
            let skipped = if skipped > 0 { format!("  ({skipped} skipped)") } else { String::new() };
            writeln!(f, " {passed:>7} {failed:>7}{skipped}")?;
            sum += tally;
        }
        write!(f, "\n{} passed, {} failed", sum.passed, sum.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_is_a_table_and_then_the_sum() {
        let outcome = |name, seconds, tally| Outcome { name, took: Duration::from_secs(seconds), tally };
        let outcomes = [
            outcome("fmt", 1, Some(Tally::PASSED)),
            outcome("tests", 12, Some(Tally { passed: 40, failed: 2, skipped: 3 })),
            outcome("browser", 0, None),
        ];
        assert_eq!(
            Summary(&outcomes).to_string(),
            "step         result    seconds  passed  failed\n\
             fmt          passed        1.0       1       0\n\
             tests        FAILED       12.0      40       2  (3 skipped)\n\
             browser      not run       0.0       0       0\n\
             \n\
             41 passed, 2 failed"
        );
    }
}
