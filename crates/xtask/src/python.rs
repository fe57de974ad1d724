//! Python: the model is held against a second statement of the reference in it (`tests/oracle`), and MkDocs is written in it.

use std::process::Command;

use crate::failure::Failure;
use crate::{debian, process, setup, version};

/// The oldest Python that works: the one that MkDocs' theme asks for.
const OLDEST: (u32, u32) = (3, 8);

/// Where to look, in every failure about Python.
const REMEDY: &str = "install Python 3.8 or newer (from python.org or your system's packages) so that `python3` is in PATH, \
                      and start again";

/// The `python3` program.
pub(crate) fn python() -> Command {
    Command::new("python3")
}

/// Checks that Python is there and new enough; installs it where Debian's packages can be installed.
pub(crate) fn bring() -> Result<(), Failure> {
    let ask = || process::answer(python().arg("--version"));
    if ask().is_none() && debian::is_root_here() {
        setup::say("python3 (states the reference's tables a second time, in tests): Debian's package, some seconds");
        debian::install(&["python3"])?;
    }
    judge(ask().as_deref())
}

/// Judges what `python3 --version` printed, if it ran at all.
fn judge(printed: Option<&str>) -> Result<(), Failure> {
    let Some(printed) = printed else {
        return Err(Failure::new("Python was not found: there is no `python3` in PATH", REMEDY));
    };
    match version::major_and_minor(printed) {
        Some(there) if there >= OLDEST => Ok(()),
        _ => Err(Failure::new(format!("Python is too old: `python3 --version` says {printed}"), REMEDY)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_3_8_and_newer_will_do() {
        assert_eq!(judge(Some("Python 3.8.0")), Ok(()));
        assert_eq!(judge(Some("Python 3.14.1")), Ok(()));
    }

    #[test]
    fn an_older_python_and_none_are_refused_with_what_to_install() {
        for (printed, says) in [(Some("Python 3.7.9"), "says Python 3.7.9"), (None, "no `python3` in PATH")] {
            let failure = judge(printed).expect_err(says).to_string();
            assert!(failure.contains(says) && failure.contains("install Python 3.8 or newer"), "{failure}");
        }
    }
}
