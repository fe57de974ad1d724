//! What a check of the audit found, in one line.

use std::fmt;

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// It found nothing wrong.
    Passed,
    /// It found something.
    Failed,
    /// It could not be made, so nobody knows.
    NotChecked,
}

/// A check that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    what: String,
    ending: Ending,
    said: String,
}

impl Finding {
    pub(super) fn passed(what: impl Into<String>, said: impl Into<String>) -> Self {
        Self { what: what.into(), ending: Ending::Passed, said: said.into() }
    }

    pub(super) fn failed(what: impl Into<String>, said: impl Into<String>) -> Self {
        Self { what: what.into(), ending: Ending::Failed, said: said.into() }
    }

    pub(super) fn has_passed(&self) -> bool {
        self.ending == Ending::Passed
    }

    pub(super) fn not_checked(what: impl Into<String>, said: impl Into<String>) -> Self {
        Self { what: what.into(), ending: Ending::NotChecked, said: said.into() }
    }
}

/// How all of them ended. What failed is the worst; what was not checked has not passed.
pub(super) fn all(findings: &[Finding]) -> Ending {
    let is_any = |ending| findings.iter().any(|finding| finding.ending == ending);
    [Ending::Failed, Ending::NotChecked].into_iter().find(|ending| is_any(*ending)).unwrap_or(Ending::Passed)
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ending = match self.ending {
            Ending::Passed => "passed",
            Ending::Failed => "FAILED",
            Ending::NotChecked => "NOT CHECKED",
        };
        write!(f, "{:<22} {ending:<11}  {}", self.what, self.said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_checked_has_not_passed() {
        let (passed, failed) = (Finding::passed("a", ""), Finding::failed("b", ""));
        let not_checked = Finding::not_checked("c", "");
        assert_eq!(all(std::slice::from_ref(&passed)), Ending::Passed);
        assert_eq!(all(&[passed.clone(), not_checked.clone()]), Ending::NotChecked);
        assert_eq!(all(&[not_checked, failed, passed]), Ending::Failed);
    }

    #[test]
    fn a_finding_is_one_line() {
        let line = Finding::not_checked("npm web/tools", "no answer").to_string();
        assert_eq!(line, "npm web/tools          NOT CHECKED  no answer");
    }
}
