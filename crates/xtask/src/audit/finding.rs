//! How a check of the dependencies ended.

use std::fmt;

use anyhow::Result;
use xshell::Cmd;

/// How a check ended, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ending {
    Passed,
    NotChecked,
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    what: String,
    pub(super) ending: Ending,
    said: String,
}

impl Finding {
    pub(super) fn new(what: &str, ending: Ending, said: impl Into<String>) -> Self {
        Self { what: what.to_owned(), ending, said: said.into() }
    }

    /// The finding of a check that passes if the program succeeds. Otherwise its output is shown.
    pub(super) fn of(what: &str, command: Cmd<'_>, passed: &str) -> Result<Self> {
        let output = command.quiet().ignore_status().output()?;
        if output.status.success() {
            return Ok(Self::new(what, Ending::Passed, passed));
        }
        eprintln!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        Ok(Self::new(what, Ending::Failed, "the lines above say what and where"))
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
