//! The last lines of `cargo xtask test`: a table of the steps, then the sum.

use std::fmt;

use crate::step::{Ending, Outcome};
use crate::tally::Tally;

/// Every step that has ended, shown as a table; its last line is `N passed, N failed`.
#[derive(Debug)]
pub(crate) struct Summary<'steps>(pub(crate) &'steps [Outcome]);

impl Summary<'_> {
    /// The sum over all steps.
    pub(crate) fn tally(&self) -> Tally {
        let mut sum = Tally::default();
        for outcome in self.0 {
            sum += outcome.tally;
        }
        sum
    }

    /// Whether every step ran and passed.
    pub(crate) fn all_passed(&self) -> bool {
        self.0.iter().all(|outcome| outcome.ending == Ending::Passed)
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<12} {:<8} {:>8} {:>7} {:>7}", "step", "result", "seconds", "passed", "failed")?;
        for outcome in self.0 {
            let ending = match outcome.ending {
                Ending::Passed => "passed",
                Ending::Failed => "FAILED",
                Ending::NotRun => "not run",
            };
            let Tally { passed, failed, skipped } = outcome.tally;
            let seconds = outcome.took.as_secs_f32();
            write!(f, "{:<12} {ending:<8} {seconds:>8.1} {passed:>7} {failed:>7}", outcome.name)?;
            if skipped > 0 {
                write!(f, "  ({skipped} skipped)")?;
            }
            writeln!(f)?;
        }
        let Tally { passed, failed, .. } = self.tally();
        write!(f, "\n{passed} passed, {failed} failed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_last_line_is_the_sum_alone() {
        let tally = |passed, failed, skipped| Tally { passed, failed, skipped };
        let outcome =
            |name, ending, seconds, tally| Outcome { name, ending, took: Duration::from_secs(seconds), tally };
        let outcomes = [
            outcome("fmt", Ending::Passed, 1, tally(1, 0, 0)),
            outcome("tests", Ending::Failed, 12, tally(40, 2, 3)),
            outcome("browser", Ending::NotRun, 0, tally(0, 0, 0)),
        ];
        let summary = Summary(&outcomes);
        assert_eq!(
            summary.to_string(),
            "step         result    seconds  passed  failed\n\
             fmt          passed        1.0       1       0\n\
             tests        FAILED       12.0      40       2  (3 skipped)\n\
             browser      not run       0.0       0       0\n\
             \n\
             41 passed, 2 failed"
        );
        assert!(!summary.all_passed());
    }
}
