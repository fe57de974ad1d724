//! The result of a check of the audit, in one line.

use std::fmt;

/// How a check ended, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ending {
    Passed,
    NotChecked,
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) what: String,
    pub(super) ending: Ending,
    pub(super) said: String,
}

impl Finding {
    pub(super) fn new(what: &str, ending: Ending, said: impl Into<String>) -> Self {
        Self { what: what.to_owned(), ending, said: said.into() }
    }
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
    fn a_check_that_was_not_made_is_no_pass() {
        assert!(Ending::Failed > Ending::NotChecked && Ending::NotChecked > Ending::Passed);
        let line = Finding::new("npm web/tools", Ending::NotChecked, "no answer").to_string();
        assert_eq!(line, "npm web/tools          NOT CHECKED  no answer");
    }
}
